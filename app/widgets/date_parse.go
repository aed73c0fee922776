package widgets

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// The first and the last year a date may have.
const (
	FirstYear = 1945
	LastYear  = 2199
)

// What can be wrong with a date somebody typed.
var (
	// ErrDateForm: the text is not in any of the accepted forms.
	ErrDateForm = errors.New("not in the form of a date")
	// ErrDateDay: no calendar has that day, as 31/02.
	ErrDateDay = errors.New("no such day")
	// ErrDateYear: the year is before FirstYear or after LastYear.
	ErrDateYear = errors.New("year out of range")
)

// ParseDate reads a date as a clerk types it, day before month:
//
//	5/3/2026  5-3-26  5.3  5 3     a missing year is this year
//	05032026  050326  0503         digits only, two for day and month each
//	+3  -2                         days from today
//	h  today  hôm nay              today
//
// Two digits of a year mean the year between 79 before and 20 after today.
func ParseDate(text string, today time.Time) (year, month, day int, err error) {
	text = strings.ToLower(norm.NFC.String(strings.TrimSpace(text)))
	switch text {
	case "h", "hn", "today", "hôm nay", "hom nay":
		return checkDate(today.Date())
	case "":
		return 0, 0, 0, ErrDateForm
	}
	if text[0] == '+' || text[0] == '-' {
		return parseOffset(text, today)
	}
	parts := dateParts(text)
	if len(parts) < 2 || len(parts) > 3 {
		return 0, 0, 0, ErrDateForm
	}
	var n [3]int
	n[2] = today.Year()
	for i, p := range parts {
		if !isDigits(p) || len(p) > [3]int{2, 2, 4}[i] || len(p) == 3 {
			return 0, 0, 0, ErrDateForm
		}
		n[i], _ = strconv.Atoi(p) // digits only, four at most
	}
	if len(parts) == 3 && len(parts[2]) < 4 {
		n[2] = fullYear(n[2], today.Year())
	}
	return checkDate(n[2], time.Month(n[1]), n[0])
}

// FormatDate returns dd/mm/yyyy.
func FormatDate(year, month, day int) string {
	return fmt.Sprintf("%02d/%02d/%04d", day, month, year)
}

// dateParts splits day, month and year; bare digits are split by their number.
func dateParts(text string) []string {
	if isDigits(text) {
		switch len(text) {
		case 4:
			return []string{text[:2], text[2:]}
		case 6, 8:
			return []string{text[:2], text[2:4], text[4:]}
		}
		return nil
	}
	if !strings.ContainsAny(text, "/-.") {
		return strings.Fields(text)
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/-.", r) })
	if strings.Count(text, "/")+strings.Count(text, "-")+strings.Count(text, ".") != len(parts)-1 {
		return nil // a separator too many, as in 5//3
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func parseOffset(text string, today time.Time) (year, month, day int, err error) {
	digits := strings.TrimSpace(text[1:])
	if !isDigits(digits) || len(digits) > 5 {
		return 0, 0, 0, ErrDateForm
	}
	days, _ := strconv.Atoi(digits) // digits only, five at most
	if text[0] == '-' {
		days = -days
	}
	y, m, d := today.Date()
	return checkDate(time.Date(y, m, d+days, 0, 0, 0, 0, time.UTC).Date())
}

func fullYear(short, now int) int {
	year := now - now%100 + short
	if year > now+20 {
		return year - 100
	}
	if year <= now-80 {
		return year + 100
	}
	return year
}

func checkDate(y int, m time.Month, d int) (year, month, day int, err error) {
	if m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, 0, 0, ErrDateDay
	}
	if y < FirstYear || y > LastYear {
		return 0, 0, 0, ErrDateYear
	}
	return y, int(m), d, nil
}

// daysIn asks for the day before the first of the next month.
func daysIn(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
