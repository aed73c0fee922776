package register

import (
	"cmp"
	"strings"
	"time"
)

// Settings are what an office says about itself, once.
type Settings struct {
	Office         string          `json:"office,omitempty" cbor:"1,keyasint,omitempty"`      // unit code of the office whose register this is
	Superior       string          `json:"superior,omitempty" cbor:"2,keyasint,omitempty"`    // first line of the agency block; "" for none
	Agency         string          `json:"agency,omitempty" cbor:"3,keyasint,omitempty"`      // second line: the issuing agency
	Abbr           string          `json:"abbr,omitempty" cbor:"4,keyasint,omitempty"`        // abbreviation of the agency that reports, in symbols
	Place          string          `json:"place,omitempty" cbor:"5,keyasint,omitempty"`       // place in "…, ngày … tháng … năm …"
	SignerTitle    string          `json:"signerTitle,omitempty" cbor:"6,keyasint,omitempty"` // TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG; lines separated by "/"
	SignerName     string          `json:"signerName,omitempty" cbor:"7,keyasint,omitempty"`
	ReportTo       string          `json:"reportTo,omitempty" cbor:"8,keyasint,omitempty"`     // Kính gửi of reports
	CopiesTo       string          `json:"copiesTo,omitempty" cbor:"9,keyasint,omitempty"`     // Nơi nhận of reports, separated by ";"
	LetterField    string          `json:"letterField,omitempty" cbor:"10,keyasint,omitempty"` // what follows the agency in the symbol of a công văn
	Language       string          `json:"language,omitempty" cbor:"11,keyasint,omitempty"`    // vi or en
	Appearance     string          `json:"appearance,omitempty" cbor:"12,keyasint,omitempty"`  // light, dark or "" for the system's
	Books          []Book          `json:"books,omitempty" cbor:"13,keyasint,omitempty"`
	ConfirmedYears []int           `json:"confirmedYears,omitempty" cbor:"14,keyasint,omitempty"` // whose calendar is confirmed
	ProgrammeDay   int             `json:"programmeDay,omitempty" cbor:"15,keyasint,omitempty"`   // day of the month by which programme items are due; 31 is the last
	Duties         []ReportDuty    `json:"duties,omitempty" cbor:"17,keyasint,omitempty"`         // reports owed at the end of every period
	RepeatDays     int             `json:"repeatDays,omitempty" cbor:"31,keyasint,omitempty"`     // breaches of one rule within so many days are repeated
	AnswerDays     int             `json:"answerDays,omitempty" cbor:"32,keyasint,omitempty"`     // working days a unit has to answer a slip
	Authorisations []Authorisation `json:"authorisations,omitempty" cbor:"30,keyasint,omitempty"` // who may sign TUQ.
	Paper          Paper           `json:"paper,omitzero" cbor:"33,keyasint,omitempty"`           // how reports are printed
	LockMinutes    int             `json:"lockMinutes,omitempty" cbor:"34,keyasint,omitempty"`    // a window with accounts locks itself after so long; 0 for the usual, negative for never
	Backup         BackupPlan      `json:"backup,omitzero" cbor:"35,keyasint,omitempty"`          // which backups are kept
	Practice       bool            `json:"practice,omitempty" cbor:"36,keyasint,omitempty"`       // "sổ tập": a register to learn with, whose numbers and papers count for nothing
	Typing         string          `json:"typing,omitempty" cbor:"37,keyasint,omitempty"`         // how Vietnamese is typed: telex, vni, off, or "" for telex where the computer has no input method
	SoonDays       int             `json:"soonDays,omitempty" cbor:"16,keyasint,omitempty"`       // "sắp đến hạn" begins so many days before
}

