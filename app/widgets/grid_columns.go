package widgets

// edgeReach is how near to a column's edge the mouse takes hold of it.
const edgeReach = 4

type gridColumn struct {
	Column
	wish float32 // width asked for by the caller or the user
	x, w float32 // where it is now
}

// layoutColumns shares the width: flexible columns take what is left, and when
// that is not enough all give way down to their minimum. Columns that still do
// not fit are cut off at the right.
func (g *Grid) layoutColumns() {
	avail := max(0, g.Size().Width-scrollbarWidth)
	var wish, room float32
	flex := 0
	for i := range g.cols {
		c := &g.cols[i]
		c.w = c.wish
		if c.Flex {
			flex++
			c.w = c.MinWidth
		}
		wish += c.w
		room += c.w - c.MinWidth
	}
	left := avail - wish
	for i := range g.cols {
		c := &g.cols[i]
		switch {
		case left >= 0 && c.Flex:
			c.w += left / float32(flex)
		case left < 0 && room > 0:
			c.w -= (c.w - c.MinWidth) / room * min(-left, room)
		}
	}
	g.placeColumns(avail)
}

func (g *Grid) placeColumns(avail float32) {
	var x float32
	for i := range g.cols {
		c := &g.cols[i]
		c.x = x
		c.w = max(0, min(float32(int(c.w+0.5)), avail-x))
		x += c.w
	}
	// Rounding must not leave a gap beside the scrollbar.
	if n := len(g.cols); n > 0 && g.cols[n-1].w > 0 && avail-x < float32(n) {
		g.cols[n-1].w += avail - x
	}
}

// columnAt returns the column at x, -1 for none.
func (g *Grid) columnAt(x float32) int {
	for i, c := range g.cols {
		if x >= c.x && x < c.x+c.w {
			return i
		}
	}
	return -1
}

// edgeAt returns the column whose right edge is near x, -1 for none.
func (g *Grid) edgeAt(x float32) int {
	for i, c := range g.cols {
		end := c.x + c.w
		if x >= end-edgeReach && x <= end+edgeReach && g.resized(i) >= 0 {
			return i
		}
	}
	return -1
}

// resized returns the column that changes when the right edge of col is dragged:
// a flexible one keeps its share and its neighbour gives, -1 if none can.
func (g *Grid) resized(col int) int {
	if !g.cols[col].Flex {
		return col
	}
	if col+1 < len(g.cols) && !g.cols[col+1].Flex {
		return col + 1
	}
	return -1
}

// resizeColumn sets a width from dragging the right edge of col by dx, between
// its minimum and what leaves the others theirs.
func (g *Grid) resizeColumn(col int, start, dx float32) {
	target := g.resized(col)
	if target != col {
		dx = -dx
	}
	avail := g.Size().Width - scrollbarWidth
	for i, c := range g.cols {
		switch {
		case i == target:
		case c.Flex:
			avail -= c.MinWidth
		default:
			avail -= c.w
		}
	}
	c := &g.cols[target]
	c.wish = max(c.MinWidth, min(start+dx, avail))
	g.redraw()
}

// ColumnWidths returns the widths as the user left them, to be kept and given to
// SetColumnWidths at the next start.
func (g *Grid) ColumnWidths() []float32 {
	out := make([]float32, len(g.cols))
	for i, c := range g.cols {
		out[i] = c.wish
	}
	return out
}

// SetColumnWidths puts widths from ColumnWidths back; a list of another length is
// from another layout and is ignored.
func (g *Grid) SetColumnWidths(widths []float32) {
	if len(widths) != len(g.cols) {
		return
	}
	for i, w := range widths {
		g.cols[i].wish = max(w, g.cols[i].MinWidth)
	}
	g.redraw()
}
