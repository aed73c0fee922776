package app

import (
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// directivesTab lists the directives and, in its place, one of them.
type directivesTab struct {
	content *fyne.Container
	w       words
	on      taskActions
	list    fyne.CanvasObject
	grid    *widgets.Grid
	total   *widget.Label
	rows    []directiveRow
	view    *directiveView // the open one; nil while the list is shown
}

func newDirectivesTab(w words, on taskActions) *directivesTab {
	t := &directivesTab{w: w, on: on, total: widget.NewLabel("")}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Symbol"), Width: 120, MinWidth: 110}, {Title: w.t("Day"), Width: 84, MinWidth: 84}, {Title: w.t("Subject"), Width: 260, MinWidth: 120, Flex: true},
			{Title: w.t("Tasks"), Width: 84, MinWidth: 76, AlignRight: true}, {Title: w.t("Done"), Width: 96, MinWidth: 70, AlignRight: true}, {Title: w.t("Open"), Width: 84, MinWidth: 60, AlignRight: true, Spare: spare},
			{Title: w.t("Overdue"), Width: 84, MinWidth: 76, AlignRight: true}, {Title: w.t("Next due"), Width: 116, MinWidth: 84}},
		Length: func() int { return len(t.rows) }, Cell: t.cell, OnActivated: t.open,
	})
	t.list = container.NewBorder(nil, container.NewVBox(t.total, hint(w.t("Enter opens a directive: its tasks, matrix, text and links; Esc leads back."))), nil, nil, t.grid)
	t.content = container.NewStack(t.list)
	return t
}

func (t *directivesTab) cell(row, col int) widgets.CellText {
	r := t.rows[row]
	count := func(n int, tone widgets.Tone) widgets.CellText {
		if n == 0 {
			return widgets.CellText{Text: "–", Tone: widgets.ToneMuted}
		}
		return widgets.CellText{Text: strconv.Itoa(n), Tone: tone}
	}
	switch col {
	case 0:
		return widgets.CellText{Text: r.Symbol, Bold: true}
	case 1:
		return widgets.CellText{Text: r.Date.String()}
	case 2:
		return widgets.CellText{Text: r.Subject}
	case 3:
		return count(len(r.tasks), widgets.ToneNone)
	case 4:
		return count(r.figures.Done()+r.figures.DoneFree, widgets.ToneOK)
	case 5:
		return count(r.open(), widgets.ToneNone)
	case 6:
		return count(r.figures.OpenLate, widgets.ToneDanger)
	}
	return widgets.CellText{Text: r.next.String()}
}

// show replaces the directives; the open one stays open.
func (t *directivesTab) show(rows []directiveRow) {
	at := max(t.grid.Current(), 0)
	t.rows = rows
	t.grid.Refresh()
	t.grid.Select(min(at, len(rows)-1))
	t.total.SetText(t.w.t("{n} directives", "n", len(rows)))
	if t.view == nil {
		return
	}
	for _, r := range rows {
		if r.Symbol == t.view.row.Symbol && r.Date == t.view.row.Date {
			t.view.show(r)
		}
	}
}

// open shows one directive in the place of the list.
func (t *directivesTab) open(row int) {
	t.view = newDirectiveView(t.w, t.on, t.close)
	t.view.show(t.rows[row])
	t.content.Objects = []fyne.CanvasObject{t.view.content}
	t.content.Refresh()
	t.on.focus(t.view.focus())
}

// close leads back to the list.
func (t *directivesTab) close() {
	t.view = nil
	t.content.Objects = []fyne.CanvasObject{t.list}
	t.content.Refresh()
	t.on.focus(t.grid)
}

// focus is where the keyboard goes.
func (t *directivesTab) focus() fyne.Focusable {
	if t.view != nil {
		return t.view.focus()
	}
	return t.grid
}

// task is the one under the cursor.
func (t *directivesTab) task() (register.Task, bool) {
	if t.view == nil {
		return register.Task{}, false
	}
	return t.view.task()
}
