package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// HeatConfig is what a Heat needs; nil callbacks are allowed.
type HeatConfig struct {
	Corner string // heading of the names
	Total  string // heading of the bars
	// OnCursor is told the cell the cursor or the mouse is on; col -1 is the bar of
	// the whole row, row -1 means none.
	OnCursor func(row, col int)
	// OnPicked is told the cell of a click or Enter.
	OnPicked func(row, col int)
}

// Heat shows counts by row and column: a name, a bar of the row's sum with its
// number, and a field for every column, the darker the more. Every number is
// printed, so that it can be read without colours.
type Heat struct {
	widget.BaseWidget
	cfg      HeatConfig
	names    []string
	columns  []string
	values   [][]int
	row, col int // the cursor
	hover    [2]int
	focused  bool
}

var (
	_ fyne.Focusable    = (*Heat)(nil)
	_ fyne.Tappable     = (*Heat)(nil)
	_ desktop.Hoverable = (*Heat)(nil)
)

// NewHeat returns an empty chart.
func NewHeat(cfg HeatConfig) *Heat {
	h := &Heat{cfg: cfg, col: -1, hover: [2]int{-1, -1}}
	h.ExtendBaseWidget(h)
	return h
}

// SetValues replaces what is shown; values has a row for each name with a number for
// each column.
func (h *Heat) SetValues(names, columns []string, values [][]int) {
	h.names, h.columns, h.values = names, columns, values
	h.row, h.col = max(0, min(h.row, len(names)-1)), max(-1, min(h.col, len(columns)-1))
	h.Refresh()
}

// Sum is the number of a whole row.
func (h *Heat) Sum(row int) (sum int) {
	for _, n := range h.values[row] {
		sum += n
	}
	return sum
}

// TypedKey moves the cursor; what it does not use goes to the window.
func (h *Heat) TypedKey(key *fyne.KeyEvent) {
	row, col := h.row, h.col
	switch key.Name {
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyLeft:
		col--
	case fyne.KeyRight:
		col++
	case fyne.KeyHome:
		col = -1
	case fyne.KeyEnd:
		col = len(h.columns) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.pick(row, col)
		return
	default:
		forwardKey(h, key)
		return
	}
	h.row, h.col = max(0, min(row, len(h.names)-1)), max(-1, min(col, len(h.columns)-1))
	h.tell(h.row, h.col)
	h.Refresh()
}

// TypedShortcut leaves all shortcuts to the window.
func (h *Heat) TypedShortcut(s fyne.Shortcut) { forwardShortcut(h, s) }

// TypedRune does nothing: the chart takes no text.
func (h *Heat) TypedRune(rune) {}

// FocusGained shows the cursor.
func (h *Heat) FocusGained() {
	h.focused = true
	h.tell(h.row, h.col)
	h.Refresh()
}

// FocusLost hides the cursor.
func (h *Heat) FocusLost() {
	h.focused = false
	h.tell(-1, -1)
	h.Refresh()
}

// Tapped picks the cell.
func (h *Heat) Tapped(e *fyne.PointEvent) { h.pick(h.at(e.Position)) }

// MouseIn and MouseMoved tell the cell under the mouse.
func (h *Heat) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved tells the cell under the mouse.
func (h *Heat) MouseMoved(e *desktop.MouseEvent) {
	row, col := h.at(e.Position)
	if h.hover != [2]int{row, col} {
		h.hover = [2]int{row, col}
		h.tell(row, col)
		h.Refresh()
	}
}

// MouseOut tells that there is none.
func (h *Heat) MouseOut() {
	h.hover = [2]int{-1, -1}
	h.tell(-1, -1)
	h.Refresh()
}

func (h *Heat) tell(row, col int) {
	if h.cfg.OnCursor != nil && row < len(h.names) {
		h.cfg.OnCursor(row, col)
	}
}

func (h *Heat) pick(row, col int) {
	if h.cfg.OnPicked != nil && row >= 0 && row < len(h.names) {
		h.cfg.OnPicked(row, col)
	}
}
