package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"
)

func openFitter(t *testing.T) *fitter {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(VariantLight))
	f := &fitter{}
	f.use(13, theme.TextFont())
	return f
}

// TestFitNeverOverflows holds the sum of letters against Fyne's own measure.
func TestFitNeverOverflows(t *testing.T) {
	f := openFitter(t)
	letters := []rune("aăâbcdđeêghiklmnoôơpqrstuưvxyẤỀỔỮỊỌỤẢẪ 0123456789/-.,AVTWYu\u0301")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(letters), 0, 80, -1).Draw(t, "text")
		width := rapid.Float32Range(0, 400).Draw(t, "width")
		bold := rapid.Bool().Draw(t, "bold")
		cut := f.fit(text, bold, width)
		got := fyne.MeasureText(cut, 13, fyne.TextStyle{Bold: bold}).Width
		if cut != ellipsis && got > width+0.5 {
			t.Fatalf("%q is %v wide, want at most %v", cut, got, width)
		}
		if kept, was := strings.CutSuffix(cut, ellipsis); was && !strings.HasPrefix(text, kept) {
			t.Fatalf("%q is not a beginning of %q", cut, text)
		}
	})
}

func TestFitWastesLittle(t *testing.T) {
	f := openFitter(t)
	text := "Ủy ban nhân dân xã Nghĩa Đàn, Quyết định về việc thành lập đoàn kiểm tra"
	for width := float32(30); width < 300; width += 7 {
		got := fyne.MeasureText(f.fit(text, false, width), 13, fyne.TextStyle{}).Width
		if got < width-24 {
			t.Errorf("width %v: only %v used", width, got)
		}
	}
}

func TestFitMakesOneLine(t *testing.T) {
	f := openFitter(t)
	if got := f.fit("Nơi nhận:\n\t- Như trên", false, 300); got != "Nơi nhận: - Như trên" {
		t.Errorf("fit = %q", got)
	}
}
