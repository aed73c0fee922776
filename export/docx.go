package export

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// ErrNoDOCX says that a report has no text of its own to be written as DOCX.
var ErrNoDOCX = errors.New("only a report with a text of its own is written as .docx")

// WriteDOCX writes the text of the report, without its annexes, for offices that
// paste it into theirs: head, text, signature in the form of Decree 30/2020,
// appendix I, under named styles. What is in the file is plain WordprocessingML;
// there is no library for it that is looked after and free.
func (r Report) WriteDOCX(w io.Writer, made time.Time) error {
	if len(r.Sections) == 0 {
		return ErrNoDOCX
	}
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes}, {"_rels/.rels", docxRelations}, {"docProps/core.xml", r.docxProperties(made)},
		{"word/_rels/document.xml.rels", docxParts}, {"word/styles.xml", docxStyles}, {"word/header1.xml", docxPageNumber},
		{"word/document.xml", r.docxBody()},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: made.UTC()})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xml.Header+part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// docx collects the body of a document.
type docx struct{ strings.Builder }

// docxBody is the whole text in the order of the paper.
func (r Report) docxBody() string {
	var d docx
	d.WriteString(`<w:document ` + docxSpace + `><w:body>`)
	d.head(r.Head)
	d.paragraph("Title", r.Kind)
	d.paragraph("Subtitle", r.Subject)
	d.addressees(r.To)
	for i, s := range r.Sections {
		if s.Heading != "" {
			d.paragraph("Heading1", s.Heading)
		}
		for j, p := range s.Paragraphs {
			style := "Normal"
			switch {
			case p.Bold:
				style = "Heading2"
			case i == len(r.Sections)-1 && j == len(s.Paragraphs)-1:
				style = "Last" // the signature does not stand on a page of its own
			}
			d.paragraph(style, p.Text)
		}
	}
	d.signature(r.Signature, r.Copies)
	top, bottom, left, right := r.Paper.Margins()
	fmt.Fprintf(&d, `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`,
		twips(top), twips(right), twips(bottom), twips(left))
	d.WriteString(`</w:body></w:document>`)
	return d.String()
}

// twips are twentieths of a point.
func twips(mm float64) int { return int(math.Round(mm / 25.4 * 72 * 20)) }

// paragraph writes one; lines of a text are parted by line breaks.
func (d *docx) paragraph(style, text string) {
	d.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	for i, line := range strings.Split(text, "\n") {
		d.WriteString(`<w:r>`)
		if i > 0 {
			d.WriteString(`<w:br/>`)
		}
		d.WriteString(`<w:t xml:space="preserve">` + docxText(line) + `</w:t></w:r>`)
	}
	d.WriteString(`</w:p>`)
}

// docxText is a text as XML; what no program can show becomes the sign for that.
func docxText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// columns writes cells side by side, without lines, each filled by its own function.
func (d *docx) columns(widths []float64, cells ...func()) {
	d.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, mm := range widths {
		fmt.Fprintf(d, `<w:gridCol w:w="%d"/>`, twips(mm))
	}
	d.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, fill := range cells {
		fmt.Fprintf(d, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, twips(widths[i]))
		fill()
		d.WriteString(`</w:tc>`)
	}
	d.WriteString(`</w:tr></w:tbl>`)
}

// head writes agency and state side by side, number and place below.
func (d *docx) head(h Head) {
	widths := []float64{headLeft, 165 - headLeft}
	number := h.Number
	if number == "" {
		number = "        "
	}
	d.columns(widths, func() {
		if h.Superior != "" {
			d.paragraph("Superior", h.Superior)
		}
		d.paragraph("Agency", h.Agency)
		d.paragraph("Number", "Số: "+number+h.Symbol)
	}, func() {
		d.paragraph("Agency", nationName)
		d.paragraph("Motto", nationMotto)
		d.paragraph("Place", h.Place)
	})
}

// addressees writes one on the line of its label, several as a list.
func (d *docx) addressees(to []string) {
	switch len(to) {
	case 0:
	case 1:
		d.paragraph("Addressee", toLabel+" "+to[0])
	default:
		d.paragraph("AddresseeList", toLabel)
		for i, one := range to {
			d.paragraph("AddresseeList", "- "+strings.TrimSpace(one)+listEnd(i, len(to)))
		}
	}
}

// signature writes who gets copies beside who signs; two signatories stand above
// the copies.
func (d *docx) signature(s Signature, copies []string) {
	listed := func() {
		if len(copies) == 0 {
			d.paragraph("Copies", "")
			return
		}
		d.paragraph("CopiesLabel", copiesLabel)
		for i, one := range copies {
			d.paragraph("Copies", "- "+one+listEnd(i, len(copies)))
		}
	}
	signer := func(s Signature) func() {
		return func() {
			for _, line := range s.SignerTitle {
				d.paragraph("Signer", line)
			}
			d.paragraph("Signer", "\n\n\n")
			d.paragraph("Signer", s.SignerName)
		}
	}
	if s.Second == nil {
		d.columns([]float64{copiesWidth, 165 - copiesWidth}, listed, signer(s))
		d.paragraph("Copies", "") // Word wants a paragraph after a table
		return
	}
	d.columns([]float64{82.5, 82.5}, signer(*s.Second), signer(s))
	listed()
}

func (r Report) docxProperties(made time.Time) string {
	day := made.UTC().Format(time.RFC3339)
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + docxText(r.Title) + `</dc:title><dc:creator>` + docxText(r.Head.Agency) + `</dc:creator><dc:language>vi-VN</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + day + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + day + `</dcterms:modified></cp:coreProperties>`
}
