package intake

import (
	"slices"
	"strings"

	"kycuong/register"
)

// answered is a document that the message answers.
type answered struct {
	organ  register.Party
	symbol string
	day    register.Date
}

// answers reads which documents this one answers (ResponseFor). When a main
// addressee itself asked for it, that is evidence for the exception E1 – the
// superior asked the unit directly – which is proposed, for a person to decide.
func (m *edxmlReader) answers() {
	var symbols, proofs []string
	var first *element
	for _, e := range m.head.all("ResponseFor") {
		a := m.answered(e)
		if a.symbol == "" {
			continue
		}
		symbols = append(symbols, a.symbol)
		asked := slices.ContainsFunc(m.Document.To, func(p register.Party) bool {
			return p.Code != "" && a.organ.Code != "" && register.UnitKey(p.Code) == register.UnitKey(a.organ.Code)
		})
		if asked {
			proofs = append(proofs, a.proof(m.desk.Org))
			if first == nil {
				first = e
			}
		}
	}
	m.Document.InReplyTo = strings.Join(symbols, "; ")
	if first == nil {
		return
	}
	m.Document.Exception, m.Document.Evidence = "E1", strings.Join(proofs, "; ")+" (đề xuất theo edXML)"
	m.propose(first, "exception", m.Document.Exception, fault("exception", "The addressee asked for this answer itself: the exception E1 is proposed, a person has to decide."))
	m.line(first, "evidence", m.Document.Evidence, register.Fault{}, true)
}

// answered reads one ResponseFor, whose parts may only stand in its identity.
func (m *edxmlReader) answered(e *element) answered {
	id := e.child("DocumentId")
	organ, day, symbol := cutDocumentID(id.value())
	a := answered{symbol: m.answeredSymbol(e, symbol), day: day}
	if d, err := parseDate(e.child("PromulgationDate").value()); err == nil && d != 0 {
		a.day = d
	}
	if text := e.child("OrganId").value(); text != "" {
		organ = text
	}
	a.organ = register.Party{Text: organ}
	if u, ok := m.desk.Org.At(organ, m.Document.Date); ok {
		a.organ.Code = u.Code
	}
	for _, x := range append([]*element{e}, e.children...) {
		if x.value() != "" && !m.taken[x] && a.symbol != "" {
			m.take(x, "inReplyTo", a.symbol)
		}
	}
	if a.symbol == "" {
		m.notRead(e, "inReplyTo", fault("inReplyTo", "It names no document by number and symbol."))
	}
	return a
}

// answeredSymbol reads the Code of a ResponseFor, as a text or in its parts.
func (m *edxmlReader) answeredSymbol(e *element, otherwise string) string {
	code := e.child("Code")
	if text := joinSymbol(code.child("CodeNumber").value(), code.child("CodeNotation").value()); text != "" {
		for _, c := range code.children {
			if c.value() != "" {
				m.take(c, "inReplyTo", text)
			}
		}
		return text
	}
	if code.value() != "" {
		return code.value()
	}
	return otherwise
}

// proof writes the document as evidence is written: 77/UBND-TH ngày 05/10/2023 của
// UBND tỉnh.
func (a answered) proof(org *register.Org) string {
	text := a.symbol
	if a.day != 0 {
		text += " ngày " + a.day.String()
	}
	return text + " của " + org.Name(a.organ.Code, a.day)
}

// business reads what kind of message it is (BussinessDocType, so spelt in the
// standard). One that withdraws a document brings
// none; one that replaces others names them.
func (m *edxmlReader) business() {
	b := m.root.find("Bussiness")
	kind, reason := b.child("BussinessDocType"), b.child("BussinessDocReason")
	switch kind.value() {
	case "":
	case "0":
		m.leave(kind, fault("", "It is a new document."))
	case "1":
		m.refuse(kind, fault("", "The message withdraws {symbol}; nothing is entered. Find the document in the register, and void or return it.", "symbol", shorten(m.Document.Symbol)))
	case "2":
		m.propose(kind, "note", "Cập nhật", fault("note", "The message changes a document sent before. If that is in the register, compare the two and correct it there."))
		m.Document.Note = "Cập nhật"
	case "3":
		m.propose(kind, "note", "Thay thế", fault("note", "The message replaces a document sent before; that one stays in the register."))
		m.Document.Note = "Thay thế"
		m.replaced(b.child("ReplacementInfoList"))
	default:
		m.notRead(kind, "note", fault("note", "“{text}” is no kind of message that is known; it is read as a new document.", "text", shorten(kind.value())))
	}
	if m.Document.Note != "" && reason.value() != "" {
		m.Document.Note += ": " + reason.value()
		m.take(reason, "note", m.Document.Note)
	}
}

// replaced reads the documents that this one takes the place of.
func (m *edxmlReader) replaced(list *element) {
	for _, info := range list.all("ReplacementInfo") {
		id := info.child("DocumentId")
		_, day, symbol := cutDocumentID(id.value())
		if symbol == "" {
			if id.value() != "" {
				m.notRead(id, "relations", fault("relations", "It names no document by number and symbol."))
			}
			continue
		}
		r := register.Relation{Kind: register.Replaces, Symbol: symbol, Date: day}
		m.Document.Relations = append(m.Document.Relations, r)
		m.take(id, "relations", r.String())
	}
}

// maxMessageID keeps identities within what the store takes as one.
const maxMessageID = 190

// identity gives the document a UID that every copy of the message has, so that
// it is entered once: the identity of the document in one spelling.
func (m *edxmlReader) identity() {
	d := &m.Document
	e := m.head.child("DocumentId")
	text := e.value()
	organ, day, symbol := cutDocumentID(text)
	if text == "" && d.Sender.Code != "" && d.Symbol != "" && d.Date != 0 {
		organ, day, symbol = d.Sender.Code, d.Date, d.Symbol
	}
	if symbol != "" {
		text = register.CanonicalCode(organ) + "," + day.ISO() + "," + register.SymbolKey(symbol)
	}
	if text == "" {
		return
	}
	if len(text) > maxMessageID {
		m.notRead(e, "uid", fault("uid", "The identity of the message is longer than {max} characters.", "max", "190"))
		return
	}
	d.UID = "edxml:" + text
	if e != nil {
		m.take(e, "uid", d.UID)
	}
}
