package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kycuong/export"
	"kycuong/register"
	"kycuong/store"
)

// archived are the reports of the sample office whose PDF is looked into: every
// kind there is.
var archived = map[string]export.Request{
	"compliance":         {Kind: export.KindCompliance},
	"compliance of unit": {Kind: export.KindCompliance, Unit: "H90"},
	"outgoing":           {Kind: export.KindOutgoing},
	"outgoing, bound":    {Kind: export.KindOutgoing, Bound: true},
	"incoming":           {Kind: export.KindIncoming},
	"tracking":           {Kind: export.KindTracking},
	"tasks":              {Kind: export.KindTasks},
	"programme":          {Kind: export.KindProgramme},
	"ranking":            {Kind: export.KindRanking},
	"reminder":           {Kind: export.KindReminder, Unit: "H90.01", Number: "12"},
	"return":             {Kind: export.KindReturn, Unit: "H90.04.01"},
	"case":               {Kind: export.KindCase, Unit: "H90.04.01"},
}

// TestPDFsLast writes every kind of report as PDF/A-3b, with its data inside,
// and as PDF/A-1b, without; scripts/check_pdfa.sh names a folder to keep them in
// and has the latter validated. What the validator knows nothing of, and that it
// looks at the same pages, is checked here.
func TestPDFsLast(t *testing.T) {
	folder := os.Getenv("KYCUONG_PDFA")
	if folder == "" {
		folder = t.TempDir()
	}
	o := sampleOffice(t)
	st, err := Open(o.dir, store.Options{Who: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() // the test is over
	for name, req := range archived {
		t.Run(name, func(t *testing.T) {
			req.From, req.To, req.AsOf = register.MustDate("2025-01-01"), register.MustDate("2025-12-31"), register.DateOf(testDay)
			if req.Kind.IsSlip() {
				req.From = register.MustDate("2023-01-01")
			}
			whole, bare := filepath.Join(folder, name+".3b.pdf"), filepath.Join(folder, name+".1b.pdf")
			if err := WriteReport(context.Background(), st, req, whole, nil); err != nil {
				t.Fatal(err)
			}
			writeBare(t, st, req, bare)
			for _, path := range []string{whole, bare} {
				tool(t, "qpdf", "--check", path)
			}
			samePages(t, whole, bare)
			everythingIsPrinted(t, whole)
		})
	}
}

func writeBare(t *testing.T, st *store.Store, req export.Request, path string) {
	t.Helper()
	content, err := contentOf(st, req)
	if err != nil {
		t.Fatal(err)
	}
	switch r := content.(type) {
	case export.Report:
		content = r.WithoutData()
	case export.Book:
		content = r.WithoutData()
	}
	err = export.ToFile(path, func(w io.Writer) error {
		return content.WritePDF(context.Background(), w, req.AsOf.Time(), nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func tool(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out, errs.Bytes())
	}
	return out
}

var (
	object     = regexp.MustCompile(`(?ms)^(\d+) 0 obj\n.*?\nendobj$`)
	part       = regexp.MustCompile(`<pdfaid:part>\d</pdfaid:part>`)
	dataKeys   = regexp.MustCompile(`/AF \[.*\]\n/Names <<.*>>\n`)
	dataObject = regexp.MustCompile(`^\d+ 0 obj\n<</Type /(EmbeddedFile|Filespec) `)
	characters = regexp.MustCompile(`/CIDSet (\d+) 0 R`)
)

// samePages checks that two files differ in nothing but the data inside: each
// object of the one stands in the other byte by byte, but for the part of the
// standard it names, the keys that lead to the data, and the lists of characters
// only PDF/A-1 has.
func samePages(t *testing.T, whole, bare string) {
	t.Helper()
	shared := func(path string) map[string]string {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list := map[string]string{}
		for _, m := range object.FindAllSubmatch(raw, -1) {
			if !dataObject.Match(m[0]) {
				b := dataKeys.ReplaceAll(part.ReplaceAll(m[0], nil), nil)
				list[string(m[1])] = string(characters.ReplaceAll(b, nil))
			}
		}
		for _, m := range characters.FindAllSubmatch(raw, -1) {
			delete(list, string(m[1]))
		}
		return list
	}
	pages, want := shared(whole), shared(bare)
	if len(want) < 20 || !maps.Equal(pages, want) {
		t.Errorf("%d objects with data, %d without, or another one", len(pages), len(want))
	}
}

// archivedData is what the test reads of the JSON inside.
type archivedData struct {
	Kind string `json:"kind"`
	Text []struct {
		Heading    string   `json:"heading"`
		Paragraphs []string `json:"paragraphs"`
	} `json:"text"`
	Findings []struct {
		Symbol  string `json:"symbol"`
		Message string `json:"message"`
	} `json:"findings"`
	Tables []struct {
		Title   string   `json:"title"`
		Columns []string `json:"columns"`
		Rows    []struct {
			Group string `json:"group"`
			Cells []any  `json:"cells"`
		} `json:"rows"`
	} `json:"tables"`
	Charts []struct {
		Title string `json:"title"`
		Rows  []struct {
			Label string `json:"label"`
		} `json:"rows"`
	} `json:"charts"`
}

// everythingIsPrinted holds the data inside a PDF against what pdftotext reads
// on its pages: every paragraph, and every row of every table in one piece.
func everythingIsPrinted(t *testing.T, path string) {
	t.Helper()
	raw := attachedFile(t, path, ".json")
	if !norm.NFC.IsNormal(raw) {
		t.Error("the data are not NFC")
	}
	var data archivedData
	if err := json.Unmarshal(raw, &data); err != nil {
		t.Fatal(err)
	}
	text := rawText(t, path)
	want := func(words string) {
		if w := unbroken(words); !strings.Contains(text, w) {
			t.Errorf("not on the pages: %q", w)
		}
	}
	lines := 0
	for _, s := range data.Text {
		for _, p := range s.Paragraphs {
			lines++
			want(p)
		}
	}
	for _, table := range data.Tables {
		for _, r := range table.Rows {
			lines++
			want(printedRow(r.Cells))
		}
	}
	for _, f := range data.Findings {
		want(f.Symbol)
		want(f.Message)
	}
	for _, chart := range data.Charts {
		want(chart.Title)
		for _, r := range chart.Rows {
			want(r.Label)
		}
	}
	if lines < 3 {
		t.Errorf("%d lines of data", lines)
	}
}

// printedRow is a row of the data as the pages have it.
func printedRow(cells []any) string {
	words := make([]string, len(cells))
	for i, c := range cells {
		words[i] = fmt.Sprint(c)
		if d, err := register.ParseDate(words[i]); err == nil {
			words[i] = d.String()
		}
	}
	return strings.Join(words, " ")
}

// attachedFile is the file inside a PDF whose name has that ending.
func attachedFile(t *testing.T, path, ending string) []byte {
	t.Helper()
	for _, line := range strings.Split(string(tool(t, "qpdf", "--list-attachments", path)), "\n") {
		if name, _, _ := strings.Cut(line, " -> "); strings.HasSuffix(name, ending) {
			return tool(t, "qpdf", "--show-attachment="+name, path)
		}
	}
	t.Fatalf("no %s inside", ending)
	return nil
}

// rawText is what pdftotext reads in the order it was drawn, without the
// numbers of the pages.
func rawText(t *testing.T, path string) string {
	t.Helper()
	raw := string(tool(t, "pdftotext", "-raw", path, "-"))
	if !norm.NFC.IsNormalString(raw) {
		t.Error("the text on the pages is not NFC")
	}
	pages := strings.Split(raw, "\f")
	for i, p := range pages {
		pages[i] = strings.TrimSuffix(strings.TrimSpace(p), fmt.Sprintf("\n%d", i+1))
	}
	return unbroken(strings.Join(pages, " "))
}

var afterSign = regexp.MustCompile(`([/\-.,;_]) `)

// unbroken makes white space single blanks, and none after a sign, where a line
// may end.
func unbroken(s string) string {
	return afterSign.ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
}
