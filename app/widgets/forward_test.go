package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestTypingIsTakenBackInEachKindOfEntry, until nothing is left.
func TestTypingIsTakenBackInEachKindOfEntry(t *testing.T) {
	test.NewTempApp(t)
	line, day, picker := NewLine(), NewDateEntry(nil), NewPicker(PickerConfig{FreeText: true})
	window := test.NewTempWindow(t, container.NewVBox(line, day, picker))
	for _, e := range []fyne.Focusable{line, day, picker.Focusable()} {
		window.Canvas().Focus(e)
		test.Type(e, "12")
		if !UndoTyping(e) {
			t.Errorf("%T: nothing was taken back", e)
		}
		for range 3 {
			e.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
		}
		if text := e.(typedInto).text().Text; text != "" || UndoTyping(e) {
			t.Errorf("%T: %q is left", e, text)
		}
	}
	if UndoTyping(NewButton("", nil, nil)) || UndoTyping(nil) {
		t.Error("something was typed into nothing")
	}
}
