package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// gridLine is the objects of one line on the screen, used for one row after
// another.
type gridLine struct {
	ground  *canvas.Rectangle
	cells   []gridCell
	objects []fyne.CanvasObject
}

type gridCell struct {
	text *canvas.Text
	icon *canvas.Image
}

func newGridLine(columns int) *gridLine {
	l := &gridLine{ground: canvas.NewRectangle(color.Transparent)}
	l.objects = append(l.objects, l.ground)
	for range columns {
		c := gridCell{text: canvas.NewText("", color.Transparent), icon: newIcon()}
		l.cells = append(l.cells, c)
		l.objects = append(l.objects, c.icon, c.text)
	}
	return l
}

// gridHead is the header of one column.
type gridHead struct {
	title *canvas.Text
	arrow *canvas.Image
	line  *canvas.Rectangle
}

func newGridHead() *gridHead {
	return &gridHead{
		title: canvas.NewText("", color.Transparent),
		arrow: newIcon(),
		line:  canvas.NewRectangle(color.Transparent),
	}
}

func newIcon() *canvas.Image {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	img.Hide()
	return img
}

func (v *gridView) fillHeads() {
	for i, head := range v.heads {
		c := v.g.cols[i]
		room := c.w - 2*cellPad
		sorted := i == v.g.sortCol
		if sorted {
			room -= iconSize
		}
		setText(head.title, v.fit.fit(c.Title, true, room), v.colors.text, v.fit.size, true)
		v.placeText(head.title, c.x+cellPad, 0, headerHeight, room, c.AlignRight)
		arrow := theme.MenuDropDownIcon()
		if !v.g.sortDesc {
			arrow = theme.MenuDropUpIcon()
		}
		setIcon(head.arrow, arrow, sorted && room > 0)
		place(head.arrow, c.x+c.w-cellPad-iconSize+2, (headerHeight-iconSize)/2, iconSize, iconSize)
		place(head.line, c.x+c.w-1, 6, 1, headerHeight-12)
		setFill(head.line, v.colors.idle)
		setVisible(head.line, c.w > 0)
	}
}

// fillLine shows the row that the i-th line stands for.
func (v *gridView) fillLine(line *gridLine, i int) {
	row, h := v.g.top+i, v.g.cfg.RowHeight
	y := headerHeight + float32(i)*h
	shown := i < v.g.visibleRows() && row < v.g.length
	setVisible(line.ground, shown)
	place(line.ground, 0, y, v.g.Size().Width-scrollbarWidth, h)
	for col := range line.cells {
		cell := &line.cells[col]
		if !shown || v.g.cols[col].w <= 2*cellPad {
			setVisible(cell.text, false)
			setVisible(cell.icon, false)
			continue
		}
		v.fillCell(cell, v.g.cfg.Cell(row, col), v.g.cols[col], y)
	}
}

func (v *gridView) fillCell(cell *gridCell, content CellText, c gridColumn, y float32) {
	x, room, h := c.x+cellPad, c.w-2*cellPad, v.g.cfg.RowHeight
	hasIcon := content.Icon != nil
	setIcon(cell.icon, content.Icon, hasIcon)
	if hasIcon {
		place(cell.icon, x, y+(h-iconSize)/2, iconSize, iconSize)
		x, room = x+iconSize+iconGap, room-iconSize-iconGap
	}
	text := v.fit.fit(content.Text, content.Bold, room)
	setText(cell.text, text, v.colors.tones[content.Tone], v.fit.size, content.Bold)
	v.placeText(cell.text, x, y, h, room, c.AlignRight)
}

func (v *gridView) placeText(t *canvas.Text, x, y, height, room float32, right bool) {
	t.Alignment = fyne.TextAlignLeading
	if right {
		t.Alignment = fyne.TextAlignTrailing
	}
	setVisible(t, t.Text != "")
	place(t, x, y, max(0, room), height)
}

// The setters below touch an object only if it changes: each touch costs a
// repaint in the graphics driver.

func place(o fyne.CanvasObject, x, y, w, h float32) {
	if p := fyne.NewPos(x, y); o.Position() != p {
		o.Move(p)
	}
	if s := fyne.NewSize(w, h); o.Size() != s {
		o.Resize(s)
	}
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

func setFill(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

func setStroke(r *canvas.Rectangle, c color.Color) {
	if r.StrokeColor != c {
		r.StrokeColor = c
		r.Refresh()
	}
}

func setText(t *canvas.Text, text string, c color.Color, size float32, bold bool) {
	if t.Text == text && t.Color == c && t.TextSize == size && t.TextStyle.Bold == bold {
		return
	}
	t.Text, t.Color, t.TextSize, t.TextStyle.Bold = text, c, size, bold
	t.Refresh()
}

func setIcon(i *canvas.Image, res fyne.Resource, visible bool) {
	if visible && i.Resource != res {
		i.Resource = res
		i.Refresh()
	}
	setVisible(i, visible)
}
