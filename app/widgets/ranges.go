package widgets

import "sort"

// Range is the rows From to To, both included.
type Range struct{ From, To int }

// ranges is a set of rows as sorted, disjoint, non-touching spans: selecting a
// million rows costs one of them.
type ranges []Range

func (s ranges) has(row int) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].To >= row })
	return i < len(s) && s[i].From <= row
}

func (s ranges) count() int {
	n := 0
	for _, r := range s {
		n += r.To - r.From + 1
	}
	return n
}

// rows lists every row, ascending.
func (s ranges) rows() []int {
	out := make([]int, 0, s.count())
	for _, r := range s {
		for row := r.From; row <= r.To; row++ {
			out = append(out, row)
		}
	}
	return out
}

// with returns the set and one more span.
func (s ranges) with(add Range) ranges {
	out := make(ranges, 0, len(s)+1)
	for _, r := range s {
		if r.To < add.From-1 || r.From > add.To+1 {
			out = append(out, r)
			continue
		}
		add = Range{min(r.From, add.From), max(r.To, add.To)}
	}
	out = append(out, add)
	sort.Slice(out, func(i, j int) bool { return out[i].From < out[j].From })
	return out
}

// without returns the set less one span.
func (s ranges) without(cut Range) ranges {
	out := make(ranges, 0, len(s)+1)
	for _, r := range s {
		if r.From < cut.From {
			out = append(out, Range{r.From, min(r.To, cut.From-1)})
		}
		if r.To > cut.To {
			out = append(out, Range{max(r.From, cut.To+1), r.To})
		}
	}
	return out
}

// below returns the part of the set under a length.
func (s ranges) below(length int) ranges {
	if len(s) == 0 || s[len(s)-1].To < length {
		return s
	}
	return s.without(Range{length, s[len(s)-1].To})
}
