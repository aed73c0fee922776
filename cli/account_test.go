package cli

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestASealedRegisterByCommands makes one, works with it as two people, loses the
// password and comes back by the recovery code.
func TestASealedRegisterByCommands(t *testing.T) {
	o := newOffice(t)
	t.Setenv(passwordVariable, "mật khẩu của Lan")
	out := o.must("", "create", "--user", "lan", "--full-name", "Trần Thị Lan", "--sealed")
	code := regexp.MustCompile(`[A-Z2-7]{4}(-[A-Z2-7]{4}){7}`).FindString(out)
	if code == "" {
		t.Fatalf("no recovery code in %q", out)
	}
	o.must("", "--user", "lan", "demo")
	o.must("mật khẩu của Minh\n", "--user", "lan", "account", "add", "minh", "--role", "reader")
	if a := o.run("", "search", "kế hoạch"); a.code != ExitFailed || !strings.Contains(a.err, "đăng nhập") {
		t.Errorf("without signing in: %+v", a)
	}
	if out := o.must("", "verify"); !strings.Contains(out, "được mã hóa") {
		t.Errorf("verify says %q", out)
	}
	if out := o.must("", "--user", "lan", "verify"); !strings.Contains(out, "văn bản") {
		t.Errorf("verify says %q", out)
	}
	raw, err := os.ReadFile(filepath.Join(o.dir, "register.kycuong"))
	if err != nil || strings.Contains(string(raw), "chương trình công tác") {
		t.Errorf("the file shows its documents, %v", err)
	}
	t.Setenv(passwordVariable, "mật khẩu của Minh")
	if out := o.must("", "--user", "minh", "search", "kế hoạch"); out == "" {
		t.Error("a reader finds nothing")
	}
	if a := o.run(`{"subject":"x"}`+"\n", "--user", "minh", "account", "disable", "lan"); a.code != ExitFailed || !strings.Contains(a.err, "quản trị") {
		t.Errorf("a reader disables: %+v", a)
	}
	if a := o.run("", "--user", "lan", "search", "kế hoạch"); a.code != ExitFailed || !strings.Contains(a.err, "mật khẩu không đúng") {
		t.Errorf("with the wrong password: %+v", a)
	}
	o.must(code+"\nmật khẩu mới của Lan\n", "account", "recover", "lan")
	t.Setenv(passwordVariable, "mật khẩu mới của Lan")
	if out := o.must("", "--user", "lan", "account", "list"); !strings.Contains(out, "minh\treader") {
		t.Errorf("the accounts are %q", out)
	}
}

// TestAFolderWithoutARegisterIsTold: it is neither whole nor backed up, and none is made.
func TestAFolderWithoutARegisterIsTold(t *testing.T) {
	o := newOffice(t)
	o.dir = filepath.Join(t.TempDir(), "gõ nhầm")
	for _, command := range []string{"verify", "backup", "salvage"} {
		o.refuses(ExitFailed, "", []string{command}, "không có sổ")
	}
	if _, err := os.Stat(o.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}
