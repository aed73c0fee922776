package widgets

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

var units = []Option{
	{"ub", "Ủy ban nhân dân xã Nghĩa Đàn", "UBND"},
	{"hd", "Hội đồng nhân dân xã Nghĩa Đàn", "HĐND"},
	{"ca", "Công an xã Nghĩa Đàn", "CA"},
	{"qs", "Ban Chỉ huy Quân sự xã", "BCHQS"},
}

func suggestUnits(query string) []Option {
	var out []Option
	for _, o := range units {
		if strings.Contains(strings.ToLower(o.Label), strings.ToLower(query)) {
			out = append(out, o)
		}
	}
	return out
}

// testPicker is a picker with the focus, in a form with a field after it.
type testPicker struct {
	*Picker
	canvas  fyne.Canvas
	next    *widget.Entry
	changes int
}

func openPicker(t *testing.T, cfg PickerConfig) *testPicker {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(VariantLight))
	tp := &testPicker{next: widget.NewEntry()}
	if cfg.Suggest == nil {
		cfg.Suggest = suggestUnits
	}
	cfg.OnChanged = func() { tp.changes++ }
	tp.Picker = NewPicker(cfg)
	form := fyne.CanvasObject(container.NewVBox(tp.Picker, tp.next))
	if cfg.Host != nil {
		cfg.Host.SetContent(form)
		form = cfg.Host
	}
	w := test.NewTempWindow(t, form)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 400))
	tp.canvas = w.Canvas()
	tp.canvas.Focus(tp.Focusable())
	return tp
}

func (p *testPicker) types(text string) *testPicker {
	for _, r := range text {
		p.canvas.Focused().TypedRune(r)
	}
	return p
}

// press sends keys as the driver does: Tab reaches only who asks for it.
func (p *testPicker) press(names ...fyne.KeyName) *testPicker {
	for _, n := range names {
		if tab, ok := p.canvas.Focused().(fyne.Tabbable); n == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			p.canvas.FocusNext()
			continue
		}
		p.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
	return p
}

func labels(options []Option) string {
	var out []string
	for _, o := range options {
		out = append(out, o.Key+":"+o.Label)
	}
	return strings.Join(out, "|")
}

func TestPickerSingle(t *testing.T) {
	const tab, down, up, enter, esc = fyne.KeyTab, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape
	tests := []struct {
		name string
		cfg  PickerConfig
		text string
		keys []fyne.KeyName
		want Option
		next bool // focus on the next field
	}{
		{"tab takes the first", PickerConfig{}, "công", []fyne.KeyName{tab}, units[2], true},
		{"enter stays", PickerConfig{}, "công", []fyne.KeyName{enter}, units[2], false},
		{"down to the second", PickerConfig{}, "nghĩa", []fyne.KeyName{down, tab}, units[1], true},
		{"up again", PickerConfig{}, "nghĩa", []fyne.KeyName{down, up, up, tab}, units[0], true},
		{"not below the last", PickerConfig{}, "nghĩa", []fyne.KeyName{down, down, down, down, enter}, units[2], false},
		{"list by down alone", PickerConfig{}, "", []fyne.KeyName{down, down, tab}, units[1], true},
		{"free text stays", PickerConfig{FreeText: true}, "công", []fyne.KeyName{tab}, Option{Label: "công"}, true},
		{"free text, chosen", PickerConfig{FreeText: true}, "công", []fyne.KeyName{down, tab}, units[2], true},
		{"free text, back from list", PickerConfig{FreeText: true}, "công", []fyne.KeyName{down, up, tab}, Option{Label: "công"}, true},
		{"free text, first at once", PickerConfig{FreeText: true, HighlightFirst: true}, "công", []fyne.KeyName{tab}, units[2], true},
		{"free text, list closed", PickerConfig{FreeText: true, HighlightFirst: true}, "công", []fyne.KeyName{esc, tab}, Option{Label: "công"}, true},
		{"named in full", PickerConfig{FreeText: true}, "công an xã nghĩa đàn", []fyne.KeyName{tab}, units[2], true},
		{"unknown", PickerConfig{FreeText: true}, "Sở Nội vụ", []fyne.KeyName{tab}, Option{Label: "Sở Nội vụ"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, host := range []*PopupHost{nil, NewPopupHost(nil)} {
				tt.cfg.Host = host
				p := openPicker(t, tt.cfg).types(tt.text).press(tt.keys...)
				if got := p.Value(); got != tt.want || p.Text() != tt.want.Label {
					t.Errorf("Value() = %v, text %q; want %v", got, p.Text(), tt.want)
				}
				if next := p.canvas.Focused() == p.next; next != tt.next {
					t.Errorf("focus on the next field: %v, want %v", next, tt.next)
				}
				if p.open || p.list.Visible() {
					t.Error("the list is still open")
				}
			}
		})
	}
}

