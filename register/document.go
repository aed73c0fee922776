package register

import (
	"strings"
)

// Direction tells the outgoing register from the incoming one.
type Direction uint8

// The two registers of an office.
const (
	Outgoing Direction = iota + 1 // Outgoing is "văn bản đi"
	Incoming                      // Incoming is "văn bản đến"
)

// String returns the word used in files and on the command line.
func (d Direction) String() string { return [...]string{"", "outgoing", "incoming"}[d] }

// Urgency is the "độ khẩn" of a document.
type Urgency uint8

// The levels of Decree 30/2020, lowest first.
const (
	Normal     Urgency = iota
	Urgent             // khẩn
	VeryUrgent         // thượng khẩn
	Flash              // hỏa tốc
)

var urgencyNames = []string{"", "Khẩn", "Thượng khẩn", "Hỏa tốc"}

// String returns the stamp's words; "" for a normal document.
func (u Urgency) String() string { return urgencyNames[u] }

// ParseUrgency reads the words of Urgency; "thường" and blank are Normal, the
// older "hỏa tốc hẹn giờ" is Flash.
func ParseUrgency(s string) (Urgency, bool) {
	switch Fold(s) {
	case "", "thuong", "binh thuong", "khong":
		return Normal, true
	case "khan":
		return Urgent, true
	case "thuong khan":
		return VeryUrgent, true
	case "hoa toc", "hoa toc hen gio":
		return Flash, true
	}
	return Normal, false
}

// Secrecy is the "độ mật" of a document.
type Secrecy uint8

// The levels of the law on state secrets, lowest first.
const (
	Open      Secrecy = iota
	Secret            // mật
	TopSecret         // tối mật
	Supreme           // tuyệt mật
)

var secrecyNames = []string{"", "Mật", "Tối mật", "Tuyệt mật"}

// String returns the stamp's words; "" for an open document.
func (s Secrecy) String() string { return secrecyNames[s] }

// ParseSecrecy reads the words of Secrecy; "thường" and blank are Open.
func ParseSecrecy(s string) (Secrecy, bool) {
	switch Fold(s) {
	case "", "thuong", "khong", "khong mat":
		return Open, true
	case "mat":
		return Secret, true
	case "toi mat":
		return TopSecret, true
	case "tuyet mat":
		return Supreme, true
	}
	return Open, false
}

// Party is an agency or person named in a document: the unit it was
// understood as, and the words that stood there.
type Party struct {
	Code string `json:"code,omitempty" cbor:"1,keyasint,omitempty"` // "" as long as it is "chưa xác định"
	Text string `json:"text,omitempty" cbor:"2,keyasint,omitempty"`
}

// IsZero reports that nobody is named.
func (p Party) IsZero() bool { return p == Party{} }

