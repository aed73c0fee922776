package register

import "time"

// PeriodBefore returns the period of the same kind right before one: whole months,
// also of reporting years that run from the 15th to the 14th, move by months, any
// other period by its number of days.
func PeriodBefore(from, to Date) (Date, Date) {
	next := to + 1
	if from.Day() != next.Day() || next <= from {
		return from - (to - from + 1), from - 1
	}
	months := 12*(next.Year()-from.Year()) + int(next.Month()-from.Month())
	first := DateOf(time.Date(from.Year(), from.Month()-time.Month(months), from.Day(), 0, 0, 0, 0, time.UTC))
	return first, from - 1
}
