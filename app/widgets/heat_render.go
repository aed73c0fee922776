package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Measures of a Heat in Fyne's pixels.
const (
	heatRow     = 28
	heatName    = 0.24 // of the width
	heatBar     = 0.22
	heatNumber  = 40 // beside the bar
	heatCellMin = 34
)

// heatMinWidth keeps names, bars and twelve columns readable.
const heatMinWidth = 760

// fields are where the columns stand: the names end at bars, the cells begin at
// cells and are width wide.
func (h *Heat) fields() (bars, cells, width float32) {
	w := h.Size().Width
	bars, cells = w*heatName, w*(heatName+heatBar)
	return bars, cells, max(heatCellMin, (w-cells)/float32(max(1, len(h.columns))))
}

// at returns the cell at a position; row -1 for none.
func (h *Heat) at(p fyne.Position) (row, col int) {
	_, cells, width := h.fields()
	row = int((p.Y - headerHeight) / heatRow)
	if p.Y < headerHeight || row >= len(h.names) {
		return -1, -1
	}
	if p.X < cells {
		return row, -1
	}
	return row, min(int((p.X-cells)/width), len(h.columns)-1)
}

type heatLine struct {
	name, number *canvas.Text
	bar          *canvas.Rectangle
	cells        []heatCell
}

type heatCell struct {
	ground *canvas.Rectangle
	number *canvas.Text
}

// heatView draws a Heat; it keeps its objects and makes more when there is more
// to show.
type heatView struct {
	h       *Heat
	fit     fitter
	heads   []*canvas.Text
	lines   []heatLine
	cursor  *canvas.Rectangle
	objects []fyne.CanvasObject
}

// CreateRenderer links the chart to its drawing.
func (h *Heat) CreateRenderer() fyne.WidgetRenderer {
	v := &heatView{h: h}
	v.Refresh()
	return v
}

func (v *heatView) Destroy()                     {}
func (v *heatView) Layout(fyne.Size)             { v.Refresh() }
func (v *heatView) Objects() []fyne.CanvasObject { return v.objects }
func (v *heatView) MinSize() fyne.Size {
	return fyne.NewSize(heatMinWidth, headerHeight+float32(len(v.h.names))*heatRow)
}

// grow makes the objects anew when rows or columns have changed in number.
func (v *heatView) grow() {
	h := v.h
	if v.cursor != nil && len(v.lines) == len(h.names) && len(v.heads) == len(h.columns)+2 {
		return
	}
	text := func() *canvas.Text { return canvas.NewText("", color.Transparent) }
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	v.heads, v.lines, v.objects, v.cursor = nil, nil, nil, rect()
	for range len(h.columns) + 2 {
		v.heads = append(v.heads, text())
		v.objects = append(v.objects, v.heads[len(v.heads)-1])
	}
	for range h.names {
		l := heatLine{name: text(), number: text(), bar: rect()}
		v.objects = append(v.objects, l.name, l.bar, l.number)
		for range h.columns {
			c := heatCell{rect(), text()}
			l.cells = append(l.cells, c)
			v.objects = append(v.objects, c.ground, c.number)
		}
		v.lines = append(v.lines, l)
	}
	v.objects = append(v.objects, v.cursor)
}

// Refresh draws everything from the present values.
func (v *heatView) Refresh() {
	v.grow()
	h := v.h
	size := theme.SizeForWidget(theme.SizeNameText, h)
	v.fit.use(size, theme.CurrentForWidget(h).Font(fyne.TextStyle{}))
	bars, cells, width := h.fields()
	muted := theme.ColorForWidget(ColorMuted, h)
	for i, head := range v.heads {
		switch i {
		case 0:
			setText(head, v.fit.fit(h.cfg.Corner, true, bars-cellPad), muted, size, true)
			place(head, 0, 0, bars, headerHeight)
		case 1:
			setText(head, v.fit.fit(h.cfg.Total, true, cells-bars), muted, size, true)
			place(head, bars, 0, cells-bars, headerHeight)
		default:
			setText(head, h.columns[i-2], muted, theme.SizeForWidget(theme.SizeNameCaptionText, h), false)
			head.Alignment = fyne.TextAlignCenter
			place(head, cells+float32(i-2)*width, 0, width, headerHeight)
		}
	}
	most, mostSum := 1, 1
	for row := range h.names {
		mostSum = max(mostSum, h.Sum(row))
		for _, n := range h.values[row] {
			most = max(most, n)
		}
	}
	for row := range v.lines {
		v.fill(row, most, mostSum)
	}
	v.placeCursor()
}

func (v *heatView) fill(row, most, mostSum int) {
	h, l := v.h, v.lines[row]
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, h) }
	bars, cells, width := h.fields()
	y, sum := headerHeight+float32(row)*heatRow, h.Sum(row)
	setText(l.name, v.fit.fit(h.names[row], false, bars-2*cellPad), get(theme.ColorNameForeground), v.fit.size, false)
	place(l.name, 0, y, bars, heatRow)
	length := (cells - bars - heatNumber) * float32(sum) / float32(mostSum)
	setFill(l.bar, mix(get(ColorAccent), get(theme.ColorNameBackground), 0.7))
	place(l.bar, bars, y+6, length, heatRow-12)
	setText(l.number, strconv.Itoa(sum), get(theme.ColorNameForeground), v.fit.size, true)
	place(l.number, bars+length+cellPad, y, heatNumber-cellPad, heatRow)
	for col, c := range l.cells {
		n := h.values[row][col]
		share := 0.0
		if n > 0 {
			share = 0.12 + 0.68*float64(n)/float64(most)
		}
		ground := mix(get(ColorAccent), get(theme.ColorNameInputBackground), share)
		ink := clearer(ground, get(theme.ColorNameForeground), get(theme.ColorNameForegroundOnPrimary))
		setFill(c.ground, ground)
		x := cells + float32(col)*width
		place(c.ground, x+1, y+1, width-2, heatRow-2)
		text := ""
		if n > 0 {
			text = strconv.Itoa(n)
		}
		setText(c.number, text, ink, v.fit.size, false)
		c.number.Alignment = fyne.TextAlignCenter
		place(c.number, x, y, width, heatRow)
	}
}

// placeCursor frames the cell under the mouse, else the one of the keyboard.
func (v *heatView) placeCursor() {
	h := v.h
	row, col := h.hover[0], h.hover[1]
	if row < 0 && h.focused {
		row, col = h.row, h.col
	}
	setVisible(v.cursor, row >= 0 && row < len(h.names))
	bars, cells, width := h.fields()
	x, w := bars, cells-bars
	if col >= 0 {
		x, w = cells+float32(col)*width, width
	}
	v.cursor.StrokeWidth = 2
	setStroke(v.cursor, theme.ColorForWidget(ColorAccent, h))
	place(v.cursor, x, headerHeight+float32(row)*heatRow, w, heatRow)
}
