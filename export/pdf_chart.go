package export

import "slices"

// Charts: sizes in points, lengths in millimetres.
const (
	chartSize    = 10.0
	chartPitch   = 4.4
	chartRow     = 6.0 // from row to row
	chartBar     = 4.6 // height of a bar
	chartLabel   = 58.0
	chartTotal   = 12.0 // room for the total behind a bar
	columnHeight = 48.0
	columnWide   = 14.0
	keySize      = 3.2 // of a square of the legend
	whiteBelow   = 118 // grey on which white and black are read equally well
)

// shades tell parts apart on a black and white printer; the second of a pair says
// whether figures in it are written white.
var shades = [...]struct {
	grey  int
	white bool
}{{70, true}, {150, false}, {205, false}, {250, false}}

// chart draws a chart with its caption below, all on one page.
func (c *canvas) chart(ch Chart) {
	height := c.chartHeight(ch)
	c.need(height)
	c.mark(c.below, ch.Caption)
	switch ch.Kind {
	case Bars:
		c.bars(ch)
	case HeatMap:
		c.heatMap(ch)
	case Columns:
		c.columns(ch)
	}
	c.y += 1
	c.centred(c.left+c.bodyWidth()/2, c.bodyWidth(), bold, chartSize+1, chartPitch+0.6, ch.Caption)
	if ch.Note != "" {
		c.centred(c.left+c.bodyWidth()/2, c.bodyWidth(), italic, chartSize, chartPitch, ch.Note)
	}
	c.y += 7
}

func (c *canvas) chartHeight(ch Chart) float64 {
	caption := 4 * chartPitch
	if ch.Kind == Columns {
		return columnHeight + 5*chartPitch + caption
	}
	sum := caption + 2*chartPitch + chartRow
	for _, r := range ch.Rows {
		sum += c.rowHeight(ch, r)
	}
	return sum
}

// labelLines are the lines of a row's label: two at most of most names.
func labelLines(label string) []line {
	limit := unitsIn(chartLabel-2, chartSize)
	return wrap(nil, regular, printable(label), limit, limit)
}

// restLines are the words of a row that is not drawn.
func (c *canvas) restLines(ch Chart, r ChartRow) []line {
	limit := unitsIn(c.bodyWidth()-chartLabel, chartSize)
	return wrap(nil, regular, printable(ch.inWords(r)), limit, limit)
}

func (c *canvas) rowHeight(ch Chart, r ChartRow) float64 {
	lines := len(labelLines(r.Label))
	if ch.Kind == Bars && ch.outgrows(r) {
		lines = max(lines, len(c.restLines(ch, r)))
	}
	return max(chartRow, float64(lines)*chartPitch+1)
}

// rowLabel writes the label of a row on the left, in the middle of its height.
func (c *canvas) rowLabel(label string, height float64) {
	c.inRow(c.left, height, labelLines(label))
}

// inRow writes lines from x in the middle of a row's height.
func (c *canvas) inRow(x, height float64, lines []line) {
	y := c.y + (height-float64(len(lines))*chartPitch)/2
	for _, l := range lines {
		c.text(x, baseline(y, chartPitch, chartSize), regular, chartSize, l.text)
		y += chartPitch
	}
}

// box fills a rectangle with a shade, framed.
func (c *canvas) box(x, y, w, h float64, grey int) {
	c.doc.SetFillColor(grey, grey, grey)
	c.doc.Rect(x, y, w, h, "FD")
}

// inBox writes a figure into a box when there is room.
func (c *canvas) inBox(x, y, w, h float64, n int, white bool) {
	s := grouped(n)
	wide := measure(regular, chartSize, s)
	if wide+1 > w {
		return
	}
	if white {
		c.doc.SetTextColor(255, 255, 255)
	}
	c.text(x+(w-wide)/2, baseline(y, h, chartSize), regular, chartSize, s)
	if white {
		c.doc.SetTextColor(0, 0, 0)
	}
}

