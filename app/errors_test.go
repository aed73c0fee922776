package app

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kycuong/app/widgets"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestAFaultyRuleIsRefusedInWords: at the field that is wrong, in the language of the
// window.
func TestAFaultyRuleIsRefusedInWords(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	rb := rulebookOf(t, a)
	refused := func(want string) {
		t.Helper()
		if text := shownText(a.window.Canvas().Overlays().Top()); len(a.asking) != 1 || !strings.Contains(text, want) {
			t.Fatalf("%d questions: %s", len(a.asking), text)
		}
	}
	for _, edit := range []func(){func() { a.editRule(rb, 0) }, func() { a.editException(rb, 0) }} {
		edit()
		day, until := dayFields(a)
		day.SetText("01/01/2026")
		until.SetText("31/12/2025")
		k.press(fyne.KeyReturn)
		refused("Ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực.")
		if a.window.Canvas().Focused() != until {
			t.Error("the keyboard is elsewhere than at the last day")
		}
		k.press(fyne.KeyEscape)
	}
	for cause, want := range map[error]string{review.ErrBadRule: "chưa đầy đủ", review.ErrRulesOverlap: "cùng có hiệu lực"} {
		if _, text := a.errorWords("", fmt.Errorf("rule 3 R01: %w", cause)); !strings.Contains(text, want) || strings.Contains(text, "R01") {
			t.Errorf("%v is told as %q", cause, text)
		}
	}
}

// TestAFolderThatIsNotThereIsNamed: whoever exports learns which, and what to do.
func TestAFolderThatIsNotThereIsNamed(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	folder := filepath.Join(t.TempDir(), "không có")
	s.folder.SetText(folder)
	keyboard{t, a}.ctrl(fyne.KeyS)
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "Không có thư mục "+folder+". Hãy chọn thư mục khác.") {
		t.Errorf("told is %q", text)
	}
	for _, c := range []struct {
		cause error
		want  string
	}{
		{&fs.PathError{Op: "open", Path: "/root/x.pdf", Err: syscall.EACCES}, "Không có quyền ghi hoặc đọc ở /root. Hãy chọn thư mục khác."},
		{&fs.PathError{Op: "open", Path: filepath.Join(a.dir, "x.pdf"), Err: syscall.ENOENT}, "Không có tệp " + filepath.Join(a.dir, "x.pdf") + "."},
	} {
		if _, text := a.errorWords("", fmt.Errorf("write: %w", c.cause)); text != c.want {
			t.Errorf("%v is told as %q", c.cause, text)
		}
	}
}

// dayFields are the days of the question on the screen, first and last.
func dayFields(a *App) (first, last *widgets.DateEntry) {
	for _, x := range test.LaidOutObjects(a.window.Canvas().Overlays().Top()) {
		if day, ok := x.(*widgets.DateEntry); ok && first == nil {
			first = day
		} else if ok {
			last = day
		}
	}
	return first, last
}
