package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// pickerEntry is the entry of a Picker; it keeps the focus while the list is
// open and steers the list by keys.
type pickerEntry struct {
	widget.Entry
	p     *Picker
	shift shiftState

	typist typist
}

func newPickerEntry(p *Picker) *pickerEntry {
	e := &pickerEntry{p: p}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if p.cfg.Rows > 1 {
		e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
		e.SetMinRowsVisible(p.cfg.Rows)
	}
	e.AlwaysShowValidationError = true
	e.PlaceHolder = p.cfg.PlaceHolder
	e.OnChanged = p.typed
	e.ExtendBaseWidget(e)
	return e
}

func (e *pickerEntry) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(e)
}

func (e *pickerEntry) focus() {
	if c := e.canvas(); c != nil {
		c.Focus(e)
	}
}

// TypedRune puts a letter in, Vietnamese ones made of plain keys when that is on.
func (e *pickerEntry) TypedRune(r rune) { e.typist.typed(&e.Entry, r) }

// AcceptsTab catches Tab only while it has an option to accept; the rest of the
// time the form moves on by itself.
func (e *pickerEntry) AcceptsTab() bool {
	_, ok := e.p.highlighted()
	return ok
}

// highlighted returns the option that Tab and Enter accept.
func (p *Picker) highlighted() (Option, bool) {
	if !p.open {
		return Option{}, false
	}
	return p.list.highlighted()
}

func (e *pickerEntry) KeyDown(key *fyne.KeyEvent) {
	e.shift.key(key.Name, true)
	e.Entry.KeyDown(key)
}

func (e *pickerEntry) KeyUp(key *fyne.KeyEvent) {
	e.shift.key(key.Name, false)
	e.Entry.KeyUp(key)
}

func (e *pickerEntry) FocusGained() {
	e.p.list.pressed = false
	e.p.reopen()
	e.Entry.FocusGained()
	if !e.p.cfg.Multi {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// FocusLost settles the text, unless it went because the mouse is on the list.
func (e *pickerEntry) FocusLost() {
	e.shift.down = false
	e.Entry.FocusLost()
	if !e.p.list.pressed {
		e.p.leave()
	}
}

// TypedKey gives a key to the list, the chips, the window or the entry.
func (e *pickerEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.Disabled(), e.listKey(key.Name):
	case key.Name == fyne.KeyTab:
		e.tab()
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		e.enter()
	case key.Name == fyne.KeyBackspace && e.Text == "" && len(e.p.values) > 0:
		e.p.remove(len(e.p.values) - 1)
	case isWindowKey(key.Name):
		forwardKey(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// listKey moves in the list, opens it with Down and closes it with Esc.
func (e *pickerEntry) listKey(name fyne.KeyName) bool {
	p := e.p
	switch name {
	case fyne.KeyDown:
		if p.open {
			p.list.move(1, p.cfg.FreeText)
		} else {
			p.openList(true)
		}
	case fyne.KeyUp:
		if p.open {
			p.list.move(-1, p.cfg.FreeText)
		}
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if !p.open {
			return false
		}
		by := listRows
		if name == fyne.KeyPageUp {
			by = -listRows
		}
		p.list.move(by, false)
	case fyne.KeyEscape:
		if !p.open {
			return false
		}
		p.closeList()
	default:
		return false
	}
	return true
}

// tab accepts the highlighted option and goes on to the next field.
func (e *pickerEntry) tab() {
	back := e.shift.pressed()
	if o, ok := e.p.highlighted(); ok {
		e.p.accept(o)
	}
	c := e.canvas()
	switch {
	case c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// enter accepts the highlighted option, or the text of a multi picker, or
// submits.
func (e *pickerEntry) enter() {
	if o, ok := e.p.highlighted(); ok {
		e.p.accept(o)
		e.toEnd()
		return
	}
	e.p.closeList()
	if e.p.acceptText() {
		return
	}
	if e.p.cfg.OnSubmitted != nil {
		e.p.cfg.OnSubmitted()
	}
}

// toEnd puts the caret behind the text, where one goes on typing.
func (e *pickerEntry) toEnd() { e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }

// TypedShortcut hands shortcuts that mean nothing in an entry to the window.
func (e *pickerEntry) TypedShortcut(s fyne.Shortcut) { typedShortcut(e, s) }
