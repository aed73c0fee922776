package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// DateEntry is an entry for one date, typed in any form ParseDate knows and shown
// as dd/mm/yyyy once the focus has gone. Text that is no date stays as typed and
// is marked; OnChanged is called at every change of the text.
type DateEntry struct {
	widget.Entry
	today  func() time.Time
	marked bool
}

// NewDateEntry returns an empty entry that takes today's date from the function;
// nil means the clock.
func NewDateEntry(today func() time.Time) *DateEntry {
	if today == nil {
		today = time.Now
	}
	d := &DateEntry{today: today}
	d.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	d.AlwaysShowValidationError = true
	d.ExtendBaseWidget(d)
	return d
}

// SetDate shows a date; one that does not exist is shown and marked.
func (d *DateEntry) SetDate(year, month, day int) {
	d.SetText(FormatDate(year, month, day))
	d.mark()
}

// Clear empties the entry.
func (d *DateEntry) Clear() { d.SetText("") }

// Date returns the date the text stands for; ok is false if it is empty or wrong.
func (d *DateEntry) Date() (year, month, day int, ok bool) {
	year, month, day, err := ParseDate(d.Text, d.today())
	return year, month, day, err == nil
}

// Empty tells whether nothing is typed.
func (d *DateEntry) Empty() bool { return strings.TrimSpace(d.Text) == "" }

// Validate marks the entry and returns ErrDateForm, ErrDateDay, ErrDateYear or
// nil; empty is valid.
func (d *DateEntry) Validate() error {
	err := d.Err()
	d.SetValidationError(err)
	return err
}

// Err is what is wrong with the text, as Validate says it; the entry is not marked.
func (d *DateEntry) Err() error {
	if d.Empty() {
		return nil
	}
	_, _, _, err := ParseDate(d.Text, d.today())
	return err
}

// mark shows the error, or takes the mark away.
func (d *DateEntry) mark() {
	err := d.Err()
	d.marked = err != nil
	d.SetValidationError(err)
}

// Marked tells whether the entry was left with a text that is no date.
func (d *DateEntry) Marked() bool { return d.marked && d.Err() != nil }

// normalise writes a valid date as dd/mm/yyyy and marks an invalid one.
func (d *DateEntry) normalise() {
	if y, m, day, ok := d.Date(); ok {
		if text := FormatDate(y, m, day); text != d.Text {
			d.SetText(text)
		}
	}
	d.mark()
}

// step moves by days, from today if the entry is empty. Text that is no date
// stays.
func (d *DateEntry) step(days int) {
	if d.Empty() {
		d.showDay(d.today())
		return
	}
	if y, m, day, ok := d.Date(); ok {
		d.showDay(time.Date(y, time.Month(m), day+days, 0, 0, 0, 0, time.UTC))
	}
}

func (d *DateEntry) showDay(t time.Time) {
	y, m, day, err := checkDate(t.Date())
	if err != nil {
		return // the first or the last day there is
	}
	d.SetText(FormatDate(y, m, day))
	d.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// FocusGained selects the text, so that typing replaces it.
func (d *DateEntry) FocusGained() {
	d.Entry.FocusGained()
	d.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// FocusLost writes the date in full; OnChanged is told of one that cannot be read, too.
func (d *DateEntry) FocusLost() {
	d.Entry.FocusLost()
	d.normalise()
	if d.marked && d.OnChanged != nil {
		d.OnChanged(d.Text)
	}
}

// TypedKey moves by a day on Up and Down, writes the date in full on Enter and
// hands keys that mean nothing in it to the window.
func (d *DateEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case d.Disabled():
	case key.Name == fyne.KeyUp:
		d.step(1)
	case key.Name == fyne.KeyDown:
		d.step(-1)
	case isWindowKey(key.Name):
		forwardKey(d, key)
	default:
		if isEnter(key.Name) {
			d.normalise()
			if d.OnSubmitted == nil {
				forwardKey(d, key)
				return
			}
		}
		d.Entry.TypedKey(key)
	}
}

// TypedShortcut hands shortcuts that mean nothing in an entry to the window.
func (d *DateEntry) TypedShortcut(s fyne.Shortcut) { typedShortcut(d, s) }

// MinSize has room for dd/mm/yyyy and the mark.
func (d *DateEntry) MinSize() fyne.Size {
	size := d.Entry.MinSize()
	text := fyne.MeasureText("00/00/0000", theme.SizeForWidget(theme.SizeNameText, d), d.TextStyle)
	pad := theme.SizeForWidget(theme.SizeNameInnerPadding, d)
	icon := theme.SizeForWidget(theme.SizeNameInlineIcon, d)
	size.Width = max(size.Width, text.Width+icon+4*pad)
	return size
}
