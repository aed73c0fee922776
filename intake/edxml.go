package intake

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// EdXML is one message ("gói tin edXML") of the national exchange of documents
// (QCVN 102:2016/BTTTT), read as far as its header goes. Document is what it
// would become; Lines tell element by element how that came about.
type EdXML struct {
	File        string
	Document    register.Document
	Lines       []EdXMLLine // in order of the file
	Attachments int         // passed over
	Refused     []Refusal   // why there is no document; Row is a line of the file, Column an element
	Warnings    []Refusal
}

// EdXMLLine is an element of the header that says something.
type EdXMLLine struct {
	Element  string         // below the header: To[2]/OrganId
	Raw      string         // as the message has it
	Field    string         // of the document, as its JSON form names it; "" when nothing was taken
	Value    string         // what was taken
	Why      register.Fault // why nothing was taken, or what was guessed; Text is "" for what is plain
	Proposed bool           // a person has to look at it
	at       *element
}

// Accepted reports that the message became a document.
func (m EdXML) Accepted() bool { return len(m.Refused) == 0 }

// WithoutException is the message whose proposed exception nobody wants.
func (m EdXML) WithoutException() EdXML {
	m.Document.Exception, m.Document.Evidence = "", ""
	m.Lines = slices.DeleteFunc(slices.Clone(m.Lines), func(l EdXMLLine) bool { return l.Field == "exception" || l.Field == "evidence" })
	return m
}

// edxmlLabels are the words for the fields a message can fill.
var edxmlLabels = []struct{ field, text string }{
	{field: "uid", text: "Identity of the message"}, {field: "sender", text: "Sender"}, {field: "to", text: "To (main addressees)"},
	{field: "cc", text: "Copies to"}, {field: "symbol", text: "Symbol"}, {field: "date", text: "Date of the document"}, {field: "type", text: "Type"},
	{field: "subject", text: "Subject"}, {field: "signer", text: "Signer"}, {field: "signing", text: "Signing form"}, {field: "replyDue", text: "Answer due"},
	{field: "urgency", text: "Urgency"}, {field: "secrecy", text: "Secrecy"}, {field: "copies", text: "Copies"}, {field: "pages", text: "Pages"},
	{field: "inReplyTo", text: "Answers document"}, {field: "exception", text: "Exception"}, {field: "evidence", text: "Evidence of the exception"},
	{field: "relations", text: "Related documents"}, {field: "note", text: "Note"}, {field: "arrived", text: "Arrived on"},
}

// Label returns the English words for the line's field, which the translation
// files know; "" when nothing was taken.
func (l EdXMLLine) Label() string {
	for _, x := range edxmlLabels {
		if x.field == l.Field {
			return x.text
		}
	}
	return l.Field
}

// Desk is where messages are read: the office whose register it is, its tree of
// units, and the day.
type Desk struct {
	Org    *register.Org
	Office string
	Today  register.Date
}

// ParseEdXML reads a message. What it cannot accept it refuses with line,
// element and reason; it never fails otherwise.
func (k Desk) ParseEdXML(file string, raw []byte) EdXML {
	m := &edxmlReader{desk: k, EdXML: EdXML{File: file}}
	switch {
	case len(raw) > MaxEdXML:
		m.tooLarge()
		return m.EdXML
	case len(bytes.TrimSpace(raw)) == 0:
		m.refuse(nil, fault("", string(ErrEmptyFile)))
		return m.EdXML
	}
	root, attachments, bad := scanEdXML(raw)
	if bad != nil {
		m.Refused = append(m.Refused, bad.refusal(file))
		return m.EdXML
	}
	m.Attachments = attachments
	m.read(root)
	return m.EdXML
}

// edxmlReader makes a document of the elements of one message.
type edxmlReader struct {
	EdXML
	desk  Desk
	root  *element
	head  *element // MessageHeader
	trace *element // TraceHeaderList; nil when there is none
	taken map[*element]bool
}

func (m *edxmlReader) read(root *element) {
	m.root, m.head, m.taken = root, root.find("MessageHeader"), map[*element]bool{}
	m.trace = root.find("TraceHeaderList")
	if state := root.find("StatusCode"); state != nil {
		m.refuse(state, fault("", "This message tells how a document fared ({status}); it brings no document.", "status", edxmlStatus(state.value())))
		return
	}
	if m.head == nil {
		m.refuse(root, fault("", "The message has no header with a document (MessageHeader)."))
		return
	}
	m.paper()
	m.parties()
	m.arrival()
	m.signer()
	m.more()
	m.answers()
	m.business()
	m.identity()
	m.leftovers(m.head)
	m.leftovers(m.trace)
	m.Document = m.Document.Clean()
	m.validate()
	slices.SortStableFunc(m.Lines, func(a, b EdXMLLine) int { return cmp.Compare(a.at.order, b.at.order) })
}

