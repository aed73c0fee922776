package register

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestLedger(t *testing.T) {
	l := NewLedger(Series{Book: "DI", Year: 2026}, nil)
	if l.Next() != (Number{N: 1}) {
		t.Fatalf("first number %s", l.Next())
	}
	issue := func(n Number, want error) {
		t.Helper()
		if _, err := l.Issue(n, 7); !errors.Is(err, want) {
			t.Errorf("Issue(%s) = %v, want %v", n, err, want)
		}
	}
	issue(Number{N: 1}, nil)
	issue(Number{N: 1}, ErrNumberTaken)
	issue(Number{N: 5, Suffix: "a"}, ErrInsertBefore)
	issue(Number{N: 1, Suffix: "a"}, nil)
	if _, err := l.Reserve(Number{N: 3}, "Phòng Tổng hợp", MustDate("2026-03-01")); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Void(Number{N: 4}, ""); !errors.Is(err, ErrNoReason) {
		t.Errorf("Void without a reason = %v", err)
	}
	if _, err := l.Void(Number{N: 4}, "in hỏng"); err != nil {
		t.Fatal(err)
	}
	issue(Number{N: 4}, ErrNumberVoid)
	issue(Number{N: 3}, nil)
	issue(Number{N: 9}, nil)
	gaps := l.Gaps()
	if len(gaps) != 2 || gaps[0].From != 2 || gaps[0].To != 2 || gaps[1].From != 5 || gaps[1].To != 8 {
		t.Errorf("Gaps = %+v, want 2 and 5–8", gaps)
	}
	if l.Next() != (Number{N: 10}) {
		t.Errorf("Next = %s, want 10", l.Next())
	}
}

// A number once given, reserved or void is never proposed again, and every
// whole number up to the highest is either in a gap or has a slot.
func TestLedgerKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := NewLedger(Series{}, nil)
		used := map[Number]SlotState{}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			n := Number{N: rapid.IntRange(1, 30).Draw(t, "n"), Suffix: rapid.SampledFrom([]string{"", "", "", "a"}).Draw(t, "suffix")}
			if rapid.Bool().Draw(t, "next") {
				n = l.Next()
			}
			var s Slot
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "op") {
			case 0:
				s, err = l.Issue(n, 1)
				if err == nil && used[n] == SlotIssued {
					t.Fatalf("%s was issued twice", n)
				}
			case 1:
				s, err = l.Reserve(n, "x", 0)
			case 2:
				s, err = l.Void(n, "x")
			}
			if used[n] == SlotVoid && err == nil {
				t.Fatalf("the void number %s was used again as %s", n, s.State)
			}
			if err == nil {
				used[n] = s.State
			}
			if _, taken := l.At(l.Next()); taken {
				t.Fatalf("Next proposes %s, which is taken", l.Next())
			}
		}
		whole := 0
		for n := range used {
			if n.Suffix == "" {
				whole++
			}
		}
		missing := 0
		for _, g := range l.Gaps() {
			missing += g.To - g.From + 1
		}
		if highest := l.Next().N - 1; whole+missing < highest {
			t.Fatalf("%d numbers and %d missing do not make %d", whole, missing, highest)
		}
	})
}