// legend names the shades.
func (c *canvas) legend(series []string) {
	x := c.left + chartLabel
	for i, s := range series {
		wide := keySize + 1.5 + measure(regular, chartSize, printable(s)) + 5
		if x+wide > c.left+c.bodyWidth() && i > 0 {
			x = c.left + chartLabel
			c.y += chartPitch
		}
		c.box(x, c.y+(chartPitch-keySize)/2, keySize, keySize, shades[i%len(shades)].grey)
		c.text(x+keySize+1.5, baseline(c.y, chartPitch, chartSize), regular, chartSize, printable(s))
		x += wide
	}
	c.y += chartPitch + 1
}

// bars draws a lying bar for each row, its parts one after the other, each with
// its figure where it has room, and the total behind.
func (c *canvas) bars(ch Chart) {
	c.legend(ch.Series)
	most := ch.largest(ChartRow.Total)
	room := c.bodyWidth() - chartLabel - chartTotal
	for _, r := range ch.Rows {
		height := c.rowHeight(ch, r)
		c.rowLabel(r.Label, height)
		if ch.outgrows(r) {
			c.inRow(c.left+chartLabel, height, c.restLines(ch, r))
			c.y += height
			continue
		}
		x, y := c.left+chartLabel, c.y+(height-chartBar)/2
		for i, v := range r.Values {
			if v == 0 {
				continue
			}
			wide := room * float64(v) / float64(most)
			c.box(x, y, wide, chartBar, shades[i%len(shades)].grey)
			c.inBox(x, y, wide, chartBar, v, shades[i%len(shades)].white)
			x += wide
		}
		c.text(x+1.5, baseline(y, chartBar, chartSize), bold, chartSize, grouped(r.Total()))
		c.y += height
	}
}

// heatMap draws a cell for each row and column, the darker the more.
func (c *canvas) heatMap(ch Chart) {
	wide := min((c.bodyWidth()-chartLabel)/float64(len(ch.Series)), 16)
	size := chartSize
	for _, s := range ch.Series {
		size = min(size, chartSize*(wide-1)/measure(bold, chartSize, printable(s)))
	}
	for i, s := range ch.Series {
		x := c.left + chartLabel + float64(i)*wide
		c.text(x+(wide-measure(bold, size, printable(s)))/2, baseline(c.y, chartRow, size), bold, size, printable(s))
	}
	c.y += chartRow
	most := ch.largest(func(r ChartRow) int { return slices.Max(r.Values) })
	for _, r := range ch.Rows {
		height := c.rowHeight(ch, r)
		c.rowLabel(r.Label, height)
		for i, v := range r.Values {
			grey := 255
			if v > 0 {
				grey = 235 - 165*min(v, most)/most
			}
			x := c.left + chartLabel + float64(i)*wide
			c.box(x, c.y, wide, height, grey)
			if v > 0 {
				c.inBox(x, c.y, wide, height, v, grey < whiteBelow)
			}
		}
		c.y += height
	}
	c.y += 1
	c.text(c.left+chartLabel, baseline(c.y, chartPitch, chartSize), italic, chartSize, "Ô càng đậm càng nhiều trường hợp; ô trắng: không có.")
	c.y += chartPitch
}

// columns draws upright bars side by side, each with its figure on top.
func (c *canvas) columns(ch Chart) {
	c.legend(ch.Series)
	most := 1
	for _, r := range ch.Rows {
		for _, v := range r.Values {
			most = max(most, v)
		}
	}
	base := c.y + columnHeight
	room := c.bodyWidth() / float64(len(ch.Rows))
	for i, r := range ch.Rows {
		middle := c.left + room*(float64(i)+0.5)
		x := middle - columnWide*float64(len(r.Values))/2
		for j, v := range r.Values {
			high := (columnHeight - chartPitch) * float64(v) / float64(most)
			if v > 0 {
				c.box(x, base-high, columnWide, high, shades[j%len(shades)].grey)
			}
			s := grouped(v)
			c.text(x+(columnWide-measure(bold, chartSize, s))/2, base-high-1, bold, chartSize, s)
			x += columnWide
		}
		c.y = base + 0.5
		c.centred(middle, room-4, regular, chartSize, chartPitch, r.Label)
	}
	c.rule(c.left, base, c.bodyWidth())
	c.y = base + 2*chartPitch
}
