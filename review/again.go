package review

import (
	"cmp"
	"slices"

	"kycuong/register"
)

// CountRepeats tells of each finding that counts which time it is that the same
// unit breaks the same rule within so many days.
func CountRepeats(findings []Finding, days int) {
	by := map[string][]int{}
	for i, f := range findings {
		if f.Net() {
			key := f.Rule + "\x1f" + register.UnitKey(f.Unit)
			by[key] = append(by[key], i)
		}
	}
	for _, list := range by {
		slices.SortStableFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(findings[a].Subject.Date, findings[b].Subject.Date), cmp.Compare(findings[a].Key(), findings[b].Key()))
		})
		first := 0
		for n, i := range list {
			for findings[i].Subject.Date-findings[list[first]].Subject.Date > register.Date(days) {
				first++
			}
			if n > first {
				findings[i].Repeat = n - first + 1
			}
		}
	}
}
