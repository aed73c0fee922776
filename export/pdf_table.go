package export

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// Tables: lengths in millimetres.
const (
	cellSide = 1.2  // between rule and text, left and right
	cellEdge = 0.7  // above and below
	leading  = 1.14 // of the size, from line to line
)

// table is a table measured for a width.
type table struct {
	columns  []Column
	x        []float64 // left edges, and the right edge of the last
	limits   []int     // widths for text, in thousandths of the size
	size     float64
	pitch    float64
	header   [][]line
	numbered bool // a second header row numbers the columns
	lines    [][]line
	cells    []string // of the row being drawn
	group    *Row     // heading of the rows being drawn
	segment  float64  // where the upright rules of the page begin
}

func newTable(columns []Column, left, width, size float64) *table {
	t := &table{columns: columns, size: size, pitch: size * mmPerPoint * leading, lines: make([][]line, len(columns))}
	x := left
	for _, own := range columnWidths(columns, width, size) {
		t.x = append(t.x, x)
		t.limits = append(t.limits, unitsIn(own-2*cellSide, size))
		x += own
	}
	t.x = append(t.x, x)
	for i, col := range columns {
		t.header = append(t.header, balanced(bold, printable(col.Title), t.limits[i]))
	}
	return t
}

// columnWidths parts a width as the shares have it, but where margins are wide columns
// of days take what a day needs from the columns of words.
func columnWidths(columns []Column, width, size float64) []float64 {
	sum, words, taken := 0.0, 0.0, 0.0
	for _, col := range columns {
		sum += col.Share
	}
	short := make([]float64, len(columns))
	for i, col := range columns {
		switch own := width * col.Share / sum; {
		case col.ofDays():
			short[i] = max(0, dayWidth(size)-own)
			taken += short[i]
		case col.Align == Left:
			words += own
		}
	}
	if taken > words/2 {
		short, taken = make([]float64, len(columns)), 0
	}
	widths := make([]float64, len(columns))
	for i, col := range columns {
		widths[i] = width*col.Share/sum + short[i]
		if col.Align == Left && words > 0 {
			widths[i] -= taken * widths[i] / words
		}
	}
	return widths
}

// dayWidth is what a column needs for a day on one line.
func dayWidth(size float64) float64 { return measure(regular, size, "00/00/0000") + 2*cellSide + 0.1 }

// ofDays reports a column whose cells are days.
func (c Column) ofDays() bool {
	title := strings.Fields(register.Fold(c.Title))
	return c.Align == Centre && len(title) > 0 && (title[0] == "ngay" || slices.Contains(title, "han"))
}

// measure wraps the cells of a row, in memory the next row uses again, and
// returns its height.
func (t *table) measure(r Row) float64 {
	most := 1
	if r.Group {
		limit := unitsIn(t.x[len(t.x)-1]-t.x[0]-2*cellSide, t.size)
		t.lines[0] = wrap(t.lines[0][:0], bold, printable(r.Cells[0]), limit, limit)
		return t.height(len(t.lines[0]))
	}
	for i := range t.columns {
		text := ""
		if i < len(r.Cells) {
			text = printable(r.Cells[i])
		}
		t.lines[i] = wrap(t.lines[i][:0], r.face(), text, t.limits[i], t.limits[i])
		most = max(most, len(t.lines[i]))
	}
	return t.height(most)
}

func (r Row) face() face {
	if r.Bold || r.Group {
		return bold
	}
	return regular
}

func (t *table) height(lines int) float64 { return float64(lines)*t.pitch + 2*cellEdge }

func (t *table) headerHeight() float64 {
	most := 1
	for _, lines := range t.header {
		most = max(most, len(lines))
	}
	h := t.height(most)
	if t.numbered {
		h += t.height(1)
	}
	return h
}

// tableStart is the height that must be on one page for a table to begin there: its
// header, and its first row or a part of it; below a group's heading, one row more.
func (c *canvas) tableStart(t *table, rows []Row) float64 {
	height := t.headerHeight()
	for _, r := range rows {
		height += math.Min(t.measure(r), c.h/4)
		if !r.Group {
			break
		}
	}
	return height
}

// table draws the rows, with the header again on every page.
func (c *canvas) table(t *table, rows []Row, steps *steps) error {
	c.need(c.tableStart(t, rows))
	c.tableHeader(t)
	for i, r := range rows {
		below := 0.0 // the last row takes the one before along
		if i == len(rows)-2 {
			below = c.together(t, t.measure(r), t.measure(rows[i+1]))
		}
		height := t.measure(r)
		if r.Group {
			t.group = nil
			c.groupRow(t, rows, i, height)
		} else {
			c.row(t, r, height, below)
		}
		if err := steps.next(); err != nil {
			return err
		}
	}
	c.closeSegment(t)
	return nil
}

