package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// Book is a register an office keeps: one for outgoing, one for incoming, one
// for secret documents, as its head decides (Decree 30/2020, article 15).
type Book struct {
	ID        string    `json:"id" cbor:"1,keyasint"`
	Name      string    `json:"name" cbor:"2,keyasint"`
	Direction Direction `json:"direction" cbor:"3,keyasint"`
	PerType   bool      `json:"perType,omitempty" cbor:"4,keyasint,omitempty"` // a series of numbers for each type, else one for all
	Secret    bool      `json:"secret,omitempty" cbor:"5,keyasint,omitempty"`
}

// DefaultBooks are the books an office starts with.
func DefaultBooks() []Book {
	return []Book{
		{ID: "DI", Name: "Văn bản đi", Direction: Outgoing},
		{ID: "DEN", Name: "Văn bản đến", Direction: Incoming},
		{ID: "DI-MAT", Name: "Văn bản mật đi", Direction: Outgoing, Secret: true},
		{ID: "DEN-MAT", Name: "Văn bản mật đến", Direction: Incoming, Secret: true},
	}
}

// Series names one run of numbers, from 01 on 1 January to the last of the
// year. Issuer is the agency whose numbers they are; Type is set in books
// that number each type apart.
type Series struct {
	Issuer string `json:"issuer" cbor:"1,keyasint,omitempty"`
	Book   string `json:"book" cbor:"2,keyasint"`
	Type   string `json:"type,omitempty" cbor:"3,keyasint,omitempty"`
	Year   int    `json:"year" cbor:"4,keyasint"`
}

// String returns the series in one line.
func (s Series) String() string {
	text := s.Book + " " + strconv.Itoa(s.Year)
	if s.Type != "" {
		text += " " + s.Type
	}
	if s.Issuer != "" {
		text += " " + s.Issuer
	}
	return text
}

// SeriesOf returns the series a document takes its number from: the sender's
// for outgoing ones, the receiving office's for incoming ones.
func SeriesOf(d *Document, b Book, office string) Series {
	s := Series{Book: b.ID, Year: d.Day().Year(), Issuer: UnitKey(office)}
	if d.Direction == Outgoing {
		s.Issuer = UnitKey(d.Sender.Code)
		if s.Issuer == "" {
			s.Issuer = Fold(d.Sender.Text)
		}
	}
	if b.PerType {
		s.Type = d.Type
	}
	return s
}

// SlotState is the state of one number.
type SlotState uint8

// The states of a number; a number without a slot is free.
const (
	SlotReserved SlotState = iota + 1
	SlotIssued
	SlotVoid
)

// String returns the word used in files.
func (s SlotState) String() string { return [...]string{"free", "reserved", "issued", "void"}[s] }

// Slot is what became of one number of a series.
type Slot struct {
	Number   Number    `json:"number" cbor:"1,keyasint"`
	State    SlotState `json:"state" cbor:"2,keyasint"`
	Document uint64    `json:"document,omitempty" cbor:"3,keyasint,omitempty"` // when issued
	For      string    `json:"for,omitempty" cbor:"4,keyasint,omitempty"`      // whom it is reserved for
	Until    Date      `json:"until,omitempty" cbor:"5,keyasint,omitempty"`    // last day of the reservation
	Reason   string    `json:"reason,omitempty" cbor:"6,keyasint,omitempty"`   // why it is void
}

// What the ledger refuses.
const (
	ErrNumberTaken  = Problem("This number is taken by another document.")
	ErrNumberVoid   = Problem("This number is void and is never used again.")
	ErrNoReason     = Problem("A reason is needed.")
	ErrInsertBefore = Problem("A number with a letter can only follow a number that is issued.")
)

// Gap is a run of numbers that nothing explains.
type Gap struct {
	Series   Series
	From, To int
}

// Ledger is one series with its slots. It is a value to decide with; the
// store keeps the slots.
type Ledger struct {
	Series Series
	slots  []Slot // sorted by number
}

