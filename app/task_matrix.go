package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// taskMatrix sets the items of a directive against the units they were set for:
// a row for each unit, a column for each item.
type taskMatrix struct {
	content *fyne.Container
	w       words
	on      taskActions
	grid    *widgets.Grid
	note    *widget.Label
	units   []string // names, in the order they are first met
	items   []string // item and content, joined
	cells   map[[2]int]taskRow
	first   int // the first item shown
	col     int // the item under the cursor
}

// shownItems is how many items stand side by side; arrows lead to the others.
const shownItems = 7

func newTaskMatrix(w words, on taskActions) *taskMatrix {
	m := &taskMatrix{w: w, on: on, note: wrapped(""), content: container.NewStack()}
	m.build()
	return m
}

// show fills the matrix and keeps the place of the cursor.
func (m *taskMatrix) show(tasks []taskRow) {
	row := max(m.grid.Current(), 0)
	m.units, m.items, m.cells = nil, nil, map[[2]int]taskRow{}
	place := func(list *[]string, key string) int {
		i := slices.Index(*list, key)
		if i < 0 {
			i = len(*list)
			*list = append(*list, key)
		}
		return i
	}
	for _, t := range tasks {
		m.cells[[2]int{place(&m.units, t.lead), place(&m.items, itemOf(t))}] = t
	}
	m.col = max(0, min(m.col, len(m.items)-1))
	m.build()
	m.grid.Select(min(row, len(m.units)-1))
	m.tell()
}

// itemOf is equal for one item set for several units.
func itemOf(t taskRow) string { return t.Item + "\x1f" + t.Content }

// build makes the grid for the items that are shown now.
func (m *taskMatrix) build() {
	columns := []widgets.Column{{Title: m.w.t("Lead"), Width: 200, MinWidth: 120, Flex: true}}
	for i := m.first; i < min(m.first+shownItems, len(m.items)); i++ {
		title := m.items[i]
		for at, r := range title {
			if r == '\x1f' {
				title = title[:at]
				break
			}
		}
		columns = append(columns, widgets.Column{Title: title, Width: 98, MinWidth: 98})
	}
	m.grid = widgets.NewGrid(widgets.GridConfig{Columns: columns, Length: func() int { return len(m.units) }, Cell: m.cell, OnSide: m.side,
		OnSelected: func(int) { m.tell() }, OnActivated: func(int) {
			if t, ok := m.task(); ok {
				m.on.report(t)
			}
		}})
	m.content.Objects = []fyne.CanvasObject{container.NewBorder(nil, m.note, nil, nil, m.grid)}
	m.content.Refresh()
}

func (m *taskMatrix) cell(row, col int) widgets.CellText {
	if col == 0 {
		return widgets.CellText{Text: m.units[row], Bold: row == m.grid.Current()}
	}
	t, ok := m.cells[[2]int{row, m.first + col - 1}]
	if !ok {
		return widgets.CellText{Text: "·", Tone: widgets.ToneMuted}
	}
	text := matrixWord(m.w, t)
	isHere := row == m.grid.Current() && m.first+col-1 == m.col
	if isHere {
		text = "[" + text + "]"
	}
	return widgets.CellText{Text: text, Tone: taskTone(t.status), Bold: isHere}
}

// matrixWord tells a state in as few letters as can be.
func matrixWord(w words, t taskRow) string {
	s := t.status
	switch {
	case s.State == register.TaskDone && s.Timing == register.Late:
		return w.t("late {n}", "n", s.LateDays)
	case s.State == register.TaskDone:
		return w.t("done")
	case s.Timing == register.Late:
		return w.t("overdue {n}", "n", s.LateDays)
	case s.IsSoon:
		return w.t("soon")
	case s.State == register.TaskInProgress:
		return w.t("begun")
	}
	return w.t("not begun")
}

// side moves the cursor to the item beside, and the page with it.
func (m *taskMatrix) side(step int) {
	m.col = max(0, min(m.col+step, len(m.items)-1))
	first := min(max(m.first, m.col-shownItems+1), m.col)
	if first == m.first {
		m.grid.Refresh()
		m.tell()
		return
	}
	row := m.grid.Current()
	m.first = first
	m.build()
	m.grid.Select(row)
	m.on.focus(m.grid)
	m.tell()
}

// tell writes out the cell under the cursor.
func (m *taskMatrix) tell() {
	m.grid.Refresh()
	row := m.grid.Current()
	t, ok := m.cells[[2]int{row, m.col}]
	switch {
	case row < 0:
		m.note.SetText(m.w.t("This directive set no tasks."))
	case !ok:
		m.note.SetText(m.w.t("Item {n} of {total}: not set for this agency. Arrows lead to the other items.", "n", m.col+1, "total", len(m.items)))
	default:
		m.note.SetText(m.w.t("Item {n} of {total}", "n", m.col+1, "total", len(m.items)) + " – " + placeOfTask(m.w, t.Task) + ", " + t.lead + ": " + t.Content + " (" + taskWords(m.w, t.Task, t.status) + ")")
	}
}

func (m *taskMatrix) task() (register.Task, bool) {
	t, ok := m.cells[[2]int{m.grid.Current(), m.col}]
	return t.Task, ok
}
