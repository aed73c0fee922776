package widgets

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// FuzzParseDate reads what a clerk types, anything: it is a day of the calendar, within
// the years there are, that reads the same when it is written in full.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"5/3", "050326", "+3", "-99999999999999999999", "hôm nay", "31/02", "29/2/24", "5 3 2200", "5//3", "٥/٣"} {
		f.Add(s)
	}
	today := time.Date(2026, 10, 31, 9, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		y, m, d, err := ParseDate(text, today)
		if err != nil {
			if !errors.Is(err, ErrDateForm) && !errors.Is(err, ErrDateDay) && !errors.Is(err, ErrDateYear) {
				t.Fatalf("ParseDate(%q) error = %v", text, err)
			}
			return
		}
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if y < FirstYear || y > LastYear || day.Day() != d || int(day.Month()) != m {
			t.Fatalf("ParseDate(%q) = %d-%d-%d", text, y, m, d)
		}
		if y2, m2, d2, err := ParseDate(fmt.Sprintf("%d/%d/%d", d, m, y), today); err != nil || y2 != y || m2 != m || d2 != d {
			t.Fatalf("ParseDate(%q) = %d-%d-%d, written and read again %d-%d-%d, %v", text, y, m, d, y2, m2, d2, err)
		}
	})
}
