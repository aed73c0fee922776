package export

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kycuong/register"
)

// pdfObjects are the objects of a file as qpdf reads them, by "obj:1 0 R" and
// "trailer".
type pdfObjects struct {
	t   *testing.T
	all map[string]struct {
		Value  any
		Stream struct{ Dict any }
	}
}

func objectsOf(t *testing.T, path string) pdfObjects {
	t.Helper()
	var doc struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	p := pdfObjects{t: t}
	if err := json.Unmarshal([]byte(readBack(t, "qpdf", "--json=2", "--json-key=qpdf", path)), &doc); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(doc.QPDF[1], &p.all); err != nil {
		t.Fatal(err)
	}
	return p
}

// at follows keys and places from an object, through references, and returns
// what stands there; nil for nothing.
func (p pdfObjects) at(from any, path ...any) any {
	for {
		if ref, ok := from.(string); ok && (ref == "trailer" || strings.HasSuffix(ref, " 0 R")) {
			o := p.all["obj:"+ref]
			if ref == "trailer" {
				o = p.all[ref]
			}
			if from = o.Value; from == nil {
				from = o.Stream.Dict
			}
			continue
		}
		if len(path) == 0 {
			return from
		}
		switch key := path[0].(type) {
		case string:
			dict, _ := from.(map[string]any)
			from = dict[key]
		case int:
			list, _ := from.([]any)
			if key >= len(list) {
				return nil
			}
			from = list[key]
		}
		path = path[1:]
	}
}

// text is a string of the file without the mark qpdf puts before it.
func (p pdfObjects) text(from any, path ...any) string {
	s, _ := p.at(from, path...).(string)
	return strings.TrimPrefix(s, "u:")
}

// archivedSamples are a report and a register of this package's tests.
func archivedSamples() map[string]writer {
	return map[string]writer{"report": Compliance(testInput()), "register": testBook(60), "slip": Slip(slipInput(KindReturn)),
		"report without data": Compliance(testInput()).WithoutData(), "register without data": testBook(60).WithoutData()}
}

func TestAPDFSaysWhatItIs(t *testing.T) {
	for name, w := range archivedSamples() {
		t.Run(name, func(t *testing.T) {
			path, raw := pdfOf(t, w)
			bare := strings.HasSuffix(name, "without data")
			header := "%PDF-1.7\n%"
			if bare {
				header = "%PDF-1.4\n%"
			}
			if !bytes.HasPrefix(raw, []byte(header)) {
				t.Errorf("it begins with %q", raw[:12])
			}
			p := objectsOf(t, path)
			catalog := p.at("trailer", "/Root")
			if got := p.text(catalog, "/Lang"); got != "vi-VN" {
				t.Errorf("the language is %q", got)
			}
			if outlined := p.at(catalog, "/Outlines") != nil; outlined != (p.text(catalog, "/PageMode") == "/UseOutlines") || outlined == (name == "slip") {
				t.Errorf("an outline is %v", outlined)
			}
			if p.at(catalog, "/ViewerPreferences", "/DisplayDocTitle") != true {
				t.Error("the title is not shown")
			}
			if p.text(catalog, "/OutputIntents", 0, "/S") != "/GTS_PDFA1" || p.at(catalog, "/OutputIntents", 0, "/DestOutputProfile", "/N") != 3.0 {
				t.Errorf("output intent %v", p.at(catalog, "/OutputIntents", 0))
			}
			if id := p.text("trailer", "/ID", 0); id == "" {
				t.Error("no ID")
			}
			sameInfo(t, p, raw, bare)
			if got := p.at(catalog, "/AF"); (got == nil) != bare {
				t.Errorf("associated files %v", got)
			}
		})
	}
}

// xmpPacket is what the test reads of the metadata.
type xmpPacket struct {
	Title       string `xml:"RDF>Description>title>Alt>li"`
	Creator     string `xml:"RDF>Description>creator>Seq>li"`
	Description string `xml:"RDF>Description>description>Alt>li"`
	Tool        string `xml:"RDF>Description>CreatorTool"`
	Producer    string `xml:"RDF>Description>Producer"`
	Created     string `xml:"RDF>Description>CreateDate"`
	Modified    string `xml:"RDF>Description>ModifyDate"`
	Part        string `xml:"RDF>Description>part"`
	Conformance string `xml:"RDF>Description>conformance"`
}

