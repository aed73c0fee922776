package intake

import (
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

// endOfPeriod reads a quarter or month: its last day, or the day before it when
// the text says "trước". Without a year it is the next such one.
func endOfPeriod(lastMonth func(string) int) func([]string, register.Date) (dueFound, bool) {
	return func(m []string, issued register.Date) (dueFound, bool) {
		month, year, unsure := lastMonth(m[2]), number(m[3]), ""
		if month < 1 || month > 12 {
			return dueFound{unsure: unsureDue}, true
		}
		if m[3] == "" {
			if issued == 0 {
				return dueFound{unsure: unsureYear}, true
			}
			year, unsure = issued.Year(), unsureYear
		}
		found := lastDay(year, month)
		if m[3] == "" && found.day < issued {
			found = lastDay(year+1, month)
		}
		if strings.Contains(register.FoldMarks(m[0]), "trước") {
			unsure = unsureDue // before the period, or before its end
		}
		if unsure != "" {
			found.unsure = unsure
		}
		return found, true
	}
}

func lastDay(year, month int) dueFound {
	first := dateOf("1", strconv.Itoa(month), strconv.Itoa(year))
	if first == 0 {
		return dueFound{unsure: unsureDue}
	}
	return dueFound{day: register.DateOf(first.Time().AddDate(0, 1, -1))}
}

// quarterEnd is the last month of quarter I to IV or 1 to 4.
func quarterEnd(name string) int { return 3 * quarterNumber(name) }

// halfEnd is the last month of the first six or nine.
func halfEnd(months string) int {
	if strings.HasSuffix(months, "9") || strings.EqualFold(months, "chín") {
		return int(time.September)
	}
	return int(time.June)
}
