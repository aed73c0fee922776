package review

import (
	"fmt"

	"kycuong/register"
)

// TaskFigures are the four standard figures of directive tracking (Decision
// 42/2014/QĐ-TTg, as the provinces report by it), and apart from them the
// tasks without a deadline, which are in no share.
type TaskFigures struct {
	DoneInTime, DoneLate, OpenWithin, OpenLate int
	DoneFree, OpenFree                         int // without a deadline
	Soon                                       int // of OpenWithin
	Extended                                   int // tasks whose deadline was moved with consent
}

// Add counts a task by its status.
func (f *TaskFigures) Add(t register.Task, s register.TaskStatus) {
	done := s.State == register.TaskDone
	switch {
	case s.Timing == register.NoDeadline && done:
		f.DoneFree++
	case s.Timing == register.NoDeadline:
		f.OpenFree++
	case done && s.Timing == register.Late:
		f.DoneLate++
	case done:
		f.DoneInTime++
	case s.Timing == register.Late:
		f.OpenLate++
	default:
		f.OpenWithin++
	}
	if s.IsSoon {
		f.Soon++
	}
	if s.Due != s.Original {
		f.Extended++
	}
}

// Done and Open count tasks with a deadline; Total counts all tasks.
func (f TaskFigures) Done() int  { return f.DoneInTime + f.DoneLate }
func (f TaskFigures) Open() int  { return f.OpenWithin + f.OpenLate }
func (f TaskFigures) Total() int { return f.Done() + f.Open() + f.DoneFree + f.OpenFree }

// Due counts the tasks whose deadline has come, or that were done before it.
func (f TaskFigures) Due() int { return f.Done() + f.OpenLate }

// The shares, and the formulas they are printed with.
const (
	DoneFormula   = "Tỷ lệ hoàn thành = số nhiệm vụ hoàn thành / (số hoàn thành + số đang thực hiện quá hạn)"
	LateFormula   = "Tỷ lệ quá hạn = 100% - tỷ lệ hoàn thành"
	InTimeFormula = "Tỷ lệ đúng hạn = số hoàn thành đúng hạn / (số hoàn thành + số đang thực hiện quá hạn)"
)

// Share is a part of a whole in hundredths of a percent, cut off, not rounded,
// as the reports of the Prime Minister's task force have it; -1 when the whole
// is none.
type Share int

// DoneShare, LateShare and InTimeShare are what their formulas say.
func (f TaskFigures) DoneShare() Share { return shareOf(f.Done(), f.Due()) }

// LateShare is the complement of DoneShare.
func (f TaskFigures) LateShare() Share {
	if f.Due() == 0 {
		return -1
	}
	return whole - f.DoneShare()
}

// InTimeShare counts what was done in time.
func (f TaskFigures) InTimeShare() Share { return shareOf(f.DoneInTime, f.Due()) }

const whole = 100_00

func shareOf(part, of int) Share {
	if of == 0 {
		return -1
	}
	return Share(part * whole / of)
}

// String writes the share as 98,62%; "–" when there is none.
func (s Share) String() string {
	if s < 0 {
		return "–"
	}
	return fmt.Sprintf("%d,%02d%%", s/100, s%100)
}
