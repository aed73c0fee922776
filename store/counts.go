package store

import (
	"math"
	"runtime"
	"sync"

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

// manyCounted is from how many documents on a second core is worth the trouble.
const manyCounted = 50_000

// count counts on every core there is.
func (x *index) count(from, to, asOf int32) Counts {
	size := len(x.cols.flags)
	parts := make([]tally, 1)
	if size >= manyCounted {
		parts = make([]tally, runtime.GOMAXPROCS(0))
	}
	var counting sync.WaitGroup
	for i := range parts {
		counting.Go(func() {
			parts[i] = x.tally(i*size/len(parts), (i+1)*size/len(parts), from, to, asOf)
		})
	}
	counting.Wait()
	n := Counts{ByUnit: map[string]int{}, ByMonth: map[string]int{}}
	for _, t := range parts {
		n.Overdue += t.overdue
		for flags, count := range t.by {
			n.add(uint8(flags), count)
		}
		for i, count := range t.units {
			if count > 0 {
				n.ByUnit[x.cols.units.texts[i]] += count
			}
		}
		for day, count := range t.days {
			if count > 0 {
				n.ByMonth[register.Date(day).Time().Format("2006-01")] += int(count)
			}
		}
	}
	return n
}

// add counts documents with the same flags.
func (n *Counts) add(flags uint8, count int) {
	if flags&isIncoming != 0 {
		n.Incoming += count
	} else {
		n.Outgoing += count
	}
	if flags&isOpen != 0 {
		n.Open += count
	}
}

// tally is what was counted of some documents.
type tally struct {
	by      [256]int // by their flags
	overdue int
	units   []int   // by place in columns.units
	days    []int32 // by day
}

// tally counts the documents of the ids from first to before end.
func (x *index) tally(first, end int, from, to, asOf int32) tally {
	t := tally{units: make([]int, len(x.cols.units.texts)), days: make([]int32, daysKnown)}
	days, dues, codes := x.cols.day[first:end], x.cols.due[first:end], x.cols.codes[first:end]
	for i, flags := range x.cols.flags[first:end] {
		day := days[i]
		if flags&(isKnown|isVoided) != isKnown || day < from || day > to || day < 0 || day >= daysKnown {
			continue
		}
		t.by[flags]++
		if flags&isOpen != 0 && dues[i] < asOf {
			t.overdue++
		}
		t.units[codes[i]]++
		t.days[day]++
	}
	return t
}
