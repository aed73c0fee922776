package app

import (
	"time"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// deadlinesTab is a calendar of what is due, with the tasks of the day under its
// frame.
type deadlinesTab struct {
	content fyne.CanvasObject
	w       words
	on      taskActions
	month   *widgets.Month
	title   *widget.Label
	grid    *widgets.Grid
	byDay   map[register.Date][]taskRow // open tasks by deadline
	cal     *register.Calendar
	today   register.Date
}

func newDeadlinesTab(w words, today func() register.Date, on taskActions) *deadlinesTab {
	t := &deadlinesTab{w: w, on: on, title: widget.NewLabel(""), today: today()}
	t.title.TextStyle.Bold = true
	t.month = widgets.NewMonth(widgets.MonthConfig{
		Weekdays: [7]string{w.t("Mon"), w.t("Tue"), w.t("Wed"), w.t("Thu"), w.t("Fri"), w.t("Sat"), w.t("Sun")},
		Today:    func() time.Time { return today().Time() }, Day: t.day,
		OnSelected: func(time.Time) { t.moved() }, OnActivated: func(time.Time) { on.focus(t.grid) },
	})
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Set by"), Width: 144, MinWidth: 120}, {Title: w.t("Task"), Width: 220, MinWidth: 100, Flex: true}, {Title: w.t("Lead"), Width: 140, MinWidth: 80}, {Title: w.t("State"), Width: 140, MinWidth: 120}},
		Length:  func() int { return len(t.rows()) }, Cell: t.cell, OnActivated: func(row int) { on.report(t.rows()[row].Task) },
	})
	step := func(key fyne.KeyName) func() {
		return func() { t.month.TypedKey(&fyne.KeyEvent{Name: key}) }
	}
	bar := container.NewHBox(widgets.NewButton(w.t("Month before (PgUp)"), theme.NavigateBackIcon(), step(fyne.KeyPageUp)), widgets.NewButton(w.t("Today (Home)"), theme.HomeIcon(), step(fyne.KeyHome)),
		widgets.NewButton(w.t("Month after (PgDn)"), theme.NavigateNextIcon(), step(fyne.KeyPageDown)), t.title)
	split := container.NewVSplit(t.month, t.grid)
	split.SetOffset(0.68)
	t.content = container.NewBorder(bar, hint(w.t("Arrows move the day; Enter goes to its tasks. Only what is not done yet is shown.")), nil, nil, split)
	return t
}

func (t *deadlinesTab) current() register.Date { return register.DateOf(t.month.Current()) }

func (t *deadlinesTab) rows() []taskRow { return t.byDay[t.current()] }

// day tells how much is due on a day.
func (t *deadlinesTab) day(at time.Time) widgets.MonthDay {
	d := register.DateOf(at)
	shown := widgets.MonthDay{IsOff: t.cal != nil && !t.cal.IsWorking(d)}
	n := len(t.byDay[d])
	switch {
	case n == 0:
	case d < t.today:
		shown.Lines = []widgets.CellText{{Text: t.w.t("{n} overdue", "n", n), Tone: widgets.ToneDanger, Bold: true}}
	case t.byDay[d][0].status.IsSoon:
		shown.Lines = []widgets.CellText{{Text: t.w.t("{n} due soon", "n", n), Tone: widgets.ToneWarn, Bold: true}}
	default:
		shown.Lines = []widgets.CellText{{Text: t.w.t("{n} due", "n", n)}}
	}
	const named = 2 // beside the count
	for i, x := range t.byDay[d][:min(n, named)] {
		text := x.lead
		if i == named-1 && n > named {
			text = t.w.t("and {n} more", "n", n-named+1)
		}
		shown.Lines = append(shown.Lines, widgets.CellText{Text: text, Tone: widgets.ToneMuted})
	}
	return shown
}

// show replaces the tasks.
func (t *deadlinesTab) show(all []taskRow, cal *register.Calendar) {
	t.cal, t.byDay = cal, map[register.Date][]taskRow{}
	for _, x := range all {
		if x.status.State != register.TaskDone && x.status.Due != 0 {
			t.byDay[x.status.Due] = append(t.byDay[x.status.Due], x)
		}
	}
	t.month.Refresh()
	t.moved()
}

// moved shows the tasks of the day under the frame.
func (t *deadlinesTab) moved() {
	d := t.current()
	due := t.w.t("{n} open tasks due", "n", len(t.rows()))
	if len(t.rows()) == 0 {
		due = t.w.t("nothing is due")
	}
	t.title.SetText(register.WeekdayName(d) + ", " + d.String() + " – " + due)
	t.grid.Refresh()
	if len(t.rows()) > 0 {
		t.grid.Select(max(0, min(t.grid.Current(), len(t.rows())-1)))
	}
}

func (t *deadlinesTab) cell(row, col int) widgets.CellText {
	return t.rows()[row].cell(t.w, []taskColumn{taskPlace, taskContent, taskLead, taskState}[col])
}

func (t *deadlinesTab) task() (register.Task, bool) {
	if at := t.grid.Current(); at >= 0 && at < len(t.rows()) {
		return t.rows()[at].Task, true
	}
	return register.Task{}, false
}
