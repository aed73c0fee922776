package store

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

var testSeries = register.Series{Issuer: "H41.15", Book: "DI", Year: 2026}

// TestConcurrentNumbers has many clerks log at once: no number twice, none
// left out.
func TestConcurrentNumbers(t *testing.T) {
	s := openTest(t)
	s.db.NoSync = true // order is what is tested, not the disk
	const clerks, each = 8, 200
	numbers := make([][]int, clerks)
	var wg sync.WaitGroup
	for clerk := range clerks {
		wg.Go(func() {
			for i := range each {
				d, err := s.AddDocument(letter(fmt.Sprintf("Văn bản %d của %d", i, clerk)))
				if err != nil {
					t.Errorf("AddDocument() error = %v", err)
					return
				}
				numbers[clerk] = append(numbers[clerk], d.Number.N)
			}
		})
	}
	wg.Wait()
	all := slices.Concat(numbers...)
	slices.Sort(all)
	for i, n := range all {
		if n != i+1 {
			t.Fatalf("number %d stands at place %d", n, i+1)
		}
	}
	if len(all) != clerks*each {
		t.Errorf("%d numbers, want %d", len(all), clerks*each)
	}
	if next, err := s.NextNumber(testSeries); err != nil || next.N != clerks*each+1 {
		t.Errorf("NextNumber() = %v, %v", next, err)
	}
}

// model is a ledger as simple as can be.
type model map[register.Number]register.SlotState

func (m model) next() register.Number {
	high := 0
	for n := range m {
		high = max(high, n.N)
	}
	return register.Number{N: high + 1}
}

// TestLedgerModel compares the store with the model over random sequences.
func TestLedgerModel(t *testing.T) {
	s := openTest(t)
	s.db.NoSync = true
	year := 1950
	rapid.Check(t, func(t *rapid.T) {
		year++
		series := register.Series{Issuer: "H41.15", Book: "DI", Year: year}
		m := model{}
		for i := range rapid.IntRange(1, 25).Draw(t, "steps") {
			step(t, s, series, m, i)
		}
		l, err := s.Ledger(series)
		if err != nil || len(l.Slots()) != len(m) {
			t.Fatalf("Ledger() has %d slots, %v, want %d", len(l.Slots()), err, len(m))
		}
		for _, slot := range l.Slots() {
			if m[slot.Number] != slot.State {
				t.Fatalf("number %s is %v, want %v", slot.Number, slot.State, m[slot.Number])
			}
		}
		if next, err := s.NextNumber(series); err != nil || next != m.next() {
			t.Fatalf("NextNumber() = %v, %v, want %v", next, err, m.next())
		}
	})
}

func step(t *rapid.T, s *Store, series register.Series, m model, i int) {
	n := register.Number{N: rapid.IntRange(0, 6).Draw(t, "n")}
	if n.N > 0 {
		n.Suffix = rapid.SampledFrom([]string{"", "", "a", "b", ".25"}).Draw(t, "suffix")
	}
	asked := n
	if n.IsZero() {
		n = m.next()
	}
	var err, want error
	switch rapid.SampledFrom([]string{"add", "add", "reserve", "void"}).Draw(t, "op") {
	case "add":
		if want = m.follows(n); want == nil {
			want = m.taken(n, true)
		}
		d := letter(fmt.Sprintf("Năm %d, bước %d", series.Year, i))
		d.Date, d.Number = register.MustDate(fmt.Sprintf("%d-05-05", series.Year)), asked
		if d, err = s.AddDocument(d); err == nil && d.Number != n {
			t.Fatalf("AddDocument() gave %s, want %s", d.Number, n)
		}
		m.put(n, register.SlotIssued, want)
	case "reserve":
		if want = m.taken(n, false); want == nil {
			want = m.follows(n)
		}
		_, err = s.ReserveNumber(series, asked, "Văn phòng", 0)
		m.put(n, register.SlotReserved, want)
	case "void":
		if want = m.taken(n, m[n] == register.SlotReserved); want == nil && m[n] == 0 {
			want = m.follows(n)
		}
		err = s.VoidNumber(series, n, "viết hỏng")
		m.put(n, register.SlotVoid, want)
	}
	if !errors.Is(err, want) || (want == nil && err != nil) {
		t.Fatalf("number %s: error = %v, want %v", n, err, want)
	}
}

