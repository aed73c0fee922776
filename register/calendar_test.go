package register

import (
	"testing"

	"pgregory.net/rapid"
)

func testCalendar() *Calendar {
	return NewCalendar([]SpecialDay{
		{Date: MustDate("2026-08-31"), Kind: DayOff, Name: "hoán đổi"}, {Date: MustDate("2026-09-01"), Kind: Holiday, Name: "Quốc khánh"},
		{Date: MustDate("2026-09-02"), Kind: Holiday, Name: "Quốc khánh"}, {Date: MustDate("2026-08-22"), Kind: MakeUpDay, Name: "làm bù"},
	}, []int{2026})
}

func TestAddWorkingDays(t *testing.T) {
	c := testCalendar()
	for _, x := range []struct {
		start string
		n     int
		want  string
	}{
		{"2026-03-02", 5, "2026-03-09"}, // Monday to Monday
		{"2026-03-06", 1, "2026-03-09"}, // Friday to Monday
		{"2026-08-21", 1, "2026-08-22"}, // the make-up Saturday counts
		{"2026-08-28", 1, "2026-09-03"}, // over the swapped day and the holidays
		{"2026-09-01", 0, "2026-09-03"}, // a rest day moves on
		{"2026-09-03", 0, "2026-09-03"},
	} {
		if got := c.AddWorkingDays(MustDate(x.start), x.n).Due.ISO(); got != x.want {
			t.Errorf("%d working days after %s = %s, want %s", x.n, x.start, got, x.want)
		}
	}
	want := "7 ngày làm việc sau thứ Sáu 21/08/2026 là thứ Năm 03/09/2026; không tính Chủ nhật 23/08/2026, thứ Bảy 29/08/2026, Chủ nhật 30/08/2026, " +
		"31/08/2026 (hoán đổi), 01/09/2026 (Quốc khánh), 02/09/2026 (Quốc khánh); tính cả thứ Bảy 22/08/2026 (làm bù)"
	if got := c.AddWorkingDays(MustDate("2026-08-21"), 7).Explain(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !c.AddWorkingDays(MustDate("2026-12-31"), 1).Provisional {
		t.Error("a deadline in an unconfirmed year is not called provisional")
	}
}

func TestWorkingDaysAgree(t *testing.T) {
	c := testCalendar()
	rapid.Check(t, func(t *rapid.T) {
		start := MustDate("2026-06-01") + Date(rapid.IntRange(0, 150).Draw(t, "start"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		due := c.AddWorkingDays(start, n).Due
		if !c.IsWorking(due) {
			t.Fatalf("%d days after %s falls on %s, a day off", n, start, due)
		}
		if got := c.WorkingDaysBetween(start, due); got != n {
			t.Fatalf("between %s and %s lie %d working days, want %d", start, due, got, n)
		}
	})
}

// TestWorkingDaysAreCountedAsOneByOne: over years, holidays and make-up days at either
// end, on weekends and on weekdays.
func TestWorkingDaysAreCountedAsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := MustDate("2019-12-20")
		var days []SpecialDay
		for range rapid.IntRange(0, 40).Draw(t, "special") {
			days = append(days, SpecialDay{Date: first + Date(rapid.IntRange(0, 900).Draw(t, "day")), Kind: rapid.SampledFrom([]DayKind{Holiday, DayOff, MakeUpDay}).Draw(t, "kind")})
		}
		c := NewCalendar(days, nil)
		from := first + Date(rapid.IntRange(-5, 900).Draw(t, "from"))
		to := from + Date(rapid.IntRange(-3, 800).Draw(t, "span"))
		want := 0
		for d := from + 1; d <= to; d++ {
			if c.IsWorking(d) {
				want++
			}
		}
		if got := c.WorkingDaysBetween(from, to); got != want {
			t.Fatalf("%d working days after %s up to %s, want %d", got, from, to, want)
		}
	})
}
