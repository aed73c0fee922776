package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wrapped is a text of as many lines as it needs.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// problemLabel shows what is wrong with a form, and takes no room while nothing
// is.
func problemLabel() *widget.Label {
	l := wrapped("")
	l.Importance = widget.DangerImportance
	l.Hide()
	return l
}

// say shows a problem; "" is none.
func say(l *widget.Label, text string) {
	l.SetText(text)
	if text == "" {
		l.Hide()
		return
	}
	l.Show()
}

// hint is a text in the background.
func hint(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance = widget.LowImportance
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// setEnabled lets something be used, or not.
func setEnabled(o fyne.Disableable, isEnabled bool) {
	if isEnabled {
		o.Enable()
		return
	}
	o.Disable()
}
