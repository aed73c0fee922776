package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheRegisterIsCheckedInTheWindow when it is whole, and when the archive of a closed
// year is gone.
func TestTheRegisterIsCheckedInTheWindow(t *testing.T) {
	a := openSample(t)
	top := func() string { return shownText(a.window.Canvas().Overlays().Top()) }
	a.openSettings(tabBackups)
	tap(t, a.shell.content, "Kiểm tra sổ")
	if text := top(); !strings.Contains(text, "nguyên vẹn") || !strings.Contains(text, "mục nhật ký") {
		t.Fatalf("a register that is whole is told %q", text)
	}
	a.answerAsked(true)
	first, err := a.firstYear()
	if err == nil {
		_, err = a.st.CloseYear(t.Context(), first, nil)
	}
	if err == nil {
		err = os.RemoveAll(filepath.Join(a.dir, "archive"))
	}
	if err != nil {
		t.Fatal(err)
	}
	a.verifyRegister()
	if text := top(); !strings.Contains(text, "Phát hiện 1 lỗi") || !strings.Contains(text, "Kho lưu trữ") {
		t.Errorf("a register without its archive is told %q", text)
	}
}
