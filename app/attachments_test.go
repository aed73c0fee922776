package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// drop lets files fall on the window.
func drop(a *App, paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	a.dropped(fyne.Position{}, uris)
}

func fileWith(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreDroppedOnADocument(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := a.current.(*registerScreen)
	s.grid.Select(2)
	d, _ := s.rows.at(2)
	one, two := fileWith(t, "tờ trình.pdf", "một"), fileWith(t, "phụ lục.exe", "hai")
	drop(a, one, two)
	k.press(fyne.KeyEscape)
	if list := a.attachmentsOf(d); len(list) != 0 {
		t.Fatalf("%+v attached against the answer", list)
	}
	drop(a, one, two)
	k.press(fyne.KeyReturn)
	list := a.attachmentsOf(d)
	if len(list) != 2 || list[1].Name != "tờ trình.pdf" {
		t.Fatalf("%+v", list)
	}
	if text := shownText(s.detail.content); !strings.Contains(text, "tờ trình.pdf (5 B") {
		t.Errorf("the pane shows %q", text)
	}
	a.openAttachment(list[1])
	copied, err := filepath.Glob(filepath.Join(a.copies, "*", "tờ trình.pdf"))
	if err != nil || len(copied) != 1 {
		t.Fatalf("copies %v, %v", copied, err)
	}
	if raw, err := os.ReadFile(copied[0]); err != nil || string(raw) != "một" {
		t.Errorf("%q, %v", raw, err)
	}
	a.openAttachment(list[0]) // a program
	if len(a.asking) != 1 {
		t.Error("a program was opened without a word")
	}
	k.press(fyne.KeyEscape)
	drop(a, one)
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Error("the same file again was taken without a word")
	}
	k.press(fyne.KeyEscape)
	a.voidAttachment(list[1])
	k.write("Nhầm tệp")
	k.press(fyne.KeyReturn)
	if list = a.attachmentsOf(d); len(list) != 1 || strings.Contains(shownText(s.detail.content), "tờ trình.pdf") {
		t.Errorf("%+v", list)
	}
}

func TestFilesWaitForTheDocumentTheyBelongTo(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	e := a.current.(*entry)
	e.form.fill(register.Document{Direction: register.Outgoing, Type: "KH", Date: register.MustDate("2026-03-02"), Subject: "Kế hoạch kèm tệp", Sender: register.Party{Code: "H90"}, To: []register.Party{{Code: "H90.01"}}})
	drop(a, fileWith(t, "kế hoạch.docx", "nội dung"), fileWith(t, "nhầm.txt", "x"))
	if e.form.files.label.Text != "kế hoạch.docx, nhầm.txt" || !e.dirty {
		t.Errorf("waiting: %q", e.form.files.label.Text)
	}
	e.form.files.set(e.form.files.paths[:1])
	k.ctrl(fyne.KeyS)
	found, err := a.st.WithSymbol(e.proposed)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s: %v", e.proposed, err)
	}
	if list := a.attachmentsOf(found[0]); len(list) != 1 || list[0].Name != "kế hoạch.docx" {
		t.Errorf("%+v", list)
	}
}

func TestADirectiveIsDroppedOnItsScreen(t *testing.T) {
	a := openSample(t)
	a.showDirective()
	drop(a, "../intake/testdata/directive.txt")
	if s := a.current.(*directiveScreen); s.number.Text != "23/CT-UBND" || len(s.rows) == 0 {
		t.Errorf("%q, %d proposals", s.number.Text, len(s.rows))
	}
}

func TestSizesInWords(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1 KB", 1025: "2 KB", 1 << 20: "1,0 MB", 1_300_000: "1,2 MB", 200 << 20: "200,0 MB"} {
		if got := sizeWords(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