// follows refuses a number with a letter after one that was not used.
func (m model) follows(n register.Number) error {
	plain := m[register.Number{N: n.N}]
	if n.Suffix != "" && (plain == 0 || plain == register.SlotReserved) {
		return register.ErrInsertBefore
	}
	return nil
}

func (m model) taken(n register.Number, claims bool) error {
	switch state := m[n]; {
	case state == register.SlotVoid:
		return register.ErrNumberVoid
	case state == register.SlotIssued || state == register.SlotReserved && !claims:
		return register.ErrNumberTaken
	}
	return nil
}

func (m model) put(n register.Number, state register.SlotState, refused error) {
	if refused == nil {
		m[n] = state
	}
}

func TestSeriesAndGaps(t *testing.T) {
	s := openTest(t)
	for _, n := range []int{1, 2, 5} {
		d := letter(fmt.Sprintf("Số %d", n))
		d.Number = register.Number{N: n}
		mustAdd(t, s, d)
	}
	old := letter("Năm ngoái")
	old.Date = register.MustDate("2025-12-31")
	mustAdd(t, s, old)
	all, err := s.AllSeries()
	if err != nil || len(all) != 2 || all[0].Year != 2025 || all[1] != testSeries {
		t.Errorf("AllSeries() = %v, %v", all, err)
	}
	gaps, err := s.Gaps(2026)
	if err != nil || len(gaps) != 1 || gaps[0].From != 3 || gaps[0].To != 4 {
		t.Errorf("Gaps(2026) = %v, %v, want 3 to 4", gaps, err)
	}
	h, err := s.History(KindNumber, "H41.15|DI||2026|05")
	if err != nil || len(h) != 1 || h[0].Kind != KindDocument {
		t.Errorf("History(number 5) = %v, %v", h, err)
	}
}

// TestNumberHistory follows a number through entries about itself and about
// its document.
func TestNumberHistory(t *testing.T) {
	s := openTest(t)
	if _, err := s.ReserveNumber(testSeries, register.Number{}, "", 0); !errors.Is(err, register.ErrNoReason) {
		t.Errorf("ReserveNumber(nobody) error = %v, want ErrNoReason", err)
	}
	slot, err := s.ReserveNumber(testSeries, register.Number{}, "Phòng Tổ chức", register.MustDate("2026-03-10"))
	if err != nil || slot.Number.N != 1 {
		t.Fatalf("ReserveNumber() = %+v, %v", slot, err)
	}
	d := letter("Đã giữ số")
	d.Number = slot.Number
	d = mustAdd(t, s, d)
	if err := s.VoidDocument(d.ID, "in hỏng"); err != nil {
		t.Fatal(err)
	}
	h, err := s.History(KindNumber, slotID(testSeries, slot.Number))
	if err != nil || len(h) != 3 || h[0].Op != OpReserve || h[1].Op != OpCreate || h[2].Op != OpVoid {
		t.Errorf("History(number) = %+v, %v", h, err)
	}
}

// TestMayIssueSaysWhatSavingWould: for every state of a number, and an inserted one.
func TestMayIssueSaysWhatSavingWould(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := openTest(t)
		s.db.NoSync = true
		settings, err := s.Settings()
		if err != nil {
			rt.Fatal(err)
		}
		d := letter("Văn bản")
		book, _ := settings.BookFor(&d)
		series := register.SeriesOf(&d, book, settings.Office)
		number := rapid.Custom(func(t *rapid.T) register.Number {
			return register.Number{N: rapid.IntRange(1, 3).Draw(t, "n"), Suffix: rapid.SampledFrom([]string{"", "", "a"}).Draw(t, "suffix")}
		})
		for i := range 12 {
			n := number.Draw(rt, "number")
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0:
				_, _ = s.ReserveNumber(series, n, "chị Hoa", 0) // whatever comes of it
			case 1:
				_ = s.VoidNumber(series, n, "in hỏng")
			default:
				_, may := s.MayIssue(series, n, 0)
				d := letter(fmt.Sprintf("Văn bản %d", i))
				d.Number = n
				kept, err := s.AddDocument(d)
				if (may == nil) != (err == nil) {
					rt.Fatalf("MayIssue(%s) error = %v, AddDocument() error = %v", n, may, err)
				}
				if err != nil {
					continue
				}
				if slot, err := s.MayIssue(series, n, kept.ID); err != nil || slot.Document != kept.ID {
					rt.Fatalf("MayIssue(%s) of its own document = %+v, %v", n, slot, err)
				}
			}
		}
	})
}
