package widgets

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const (
	monthDays  = 42
	monthLines = 3
)

// monthCell is the objects of one day.
type monthCell struct {
	ground *canvas.Rectangle
	number *canvas.Text
	lines  [monthLines]*canvas.Text
}

type monthView struct {
	m       *Month
	fit     fitter
	heads   [7]*canvas.Text
	cells   [monthDays]monthCell
	objects []fyne.CanvasObject
}

// CreateRenderer links the page to its drawing.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	v := &monthView{m: m}
	for i := range v.heads {
		v.heads[i] = canvas.NewText("", color.Transparent)
		v.heads[i].Alignment = fyne.TextAlignCenter
		v.objects = append(v.objects, v.heads[i])
	}
	for i := range v.cells {
		c := &v.cells[i]
		c.ground, c.number = canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Transparent)
		v.objects = append(v.objects, c.ground, c.number)
		for j := range c.lines {
			c.lines[j] = canvas.NewText("", color.Transparent)
			v.objects = append(v.objects, c.lines[j])
		}
	}
	v.Refresh()
	return v
}

func (v *monthView) Destroy()                     {}
func (v *monthView) Layout(fyne.Size)             { v.Refresh() }
func (v *monthView) MinSize() fyne.Size           { return v.m.MinSize() }
func (v *monthView) Objects() []fyne.CanvasObject { return v.objects }

// Refresh fills every day again.
func (v *monthView) Refresh() {
	get := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, v.m) }
	v.fit.use(theme.SizeForWidget(theme.SizeNameCaptionText, v.m), theme.CurrentForWidget(v.m).Font(fyne.TextStyle{}))
	w, h := v.m.cell()
	for i, head := range v.heads {
		setText(head, v.m.cfg.Weekdays[i], get(theme.ColorNamePlaceHolder), v.fit.size, true)
		place(head, float32(i)*w, 0, w, headerHeight)
	}
	first, today := v.m.first(), dayStart(v.m.cfg.Today())
	for i := range v.cells {
		v.fill(&v.cells[i], first.AddDate(0, 0, i), today, fyne.NewPos(float32(i%7)*w, headerHeight+float32(i/7)*h), fyne.NewSize(w, h), get)
	}
}

// offShade is how far days off stand out, in the light as in the dark.
const offShade = 0.07

func (v *monthView) fill(c *monthCell, day, today time.Time, at fyne.Position, size fyne.Size, get func(fyne.ThemeColorName) color.Color) {
	shown := v.m.cfg.Day(day)
	ground, frame, width := get(theme.ColorNameInputBackground), get(theme.ColorNameSeparator), float32(1)
	if shown.IsOff {
		ground = mix(get(theme.ColorNameForeground), ground, offShade)
	}
	if day.Equal(v.m.day) {
		ground, width = get(theme.ColorNameSelection), 1
		if v.m.focused {
			frame, width = get(ColorAccent), 2
		}
	}
	setFill(c.ground, ground)
	c.ground.StrokeWidth = width
	setStroke(c.ground, frame)
	place(c.ground, at.X, at.Y, size.Width-1, size.Height-1)
	ink := get(theme.ColorNameForeground)
	if day.Month() != v.m.day.Month() {
		ink = get(theme.ColorNamePlaceHolder)
	}
	number := strconv.Itoa(day.Day())
	if day.Day() == 1 {
		number += "/" + strconv.Itoa(int(day.Month()))
	}
	if day.Equal(today) {
		ink = get(ColorAccent)
	}
	line := v.fit.size + theme.SizeForWidget(theme.SizeNameLineSpacing, v.m)
	setText(c.number, number, ink, v.fit.size, day.Equal(today) || day.Equal(v.m.day))
	place(c.number, at.X+cellPad, at.Y+2, size.Width-2*cellPad, line)
	for j, text := range c.lines {
		top := at.Y + 2 + float32(j+1)*line
		if j >= len(shown.Lines) || top+line > at.Y+size.Height {
			setVisible(text, false)
			continue
		}
		setVisible(text, true)
		setText(text, v.fit.fit(shown.Lines[j].Text, shown.Lines[j].Bold, size.Width-2*cellPad), get(shown.Lines[j].Tone.colorName()), v.fit.size, shown.Lines[j].Bold)
		place(text, at.X+cellPad, top, size.Width-2*cellPad, line)
	}
}
