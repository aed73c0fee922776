package review

import (
	"slices"
	"sort"
)

// stray is an entry whose day does not fit its number: it goes back behind an
// earlier number, or ahead of a later one.
type stray struct {
	sentence string
	other    int // the entry it contradicts
}

// strays finds the fewest entries without which days and numbers rise together.
// One paper dated a year ahead is one fault, not a fault of every later number.
// Inserted numbers (12a) keep out of it.
func strays(entries []*paper) map[int]stray {
	var plain []int
	for i, e := range entries {
		if e.number.Suffix == "" {
			plain = append(plain, i)
		}
	}
	kept := longestRise(entries, plain)
	found := map[int]stray{}
	k := 0 // kept entries before i
	for _, i := range plain {
		switch {
		case k < len(kept) && kept[k] == i:
			k++
		case k > 0 && entries[kept[k-1]].Day() > entries[i].Day():
			found[i] = stray{"backward", kept[k-1]}
		case k < len(kept):
			found[i] = stray{"ahead", kept[k]}
		}
	}
	return found
}

// longestRise returns the longest run of entries whose days never fall; of two
// that contradict each other the earlier number stays. It goes from the end,
// keeping for every length of a run its entry with the latest day.
func longestRise(entries []*paper, plain []int) []int {
	day := func(i int) int { return int(entries[i].Day()) }
	next := make([]int, len(entries))
	var heads []int // heads[n] begins the best run of n+1 entries
	for _, i := range slices.Backward(plain) {
		n := sort.Search(len(heads), func(n int) bool { return day(heads[n]) < day(i) })
		if n > 0 {
			next[i] = heads[n-1]
		} else {
			next[i] = -1
		}
		if n == len(heads) {
			heads = append(heads, i)
		} else {
			heads[n] = i
		}
	}
	if len(heads) == 0 {
		return nil
	}
	var run []int
	for i := heads[len(heads)-1]; i >= 0; i = next[i] {
		run = append(run, i)
	}
	return run
}
