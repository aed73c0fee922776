package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func TestBadgeShowsItsWholeWord(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(VariantDark))
	for _, word := range []string{"Quá hạn 3 ngày", "Ủy ban nhân dân", "i", ""} {
		b := NewBadge(word, ToneDanger)
		b.Resize(b.MinSize())
		v := test.WidgetRenderer(b).(*badgeView)
		if v.text.Text != word {
			t.Errorf("shows %q, want %q", v.text.Text, word)
		}
	}
	b := NewBadge("Quá hạn", ToneDanger)
	b.Resize(fyne.NewSize(40, badgeHeight))
	v := test.WidgetRenderer(b).(*badgeView)
	if !strings.HasSuffix(v.text.Text, ellipsis) {
		t.Errorf("40 px show %q", v.text.Text)
	}
	b.Set("OK", ToneOK)
	if b.Text() != "OK" || v.text.Color != darkPalette[ColorOK] {
		t.Errorf("after Set: %q in %v", b.Text(), v.text.Color)
	}
}

func TestFieldDoesNotJump(t *testing.T) {
	for _, width := range []float32{0, 120} {
		input := widget.NewEntry()
		f := NewFieldWith(FieldConfig{Label: "Ngày ban hành", Input: input, LabelWidth: width, Required: true, Hint: "dd/mm/yyyy"})
		openWindow(t, f, fyne.NewSize(300, 80))
		v := test.WidgetRenderer(f).(*fieldView)
		size, at := f.MinSize(), input.Position()
		if v.message.Text != "dd/mm/yyyy" || v.message.Color != lightPalette[ColorMuted] {
			t.Errorf("hint: %q in %v", v.message.Text, v.message.Color)
		}
		f.SetError("Không có ngày 31/02")
		if f.MinSize() != size || input.Position() != at {
			t.Errorf("label width %v: the error moved the form", width)
		}
		if v.message.Text != f.Error() || v.message.Color != lightPalette[ColorDanger] {
			t.Errorf("error: %q in %v", v.message.Text, v.message.Color)
		}
		if f.SetError(""); v.message.Text != "dd/mm/yyyy" {
			t.Errorf("error gone: %q", v.message.Text)
		}
		if v.message.Position().Y < input.Position().Y+input.Size().Height-1 {
			t.Error("message over the input")
		}
	}
}

func TestFieldKeepsTheOrderOfTab(t *testing.T) {
	input := widget.NewEntry()
	f := NewFieldWith(FieldConfig{Label: "Số", Input: input, Tight: true})
	w := openWindow(t, f, fyne.NewSize(200, 60))
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != input || f.Input() != input {
		t.Errorf("focus %T, want the input", w.Canvas().Focused())
	}
}

func TestBanner(t *testing.T) {
	b := NewBanner(ToneInfo, "", "")
	openWindow(t, b, fyne.NewSize(400, 300))
	if b.Visible() {
		t.Error("visible without a message")
	}
	pressed := 0
	b.Set(ToneWarn, "Văn bản gửi vượt cấp",
		strings.Repeat("Công an xã gửi thẳng lên Ủy ban nhân dân tỉnh. ", 4),
		Action{"Sửa", func() { pressed++ }}, Action{"Giữ nguyên", nil})
	if !b.Visible() || len(b.buttons.Objects) != 2 {
		t.Fatalf("visible %v, %d buttons", b.Visible(), len(b.buttons.Objects))
	}
	test.Tap(b.buttons.Objects[0].(*Button))
	if pressed != 1 {
		t.Error("the button does nothing")
	}
	bottom := b.buttons.Position().Y + b.buttons.Size().Height
	if h := b.MinSize().Height; h < bottom || h > bottom+2*bannerPad {
		t.Errorf("MinSize %v for content down to %v", h, bottom)
	}
	tall := b.MinSize().Height
	b.Set(ToneDanger, "Không mở được sổ", "")
	if h := b.MinSize().Height; h >= tall || b.buttons.Visible() {
		t.Errorf("one line is %v tall, before %v; buttons %v", h, tall, b.buttons.Visible())
	}
	v := test.WidgetRenderer(b).(*bannerView)
	if v.edge.FillColor != theme.Color(ColorDanger) {
		t.Errorf("edge is %v", v.edge.FillColor)
	}
	b.Clear()
	if b.Visible() || b.title.Text != "" {
		t.Error("still there after Clear")
	}
}

// TestBannerIsNotTallBeforeItsFirstLayout: Fyne would grow the window by it.
func TestBannerIsNotTallBeforeItsFirstLayout(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(VariantLight))
	b := NewBanner(ToneDanger, "Báo lỗi", strings.Repeat("Quyết định về việc thành lập. ", 6))
	if h := b.MinSize().Height; h > 100 {
		t.Errorf("MinSize before any layout is %v tall", h)
	}
}
