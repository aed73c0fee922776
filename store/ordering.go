package store

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/register"
)

// SortBy is what a list is sorted by.
type SortBy uint8

// The orders of a list. The plain order of ByDay is newest first, of the
// others lowest first; Query.Desc turns it round.
const (
	ByDay SortBy = iota
	BySymbol
	ByNumber
	ByType
	BySubject
	BySender
	ByDue

	sortKinds
)

// ordering is all documents in one order. It is made at the first use and
// then kept up by inserting what changed.
type ordering struct {
	ids   []uint32 // in order
	rank  []uint32 // by id: its place in ids
	stale []uint32 // documents that changed since
}

// maxInserts is how many changes are inserted one by one; more are cheaper
// sorted anew.
const maxInserts = 200

// compare orders two documents; equal ones by id.
func (x *index) compare(by SortBy, a, b uint32) int {
	c := &x.cols
	order := 0
	switch by {
	case ByDay:
		order = cmp.Compare(c.day[a], c.day[b])
	case ByNumber:
		order = cmp.Compare(c.number[a], c.number[b])
	case ByType:
		order = strings.Compare(c.kinds.keys[c.kind[a]], c.kinds.keys[c.kind[b]])
	case BySender:
		order = strings.Compare(c.senders.keys[c.sender[a]], c.senders.keys[c.sender[b]])
	case ByDue:
		order = cmp.Compare(c.due[a], c.due[b])
	case BySymbol, BySubject:
		order = strings.Compare(x.texts[by].keys[a], x.texts[by].keys[b])
	}
	if order == 0 {
		return cmp.Compare(a, b)
	}
	return order
}

// sorted returns the ordering, brought up to date.
func (x *index) sorted(by SortBy) *ordering {
	o := x.orders[by]
	if o == nil || len(o.stale) > maxInserts {
		o = &ordering{}
		for id, f := range x.cols.flags {
			if f&isKnown != 0 {
				o.ids = append(o.ids, uint32(id))
			}
		}
		slices.SortFunc(o.ids, func(a, b uint32) int { return x.compare(by, a, b) })
		o.number(0, len(x.cols.flags))
		x.orders[by] = o
		return o
	}
	for len(o.stale) > 0 {
		id := o.stale[len(o.stale)-1]
		o.stale = o.stale[:len(o.stale)-1]
		x.insert(o, by, id)
	}
	return o
}

// insert puts a changed document in its place. The others are in order among
// themselves once it and the rest of the stale ones are taken out.
func (x *index) insert(o *ordering, by SortBy, id uint32) {
	at, _ := slices.BinarySearchFunc(o.ids, id, func(a, b uint32) int { return x.compare(by, a, b) })
	o.ids = slices.Insert(o.ids, at, id)
	o.number(at, len(x.cols.flags))
}

// number writes the ranks of the ids from place at on.
func (o *ordering) number(at, size int) {
	if len(o.rank) < size {
		o.rank = append(o.rank, make([]uint32, size-len(o.rank))...)
	}
	for i := at; i < len(o.ids); i++ {
		o.rank[o.ids[i]] = uint32(i)
	}
}

// resort notes that a document changed: it is taken out of the orders at once,
// while its old place is known, and comes back in with sorted.
func (x *index) resort(d register.Document) {
	id := uint32(d.ID)
	for by, o := range x.orders {
		if t := x.texts[by]; t != nil {
			t.set(id, textKey(SortBy(by), d.Symbol, d.Subject))
		}
		if o == nil || len(o.stale) > maxInserts || slices.Contains(o.stale, id) {
			continue
		}
		if int(id) < len(o.rank) {
			if at := int(o.rank[id]); at < len(o.ids) && o.ids[at] == id {
				o.ids = slices.Delete(o.ids, at, at+1)
				o.number(at, len(x.cols.flags))
			}
		}
		o.stale = append(o.stale, id)
	}
}

// textColumn holds the keys of a text that is only read when somebody sorts
// by it.
type textColumn struct {
	keys    []string        // by id
	changed map[uint32]bool // set while the column is read; nil afterwards
}

func (t *textColumn) set(id uint32, key string) {
	for len(t.keys) <= int(id) {
		t.keys = append(t.keys, "")
	}
	t.keys[id] = key
	if t.changed != nil {
		t.changed[id] = true
	}
}

// textKey is the key by which documents are sorted: symbols by what follows
// the number, then by the number.
func textKey(by SortBy, symbol, subject string) string {
	if by == BySymbol {
		number, rest := splitSymbol(symbol)
		return sortKey(rest) + strings.Repeat("0", max(0, 12-len(number))) + number
	}
	return sortKey(subject)
}

// readTexts fills the text column that sorting needs, reading all documents
// once in short transactions. What changes meanwhile is entered by resort.
func (s *Store) readTexts(x *index, by SortBy) error {
	if by != BySymbol && by != BySubject {
		return nil
	}
	x.building.Lock()
	defer x.building.Unlock()
	x.mu.Lock()
	if t := x.texts[by]; t != nil && t.changed == nil {
		x.mu.Unlock()
		return nil
	}
	column := &textColumn{changed: map[uint32]bool{}}
	x.texts[by], x.orders[by] = column, nil
	x.mu.Unlock()
	var keys []string
	err := s.eachText(func(id uint64, d textRecord) {
		for uint64(len(keys)) <= id {
			keys = append(keys, "")
		}
		keys[id] = textKey(by, d.Symbol, d.Subject)
	})
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil {
		x.texts[by] = nil
		return err
	}
	for id, key := range keys {
		if !column.changed[uint32(id)] {
			column.set(uint32(id), key)
		}
	}
	column.changed = nil
	return nil
}
