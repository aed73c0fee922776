package store

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"

	"kycuong/register"
)

// Statuses of a Query.
const (
	StatusOpen     = "open"     // wants something done, and it is not
	StatusOverdue  = "overdue"  // open, and its day is past
	StatusAnswered = "answered" // answered, or its progress says done
	StatusReturned = "returned" // sent back to the sender
	StatusVoided   = "voided"   // struck out; shown only when asked for
)

// Query says which documents are wanted. The zero Query wants all but the
// voided ones, newest first.
type Query struct {
	Text      string // with or without marks, as one types: the last word may be unfinished
	Direction register.Direction
	Book      string
	Year      int
	Unit      string // code of the sender, a main addressee or the handler
	Type      string
	Status    string // open, overdue, answered, returned, voided; "" for all but voided
	From, To  register.Date
	Sort      SortBy
	Desc      bool // turns the order round: oldest first for ByDay
	Offset    int
	Limit     int  // 0 for all
	Closed    bool // those of closed years too, see CloseYear
}

// Result is a page of what was found, and how many there are in all.
type Result struct {
	Total  int
	IDs    []uint64
	HasDue bool // a document of all those found has a day by which something is wanted
}

// ErrStatus is the cause of a status nobody knows.
var ErrStatus = fmt.Errorf("status: %w", ErrNotFound)

// Search returns the documents a query wants. In the default order those with
// the very marks of the text, or with the number or symbol typed, come first.
func (s *Store) Search(q Query) (Result, error) {
	if q.Closed {
		part := q
		part.Closed, part.Offset, part.Limit = false, 0, 0
		found, err := s.Search(part)
		if err == nil {
			found, err = s.searchClosed(q, found)
		}
		found.IDs = found.IDs[min(q.Offset, len(found.IDs)):]
		if q.Limit > 0 {
			found.IDs = found.IDs[:min(q.Limit, len(found.IDs))]
		}
		return found, err
	}
	if q.Sort >= sortKinds {
		q.Sort = ByDay
	}
	x, err := s.sorted(q.Sort)
	if err != nil {
		return Result{}, err
	}
	defer x.mu.RUnlock()
	found, first, err := x.match(q, register.DateOf(s.opt.Now()))
	if err != nil {
		return Result{}, err
	}
	return Result{Total: int(found.GetCardinality()), IDs: x.page(found, first, q), HasDue: x.hasDue(found)}, nil
}

// hasDue tells whether one of the documents has a day by which something is wanted.
func (x *index) hasDue(found *roaring.Bitmap) (has bool) {
	found.Iterate(func(id uint32) bool {
		has = x.cols.due[id] != math.MaxInt32
		return !has
	})
	return has
}

// match returns what fits the query, and which of it comes first; that is nil
// when nothing does.
func (x *index) match(q Query, today register.Date) (found, first *roaring.Bitmap, err error) {
	filter, err := x.filter(q)
	if err != nil {
		return nil, nil, err
	}
	found, first = x.matchText(q.Text, filter)
	found = x.byDays(found, q)
	if q.Status == StatusOverdue {
		found = x.where(found, func(id uint32) bool { return x.cols.due[id] < int32(today) })
	}
	if first != nil && q.Sort == ByDay {
		return found, roaring.And(first, found), nil
	}
	return found, nil, nil
}

// filter returns what fits the parts of the query that are sets; it may not be
// changed.
func (x *index) filter(q Query) (*roaring.Bitmap, error) {
	base, ok := map[string]*roaring.Bitmap{"": x.all, StatusOpen: x.open, StatusOverdue: x.open,
		StatusAnswered: x.answered, StatusReturned: x.returned, StatusVoided: x.voided}[q.Status]
	if !ok {
		return nil, fmt.Errorf("%q: %w", q.Status, ErrStatus)
	}
	sets := []*roaring.Bitmap{base}
	if q.Status == StatusAnswered || q.Status == StatusReturned {
		sets = append(sets, x.all)
	}
	if q.Book != "" {
		sets = append(sets, x.books[q.Book])
	}
	if q.Type != "" {
		code := q.Type
		if t, ok := register.TypeByText(code); ok {
			code = t.Code
		}
		sets = append(sets, x.types[code])
	}
	if q.Unit != "" {
		sets = append(sets, x.units[register.UnitKey(q.Unit)])
	}
	if q.Year != 0 {
		sets = append(sets, x.years[q.Year])
	}
	if q.Direction == register.Incoming {
		sets = append(sets, x.incoming)
	}
	found := intersect(sets)
	if q.Direction == register.Outgoing {
		found = roaring.AndNot(found, x.incoming)
	}
	return found, nil
}

// intersect returns what is in all sets, of which nil ones are empty. One set
// comes back itself.
func intersect(sets []*roaring.Bitmap) *roaring.Bitmap {
	if slices.Contains(sets, nil) {
		return roaring.New()
	}
	if len(sets) == 1 {
		return sets[0]
	}
	slices.SortFunc(sets, func(a, b *roaring.Bitmap) int { return int(a.GetCardinality()) - int(b.GetCardinality()) })
	found := roaring.And(sets[0], sets[1])
	for _, s := range sets[2:] {
		found.And(s)
	}
	return found
}

// byDays keeps what lies between the days of the query.
func (x *index) byDays(found *roaring.Bitmap, q Query) *roaring.Bitmap {
	if q.From == 0 && q.To == 0 {
		return found
	}
	from, to := int32(q.From), int32(q.To)
	if to == 0 {
		to = math.MaxInt32
	}
	order := x.orders[ByDay].ids
	low := sort.Search(len(order), func(i int) bool { return x.cols.day[order[i]] >= from })
	high := max(low, sort.Search(len(order), func(i int) bool { return x.cols.day[order[i]] > to }))
	between := make([]uint64, len(x.cols.flags)/64+1)
	for _, id := range order[low:high] {
		between[id/64] |= 1 << (id % 64)
	}
	return roaring.And(found, roaring.FromDense(between, false))
}

// where keeps the documents of which test is true.
func (x *index) where(found *roaring.Bitmap, test func(id uint32) bool) *roaring.Bitmap {
	kept := roaring.New()
	buf := make([]uint32, 4096)
	for it := found.ManyIterator(); ; {
		n := it.NextMany(buf)
		if n == 0 {
			return kept
		}
		keep := buf[:0]
		for _, id := range buf[:n] {
			if test(id) {
				keep = append(keep, id)
			}
		}
		kept.AddMany(keep)
	}
}
