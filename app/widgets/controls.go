package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is a button that Enter presses as Space does, and that leaves the
// window its own keys.
type Button struct {
	widget.Button
}

// NewButton returns a button; the icon may be nil.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{widget.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case isEnter(key.Name):
		b.Tapped(nil)
	case isWindowKey(key.Name):
		forwardKey(b, key)
	default:
		b.Button.TypedKey(key)
	}
}

// Check is a check box that leaves the window its own keys, Enter among them.
type Check struct {
	widget.Check
}

// NewCheck returns a check box.
func NewCheck(label string, checked bool, changed func(bool)) *Check {
	c := &Check{widget.Check{Text: label, Checked: checked, OnChanged: changed}}
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey leaves every key to the window; Space comes as a rune.
func (c *Check) TypedKey(key *fyne.KeyEvent) { forwardKey(c, key) }

// Select is a drop-down list that leaves the window its own keys, Enter among
// them.
type Select struct {
	widget.Select
}

// NewSelect returns a list with nothing chosen, which shows its first option.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{widget.Select{Options: options, OnChanged: changed, PlaceHolder: "–"}}
	if len(options) > 0 {
		s.PlaceHolder = options[0]
	}
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey opens the list or moves in it.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if isWindowKey(key.Name) || isEnter(key.Name) {
		forwardKey(s, key)
		return
	}
	s.Select.TypedKey(key)
}
