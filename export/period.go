package export

import (
	"fmt"
	"time"

	"kycuong/register"
)

// PeriodWords names a period in a few words: "năm 2025", or its first and last day.
func PeriodWords(from, to register.Date) string { return periodWords(from, to) }

// periodWords names a period: a month, quarter, half or whole year by its
// name, any other by its first and last day.
func periodWords(from, to register.Date) string {
	switch {
	case from == 0 && to == 0:
		return "toàn bộ thời gian ghi sổ"
	case from == 0:
		return "đến ngày " + to.String()
	case to == 0:
		return "từ ngày " + from.String()
	}
	if name := namedPeriod(from, to); name != "" {
		return name
	}
	return daysWords(from, to)
}

// daysWords gives first and last day.
func daysWords(from, to register.Date) string {
	switch {
	case from == 0 || to == 0:
		return periodWords(from, to)
	case from == to:
		return "ngày " + from.String()
	}
	return "từ ngày " + from.String() + " đến ngày " + to.String()
}

func namedPeriod(from, to register.Date) string {
	year, next := from.Year(), to+1
	if to.Year() != year || from.Day() != 1 || next.Day() != 1 {
		return ""
	}
	first, last := from.Month(), to.Month()
	switch {
	case first == last:
		return fmt.Sprintf("tháng %d năm %d", first, year)
	case first == time.January && last == time.December:
		return fmt.Sprintf("năm %d", year)
	case first == time.January && last == time.June:
		return fmt.Sprintf("6 tháng đầu năm %d", year)
	case first == time.July && last == time.December:
		return fmt.Sprintf("6 tháng cuối năm %d", year)
	case first == time.January && last == time.September:
		return fmt.Sprintf("9 tháng đầu năm %d", year)
	case last-first == 2 && first%3 == 1:
		return fmt.Sprintf("quý %s năm %d", roman(int(last)/3), year)
	}
	return ""
}

// longDate writes a day as the head of a document does: days below ten and
// the months January and February have a leading 0, the other months none.
func longDate(d register.Date) string {
	if d == 0 {
		return "ngày … tháng … năm …"
	}
	month := fmt.Sprint(int(d.Month()))
	if d.Month() <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day(), month, d.Year())
}

func placeAndDate(place string, d register.Date) string {
	if place == "" {
		return longDate(d)
	}
	return place + ", " + longDate(d)
}

func roman(n int) string {
	units := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	if n < 0 || n > 39 {
		return fmt.Sprint(n)
	}
	tens := []string{"", "X", "XX", "XXX"}
	return tens[n/10] + units[n%10]
}
