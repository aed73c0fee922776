package app

import (
	"slices"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// spare is for columns that tell what stands elsewhere too: they always may go.
func spare() bool { return true }

// columnChoice is the table in which columns are shown, hidden and moved.
type columnChoice struct {
	w    words
	list *list
	grid *widgets.Grid
	rows []columnRow
}

type columnRow struct {
	col     int
	title   string
	isShown bool
	mayGo   bool // where there is no room for it
}

// columnsHeight has room for the columns of every list.
const columnsHeight = 340

// begin lists the shown columns in their order, then the others.
func (c *columnChoice) begin() {
	shown := c.list.grid.ShownColumns()
	titles := c.list.grid.AllTitles()
	for _, col := range shown {
		c.rows = append(c.rows, columnRow{col, titles[col], true, c.list.grid.MayGo(col)})
	}
	for col, title := range titles {
		if !slices.Contains(shown, col) {
			c.rows = append(c.rows, columnRow{col: col, title: title})
		}
	}
	c.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: c.w.t("Shown"), Width: 120, MinWidth: 120}, {Title: c.w.t("Column"), Width: 200, MinWidth: 120, Flex: true}},
		Length:  func() int { return len(c.rows) }, Cell: c.cell,
		OnSpace: func(int) { c.toggle() }, OnSide: c.move,
	})
	c.grid.Select(0)
}

func (c *columnChoice) cell(row, col int) widgets.CellText {
	r := c.rows[row]
	switch {
	case col == 1 && r.isShown:
		return widgets.CellText{Text: r.title}
	case col == 1:
		return widgets.CellText{Text: r.title, Tone: widgets.ToneMuted}
	case r.isShown && r.mayGo:
		return widgets.CellText{Text: c.w.t("if there is room")}
	case r.isShown:
		return widgets.CellText{Text: c.w.t("yes"), Icon: theme.ConfirmIcon()}
	}
	return widgets.CellText{Text: c.w.t("no"), Tone: widgets.ToneMuted}
}

// body is the table with buttons for the hand.
func (c *columnChoice) body() fyne.CanvasObject {
	toggle := widgets.NewButton(c.w.t("Show or hide"), theme.VisibilityIcon(), c.toggle)
	up := widgets.NewButton(c.w.t("Up"), theme.MoveUpIcon(), func() { c.move(-1) })
	down := widgets.NewButton(c.w.t("Down"), theme.MoveDownIcon(), func() { c.move(1) })
	all := widgets.NewButton(c.w.t("As at first"), theme.ViewRefreshIcon(), c.reset)
	return container.NewVBox(container.NewGridWrap(fyne.NewSize(questionWidth-2*questionPad, columnsHeight), c.grid), container.NewHBox(toggle, up, down, all))
}

// toggle hides a shown column and shows a hidden one; one that may go is first shown
// always, and comes back as one that may go.
func (c *columnChoice) toggle() {
	row := c.grid.Current()
	if row < 0 {
		return
	}
	r := &c.rows[row]
	if r.isShown && r.mayGo {
		r.mayGo = false
	} else {
		r.isShown = !r.isShown
		r.mayGo = r.isShown && c.list.grid.HasSpare(r.col)
	}
	c.grid.Refresh()
}

// move takes the column under the cursor a step up or down.
func (c *columnChoice) move(step int) {
	row := c.grid.Current()
	to := row + step
	if row < 0 || to < 0 || to >= len(c.rows) {
		return
	}
	c.rows[row], c.rows[to] = c.rows[to], c.rows[row]
	c.grid.Refresh()
	c.grid.Select(to)
}

func (c *columnChoice) reset() {
	slices.SortFunc(c.rows, func(a, b columnRow) int { return a.col - b.col })
	for i := range c.rows {
		c.rows[i].isShown, c.rows[i].mayGo = true, c.list.grid.HasSpare(c.rows[i].col)
	}
	c.grid.Refresh()
}

// chosen are the columns to show, and which of them always.
func (c *columnChoice) chosen() (shown, always []int) {
	for _, r := range c.rows {
		if r.isShown {
			shown = append(shown, r.col)
		}
		if r.isShown && !r.mayGo {
			always = append(always, r.col)
		}
	}
	return shown, always
}
