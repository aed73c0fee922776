package store

import (
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
	end := min(offset+limit, total)
	p := pager{order: x.orders[q.Sort], reverse: q.Desc != (q.Sort == ByDay)}
	if first == nil || first.IsEmpty() {
		return ids(p.top(found, end)[offset:])
	}
	list := p.top(first, end)
	if len(list) < end {
		list = append(list, p.top(roaring.AndNot(found, first), end-len(list))...)
	}
	return ids(list[offset:])
}

func ids(list []uint32) []uint64 {
	out := make([]uint64, len(list))
	for i, id := range list {
		out[i] = uint64(id)
	}
	return out
}

// pager takes the first of a set in an order.
type pager struct {
	order   *ordering
	reverse bool
}

// top returns the first n of the set, or all when there are fewer. Of a set
// that holds much of the register it walks the order and stops early; of a
// sparse one it looks at the members only.
func (p pager) top(set *roaring.Bitmap, n int) []uint32 {
	size := int(set.GetCardinality())
	n = min(n, size)
	if n == 0 {
		return nil
	}
	all := len(p.order.ids)
	if n == size && size > all/8 || n < size && size > all/4 {
		return p.walk(set, n)
	}
	return p.choose(set, n)
}

func (p pager) walk(set *roaring.Bitmap, n int) []uint32 {
	list := make([]uint32, 0, n)
	order := p.order.ids
	for i := range order {
		id := order[i]
		if p.reverse {
			id = order[len(order)-1-i]
		}
		if set.Contains(id) {
			if list = append(list, id); len(list) == n {
				break
			}
		}
	}
	return list
}

// choose keeps the best n by rank, cutting back whenever twice as many are
// gathered. It begins at the end where the best are likely, since ids and days
// grow together.
func (p pager) choose(set *roaring.Bitmap, n int) []uint32 {
	best := make([]uint32, 0, 2*n)
	limit := ^uint32(0)
	next := set.Iterator().Next
	if p.reverse {
		next = set.ReverseIterator().Next
	}
	for range set.GetCardinality() {
		rank := p.order.rank[next()]
		if p.reverse {
			rank = ^rank
		}
		if rank > limit {
			continue
		}
		if best = append(best, rank); len(best) == 2*n {
			slices.Sort(best)
			best = best[:n]
			limit = best[n-1]
		}
	}
	slices.Sort(best)
	best = best[:n]
	for i, rank := range best {
		if p.reverse {
			rank = ^rank
		}
		best[i] = p.order.ids[rank]
	}
	return best
}
