package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	chipHeight = 24
	chipGap    = 4
	chipPad    = 8
	chipIcon   = 14
)

// chip is one value of a multi picker; a click on its cross removes it. It takes
// no focus: the keyboard has Backspace.
type chip struct {
	widget.BaseWidget
	label    string
	onRemove func() // nil shows no cross
	unsure   bool   // wants a second look
	hovered  bool
}

var (
	_ fyne.Tappable     = (*chip)(nil)
	_ desktop.Hoverable = (*chip)(nil)
)

func newChip(label string, onRemove func()) *chip {
	c := &chip{label: oneLine(label), onRemove: onRemove}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped removes the chip if the cross was hit.
func (c *chip) Tapped(ev *fyne.PointEvent) {
	if c.onRemove != nil && ev.Position.X >= c.Size().Width-chipIcon-2*chipGap {
		c.onRemove()
	}
}

func (c *chip) MouseIn(*desktop.MouseEvent)    { c.hover(true) }
func (c *chip) MouseMoved(*desktop.MouseEvent) {}
func (c *chip) MouseOut()                      { c.hover(false) }

func (c *chip) hover(on bool) {
	c.hovered = on
	c.Refresh()
}

// wish is the width that shows the whole label.
func (c *chip) wish() float32 {
	size := theme.SizeForWidget(theme.SizeNameText, c)
	w := fyne.MeasureText(c.label, size, fyne.TextStyle{}).Width + 2*chipPad + 2
	if c.onRemove != nil {
		w += chipIcon
	}
	if c.unsure {
		w += chipIcon + chipGap
	}
	return w
}

// CreateRenderer links the chip to its drawing.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	v := &chipView{c: c, ground: canvas.NewRectangle(color.Transparent),
		text: canvas.NewText("", color.Transparent), cross: newIcon(), sign: newIcon()}
	v.Refresh()
	return v
}

type chipView struct {
	c      *chip
	fit    fitter
	ground *canvas.Rectangle
	text   *canvas.Text
	cross  *canvas.Image
	sign   *canvas.Image
}

func (v *chipView) Destroy()           {}
func (v *chipView) MinSize() fyne.Size { return fyne.NewSize(chipHeight, chipHeight) }
func (v *chipView) Layout(fyne.Size)   { v.Refresh() }

func (v *chipView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.text, v.cross, v.sign}
}

func (v *chipView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.c) }
	size := v.c.Size()
	v.fit.use(theme.SizeForWidget(theme.SizeNameText, v.c),
		theme.CurrentForWidget(v.c).Font(fyne.TextStyle{}))
	share := 0.12
	if v.c.hovered {
		share = 0.22
	}
	place(v.ground, 0, 0, size.Width, size.Height)
	v.ground.CornerRadius = chipHeight / 2
	tone, left := ColorAccent, float32(chipPad)
	if v.c.unsure {
		tone, left = ColorWarn, chipPad+chipIcon+chipGap
	}
	setFill(v.ground, mix(get(tone), get(theme.ColorNameInputBackground), share))
	room := size.Width - chipPad - left
	if v.c.onRemove != nil {
		room -= chipIcon
	}
	setText(v.text, v.fit.fit(v.c.label, false, room), get(theme.ColorNameForeground), v.fit.size, false)
	place(v.text, left, 0, max(0, room), size.Height)
	setIcon(v.sign, ToneWarn.icon(), v.c.unsure)
	place(v.sign, chipPad, (size.Height-chipIcon)/2, chipIcon, chipIcon)
	setIcon(v.cross, theme.CancelIcon(), v.c.onRemove != nil)
	place(v.cross, size.Width-chipIcon-chipGap-1, (size.Height-chipIcon)/2, chipIcon, chipIcon)
}
