package register

import (
	"fmt"
	"slices"
)

// Measured returns the last figure of an indicator measured up to a day.
func (t Task) Measured(asOf Date) (value Quantity, on Date, ok bool) {
	for _, p := range t.Progress {
		if p.Value != nil && p.On <= asOf && p.On >= on {
			value, on, ok = *p.Value, p.On, true
		}
	}
	return value, on, ok
}

// Goal returns what the indicator is held against: its target or, without one,
// the average of all units, which Averages fills in.
func (t Task) Goal() (Quantity, bool) {
	switch {
	case t.Target != nil:
		return *t.Target, true
	case t.Average != nil:
		return *t.Average, true
	}
	return 0, false
}

// Meets reports that a figure is as good as the goal.
func (t Task) Meets(value, goal Quantity) bool {
	if t.LowerIsBetter {
		return value <= goal
	}
	return value >= goal
}

// reached returns the day since which every figure measured meets the goal; none
// when the last one does not.
func (t Task) reached(asOf Date) (since Date) {
	goal, ok := t.Goal()
	if !ok {
		return 0
	}
	measured := slices.Clone(t.Progress)
	slices.SortStableFunc(measured, func(a, b Progress) int { return int(a.On - b.On) })
	for _, p := range measured {
		switch {
		case p.Value == nil || p.On > asOf:
		case !t.Meets(*p.Value, goal):
			since = 0
		case since == 0:
			since = p.On
		}
	}
	return since
}

// IndicatorKey is equal for the tasks that set several units one indicator for
// one deadline.
func (t Task) IndicatorKey() string {
	return SymbolKey(t.Directive) + "\x1f" + Fold(t.Item) + "\x1f" + FoldMarks(t.Content) + "\x1f" + fmt.Sprint(t.Due)
}

// Averages fills in the average of every indicator as measured up to a day:
// the sum of the figures by the number of units that have one, rounded to the
// nearest ten-thousandth, halves away from zero.
func Averages(tasks []Task, asOf Date) {
	type sum struct{ total, n int64 }
	sums := map[string]*sum{}
	for _, t := range tasks {
		if value, _, ok := t.Measured(asOf); ok && t.Kind == TaskIndicator {
			key := t.IndicatorKey()
			if sums[key] == nil {
				sums[key] = &sum{}
			}
			sums[key].total += int64(value)
			sums[key].n++
		}
	}
	for i := range tasks {
		if tasks[i].Kind != TaskIndicator {
			continue
		}
		if s := sums[tasks[i].IndicatorKey()]; s != nil {
			average := Quantity(rounded(s.total, s.n))
			tasks[i].Average = &average
		}
	}
}

func rounded(total, n int64) int64 {
	if total < 0 {
		return -rounded(-total, n)
	}
	return (2*total + n) / (2 * n)
}

// AddFigures adds to an indicator the figures of a later list that it does not
// have yet, and reports that there were any.
func (t *Task) AddFigures(list []Progress) bool {
	changed := false
	for _, p := range list {
		known := slices.ContainsFunc(t.Progress, func(x Progress) bool { return x.On == p.On && x.Value != nil && p.Value != nil && *x.Value == *p.Value })
		if t.Kind != TaskIndicator || p.Value == nil || known {
			continue
		}
		t.Progress = append(slices.Clone(t.Progress), p)
		changed = true
	}
	return changed
}
