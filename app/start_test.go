package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/cli"
	"kycuong/store"

	"fyne.io/fyne/v2/test"
)

// openFaulty opens the window on a register that may not open.
func openFaulty(t *testing.T, dir string, open func(string, store.Options) (*store.Store, error)) *App {
	t.Helper()
	a := newApp(test.NewTempApp(t), Services{Open: open, spawn: func(work func()) { work() }}, dir, "Văn thư", "vi")
	t.Cleanup(a.stop)
	if err := a.open(); err == nil {
		t.Fatal("the register was opened")
	} else {
		a.showStartFault(err)
	}
	return a
}

// TestFaultsAtTheStartAreShown opens the window on registers it cannot use.
func TestFaultsAtTheStartAreShown(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		says  string
	}{
		"empty":     {func(t *testing.T, dir string) { damageFile(t, dir, nil) }, "trống"},
		"no folder": {func(t *testing.T, dir string) { blockFolder(t, dir) }, "Nguyên nhân"},
		"damaged":   {func(t *testing.T, dir string) { damageFile(t, dir, []byte("this is no register")) }, "các cách khôi phục"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dữ liệu")
			c.spoil(t, dir)
			a := openFaulty(t, dir, cli.Open)
			text := shownText(a.window.Content())
			if !strings.Contains(text, "Chưa mở được sổ") || !strings.Contains(text, c.says) {
				t.Errorf("the window says %q, want a word of %q", text, c.says)
			}
		})
	}
}

func TestANewerRegisterIsShown(t *testing.T) {
	a := openFaulty(t, t.TempDir(), func(dir string, _ store.Options) (*store.Store, error) {
		return nil, fmt.Errorf("open %s: %w", dir, store.ErrTooNew)
	})
	if text := shownText(a.window.Content()); !strings.Contains(text, "phiên bản mới hơn") {
		t.Errorf("the window says %q", text)
	}
}

// TestARegisterInUseCanBeTriedAgain closes the other program and goes on.
func TestARegisterInUseCanBeTriedAgain(t *testing.T) {
	dir := t.TempDir()
	other, err := cli.Open(dir, store.Options{Who: "another"})
	if err != nil {
		t.Fatal(err)
	}
	a := openFaulty(t, dir, cli.Open)
	if text := shownText(a.window.Content()); !strings.Contains(text, "đang") {
		t.Errorf("the window says %q", text)
	}
	tap(t, a.window.Content(), "Thử lại")
	if a.st != nil {
		t.Fatal("the register was opened twice")
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	tap(t, a.window.Content(), "Thử lại")
	if a.st == nil {
		t.Fatal("a second try does not open the register")
	}
	t.Cleanup(func() {
		if err := a.st.Close(); err != nil {
			t.Error(err)
		}
	})
	a.goTo(placeOutgoing)
	if text := shownText(a.current.(*registerScreen).content); !strings.Contains(text, "Ctrl+N") {
		t.Errorf("an empty register says %q", text)
	}
}

func damageFile(t *testing.T, dir string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "register.kycuong"), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func blockFolder(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(dir, []byte("a file in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
}
