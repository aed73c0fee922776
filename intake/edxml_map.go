package intake

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// paper reads what identifies the paper: number and symbol, date, type, subject.
func (m *edxmlReader) paper() {
	d := &m.Document
	code := m.head.child("Code")
	id := m.head.child("DocumentId")
	_, day, symbol := cutDocumentID(id.value())
	d.Symbol = m.symbol(code)
	if d.Symbol == "" && symbol != "" {
		d.Symbol = symbol
		m.propose(id, "symbol", symbol, fault("symbol", "The message has no number and symbol (Code); they are taken from its identity."))
	} else if symbol != "" && register.SymbolKey(symbol) != register.SymbolKey(d.Symbol) {
		m.warn(id, fault("symbol", "The identity of the message says {other}, its number and symbol are {symbol}.", "other", shorten(symbol), "symbol", shorten(d.Symbol)))
	}
	m.date(id, day)
	m.docType(m.head.child("DocumentType"))
	if e := m.head.child("Subject"); e.value() != "" {
		d.Subject = e.value()
		m.take(e, "subject", d.Subject)
	} else if e := m.head.child("Content"); e.value() != "" {
		d.Subject = e.value()
		m.propose(e, "subject", d.Subject, fault("subject", "The message has no subject; its content stands for it."))
	}
	if e := m.head.child("Content"); e.value() != "" && e.value() == d.Subject && !m.taken[e] {
		m.leave(e, fault("", "It is the subject once more."))
	}
}

// symbol reads a Code: its parts, or the whole in one of them.
func (m *edxmlReader) symbol(code *element) string {
	if code == nil {
		return ""
	}
	number, notation := code.child("CodeNumber"), code.child("CodeNotation")
	text := joinSymbol(number.value(), notation.value())
	if text == "" {
		text, number = code.value(), code
	}
	if text == "" {
		return ""
	}
	for _, e := range []*element{number, notation} {
		if e.value() != "" {
			m.take(e, "symbol", text)
		}
	}
	if _, err := register.ParseSymbol(text); err != nil {
		m.warn(code, fault("symbol", "“{text}” is not in the form of a number and symbol; it is kept as written.", "text", shorten(text)))
	}
	return text
}

// joinSymbol writes number and notation as they stand on the paper: the message
// counts 5, the paper says 05.
func joinSymbol(number, notation string) string {
	if _, err := register.ParseSymbol(number); err == nil || notation == "" {
		return number
	}
	if _, err := register.ParseSymbol(notation); err == nil {
		return notation
	}
	if n, err := register.ParseNumber(number); err == nil {
		number = n.String()
	}
	return strings.Trim(number+"/"+strings.TrimLeft(notation, "/ "), "/")
}

// cutDocumentID takes the identity of a document apart: "agency,YYYY/MM/DD,number/notation".
// Other forms, like random names, have no parts.
func cutDocumentID(id string) (organ string, day register.Date, symbol string) {
	parts := strings.SplitN(id, ",", 3)
	if len(parts) != 3 {
		return "", 0, ""
	}
	day, err := parseDate(strings.TrimSpace(parts[1]))
	if err != nil {
		return "", 0, ""
	}
	number, notation, _ := strings.Cut(strings.TrimSpace(parts[2]), "/")
	return strings.TrimSpace(parts[0]), day, joinSymbol(number, notation)
}

func (m *edxmlReader) date(id *element, otherwise register.Date) {
	e := m.head.child("PromulgationInfo").child("PromulgationDate")
	d, err := parseDate(e.value())
	switch {
	case err != nil:
		m.refuse(e, noDate("date", e.value()))
	case d != 0:
		m.Document.Date = d
		m.take(e, "date", d.String())
	case otherwise != 0:
		m.Document.Date = otherwise
		m.propose(id, "date", otherwise.String(), fault("date", "The message has no date (PromulgationDate); it is taken from its identity."))
	}
}

// docType reads the type by its name; where that says nothing, the symbol does.
func (m *edxmlReader) docType(e *element) {
	name := e.child("TypeName")
	if name.value() == "" && e.value() != "" {
		name = e
	}
	if t, ok := typeCalled(name.value()); ok {
		m.Document.Type = t.Code
		m.take(name, "type", t.Name)
		return
	}
	sym, err := register.ParseSymbol(m.Document.Symbol)
	if err != nil {
		return
	}
	m.Document.Type = sym.Type
	if sym.Type == "" {
		m.Document.Type = register.Letter
	}
	if i := slices.IndexFunc(m.Lines, func(l EdXMLLine) bool { return l.Field == "symbol" }); i >= 0 && name.value() == "" {
		m.take(m.Lines[i].at, "type", register.TypeName(m.Document.Type))
	} else if name.value() != "" {
		m.propose(name, "type", register.TypeName(m.Document.Type), fault("type", "“{text}” is not a type of document; the type is read from the symbol.", "text", shorten(name.value())))
	}
}

