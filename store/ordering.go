package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"
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

// ordering is all documents in one order. It is made at the first use and kept
// in the snapshot; what changes is merged in when the order is used again. The
// texts of documents are not kept for it: merging reads the few it needs.
type ordering struct {
	ids   []uint32        // in order
	rank  []uint32        // by id: its place in ids
	stale map[uint32]bool // documents that changed since
	made  bool            // false while the documents are being sorted
}

// maxMerged is how many changes are merged; more are cheaper sorted anew.
const maxMerged = 2000

// isFar reports that sorting anew takes less than merging in what changed.
func (o *ordering) isFar() bool { return o == nil || len(o.stale) > maxMerged }

func (o *ordering) isReady() bool { return o != nil && o.made && len(o.stale) == 0 }

// compare orders two documents by a column; equal ones by id.
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
	}
	return cmp.Or(order, cmp.Compare(a, b))
}

// resort notes that a document changed; its old place is found by its rank.
func (x *index) resort(id uint32) {
	for _, o := range x.orders {
		if o != nil && len(o.stale) <= maxMerged {
			o.stale[id] = true
		}
	}
}

// merge puts the stale documents where they belong now. The others are in
// order among themselves.
func (o *ordering) merge(size int, compare func(a, b uint32) int) {
	stale := slices.SortedFunc(maps.Keys(o.stale), compare)
	from := o.takeOut(stale)
	places := make([]int, len(stale))
	for i, id := range stale {
		places[i], _ = slices.BinarySearchFunc(o.ids, id, compare)
	}
	from = min(from, places[0])
	end := len(o.ids)
	o.ids = append(o.ids, stale...)
	to := len(o.ids)
	for i, at := range slices.Backward(places) {
		copy(o.ids[at+i+1:to], o.ids[at:end])
		o.ids[at+i] = stale[i]
		to, end = at+i, at
	}
	o.number(from, size)
	clear(o.stale)
}

// takeOut removes documents and returns from which place on the others moved.
func (o *ordering) takeOut(list []uint32) int {
	var places []int
	for _, id := range list {
		if int(id) >= len(o.rank) {
			continue
		}
		if at := int(o.rank[id]); at < len(o.ids) && o.ids[at] == id {
			places = append(places, at)
		}
	}
	if len(places) == 0 {
		return len(o.ids)
	}
	slices.Sort(places)
	to := places[0]
	for i, at := range places {
		end := len(o.ids)
		if i+1 < len(places) {
			end = places[i+1]
		}
		to += copy(o.ids[to:], o.ids[at+1:end])
	}
	o.ids = o.ids[:to]
	return places[0]
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

// textKey is the key by which documents are sorted: symbols by what follows
// the number, then by the number.
func textKey(by SortBy, symbol, subject string) string {
	if by == BySymbol {
		number, rest := splitSymbol(symbol)
		return sortKey(rest) + strings.Repeat("0", max(0, 12-len(number))) + number
	}
	return sortKey(subject)
}
