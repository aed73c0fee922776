package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FieldConfig is everything a Field can have.
type FieldConfig struct {
	Label string
	Input fyne.CanvasObject
	// LabelWidth puts the label left of the input in a column of that width; zero
	// puts it above.
	LabelWidth float32
	// Required marks the label with a star.
	Required bool
	// Hint stands in the message line while there is no error.
	Hint string
	// Tight gives up the message line; messages are not shown then. For inputs
	// that mark themselves and are spoken for elsewhere, as in a search bar.
	Tight bool
}

const (
	fieldGap     = 2
	fieldMessage = 16 // height of the message line, reserved always
	fieldLabel   = 18 // height of a label above
)

// Field is an input with its label and one line below for an error or a hint. The
// line is reserved, so a form does not jump when an error appears.
type Field struct {
	widget.BaseWidget
	cfg  FieldConfig
	err  string
	tone Tone
}

// NewField returns a field with the label above the input.
func NewField(label string, input fyne.CanvasObject) *Field {
	return NewFieldWith(FieldConfig{Label: label, Input: input})
}

// NewFieldWith returns a field of any other kind.
func NewFieldWith(cfg FieldConfig) *Field {
	f := &Field{cfg: cfg, tone: ToneDanger}
	f.ExtendBaseWidget(f)
	return f
}

// Required tells whether the label is marked.
func (f *Field) Required() bool { return f.cfg.Required }

// SetRequired marks the label with a star, or not.
func (f *Field) SetRequired(isRequired bool) {
	if f.cfg.Required != isRequired {
		f.cfg.Required = isRequired
		f.Refresh()
	}
}

// SetError shows what is wrong; "" shows the hint again.
func (f *Field) SetError(text string) { f.SetMessage(text, ToneDanger) }

// SetMessage shows a text of any tone in the message line; "" shows the hint.
func (f *Field) SetMessage(text string, tone Tone) {
	if f.err == text && f.tone == tone {
		return
	}
	f.err, f.tone = text, tone
	f.Refresh()
}

// Error returns the text of the message line, "" for none.
func (f *Field) Error() string { return f.err }

// Input returns the input given.
func (f *Field) Input() fyne.CanvasObject { return f.cfg.Input }

// CreateRenderer links the field to its drawing.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	text := func() *canvas.Text { return canvas.NewText("", color.Transparent) }
	v := &fieldView{f: f, label: text(), star: text(), message: text()}
	v.Refresh()
	return v
}

type fieldView struct {
	f                    *Field
	fit, small           fitter
	label, star, message *canvas.Text
}

func (v *fieldView) Destroy() {}

func (v *fieldView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.label, v.star, v.f.cfg.Input, v.message}
}

// bottom is the height of the message line.
func (v *fieldView) bottom() float32 {
	if v.f.cfg.Tight {
		return 0
	}
	return fieldMessage
}

// inputAt is where the input begins.
func (v *fieldView) inputAt() fyne.Position {
	if w := v.f.cfg.LabelWidth; w > 0 {
		return fyne.NewPos(w, 0)
	}
	return fyne.NewPos(0, fieldLabel+fieldGap)
}

func (v *fieldView) MinSize() fyne.Size {
	at := v.inputAt()
	return v.f.cfg.Input.MinSize().AddWidthHeight(at.X, at.Y+v.bottom())
}

func (v *fieldView) Layout(size fyne.Size) {
	at := v.inputAt()
	place(v.f.cfg.Input, at.X, at.Y, size.Width-at.X, size.Height-at.Y-v.bottom())
	v.fill(size)
}

func (v *fieldView) Refresh() {
	v.Layout(v.f.Size())
}

func (v *fieldView) fill(size fyne.Size) {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.f) }
	font := theme.CurrentForWidget(v.f).Font(fyne.TextStyle{})
	v.fit.use(theme.SizeForWidget(theme.SizeNameText, v.f), font)
	v.small.use(theme.SizeForWidget(theme.SizeNameCaptionText, v.f), font)
	v.fillLabel(size, get(theme.ColorNameForeground))

	text, tone := v.f.err, v.f.tone
	if text == "" {
		text, tone = v.f.cfg.Hint, ToneMuted
	}
	at := v.inputAt()
	setText(v.message, v.small.fit(text, false, size.Width-at.X), get(tone.colorName()), v.small.size, false)
	place(v.message, at.X+1, size.Height-fieldMessage, max(0, size.Width-at.X), fieldMessage)
	setVisible(v.message, v.message.Text != "" && !v.f.cfg.Tight)
}

func (v *fieldView) fillLabel(size fyne.Size, text color.Color) {
	room, height := size.Width, float32(fieldLabel)
	if w := v.f.cfg.LabelWidth; w > 0 {
		// In line with the first line of a tall input, not its middle.
		room, height = w-2*cellPad, min(v.f.cfg.Input.MinSize().Height, 30)
	}
	var star float32
	if v.f.cfg.Required {
		star = 10
	}
	setText(v.label, v.fit.fit(v.f.cfg.Label, false, room-star), text, v.fit.size, false)
	place(v.label, 0, 0, max(0, room-star), height)
	setVisible(v.star, v.f.cfg.Required)
	setText(v.star, "*", text, v.fit.size, true)
	used := fyne.MeasureText(v.label.Text, v.fit.size, fyne.TextStyle{}).Width
	place(v.star, used+3, 0, 8, height)
}