// sameInfo holds the metadata against the information dictionary.
func sameInfo(t *testing.T, p pdfObjects, raw []byte, bare bool) {
	t.Helper()
	if p.text("trailer", "/Root", "/Metadata", "/Subtype") != "/XML" || p.at("trailer", "/Root", "/Metadata", "/Filter") != nil {
		t.Error("the catalog leads to no plain metadata")
	}
	from, to := bytes.Index(raw, []byte("<x:xmpmeta")), bytes.Index(raw, []byte("<?xpacket end"))
	var m xmpPacket
	if err := xml.Unmarshal(raw[from:to], &m); err != nil {
		t.Fatal(err)
	}
	info := func(key string) string { return p.text("trailer", "/Info", key) }
	date := "2026-02-05T00:00:00Z"
	if info("/CreationDate") != "D:20260205000000Z" || info("/ModDate") != info("/CreationDate") || m.Created != date || m.Modified != date {
		t.Errorf("dates %s %s %s %s", info("/CreationDate"), info("/ModDate"), m.Created, m.Modified)
	}
	got := xmpPacket{Title: m.Title, Creator: m.Creator, Description: m.Description, Tool: m.Tool, Producer: m.Producer}
	want := xmpPacket{Title: info("/Title"), Creator: info("/Author"), Description: info("/Subject"), Tool: info("/Creator"), Producer: info("/Producer")}
	if got != want || m.Title == "" || m.Producer != program {
		t.Errorf("metadata %+v\ninformation %+v", got, want)
	}
	part := "3"
	if bare {
		part = "1"
	}
	if m.Part != part || m.Conformance != "B" {
		t.Errorf("part %s, conformance %s", m.Part, m.Conformance)
	}
}

func TestAPDFCarriesItsData(t *testing.T) {
	for name, w := range archivedSamples() {
		if strings.HasSuffix(name, "without data") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			path, _ := pdfOf(t, w)
			p := objectsOf(t, path)
			files, _ := p.at("trailer", "/Root", "/AF").([]any)
			if want := map[string]int{"slip": 1, "report": 2, "register": 2}[name]; len(files) != want {
				t.Fatalf("%d files, want %d", len(files), want)
			}
			for i, f := range files {
				if p.at("trailer", "/Root", "/Names", "/EmbeddedFiles", "/Names", 2*i+1) == nil {
					t.Error("a file is not among the names")
				}
				attached(t, p, f, path)
			}
			if len(files) == 1 {
				return
			}
			var book bytes.Buffer
			if err := w.WriteXLSX(context.Background(), &book, made); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(fileInside(t, path, ".xlsx"), book.Bytes()) {
				t.Error("the workbook inside is not the workbook beside")
			}
		})
	}
}

// TestAFontSaysWhichLettersItHas reads the map from characters to letters: no
// range may run over the end of a row of 256.
func TestAFontSaysWhichLettersItHas(t *testing.T) {
	path, _ := pdfOf(t, testBook(5))
	p := objectsOf(t, path)
	maps := 0
	for name := range p.all {
		ref, ok := p.at(strings.TrimPrefix(name, "obj:"), "/ToUnicode").(map[string]any)
		if !ok || ref == nil {
			continue
		}
		maps++
		number, _, _ := strings.Cut(p.all[name].Value.(map[string]any)["/ToUnicode"].(string), " ")
		ranges := regexp.MustCompile(`<(..)(..)> <(..)(..)> <(..)(..)>`).FindAllStringSubmatch(readBack(t, "qpdf", "--show-object="+number, "--filtered-stream-data", path), -1)
		for _, r := range ranges {
			if r[1] != r[3] || r[1] != r[5] || r[2] != r[6] || r[2] > r[4] {
				t.Errorf("range %v", r[0])
			}
		}
		if len(ranges) != 0x100-8 {
			t.Errorf("%d ranges", len(ranges))
		}
	}
	if maps != len(faceStyles) {
		t.Errorf("%d fonts have a map", maps)
	}
}

