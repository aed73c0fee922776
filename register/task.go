package register

import (
	"fmt"
	"slices"
	"time"
)

// TaskKind says what sort of thing is to be done.
type TaskKind string

// The kinds of tasks.
const (
	TaskOnce      TaskKind = "task"      // TaskOnce is a "nhiệm vụ" of a directive
	TaskReport    TaskKind = "report"    // TaskReport is one time of a recurring task, "định kỳ"
	TaskIndicator TaskKind = "indicator" // TaskIndicator is a "chỉ tiêu": a figure one unit is to reach by its deadline
	TaskProgramme TaskKind = "programme" // TaskProgramme is an item of the yearly programme, "chương trình công tác"
)

// TaskKinds are all of them.
func TaskKinds() []TaskKind { return []TaskKind{TaskOnce, TaskReport, TaskIndicator, TaskProgramme} }

// OfDirective reports the kinds that directives set.
func (k TaskKind) OfDirective() bool { return k != TaskProgramme }

// Due says until when a task is to be done: a day, so many working days after
// it was set, or a month of the programme. At most one of them is given; none
// is "không có hạn".
type Due struct {
	Date  Date       `json:"date,omitempty" cbor:"1,keyasint,omitempty"`
	Days  int        `json:"days,omitempty" cbor:"2,keyasint,omitempty"` // working days after Assigned
	Year  int        `json:"year,omitempty" cbor:"3,keyasint,omitempty"` // of Month: a programme item is due on the office's day of it, a task at its end
	Month time.Month `json:"month,omitempty" cbor:"4,keyasint,omitempty"`
}

// IsZero reports that there is no deadline.
func (d Due) IsZero() bool { return d == Due{} }

// Extension is a "gia hạn" of a task, or a change of a programme item.
type Extension struct {
	Asked    Date   `json:"asked,omitempty" cbor:"1,keyasint,omitempty"`
	From     Date   `json:"from,omitempty" cbor:"2,keyasint,omitempty"`     // deadline before; filled in by Extend
	To       Date   `json:"to" cbor:"3,keyasint"`                           // deadline after
	Approved string `json:"approved,omitempty" cbor:"4,keyasint,omitempty"` // symbol of the consenting document; "" for none
}

// InTime reports that the extension was asked for before the deadline ran out.
func (e Extension) InTime() bool { return e.Asked != 0 && e.Asked <= e.From }

// Progress is one report on how far a task is.
type Progress struct {
	On       Date      `json:"on" cbor:"1,keyasint"`
	Text     string    `json:"text" cbor:"2,keyasint,omitempty"`
	Evidence string    `json:"evidence,omitempty" cbor:"3,keyasint,omitempty"` // symbol of a document
	By       string    `json:"by,omitempty" cbor:"4,keyasint,omitempty"`
	Value    *Quantity `json:"value,omitempty" cbor:"5,keyasint,omitempty"` // of an indicator: what was measured
}

// Transfer hands a task to another unit, as when the one in the lead has ended.
type Transfer struct {
	On    Date   `json:"on" cbor:"1,keyasint"`
	From  Party  `json:"from" cbor:"2,keyasint"`
	To    Party  `json:"to" cbor:"3,keyasint"`
	Basis string `json:"basis,omitempty" cbor:"4,keyasint,omitempty"` // symbol of a document, or the reason
}

// Task is what a directive, or the yearly programme, sets one lead unit.
type Task struct {
	ID         uint64      `json:"id,omitempty" cbor:"1,keyasint,omitempty"`
	Kind       TaskKind    `json:"kind" cbor:"2,keyasint"`
	Directive  string      `json:"directive,omitempty" cbor:"3,keyasint,omitempty"` // symbol of the document that set it
	Item       string      `json:"item,omitempty" cbor:"4,keyasint,omitempty"`      // its number there: 3, 3.a, II.2
	Content    string      `json:"content" cbor:"5,keyasint"`
	Lead       Party       `json:"lead" cbor:"6,keyasint"`                     // Lead is the "chủ trì"
	With       []Party     `json:"with,omitempty" cbor:"7,keyasint,omitempty"` // With are those who "phối hợp"
	Assigned   Date        `json:"assigned,omitempty" cbor:"8,keyasint,omitempty"`
	Due        Due         `json:"due" cbor:"9,keyasint,omitempty"`
	Extensions []Extension `json:"extensions,omitempty" cbor:"10,keyasint,omitempty"`
	Progress   []Progress  `json:"progress,omitempty" cbor:"11,keyasint,omitempty"` // oldest first
	Done       Date        `json:"done,omitempty" cbor:"12,keyasint,omitempty"`     // of a programme item: the day it was submitted
	Result     string      `json:"result,omitempty" cbor:"13,keyasint,omitempty"`   // symbol of the document that shows it
	Note       string      `json:"note,omitempty" cbor:"14,keyasint,omitempty"`
	Voided     string      `json:"voided,omitempty" cbor:"15,keyasint,omitempty"`    // reason; a voided task is counted nowhere
	Transfers  []Transfer  `json:"transfers,omitempty" cbor:"16,keyasint,omitempty"` // oldest first; Lead is who has it now

	// Of indicators only.
	Measure       string    `json:"measure,omitempty" cbor:"24,keyasint,omitempty"` // unit of measure: %, km, hồ sơ
	Target        *Quantity `json:"target,omitempty" cbor:"25,keyasint,omitempty"`  // nil: the average of all units that have the indicator
	LowerIsBetter bool      `json:"lowerIsBetter,omitempty" cbor:"26,keyasint,omitempty"`
	Average       *Quantity `json:"-" cbor:"-"` // of all units, filled in by Averages

	// Of programme items only.
	Output   string `json:"output,omitempty" cbor:"20,keyasint,omitempty"`  // đề án, nghị quyết, quyết định …
	Decider  string `json:"decider,omitempty" cbor:"21,keyasint,omitempty"` // who decides: UBND, Chủ tịch, HĐND
	Issued   string `json:"issued,omitempty" cbor:"22,keyasint,omitempty"`  // symbol of what was issued at last
	IssuedOn Date   `json:"issuedOn,omitempty" cbor:"23,keyasint,omitempty"`
}

