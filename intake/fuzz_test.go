package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kycuong/register"
)

// holdsSource is what is true of every table that was read: each refusal has its row
// and its words, and what is accepted has its row.
func holdsSource(t *testing.T, src Source, accepted int) {
	t.Helper()
	if len(src.Rows) != accepted || !slices.IsSorted(src.Rows) {
		t.Fatalf("%d accepted of the rows %v", accepted, src.Rows)
	}
	for _, r := range append(src.Refused, src.Warnings...) {
		if r.Fault.Text == "" || r.Row < 0 {
			t.Fatalf("refused without words or place: %+v", r)
		}
	}
	for _, r := range src.Refused {
		if r.Row > 0 && slices.Contains(src.Rows, r.Row) {
			t.Fatalf("row %d is accepted and refused: %+v", r.Row, r)
		}
	}
}

// readTables reads a file as each kind of table and holds what comes out.
func readTables(t *testing.T, path string) {
	t.Helper()
	ctx, org := context.Background(), register.NewOrg([]register.Unit{{Code: "T", Name: "UBND tỉnh", Abbr: "UBND", Kind: register.KindCommittee, Level: register.LevelProvince}})
	for _, dir := range []register.Direction{register.Outgoing, register.Incoming} {
		if ds, err := ReadDocuments(ctx, path, dir, org, "T", nil); err == nil {
			holdsSource(t, ds.Source, len(ds.Documents))
			for _, d := range ds.Documents {
				if fs := d.Validate(); fs != nil || d.Direction != dir {
					t.Fatalf("%+v accepted with %v", d, fs)
				}
			}
		}
	}
	if us, err := ReadUnits(ctx, path, nil, nil); err == nil {
		for _, u := range us.Units {
			if fs := u.Validate(); fs != nil {
				t.Fatalf("%+v accepted with %v", u, fs)
			}
		}
	}
	if ts, err := ReadTasks(ctx, path, register.TaskOnce, org, register.MustDate("2026-01-02"), nil); err == nil {
		for _, x := range ts.Tasks {
			if fs := x.Validate(); fs != nil {
				t.Fatalf("%+v accepted with %v", x, fs)
			}
		}
	}
	if days, err := ReadCalendar(ctx, path, nil); err == nil {
		holdsSource(t, days.Source, len(days.Days))
	}
}

// FuzzCSV reads anything as each kind of table.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{unitsCSV, outgoingCSV, "\xFF\xFEM\x00", "Số đến;Ngày đến;Ngày văn bản;Trích yếu;Cơ quan gửi\n1;5/3/2026;46000;\"a\nb\";T\n",
		"Ngày;Loại;Nội dung\n01/01/2026;nghỉ;Tết\n", "Văn bản chỉ đạo,Nội dung,Đơn vị chủ trì,Hạn\n1/CT-UBND,Làm,T,31/02/2026\n"} {
		f.Add([]byte(s))
	}
	path := filepath.Join(f.TempDir(), "x.csv")
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := path + fmt.Sprint(os.Getpid()) + ".csv"
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		readTables(t, path)
	})
}

// FuzzXLSX reads a workbook whose sheet and texts are anything.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(sheetXML(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>46000</v></c><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>`)),
		[]byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Ngày văn bản</t></si><si><t>Trích yếu</t></si></sst>`))
	f.Add([]byte(sheetXML(`<row r="99999999"><c r="ZZZZ1" t="s"><v>-1</v></c></row>`)), []byte(`<sst/>`))
	f.Add([]byte(sheetXML(`<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"/></row>`)), []byte(""))
	path := filepath.Join(f.TempDir(), "x")
	f.Fuzz(func(t *testing.T, sheet, texts []byte) {
		path := path + fmt.Sprint(os.Getpid()) + ".xlsx"
		if err := os.WriteFile(path, workbook(t, sheet, texts), 0o600); err != nil {
			t.Fatal(err)
		}
		readTables(t, path)
	})
}

func sheetXML(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// workbook is the least a workbook needs, around a sheet and its texts.
func workbook(t testing.TB, sheet, texts []byte) []byte {
	const main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   string(sheet), "xl/sharedStrings.xml": string(texts),
	})
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, text := range files {
		out, err := w.Create(name)
		if err == nil {
			_, err = out.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// FuzzBook opens anything as a workbook.
func FuzzBook(f *testing.F) {
	f.Add(workbook(f, []byte(sheetXML("")), nil))
	f.Add([]byte("PK\x03\x04"))
	path := filepath.Join(f.TempDir(), "x")
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := path + fmt.Sprint(os.Getpid()) + ".xlsx"
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		readTables(t, path)
	})
}

// FuzzWord reads a .docx whose text is anything: it ends in a text, or in words.
func FuzzWord(f *testing.F) {
	f.Add(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>1. Giao Sở Y tế</w:t><w:tab/><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`)
	f.Add(`<!DOCTYPE a [<!ENTITY b "c">]><w:t>&b;</w:t>`)
	f.Fuzz(func(t *testing.T, document string) {
		text, err := textOfWord(zipped(t, map[string]string{"word/document.xml": document}))
		if err != nil {
			if !errors.Is(err, ErrNotText) && !errors.Is(err, ErrLongText) {
				t.Fatalf("textOfWord() error = %v", err)
			}
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Fatalf("textOfWord() = %q", text)
		}
		holdsDirective(t, text)
	})
}

// FuzzDecode: whatever the bytes, what comes out is text with single line ends, and
// text in UTF-8 that says so by its letters stays what it was.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"Uû ban nh©n d©n tØnh NghÖ An", "Uyû ban nhaân daân tænh Ngheä An", "\xFF\xFEa\x00\r\x00\n\x00", "\xFE\xFF\x00a", "Ủy ban\r\nnhân dân", "\xEF\xBB\xBFđ", "a\x00\x00\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, enc := Decode(raw)
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00\u2028") || enc == "" {
			t.Fatalf("Decode(%q) = %q, %s", raw, text, enc)
		}
		plain := "Ủy ban nhân dân: " + strings.Trim(text, "\uFEFF")
		if again, enc := Decode([]byte(plain)); again != plain || enc != UTF8 {
			t.Fatalf("Decode(%q) = %q, %s", plain, again, enc)
		}
	})
}