// typeCalled finds a type by its name, with or without marks, and without what
// stands in brackets behind it.
func typeCalled(name string) (register.DocType, bool) {
	name, _, _ = strings.Cut(name, "(")
	if t, ok := register.TypeByText(strings.TrimSpace(name)); ok {
		return t, true
	}
	list := register.DocTypes()
	i := slices.IndexFunc(list, func(t register.DocType) bool { return register.Fold(t.Name) == register.Fold(name) })
	if i < 0 {
		return register.DocType{}, false
	}
	return list[i], true
}

// signingForms are what stands before the title of who signs (Decree 30/2020,
// article 13); where there are two, like "TM. UBND, KT. CHỦ TỊCH", the earlier of
// this list says more about who signed.
var signingForms = []string{"TUQ", "TL", "KT", "Q", "TM"}

var signingIn = register.Pattern(`(?i)(?:^|[\s/,;(–-])(TUQ|TL|KT|Q|TM)\s*\.`)

func signingOf(text string) string {
	found := map[string]bool{strings.ToUpper(text): true}
	for _, hit := range signingIn().FindAllStringSubmatch(text, -1) {
		found[strings.ToUpper(hit[1])] = true
	}
	for _, form := range signingForms {
		if found[form] {
			return form + "."
		}
	}
	return ""
}

func (m *edxmlReader) signer() {
	info := m.head.child("SignerInfo")
	for _, name := range []string{"FullName", "Signer"} {
		if e := info.child(name); e.value() != "" && m.Document.Signer == "" {
			m.Document.Signer = e.value()
			m.take(e, "signer", e.value())
		}
	}
	for _, name := range []string{"Competence", "Position"} {
		e := info.child(name)
		if e.value() == "" {
			continue
		}
		if form := signingOf(e.value()); form != "" && m.Document.Signing == "" {
			m.Document.Signing = form
			m.take(e, "signing", form)
		} else if register.Fold(e.value()) == "truc tiep" {
			m.leave(e, fault("", "Whoever signs directly has no form of signing."))
		}
	}
}

// more reads deadline, urgency, secrecy, copies and pages.
func (m *edxmlReader) more() {
	if e := m.head.child("DueDate"); e.value() != "" {
		d, err := parseDate(e.value())
		if err != nil {
			m.notRead(e, "replyDue", noDate("replyDue", e.value()))
		} else {
			m.Document.ReplyDue = d
			m.take(e, "replyDue", d.String())
		}
	}
	info := m.head.child("OtherInfo")
	m.urgency(info.child("Priority"))
	if e := info.child("SphereOfPromulgation"); e.value() != "" {
		if secrecy, ok := register.ParseSecrecy(e.value()); ok && secrecy != register.Open {
			m.Document.Secrecy = secrecy
			m.take(e, "secrecy", secrecy.String())
		}
	}
	m.number(info.child("PromulgationAmount"), "copies", &m.Document.Copies)
	m.number(info.child("PageAmount"), "pages", &m.Document.Pages)
}

// notRead lists an element that should have given a field its value.
func (m *edxmlReader) notRead(e *element, field string, why register.Fault) {
	m.leave(e, why)
	m.warn(e, why)
}

// urgency reads a degree in words, or in the numbers of the programs most in use;
// others count otherwise, so those are for a person to look at.
func (m *edxmlReader) urgency(e *element) {
	text := e.value()
	if text == "" {
		return
	}
	codes := map[string]register.Urgency{"0": register.Normal, "1": register.Urgent, "2": register.VeryUrgent, "3": register.Flash, "4": register.Flash, "5": register.Normal}
	degree, isCode := codes[text]
	words, ok := register.ParseUrgency(text)
	switch {
	case isCode && degree == register.Normal:
		m.take(e, "urgency", "Thường")
	case isCode:
		m.Document.Urgency = degree
		m.propose(e, "urgency", degree.String(), fault("urgency", "Programs count degrees of urgency differently; {code} was read as {degree}.", "code", text, "degree", degree.String()))
	case ok:
		m.Document.Urgency = words
		m.take(e, "urgency", words.String())
	default:
		m.notRead(e, "urgency", fault("urgency", "“{text}” is not a degree of urgency.", "text", shorten(text)))
	}
}

func (m *edxmlReader) number(e *element, field string, into *int) {
	if e.value() == "" {
		return
	}
	n, err := strconv.Atoi(e.value())
	if err != nil || n < 0 {
		m.notRead(e, field, fault(field, "“{text}” is not a number.", "text", shorten(e.value())))
		return
	}
	*into = n
	m.take(e, field, e.value())
}
