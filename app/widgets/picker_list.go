package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	listRows      = 8  // most rows shown at once
	listRowHeight = 26 // of one row
)

// pickerList shows suggestions. It takes the mouse but never the focus.
type pickerList struct {
	widget.BaseWidget
	options []Option
	top     int // first option shown
	at      int // highlighted option, -1 for none
	hovered int // option under the mouse, -1 for none
	pressed bool
	wheel   float32
	view    *listView

	onPick  func(Option)
	onLeave func() // the mouse went away with its button down
}

var (
	_ fyne.Tappable     = (*pickerList)(nil)
	_ fyne.Scrollable   = (*pickerList)(nil)
	_ desktop.Mouseable = (*pickerList)(nil)
	_ desktop.Hoverable = (*pickerList)(nil)
)

func newPickerList(onPick func(Option), onLeave func()) *pickerList {
	l := &pickerList{at: -1, hovered: -1, onPick: onPick, onLeave: onLeave}
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

func (l *pickerList) show(options []Option, highlight bool) {
	l.options, l.top, l.at, l.hovered = options, 0, -1, -1
	if highlight {
		l.at = 0
	}
	l.Refresh()
}

func (l *pickerList) rows() int { return min(len(l.options), listRows) }

// height is what the list needs for its rows and border.
func (l *pickerList) height() float32 { return float32(l.rows())*listRowHeight + 2 }

func (l *pickerList) highlighted() (Option, bool) {
	if l.at < 0 || l.at >= len(l.options) {
		return Option{}, false
	}
	return l.options[l.at], true
}

// move shifts the highlight; above the first row it may go back to the text.
func (l *pickerList) move(by int, mayLeave bool) {
	first := 0
	if mayLeave {
		first = -1
	}
	l.at = max(first, min(l.at+by, len(l.options)-1))
	if l.at >= 0 {
		l.top = min(max(l.top, l.at-l.rows()+1), l.at)
	}
	l.Refresh()
}

func (l *pickerList) rowAt(y float32) int {
	line := int((y - 1) / listRowHeight)
	if y < 1 || line >= l.rows() {
		return -1
	}
	return l.top + line
}

// MouseDown tells the entry, which loses the focus next, that the list has it.
func (l *pickerList) MouseDown(*desktop.MouseEvent) { l.pressed = true }

// MouseUp waits for Tapped: the focus given back before would be lost again.
func (l *pickerList) MouseUp(*desktop.MouseEvent) {}

// Tapped picks the row under the mouse.
func (l *pickerList) Tapped(ev *fyne.PointEvent) {
	l.pressed = false
	if row := l.rowAt(ev.Position.Y); row >= 0 && row < len(l.options) {
		l.onPick(l.options[row])
	}
}

// MouseIn shows the row under the mouse.
func (l *pickerList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved shows the row under the mouse. It is not the highlighted one: a
// mouse left lying on the list must not change what Tab accepts.
func (l *pickerList) MouseMoved(ev *desktop.MouseEvent) { l.hover(l.rowAt(ev.Position.Y)) }

func (l *pickerList) hover(row int) {
	if row != l.hovered {
		l.hovered = row
		l.Refresh()
	}
}

// MouseOut ends a press that is dragged away.
func (l *pickerList) MouseOut() {
	l.hover(-1)
	if l.pressed {
		l.pressed = false
		l.onLeave()
	}
}

// Scrolled moves the rows by three a notch.
func (l *pickerList) Scrolled(ev *fyne.ScrollEvent) {
	l.wheel -= ev.Scrolled.DY / wheelNotch * wheelRows
	rows := int(l.wheel)
	l.wheel -= float32(rows)
	l.top = max(0, min(l.top+rows, len(l.options)-l.rows()))
	l.Refresh()
}