// Authorisation is a "văn bản ủy quyền": who may sign by authority (TUQ.), for
// what and until when (Decree 30/2020, article 13.4: in writing, limited in time
// and content).
type Authorisation struct {
	Document string `json:"document" cbor:"1,keyasint"` // symbol of the authorising document
	Signer   string `json:"signer" cbor:"2,keyasint"`   // name
	From     Date   `json:"from" cbor:"3,keyasint"`
	Until    Date   `json:"until,omitempty" cbor:"4,keyasint,omitempty"` // zero: not said, which the rule reports
	Words    string `json:"words,omitempty" cbor:"5,keyasint,omitempty"` // what the subject contains; "" for anything
}

// Terms returns what the office decided about the deadlines of tasks.
func (s Settings) Terms() TaskTerms {
	d := DefaultTerms()
	return TaskTerms{ProgrammeDay: cmp.Or(s.ProgrammeDay, d.ProgrammeDay), SoonDays: cmp.Or(s.SoonDays, d.SoonDays)}
}

// LockMinutesOr is after how many minutes without work a window with accounts locks
// itself; negative for never.
func (s Settings) LockMinutesOr() int { return cmp.Or(s.LockMinutes, 15) }

// LockAfter is the same as a time; 0 for never.
func (s Settings) LockAfter() time.Duration {
	return time.Duration(max(s.LockMinutesOr(), 0)) * time.Minute
}

// FirstPracticeNumber is where the numbers of a practice register begin, far beyond
// those of any office.
const FirstPracticeNumber = 90001

// FirstNumber is the least number of a series.
func (s Settings) FirstNumber() int {
	if s.Practice {
		return FirstPracticeNumber
	}
	return 1
}

// PrintPaper is how reports are printed; those of a practice register say what they
// are.
func (s Settings) PrintPaper() Paper {
	p := s.Paper
	p.Practice = s.Practice
	return p
}

// RepeatSpan is how many days back a breach of the same rule makes one repeated; a
// year until the office says otherwise.
func (s Settings) RepeatSpan() int { return cmp.Or(s.RepeatDays, 365) }

// AnswerSpan is how many working days a unit has to answer a reminder or a return
// slip; five until the office says otherwise.
func (s Settings) AnswerSpan() int { return cmp.Or(s.AnswerDays, 5) }

// Book returns the book of that id.
func (s Settings) Book(id string) (Book, bool) {
	for _, b := range s.Books {
		if b.ID == id {
			return b, true
		}
	}
	return Book{}, false
}

// BookFor returns the book a document belongs to when none is named: the
// first of its direction, secret or not as the document is.
func (s Settings) BookFor(d *Document) (Book, bool) {
	if d.Book != "" {
		return s.Book(d.Book)
	}
	for _, b := range s.Books {
		if b.Direction == d.Direction && b.Secret == (d.Secrecy != Open) {
			return b, true
		}
	}
	return Book{}, false
}

// Symbol composes the symbol of an outgoing document from its number, with the
// abbreviation its sender had on its day; a sender without one is written as its kind
// is, or by its initials.
func (s Settings) Symbol(o *Org, d Document) string {
	abbr := o.Abbreviation(d.Sender.Code, d.Date)
	if abbr == "" && (d.Sender.IsZero() || UnitKey(d.Sender.Code) == UnitKey(s.Office)) {
		abbr = s.Abbr
	}
	if abbr == "" {
		abbr = abbreviate(o, d.Sender, d.Date)
	}
	return ComposeSymbol(d.Number, 0, d.Type, abbr, s.LetterField)
}

// abbreviate makes an abbreviation for who has none: committees and councils write UBND
// and HĐND without their place, others are written by their initials.
func abbreviate(o *Org, p Party, on Date) string {
	name, kind := p.Text, KindNone
	if p.Code != "" {
		name = o.Name(p.Code, on)
		if u, ok := o.At(p.Code, on); ok {
			kind = u.Kind
		}
	}
	_, guess, _ := GuessUnit(name)
	words := FoldWords(name)
	switch {
	case kind == KindCommittee || guess == KindCommittee:
		return "UBND"
	case strings.HasPrefix(words, " hội đồng nhân dân ") || strings.HasPrefix(words, " hđnd "):
		return "HĐND"
	}
	return strings.ToUpper(Initials(name))
}
