package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Fyne gives keys and shortcuts to the focused widget alone, so the window's own
// F-keys and Ctrl+letter stop working as soon as somebody types. Our widgets
// hand on what they do not use.

// forwardKey gives a key to the window's handler.
func forwardKey(obj fyne.CanvasObject, key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(obj)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(key)
	}
}

// forwardShortcut gives a shortcut to the window's handlers.
func forwardShortcut(obj fyne.CanvasObject, s fyne.Shortcut) {
	c, ok := fyne.CurrentApp().Driver().CanvasForObject(obj).(fyne.Shortcutable)
	if ok {
		c.TypedShortcut(s)
	}
}

// isWindowKey tells the keys that mean nothing to an entry.
func isWindowKey(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		return true
	}
	return len(name) > 1 && strings.HasPrefix(string(name), "F") && name[1] >= '1' && name[1] <= '9'
}

func isEnter(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

// isEntryShortcut tells the shortcuts that widget.Entry handles itself.
func isEntryShortcut(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true // Fyne's named ones: copy, paste, undo …
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// typedInto is one of our entries.
type typedInto interface {
	fyne.CanvasObject
	text() *widget.Entry
}

func (l *Line) text() *widget.Entry        { return &l.Entry }
func (d *DateEntry) text() *widget.Entry   { return &d.Entry }
func (e *pickerEntry) text() *widget.Entry { return &e.Entry }

// UndoTyping takes back what was typed last into the entry that has the focus; false
// when it is none of ours, or nothing is left to be taken back.
func UndoTyping(focused fyne.Focusable) bool {
	t, ok := focused.(typedInto)
	return ok && undoTyped(t.text())
}

func undoTyped(e *widget.Entry) bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// typedShortcut edits the text of an entry of ours; what means nothing there goes to the
// window, as undoing does when nothing typed is left to be taken back.
func typedShortcut(t typedInto, s fyne.Shortcut) {
	e := t.text()
	_, isUndo := s.(*fyne.ShortcutUndo)
	switch {
	case !isEntryShortcut(s), isUndo && !undoTyped(e):
		forwardShortcut(t, s)
	case !isUndo:
		e.TypedShortcut(s)
	}
}

// shiftState knows whether Shift is down. Key events do not say so, and a press
// that happened before the widget had the focus never reaches it: the driver is
// asked first.
type shiftState struct{ down bool }

func (s *shiftState) key(name fyne.KeyName, down bool) {
	if name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight {
		s.down = down
	}
}

func (s *shiftState) pressed() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return s.down
}
