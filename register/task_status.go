package register

import "time"

// TaskState says how far a task is. It is worked out, never typed.
type TaskState uint8

// The states.
const (
	TaskNotStarted TaskState = iota // chưa thực hiện
	TaskInProgress                  // đang thực hiện
	TaskDone                        // hoàn thành
)

// Timing holds a task against its deadline.
type Timing uint8

// The timings.
const (
	NoDeadline Timing = iota // không có hạn
	Within                   // trong hạn
	Late                     // quá hạn
)

// TaskTerms are what an office decides about deadlines.
type TaskTerms struct {
	ProgrammeDay int // day of the month by which programme items are submitted; 0 is the month's last
	SoonDays     int // a task due within so many calendar days is "sắp đến hạn"
}

// DefaultTerms are the 20th of the month, as for the Government's programme
// (Decree 191/2026/NĐ-CP, article 20), and a week ahead.
func DefaultTerms() TaskTerms { return TaskTerms{ProgrammeDay: 20, SoonDays: 7} }

// TaskStatus is what a task is on a day.
type TaskStatus struct {
	State    TaskState
	Timing   Timing
	IsSoon   bool // open, and due within the days the office has set
	Due      Date // the deadline that counts: the last one consented to
	Original Date // the deadline as it was set
	Done     Date // the day it was done, when it is
	LateDays int  // working days from the deadline to the day it was done, or to the day asked about
}

// Deadline returns the deadline as it was set; zero when there is none.
func (t Task) Deadline(cal *Calendar, terms TaskTerms) Date {
	switch d := t.Due; {
	case d.Date != 0:
		return d.Date
	case d.Days > 0:
		return cal.AddWorkingDays(t.Assigned, d.Days).Due
	case d.Month != 0 && t.Kind == TaskProgramme:
		return dayOfMonth(d.Year, d.Month, terms.ProgrammeDay)
	case d.Month != 0:
		return dayOfMonth(d.Year, d.Month, 0)
	}
	return 0
}

// dayOfMonth returns a day of a month, its last when there is no such day or
// none is given.
func dayOfMonth(year int, month time.Month, day int) Date {
	last := DateOf(time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC))
	if day <= 0 || day > last.Day() {
		return last
	}
	return last - Date(last.Day()-day)
}

// Status works out what the task is at the end of a day. What happened later
// has not happened yet. Only an extension with a consenting document moves the
// deadline.
func (t Task) Status(asOf Date, cal *Calendar, terms TaskTerms) TaskStatus {
	s := TaskStatus{Original: t.Deadline(cal, terms)}
	s.Due = s.Original
	for _, e := range t.Extensions {
		if e.Approved != "" && (e.Asked == 0 || e.Asked <= asOf) {
			s.Due = e.To
		}
	}
	until := asOf
	done := t.Done
	if t.Kind == TaskIndicator {
		done = t.reached(asOf)
	}
	switch {
	case done != 0 && done <= asOf:
		s.State, s.Done, until = TaskDone, done, done
	case len(t.Progress) > 0 && t.Progress[0].On <= asOf:
		s.State = TaskInProgress
	}
	switch {
	case s.Due == 0:
		return s
	case until > s.Due:
		s.Timing, s.LateDays = Late, cal.WorkingDaysBetween(s.Due, until)
	default:
		s.Timing = Within
		s.IsSoon = s.State != TaskDone && s.Due-asOf <= Date(terms.SoonDays)
	}
	return s
}
