package store

import (
	"math"

	"kycuong/register"
)

// Counts are the figures of a period. Voided documents are not counted.
type Counts struct {
	Outgoing, Incoming int
	Open, Overdue      int            // of all documents of the period, with the work that is not done
	ByUnit             map[string]int // by sender: its code, or its words when the unit is not known
	ByMonth            map[string]int // by 2006-01
}

// Counts counts the documents whose day lies between from and to, of which
// zero is no bound; asOf decides what is overdue, zero is today.
func (s *Store) Counts(from, to, asOf register.Date) (Counts, error) {
	x, err := s.searchable()
	if err != nil {
		return Counts{}, err
	}
	if asOf == 0 {
		asOf = register.DateOf(s.opt.Now())
	}
	if to == 0 {
		to = math.MaxInt32
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.count(int32(from), int32(to), int32(asOf)), nil
}

// daysKnown is more days than lie between the first date and
// register.MaxYear.
const daysKnown = 1 << 17

func (x *index) count(from, to, asOf int32) Counts {
	n := Counts{ByUnit: map[string]int{}, ByMonth: map[string]int{}}
	units := make([]int, len(x.cols.units.texts))
	days := make([]int32, daysKnown)
	for id, flags := range x.cols.flags {
		day := x.cols.day[id]
		if flags&isKnown == 0 || flags&isVoided != 0 || day < from || day > to || day < 0 || day >= daysKnown {
			continue
		}
		if flags&isIncoming != 0 {
			n.Incoming++
		} else {
			n.Outgoing++
		}
		if flags&isOpen != 0 {
			n.Open++
			if x.cols.due[id] < asOf {
				n.Overdue++
			}
		}
		units[x.cols.codes[id]]++
		days[day]++
	}
	for i, count := range units {
		if count > 0 {
			n.ByUnit[x.cols.units.texts[i]] = count
		}
	}
	for day, count := range days {
		if count > 0 {
			n.ByMonth[register.Date(day).Time().Format("2006-01")] += int(count)
		}
	}
	return n
}
