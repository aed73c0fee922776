package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Line is an entry, of one line mostly, that leaves the window its own keys.
type Line struct {
	widget.Entry
	// OnKey is asked first and reports that it used the key; nil uses none.
	OnKey func(*fyne.KeyEvent) bool

	typist typist
}

// NewCodeLine returns an empty line for numbers and symbols, codes or a folder, in which
// plain keys make no Vietnamese letters but the đ of symbols.
func NewCodeLine() *Line {
	l := NewLine()
	l.typist.isCode = true
	return l
}

// NewPlainLine returns an empty line for what a computer made or compares, as the name of
// an account or a recovery code: DD stays DD in it.
func NewPlainLine() *Line {
	l := NewLine()
	l.typist.isPlain = true
	return l
}

// NewPasswordLine returns an empty line that hides what is typed. Shown by the eye in it,
// it is as plain, or the same keys would make another password.
func NewPasswordLine() *Line {
	l := NewPlainLine()
	l.Password = true
	return l
}

// NewLine returns an empty line.
func NewLine() *Line {
	l := &Line{}
	l.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	l.ExtendBaseWidget(l)
	return l
}

// NewMultiLine returns an entry of several lines, which Tab leaves as any other.
func NewMultiLine() *Line {
	l := &Line{}
	l.MultiLine = true
	l.Wrapping = fyne.TextWrapWord
	l.ExtendBaseWidget(l)
	return l
}

// AcceptsTab is false: Tab goes on to the next field.
func (l *Line) AcceptsTab() bool { return false }

// TypedRune puts a letter in, Vietnamese ones made of plain keys when that is on.
func (l *Line) TypedRune(r rune) { l.typist.typed(&l.Entry, r) }

// TypedKey edits the text; F-keys and Escape go to the window, and Enter when it
// means nothing here.
func (l *Line) TypedKey(key *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(key) {
		return
	}
	if isWindowKey(key.Name) || isEnter(key.Name) && !l.MultiLine && l.OnSubmitted == nil {
		forwardKey(l, key)
		return
	}
	l.Entry.TypedKey(key)
}

// TypedShortcut edits the text; other shortcuts go to the window.
func (l *Line) TypedShortcut(s fyne.Shortcut) {
	typedShortcut(l, s)
}