// Document is one line of a register. The dates of the day matter: every
// judgement about it is made with the units, rules and calendar of its Date.
type Document struct {
	ID        uint64     `json:"id,omitempty" cbor:"1,keyasint,omitempty"`
	UID       string     `json:"uid,omitempty" cbor:"2,keyasint,omitempty"` // made by who logs it, so that it is never logged twice
	Direction Direction  `json:"direction,omitempty" cbor:"3,keyasint,omitempty"`
	Book      string     `json:"book,omitempty" cbor:"4,keyasint,omitempty"`
	Number    Number     `json:"-" cbor:"5,keyasint,omitempty"` // of our ledger: the number given, or the "số đến"
	Symbol    string     `json:"symbol,omitempty" cbor:"6,keyasint,omitempty"`
	Date      Date       `json:"date" cbor:"7,keyasint,omitempty"`             // ngày văn bản
	Signed    Date       `json:"signed,omitempty" cbor:"8,keyasint,omitempty"` // ngày ký
	Issued    Date       `json:"issued,omitempty" cbor:"9,keyasint,omitempty"` // "ngày phát hành", when it went out
	Type      string     `json:"type,omitempty" cbor:"10,keyasint,omitempty"`  // code of a DocType
	Subject   string     `json:"subject,omitempty" cbor:"11,keyasint,omitempty"`
	Signer    string     `json:"signer,omitempty" cbor:"12,keyasint,omitempty"`
	Signing   string     `json:"signing,omitempty" cbor:"13,keyasint,omitempty"` // TM., Q., KT., TL., TUQ. or none
	Sender    Party      `json:"sender" cbor:"14,keyasint,omitempty"`
	To        []Party    `json:"to,omitempty" cbor:"15,keyasint,omitempty"` // To are the main addressees, "Kính gửi"
	CC        []Party    `json:"cc,omitempty" cbor:"16,keyasint,omitempty"` // CC are the receivers of copies, "Nơi nhận"
	Urgency   Urgency    `json:"urgency,omitempty" cbor:"17,keyasint,omitempty"`
	Secrecy   Secrecy    `json:"secrecy,omitempty" cbor:"18,keyasint,omitempty"`
	ReplyDue  Date       `json:"replyDue,omitempty" cbor:"19,keyasint,omitempty"`
	InReplyTo string     `json:"inReplyTo,omitempty" cbor:"20,keyasint,omitempty"` // symbol of the document it answers
	Exception string     `json:"exception,omitempty" cbor:"21,keyasint,omitempty"` // E-code claimed by the clerk
	Evidence  string     `json:"evidence,omitempty" cbor:"22,keyasint,omitempty"`  // what proves the exception
	Copies    int        `json:"copies,omitempty" cbor:"23,keyasint,omitempty"`
	Note      string     `json:"note,omitempty" cbor:"24,keyasint,omitempty"`
	Voided    string     `json:"voided,omitempty" cbor:"25,keyasint,omitempty"`    // reason; a voided document is judged by no rule
	Relations []Relation `json:"relations,omitempty" cbor:"26,keyasint,omitempty"` // but what it answers

	// What some rules look at; recorded where an office wants them judged.
	Field     string   `json:"field,omitempty" cbor:"40,keyasint,omitempty"`   // lĩnh vực: code of the rulebook's field
	Content   string   `json:"content,omitempty" cbor:"41,keyasint,omitempty"` // loại nội dung: code of the rulebook's content
	Pages     int      `json:"pages,omitempty" cbor:"42,keyasint,omitempty"`   // of the dossier, A4
	Summary   int      `json:"summaryPages,omitempty" cbor:"43,keyasint,omitempty"`
	Consulted []Party  `json:"consulted,omitempty" cbor:"44,keyasint,omitempty"` // whose written opinion it needs
	Opinions  []string `json:"opinions,omitempty" cbor:"45,keyasint,omitempty"`  // symbols of the opinions enclosed
	SignedAt  Clock    `json:"signedAt,omitempty" cbor:"46,keyasint,omitempty"`
	IssuedAt  Clock    `json:"issuedAt,omitempty" cbor:"47,keyasint,omitempty"`

	// Of incoming documents only.
	Acknowledged Date   `json:"acknowledged,omitempty" cbor:"48,keyasint,omitempty"` // ngày tiếp nhận: receipt was confirmed to the sender
	Arrived      Date   `json:"arrived,omitempty" cbor:"30,keyasint,omitempty"`      // ngày đến
	Handler      Party  `json:"handler" cbor:"31,keyasint,omitempty"`                // đơn vị xử lý
	HandleDue    Date   `json:"handleDue,omitempty" cbor:"32,keyasint,omitempty"`
	Progress     string `json:"progress,omitempty" cbor:"33,keyasint,omitempty"`
	Reply        string `json:"reply,omitempty" cbor:"34,keyasint,omitempty"` // symbol of the answering document
	Returned     bool   `json:"returned,omitempty" cbor:"35,keyasint,omitempty"`
	ReturnReason string `json:"returnReason,omitempty" cbor:"36,keyasint,omitempty"`
}

// Longest texts kept; longer ones are refused, never cut.
const (
	MaxSubject = 2000
	MaxText    = 1000
	maxParties = 500
)

// Clean returns the document with every text cleaned and empty parties gone.
func (d Document) Clean() Document {
	for _, s := range []*string{&d.Book, &d.Symbol, &d.Type, &d.Subject, &d.Signer, &d.Signing, &d.InReplyTo,
		&d.Exception, &d.Evidence, &d.Note, &d.Voided, &d.Progress, &d.Reply, &d.ReturnReason} {
		*s = Clean(*s)
	}
	d.Exception = strings.ToUpper(d.Exception)
	if t, ok := TypeByText(d.Type); ok {
		d.Type = t.Code
	}
	d.Sender, d.Handler = cleanParty(d.Sender), cleanParty(d.Handler)
	d.To, d.CC = cleanParties(d.To), cleanParties(d.CC)
	d.Relations = cleanRelations(d.Relations)
	d.Field, d.Content = Clean(d.Field), Clean(d.Content)
	d.Consulted, d.Opinions = cleanParties(d.Consulted), cleanAll(d.Opinions)
	return d
}

func cleanParty(p Party) Party { return Party{Code: Clean(p.Code), Text: Clean(p.Text)} }

