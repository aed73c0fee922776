package register

import (
	"testing"

	"pgregory.net/rapid"
)

func quantity(n int64) *Quantity {
	q := Quantity(n * quantityScale)
	return &q
}

func indicatorOf(lead string, target *Quantity, values ...int64) Task {
	t := Task{Kind: TaskIndicator, Content: "Tỷ lệ giải ngân", Measure: "%", Lead: Party{Code: lead}, Target: target, Due: Due{Date: MustDate("2025-09-30")}}
	for i, v := range values {
		t.Progress = append(t.Progress, Progress{On: MustDate("2025-09-01") + Date(10*i), Value: quantity(v)})
	}
	return t
}

func TestIndicatorStatus(t *testing.T) {
	lower := indicatorOf("A", quantity(5), 9, 4)
	lower.LowerIsBetter = true
	for name, c := range map[string]struct {
		task Task
		asOf string
		want TaskStatus
	}{
		"nothing measured":     {indicatorOf("A", quantity(95)), "2025-09-10", TaskStatus{State: TaskNotStarted, Timing: Within}},
		"below":                {indicatorOf("A", quantity(95), 60), "2025-09-10", TaskStatus{State: TaskInProgress, Timing: Within}},
		"below at the end":     {indicatorOf("A", quantity(95), 60, 80), "2025-10-02", TaskStatus{State: TaskInProgress, Timing: Late, LateDays: 2}},
		"reached":              {indicatorOf("A", quantity(95), 60, 95), "2025-10-02", TaskStatus{State: TaskDone, Timing: Within}},
		"reached, lost again":  {indicatorOf("A", quantity(95), 96, 90), "2025-10-02", TaskStatus{State: TaskInProgress, Timing: Late, LateDays: 2}},
		"not measured yet":     {indicatorOf("A", quantity(95), 60, 95), "2025-09-05", TaskStatus{State: TaskInProgress, Timing: Within}},
		"reached late":         {indicatorOf("A", quantity(95), 60, 61, 62, 95), "2025-10-10", TaskStatus{State: TaskDone, Timing: Late, LateDays: 1}},
		"lower is better":      {lower, "2025-10-02", TaskStatus{State: TaskDone, Timing: Within}},
		"no target, no others": {indicatorOf("A", nil, 60), "2025-09-10", TaskStatus{State: TaskInProgress, Timing: Within}},
	} {
		got := c.task.Status(MustDate(c.asOf), taskCalendar(), DefaultTerms())
		got.Due, got.Original, got.Done = 0, 0, 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestIndicatorsWithoutATargetAreHeldAgainstTheAverage(t *testing.T) {
	tasks := []Task{indicatorOf("A", nil, 60), indicatorOf("B", nil, 45), indicatorOf("C", nil, 46), indicatorOf("D", nil)}
	Averages(tasks, MustDate("2025-09-10"))
	for i, want := range []TaskState{TaskDone, TaskInProgress, TaskInProgress, TaskNotStarted} {
		if goal, ok := tasks[i].Goal(); !ok || goal.String() != "50,3333" {
			t.Fatalf("the average is %s (%t)", goal, ok)
		}
		if got := tasks[i].Status(MustDate("2025-09-10"), taskCalendar(), DefaultTerms()).State; got != want {
			t.Errorf("unit %s is in state %d, want %d", tasks[i].Lead.Code, got, want)
		}
	}
}

// TestNobodyIsAboveTheAverageAlone holds averages to their meaning: unless all
// units are equal, one is above and one below.
func TestNobodyIsAboveTheAverageAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tasks []Task
		for i := range rapid.IntRange(1, 9).Draw(t, "n") {
			tasks = append(tasks, indicatorOf(string(rune('A'+i)), nil, rapid.Int64Range(-1000, 1000).Draw(t, "value")))
		}
		asOf := MustDate("2025-12-31")
		Averages(tasks, asOf)
		low, high := false, false
		for _, x := range tasks {
			value, _, _ := x.Measured(asOf)
			low, high = low || value <= *x.Average, high || value >= *x.Average
		}
		if !low || !high {
			t.Fatalf("the average %s lies outside the figures", tasks[0].Average)
		}
	})
}

func TestATaskHandedOnIsTheSameTask(t *testing.T) {
	task := Task{Kind: TaskOnce, Directive: "12/KH-UBND", Item: "3", Content: "Rà soát", Lead: Party{Code: "STNMT"}}
	heir := task.HandTo(Party{Code: "SNNMT"}, MustDate("2025-03-01"), "5/QĐ-UBND")
	if heir.Lead.Code != "SNNMT" || heir.Identity() != task.Identity() || len(task.Transfers) != 0 {
		t.Errorf("%+v", heir)
	}
	if again := heir.HandTo(Party{Code: "X"}, MustDate("2025-04-01"), ""); again.Identity() != task.Identity() || again.Transfers[1].From.Code != "SNNMT" {
		t.Errorf("%+v", again)
	}
}

func TestHeirs(t *testing.T) {
	day := MustDate
	unit := func(code string, to Date, heirs ...string) Unit {
		return Unit{Code: code, Name: code, Kind: KindDepartment, To: to, Successors: heirs}
	}
	o := NewOrg([]Unit{unit("A", day("2025-02-28"), "B"), unit("B", day("2025-06-30"), "C"), unit("C", 0), unit("S", day("2025-02-28"), "B", "C"),
		unit("L1", day("2025-01-01"), "L2"), unit("L2", day("2025-01-01"), "L1"), unit("E", day("2025-01-01"))})
	for _, c := range []struct{ code, day, want string }{
		{"A", "2025-02-28", "A"}, {"A", "2025-03-01", "B"}, {"A", "2025-07-01", "C"}, {"S", "2025-07-01", "S"}, {"E", "2025-07-01", "E"}, {"?", "2025-07-01", "?"},
	} {
		if got := o.Heir(c.code, day(c.day)); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.code, c.day, got, c.want)
		}
	}
	if got := o.Heir("L1", day("2025-07-01")); got != "L1" && got != "L2" {
		t.Errorf("a ring of successors leads to %s", got)
	}
}
