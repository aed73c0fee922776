package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"kycuong/register"
)

// State is where a finding stands with the managers.
type State string

// The states; a finding is Open, or Excused by an exception with evidence,
// until a manager decides.
const (
	StateOpen      State = "open"
	StateConfirmed State = "confirmed"
	StateExcused   State = "excused"
	StateRejected  State = "rejected"
	StateRemedied  State = "remedied"
)

// Subject is what a finding is about.
type Subject struct {
	Kind   string        `json:"kind"` // document, task, number, programme, report
	ID     any           `json:"id"`   // uint64 of a document, a text for the others
	Symbol string        `json:"symbol"`
	Date   register.Date `json:"date"`
}

// Finding is one breach, or suspected breach, of one rule. It is a proposal
// until a manager decides.
type Finding struct {
	Rule      string             `json:"rule"`
	Severity  Severity           `json:"severity"`
	State     State              `json:"state"`
	Subject   Subject            `json:"subject"`
	Unit      string             `json:"unit"`    // code of who answers for it; the text as written when unresolved
	Levels    int                `json:"levels"`  // how many levels were passed over
	Skipped   []string           `json:"skipped"` // codes of the units passed over
	Path      []string           `json:"path"`    // codes of the way that should have been taken
	Exception string             `json:"exception"`
	Citation  string             `json:"citation"`
	Message   string             `json:"message"` // one Vietnamese sentence
	Evidence  string             `json:"evidence,omitempty"`
	Changed   bool               `json:"changed,omitempty"` // the facts are not those the decision was made on
	Decision  *Decision          `json:"decision,omitempty"`
	Direction register.Direction `json:"-"`                // register of the document
	Repeat    int                `json:"repeat,omitempty"` // which time it is, of the unit and rule within the office's span; 0 for the first
	Pending   bool               `json:"-"`                // what is late is still to be done
	About     string             `json:"-"`                // subject line of the document, for people
	facts     string             // what the sentence was made of, but for what changes from day to day
}

// BypassRules are the rules on documents sent over a level's head (gửi văn bản vượt
// cấp).
var BypassRules = []string{"R01", "R03", "R04"}

// IsBypass reports a finding that somebody was passed over; one of an addressee
// nobody knows is none yet.
func (f Finding) IsBypass() bool { return f.Levels > 0 && slices.Contains(BypassRules, f.Rule) }

// Key names the finding across re-checks: rule and subject.
func (f Finding) Key() string { return f.Rule + "|" + f.Subject.Kind + "|" + idText(f.Subject.ID) }

// With is the finding with a decision on it. A decision stays when the facts changed; the
// finding then says so. One of no facts, that a decision was taken back, decides nothing.
func (f Finding) With(d Decision) Finding {
	f.Changed = d.Facts != "" && d.Facts != f.FactsDigest()
	f.State, f.Decision = d.State, &d
	if d.State == StateExcused {
		f.Exception, f.Evidence = d.Exception, d.Evidence
	}
	return f
}

// FactsDigest is equal as long as a re-check finds the same facts.
func (f Finding) FactsDigest() string {
	facts := []string{string(f.Severity), f.Subject.Symbol, f.Subject.Date.ISO(), f.Unit, strings.Join(f.Skipped, ","),
		strings.Join(f.Path, ","), f.facts}
	sum := sha256.Sum256([]byte(strings.Join(facts, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// Raw reports that the finding counts before decisions: every violation or
// warning but those a manager rejected as no breach at all.
func (f Finding) Raw() bool { return f.State != StateRejected }

// Net reports that it counts after exceptions: neither excused nor rejected.
func (f Finding) Net() bool { return f.State.isNet() }

func (s State) isNet() bool { return s != StateRejected && s != StateExcused }

// Decision is what a manager made of a finding.
type Decision struct {
	Key       string    `json:"key" cbor:"1,keyasint"`
	State     State     `json:"state" cbor:"2,keyasint"`
	Exception string    `json:"exception,omitempty" cbor:"3,keyasint,omitempty"`
	Evidence  string    `json:"evidence,omitempty" cbor:"4,keyasint,omitempty"`
	Reason    string    `json:"reason,omitempty" cbor:"5,keyasint,omitempty"`
	By        string    `json:"by" cbor:"6,keyasint"`
	At        time.Time `json:"at" cbor:"7,keyasint"`
	Facts     string    `json:"facts" cbor:"8,keyasint"` // FactsDigest of the finding decided on

	Reviewer    string `json:"reviewer,omitempty" cbor:"9,keyasint,omitempty"`     // who is to look at it
	Explanation string `json:"explanation,omitempty" cbor:"10,keyasint,omitempty"` // "giải trình" of the unit: its document, or its words
	Message     string `json:"message,omitempty" cbor:"11,keyasint,omitempty"`     // what the finding said when it was decided on
}

// Validate returns what is missing: an exception needs its evidence, a
// rejection its reason, and every decision its author.
func (d Decision) Validate(rb *Rulebook, day register.Date) register.Faults {
	var fs register.Faults
	add := func(field, text string) { fs = append(fs, register.Fault{Field: field, Text: text}) }
	switch d.State {
	case StateConfirmed, StateRemedied, StateOpen:
	case StateRejected:
		if d.Reason == "" {
			add("reason", "A rejection needs a reason.")
		}
	case StateExcused:
		e, ok := rb.ExceptionOn(d.Exception, day)
		if !ok {
			add("exception", "Choose the exception that applies.")
		} else if rule, _, _ := strings.Cut(d.Key, "|"); !e.Excuses(rule) {
			add("exception", "This exception does not excuse that rule.")
		} else if !proves(e, d.Evidence) {
			add("evidence", "This exception needs its evidence: the number and symbol of a document.")
		}
	default:
		add("state", "This is not a decision.")
	}
	if d.By == "" {
		add("by", "The decision needs a name.")
	}
	return fs
}

// proves reports that the evidence is of the kind the exception asks for.
func proves(e Exception, evidence string) bool {
	switch e.Kind {
	case ByDocument:
		return len(register.SymbolsIn(evidence)) > 0
	case ByReason:
		return strings.TrimSpace(evidence) != ""
	}
	return true
}

// idText writes a subject's id the same way before and after JSON.
func idText(id any) string { return fmt.Sprint(id) }