// edxmlStatus names what a receiver tells about a document.
func edxmlStatus(code string) string {
	words := map[string]string{"01": "đã đến", "02": "từ chối tiếp nhận", "03": "đã tiếp nhận", "04": "phân công", "05": "đang xử lý", "06": "hoàn thành",
		"13": "lấy lại", "15": "đồng ý lấy lại, cập nhật", "16": "từ chối lấy lại, cập nhật"}
	if len(code) == 1 {
		code = "0" + code
	}
	return strings.TrimSpace(shorten(code) + " " + words[code])
}

// validate refuses the document for its faults, at the elements they come from.
func (m *edxmlReader) validate() {
	for _, f := range append(m.Document.Validate(), m.longTexts()...) {
		if slices.ContainsFunc(m.Refused, func(r Refusal) bool { return r.Fault.Field == f.Field }) {
			continue // it was told why
		}
		e := m.head
		if i := slices.IndexFunc(m.Lines, func(l EdXMLLine) bool { return l.Field == f.Field }); i >= 0 {
			e = m.Lines[i].at
		}
		m.Refused = append(m.Refused, Refusal{m.File, e.line, e.path, f})
	}
}

// longTexts finds what only a message made to do harm is long in.
func (m *edxmlReader) longTexts() register.Faults {
	var fs register.Faults
	check := func(field, text string) {
		if n := len([]rune(text)); n > register.MaxText {
			fs = append(fs, fault(field, "This text has {n} characters; at most {max} are kept.", "n", strconv.Itoa(n), "max", strconv.Itoa(register.MaxText)))
		}
	}
	d := m.Document
	check("sender", d.Sender.Text)
	check("inReplyTo", d.InReplyTo)
	for _, p := range d.To {
		check("to", p.Text)
	}
	for _, p := range d.CC {
		check("cc", p.Text)
	}
	return fs
}

func (m *edxmlReader) refuse(e *element, why register.Fault) {
	r := Refusal{File: m.File, Fault: why}
	if e != nil {
		r.Row, r.Column = e.line, e.path
	}
	m.Refused = append(m.Refused, r)
}

func (m *edxmlReader) tooLarge() {
	m.refuse(nil, fault("", "The file is larger than {max} MB.", "max", strconv.Itoa(MaxEdXML>>20)))
}

func (m *edxmlReader) warn(e *element, why register.Fault) {
	m.Warnings = append(m.Warnings, Refusal{m.File, e.line, e.path, why})
}

// take notes that an element gave a field its value.
func (m *edxmlReader) take(e *element, field, value string) {
	m.line(e, field, value, register.Fault{}, false)
}

// propose is take for what was guessed or is for a person to decide; it is a
// warning as well.
func (m *edxmlReader) propose(e *element, field, value string, why register.Fault) {
	m.line(e, field, value, why, true)
	m.warn(e, why)
}

// leave notes that an element gave nothing, and why.
func (m *edxmlReader) leave(e *element, why register.Fault) { m.line(e, "", "", why, false) }

func (m *edxmlReader) line(e *element, field, value string, why register.Fault, proposed bool) {
	m.taken[e] = true
	m.Lines = append(m.Lines, EdXMLLine{e.path, shorten(e.value()), field, value, why, proposed, e})
}

// leftovers lists what no field was found for.
func (m *edxmlReader) leftovers(e *element) {
	if e == nil || e.name == "Signature" || e.name == "DigitalSignature" {
		return
	}
	if e.foreign {
		m.leave(e, fault("", "It belongs to another standard."))
		return
	}
	if !m.taken[e] && e.value() != "" {
		m.leave(e, whyNowhere(e))
	}
	for _, c := range e.children {
		if c != m.trace || e == m.trace {
			m.leftovers(c)
		}
	}
}

// whyNowhere says why the register takes nothing from an element.
func whyNowhere(e *element) register.Fault {
	switch e.name {
	case "OrganAdd", "Email", "Telephone", "Fax", "Website", "Mobile", "Staff", "Department":
		return fault("", "Ways to reach an agency are not kept with its documents.")
	case "OrganizationInCharge":
		return fault("", "Whose agency it is, the tree of agencies says.")
	case "Type", "TypeDetail":
		return fault("", "The name of the type says it.")
	case "Timestamp", "Time":
		return fault("", "An earlier stop on the way.")
	}
	return fault("", "The register has no field for it.")
}