// attached checks how a file inside describes itself.
func attached(t *testing.T, p pdfObjects, f any, path string) {
	t.Helper()
	name := p.text(f, "/UF")
	mime := map[string]string{".json": mimeJSON, ".xlsx": mimeXLSX}[filepath.Ext(name)]
	if p.text(f, "/AFRelationship") != "/Data" || p.text(f, "/EF", "/F", "/Subtype") != "/"+mime || mime == "" || p.text(f, "/Desc") == "" {
		t.Errorf("%s: %v", name, p.at(f))
	}
	if !norm.NFC.IsNormalString(name) || name == p.text(f, "/F") {
		t.Errorf("it is called %q", name)
	}
	content := readBack(t, "qpdf", "--show-attachment="+p.text(f, "/F"), path)
	sum := md5.Sum([]byte(content))
	if got := p.text(f, "/EF", "/F", "/Params", "/CheckSum"); got != "b:"+hex.EncodeToString(sum[:]) && got != string(sum[:]) {
		t.Errorf("%s: digest %q, want %x", name, got, sum)
	}
	if p.at(f, "/EF", "/F", "/Params", "/Size") != float64(len(content)) || p.text(f, "/EF", "/F", "/Params", "/ModDate") != "D:20260205000000Z" {
		t.Errorf("%s: %v", name, p.at(f, "/EF", "/F", "/Params"))
	}
}

// fileInside is the content of the file inside whose name has that ending.
func fileInside(t *testing.T, path, ending string) []byte {
	t.Helper()
	for _, l := range strings.Split(readBack(t, "qpdf", "--list-attachments", path), "\n") {
		if name, _, _ := strings.Cut(l, " -> "); strings.HasSuffix(name, ending) {
			return []byte(readBack(t, "qpdf", "--show-attachment="+name, path))
		}
	}
	t.Fatalf("no %s inside", ending)
	return nil
}

func TestTheDataInsideAreThoseOfTheRegister(t *testing.T) {
	book := testBook(60)
	book.Scope.Unit, book.Rows[5][2] = `H41/"x`, text("<b> & \u2028 ©\uffff")
	path, _ := pdfOf(t, book)
	raw := fileInside(t, path, ".json")
	var data struct {
		Format, Kind, From, To, Made, Unit string
		Version                            int
		Tables                             []struct {
			Columns []string
			Rows    []jsonRow
		}
	}
	if err := json.Unmarshal(raw, &data); err != nil || !norm.NFC.IsNormal(raw) {
		t.Fatalf("%v\n%s", err, raw)
	}
	if data.Format != dataFormat || data.Version != 1 || data.Kind != "outgoing" || data.From != "2025-01-01" || data.To != "2025-12-31" || data.Made != "2026-02-05" || data.Unit != `H41/"x` {
		t.Errorf("%+v", data)
	}
	rows := data.Tables[len(data.Tables)-1].Rows
	if len(rows) != len(book.Rows) {
		t.Fatalf("%d rows, want %d", len(rows), len(book.Rows))
	}
	for i, r := range book.Rows {
		for col, v := range r {
			want := any(printable(v.Text))
			if v.Date != 0 {
				want = v.Date.ISO()
			} else if v.Count != 0 {
				want = float64(v.Count)
			}
			if rows[i].Cells[col] != want {
				t.Errorf("row %d, column %d: %v, want %v", i, col, rows[i].Cells[col], want)
			}
		}
	}
}

func TestTheDataInsideASlipAreWhatItLists(t *testing.T) {
	for name, r := range map[string]Report{"return": Slip(slipInput(KindReturn)), "reminder": Slip(slipInput(KindReminder))} {
		path, _ := pdfOf(t, r)
		var data struct{ Findings []jsonFinding }
		if err := json.Unmarshal(fileInside(t, path, ".json"), &data); err != nil {
			t.Fatal(err)
		}
		paragraphs := r.Sections[0].Paragraphs
		if len(data.Findings) != len(paragraphs)-2 || len(data.Findings) == 0 {
			t.Fatalf("%s: %d findings, %d paragraphs", name, len(data.Findings), len(paragraphs))
		}
		for i, f := range data.Findings {
			if !strings.HasPrefix(paragraphs[i+1].Text, strconv.Itoa(i+1)+". "+f.Message) {
				t.Errorf("%s: the data have %q, the paper %q", name, f.Message, paragraphs[i+1].Text)
			}
		}
	}
}

