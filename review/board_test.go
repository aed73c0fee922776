package review

import (
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// counted returns the findings, in their order, with the times they are repeated.
func counted(list []Finding, days int) []Finding {
	b := newBoard(nil, days)
	var entries []*entry
	for i, f := range list {
		e := b.make(owner{id: uint64(i)}, []Finding{f}).entries[0]
		entries = append(entries, e)
		b.groups[e.group] = with(b.groups[e.group], e, oldest)
	}
	for _, group := range b.groups {
		b.count(group)
	}
	out := make([]Finding, len(list))
	for i, e := range entries {
		out[i] = e.shown()
	}
	return out
}

func TestRepeatsAreCountedWithinTheirSpan(t *testing.T) {
	at := func(day, unit, rule string, state State) Finding {
		return Finding{Rule: rule, Unit: unit, State: state, Subject: Subject{Kind: "document", ID: day, Date: register.MustDate(day)}}
	}
	list := []Finding{at("2025-12-01", "A", "R01", StateOpen), at("2025-03-01", "A", "R01", StateConfirmed), at("2025-06-01", "A", "R01", StateExcused), at("2024-11-30", "A", "R01", StateOpen),
		at("2025-06-02", "B", "R01", StateOpen), at("2025-06-03", "A", "R13", StateOpen)}
	list = counted(list, 365)
	for i, want := range []int{2, 2, 0, 0, 0, 0} {
		if list[i].Repeat != want {
			t.Errorf("%d: time %d, want %d", i, list[i].Repeat, want)
		}
	}
}

// TestRepeatsHoldToTheirMeaning compares with counting one by one.
func TestRepeatsHoldToTheirMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Finding
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			list = append(list, Finding{Rule: "R01", Unit: "A", State: StateOpen, Subject: Subject{Kind: "document", ID: uint64(i), Date: register.Date(rapid.IntRange(1, 60).Draw(t, "day"))}})
		}
		list = counted(list, 20)
		for _, f := range list {
			n := 1
			for _, g := range list {
				earlier := g.Subject.Date < f.Subject.Date || g.Subject.Date == f.Subject.Date && g.Key() < f.Key()
				if earlier && f.Subject.Date-g.Subject.Date <= 20 {
					n++
				}
			}
			if n == 1 {
				n = 0
			}
			if f.Repeat != n {
				t.Fatalf("%+v: want %d", f, n)
			}
		}
	})
}
