package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const (
	cellPad  = 6
	iconSize = 16
	iconGap  = 4
)

// gridView draws a Grid. It owns as many rows of objects as fit on the screen and
// fills them again as the grid scrolls.
type gridView struct {
	g       *Grid
	objects []fyne.CanvasObject
	fit     fitter
	colors  gridColors

	ground, header, track, thumb, frame, outline *canvas.Rectangle
	heads                                        []*gridHead
	lines                                        []*gridLine
}

type gridColors struct {
	ground, zebra, hover, selected, header, separator color.Color
	text, accent, idle, track, thumb                  color.Color
	tones                                             map[Tone]color.Color
}

// CreateRenderer links the grid to its drawing.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	v := &gridView{g: g, ground: rect(), header: rect(), track: rect(),
		thumb: rect(), frame: rect(), outline: rect()}
	for range g.cols {
		v.heads = append(v.heads, newGridHead())
	}
	g.view = v
	v.Refresh()
	return v
}

// Destroy has nothing to free.
func (v *gridView) Destroy() {}

// MinSize is asked of the grid itself.
func (v *gridView) MinSize() fyne.Size { return v.g.MinSize() }

// Objects are in drawing order.
func (v *gridView) Objects() []fyne.CanvasObject { return v.objects }

// Layout is a Refresh: the number of lines follows the size.
func (v *gridView) Layout(fyne.Size) { v.Refresh() }

// Refresh draws everything from the grid's present state.
func (v *gridView) Refresh() {
	v.fit.use(theme.SizeForWidget(theme.SizeNameText, v.g),
		theme.CurrentForWidget(v.g).Font(fyne.TextStyle{}))
	v.readColors()
	v.g.layoutColumns()
	v.growLines(v.g.visibleRows())
	v.placeFixed()
	v.fillHeads()
	for i, line := range v.lines {
		v.fillLine(line, i)
	}
	v.paint()
}

func (v *gridView) readColors() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.g) }
	ground, text := get(theme.ColorNameInputBackground), get(theme.ColorNameForeground)
	v.colors = gridColors{
		ground: ground, text: text,
		zebra:     mix(text, ground, 0.03),
		hover:     mix(text, ground, 0.08),
		selected:  mix(get(ColorAccent), ground, 0.20),
		header:    get(theme.ColorNameHeaderBackground),
		separator: get(theme.ColorNameSeparator),
		accent:    get(ColorAccent),
		idle:      get(theme.ColorNameInputBorder),
		track:     get(theme.ColorNameScrollBarBackground),
		thumb:     get(theme.ColorNameScrollBar),
		tones:     map[Tone]color.Color{},
	}
	for t := ToneNone; t <= ToneInfo; t++ {
		v.colors.tones[t] = get(t.colorName())
	}
}

// growLines makes lines for a taller grid; surplus ones stay, hidden.
func (v *gridView) growLines(want int) {
	if v.objects != nil && len(v.lines) >= want {
		return
	}
	for len(v.lines) < want {
		v.lines = append(v.lines, newGridLine(len(v.g.cols)))
	}
	v.objects = v.objects[:0]
	v.objects = append(v.objects, v.ground)
	for _, l := range v.lines {
		v.objects = append(v.objects, l.objects...)
	}
	v.objects = append(v.objects, v.frame, v.header)
	for _, h := range v.heads {
		v.objects = append(v.objects, h.title, h.arrow, h.line)
	}
	v.objects = append(v.objects, v.track, v.thumb, v.outline)
}

func (v *gridView) placeFixed() {
	size := v.g.Size()
	body := size.Width - scrollbarWidth
	place(v.ground, 0, 0, size.Width, size.Height)
	place(v.header, 0, 0, size.Width, headerHeight)
	place(v.track, body, headerHeight, scrollbarWidth, size.Height-headerHeight)
	place(v.outline, 0, 0, size.Width, size.Height)
	v.thumb.CornerRadius = 3
	v.outline.StrokeWidth = 1
}

// paint sets the grounds of the lines, the frame of the current row and the
// scrollbar.
func (v *gridView) paint() {
	c := &v.colors
	setFill(v.ground, c.ground)
	setFill(v.header, c.header)
	setFill(v.track, c.track)
	for i, line := range v.lines {
		v.paintLine(line, v.g.top+i)
	}
	v.paintFrame()
	y, length := v.g.thumb()
	setVisible(v.track, length > 0)
	setVisible(v.thumb, length > 0)
	place(v.thumb, v.g.Size().Width-scrollbarWidth+3, headerHeight+y, scrollbarWidth-6, length)
	setFill(v.thumb, c.thumb)
	stroke := c.separator
	if v.g.focused {
		stroke = c.accent
	}
	setStroke(v.outline, stroke)
	// The toolkit knows the window only of what was drawn before. Of rows that come into
	// an empty grid none was, so that the ground, which always is, asks to be drawn again.
	canvas.Refresh(v.ground)
}

func (v *gridView) paintLine(line *gridLine, row int) {
	fill := v.colors.ground
	switch {
	case row >= v.g.length:
	case v.g.sel.has(row):
		fill = v.colors.selected
	case row == v.g.mouse.row:
		fill = v.colors.hover
	case row%2 == 1:
		fill = v.colors.zebra
	}
	setFill(line.ground, fill)
}

// paintFrame draws the frame of the current row: strong with the focus, thin
// without.
func (v *gridView) paintFrame() {
	setVisible(v.frame, v.g.isVisible(v.g.current))
	width, stroke := float32(1), v.colors.idle
	if v.g.focused {
		width, stroke = 2, v.colors.accent
	}
	h := v.g.cfg.RowHeight
	y := headerHeight + float32(v.g.current-v.g.top)*h
	place(v.frame, 1, y, v.g.Size().Width-scrollbarWidth-2, h)
	v.frame.StrokeWidth = width
	setStroke(v.frame, stroke)
}
