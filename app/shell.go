package app

import (
	"image/color"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// shell is the frame of the window: navigation, body, foot.
type shell struct {
	content fyne.CanvasObject
	body    *fyne.Container
	status  *widget.Label
	hover   *widget.Label // over it, while the mouse is over a cell
	buttons map[place]*widgets.Button
}

// navWidth is the width of the navigation in Fyne's pixels.
const navWidth = 168

// navFoot are what stands below the places; nil for none.
type navFoot struct{ practice, lock func() }

func newShell(w words, office string, onGo func(place), foot navFoot) *shell {
	s := &shell{body: container.NewStack(), status: widget.NewLabel(""), buttons: map[place]*widgets.Button{}}
	s.status.Truncation = fyne.TextTruncateEllipsis
	name := widget.NewLabelWithStyle(office, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	name.Wrapping = fyne.TextWrapWord
	nav := container.NewVBox(name, widget.NewSeparator())
	for _, e := range places(w) {
		b := widgets.NewButton(e.label, e.icon, func() { onGo(e.place) })
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		s.buttons[e.place] = b
		nav.Add(b)
	}
	below := container.NewVBox()
	for _, e := range []struct {
		label string
		icon  fyne.Resource
		do    func()
	}{{w.t("Practice …"), theme.ComputerIcon(), foot.practice}, {w.t("Lock (Ctrl+L)"), theme.LogoutIcon(), foot.lock}} {
		if e.do != nil {
			b := widgets.NewButton(e.label, e.icon, e.do)
			b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
			below.Add(b)
		}
	}
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(navWidth, 0))
	left := container.NewStack(width, container.NewPadded(container.NewBorder(nav, below, nil, nil)))
	s.hover = hint("")
	s.hover.Hide()
	status := container.New(layout.NewCustomPaddedLayout(0, 0, 4, 4), container.NewStack(s.status, s.hover))
	s.content = container.NewBorder(nil, status, container.NewHBox(left, widget.NewSeparator()), nil, container.NewPadded(s.body))
	return s
}

// hovered shows the whole text of what the mouse is over, in the place of the status.
func (s *shell) hovered(text string) {
	s.hover.SetText(text)
	if text == "" {
		s.hover.Hide()
		s.status.Show()
		return
	}
	s.status.Hide()
	s.hover.Show()
}

// mark shows which place is open.
func (s *shell) mark(p place) {
	for at, b := range s.buttons {
		b.Importance = widget.LowImportance
		if at == p {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}
