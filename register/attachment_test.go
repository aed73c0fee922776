package register

import (
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFileNamesAreMadeSafe(t *testing.T) {
	for name, want := range map[string]string{
		"Tờ trình 12.pdf": "Tờ trình 12.pdf", `C:\Users\Lan\Công văn.docx`: "Công văn.docx", "../../etc/passwd": "passwd", "/tmp/.bashrc": "bashrc",
		"a:b?c*.txt": "a_b_c_.txt", "CON.txt": "CON_.txt", "nul": "nul_", "": "_", "...": "_", "báo cáo. .pdf": "báo cáo.pdf", "x\u202Efdp.exe": "xfdp.exe",
		strings.Repeat("á", 300) + ".pdf": strings.Repeat("á", 116) + ".pdf",
	} {
		if got := CleanFileName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// TestASafeNameStaysSafe: whatever comes in, no folder comes out, and cleaning
// again changes nothing.
func TestASafeNameStaysSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := CleanFileName(rapid.StringN(0, 200, 600).Draw(t, "name"))
		if got == "" || got == "." || got == ".." || strings.ContainsAny(got, `/\<>:"|?*`) || filepath.Base(got) != got || strings.HasPrefix(got, ".") || len([]rune(got)) > maxFileName+1 {
			t.Fatalf("%q", got)
		}
		if again := CleanFileName(got); again != got {
			t.Fatalf("%q becomes %q", got, again)
		}
	})
}

func TestWhatRunsIsNotOpened(t *testing.T) {
	for name, want := range map[string]bool{"a.pdf": false, "a.docx": false, "a.EXE": true, "a.pdf.lnk": true, "a": false, "a.Ps1": true} {
		if got := (Attachment{Name: name}).IsRunnable(); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
