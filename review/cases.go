package review

import (
	"iter"

	"kycuong/register"
)

// Cases are what a unit did, or had to do, in a period: what its breaches are
// held against.
type Cases struct {
	Sent    int // documents it sent
	Handled int // incoming documents it was given with a deadline in the period
	Tasks   int // tasks and programme items in its lead with a deadline in the period
	Reports int // periodic reports it owed
}

// Total is the number of cases.
func (c Cases) Total() int { return c.Sent + c.Handled + c.Tasks + c.Reports }

// CountCases counts the cases of every unit, by register.UnitKey, in a period.
func CountCases(f Facts, documents iter.Seq[register.Document], from, to register.Date) map[string]Cases {
	c := &checker{Facts: f}
	lib := newIndex(0)
	for d := range documents {
		if d.Voided == "" && d.Direction == register.Outgoing {
			lib.add(c.paper(&d))
		}
	}
	in := func(d register.Date) bool { return from <= d && d <= to }
	by := map[string]Cases{}
	count := func(unit string, change func(*Cases)) {
		key := register.UnitKey(unit)
		n := by[key]
		change(&n)
		by[key] = n
	}
	for d := range documents {
		if d.Voided != "" {
			continue
		}
		if in(d.Date) && !lib.isOurCopy(c.paper(&d)) {
			count(partyCode(d.Sender), func(n *Cases) { n.Sent++ })
		}
		if due := dueOf(&d); d.Direction == register.Incoming && !d.Returned && in(due) {
			count(c.handlerOf(&d), func(n *Cases) { n.Handled++ })
		}
	}
	terms := f.Settings.Terms()
	for _, t := range c.tasks() {
		if s := t.Status(f.AsOf, f.Calendar, terms); t.Voided == "" && in(s.Due) {
			count(c.answerable(t.Lead), func(n *Cases) { n.Tasks++ })
		}
	}
	owed := newDuties(c)
	for _, duty := range f.Settings.Duties {
		for _, round := range duty.Rounds(f.AsOf, f.Calendar) {
			for _, u := range owed.owing(duty, round) {
				if in(round.Due) {
					count(u.Code, func(n *Cases) { n.Reports++ })
				}
			}
		}
	}
	return by
}
