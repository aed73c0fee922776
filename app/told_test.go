package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// later puts work off until the test has it done, so that answers come one after the
// other as they do off the UI goroutine.
func later(a *App) (done func()) {
	var waiting []func()
	a.jobs.spawn = func(work func()) { waiting = append(waiting, work) }
	return func() {
		for len(waiting) > 0 {
			work := waiting[0]
			waiting = waiting[1:]
			work()
		}
	}
}

// TestWhatWasDoneIsTold: a row that is done with goes from the list; the line below says
// what became of it and how it comes back, and that it came back.
func TestWhatWasDoneIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		place place
		keys  func(k keyboard)
		says  func(a *App) string // before the keys
	}{
		"a task done": {placeTasks, func(k keyboard) { k.press(fyne.KeyF7, fyne.KeyReturn) },
			func(a *App) string {
				return "Đã hoàn thành " + placeOfTask(a.w, a.current.(*tasksScreen).rows[0].Task)
			}},
		"a finding confirmed": {placeReview, func(k keyboard) { k.press(fyne.KeyF6) },
			func(a *App) string {
				f := a.current.(*reviewScreen).rows[0]
				return f.Rule + ", " + f.Subject.Symbol + ": Đã xác nhận"
			}},
		"a document handed over": {placeIncoming, func(k keyboard) { k.press(fyne.KeyF9); k.write("sxd"); k.press(fyne.KeyReturn, fyne.KeyReturn) },
			func(a *App) string {
				d, _ := a.current.(*registerScreen).rows.at(0)
				return "Đã chuyển " + d.Symbol + " cho Sở Xây dựng"
			}},
		"a document voided": {placeIncoming, func(k keyboard) { k.press(fyne.KeyDelete); k.write("nhập nhầm"); k.press(fyne.KeyReturn) },
			func(a *App) string { d, _ := a.current.(*registerScreen).rows.at(0); return "Đã hủy " + d.Symbol }},
	} {
		t.Run(name, func(t *testing.T) {
			a := openSample(t)
			k := keyboard{t, a}
			a.goTo(c.place)
			want := c.says(a)
			settle := later(a)
			c.keys(k)
			settle()
			if got := a.shell.status.Text; !strings.HasPrefix(got, want) || !strings.Contains(got, "Ctrl+Z") {
				t.Errorf("told is %q, want %q and how to take it back", got, want)
			}
			k.ctrl(fyne.KeyZ)
			settle()
			if got := a.shell.status.Text; !strings.HasPrefix(got, "Đã hoàn tác: ") {
				t.Errorf("taken back, told is %q", got)
			}
		})
	}
}
