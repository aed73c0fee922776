package widgets

import (
	"errors"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// openDate shows a date entry with a field after it and gives it the focus.
func openDate(t *testing.T) (*DateEntry, fyne.Canvas) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(VariantLight))
	d := NewDateEntry(func() time.Time { return day(2026, 3, 5) })
	w := test.NewTempWindow(t, container.NewVBox(d, widget.NewEntry()))
	w.Canvas().Focus(d)
	return d, w.Canvas()
}

func typeDate(d *DateEntry, text string) {
	for _, r := range text {
		d.TypedRune(r)
	}
}

func pressDate(d *DateEntry, names ...fyne.KeyName) {
	for _, n := range names {
		d.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestDateEntryWritesInFullWhenLeft(t *testing.T) {
	d, c := openDate(t)
	changes := ""
	d.OnChanged = func(s string) { changes += s + "|" }
	typeDate(d, "+3")
	if d.Text != "+3" {
		t.Errorf("while typing Text = %q", d.Text)
	}
	c.FocusNext()
	if d.Text != "08/03/2026" {
		t.Errorf("after Tab Text = %q, want 08/03/2026", d.Text)
	}
	if changes != "+|+3|08/03/2026|" {
		t.Errorf("OnChanged = %q", changes)
	}
}

func TestDateEntryWritesInFullOnEnter(t *testing.T) {
	d, _ := openDate(t)
	submitted := ""
	d.OnSubmitted = func(s string) { submitted = s }
	typeDate(d, "h")
	pressDate(d, fyne.KeyReturn)
	if submitted != "05/03/2026" {
		t.Errorf("submitted %q, want 05/03/2026", submitted)
	}
}

func TestDateEntryKeepsWhatIsNoDate(t *testing.T) {
	d, c := openDate(t)
	typeDate(d, "31/02")
	pressDate(d, fyne.KeyUp, fyne.KeyDown)
	c.FocusNext()
	if d.Text != "31/02" {
		t.Errorf("Text = %q, want it as typed", d.Text)
	}
	if _, _, _, ok := d.Date(); ok {
		t.Error("31/02 has a date")
	}
	if err := d.Validate(); !errors.Is(err, ErrDateDay) {
		t.Errorf("Validate() = %v, want ErrDateDay", err)
	}
	d.Clear()
	if err := d.Validate(); err != nil || !d.Empty() {
		t.Errorf("empty: Validate() = %v, Empty %v", err, d.Empty())
	}
}

func TestDateEntryMovesByDays(t *testing.T) {
	tests := []struct {
		name, text string
		keys       []fyne.KeyName
		want       string
	}{
		{"empty becomes today", "", []fyne.KeyName{fyne.KeyUp}, "05/03/2026"},
		{"end of a month", "28/2", []fyne.KeyName{fyne.KeyUp}, "01/03/2026"},
		{"leap year", "1/3/2028", []fyne.KeyName{fyne.KeyDown}, "29/02/2028"},
		{"first day", "1/1/1945", []fyne.KeyName{fyne.KeyDown}, "1/1/1945"},
		{"last day", "31/12/2199", []fyne.KeyName{fyne.KeyUp}, "31/12/2199"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := openDate(t)
			typeDate(d, tt.text)
			if pressDate(d, tt.keys...); d.Text != tt.want {
				t.Errorf("Text = %q, want %q", d.Text, tt.want)
			}
		})
	}
}

func TestDateEntryIsReplacedByTyping(t *testing.T) {
	d, c := openDate(t)
	d.SetDate(2026, 12, 31)
	c.FocusNext()
	c.Focus(d)
	typeDate(d, "1/2")
	if d.Text != "1/2" {
		t.Errorf("Text = %q, want 1/2", d.Text)
	}
}

func TestDateEntryShowsTheErrorOfAWrongDate(t *testing.T) {
	d, c := openDate(t)
	typeDate(d, "99")
	danger := lightPalette[ColorDanger]
	if shows(c, danger) {
		t.Error("marked while typing")
	}
	c.FocusNext()
	if !shows(c, danger) {
		t.Error("not marked when left")
	}
	if err := d.Validate(); !errors.Is(err, ErrDateForm) {
		t.Errorf("Validate() = %v, want ErrDateForm", err)
	}
}

func TestDateEntryHandsOnFunctionKeys(t *testing.T) {
	d, c := openDate(t)
	var got fyne.KeyName
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { got = ev.Name })
	for _, n := range []fyne.KeyName{fyne.KeyF2, fyne.KeyF12, fyne.KeyEscape} {
		if pressDate(d, n); got != n {
			t.Errorf("window got %q, want %q", got, n)
		}
	}
	if pressDate(d, fyne.KeyF); got != fyne.KeyEscape {
		t.Error("the letter F went to the window")
	}
	d.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
}

// shows tells whether a colour is on the screen.
func shows(c fyne.Canvas, want color.NRGBA) bool {
	img := c.Capture()
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.NRGBAModel.Convert(img.At(x, y)) == want {
				return true
			}
		}
	}
	return false
}
