package register

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	good := map[string]string{
		"05/02/2026": "2026-02-05", "5/2/2026": "2026-02-05", "2026-02-05": "2026-02-05", "5-2-2026": "2026-02-05",
		"29/02/2024": "2024-02-29", " 31.12.2025 ": "2025-12-31", "": "",
	}
	for text, want := range good {
		if d, err := ParseDate(text); err != nil || d.ISO() != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, d.ISO(), err, want)
		}
	}
	for _, text := range []string{"31/02/2026", "29/02/2023", "00/01/2026", "1/13/2026", "15/10/0026", "15/10/23", "10/2026", "a/b/c", "1/2/3/4", "+1/2/2026", "２/1/2026", "15/10/2250"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", text, d)
		}
	}
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32Range(int32(MustDate("1945-01-01")), int32(MustDate("2199-12-31"))).Draw(t, "day"))
		for _, text := range []string{d.String(), d.ISO()} {
			back, err := ParseDate(text)
			if err != nil || back != d {
				t.Fatalf("ParseDate(%q) = %d, %v; want %d", text, back, err, d)
			}
		}
		if got := DateOf(d.Time()); got != d {
			t.Fatalf("DateOf(%s) = %s", d, got)
		}
		if next := d + 1; next.Weekday() != time.Weekday((int(d.Weekday())+1)%7) {
			t.Fatalf("the day after %s is a %s", d, next.Weekday())
		}
	})
}

func FuzzParseDate(f *testing.F) {
	f.Add("31/02/2026")
	f.Add("2026-02-05")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if err == nil && d != 0 && (d.Year() < MinYear || d.Year() > MaxYear) {
			t.Fatalf("ParseDate(%q) = %s, outside the years kept", text, d)
		}
		if err != nil && !errors.Is(err, ErrDate) {
			t.Fatalf("ParseDate(%q) error = %v, want ErrDate", text, err)
		}
		for _, written := range []string{d.String(), d.ISO()} {
			if again, err := ParseDate(written); err != nil || again != d {
				t.Fatalf("ParseDate(%q) = %s, written %q, read again %s, %v", text, d, written, again, err)
			}
		}
	})
}

func TestWeekdaysFollowTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.IntRange(-40000, 120000).Draw(t, "day"))
		day := time.Date(1899, 12, 31+int(d), 0, 0, 0, 0, time.UTC)
		if !d.Time().Equal(day) || d.Weekday() != day.Weekday() {
			t.Fatalf("%d is %s %s, want %s %s", d, d.Weekday(), d.Time(), day.Weekday(), day)
		}
	})
}
