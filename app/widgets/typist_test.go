package widgets

import (
	"testing"

	"kycuong/app/typing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestVietnameseIsTypedIntoEveryEntry(t *testing.T) {
	test.NewTempApp(t)
	t.Cleanup(func() { SetTyping(typing.Off) })
	for _, c := range []struct {
		method      typing.Method
		keys, want  string
		changesLast string // what the last call of OnChanged said
	}{
		{typing.Telex, "Ddeef nghij Windows hoox trowj 12/QDD-UBND", "Đề nghị Windows hỗ trợ 12/QĐ-UBND", ""},
		{typing.VNI, "D9e62 nghi5 12/QD9 na8m 2026", "Đề nghị 12/QĐ năm 2026", ""},
		{typing.Off, "Ddeef", "Ddeef", ""},
	} {
		SetTyping(c.method)
		l := NewLine()
		heard := ""
		l.OnChanged = func(text string) { heard = text }
		window := test.NewTempWindow(t, l)
		window.Canvas().Focus(l)
		test.Type(l, c.keys)
		if l.Text != c.want || heard != c.want {
			t.Errorf("%s %q is %q, heard %q", c.method, c.keys, l.Text, heard)
		}
		p := NewPicker(PickerConfig{FreeText: true})
		window.SetContent(p)
		window.Canvas().Focus(p.Focusable())
		test.Type(p.entry, c.keys)
		if p.Text() != c.want {
			t.Errorf("in a picker %s %q is %q", c.method, c.keys, p.Text())
		}
	}
}

func TestAKeyChangesTheWordUnderTheHand(t *testing.T) {
	test.NewTempApp(t)
	SetTyping(typing.Telex)
	t.Cleanup(func() { SetTyping(typing.Off) })
	l := NewLine()
	window := test.NewTempWindow(t, l)
	window.Canvas().Focus(l)
	l.SetText("bao cao quy")
	l.CursorColumn = 7 // after "cao"
	test.Type(l, "s")
	if l.Text != "bao cáo quy" || l.CursorColumn != 7 {
		t.Errorf("%q, cursor at %d", l.Text, l.CursorColumn)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	test.Type(l, "s 1")
	if l.Text != "bao cáo quý 1" {
		t.Errorf("%q", l.Text)
	}
}
