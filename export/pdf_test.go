package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"kycuong/register"
)

// letters are the vowels with every tone and the other letters of Vietnamese,
// in words that fit a cell.
const letters = "aàảãáạ ăằẳẵắặ âầẩẫấậ bcdđ eèẻẽéẹ êềểễếệ ghiìỉĩíị klmn oòỏõóọ ôồổỗốộ ơờởỡớợ pqrst uùủũúụ ưừửữứự vx yỳỷỹýỵ"

// testBook is a register of n documents with every letter in it.
func testBook(n int) Book {
	docs := make([]register.Document, n)
	for i := range docs {
		docs[i] = register.Document{ID: uint64(i + 1), Direction: register.Outgoing, Symbol: fmt.Sprintf("%02d/BC-UBND", i+1), Type: "BC",
			Date: register.MustDate("2025-01-02") + register.Date(i%300), Signed: register.MustDate("2025-01-02"), Issued: register.MustDate("2025-01-03"),
			Subject: fmt.Sprintf("Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội lần thứ %d", i+1),
			Signer:  "Nguyễn Thị Hòa", Signing: "KT.", Sender: register.Party{Code: "H41"}, Copies: 3,
			To: []register.Party{{Code: "H41.15"}, {Text: "Ban Quản lý dự án Nghĩa Đàn"}}}
	}
	if n > 3 {
		docs[0].Subject, docs[1].Subject = letters, strings.ToUpper(letters)
		docs[2].Subject = norm.NFD.String(letters + " và " + strings.ToUpper(letters))
		docs[3].Subject = "Ba\u0301o ca\u0301o (NFD) \\ \U0001F600 \x00\x07 {nb} =1+1 \u202e\ufeff \xff"
	}
	return RegisterBook(register.Outgoing, docs, testOrg(), testSettings(), register.MustDate("2025-01-01"), register.MustDate("2025-12-31"))
}

func TestEveryCellIsReadBackFromTheReport(t *testing.T) {
	report := Compliance(testInput())
	path, _ := pdfOf(t, report)
	text := textOf(t, path)
	want := []string{report.Head.Agency, nationName, nationMotto, "Số: 07/BC-VP", report.Head.Place, report.Kind, report.Subject, report.SignerName}
	for _, s := range report.Sections {
		want = append(want, s.Heading)
		for _, p := range s.Paragraphs {
			want = append(want, p.Text)
		}
	}
	for _, a := range report.Annexes {
		for _, p := range a.Parts {
			want = append(want, p.Text...)
			if p.Table != nil {
				for _, r := range p.Table.Rows {
					want = append(want, r.Cells...)
				}
			}
		}
	}
	missing(t, text, want)
	readBack(t, "qpdf", "--check", path)
	fonts := readBack(t, "pdffonts", path)
	if len(regexp.MustCompile(`yes \w+ +yes`).FindAllString(fonts, -1)) != 4 {
		t.Errorf("not every font is embedded with its letters:\n%s", fonts)
	}
}

func missing(t *testing.T, text string, want []string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, plain(printable(w))) {
			t.Errorf("not in the file: %q", w)
		}
	}
}

func TestEveryCellIsReadBackFromTheRegister(t *testing.T) {
	book := testBook(60)
	path, _ := pdfOf(t, book)
	text := textOf(t, path)
	for _, r := range book.Rows {
		for _, v := range r {
			missing(t, text, []string{v.String()})
		}
	}
	missing(t, text, []string{book.Title, book.Period, book.Closing, "(10)"})
	readBack(t, "qpdf", "--check", path)
}

func TestAnEmptyRegisterSaysSo(t *testing.T) {
	path, _ := pdfOf(t, testBook(0))
	missing(t, textOf(t, path), []string{"Trong kỳ không có văn bản nào được đăng ký."})
}

func TestALongSubjectRunsOverPages(t *testing.T) {
	book := testBook(1)
	var words []string
	for i := range 2500 {
		words = append(words, fmt.Sprintf("việc%d", i))
	}
	book.Rows[0][2] = text(strings.Join(words, " "))
	path, _ := pdfOf(t, book)
	got := textOf(t, path)
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Fatalf("%s is lost", w)
		}
	}
}

func TestSameContentSameBytes(t *testing.T) {
	report, book := Compliance(testInput()), testBook(40)
	_, first := pdfOf(t, report)
	_, firstBook := pdfOf(t, book)
	var all sync.WaitGroup
	for range 4 { // one after the other and side by side
		all.Go(func() {
			var a, b bytes.Buffer
			err := errors.Join(report.WritePDF(context.Background(), &a, made, nil), book.WritePDF(context.Background(), &b, made, nil))
			if err != nil || !bytes.Equal(a.Bytes(), first) || !bytes.Equal(b.Bytes(), firstBook) {
				t.Errorf("another file: %v", err)
			}
		})
	}
	all.Wait()
}

func TestACancelledExportLeavesTheEarlierFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Sổ đi.pdf")
	if err := os.WriteFile(path, []byte("earlier"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := ToFile(path, func(w io.Writer) error {
		return testBook(500).WritePDF(ctx, w, made, func(done, total int) {
			if done >= 200 {
				cancel()
			}
		})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want Canceled", err)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if kept, _ := os.ReadFile(path); string(kept) != "earlier" || len(entries) != 1 {
		t.Errorf("the earlier file is %q, %d files", kept, len(entries))
	}
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(blocked, "r.pdf"), filepath.Dir(blocked)} {
		err := ToFile(path, func(w io.Writer) error { return testBook(1).WritePDF(context.Background(), w, made, nil) })
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v", path, err)
		}
	}
	broken := errors.New("the disk is full")
	if err := testBook(1).WritePDF(context.Background(), failing{broken}, made, nil); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the writer", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// holdsWrap checks what every breaking into lines keeps.
func holdsWrap(t interface{ Fatalf(string, ...any) }, s string, limit int) {
	s = printable(s)
	lines := wrap(nil, regular, s, limit, limit)
	kept := ""
	for _, l := range lines {
		if l.width != units(regular, l.text) {
			t.Fatalf("%q is %d wide, not %d", l.text, units(regular, l.text), l.width)
		}
		if l.width > limit && utf8.RuneCountInString(l.text) > 1 {
			t.Fatalf("%q is wider than %d", l.text, limit)
		}
		kept += l.text
	}
	if squeezed(kept) != squeezed(s) {
		t.Fatalf("%q became %q", s, kept)
	}
}

func TestBrokenLinesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune(letters+"     /-.,;_ABC123"))).Draw(t, "text")
		holdsWrap(t, s, rapid.IntRange(500, 20000).Draw(t, "limit"))
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("Về việc 12/BC-UBND", 3000)
	f.Add("\xff\u0301\U0001F600", 10)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 0 || limit > 1e6 {
			limit = 1000
		}
		holdsWrap(t, s, limit)
	})
}
