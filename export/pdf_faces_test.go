package export

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"kycuong/register"
)

func fontFolder(t *testing.T, files ...[]byte) string {
	t.Helper()
	dir := t.TempDir()
	for i, raw := range files {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".TTF"), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestAnOfficesOwnFonts draws a report with another family, and refuses folders that
// would print boxes.
func TestAnOfficesOwnFonts(t *testing.T) {
	t.Cleanup(func() {
		if err := UseFonts(""); err != nil {
			t.Error(err)
		}
	})
	sans := fontFolder(t, liberationsansitalic.TTF, liberationsansregular.TTF, liberationsansbolditalic.TTF, liberationsansbold.TTF, []byte("no font"))
	if err := UseFonts(sans); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Compliance(testInput()).WritePDF(t.Context(), &out, made, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "báo cáo.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	fonts, err := exec.Command("pdffonts", path).Output()
	if err != nil || !strings.Contains(string(fonts), "LiberationSans-BoldItalic") || strings.Contains(string(fonts), "Serif") {
		t.Errorf("%s, %v", fonts, err)
	}
	if text := readBack(t, "pdftotext", "-raw", path, "-"); !strings.Contains(text, "Độc lập - Tự do - Hạnh phúc") {
		t.Errorf("it reads %q", text[:200])
	}
	for _, c := range []struct {
		folder string
		want   error
	}{
		{fontFolder(t, goregular.TTF, gobold.TTF, goitalic.TTF, gobolditalic.TTF), register.ErrFontLetters},
		{fontFolder(t, liberationsansregular.TTF, liberationsansbold.TTF), register.ErrFontFamily}, {t.TempDir(), register.ErrFontFamily},
		{filepath.Join(t.TempDir(), "không có"), os.ErrNotExist},
	} {
		if err := UseFonts(c.folder); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.folder, err, c.want)
		}
	}
	if current().folder != sans {
		t.Error("a refused folder changed the fonts")
	}
}

// TestPaperIsTheOffices moves the margins, lets two sign, and leaves a list that is
// too long to the data.
func TestPaperIsTheOffices(t *testing.T) {
	in := testInput()
	in.Settings.Paper = register.Paper{Left: 35, Top: 25, Right: 20, Bottom: 25, SecondTitle: "Người lập báo cáo", SecondName: "Lê Thị Mai", MostRows: 3}
	if fs := in.Settings.Paper.Validate(); len(fs) > 0 {
		t.Fatal(fs)
	}
	r := Compliance(in)
	r.Paper = in.Settings.Paper
	var out bytes.Buffer
	if err := r.WritePDF(t.Context(), &out, made, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "báo cáo.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(readBack(t, "pdftotext", "-layout", path, "-")), " ")
	for _, want := range []string{"NGƯỜI LẬP BÁO CÁO", "Lê Thị Mai", "nhiều hơn 3 dòng được in theo thiết lập"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on paper", want)
		}
	}
	const left, top = 35 * 72 / 25.4, 25 * 72 / 25.4 // points
	if margin := readBack(t, "pdftotext", "-x", "0", "-y", "0", "-W", "98", "-H", "842", "-l", "1", path, "-"); left < 98 || strings.TrimSpace(margin) != "" {
		t.Errorf("in the margin stands %q", margin)
	}
	if above := readBack(t, "pdftotext", "-x", "0", "-y", "0", "-W", "595", "-H", "66", "-l", "1", path, "-"); top < 66 || strings.TrimSpace(above) != "" {
		t.Errorf("above stands %q", above)
	}
	if fs := (register.Paper{Left: 29, Right: 21, MostRows: -1}).Validate(); len(fs) != 3 {
		t.Errorf("%v", fs)
	}
}
