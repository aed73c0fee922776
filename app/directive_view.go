package app

import (
	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// directiveView is one directive: its tasks, the matrix of items and units, its
// text and what it is linked with.
type directiveView struct {
	content fyne.CanvasObject
	w       words
	on      taskActions
	row     directiveRow
	head    *widget.Label
	tabs    *container.AppTabs
	grid    *widgets.Grid
	matrix  *taskMatrix
	text    *widget.Label
	chain   *chainGrid
}

// The tabs of a directive.
const (
	tabTasks = iota
	tabMatrix
	tabText
	tabChain
)

// longestShown bounds what is laid out at once, in letters; the file has the whole.
const longestShown = 200_000

func newDirectiveView(w words, on taskActions, back func()) *directiveView {
	v := &directiveView{w: w, on: on, head: wrapped(""), text: wrapped("")}
	v.text.Selectable = true
	v.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Item"), Width: 64, MinWidth: 56}, {Title: w.t("Task"), Width: 260, MinWidth: 120, Flex: true}, {Title: w.t("Lead"), Width: 170, MinWidth: 90},
			{Title: w.t("Due"), Width: 84, MinWidth: 84}, {Title: w.t("State"), Width: 150, MinWidth: 136}},
		Length: func() int { return len(v.row.tasks) }, Cell: v.cell,
		OnActivated: func(row int) { on.report(v.row.tasks[row].Task) },
	})
	v.matrix = newTaskMatrix(w, on)
	v.chain = newChainGrid(w)
	v.tabs = container.NewAppTabs(container.NewTabItem(w.t("Tasks"), v.grid), container.NewTabItem(w.t("Matrix"), v.matrix.content),
		container.NewTabItem(w.t("Whole text"), container.NewVScroll(container.NewPadded(v.text))), container.NewTabItem(w.t("Links"), v.chain.grid))
	v.tabs.OnSelected = func(*container.TabItem) { on.focus(v.focus()) }
	leave := widgets.NewButton(w.t("Back (Esc)"), theme.NavigateBackIcon(), back)
	v.content = container.NewBorder(container.NewBorder(nil, nil, container.NewVBox(leave), nil, v.head), nil, nil, nil, v.tabs)
	return v
}

// show fills the view.
func (v *directiveView) show(r directiveRow) {
	v.row = r
	text := r.Symbol
	if r.Date != 0 {
		text += ", " + r.Date.String()
	}
	for _, more := range []string{r.Issuer, r.Subject} {
		if more != "" {
			text += " – " + more
		}
	}
	f := r.figures
	v.head.SetText(text + "\n" + v.w.t("{n} tasks – done: {inTime} in time, {late} late; open: {within} within, {over} overdue; {free} without a deadline", "n", f.Total(),
		"inTime", f.DoneInTime, "late", f.DoneLate, "within", f.OpenWithin, "over", f.OpenLate, "free", f.DoneFree+f.OpenFree))
	v.grid.Refresh()
	v.grid.Select(max(v.grid.Current(), 0))
	v.matrix.show(r.tasks)
	v.text.SetText(v.words())
	v.chain.show(v.on.chain(r.Directive))
}

// words are the kept text.
func (v *directiveView) words() string {
	if !v.row.isKept || v.row.Text == "" {
		return v.w.t("The text of this directive was not kept. Read it in with Ctrl+O.")
	}
	letters := []rune(v.row.Text)
	if len(letters) <= longestShown {
		return v.row.Text
	}
	return string(letters[:longestShown]) + "\n" + v.w.t("… The text goes on; only its beginning is shown.")
}

func (v *directiveView) cell(row, col int) widgets.CellText {
	return v.row.tasks[row].cell(v.w, []taskColumn{taskItem, taskContent, taskLead, taskDue, taskState}[col])
}

func (v *directiveView) focus() fyne.Focusable {
	switch v.tabs.SelectedIndex() {
	case tabMatrix:
		return v.matrix.grid
	case tabText:
		return nil
	case tabChain:
		return v.chain.grid
	}
	return v.grid
}

func (v *directiveView) task() (register.Task, bool) {
	switch at := v.grid.Current(); v.tabs.SelectedIndex() {
	case tabTasks:
		if at >= 0 && at < len(v.row.tasks) {
			return v.row.tasks[at].Task, true
		}
	case tabMatrix:
		return v.matrix.task()
	}
	return register.Task{}, false
}
