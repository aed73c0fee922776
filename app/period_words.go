package app

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

// What a period in words looks like once it is folded: "quý III/2025" is "quy iii 2025".
var (
	quarterWords = register.Pattern(`^(?:quy|quarter) (iv|i{1,3}|[1-4])(?: (?:nam )?(\d{4}))?$`)
	monthWords   = register.Pattern(`^(?:thang|month) (1[0-2]|0?[1-9])(?: (?:nam )?(\d{4}))?$`)
	yearWords    = register.Pattern(`^(?:nam|year) (\d{4})$`)
	halfWords    = register.Pattern(`^6 thang (dau|cuoi) nam(?: (\d{4}))?$`)
	nineWords    = register.Pattern(`^9 thang(?: dau nam)?(?: (\d{4}))?$`)
	fromWords    = register.Pattern(`^(?:tu|from) (?:ngay )?(\d{1,2} \d{1,2} \d{4})(?: (?:den|to) (?:ngay )?(\d{1,2} \d{1,2} \d{4}))?$`)
	untilWords   = register.Pattern(`^(?:den|until) (?:ngay )?(\d{1,2} \d{1,2} \d{4})$`)
	rangeWords   = register.Pattern(`^(\d{1,2} \d{1,2} \d{4}) (\d{1,2} \d{1,2} \d{4})$`)
	dayWords     = register.Pattern(`^(?:ngay |day )?(\d{1,2} \d{1,2} \d{4})$`)
)

// readPeriod understands a period in words; without a year it is the one of today. The
// period is named as it was typed, a quarter or month with the year that was meant.
func readPeriod(text string, today register.Date) (period, bool) {
	folded := register.Fold(text)
	year := func(s string) int {
		if y, err := strconv.Atoi(s); err == nil {
			return y
		}
		return today.Year()
	}
	var p period
	name := text
	named := func(y string) {
		if y == "" {
			name += "/" + strconv.Itoa(today.Year())
		}
	}
	switch {
	case quarterWords().MatchString(folded):
		m := quarterWords().FindStringSubmatch(folded)
		q := map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}[m[1]]
		if q == 0 {
			q, _ = strconv.Atoi(m[1]) // one digit
		}
		p = months(year(m[2]), 3*q-2, 3)
		named(m[2])
	case monthWords().MatchString(folded):
		m := monthWords().FindStringSubmatch(folded)
		n, _ := strconv.Atoi(m[1]) // two digits at most
		p = months(year(m[2]), n, 1)
		named(m[2])
	case yearWords().MatchString(folded):
		p = months(year(yearWords().FindStringSubmatch(folded)[1]), 1, 12)
	case halfWords().MatchString(folded):
		m := halfWords().FindStringSubmatch(folded)
		p = months(year(m[2]), map[string]int{"dau": 1, "cuoi": 7}[m[1]], 6)
	case nineWords().MatchString(folded):
		p = months(year(nineWords().FindStringSubmatch(folded)[1]), 1, 9)
	default:
		var ok bool
		if p, ok = readDays(folded); !ok {
			if p, ok = relativePeriod(folded, today); !ok {
				return period{}, false
			}
		}
	}
	p.name = name
	return p, true
}

// readDays understands periods given by their days.
func readDays(folded string) (p period, ok bool) {
	for _, form := range []struct {
		words func() *regexp.Regexp
		set   func(first, second register.Date)
	}{
		{fromWords, func(a, b register.Date) { p.from, p.to = a, b }}, {untilWords, func(a, _ register.Date) { p.to = a }},
		{rangeWords, func(a, b register.Date) { p.from, p.to = a, b }}, {dayWords, func(a, _ register.Date) { p.from, p.to = a, a }},
	} {
		m := form.words().FindStringSubmatch(folded)
		if m == nil {
			continue
		}
		var days [2]register.Date
		for i, s := range m[1:] {
			if s == "" {
				continue
			}
			d, err := register.ParseDate(strings.ReplaceAll(s, " ", "/"))
			if err != nil {
				return p, false
			}
			days[i] = d
		}
		form.set(days[0], days[1])
		return p, true
	}
	return p, false
}

// relativePeriod understands periods told from today.
func relativePeriod(folded string, today register.Date) (period, bool) {
	year, month := today.Year(), int(today.Time().Month())
	monday := today - register.Date((int(today.Time().Weekday())+6)%7)
	quarter := (month-1)/3*3 + 1
	switch folded {
	case "hom nay", "today":
		return period{from: today, to: today}, true
	case "hom qua", "yesterday":
		return period{from: today - 1, to: today - 1}, true
	case "tuan nay", "this week":
		return period{from: monday, to: monday + 6}, true
	case "tuan truoc", "last week":
		return period{from: monday - 7, to: monday - 1}, true
	case "thang nay", "this month":
		return months(year, month, 1), true
	case "thang truoc", "last month":
		return months(year, month-1, 1), true
	case "quy nay", "this quarter":
		return months(year, quarter, 3), true
	case "quy truoc", "last quarter":
		return months(year, quarter-3, 3), true
	case "nam nay", "this year":
		return months(year, 1, 12), true
	case "nam ngoai", "nam truoc", "last year":
		return months(year-1, 1, 12), true
	}
	return period{}, false
}

// months are n of them from a month on.
func months(year, from, n int) period {
	return period{from: day(year, time.Month(from), 1), to: day(year, time.Month(from+n), 1) - 1}
}
