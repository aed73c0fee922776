package review

import (
	"cmp"
	"slices"
	"sync"

	"kycuong/register"
)

// board keeps findings in order, with the decisions on them, while some go and
// others come.
type board struct {
	decisions map[string]Decision // by Finding.Key
	days      int                 // within which a breach is repeated
	owners    map[string][]*entry
	order     []*entry // the newest first, then by key
	groups    map[group][]*entry
}

// entry is one finding as it was found, and what has become of it.
type entry struct {
	key   string
	group group
	found Finding
	outcome
}

// outcome is how a finding is shown otherwise than it was found.
type outcome struct {
	state               State
	exception, evidence string
	changed             bool
	decision            *Decision
	repeat              int
}

// shown is the finding with what has become of it.
func (e *entry) shown() Finding {
	f := e.found
	f.State, f.Exception, f.Evidence, f.Changed, f.Decision, f.Repeat = e.state, e.exception, e.evidence, e.changed, e.decision, e.repeat
	return f
}

// group is what repeats are counted in.
type group struct{ rule, unit string }

func newBoard(decisions map[string]Decision, days int) *board {
	if decisions == nil {
		decisions = map[string]Decision{}
	}
	return &board{decisions: decisions, days: days, owners: map[string][]*entry{}, groups: map[group][]*entry{}}
}

func newest(a, b *entry) int {
	return cmp.Or(cmp.Compare(b.found.Subject.Date, a.found.Subject.Date), cmp.Compare(a.key, b.key))
}

func oldest(a, b *entry) int {
	return cmp.Or(cmp.Compare(a.found.Subject.Date, b.found.Subject.Date), cmp.Compare(a.key, b.key))
}

// fill puts up findings of a whole register; sort follows the last of them.
func (b *board) fill(all findings) {
	for owner, list := range all {
		for _, f := range list {
			e := b.enter(owner, f)
			b.order = append(b.order, e)
			b.groups[e.group] = append(b.groups[e.group], e)
		}
	}
}

// sort puts everything in order, on two cores.
func (b *board) sort() {
	var groups sync.WaitGroup
	groups.Go(func() {
		for _, list := range b.groups {
			slices.SortStableFunc(list, oldest)
			b.count(list)
		}
	})
	slices.SortStableFunc(b.order, newest)
	groups.Wait()
}

func (b *board) enter(owner string, f Finding) *entry {
	e := &entry{key: f.Key(), group: group{f.Rule, register.UnitKey(f.Unit)}, found: f}
	b.owners[owner] = append(b.owners[owner], e)
	e.decided(b.decisions)
	return e
}

// replace puts up what is found in one place instead of what was.
func (b *board) replace(owner string, list []Finding) {
	for _, e := range b.owners[owner] {
		b.order = without(b.order, e, newest)
		b.groups[e.group] = without(b.groups[e.group], e, oldest)
		b.count(b.groups[e.group])
	}
	delete(b.owners, owner)
	for _, f := range list {
		e := b.enter(owner, f)
		b.order = with(b.order, e, newest)
		b.groups[e.group] = with(b.groups[e.group], e, oldest)
		b.count(b.groups[e.group])
	}
}

func with(list []*entry, e *entry, order func(a, b *entry) int) []*entry {
	at, _ := slices.BinarySearchFunc(list, e, order)
	return slices.Insert(list, at, e)
}

func without(list []*entry, e *entry, order func(a, b *entry) int) []*entry {
	at, _ := slices.BinarySearchFunc(list, e, order)
	for at < len(list) && list[at] != e { // several may have one key
		at++
	}
	if at == len(list) {
		return list
	}
	return slices.Delete(list, at, at+1)
}

// decide puts a decision on the findings it was made for.
func (b *board) decide(d Decision) {
	b.decisions[d.Key] = d
	for _, e := range b.ofKey(d.Key) {
		e.decided(b.decisions)
		b.count(b.groups[e.group])
	}
}

// ofKey finds the findings of a key. Decisions are rare beside what is read, so
// that no list of keys is kept for them.
func (b *board) ofKey(key string) (list []*entry) {
	for _, e := range b.order {
		if e.key == key {
			list = append(list, e)
		}
	}
	return list
}

// decided shows the finding with the decision on it. A decision stays when the
// facts changed; the finding then says so.
func (e *entry) decided(decisions map[string]Decision) {
	e.outcome = outcome{state: e.found.State, exception: e.found.Exception, evidence: e.found.Evidence, repeat: e.repeat}
	d, ok := decisions[e.key]
	if !ok {
		return
	}
	e.changed = d.Facts != e.found.FactsDigest()
	e.state, e.decision = d.State, &d
	if d.State == StateExcused {
		e.exception, e.evidence = d.Exception, d.Evidence
	}
}

// count tells of each finding of a group that counts which time it is that the
// same unit breaks the same rule within so many days.
func (b *board) count(list []*entry) {
	var net []*entry
	for _, e := range list {
		e.repeat = 0
		if e.state.isNet() {
			net = append(net, e)
		}
	}
	first := 0
	for n, e := range net {
		for e.found.Subject.Date-net[first].found.Subject.Date > register.Date(b.days) {
			first++
		}
		if n > first {
			e.repeat = n - first + 1
		}
	}
}

// list returns the findings a filter keeps.
func (b *board) list(f Filter) []Finding {
	from := 0
	if f.To != 0 {
		from, _ = slices.BinarySearchFunc(b.order, f.To, func(e *entry, day register.Date) int { return cmp.Compare(day, e.found.Subject.Date) })
	}
	var list []Finding
	if f == (Filter{}) {
		list = make([]Finding, 0, len(b.order))
	}
	for _, e := range b.order[from:] {
		if f.From != 0 && e.found.Subject.Date < f.From {
			break
		}
		if x := e.shown(); f.Keeps(x) {
			list = append(list, x)
		}
	}
	return list
}
