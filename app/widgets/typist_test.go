package widgets

import (
	"testing"

	"kycuong/app/typing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

// TestCodesAndAddressesStayAsTheyAreTyped but for the đ of symbols;
// what a computer compares stays wholly so.
func TestCodesAndAddressesStayAsTheyAreTyped(t *testing.T) {
	test.NewTempApp(t)
	SetTyping(typing.Telex)
	t.Cleanup(func() { SetTyping(typing.Off) })
	code, text, plain, shown := NewCodeLine(), NewLine(), NewPlainLine(), NewPasswordLine()
	shown.Password = false // by the eye in it
	window := test.NewTempWindow(t, container.NewVBox(code, text, plain, shown))
	for _, c := range []struct {
		line       *Line
		keys, want string
	}{
		{code, "12-CV/TW", "12-CV/TW"}, {code, "05/QDD-UBND", "05/QĐ-UBND"}, {code, "/tmp/oos/data", "/tmp/oos/data"}, {code, "H90.45", "H90.45"},
		{plain, "QDDE-AAOW-2WSS", "QDDE-AAOW-2WSS"}, {shown, "matkhaaus dd", "matkhaaus dd"},
		{text, "xem /tmp/oos/data nhes", "xem /tmp/oos/data nhé"}, {text, "www.tools.vn hoox trowj", "www.tools.vn hỗ trợ"},
		{text, "https://tools.vn", "https://tools.vn"}, {text, "gowir tools@sxd.vn", "gởi tools@sxd.vn"}, {text, "Vawn hoas-Xax hooij", "Văn hóa-Xã hội"},
	} {
		c.line.SetText("")
		window.Canvas().Focus(c.line)
		if test.Type(c.line, c.keys); c.line.Text != c.want {
			t.Errorf("%q is %q, want %q", c.keys, c.line.Text, c.want)
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
