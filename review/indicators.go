package review

import (
	"cmp"
	"slices"

	"kycuong/register"
)

// Indicator is one "chỉ tiêu" of one deadline with all units it was set for,
// the best first; those without a figure come last.
type Indicator struct {
	register.Task // as set for the first unit; what is the unit's own stands in Units
	Units         []IndicatorUnit
	Measured      int // units with a figure
	Meeting       int // units whose figure is as good as their goal
}

// IndicatorUnit is how one unit stands with an indicator.
type IndicatorUnit struct {
	register.Task
	Value   *register.Quantity // nil: nothing was measured
	On      register.Date      // the day of the figure
	Share   Share              // of the target; -1 without one, and where lower is better
	Meets   bool
	Against *register.Quantity // the figure less the average of all units
}

// AverageFormula is printed with the averages.
const AverageFormula = "Bình quân = tổng số liệu của các đơn vị / số đơn vị có số liệu"

// Indicators groups the indicators among tasks as measured up to a day, in the
// order they are first met. register.Averages has filled in their averages, from
// all units even when only some are asked for.
func Indicators(tasks []register.Task, asOf register.Date) []Indicator {
	var list []Indicator
	at := map[string]int{}
	for _, t := range tasks {
		if t.Kind != register.TaskIndicator || t.Voided != "" {
			continue
		}
		key := t.IndicatorKey()
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, Indicator{Task: t})
		}
		list[i].add(t, asOf)
	}
	for _, x := range list {
		slices.SortStableFunc(x.Units, x.better)
	}
	return list
}

func (x *Indicator) add(t register.Task, asOf register.Date) {
	u := IndicatorUnit{Task: t, Share: -1}
	if value, on, ok := t.Measured(asOf); ok {
		u.Value, u.On = &value, on
		x.Measured++
		if goal, ok := t.Goal(); ok {
			u.Meets = t.Meets(value, goal)
		}
		if u.Meets {
			x.Meeting++
		}
		if t.Average != nil {
			d := value - *t.Average
			u.Against = &d
		}
		if t.Target != nil && *t.Target > 0 && value >= 0 && !t.LowerIsBetter {
			u.Share = Share(int64(value) * whole / int64(*t.Target))
		}
	}
	x.Units = append(x.Units, u)
}

func (x Indicator) better(a, b IndicatorUnit) int {
	switch {
	case a.Value == nil || b.Value == nil:
		return cmp.Compare(boolRank(a.Value == nil), boolRank(b.Value == nil))
	case x.LowerIsBetter:
		return cmp.Compare(*a.Value, *b.Value)
	}
	return cmp.Compare(*b.Value, *a.Value)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}
