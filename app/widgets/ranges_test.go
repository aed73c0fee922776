package widgets

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRangesAgainstASet compares the spans with the plainest set there is.
func TestRangesAgainstASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s ranges
		plain := map[int]bool{}
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			from := rapid.IntRange(0, 30).Draw(t, "from")
			r := Range{from, from + rapid.IntRange(0, 8).Draw(t, "more")}
			add := rapid.Bool().Draw(t, "add")
			if add {
				s = s.with(r)
			} else {
				s = s.without(r)
			}
			for row := r.From; row <= r.To; row++ {
				plain[row] = add
			}
		}
		below := rapid.IntRange(0, 40).Draw(t, "below")
		s = s.below(below)
		var want []int
		for row := range 50 {
			if plain[row] && row < below {
				want = append(want, row)
			}
			if s.has(row) != (plain[row] && row < below) {
				t.Fatalf("has(%d) = %v in %v", row, s.has(row), s)
			}
		}
		if !slices.Equal(s.rows(), want) || s.count() != len(want) {
			t.Fatalf("rows = %v, want %v", s.rows(), want)
		}
		for i := 1; i < len(s); i++ {
			if s[i].From <= s[i-1].To+1 {
				t.Fatalf("spans touch: %v", s)
			}
		}
	})
}
