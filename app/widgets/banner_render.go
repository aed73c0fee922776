package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer links the banner to its drawing.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	v := &bannerView{b: b, ground: canvas.NewRectangle(color.Transparent),
		edge: canvas.NewRectangle(color.Transparent), icon: newIcon()}
	v.Refresh()
	return v
}

type bannerView struct {
	b            *Banner
	ground, edge *canvas.Rectangle
	icon         *canvas.Image
}

func (v *bannerView) Destroy() {}

func (v *bannerView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.edge, v.icon, v.b.title, v.b.text, v.b.buttons}
}

// left is where the words begin; labels bring their own inner padding.
func (v *bannerView) left() float32 {
	return bannerEdge + bannerPad + bannerIcon
}

func (v *bannerView) MinSize() fyne.Size {
	least := v.left() + max(v.b.title.MinSize().Width, v.b.text.MinSize().Width, v.b.buttons.MinSize().Width) + bannerPad
	return fyne.NewSize(least, v.arrange(max(least, knownWidth(v.b)), false))
}

func (v *bannerView) Layout(size fyne.Size) {
	place(v.ground, 0, 0, size.Width, size.Height)
	place(v.edge, 0, 0, bannerEdge, size.Height)
	v.arrange(size.Width, true)
}

// arrange stacks title, text and buttons and returns the height they need.
// Wrapped labels know their height only once they have their width, so they get
// it even when only measuring.
func (v *bannerView) arrange(width float32, move bool) float32 {
	x, room := v.left(), width-v.left()-bannerPad
	overlap := theme.SizeForWidget(theme.SizeNameInnerPadding, v.b) // two paddings meet between labels
	y := float32(0)
	for _, o := range []fyne.CanvasObject{v.b.title, v.b.text} {
		if !o.Visible() {
			continue
		}
		if y > 0 {
			y -= overlap + 2
		}
		o.Resize(fyne.NewSize(room, o.MinSize().Height))
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(room, h))
		if move {
			o.Move(fyne.NewPos(x, y))
		}
		y += h
	}
	if v.b.buttons.Visible() {
		size := v.b.buttons.MinSize()
		if move {
			place(v.b.buttons, x+overlap, y, size.Width, size.Height)
		}
		y += size.Height + bannerPad
	}
	first := v.firstLine()
	if move {
		place(v.icon, bannerEdge+bannerPad, (first-bannerIcon)/2, bannerIcon, bannerIcon)
	}
	return max(y, first)
}

// firstLine is the height of a label of one line, which the icon centres on.
func (v *bannerView) firstLine() float32 {
	size := theme.SizeForWidget(theme.SizeNameText, v.b)
	line := fyne.MeasureText("M", size, fyne.TextStyle{Bold: true}).Height
	return line + 2*theme.SizeForWidget(theme.SizeNameInnerPadding, v.b)
}

func (v *bannerView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.b) }
	tone := get(v.b.tone.colorName())
	setFill(v.ground, softColor(tone, get(theme.ColorNameBackground)))
	setFill(v.edge, tone)
	setIcon(v.icon, v.b.icon(), true)
	v.Layout(v.b.Size())
}
