package widgets

// Selected returns the selected rows, ascending. After Ctrl+A this is every row:
// use SelectedRanges or SelectedCount where a million would hurt.
func (g *Grid) Selected() []int { return g.sel.rows() }

// SelectedRanges returns the selected rows as ascending, disjoint spans.
func (g *Grid) SelectedRanges() []Range { return append([]Range(nil), g.sel...) }

// SelectedCount returns the number of selected rows.
func (g *Grid) SelectedCount() int { return g.sel.count() }

// Current returns the row with the frame, -1 for none.
func (g *Grid) Current() int { return g.current }

// Select makes a row the current and only selected one and scrolls to it. A row
// out of range selects nothing.
func (g *Grid) Select(row int) {
	if row < 0 || row >= g.length {
		g.ClearSelection()
		return
	}
	g.selectOnly(row)
}

// ClearSelection selects nothing.
func (g *Grid) ClearSelection() {
	g.anchor = -1
	g.change(-1, nil)
}

// SelectAll selects every row; the current row stays.
func (g *Grid) SelectAll() {
	if g.length == 0 {
		return
	}
	g.change(g.current, ranges{{0, g.length - 1}})
}

func (g *Grid) selectOnly(row int) {
	g.anchor = row
	g.change(row, ranges{{row, row}})
}

// extendTo selects from the anchor to a row.
func (g *Grid) extendTo(row int) {
	if g.anchor < 0 {
		g.anchor = max(g.current, 0)
	}
	g.change(row, ranges{{min(g.anchor, row), max(g.anchor, row)}})
}

// toggle turns one row over and leaves the others.
func (g *Grid) toggle(row int) {
	g.anchor = row
	one := Range{row, row}
	if g.sel.has(row) {
		g.change(row, g.sel.without(one))
		return
	}
	g.change(row, g.sel.with(one))
}

// change is the one place where current row and selection move.
func (g *Grid) change(current int, sel ranges) {
	moved, reselected := current != g.current, !sameRanges(sel, g.sel)
	g.current, g.sel = current, sel
	if top := g.top; g.reveal(current) && top != g.top {
		g.redraw()
	} else {
		g.repaint()
	}
	if reselected {
		g.selectionChanged()
	}
	if moved {
		g.currentChanged()
	}
}

func (g *Grid) selectionChanged() {
	if g.cfg.OnSelectionChanged != nil {
		g.cfg.OnSelectionChanged()
	}
}

func (g *Grid) currentChanged() {
	if g.cfg.OnSelected != nil {
		g.cfg.OnSelected(g.current)
	}
}

func sameRanges(a, b ranges) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