func cleanParties(list []Party) []Party {
	var out []Party
	for _, p := range list {
		if p = cleanParty(p); !p.IsZero() {
			out = append(out, p)
		}
	}
	return out
}

// Validate returns what is wrong with a cleaned document; nil when it may be
// kept. A symbol that cannot be read is no reason to refuse it: the register
// records what is on the paper, and a rule reports it.
func (d Document) Validate() Faults {
	var fs Faults
	add := func(field, text string, args ...any) { fs = append(fs, fault(field, text, args...)) }
	if d.Direction != Outgoing && d.Direction != Incoming {
		add("direction", "The document is neither outgoing nor incoming.")
	}
	if d.Date == 0 {
		add("date", "The date of the document is missing.")
	}
	if _, ok := TypeByText(d.Type); !ok && d.Secrecy == Open {
		if d.Type == "" {
			add("type", "The type of the document is missing.")
		} else {
			add("type", "“{type}” is not a type of document.", "type", d.Type)
		}
	}
	if d.Sender.IsZero() {
		add("sender", "The sender is missing.")
	}
	if d.Direction == Outgoing && len(d.To) == 0 && d.Secrecy == Open {
		add("to", "The main addressee is missing.")
	}
	fs = append(fs, d.textFaults()...)
	fs = append(fs, relationFaults(d.Relations)...)
	return append(fs, d.Contradictions()...)
}

func (d Document) textFaults() Faults {
	var fs Faults
	if d.Secrecy != Open {
		return d.secretFaults()
	}
	if d.Subject == "" {
		fs = append(fs, fault("subject", "The subject is missing."))
	}
	if n := len([]rune(d.Subject)); n > MaxSubject {
		fs = append(fs, fault("subject", "The subject has {n} characters; at most {max} are kept.", "n", n, "max", MaxSubject))
	}
	for _, t := range []struct{ field, text string }{{"note", d.Note}, {"evidence", d.Evidence}, {"symbol", d.Symbol},
		{"signer", d.Signer}, {"progress", d.Progress}, {"returnReason", d.ReturnReason}} {
		if n := len([]rune(t.text)); n > MaxText {
			fs = append(fs, fault(t.field, "This text has {n} characters; at most {max} are kept.", "n", n, "max", MaxText))
		}
	}
	if len(d.To) > maxParties || len(d.CC) > maxParties {
		fs = append(fs, fault("to", "More than {max} receivers.", "max", maxParties))
	}
	return fs
}

// secretFaults keeps state secrets out: of a secret document the register
// holds its number and date, nothing of what it says.
func (d Document) secretFaults() Faults {
	var fs Faults
	for _, t := range []struct{ field, text string }{{"subject", d.Subject}, {"note", d.Note}, {"evidence", d.Evidence},
		{"progress", d.Progress}, {"returnReason", d.ReturnReason}} {
		if t.text != "" {
			fs = append(fs, fault(t.field, "A document marked “{secrecy}” keeps only its number and date; its subject and content must not be entered.", "secrecy", d.Secrecy))
		}
	}
	return fs
}

// Contradictions are what a document that is filled in half-way can already be told:
// days in the wrong order, numbers that cannot be.
func (d Document) Contradictions() Faults {
	var fs Faults
	if d.Issued != 0 && d.Signed != 0 && d.Issued < d.Signed {
		fs = append(fs, fault("issued", "Issued on {issued}, before it was signed on {signed}.", "issued", d.Issued, "signed", d.Signed))
	}
	if d.Arrived != 0 && d.Date != 0 && d.Arrived < d.Date {
		fs = append(fs, fault("arrived", "Arrived on {arrived}, before its own date {date}.", "arrived", d.Arrived, "date", d.Date))
	}
	if d.Pages < 0 || d.Summary < 0 {
		fs = append(fs, fault("pages", "The number of pages is negative."))
	}
	if d.Copies < 0 {
		fs = append(fs, fault("copies", "The number of copies is negative."))
	}
	return fs
}

// Identity returns the key under which the same paper logged twice is
// recognised: direction, sender, symbol, date and, where there is no symbol,
// subject.
func (d Document) Identity() string {
	sender := UnitKey(d.Sender.Code)
	if sender == "" {
		sender = Fold(d.Sender.Text)
	}
	parts := []string{d.Direction.String(), sender, SymbolKey(d.Symbol), d.Date.ISO(), FoldMarks(d.Subject)}
	return strings.Join(parts, "\x1f")
}

// Day returns the day the register sorts the document under: the day it
// arrived, or its own date.
func (d Document) Day() Date {
	if d.Direction == Incoming && d.Arrived != 0 {
		return d.Arrived
	}
	return d.Date
}
