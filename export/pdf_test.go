package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
)

func TestEveryVietnameseLetterIsAmongTheLetters(t *testing.T) {
	marked := map[rune]bool{}
	for _, r := range letters + strings.ToUpper(letters) {
		if r > unicode.MaxASCII {
			marked[r] = true
		}
	}
	if len(marked) != 134 {
		t.Errorf("%d letters with marks, want 134", len(marked))
	}
}

func TestEveryCellIsReadBackFromTheReport(t *testing.T) {
	for name, change := range goldens {
		t.Run(name, func(t *testing.T) {
			in := testInput()
			change(&in)
			report := Compliance(in)
			path, _ := pdfOf(t, report)
			missing(t, textOf(t, path), printed(report))
			sound(t, path)
		})
	}
}

// printed is every text of a report that stands in its PDF.
func printed(r Report) []string {
	all := []string{r.Head.Agency, nationName, nationMotto, r.Head.Number, r.Head.Symbol, r.Head.Place, r.Kind, r.Subject, r.SignerName}
	all = append(append(append(all, r.To...), r.Copies...), r.SignerTitle...)
	for _, s := range r.Sections {
		all = append(all, s.Heading)
		for _, p := range s.Paragraphs {
			all = append(all, p.Text)
		}
	}
	for _, a := range r.Annexes {
		all = append(all, a.Number, a.Title, a.Reference)
		for _, p := range a.Parts {
			all = append(append(all, p.Heading), p.Text...)
			if p.Table == nil {
				continue
			}
			for _, c := range p.Table.Columns {
				all = append(all, c.Title)
			}
			for _, row := range p.Table.Rows {
				all = append(all, row.Cells...)
			}
		}
	}
	return all
}

// sound checks the file's structure, and that every font in it is ours,
// embedded, and says which letters its glyphs are.
func sound(t *testing.T, path string) {
	t.Helper()
	readBack(t, "qpdf", "--check", path)
	fonts := readBack(t, "pdffonts", path)
	lines := strings.Split(strings.TrimSpace(fonts), "\n")[2:] // below the titles
	for _, l := range lines {
		if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSerif\S* .* yes yes yes `).MatchString(l) {
			t.Errorf("a font is not Liberation Serif, embedded with its letters: %s", l)
		}
	}
	if len(lines) == 0 || len(lines) > len(faceStyles) {
		t.Errorf("%d fonts:\n%s", len(lines), fonts)
	}
}

func missing(t *testing.T, text string, want []string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, plain(regular.drawable(printable(w)))) {
			t.Errorf("not in the file: %q", w)
		}
	}
}

func TestTheHeadOfThePage(t *testing.T) {
	path, _ := pdfOf(t, Compliance(testInput()))
	lines := strings.Split(readBack(t, "pdftotext", "-raw", "-l", "1", path, "-"), "\n")
	for _, want := range []string{nationName, nationMotto, "VĂN PHÒNG", "Số: 07/BC-VP Nghệ An, ngày 05 tháng 02 năm 2026", "BÁO CÁO"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.TrimSpace(l) == want }) {
			t.Errorf("%q does not stand on one line", want)
		}
	}
	info := readBack(t, "pdfinfo", "-isodates", path)
	for _, want := range []string{"CreationDate:    2026-02-05T00:00:00Z", "ModDate:         2026-02-05T00:00:00Z", "Page size:       595.28 x 841.89 pts (A4)", "Title:           Tình hình"} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
}

// TestALongSubjectRunsOverPages has one of 10,000 characters.
func TestALongSubjectRunsOverPages(t *testing.T) {
	book := testBook(3)
	var words strings.Builder
	for i := 0; words.Len() < 10_000; i++ {
		fmt.Fprintf(&words, "việc%d ", i)
	}
	book.Rows[1][2] = text(words.String())
	path, _ := pdfOf(t, book)
	pages := strings.Split(readBack(t, "pdftotext", "-raw", path, "-"), "\f")
	if len(pages) < 4 {
		t.Errorf("%d pages, want several", len(pages)-1)
	}
	whole := " " + textOf(t, path) + " "
	for _, w := range strings.Fields(words.String()) {
		if !strings.Contains(whole, " "+w+" ") {
			t.Fatalf("%s is lost", w)
		}
	}
	missing(t, whole, []string{"03/BC-UBND", book.Closing})
	sound(t, path)
}

func TestHostileTextIsDrawn(t *testing.T) {
	hostile := []string{"\xff\xfe", "\x00\x1b[31m", "\U0001F600\U0010FFFF", "\u202eabc\u2066", strings.Repeat("a\u0301\u0323\u0302", 500),
		strings.Repeat("W", 3000), "\ufeff\u200b", "((((\\)) endstream endobj", "{nb} %s %d", "\ud7ff\ue000\uffff\ufffd", strings.Repeat("\n\r\t ", 900)}
	book := testBook(len(hostile))
	in := testInput()
	for i, s := range hostile {
		for col := range book.Rows[i] {
			book.Rows[i][col] = text(s)
		}
		in.Findings[i%len(in.Findings)].Message += s
		in.Settings.Agency, in.Settings.SignerName, in.Settings.CopiesTo = s, s, s
		path, _ := pdfOf(t, Compliance(in))
		readBack(t, "qpdf", "--check", path)
	}
	path, _ := pdfOf(t, book)
	missing(t, textOf(t, path), []string{"((((\\)) endstream endobj", "{nb} %s %d", book.Closing})
	readBack(t, "qpdf", "--check", path)
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

// FuzzDrawing puts a text into every field of a register and a report: both
// are drawn, are sound, and keep their last line.
func FuzzDrawing(f *testing.F) {
	for _, s := range []string{"Văn bản", "\U0001F600 中\ufffe", "\xff\u0301", strings.Repeat("Ưỡ", 700), "{nb} ((\\ %s", "\x00\r\n\t\u202e", "endstream endobj"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			return
		}
		book, in := testBook(3), testInput()
		book.Title, book.Period, book.Agency, book.Superior = s, s, s, s
		for _, row := range book.Rows {
			for col := range row {
				row[col] = text(s)
			}
		}
		for i := range in.Findings {
			in.Findings[i].Message = s
		}
		in.Settings.Agency, in.Settings.Superior, in.Settings.Place, in.Settings.SignerName, in.Settings.CopiesTo = s, s, s, s, s
		path, _ := pdfOf(t, book.WithoutData())
		missing(t, textOf(t, path), []string{plain(book.Closing)})
		readBack(t, "qpdf", "--check", path)
		path, _ = pdfOf(t, Compliance(in).WithoutData())
		readBack(t, "qpdf", "--check", path)
	})
}
