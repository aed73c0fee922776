package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// detailMin is the least room worth showing a detail in.
const detailMin = 40

// listView draws a pickerList.
type listView struct {
	l       *pickerList
	fit     fitter
	border  *canvas.Rectangle // a filled one below the ground: strokes blur
	ground  *canvas.Rectangle
	bar     *canvas.Rectangle // highlighted row
	hover   *canvas.Rectangle // row under the mouse
	thumb   *canvas.Rectangle // where we are in a longer list
	labels  [listRows]*canvas.Text
	details [listRows]*canvas.Text
	objects []fyne.CanvasObject
}

// CreateRenderer links the list to its drawing.
func (l *pickerList) CreateRenderer() fyne.WidgetRenderer {
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	v := &listView{l: l, border: rect(), ground: rect(), bar: rect(), hover: rect(), thumb: rect()}
	v.objects = []fyne.CanvasObject{v.border, v.ground, v.hover, v.bar}
	for i := range v.labels {
		v.labels[i] = canvas.NewText("", color.Transparent)
		v.details[i] = canvas.NewText("", color.Transparent)
		v.details[i].Alignment = fyne.TextAlignTrailing
		v.objects = append(v.objects, v.labels[i], v.details[i])
	}
	v.objects = append(v.objects, v.thumb)
	l.view = v
	v.Refresh()
	return v
}

func (v *listView) Destroy()                     {}
func (v *listView) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (v *listView) Objects() []fyne.CanvasObject { return v.objects }
func (v *listView) Layout(fyne.Size)             { v.Refresh() }

func (v *listView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.l) }
	ground := get(theme.ColorNameMenuBackground)
	v.fit.use(theme.SizeForWidget(theme.SizeNameText, v.l),
		theme.CurrentForWidget(v.l).Font(fyne.TextStyle{}))
	size := v.l.Size()
	place(v.border, 0, 0, size.Width, size.Height)
	place(v.ground, 1, 1, size.Width-2, size.Height-2)
	setFill(v.border, get(theme.ColorNameInputBorder))
	setFill(v.ground, ground)

	v.placeBar(v.hover, v.l.hovered, mix(get(theme.ColorNameForeground), ground, 0.08))
	v.placeBar(v.bar, v.l.at, mix(get(ColorAccent), ground, 0.20))
	for i := range v.labels {
		v.fillRow(i, get(theme.ColorNameForeground), get(ColorMuted))
	}
	v.placeThumb(get(theme.ColorNameScrollBar))
}

func (v *listView) placeBar(bar *canvas.Rectangle, row int, fill color.Color) {
	line := row - v.l.top
	setVisible(bar, row >= 0 && line >= 0 && line < v.l.rows())
	place(bar, 1, 1+float32(line)*listRowHeight, v.l.Size().Width-2, listRowHeight)
	setFill(bar, fill)
}

func (v *listView) fillRow(i int, text, muted color.Color) {
	label, detail := v.labels[i], v.details[i]
	setVisible(label, i < v.l.rows())
	setVisible(detail, false)
	if i >= v.l.rows() {
		return
	}
	o := v.l.options[v.l.top+i]
	y := 1 + float32(i)*listRowHeight
	room := v.l.Size().Width - 2*cellPad - 4
	setText(label, v.fit.fit(o.Label, false, room), text, v.fit.size, false)
	place(label, cellPad, y, room, listRowHeight)

	used := fyne.MeasureText(label.Text, v.fit.size, fyne.TextStyle{}).Width + 2*cellPad
	if o.Detail == "" || room-used < detailMin {
		return
	}
	setText(detail, v.fit.fit(o.Detail, false, room-used), muted, v.fit.size, false)
	place(detail, cellPad+used, y, room-used, listRowHeight)
	setVisible(detail, true)
}

func (v *listView) placeThumb(c color.Color) {
	all, shown := float32(len(v.l.options)), float32(v.l.rows())
	setVisible(v.thumb, all > shown)
	if all <= shown {
		return
	}
	track := shown * listRowHeight
	length := max(16, track*shown/all)
	y := (track - length) * float32(v.l.top) / (all - shown)
	place(v.thumb, v.l.Size().Width-5, 1+y, 3, length)
	v.thumb.CornerRadius = 1.5
	setFill(v.thumb, c)
}