// NewLedger takes the slots of a series in any order.
func NewLedger(series Series, slots []Slot) *Ledger {
	l := &Ledger{Series: series, slots: slices.Clone(slots)}
	slices.SortFunc(l.slots, func(a, b Slot) int { return compareNumbers(a.Number, b.Number) })
	return l
}

func compareNumbers(a, b Number) int {
	return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Suffix, b.Suffix))
}

func (l *Ledger) find(n Number) (int, bool) {
	return slices.BinarySearchFunc(l.slots, n, func(s Slot, n Number) int { return compareNumbers(s.Number, n) })
}

// Slots returns the slots in order of number.
func (l *Ledger) Slots() []Slot { return slices.Clone(l.slots) }

// At returns the slot of a number; false when it is free.
func (l *Ledger) At(n Number) (Slot, bool) {
	i, ok := l.find(n)
	if !ok {
		return Slot{}, false
	}
	return l.slots[i], true
}

// Next returns the number to propose: one after the highest ever used.
func (l *Ledger) Next() Number {
	if len(l.slots) == 0 {
		return Number{N: 1}
	}
	return Number{N: l.slots[len(l.slots)-1].Number.N + 1}
}

// Issue gives the number to a document; a reserved number goes to whoever
// claims it, an inserted one (12a) needs its plain number issued or void.
func (l *Ledger) Issue(n Number, document uint64) (Slot, error) {
	if !l.follows(n) {
		return Slot{}, fmt.Errorf("%s: %w", n, ErrInsertBefore)
	}
	if s, taken := l.At(n); taken && s.State != SlotReserved {
		return Slot{}, takenError(s)
	}
	return l.put(Slot{Number: n, State: SlotIssued, Document: document}), nil
}

// follows reports that a number with a letter goes after one already used.
func (l *Ledger) follows(n Number) bool {
	if n.Suffix == "" {
		return true
	}
	before, ok := l.At(Number{N: n.N})
	return ok && before.State != SlotReserved
}

func takenError(s Slot) error {
	if s.State == SlotVoid {
		return fmt.Errorf("%s: %w", s.Number, ErrNumberVoid)
	}
	return fmt.Errorf("%s: %w", s.Number, ErrNumberTaken)
}

// Reserve keeps a free number for somebody until a day.
func (l *Ledger) Reserve(n Number, whom string, until Date) (Slot, error) {
	if whom == "" {
		return Slot{}, ErrNoReason
	}
	if s, taken := l.At(n); taken {
		return Slot{}, takenError(s)
	}
	if !l.follows(n) {
		return Slot{}, fmt.Errorf("%s: %w", n, ErrInsertBefore)
	}
	return l.put(Slot{Number: n, State: SlotReserved, For: whom, Until: until}), nil
}

// Void explains for ever why a free, reserved or issued number carries no
// document. The caller voids the document of an issued number with it.
func (l *Ledger) Void(n Number, reason string) (Slot, error) {
	if reason == "" {
		return Slot{}, ErrNoReason
	}
	s, known := l.At(n)
	if s.State == SlotVoid {
		return Slot{}, takenError(s)
	}
	if !known && !l.follows(n) {
		return Slot{}, fmt.Errorf("%s: %w", n, ErrInsertBefore)
	}
	return l.put(Slot{Number: n, State: SlotVoid, Document: s.Document, Reason: reason}), nil
}

func (l *Ledger) put(s Slot) Slot {
	i, ok := l.find(s.Number)
	if ok {
		l.slots[i] = s
	} else {
		l.slots = slices.Insert(l.slots, i, s)
	}
	return s
}

// Gaps returns the runs of whole numbers between 01 and the highest used that
// are neither issued, reserved nor void.
func (l *Ledger) Gaps() []Gap {
	var gaps []Gap
	next := 1
	for _, s := range l.slots {
		if s.Number.N > next {
			gaps = append(gaps, Gap{l.Series, next, s.Number.N - 1})
		}
		next = max(next, s.Number.N+1)
	}
	return gaps
}
