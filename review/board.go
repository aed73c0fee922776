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
	owners    map[owner][]*entry
	order     []*entry // the newest first, then by key
	groups    map[group][]*entry
}

// owner is what something is found in, of which all findings come and go together.
type owner struct {
	in   ownerKind
	id   uint64 // of a document, a task or an inspection; the key of a content
	name string // of a series or of a unit that owes reports
}

type ownerKind byte

const (
	inDocument ownerKind = iota
	inSeries
	inContent
	inReports
	inTask
	inInspection
)

// findings are what is found, by what it is found in.
type findings map[owner][]Finding

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
	return &board{decisions: decisions, days: days, owners: map[owner][]*entry{}, groups: map[group][]*entry{}}
}

func newest(a, b *entry) int { return cmp.Or(cmp.Compare(b.day(), a.day()), byKey(a, b)) }

func oldest(a, b *entry) int { return cmp.Or(cmp.Compare(a.day(), b.day()), byKey(a, b)) }

// byKey is the order of one day. Several findings may have one key.
func byKey(a, b *entry) int {
	if c := cmp.Compare(a.key, b.key); c != 0 {
		return c
	}
	return cmp.Compare(a.found.Message, b.found.Message)
}

func (e *entry) day() register.Date { return e.found.Subject.Date }

// fill puts up the findings of a whole register, and in order, on two cores.
func (b *board) fill(all []made) {
	b.owners = make(map[owner][]*entry, len(all))
	for _, m := range all {
		if len(m.entries) == 0 {
			continue
		}
		b.owners[m.owner] = m.entries
		b.order = append(b.order, m.entries...)
		for _, e := range m.entries {
			b.groups[e.group] = append(b.groups[e.group], e)
		}
	}
	var groups sync.WaitGroup
	groups.Go(func() {
		for _, list := range b.groups {
			slices.SortFunc(list, oldest)
			b.count(list)
		}
	})
	slices.SortFunc(b.order, newest)
	groups.Wait()
}

// made are the entries of an owner, to be put up.
type made struct {
	owner   owner
	entries []*entry
}

// make turns findings into entries, with the decisions on them. Several goroutines may
// call it at once.
func (b *board) make(o owner, list []Finding) made {
	m := made{o, make([]*entry, len(list))}
	for i, f := range list {
		m.entries[i] = &entry{key: f.Key(), group: group{f.Rule, register.UnitKey(f.Unit)}, found: f}
		m.entries[i].decided(b.decisions)
	}
	return m
}

func (b *board) makeAll(found findings) (all []made) {
	for o, list := range found {
		all = append(all, b.make(o, list))
	}
	return all
}

// replace puts up what is found in one place instead of what was.
func (b *board) replace(o owner, list []Finding) {
	for _, e := range b.owners[o] {
		b.order = without(b.order, e, newest)
		b.groups[e.group] = without(b.groups[e.group], e, oldest)
		b.count(b.groups[e.group])
	}
	now := b.make(o, list).entries
	if b.owners[o] = now; len(now) == 0 {
		delete(b.owners, o)
	}
	for _, e := range now {
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

// decided shows the finding with the decision on it.
func (e *entry) decided(decisions map[string]Decision) {
	e.outcome = outcome{state: e.found.State, exception: e.found.Exception, evidence: e.found.Evidence, repeat: e.repeat}
	d, ok := decisions[e.key]
	if !ok {
		return
	}
	f := e.found.With(d)
	e.state, e.exception, e.evidence, e.changed, e.decision = f.State, f.Exception, f.Evidence, f.Changed, f.Decision
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
		for e.day()-net[first].day() > register.Date(b.days) {
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
		from, _ = slices.BinarySearchFunc(b.order, f.To, func(e *entry, day register.Date) int { return cmp.Compare(day, e.day()) })
	}
	var list []Finding
	if f == (Filter{}) {
		list = make([]Finding, 0, len(b.order))
	}
	for _, e := range b.order[from:] {
		if f.From != 0 && e.day() < f.From {
			break
		}
		if x := e.shown(); f.Keeps(x) {
			list = append(list, x)
		}
	}
	return list
}