// TestTheOutlineLeadsToItsHeadings reads, from where each entry leads, what
// stands below.
func TestTheOutlineLeadsToItsHeadings(t *testing.T) {
	for name, w := range map[string]writer{"report": Compliance(testInput()), "tasks": TaskBook(taskInput(register.TaskOnce))} {
		t.Run(name, func(t *testing.T) {
			path, _ := pdfOf(t, w)
			p := objectsOf(t, path)
			root := p.at("trailer", "/Root", "/Outlines")
			n := entries(t, p, path, root)
			if first := p.at(root, "/Count"); n < 5 || first == nil {
				t.Errorf("%d entries, %v at first", n, first)
			}
		})
	}
}

// entries checks the entries below one and returns how many there are.
func entries(t *testing.T, p pdfObjects, path string, above any) int {
	t.Helper()
	n := 0
	for e := p.at(above, "/First"); e != nil; e = p.at(e, "/Next") {
		title := p.text(e, "/Title")
		page, height := pageOf(t, p, p.at(e, "/Dest", 0))
		y, _ := p.at(e, "/Dest", 3).(float64)
		below := readBack(t, "pdftotext", "-raw", "-f", page, "-l", page, "-x", "0", "-W", "2000", "-H", "2000", "-y", fmt.Sprint(int(height-y)), path, "-")
		_, words, numbered := strings.Cut(title, ". ")
		if !numbered {
			words = title
		}
		list := p.at(above, "/Title") == nil && title == TaskBook(taskInput(register.TaskOnce)).Sheet    // the table has no heading of its own
		if near := plain(below); !list && !strings.Contains(near[:min(len(near), 1000)], plain(words)) { // a chart has its title below
			t.Errorf("%q leads to page %s, %v: %.200q", title, page, y, below)
		}
		n += 1 + entries(t, p, path, e)
	}
	return n
}

// pageOf returns the number and the height of a page.
func pageOf(t *testing.T, p pdfObjects, page any) (string, float64) {
	t.Helper()
	kids, _ := p.at("trailer", "/Root", "/Pages", "/Kids").([]any)
	for i, kid := range kids {
		if fmt.Sprint(p.at(kid)) == fmt.Sprint(page) {
			height, ok := p.at(kid, "/MediaBox", 3).(float64)
			if !ok {
				height, _ = p.at("trailer", "/Root", "/Pages", "/MediaBox", 3).(float64)
			}
			return fmt.Sprint(i + 1), height
		}
	}
	t.Fatalf("%v is no page", page)
	return "", 0
}

// TestOddCharactersLast has characters of the whole plane drawn: those the fonts
// do not have stand as one sign they do have.
func TestOddCharactersLast(t *testing.T) {
	const dense = 0x2800 // below it nearly all the fonts have; above it some are enough
	var words strings.Builder
	for r, n := rune('!'), 0; r <= 0xFFFF; r, n = r+1+r/dense*2, n+1 {
		words.WriteRune(r)
		if n%20 == 0 {
			words.WriteByte(' ')
		}
	}
	book := testBook(5)
	book.Rows[4][2] = text(words.String())
	book.Title, book.Agency = "<Sổ & \"sách\"> \uffff\ufffe 中", "\u0301\U0001F600 ]]>"
	path, _ := pdfOf(t, book)
	sound(t, path)
	whole := textOf(t, path)
	missing(t, whole, []string{"Ỵ", string(missingGlyph), "U+4E2D"})
	if strings.Contains(whole, "中") {
		t.Error("a character that no font has was drawn")
	}
	for f := range faceStyles {
		if faces()[f].missing[missingGlyph] {
			t.Errorf("face %d has no sign for what it has not", f)
		}
	}
	if folder := os.Getenv("KYCUONG_PDFA"); folder != "" {
		_, raw := pdfOf(t, book.WithoutData())
		if err := os.WriteFile(filepath.Join(folder, "odd.1b.pdf"), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
