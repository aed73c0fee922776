package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestPickerTakesAClickOnTheList(t *testing.T) {
	for _, multi := range []bool{false, true} {
		p := openPicker(t, PickerConfig{Multi: multi, FreeText: true, Host: NewPopupHost(nil)}).types("nghĩa")
		// As the driver does: press, focus lost, release, tap.
		p.list.MouseDown(&desktop.MouseEvent{})
		p.canvas.Unfocus()
		if !p.open {
			t.Fatal("the press closed the list")
		}
		p.list.MouseUp(&desktop.MouseEvent{})
		p.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 1+listRowHeight*1.5)})
		got := p.Value()
		if multi {
			got = p.Values()[0]
		}
		if got != units[1] || p.canvas.Focused() != p.Focusable() {
			t.Errorf("multi %v: picked %v, focus %T", multi, got, p.canvas.Focused())
		}
	}
}

func TestPickerTakesATapFromTheCanvas(t *testing.T) {
	p := openPicker(t, PickerConfig{Multi: true, FreeText: true, Host: NewPopupHost(nil)}).types("nghĩa")
	test.TapCanvas(p.canvas, fyne.NewPos(20, p.entry.Size().Height+10))
	if got := labels(p.Values()); got != "ub:Ủy ban nhân dân xã Nghĩa Đàn" {
		t.Errorf("Values() = %s", got)
	}
}

func TestPickerForgetsAPressDraggedAway(t *testing.T) {
	p := openPicker(t, PickerConfig{FreeText: true}).types("công")
	p.list.MouseDown(&desktop.MouseEvent{})
	p.canvas.Unfocus()
	p.list.MouseOut()
	if p.open || p.Value() != (Option{Label: "công"}) {
		t.Errorf("open %v, Value() = %v", p.open, p.Value())
	}
}

func TestPickerListShowsEightAndScrolls(t *testing.T) {
	p := openPicker(t, PickerConfig{Suggest: func(string) []Option {
		var out []Option
		for i := range 20 {
			out = append(out, Option{Key: fmt.Sprint(i), Label: fmt.Sprintf("Sổ %d", i)})
		}
		return out
	}})
	p.press(slices.Repeat([]fyne.KeyName{fyne.KeyDown}, 10)...)
	if p.list.rows() != listRows || p.list.at != 9 || p.list.top != 2 {
		t.Errorf("rows %d, at %d, top %d; want 8, 9, 2", p.list.rows(), p.list.at, p.list.top)
	}
	p.list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	if p.list.top != 12 {
		t.Errorf("scrolled far: top %d, want 12", p.list.top)
	}
	p.press(fyne.KeyPageUp, fyne.KeyReturn)
	if p.Value().Key != "1" {
		t.Errorf("Value() = %v, want Sổ 1", p.Value())
	}
}

func TestPopupHostKeepsTheListInside(t *testing.T) {
	host := NewPopupHost(nil)
	p := openPicker(t, PickerConfig{Host: host}).types("nghĩa")
	if y := p.list.Position().Y; y != p.entry.Size().Height {
		t.Errorf("list at %v, want right below the entry", y)
	}
	p.press(fyne.KeyEscape)
	p.Picker.Move(fyne.NewPos(250, 360))
	p.Picker.Resize(fyne.NewSize(150, 30))
	p.types("x").press(fyne.KeyBackspace, fyne.KeyDown)
	l := p.list
	if end := l.Position().Y + l.Size().Height; end > 360 || l.Position().X+l.Size().Width > 400 {
		t.Errorf("list at %v, size %v: not above the entry or outside", l.Position(), l.Size())
	}
}

func TestPickerInlineMakesRoom(t *testing.T) {
	p := openPicker(t, PickerConfig{})
	before := p.MinSize().Height
	p.types("nghĩa")
	if got := p.MinSize().Height - before; got != p.list.height() {
		t.Errorf("grew by %v, want %v", got, p.list.height())
	}
}

func TestPickerChipsWrap(t *testing.T) {
	p := openPicker(t, PickerConfig{Multi: true})
	p.SetValues(append(slices.Clone(units), Option{Label: strings.Repeat("dài ", 200)}))
	for i, c := range p.chips {
		if c.Position().X+c.Size().Width > p.Size().Width {
			t.Errorf("chip %d ends at %v of %v", i, c.Position().X+c.Size().Width, p.Size().Width)
		}
	}
	last := p.chips[4]
	if end := last.Position().Y + last.Size().Height; end != p.MinSize().Height {
		t.Errorf("last chip ends at %v, MinSize is %v", end, p.MinSize().Height)
	}
	p.Disable()
	p.chips[0].Tapped(&fyne.PointEvent{Position: fyne.NewPos(p.chips[0].Size().Width-5, 10)})
	if len(p.Values()) != 5 {
		t.Error("a disabled picker lost a value")
	}
	p.Enable()
	p.Clear()
	if !p.Empty() {
		t.Error("not empty after Clear")
	}
}
