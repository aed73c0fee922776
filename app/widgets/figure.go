package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Figure is one number one should know, with what it counts and a line on it; a
// click or Enter opens what is behind it.
type Figure struct {
	widget.BaseWidget
	label, value, note string
	tone               Tone
	onOpen             func()
	focused, hovered   bool
}

var (
	_ fyne.Focusable     = (*Figure)(nil)
	_ fyne.Tappable      = (*Figure)(nil)
	_ desktop.Hoverable  = (*Figure)(nil)
	_ desktop.Cursorable = (*Figure)(nil)
)

// NewFigure returns a figure without a value yet.
func NewFigure(label string, onOpen func()) *Figure {
	f := &Figure{label: label, onOpen: onOpen}
	f.ExtendBaseWidget(f)
	return f
}

// Set shows a value. The tone colours it, and an icon says the same to those who do
// not see colours.
func (f *Figure) Set(value, note string, tone Tone) {
	f.value, f.note, f.tone = value, note, tone
	f.Refresh()
}

// Value returns what is shown.
func (f *Figure) Value() (value, note string) { return f.value, f.note }

// Tapped opens what is behind the figure.
func (f *Figure) Tapped(*fyne.PointEvent) { f.onOpen() }

// TypedKey opens it on Enter or a blank.
func (f *Figure) TypedKey(key *fyne.KeyEvent) {
	if isEnter(key.Name) || key.Name == fyne.KeySpace {
		f.onOpen()
		return
	}
	forwardKey(f, key)
}

// TypedShortcut leaves all shortcuts to the window.
func (f *Figure) TypedShortcut(s fyne.Shortcut) { forwardShortcut(f, s) }

// TypedRune does nothing: a figure takes no text.
func (f *Figure) TypedRune(rune) {}

// FocusGained shows the frame.
func (f *Figure) FocusGained() { f.focused = true; f.Refresh() }

// FocusLost hides the frame.
func (f *Figure) FocusLost() { f.focused = false; f.Refresh() }

// MouseIn lights the ground.
func (f *Figure) MouseIn(*desktop.MouseEvent) { f.hovered = true; f.Refresh() }

// MouseMoved does nothing.
func (f *Figure) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (f *Figure) MouseOut() { f.hovered = false; f.Refresh() }

// Cursor is a hand: there is something behind.
func (f *Figure) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Measures of a figure in Fyne's pixels.
const (
	figureHeight = 84
	figureWidth  = 150
	figurePad    = 12
	figureText   = 24
)

// figureView draws a Figure.
type figureView struct {
	f                  *Figure
	fit                fitter
	ground             *canvas.Rectangle
	label, value, note *canvas.Text
	icon               *canvas.Image
}

// CreateRenderer links the figure to its drawing.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	text := func() *canvas.Text { return canvas.NewText("", color.Transparent) }
	v := &figureView{f: f, ground: canvas.NewRectangle(color.Transparent), label: text(), value: text(), note: text(), icon: newIcon()}
	v.ground.CornerRadius = 4
	v.Refresh()
	return v
}

func (v *figureView) Destroy()           {}
func (v *figureView) Layout(fyne.Size)   { v.Refresh() }
func (v *figureView) MinSize() fyne.Size { return fyne.NewSize(figureWidth, figureHeight) }
func (v *figureView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.label, v.icon, v.value, v.note}
}

// Refresh draws label, value and note below each other.
func (v *figureView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.f) }
	size, small := theme.SizeForWidget(theme.SizeNameText, v.f), theme.SizeForWidget(theme.SizeNameCaptionText, v.f)
	v.fit.use(size, theme.CurrentForWidget(v.f).Font(fyne.TextStyle{}))
	room, ground := v.f.Size().Width-2*figurePad, get(theme.ColorNameInputBackground)
	if v.f.hovered {
		ground = mix(get(theme.ColorNameForeground), ground, 0.05)
	}
	setFill(v.ground, ground)
	stroke, width := get(theme.ColorNameSeparator), float32(1)
	if v.f.focused {
		stroke, width = get(ColorAccent), 2
	}
	v.ground.StrokeWidth = width
	setStroke(v.ground, stroke)
	place(v.ground, 0, 0, v.f.Size().Width, v.f.Size().Height)
	setText(v.label, v.fit.fit(v.f.label, false, room), get(ColorMuted), size, false)
	place(v.label, figurePad, 8, room, size+8)
	x := float32(figurePad)
	icon := v.f.tone.icon()
	setIcon(v.icon, icon, icon != nil && v.f.value != "")
	if v.icon.Visible() {
		place(v.icon, x, 34, 20, 20)
		x += 26
	}
	setText(v.value, v.f.value, get(v.f.tone.colorName()), figureText, true)
	place(v.value, x, 27, room-x+figurePad, 34)
	setText(v.note, v.fit.fit(v.f.note, false, room), get(ColorMuted), small, false)
	place(v.note, figurePad, 60, room, small+8)
}
