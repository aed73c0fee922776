package register

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func taskCalendar() *Calendar {
	return NewCalendar([]SpecialDay{{Date: MustDate("2025-09-01"), Kind: Holiday, Name: "Quốc khánh"}, {Date: MustDate("2025-09-02"), Kind: Holiday, Name: "Quốc khánh"}}, []int{2025})
}

func TestTaskStatus(t *testing.T) {
	day := MustDate
	task := func(change func(*Task)) Task {
		x := Task{Kind: TaskOnce, Content: "Rà soát", Lead: Party{Code: "A"}, Assigned: day("2025-06-02"), Due: Due{Date: day("2025-06-20")}}
		change(&x)
		return x
	}
	programme := func(done Date) Task {
		return Task{Kind: TaskProgramme, Content: "Đề án", Lead: Party{Code: "A"}, Due: Due{Year: 2025, Month: 6}, Done: done}
	}
	terms, monthEnd := DefaultTerms(), TaskTerms{SoonDays: 7}
	for name, c := range map[string]struct {
		task  Task
		asOf  string
		terms TaskTerms
		want  TaskStatus
	}{
		"not begun":         {task(func(*Task) {}), "2025-06-05", terms, TaskStatus{State: TaskNotStarted, Timing: Within}},
		"due in a week":     {task(func(*Task) {}), "2025-06-13", terms, TaskStatus{State: TaskNotStarted, Timing: Within, IsSoon: true}},
		"on its last day":   {task(func(*Task) {}), "2025-06-20", terms, TaskStatus{State: TaskNotStarted, Timing: Within, IsSoon: true}},
		"the day after":     {task(func(*Task) {}), "2025-06-21", terms, TaskStatus{State: TaskNotStarted, Timing: Late}},
		"the Monday after":  {task(func(*Task) {}), "2025-06-23", terms, TaskStatus{State: TaskNotStarted, Timing: Late, LateDays: 1}},
		"begun":             {task(func(x *Task) { x.Progress = []Progress{{On: day("2025-06-04")}} }), "2025-06-05", terms, TaskStatus{State: TaskInProgress, Timing: Within}},
		"begun later":       {task(func(x *Task) { x.Progress = []Progress{{On: day("2025-06-06")}} }), "2025-06-05", terms, TaskStatus{State: TaskNotStarted, Timing: Within}},
		"done":              {task(func(x *Task) { x.Done = day("2025-06-20") }), "2025-07-01", terms, TaskStatus{State: TaskDone, Timing: Within}},
		"done late":         {task(func(x *Task) { x.Done = day("2025-06-24") }), "2025-07-01", terms, TaskStatus{State: TaskDone, Timing: Late, LateDays: 2}},
		"not done yet then": {task(func(x *Task) { x.Done = day("2025-06-24") }), "2025-06-23", terms, TaskStatus{State: TaskNotStarted, Timing: Late, LateDays: 1}},
		"no deadline":       {task(func(x *Task) { x.Due = Due{} }), "2025-12-31", terms, TaskStatus{State: TaskNotStarted, Timing: NoDeadline}},
		"done, no deadline": {task(func(x *Task) { x.Due, x.Done = Due{}, day("2025-06-03") }), "2025-12-31", terms, TaskStatus{State: TaskDone, Timing: NoDeadline}},
		"extended":          {task(func(x *Task) { x.Extensions = []Extension{{To: day("2025-07-10"), Approved: "1/TB"}} }), "2025-06-25", terms, TaskStatus{State: TaskNotStarted, Timing: Within}},
		"extension refused": {task(func(x *Task) { x.Extensions = []Extension{{To: day("2025-07-10")}} }), "2025-06-23", terms, TaskStatus{State: TaskNotStarted, Timing: Late, LateDays: 1}},
		"extended, done late": {task(func(x *Task) {
			x.Extensions, x.Done = []Extension{{To: day("2025-07-10"), Approved: "1/TB"}}, day("2025-07-11")
		}), "2025-08-01", terms, TaskStatus{State: TaskDone, Timing: Late, LateDays: 1}},
		"working days":       {task(func(x *Task) { x.Assigned, x.Due = day("2025-08-29"), Due{Days: 2} }), "2025-09-04", terms, TaskStatus{State: TaskNotStarted, Timing: Within, IsSoon: true}},
		"working days over":  {task(func(x *Task) { x.Assigned, x.Due = day("2025-08-29"), Due{Days: 2} }), "2025-09-05", terms, TaskStatus{State: TaskNotStarted, Timing: Late, LateDays: 1}},
		"programme by 20th":  {programme(day("2025-07-02")), "2025-12-31", terms, TaskStatus{State: TaskDone, Timing: Late, LateDays: 8}},
		"programme by month": {programme(day("2025-07-02")), "2025-12-31", monthEnd, TaskStatus{State: TaskDone, Timing: Late, LateDays: 2}},
		"within a month":     {task(func(x *Task) { x.Due = Due{Year: 2025, Month: 6} }), "2025-06-30", terms, TaskStatus{State: TaskNotStarted, Timing: Within, IsSoon: true}},
		"programme in time":  {programme(day("2025-06-20")), "2025-12-31", terms, TaskStatus{State: TaskDone, Timing: Within}},
	} {
		got := c.task.Status(day(c.asOf), taskCalendar(), c.terms)
		got.Due, got.Original, got.Done = 0, 0, 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestProgrammeMonthsEndOnTheirLastDay(t *testing.T) {
	for _, c := range []struct {
		month, day int
		want       string
	}{{2, 20, "2024-02-20"}, {2, 0, "2024-02-29"}, {2, 31, "2024-02-29"}, {12, 0, "2024-12-31"}, {4, 31, "2024-04-30"}} {
		if got := dayOfMonth(2024, time.Month(c.month), c.day); got != MustDate(c.want) {
			t.Errorf("%d/2024, day %d: %s, want %s", c.month, c.day, got.ISO(), c.want)
		}
	}
}

// TestATaskIsNeverLateAndInTime holds any task to what its status means.
func TestATaskIsNeverLateAndInTime(t *testing.T) {
	cal := taskCalendar()
	rapid.Check(t, func(t *rapid.T) {
		start := MustDate("2025-01-01")
		day := func(label string) Date { return start + Date(rapid.IntRange(0, 400).Draw(t, label)) }
		x := Task{Assigned: start, Due: Due{Date: day("due")}}
		if rapid.Bool().Draw(t, "is done") {
			x.Done = day("done")
		}
		if rapid.Bool().Draw(t, "is extended") {
			x.Extensions = []Extension{{To: day("to"), Approved: "1/TB-VP"}}
		}
		asOf := day("as of")
		s := x.Status(asOf, cal, DefaultTerms())
		end := asOf
		if x.Done != 0 && x.Done <= asOf {
			end = x.Done
		}
		if (s.Timing == Late) != (end > s.Due) || (s.State == TaskDone) != (x.Done != 0 && x.Done <= asOf) || s.IsSoon && s.Timing == Late || s.LateDays > 0 && s.Timing != Late {
			t.Fatalf("%+v on %s: %+v", x, asOf, s)
		}
	})
}

func TestFaultyTasksAreRefused(t *testing.T) {
	good := Task{Content: "Rà soát", Lead: Party{Code: "A"}, Assigned: MustDate("2025-06-02")}
	if fs := good.Clean().Validate(); len(fs) > 0 {
		t.Fatalf("a good task: %v", fs)
	}
	for name, change := range map[string]func(*Task){
		"content": func(x *Task) { x.Content = " " }, "lead": func(x *Task) { x.Lead = Party{} }, "kind": func(x *Task) { x.Kind = "wish" },
		"due":        func(x *Task) { x.Kind = TaskProgramme },
		"done":       func(x *Task) { x.Done = MustDate("2025-06-01") },
		"extensions": func(x *Task) { x.Extensions = []Extension{{}} },
	} {
		x := good
		change(&x)
		fs := x.Clean().Validate()
		if len(fs) != 1 || fs[0].Field != name {
			t.Errorf("%s: %v", name, fs)
		}
	}
}
