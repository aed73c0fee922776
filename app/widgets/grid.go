package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Grid. Widths are in Fyne's pixels.
type Column struct {
	Title      string
	Width      float32 // wished for; the user may drag it
	MinWidth   float32 // kept as long as all minima fit
	Flex       bool    // takes a share of what the others leave
	AlignRight bool    // numbers
	Sortable   bool    // a click on the header calls OnSort
	// Spare, when it is true, lets the column go before a flexible one gets less than
	// it wishes for, unless the user wants it always or sorts by it; nil never does.
	Spare func() bool
}

// CellText is what one cell shows. The icon, if any, stands before the text.
type CellText struct {
	Text string
	More string // what to say of it under the mouse, where that is more than the text
	Bold bool
	Tone Tone
	Icon fyne.Resource
}

// GridConfig is everything a Grid needs; nil callbacks are allowed, nil Length or
// Cell means an empty grid.
type GridConfig struct {
	Columns []Column
	// Length returns the number of rows; asked at every Refresh.
	Length func() int
	// Cell returns the content of a cell; asked for visible rows only, and again
	// on every scroll, so it should come from memory.
	Cell func(row, col int) CellText
	// RowHeight is held between 32 and 40; zero means 32.
	RowHeight float32

	// OnSelected is told the current row when it changes, -1 for none.
	OnSelected func(row int)
	// OnSelectionChanged is told when the set of selected rows changes.
	OnSelectionChanged func()
	// OnSpace is told the row that Space is pressed on; without it Space selects.
	OnSpace func(row int)
	// OnActivated is told the row of an Enter or a double click; without it Enter goes
	// to the window.
	OnActivated func(row int)
	// OnSort is told the column whose header was clicked; the grid already shows
	// the arrow, the caller sorts and calls Refresh.
	OnSort func(col int, desc bool)
	// OnHover is told the full text of the cell under the mouse, "" for none; without it
	// the window is, see SetHover.
	OnHover func(text string)
	// OnSide is told the step, -1 or 1, of an arrow to the left or right.
	OnSide func(step int)
	// OnMenu is told the row and the place in the window of a right click.
	OnMenu func(row int, at fyne.Position)
	// OnCopy is called on Ctrl+C.
	OnCopy func()
	// OnColumns is called when the user has given columns other widths.
	OnColumns func()
}

// Grid is a dense table that stays quick at a million rows: it scrolls by whole
// rows under its own scrollbar and draws only what is visible.
type Grid struct {
	widget.BaseWidget
	cfg   GridConfig
	cols  []gridColumn
	shown []int // columns by their place in cols, in the order they stand in
	laid  []int // those of them that there is room for

	length  int
	top     int // first row shown
	current int // row with the frame, -1 for none
	anchor  int // where a Shift selection began
	sel     ranges

	sortCol  int
	sortDesc bool

	focused bool
	shift   shiftState
	mouse   gridMouse
	wheel   float64 // part of a row the wheel still owes
	view    *gridView
}

var (
	_ fyne.Focusable         = (*Grid)(nil)
	_ fyne.Shortcutable      = (*Grid)(nil)
	_ fyne.Scrollable        = (*Grid)(nil)
	_ fyne.Draggable         = (*Grid)(nil)
	_ fyne.DoubleTappable    = (*Grid)(nil)
	_ fyne.SecondaryTappable = (*Grid)(nil)
	_ desktop.Keyable        = (*Grid)(nil)
	_ desktop.Mouseable      = (*Grid)(nil)
	_ desktop.Hoverable      = (*Grid)(nil)
	_ desktop.Cursorable     = (*Grid)(nil)
)

// hovered is told what grids without a place of their own for it are hovered over.
var hovered = func(text string) {}

// SetHover sets who is told the full text of the cell under the mouse by grids that do
// not say it themselves.
func SetHover(told func(text string)) { hovered = told }

// NewGrid returns a grid that has read the length once and selects nothing.
func NewGrid(cfg GridConfig) *Grid {
	if cfg.Length == nil || cfg.Cell == nil {
		cfg.Length = func() int { return 0 }
	}
	if cfg.RowHeight == 0 {
		cfg.RowHeight = rowHeightMin
	}
	cfg.RowHeight = max(rowHeightMin, min(cfg.RowHeight, rowHeightMax))
	g := &Grid{cfg: cfg, current: -1, anchor: -1, sortCol: -1}
	g.mouse.clear()
	for _, c := range cfg.Columns {
		g.cols = append(g.cols, gridColumn{Column: c, wish: max(c.Width, c.MinWidth)})
	}
	g.shown, g.laid = allColumns(len(g.cols)), allColumns(len(g.cols))
	g.length = max(0, cfg.Length())
	g.ExtendBaseWidget(g)
	return g
}

// OnList has the grid tell of Ctrl+C, of new widths and of right clicks, as OnCopy,
// OnColumns and OnMenu do.
func (g *Grid) OnList(copied, resized func(), menu func(row int, at fyne.Position)) {
	g.cfg.OnCopy, g.cfg.OnColumns, g.cfg.OnMenu = copied, resized, menu
}

// Refresh reads length and visible cells again. Selected rows beyond a shorter
// end are let go; rows are known by number only, so after sorting or filtering
// the caller selects anew.
func (g *Grid) Refresh() {
	g.length = max(0, g.cfg.Length())
	current, selected := g.current, g.sel.count()
	g.sel = g.sel.below(g.length)
	g.current = min(g.current, g.length-1)
	g.anchor = min(g.anchor, g.length-1)
	g.top = g.clampTop(g.top)
	g.redraw()
	if selected != g.sel.count() {
		g.selectionChanged()
	}
	if current != g.current {
		g.currentChanged()
	}
}

// Length returns the number of rows at the last Refresh.
func (g *Grid) Length() int { return g.length }

// SetSort shows the arrow at a column without calling OnSort; -1 removes it.
func (g *Grid) SetSort(col int, desc bool) {
	g.sortCol, g.sortDesc = col, desc
	g.redraw()
}

// Sort returns the column with the arrow, -1 for none.
func (g *Grid) Sort() (col int, desc bool) { return g.sortCol, g.sortDesc }

// MinSize is room for the header, three rows and all minimal widths.
func (g *Grid) MinSize() fyne.Size {
	var w float32 = scrollbarWidth
	for _, i := range g.shown {
		if !g.isSpare(i) {
			w += g.cols[i].MinWidth
		}
	}
	return fyne.NewSize(w, headerHeight+3*g.cfg.RowHeight)
}

// Resize lays the columns out anew and keeps the current row in sight if it was.
func (g *Grid) Resize(size fyne.Size) {
	if size == g.Size() {
		return
	}
	seen, top := g.isVisible(g.current), g.top
	g.BaseWidget.Resize(size)
	g.top = g.clampTop(g.top)
	if seen {
		g.reveal(g.current)
	}
	if g.top != top {
		g.redraw()
	}
}

// redraw fills every visible cell again.
func (g *Grid) redraw() { g.BaseWidget.Refresh() }

// repaint redraws grounds and frames only, for changes that leave the texts.
func (g *Grid) repaint() {
	if g.view == nil {
		return
	}
	g.view.paint()
}
