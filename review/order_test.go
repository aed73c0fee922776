package review

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func entriesOf(days ...int) []*paper {
	var list []*paper
	for i, d := range days {
		list = append(list, &paper{number: register.Number{N: i + 1}, date: register.Date(40000 + d)})
	}
	return list
}

func TestFewestStraysAreFound(t *testing.T) {
	for _, c := range []struct {
		days []int
		want string
	}{
		{[]int{1, 2, 2, 3}, "map[]"},
		{[]int{1, 3, 2, 4}, "map[2:{backward 1}]"},
		{[]int{1, 365, 2, 3, 4, 5}, "map[1:{ahead 2}]"},
		{[]int{10, 11, 1, 12, 13}, "map[2:{backward 1}]"},
		{[]int{5, 1, 2, 3}, "map[0:{ahead 1}]"},
		{[]int{1, 2, 3, 0}, "map[3:{backward 2}]"},
		{nil, "map[]"}, {[]int{7}, "map[]"},
	} {
		if got := fmt.Sprint(strays(entriesOf(c.days...))); got != c.want {
			t.Errorf("%v: %s, want %s", c.days, got, c.want)
		}
	}
}

// TestWithoutStraysAllRises holds the strays against every choice of entries.
func TestWithoutStraysAllRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(rapid.IntRange(0, 8), 0, 10).Draw(t, "days")
		entries := entriesOf(days...)
		found := strays(entries)
		last := -1
		for i, d := range days {
			if s, is := found[i]; is {
				if s.sentence == "backward" != (days[s.other] > d) || s.sentence == "backward" != (s.other < i) {
					t.Fatalf("%v: %d is %+v", days, i, s)
				}
				continue
			}
			if d < last {
				t.Fatalf("%v: without %v the days fall", days, found)
			}
			last = d
		}
		for set := range 1 << len(days) { // every choice of entries to leave out
			count, last, rises := 0, -1, true
			for i, d := range days {
				if set>>i&1 == 1 {
					count++
				} else {
					rises = rises && d >= last
					last = d
				}
			}
			if rises && count < len(found) {
				t.Fatalf("%v: %d strays, %d would do", days, len(found), count)
			}
		}
	})
}
