package widgets

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(y, m, d int) time.Time {
	return time.Date(y, time.Month(m), d, 15, 4, 5, 0, time.Local)
}

var dateTexts = []struct {
	text, want string
	err        error
}{
	{"5/3", "05/03/2026", nil},
	{"5/3/26", "05/03/2026", nil},
	{" 5 / 3 / 2026 ", "05/03/2026", nil},
	{"05-03-2026", "05/03/2026", nil},
	{"5.3.2026", "05/03/2026", nil},
	{"5 3", "05/03/2026", nil},
	{"05032026", "05/03/2026", nil},
	{"050326", "05/03/2026", nil},
	{"0503", "05/03/2026", nil},
	{"+3", "03/01/2027", nil},
	{"-2", "29/12/2026", nil},
	{"+0", "31/12/2026", nil},
	{"h", "31/12/2026", nil},
	{"H", "31/12/2026", nil},
	{"today", "31/12/2026", nil},
	{"Hôm nay", "31/12/2026", nil},
	{"ho\u0302m nay", "31/12/2026", nil},
	{"29/2/2028", "29/02/2028", nil},
	{"1/1/46", "01/01/2046", nil},
	{"1/1/47", "01/01/1947", nil},
	{"2/9/1945", "02/09/1945", nil},
	{"31/12/2199", "31/12/2199", nil},

	{"31/02", "", ErrDateDay},
	{"31022026", "", ErrDateDay},
	{"29/2/2026", "", ErrDateDay},
	{"29/2/1900", "", ErrDateDay},
	{"0/3", "", ErrDateDay},
	{"5/13", "", ErrDateDay},
	{"31/12/1944", "", ErrDateYear},
	{"1/1/2200", "", ErrDateYear},
	{"1/1/0026", "", ErrDateYear},
	{"-40000", "", ErrDateYear},
	{"", "", ErrDateForm},
	{"5", "", ErrDateForm},
	{"53", "", ErrDateForm},
	{"503", "", ErrDateForm},
	{"5/", "", ErrDateForm},
	{"/5/3", "", ErrDateForm},
	{"5//3", "", ErrDateForm},
	{"5/3/", "", ErrDateForm},
	{"5/3/202", "", ErrDateForm},
	{"5/3/26/1", "", ErrDateForm},
	{"2026/03/05", "", ErrDateForm},
	{"5/ba", "", ErrDateForm},
	{"+", "", ErrDateForm},
	{"+-3", "", ErrDateForm},
	{"+123456", "", ErrDateForm},
	{"٥/٣", "", ErrDateForm},
}

func TestParseDate(t *testing.T) {
	for _, tt := range dateTexts {
		y, m, d, err := ParseDate(tt.text, day(2026, 12, 31))
		got := ""
		if err == nil {
			got = FormatDate(y, m, d)
		}
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("ParseDate(%q) = %q, %v; want %q, %v", tt.text, got, err, tt.want, tt.err)
		}
	}
}

// TestParseDateReadsEveryDay writes every kind of day in every form.
func TestParseDateReadsEveryDay(t *testing.T) {
	today := day(2026, 3, 5)
	first := time.Date(FirstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		want := first.AddDate(0, 0, rapid.IntRange(0, 93_136).Draw(t, "days"))
		y, m, d := want.Date()
		form := rapid.SampledFrom([]string{"%d/%d/%d", "%02d-%02d-%04d", "%02d%02d%04d", "%d %d %d", "%d.%d.%d"}).Draw(t, "form")
		text := fmt.Sprintf(form, d, int(m), y)
		gy, gm, gd, err := ParseDate(text, today)
		if err != nil || gy != y || gm != int(m) || gd != d {
			t.Fatalf("ParseDate(%q) = %d %d %d, %v", text, gy, gm, gd, err)
		}
	})
}

// TestParseDateTakesAnything: no panic, and a date that is read reads again.
func TestParseDateTakesAnything(t *testing.T) {
	today := day(2026, 3, 5)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-+ ]?[0-9]{0,3}[-/. ]?[0-9]{0,3}[-/. ]?[0-9]{0,5}`)).Draw(t, "text")
		y, m, d, err := ParseDate(text, today)
		if err != nil {
			return
		}
		y2, m2, d2, err := ParseDate(FormatDate(y, m, d), today)
		if err != nil || y2 != y || m2 != m || d2 != d {
			t.Fatalf("%q read as %d %d %d, then %d %d %d, %v", text, y, m, d, y2, m2, d2, err)
		}
	})
}
