package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	badgeHeight = 20
	badgePad    = 6
)

// Badge is a small label whose colour repeats what its word says, never more.
type Badge struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewBadge returns a badge as wide as its text.
func NewBadge(text string, tone Tone) *Badge {
	b := &Badge{text: text, tone: tone}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes text and tone.
func (b *Badge) Set(text string, tone Tone) {
	b.text, b.tone = text, tone
	b.Refresh()
}

// Text returns the badge's word.
func (b *Badge) Text() string { return b.text }

// CreateRenderer links the badge to its drawing.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	v := &badgeView{b: b, ground: canvas.NewRectangle(color.Transparent),
		text: canvas.NewText("", color.Transparent)}
	v.ground.CornerRadius = 4
	v.text.Alignment = fyne.TextAlignCenter
	v.Refresh()
	return v
}

type badgeView struct {
	b      *Badge
	fit    fitter
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (v *badgeView) Destroy() {}

func (v *badgeView) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.ground, v.text} }

func (v *badgeView) MinSize() fyne.Size {
	size := theme.SizeForWidget(theme.SizeNameCaptionText, v.b)
	w := fyne.MeasureText(oneLine(v.b.text), size, fyne.TextStyle{Bold: true}).Width
	return fyne.NewSize(w+2*badgePad, badgeHeight)
}

func (v *badgeView) Layout(fyne.Size) { v.Refresh() }

func (v *badgeView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.b) }
	size := v.b.Size()
	v.fit.use(theme.SizeForWidget(theme.SizeNameCaptionText, v.b),
		theme.CurrentForWidget(v.b).Font(fyne.TextStyle{}))
	tone := get(v.b.tone.colorName())
	height := min(size.Height, badgeHeight)
	place(v.ground, 0, (size.Height-height)/2, size.Width, height)
	setFill(v.ground, softColor(tone, get(theme.ColorNameBackground)))
	text := v.b.text
	if size.Width < v.MinSize().Width {
		text = v.fit.fit(text, true, size.Width-2*badgePad)
	}
	setText(v.text, oneLine(text), tone, v.fit.size, true)
	place(v.text, 0, 0, size.Width, size.Height)
}
