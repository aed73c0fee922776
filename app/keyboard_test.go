package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// keyboard types as somebody at the window does: keys go to the widget that
// has the focus, or to the window.
type keyboard struct {
	t *testing.T
	a *App
}

func (k keyboard) press(names ...fyne.KeyName) {
	k.t.Helper()
	c := k.a.window.Canvas()
	for _, n := range names {
		focused := c.Focused()
		if tab, ok := focused.(fyne.Tabbable); n == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			c.FocusNext()
			continue
		}
		if focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: n})
		} else if typed := c.OnTypedKey(); typed != nil {
			typed(&fyne.KeyEvent{Name: n})
		}
	}
}

// agree answers with Enter whatever is asked, until nothing is.
func (k keyboard) agree() {
	k.t.Helper()
	for len(k.a.asking) > 0 {
		k.press(fyne.KeyReturn)
	}
}

// times is a key pressed several times.
func times(n int, key fyne.KeyName) []fyne.KeyName {
	keys := make([]fyne.KeyName, n)
	for i := range keys {
		keys[i] = key
	}
	return keys
}

func (k keyboard) write(text string) {
	k.t.Helper()
	for _, r := range text {
		focused := k.a.window.Canvas().Focused()
		if focused == nil {
			k.t.Fatalf("nothing has the keyboard for %q", text)
		}
		focused.TypedRune(r)
	}
}

// overwrite replaces what the field holds.
func (k keyboard) overwrite(text string) {
	k.t.Helper()
	if f, ok := k.a.window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	k.write(text)
}

// ctrl presses a key with Ctrl. The test window knows no shortcuts of its own;
// that widgets hand theirs on is proved beside them.
func (k keyboard) ctrl(key fyne.KeyName) { k.a.pressed(key, fyne.KeyModifierControl) }

// TestArrowsFindTheListAgain where a click on a button or a closed menu took the keyboard
// away from it.
func TestArrowsFindTheListAgain(t *testing.T) {
	a := openSample(t)
	for _, p := range []place{placeOutgoing, placeReview, placeTasks} {
		a.goTo(p)
		grid := a.listInView()
		grid.Select(0)
		a.window.Canvas().Unfocus()
		a.typedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if grid.Current() != 1 || a.window.Canvas().Focused() != grid {
			t.Errorf("%s: the cursor is on row %d, the keyboard at %T", p, grid.Current(), a.window.Canvas().Focused())
		}
	}
}
