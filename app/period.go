package app

import (
	"fmt"
	"strconv"
	"time"

	"kycuong/register"
)

// period is a named run of days.
type period struct {
	name     string
	from, to register.Date
}

func (p period) includes(d register.Date) bool {
	return (p.from == 0 || p.from <= d) && (p.to == 0 || d <= p.to)
}

// periodsBefore returns the periods an office reports on, this year's and last
// year's: calendar quarters and years, and those of the administrative-reform
// reports, which run from the 15th to the 14th.
func periodsBefore(w words, today register.Date) []period {
	var list []period
	for y := today.Year(); y > today.Year()-3; y-- {
		year := strconv.Itoa(y)
		list = append(list,
			period{w.t("Year {year}", "year", year), day(y, 1, 1), day(y, 12, 31)},
			period{w.t("CCHC year {year}", "year", year), day(y-1, 12, 15), day(y, 12, 14)},
			period{w.t("CCHC 6 months {year}", "year", year), day(y-1, 12, 15), day(y, 6, 14)},
			period{w.t("CCHC quarter I/{year}", "year", year), day(y-1, 12, 15), day(y, 3, 14)},
			period{w.t("CCHC quarter III/{year}", "year", year), day(y, 6, 15), day(y, 9, 14)})
		for q := range 4 {
			from := time.Month(1 + 3*q)
			list = append(list, period{w.t("Quarter {q}/{year}", "q", [...]string{"I", "II", "III", "IV"}[q], "year", year),
				day(y, from, 1), day(y, from+3, 1) - 1})
		}
	}
	return list
}

// day makes a date the program itself names; the 13th month is next January.
func day(year int, month time.Month, dayOfMonth int) register.Date {
	return register.DateOf(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC))
}

// short is the month of a period as the head of a narrow column writes it.
func (p period) short() string {
	t := p.from.Time()
	return fmt.Sprintf("%d/%02d", int(t.Month()), t.Year()%100)
}
