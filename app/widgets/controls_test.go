package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestControlsLeaveTheWindowItsKeys(t *testing.T) {
	pressed := 0
	button := NewButton("Lưu", nil, func() { pressed++ })
	check := NewCheck("Áp dụng", false, nil)
	list := NewSelect([]string{"một", "hai"}, nil)
	line, many, date := NewLine(), NewMultiLine(), NewDateEntry(nil)
	openWindow(t, container.NewVBox(button, check, list, line, many, date), fyne.NewSize(300, 200))
	c := fyne.CurrentApp().Driver().CanvasForObject(button)
	var got fyne.KeyName
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { got = ev.Name })
	for _, w := range []fyne.Focusable{button, check, list, line, many, date} {
		for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF6} {
			got = ""
			w.TypedKey(&fyne.KeyEvent{Name: key})
			if got != key {
				t.Errorf("%T: the window got %q, want %q", w, got, key)
			}
		}
	}
	for _, w := range []fyne.Focusable{check, list, line, date} {
		got = ""
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got != fyne.KeyReturn {
			t.Errorf("%T keeps Enter", w)
		}
	}
	button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if pressed != 2 {
		t.Errorf("Enter and Space pressed the button %d times", pressed)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	check.TypedRune(' ')
	if list.Selected != "một" || !check.Checked || many.AcceptsTab() {
		t.Errorf("list %q, checked %v, Tab stays in the text %v", list.Selected, check.Checked, many.AcceptsTab())
	}
}