// groupRow draws the heading of a group together with its first row's page.
func (c *canvas) groupRow(t *table, rows []Row, i int, height float64) {
	after := 0.0
	if i+1 < len(rows) {
		after = c.together(t, height, t.measure(rows[i+1]))
	}
	t.measure(rows[i]) // the next row's lines stand in its place
	c.tableNeed(t, height+after)
	c.mark(c.below, rows[i].Cells[0])
	c.groupLine(t, height)
	t.group = &rows[i]
}

func (c *canvas) groupLine(t *table, height float64) {
	c.closeSegment(t)
	c.drawLines(t.x[0]+cellSide, c.y+cellEdge, 0, Left, bold, t, t.lines[0])
	left, right := t.x[0], t.x[len(t.x)-1]
	c.doc.Line(left, c.y, left, c.y+height)
	c.doc.Line(right, c.y, right, c.y+height)
	c.y += height
	c.rule(left, c.y, right-left)
	t.segment = c.y
}

// tableNeed is need inside a table: the rules of the old page are closed, the
// header is drawn on the new one, and the group's heading again.
func (c *canvas) tableNeed(t *table, height float64) bool {
	if height > c.tablePage(t) {
		height = c.h / 4 // it is parted anyhow: it begins where it stands
	}
	if height <= c.room()+0.01 {
		return false
	}
	c.closeSegment(t)
	if !c.need(height) {
		return false
	}
	c.tableHeader(t)
	return true
}

// tablePage is what a page holds of a table, its header apart.
func (c *canvas) tablePage(t *table) float64 { return c.h - c.bottom - c.top - t.headerHeight() }

// together returns the height of what is to stand on the page of a row below it: none
// or, of a row that is parted anyhow, a part of it where no page holds both.
func (c *canvas) together(t *table, height, below float64) float64 {
	switch page := c.tablePage(t); {
	case height+below <= page:
		return below
	case below > page:
		return c.h / 4
	}
	return 0
}

// row draws one row, on a new page when it does not fit on this one with what must
// stand below it. A row higher than a page is parted between lines.
func (c *canvas) row(t *table, r Row, height, below float64) {
	if c.tableNeed(t, height+below) && t.group != nil {
		again := Row{Group: true, Cells: []string{t.group.Cells[0] + " (tiếp theo)"}}
		c.groupLine(t, t.measure(again))
		t.measure(r)
	}
	for from := 0; ; {
		most := 1
		for _, lines := range t.lines[:len(t.columns)] {
			most = max(most, len(lines)-from)
		}
		fits := max(1, int(math.Floor((c.room()-2*cellEdge+0.01)/t.pitch)))
		n := min(most, fits)
		c.rowPart(t, r, from, n)
		if from += n; n == most {
			return
		}
		c.tableNeed(t, c.room()+1) // the next page
	}
}

func (c *canvas) rowPart(t *table, r Row, from, n int) {
	for i, lines := range t.lines[:len(t.columns)] {
		part := lines[min(from, len(lines)):min(from+n, len(lines))]
		c.drawLines(t.x[i]+cellSide, c.y+cellEdge, t.x[i+1]-t.x[i]-2*cellSide, t.columns[i].Align, r.face(), t, part)
	}
	c.y += t.height(n)
	c.rule(t.x[0], c.y, t.x[len(t.x)-1]-t.x[0])
}

// drawLines draws the lines of a cell from the top y.
func (c *canvas) drawLines(x, y, width float64, a Align, f face, t *table, lines []line) {
	for i, l := range lines {
		at := x
		switch a {
		case Centre:
			at += (width - inMM(l.width, t.size)) / 2
		case Right:
			at += width - inMM(l.width, t.size)
		}
		c.text(at, baseline(y+float64(i)*t.pitch, t.pitch, t.size), f, t.size, l.text)
	}
}

// tableHeader draws the titles, and below them the numbers of the columns.
func (c *canvas) tableHeader(t *table) {
	left, width := t.x[0], t.x[len(t.x)-1]-t.x[0]
	height := t.headerHeight()
	if t.numbered {
		height -= t.height(1)
	}
	t.segment = c.y
	c.rule(left, c.y, width)
	for i, lines := range t.header {
		top := c.y + (height-float64(len(lines))*t.pitch)/2
		c.drawLines(t.x[i]+cellSide, top, t.x[i+1]-t.x[i]-2*cellSide, Centre, bold, t, lines)
	}
	c.y += height
	c.rule(left, c.y, width)
	if !t.numbered {
		return
	}
	for i := range t.columns {
		n := "(" + strconv.Itoa(i+1) + ")"
		one := []line{{n, units(italic, n)}}
		c.drawLines(t.x[i]+cellSide, c.y+cellEdge, t.x[i+1]-t.x[i]-2*cellSide, Centre, italic, t, one)
	}
	c.y += t.height(1)
	c.rule(left, c.y, width)
}

// closeSegment draws the upright rules from where they begin to here.
func (c *canvas) closeSegment(t *table) {
	if c.y > t.segment {
		for _, x := range t.x {
			c.doc.Line(x, t.segment, x, c.y)
		}
	}
	t.segment = c.y
}
