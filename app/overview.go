package app

import (
	"cmp"
	"fmt"
	"slices"

	"kycuong/register"
	"kycuong/review"
)

// overview is what a manager wants to know first.
type overview struct {
	overdue, lateDocuments int  // tasks, and documents to handle, beyond their deadlines
	dueSoon                int  // tasks due within soonDays
	bypasses, before       int  // documents over a level's head that count, this month and last
	programme              int  // items of the yearly programme that are open and due this month
	unexplained            int  // numbers of this year's books
	undecided              int  // findings
	isUnjudged             bool // too many documents to judge unasked; what findings tell is not known
	units                  unitMonths
}

// unitMonths counts the findings that count, by who answers for them and by month.
type unitMonths struct {
	units  []string // codes, those with the most first
	months []period
	counts [][]int
}

// What the overview looks at.
const (
	soonDays        = 7
	monthsInView    = 12
	unitsInOverview = 14
)

// monthOf is the calendar month of a day, moved by n months.
func monthOf(d register.Date, n int) period {
	t := d.Time()
	first := t.AddDate(0, 0, 1-t.Day()).AddDate(0, n, 0)
	return period{name: fmt.Sprintf("%d/%d", int(first.Month()), first.Year()), from: register.DateOf(first), to: register.DateOf(first.AddDate(0, 1, 0)) - 1}
}

// findingsInView fills in what the findings say.
func (o *overview) findingsInView(all []review.Finding, today register.Date) {
	now, last := monthOf(today, 0), monthOf(today, -1)
	for _, f := range all {
		if f.State == review.StateOpen {
			o.undecided++
		}
		if f.IsBypass() && f.Net() {
			switch {
			case now.includes(f.Subject.Date):
				o.bypasses++
			case last.includes(f.Subject.Date):
				o.before++
			}
		}
	}
	o.units = byUnitAndMonth(all, today)
}

func byUnitAndMonth(all []review.Finding, today register.Date) (u unitMonths) {
	for n := 1 - monthsInView; n <= 0; n++ {
		u.months = append(u.months, monthOf(today, n))
	}
	counts, sums := map[string][]int{}, map[string]int{}
	for _, f := range all {
		i := slices.IndexFunc(u.months, func(m period) bool { return m.includes(f.Subject.Date) })
		if i < 0 || !f.Net() || f.Unit == "" {
			continue
		}
		if counts[f.Unit] == nil {
			counts[f.Unit] = make([]int, monthsInView)
			u.units = append(u.units, f.Unit)
		}
		counts[f.Unit][i]++
		sums[f.Unit]++
	}
	slices.SortFunc(u.units, func(a, b string) int { return cmp.Or(sums[b]-sums[a], cmp.Compare(a, b)) })
	u.units = u.units[:min(len(u.units), unitsInOverview)]
	for _, code := range u.units {
		u.counts = append(u.counts, counts[code])
	}
	return u
}

// tasksInView fills in what the tasks say.
func (o *overview) tasksInView(rows []taskRow, today register.Date) {
	for _, t := range rows {
		if t.isLate() {
			o.overdue++
		}
		if t.isDueIn(today, today+soonDays) {
			o.dueSoon++
		}
		if t.Kind == register.TaskProgramme && t.isDueIn(monthOf(today, 0).from, monthOf(today, 0).to) {
			o.programme++
		}
	}
}

// isLate reports a task that is open and beyond its deadline.
func (t taskRow) isLate() bool {
	return t.Voided == "" && t.status.State != register.TaskDone && t.status.Timing == register.Late
}

// isDueIn reports one that is open and due between two days, not late yet.
func (t taskRow) isDueIn(from, to register.Date) bool {
	s := t.status
	return t.Voided == "" && s.State != register.TaskDone && s.Due >= from && s.Due <= to
}

// unexplainedIn counts the numbers in gaps.
func unexplainedIn(gaps []register.Gap) (n int) {
	for _, g := range gaps {
		n += g.To - g.From + 1
	}
	return n
}