// Longest content kept; a directive's paragraph is shorter.
const MaxContent = 20_000

// Clean returns the task with every text cleaned and empty parties gone.
func (t Task) Clean() Task {
	for _, s := range []*string{&t.Directive, &t.Item, &t.Content, &t.Result, &t.Note, &t.Voided, &t.Output, &t.Decider, &t.Issued, &t.Measure} {
		*s = Clean(*s)
	}
	if t.Kind == "" {
		t.Kind = TaskOnce
	}
	t.Lead, t.With = cleanParty(t.Lead), cleanParties(t.With)
	return t
}

// Validate returns what is wrong with a cleaned task; nil when it may be kept.
func (t Task) Validate() Faults {
	var fs Faults
	add := func(field, text string, args ...any) { fs = append(fs, fault(field, text, args...)) }
	if !slices.Contains(TaskKinds(), t.Kind) {
		add("kind", "“{kind}” is not a kind of task.", "kind", t.Kind)
	}
	if t.Content == "" {
		add("content", "What is to be done is missing.")
	}
	if n := len([]rune(t.Content)); n > MaxContent {
		add("content", "The content has {n} characters; at most {max} are kept.", "n", n, "max", MaxContent)
	}
	if t.Lead.IsZero() {
		add("lead", "The unit in the lead is missing.")
	}
	if t.Kind == TaskProgramme && t.Due.IsZero() {
		add("due", "A programme item needs the month it is due.")
	}
	if t.Kind == TaskIndicator && t.Due.IsZero() {
		add("due", "An indicator needs the day by which it is to be reached.")
	}
	if t.Kind != TaskIndicator && t.Target != nil {
		add("target", "Only an indicator has a target.")
	}
	if t.Due.Days < 0 || (t.Due.Days > 0 && t.Assigned == 0) {
		add("due", "A deadline in working days needs the day the task was set.")
	}
	if t.Due.Month != 0 && (t.Due.Month < 1 || t.Due.Month > 12 || t.Due.Year < MinYear || t.Due.Year > MaxYear) {
		add("due", "There is no month {month}/{year}.", "month", int(t.Due.Month), "year", t.Due.Year)
	}
	if t.Done != 0 && t.Assigned != 0 && t.Done < t.Assigned {
		add("done", "Done on {done}, before it was set on {assigned}.", "done", t.Done, "assigned", t.Assigned)
	}
	for _, e := range t.Extensions {
		if e.To == 0 {
			add("extensions", "An extension needs its new deadline.")
		}
	}
	return fs
}

// Identity returns the key under which the same task listed twice is
// recognised: document, item, lead and content; an indicator has one for every
// deadline. A task handed on is still the task of who had it first.
func (t Task) Identity() string {
	owner := t.Lead
	if len(t.Transfers) > 0 {
		owner = t.Transfers[0].From
	}
	lead := UnitKey(owner.Code)
	if lead == "" {
		lead = Fold(owner.Text)
	}
	key := string(t.Kind) + "\x1f" + SymbolKey(t.Directive) + "\x1f" + Fold(t.Item) + "\x1f" + lead + "\x1f" + FoldMarks(t.Content)
	if t.Kind == TaskIndicator {
		key += "\x1f" + fmt.Sprint(t.Due)
	}
	return key
}

// HandTo returns the task in the lead of another unit.
func (t Task) HandTo(p Party, on Date, basis string) Task {
	t.Transfers = append(slices.Clone(t.Transfers), Transfer{On: on, From: t.Lead, To: p, Basis: Clean(basis)})
	t.Lead = cleanParty(p)
	return t
}
