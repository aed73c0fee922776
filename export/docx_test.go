package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// docxParagraphs reads a DOCX file back: every part must be well-formed XML; the
// paragraphs of the body are returned, blank ones left out.
func docxParagraphs(t *testing.T, file []byte) (list []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(r)
		var paragraph strings.Builder
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if f.Name != "word/document.xml" {
				continue
			}
			switch x := token.(type) {
			case xml.CharData:
				paragraph.Write(x)
			case xml.EndElement:
				if x.Name.Local == "br" {
					paragraph.WriteByte('\n')
				}
				if text := strings.TrimSpace(paragraph.String()); x.Name.Local == "p" {
					if text != "" {
						list = append(list, text)
					}
					paragraph.Reset()
				}
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func docxOf(t *testing.T, r Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteDOCX(&b, time.Date(2026, 2, 5, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTheTextAsDOCX: every sentence stands there once, in the order of the paper, and
// the same report gives the same bytes.
func TestTheTextAsDOCX(t *testing.T) {
	for name, change := range goldens {
		t.Run(name, func(t *testing.T) {
			in := testInput()
			change(&in)
			r := Compliance(in)
			file := docxOf(t, r)
			if !bytes.Equal(file, docxOf(t, r)) {
				t.Error("the same report gives other bytes")
			}
			got := docxParagraphs(t, file)
			var want []string
			for _, s := range r.Sections {
				want = append(want, s.Heading) // blank above the opening
				for _, p := range s.Paragraphs {
					want = append(want, p.Text)
				}
			}
			at := slices.Index(got, r.Subject)
			if at < 0 {
				t.Fatalf("the subject is missing: %q", got)
			}
			for _, text := range slices.DeleteFunc(want, func(text string) bool { return text == "" }) {
				next := slices.Index(got[at:], strings.TrimSpace(text))
				if next < 0 {
					t.Fatalf("%q is missing, or out of order", text)
				}
				at += next
			}
			if r.SignerName != "" && !slices.Contains(got[at:], r.SignerName) {
				t.Errorf("%q does not sign", r.SignerName)
			}
		})
	}
}

func TestHostileTextsAsDOCX(t *testing.T) {
	r := Compliance(testInput())
	for _, text := range []string{"<w:t>&amp;]]></w:t>", "\x00\x01\x1b\ufffe", "\xff\xfe", "😀 é\u0301", strings.Repeat("á", 10_000), ""} {
		r.Sections = []Section{{Heading: "Đầu " + text, Paragraphs: []Paragraph{{Text: text}, {Text: "cuối"}}}}
		r.To, r.Copies, r.SignerName = []string{text}, []string{text}, text
		got := docxParagraphs(t, docxOf(t, r))
		if !slices.Contains(got, "cuối") {
			t.Errorf("%.20q: the rest is lost", text)
		}
	}
}

func TestATableIsNotWrittenAsDOCX(t *testing.T) {
	if err := (Report{}).WriteDOCX(io.Discard, time.Time{}); !errors.Is(err, ErrNoDOCX) {
		t.Errorf("%v", err)
	}
}