func TestPickerGoesBackOnShiftTab(t *testing.T) {
	p := openPicker(t, PickerConfig{}).types("công")
	p.entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	p.press(fyne.KeyTab)
	if p.Value() != units[2] || p.canvas.Focused() != p.next {
		t.Errorf("Value() = %v, focus %T", p.Value(), p.canvas.Focused())
	}
	if p.entry.shift.pressed() {
		t.Error("Shift is still down after the focus has gone")
	}
}

func TestPickerRefusesWhatIsNotInTheList(t *testing.T) {
	p := openPicker(t, PickerConfig{}).types("Sở").press(fyne.KeyTab)
	if err := p.Validate(); !errors.Is(err, ErrNotInList) || p.Text() != "Sở" {
		t.Errorf("Validate() = %v, text %q; want ErrNotInList and the text kept", err, p.Text())
	}
	if !shows(p.canvas, lightPalette[ColorDanger]) {
		t.Error("not marked")
	}
	p.SetValue(units[0])
	if err := p.Validate(); err != nil {
		t.Errorf("an option: Validate() = %v", err)
	}
}

func TestPickerMulti(t *testing.T) {
	p := openPicker(t, PickerConfig{Multi: true, FreeText: true})
	p.types("công").press(fyne.KeyDown, fyne.KeyReturn)
	p.types("Sở Nội vụ").press(fyne.KeyReturn)
	p.types("hội").press(fyne.KeyDown, fyne.KeyReturn)
	p.types("công").press(fyne.KeyDown, fyne.KeyReturn) // a second time
	want := "ca:Công an xã Nghĩa Đàn|:Sở Nội vụ|hd:Hội đồng nhân dân xã Nghĩa Đàn"
	if got := labels(p.Values()); got != want {
		t.Errorf("Values() = %s, want %s", got, want)
	}
	p.press(fyne.KeyBackspace)
	p.types("B").press(fyne.KeyBackspace)
	if got := labels(p.Values()); got != "ca:Công an xã Nghĩa Đàn|:Sở Nội vụ" {
		t.Errorf("after Backspace Values() = %s", got)
	}
	c := p.chips[0]
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.Size().Width-5, 10)})
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 10)})
	if got := labels(p.Values()); got != ":Sở Nội vụ" {
		t.Errorf("after the cross Values() = %s", got)
	}
}

func TestPickerMarksWhatItIsUnsureOf(t *testing.T) {
	p := openPicker(t, PickerConfig{Multi: true, FreeText: true, Unsure: func(o Option) bool { return o.Key == "" }})
	p.SetValues([]Option{{Key: "snv", Label: "Sở Nội vụ"}, {Label: "Sở Nội"}})
	if p.chips[0].unsure || !p.chips[1].unsure {
		t.Errorf("unsure of %v, %v", p.chips[0].unsure, p.chips[1].unsure)
	}
	if known, unknown := newChip("Sở", nil), (&chip{label: "Sở", unsure: true}); unknown.wish() <= known.wish() {
		t.Error("the mark has no room")
	}
}

func TestPickerMultiLosesNothing(t *testing.T) {
	p := openPicker(t, PickerConfig{Multi: true, FreeText: true}).types("Sở Nội vụ")
	if got := labels(p.Values()); got != ":Sở Nội vụ" {
		t.Errorf("while typing Values() = %s", got)
	}
	changes := p.changes
	p.press(fyne.KeyTab)
	if got := labels(p.Values()); got != ":Sở Nội vụ" || len(p.chips) != 1 || p.Text() != "" {
		t.Errorf("after Tab Values() = %s, %d chips, text %q", got, len(p.chips), p.Text())
	}
	p.canvas.Focus(p.Focusable())
	if got := labels(p.Values()); got != ":Sở Nội vụ" || len(p.chips) != 0 || p.Text() != "Sở Nội vụ" {
		t.Errorf("back again Values() = %s, %d chips, text %q", got, len(p.chips), p.Text())
	}
	if p.changes != changes {
		t.Error("OnChanged without a change")
	}
}

func TestPickerEscape(t *testing.T) {
	p := openPicker(t, PickerConfig{FreeText: true}).types("công")
	got := false
	p.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { got = ev.Name == fyne.KeyEscape })
	if p.press(fyne.KeyEscape); p.open || got {
		t.Errorf("first Esc: open %v, window told %v; want the list closed only", p.open, got)
	}
	if p.press(fyne.KeyEscape); !got {
		t.Error("second Esc did not reach the window")
	}
}

func TestPickerSubmits(t *testing.T) {
	submitted := 0
	p := openPicker(t, PickerConfig{FreeText: true, OnSubmitted: func() { submitted++ }})
	p.types("công").press(fyne.KeyDown, fyne.KeyReturn)
	if submitted != 0 {
		t.Error("picking submitted")
	}
	if p.press(fyne.KeyReturn); submitted != 1 {
		t.Errorf("submitted %d times, want 1", submitted)
	}
}
