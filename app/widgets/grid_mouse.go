package widgets

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

type gridDrag int

const (
	dragNothing gridDrag = iota
	dragRows
	dragThumb
	dragEdge
)

// gridMouse is where the mouse is and what it holds.
type gridMouse struct {
	at       fyne.Position
	row, col int // under the mouse, -1 for none
	edge     int // column whose edge is under the mouse, -1 for none
	presses  [2]int

	drag  gridDrag
	from  fyne.Position // where the drag began
	start float32       // width of the column, or place of the thumb, then
	held  int           // column whose edge is dragged
}

func (m *gridMouse) clear() {
	*m = gridMouse{at: fyne.NewPos(-1, -1), row: -1, col: -1, edge: -1, presses: [2]int{-1, -1}}
}

// rowAt returns the row at a place in the widget, -1 for none.
func (g *Grid) rowAt(p fyne.Position) int {
	if p.Y < headerHeight || p.X < 0 || p.X >= g.Size().Width-scrollbarWidth {
		return -1
	}
	line := int((p.Y - headerHeight) / g.cfg.RowHeight)
	row := g.top + line
	if line >= g.visibleRows() || row >= g.length {
		return -1
	}
	return row
}

// MouseDown takes the focus and acts at once: Fyne reports a tap only after the
// time for a double click has passed.
func (g *Grid) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	p := ev.Position
	g.mouse.presses = [2]int{g.mouse.presses[1], g.rowAt(p)}
	g.mouse.drag, g.mouse.from = dragNothing, p
	switch {
	case ev.Button == desktop.MouseButtonSecondary:
		if row := g.rowAt(p); row >= 0 && !g.sel.has(row) {
			g.selectOnly(row)
		}
	case p.X >= g.Size().Width-scrollbarWidth:
		g.pressScrollbar(p.Y - headerHeight)
	case p.Y < headerHeight:
		g.pressHeader(p.X)
	default:
		g.pressRow(g.rowAt(p), ev.Modifier)
	}
}

func (g *Grid) pressRow(row int, mod fyne.KeyModifier) {
	switch {
	case row < 0:
		return
	case mod&fyne.KeyModifierShift != 0:
		g.extendTo(row)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		g.toggle(row)
		return
	default:
		g.selectOnly(row)
	}
	g.mouse.drag = dragRows
}

func (g *Grid) pressScrollbar(y float32) {
	at, length := g.thumb()
	switch {
	case length == 0 || y < 0:
	case y < at:
		g.scrollRows(-max(1, g.visibleRows()-1))
	case y > at+length:
		g.scrollRows(max(1, g.visibleRows()-1))
	default:
		g.mouse.drag, g.mouse.start = dragThumb, at
	}
}

func (g *Grid) pressHeader(x float32) {
	if edge := g.edgeAt(x); edge >= 0 {
		g.mouse.drag, g.mouse.held = dragEdge, edge
		g.mouse.start = g.cols[g.resized(edge)].w
		return
	}
	col := g.columnAt(x)
	if col < 0 || !g.cols[col].Sortable {
		return
	}
	g.SetSort(col, g.sortCol == col && !g.sortDesc)
	if g.cfg.OnSort != nil {
		g.cfg.OnSort(g.sortCol, g.sortDesc)
	}
}

// MouseUp ends what MouseDown began.
func (g *Grid) MouseUp(*desktop.MouseEvent) { g.letGo() }

func (g *Grid) letGo() {
	if g.mouse.drag == dragEdge && g.cfg.OnColumns != nil {
		g.cfg.OnColumns()
	}
	g.mouse.drag = dragNothing
}

// Dragged moves what was taken hold of: thumb, column edge, or end of selection.
func (g *Grid) Dragged(ev *fyne.DragEvent) {
	moved := ev.Position.Subtract(g.mouse.from)
	switch g.mouse.drag {
	case dragThumb:
		g.dragThumb(g.mouse.start + moved.Y)
	case dragEdge:
		g.resizeColumn(g.mouse.held, g.mouse.start, moved.X)
	case dragRows:
		g.dragRows(ev.Position.Y - headerHeight)
	}
}

// dragRows extends the selection to the row at y, one row beyond sight at most.
func (g *Grid) dragRows(y float32) {
	line := int(y / g.cfg.RowHeight)
	if y < 0 {
		line = -1
	}
	line = min(line, g.visibleRows())
	row := max(0, min(g.top+line, g.length-1))
	if row != g.current {
		g.extendTo(row)
	}
}

// DragEnd lets go.
func (g *Grid) DragEnd() { g.letGo() }

// DoubleTapped activates a row whose both clicks were its own.
func (g *Grid) DoubleTapped(ev *fyne.PointEvent) {
	row := g.rowAt(ev.Position)
	if g.mouse.presses == [2]int{row, row} {
		g.activate(row)
	}
}

// TappedSecondary opens the caller's menu.
func (g *Grid) TappedSecondary(ev *fyne.PointEvent) {
	if row := g.rowAt(ev.Position); row >= 0 && g.cfg.OnMenu != nil {
		g.cfg.OnMenu(row, ev.AbsolutePosition)
	}
}

// MouseIn follows the mouse.
func (g *Grid) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

// MouseMoved follows the mouse.
func (g *Grid) MouseMoved(ev *desktop.MouseEvent) {
	g.mouse.edge = -1
	if ev.Position.Y < headerHeight {
		g.mouse.edge = g.edgeAt(ev.Position.X)
	}
	g.hoverAt(ev.Position)
}

// MouseOut forgets the mouse.
func (g *Grid) MouseOut() {
	g.mouse.edge = -1
	g.hoverAt(fyne.NewPos(-1, -1))
}

func (g *Grid) hoverAt(p fyne.Position) {
	g.mouse.at = p
	row, col := g.rowAt(p), g.columnAt(p.X)
	if row < 0 {
		col = -1
	}
	if row == g.mouse.row && col == g.mouse.col {
		return
	}
	repaint := row != g.mouse.row
	g.mouse.row, g.mouse.col = row, col
	if repaint {
		g.repaint()
	}
	text := ""
	if row >= 0 && col >= 0 {
		cell := g.cfg.Cell(row, col)
		text = cmp.Or(cell.More, cell.Text)
	}
	if g.cfg.OnHover == nil {
		hovered(text)
		return
	}
	g.cfg.OnHover(text)
}

// Cursor is the double arrow over a column's edge.
func (g *Grid) Cursor() desktop.Cursor {
	if g.mouse.edge >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
