package store

import (
	"math/bits"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// page returns the ids of the page a query asks for: those of first before
// the rest.
func (x *index) page(found, first *roaring.Bitmap, q Query) []uint64 {
	offset, limit := max(q.Offset, 0), q.Limit
	total := int(found.GetCardinality())
	if limit <= 0 || limit > total {
		limit = total
	}
	if offset >= total {
		return nil
	}
	p := pager{order: x.orders[q.Sort], reverse: q.Desc != (q.Sort == ByDay), all: []*roaring.Bitmap{x.all, x.voided}}
	list := make([]uint64, 0, min(limit, total-offset))
	if first != nil && !first.IsEmpty() {
		list = p.take(list, first, offset, limit)
		offset = max(offset-int(first.GetCardinality()), 0)
		found = roaring.AndNot(found, first)
	}
	return p.take(list, found, offset, limit-len(list))
}

// pager takes pages of sets in an order.
type pager struct {
	order   *ordering
	reverse bool
	all     []*roaring.Bitmap // what the order is of, in parts
}

// take appends up to n of the set, leaving out the first offset.
func (p pager) take(list []uint64, set *roaring.Bitmap, offset, n int) []uint64 {
	size := int(set.GetCardinality())
	if n = min(n, size-offset); n <= 0 {
		return list
	}
	if p.isNear(size, offset+n) {
		if more, ok := p.walk(list, set, offset, n); ok {
			return more
		}
	}
	if size <= len(p.order.ids)/fewParts {
		return p.chooseOfFew(list, set, offset, n)
	}
	return p.choose(list, p.places(set), size, offset, n)
}

// fewParts is how small a part of the register is sooner sorted than marked.
const fewParts = 2048

// chooseOfFew is choose for so few documents that the marks of all places take longer.
func (p pager) chooseOfFew(list []uint64, set *roaring.Bitmap, offset, n int) []uint64 {
	places := make([]uint32, 0, set.GetCardinality())
	set.Iterate(func(id uint32) bool {
		places = append(places, p.order.rank[id])
		return true
	})
	slices.Sort(places)
	if p.reverse {
		slices.Reverse(places)
	}
	for _, at := range places[offset : offset+n] {
		list = append(list, uint64(p.order.ids[at]))
	}
	return list
}

// isNear reports that walking to the last of so many of a set of that size, if the set
// is spread evenly, takes less than marking places.
func (p pager) isNear(size, last int) bool {
	all := len(p.order.ids)
	return last*all/size <= (min(size, all-size)+all/64)/2
}

// maxSteps is how far walk goes for each document it is to find.
const maxSteps = 16

// walk goes along the order, which is the shortest way to the first of a set that
// holds much of the register. It gives up when they turn out to be far off.
func (p pager) walk(list []uint64, set *roaring.Bitmap, offset, n int) ([]uint64, bool) {
	known, order := len(list), p.order.ids
	for i := range min(len(order), maxSteps*min(offset+n, len(order)/64)) {
		id := order[i]
		if p.reverse {
			id = order[len(order)-1-i]
		}
		if !set.Contains(id) {
			continue
		}
		if offset--; offset < 0 {
			if list = append(list, uint64(id)); len(list) == known+n {
				return list, true
			}
		}
	}
	return list[:known], false
}

// places marks the places that the documents of a set have in the order. That
// sorts them all at the price of looking at each once, or at each of the others when
// these are fewer.
func (p pager) places(set *roaring.Bitmap) []uint64 {
	size := len(p.order.ids)
	if int(set.GetCardinality()) <= size/2 {
		return p.mark(set)
	}
	all := roaring.FastOr(p.all...)
	if int(all.GetCardinality()) != size {
		return p.mark(set)
	}
	places := p.mark(roaring.AndNot(all, set))
	for i := range places {
		places[i] = ^places[i]
	}
	places[size/64] &= 1<<(size%64) - 1
	return places
}

func (p pager) mark(set *roaring.Bitmap) []uint64 {
	places := make([]uint64, len(p.order.ids)/64+1)
	buf := make([]uint32, 4096)
	for it := set.ManyIterator(); ; {
		n := it.NextMany(buf)
		if n == 0 {
			return places
		}
		for _, id := range buf[:n] {
			at := p.order.rank[id]
			places[at/64] |= 1 << (at % 64)
		}
	}
}

// choose appends what stands at n marked places after the first offset.
func (p pager) choose(list, places []uint64, size, offset, n int) []uint64 {
	if p.reverse {
		offset = size - offset - n
	}
	from := len(list)
	for i, word := range places {
		if count := bits.OnesCount64(word); count <= offset {
			offset -= count
			continue
		}
		for ; word != 0 && len(list) < from+n; word &= word - 1 {
			if offset--; offset < 0 {
				list = append(list, uint64(p.order.ids[i*64+bits.TrailingZeros64(word)]))
			}
		}
		if len(list) == from+n {
			break
		}
	}
	if p.reverse {
		slices.Reverse(list[from:])
	}
	return list
}
