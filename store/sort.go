package store

import (
	"cmp"
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// sorted returns the index with all in order that searching and the order of a
// list need. Its lock is held for reading; the caller releases it.
func (s *Store) sorted(by SortBy) (*index, error) {
	for {
		x, err := s.searchable()
		if err != nil {
			return nil, err
		}
		x.mu.RLock()
		if x.isSorted(by) {
			return x, nil
		}
		x.mu.RUnlock()
		if err := s.sort(x, by); err != nil {
			return nil, err
		}
	}
}

// isSorted reports that words and orders are; days are found by their order too.
func (x *index) isSorted(by SortBy) bool {
	return x.words.areSorted() && x.orders[ByDay].isReady() && x.orders[by].isReady()
}

// sort brings words and orders up to date. What changes meanwhile is for the
// next time.
func (s *Store) sort(x *index, by SortBy) error {
	x.sorting.Lock()
	defer x.sorting.Unlock()
	x.mu.Lock()
	x.words.sort()
	x.mu.Unlock()
	for _, by := range []SortBy{ByDay, by} {
		x.mu.Lock()
		o := x.orders[by]
		isFar := o.isFar()
		err := error(nil)
		if !isFar {
			err = s.merge(x, by)
		}
		x.mu.Unlock()
		if isFar {
			err = s.makeOrder(x, by)
		}
		if errors.Is(err, errBehind) { // by a change that is about to enter the index
			s.awaitChange()
			err = nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// awaitChange waits until the change under way has entered the index.
func (s *Store) awaitChange() {
	s.writing.Lock()
	defer s.writing.Unlock()
}

// errBehind says that the file has a change the index does not know yet.
var errBehind = errors.New("index is behind the file")

// merge brings an order up to date. The caller holds the lock of the index.
func (s *Store) merge(x *index, by SortBy) error {
	o := x.orders[by]
	if o.isReady() {
		return nil
	}
	if by != BySymbol && by != BySubject {
		o.merge(len(x.cols.flags), func(a, b uint32) int { return x.compare(by, a, b) })
		return nil
	}
	err := s.view(func(tx *txn) error {
		if h, err := journalHead(tx); err != nil || h.seq != x.at.seq {
			return cmp.Or(err, errBehind)
		}
		t := texts{tx: tx, by: by, keys: map[uint32]string{}}
		o.merge(len(x.cols.flags), t.compare)
		return t.err
	})
	if err != nil && !errors.Is(err, errBehind) {
		x.orders[by] = nil // half merged
	}
	return err
}

// texts compares documents by a text, reading it from the file. The first error
// stays.
type texts struct {
	tx   *txn
	by   SortBy
	keys map[uint32]string // of those that were read
	err  error
}

func (t *texts) compare(a, b uint32) int {
	return cmp.Or(strings.Compare(t.key(a), t.key(b)), cmp.Compare(a, b))
}

func (t *texts) key(id uint32) string {
	key, ok := t.keys[id]
	if !ok {
		d, err := readText(t.tx, uint64(id))
		t.err = cmp.Or(t.err, err)
		key = textKey(t.by, d.Symbol, d.Subject)
		t.keys[id] = key
	}
	return key
}

// makeOrder sorts all documents, without holding anybody up; what changes
// meanwhile is noted by resort.
func (s *Store) makeOrder(x *index, by SortBy) error {
	o := &ordering{stale: map[uint32]bool{}}
	x.mu.Lock()
	x.orders[by] = o
	x.mu.Unlock()
	var ids []uint32
	var err error
	if by == BySymbol || by == BySubject {
		ids, err = s.byText(by)
	} else {
		ids = x.byColumn(by)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil {
		x.orders[by] = nil
		return err
	}
	o.ids = slices.DeleteFunc(ids, func(id uint32) bool { return int(id) >= len(x.cols.flags) || x.cols.flags[id]&isKnown == 0 })
	o.number(0, len(x.cols.flags))
	o.made = true
	return nil
}

// byColumn returns all documents in the order of a column. Column and id make
// one number, which sorts far faster than a comparison by both.
func (x *index) byColumn(by SortBy) []uint32 {
	x.mu.RLock()
	value := x.columnOf(by)
	list := make([]uint64, 0, len(x.cols.flags))
	for id, f := range x.cols.flags {
		if f&isKnown != 0 {
			list = append(list, uint64(value(uint32(id)))<<32|uint64(id))
		}
	}
	x.mu.RUnlock()
	slices.Sort(list)
	ids := make([]uint32, len(list))
	for i, v := range list {
		ids[i] = uint32(v)
	}
	return ids
}

// columnOf returns numbers that are in the order of a column.
func (x *index) columnOf(by SortBy) func(id uint32) uint32 {
	c := &x.cols
	signed := func(list []int32) func(uint32) uint32 {
		return func(id uint32) uint32 { return uint32(list[id]) ^ uint32(1)<<31 }
	}
	switch by {
	case ByNumber:
		return func(id uint32) uint32 { return c.number[id] }
	case ByType:
		places := c.kinds.places()
		return func(id uint32) uint32 { return places[c.kind[id]] }
	case BySender:
		places := c.senders.places()
		return func(id uint32) uint32 { return places[c.sender[id]] }
	case ByDue:
		return signed(c.due)
	}
	return signed(c.day)
}

// places returns for each text its place among the others; equal keys share
// one.
func (n *interned) places() []uint32 {
	order := make([]uint32, len(n.keys))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(n.keys[a], n.keys[b]) })
	places := make([]uint32, len(order))
	for i := 1; i < len(order); i++ {
		places[order[i]] = places[order[i-1]]
		if n.keys[order[i]] != n.keys[order[i-1]] {
			places[order[i]]++
		}
	}
	return places
}

// keyed is a document with what it is sorted by.
type keyed struct {
	key string
	id  uint32
}

func compareKeyed(a, b keyed) int {
	return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

// byText returns all documents in the order of a text, reading them once in short
// transactions. Every core makes the keys of some and sorts these.
func (s *Store) byText(by SortBy) ([]uint32, error) {
	pages := make(chan *rawPage)
	parts := make([]sortedPart, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range parts {
		all.Go(func() { parts[i].take(by, pages) })
	}
	err := s.eachRaw(func(page *rawPage) bool {
		pages <- page
		return true
	})
	close(pages)
	all.Wait()
	var list []keyed
	for _, p := range parts {
		if err = errors.Join(err, p.err); err != nil {
			return nil, err
		}
		list = mergeKeyed(list, p.list)
	}
	ids := make([]uint32, len(list))
	for i, k := range list {
		ids[i] = k.id
	}
	return ids, nil
}

// sortedPart is what one core sorted, and what it could not read.
type sortedPart struct {
	list []keyed
	err  error
}

func (p *sortedPart) take(by SortBy, pages <-chan *rawPage) {
	for page := range pages {
		err := page.each(func(id uint64, payload []byte) error {
			var d textRecord
			err := d.decode(id, payload)
			if id < math.MaxUint32 {
				p.list = append(p.list, keyed{textKey(by, d.Symbol, d.Subject), uint32(id)})
			}
			return err
		})
		p.err = cmp.Or(p.err, err)
	}
	slices.SortFunc(p.list, compareKeyed)
}

// mergeKeyed makes one list of two that are sorted.
func mergeKeyed(a, b []keyed) []keyed {
	if len(a) == 0 {
		return b
	}
	list := make([]keyed, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareKeyed(a[0], b[0]) < 0 {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}
