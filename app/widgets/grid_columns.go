package widgets

import (
	"slices"
	"strings"
)

// edgeReach is how near to a column's edge the mouse takes hold of it.
const edgeReach = 4

type gridColumn struct {
	Column
	wish   float32 // width asked for by the caller or the user
	always bool    // the user wants it even if it is spare
	least  float32 // width down to which it gives way now
	x, w   float32 // where it is now
}

// layoutColumns shares the width: flexible columns take what is left, and when
// that is not enough spare columns go, the last first, and then all give way down to
// their headings or, where these do not fit, their minimum. Columns that still do not
// fit are cut off at the right.
func (g *Grid) layoutColumns() {
	avail := max(0, g.Size().Width-scrollbarWidth)
	for i := range g.cols {
		g.cols[i].x, g.cols[i].w = 0, 0
	}
	wish := g.layColumns(avail)
	g.setLeast(avail)
	var room float32
	flex := 0
	for _, i := range g.laid {
		c := &g.cols[i]
		c.w = c.wish
		room += c.w - c.least
		if c.Flex {
			flex++
		}
	}
	left := avail - wish
	for _, i := range g.laid {
		c := &g.cols[i]
		switch {
		case left >= 0 && c.Flex:
			c.w += left / float32(flex)
		case left < 0 && room > 0:
			c.w -= (c.w - c.least) / room * min(-left, room)
		}
	}
	g.placeColumns(avail)
}

// layColumns decides which columns there is room for and returns what they wish for.
func (g *Grid) layColumns(avail float32) (wish float32) {
	g.laid = append(g.laid[:0], g.shown...)
	for _, i := range g.laid {
		wish += g.cols[i].wish
	}
	for n := len(g.laid) - 1; n >= 0 && wish > avail && len(g.laid) > 1; n-- {
		if i := g.laid[n]; g.isSpare(i) {
			wish -= g.cols[i].wish
			g.laid = slices.Delete(g.laid, n, n+1)
		}
	}
	return wish
}

// setLeast keeps widths the user gave and headings whole as long as there is room for
// all of them; headings give way first.
func (g *Grid) setLeast(avail float32) {
	for _, least := range []func(col int) float32{
		func(col int) float32 { return g.kept(col, min(g.cols[col].wish, g.headingWidth(col))) },
		func(col int) float32 { return g.kept(col, 0) },
		func(int) float32 { return 0 },
	} {
		var sum float32
		for _, i := range g.laid {
			c := &g.cols[i]
			c.least = max(c.MinWidth, least(i))
			sum += c.least
		}
		if sum <= avail {
			return
		}
	}
}

// kept is the width the user gave a column, or else another.
func (g *Grid) kept(col int, otherwise float32) float32 {
	if c := g.cols[col]; !c.Flex && c.wish != max(c.Width, c.MinWidth) {
		return c.wish
	}
	return otherwise
}

// headingWidth is what the heading of a column needs.
func (g *Grid) headingWidth(col int) float32 {
	w := g.view.fit.width(g.cols[col].Title, true) + 2*cellPad
	if col == g.sortCol {
		w += iconSize
	}
	return w
}

// isSpare tells whether a column may go for want of room.
func (g *Grid) isSpare(col int) bool {
	c := g.cols[col]
	return !c.always && col != g.sortCol && c.Spare != nil && c.Spare()
}

func (g *Grid) placeColumns(avail float32) {
	var x float32
	for _, i := range g.laid {
		c := &g.cols[i]
		c.x = x
		c.w = max(0, min(float32(int(c.w+0.5)), avail-x))
		x += c.w
	}
	// Rounding must not leave a gap beside the scrollbar.
	n := len(g.laid)
	if last := &g.cols[g.laid[n-1]]; last.w > 0 && avail-x < float32(n) {
		last.w += avail - x
	}
}

// columnAt returns the column at x, -1 for none.
func (g *Grid) columnAt(x float32) int {
	for _, i := range g.laid {
		if c := g.cols[i]; x >= c.x && x < c.x+c.w {
			return i
		}
	}
	return -1
}

// edgeAt returns the column whose right edge is near x, -1 for none.
func (g *Grid) edgeAt(x float32) int {
	for _, i := range g.laid {
		c := g.cols[i]
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
	if next := slices.Index(g.laid, col) + 1; next < len(g.laid) && !g.cols[g.laid[next]].Flex {
		return g.laid[next]
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
	for _, i := range g.laid {
		c := g.cols[i]
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

// ShownColumns returns which columns are shown, by their place in the configuration,
// in the order they stand in.
func (g *Grid) ShownColumns() []int { return slices.Clone(g.shown) }

// MayGo tells whether a column is left out where there is no room for it.
func (g *Grid) MayGo(col int) bool { return g.cols[col].Spare != nil && !g.cols[col].always }

// HasSpare tells whether a column can be one that may go.
func (g *Grid) HasSpare(col int) bool { return g.cols[col].Spare != nil }

// AlwaysColumns returns the spare columns that may not go.
func (g *Grid) AlwaysColumns() []int {
	always := []int{}
	for i := range g.cols {
		if g.HasSpare(i) && !g.MayGo(i) {
			always = append(always, i)
		}
	}
	return always
}

// KeepColumns says which of the spare columns may not go.
func (g *Grid) KeepColumns(always []int) {
	for i := range g.cols {
		g.cols[i].always = slices.Contains(always, i)
	}
	g.redraw()
}

// ShowColumns chooses the columns and their order; nil shows all as configured. What
// names no column, or one twice, is passed over, and no grid is left without any.
func (g *Grid) ShowColumns(columns []int) {
	var shown []int
	for _, i := range columns {
		if i >= 0 && i < len(g.cols) && !slices.Contains(shown, i) {
			shown = append(shown, i)
		}
	}
	if len(shown) == 0 {
		shown = allColumns(len(g.cols))
	}
	g.shown, g.laid = shown, slices.Clone(shown)
	g.redraw()
}

func allColumns(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// Titles are the titles of the shown columns, in their order.
func (g *Grid) Titles() (titles []string) {
	for _, i := range g.shown {
		titles = append(titles, g.cols[i].Title)
	}
	return titles
}

// Texts are the cells of a row as they are shown, in the order of the columns, uncut.
func (g *Grid) Texts(row int) (texts []string) {
	for _, i := range g.shown {
		texts = append(texts, g.cfg.Cell(row, i).Text)
	}
	return texts
}

// Table is rows as a spreadsheet takes them from the clipboard: a line each, cells
// parted by tabs, the titles first.
func (g *Grid) Table(rows []int) string {
	var b strings.Builder
	line := func(cells []string) {
		for i, text := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(strings.Join(strings.Fields(text), " ")) // a tab or a line end would be a cell of its own
		}
		b.WriteByte('\n')
	}
	line(g.Titles())
	for _, row := range rows {
		line(g.Texts(row))
	}
	return b.String()
}

// AllTitles are the titles of all columns, shown or not, as configured.
func (g *Grid) AllTitles() (titles []string) {
	for _, c := range g.cols {
		titles = append(titles, c.Title)
	}
	return titles
}
