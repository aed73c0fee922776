package register

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day without a clock or a zone, counted in days; the zero
// Date is "no date". Dates compare with < and subtract to a number of days.
type Date int32

// Years outside these bounds are refused: they are slips of the keyboard.
const (
	MinYear = 1945
	MaxYear = 2199
)

// ErrDate is the cause of every date that could not be read.
const ErrDate = Problem("There is no such day; a date is written dd/mm/yyyy or yyyy-mm-dd.")

var epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)

const secondsPerDay = 24 * 60 * 60

// NewDate returns the day, or ErrDate when no such day exists (31/02) or its
// year lies outside MinYear and MaxYear.
func NewDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || t.Month() != month || year < MinYear || year > MaxYear {
		return 0, fmt.Errorf("%02d/%02d/%04d: %w", day, int(month), year, ErrDate)
	}
	return DateOf(t), nil
}

// DateOf returns the day t falls on in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	u := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return Date((u.Unix() - epoch.Unix()) / secondsPerDay)
}

// MustDate reads an ISO date written in the program itself.
func MustDate(iso string) Date {
	d, err := ParseDate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseDate reads dd/mm/yyyy (also d/m/yyyy, and "-" or "." between) and
// yyyy-mm-dd; the empty text is the zero Date.
func ParseDate(text string) (Date, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return 0, nil
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 {
		return 0, fmt.Errorf("%q: %w", text, ErrDate)
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || len(p) > 4 || (i == 2 && len(p) != 4) {
			return 0, fmt.Errorf("%q: %w", text, ErrDate)
		}
		n[i] = int(v)
	}
	return NewDate(n[2], time.Month(n[1]), n[0])
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Unix(epoch.Unix()+int64(d)*secondsPerDay, 0).UTC()
}

// Year returns the year of the day; 0 for no date.
func (d Date) Year() int {
	if d == 0 {
		return 0
	}
	return d.Time().Year()
}

// Month returns the month of the day.
func (d Date) Month() time.Month { return d.Time().Month() }

// Day returns the day of the month.
func (d Date) Day() int { return d.Time().Day() }

// Weekday returns the day of the week. The epoch was a Sunday.
func (d Date) Weekday() time.Weekday { return time.Weekday((d%7 + 7) % 7) }

// String returns dd/mm/yyyy, as people here write it; "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// ISO returns yyyy-mm-dd, as machines write it; "" for no date.
func (d Date) ISO() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// MarshalJSON writes the ISO form.
func (d Date) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(d.ISO())), nil }

// UnmarshalJSON reads what ParseDate reads.
func (d *Date) UnmarshalJSON(b []byte) error {
	s, err := strconv.Unquote(string(b))
	if err != nil {
		return fmt.Errorf("%s: %w", b, ErrDate)
	}
	*d, err = ParseDate(s)
	return err
}
