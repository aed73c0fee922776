package export

import "fmt"

// The parts of a DOCX file that are the same for every report.
const (
	docxSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	docxRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	docxParts = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>`

	// docxPageNumber stands above every page but the first.
	docxPageNumber = `<w:hdr ` + docxSpace + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`
)

// docxFont is set in every style: programs have fonts of their own for headings.
const docxFont = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>`

// docxStyle is one named style; sizes in points, lengths in millimetres.
type docxStyle struct {
	id, name     string
	size         float64
	bold, italic bool
	align        string  // both, center, left
	first        float64 // indent of the first line
	before       float64 // points
	after        float64
	keep         bool // with the paragraph that follows
	level        int  // of a heading in the outline
	under        bool // a line below
}

// docxStyles are the sizes and spaces of Decree 30/2020, appendix I.
var docxStyles = func() string {
	text := `<w:styles ` + docxSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` + docxFont + `<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>`
	for _, s := range []docxStyle{
		{id: "Normal", name: "Normal", size: bodySize, align: "both", first: indent, after: 6},
		{id: "Heading1", name: "heading 1", size: bodySize, bold: true, align: "both", first: indent, after: 6, keep: true, level: 1},
		{id: "Heading2", name: "heading 2", size: bodySize, bold: true, align: "both", first: indent, after: 6, keep: true, level: 2},
		{id: "Last", name: "Đoạn cuối", size: bodySize, align: "both", first: indent, after: 6, keep: true},
		{id: "Title", name: "Title", size: titleSize, bold: true, align: "center", before: 12},
		{id: "Subtitle", name: "Subtitle", size: titleSize, bold: true, align: "center", after: 14},
		{id: "Header", name: "header", size: 13, align: "center"},
		{id: "Superior", name: "Cơ quan chủ quản", size: headSize, align: "center"},
		{id: "Agency", name: "Cơ quan ban hành", size: headSize, bold: true, align: "center"},
		{id: "Motto", name: "Tiêu ngữ", size: headSize + 1, bold: true, align: "center", under: true},
		{id: "Number", name: "Số ký hiệu", size: headSize, align: "center", before: 8},
		{id: "Place", name: "Địa danh ngày tháng", size: headSize, italic: true, align: "center", before: 8},
		{id: "Addressee", name: "Kính gửi", size: bodySize, align: "center", after: 12},
		{id: "AddresseeList", name: "Kính gửi nhiều nơi", size: bodySize, align: "left", first: 30},
		{id: "Signer", name: "Người ký", size: signSize, bold: true, align: "center", keep: true},
		{id: "CopiesLabel", name: "Nơi nhận", size: copiesLabelSize, bold: true, italic: true, align: "left"},
		{id: "Copies", name: "Danh sách nơi nhận", size: copiesSize, align: "left"},
	} {
		text += s.xml()
	}
	return text + `</w:styles>`
}()

func (s docxStyle) xml() string {
	on := func(yes bool, tag string) string {
		if yes {
			return "<w:" + tag + "/>"
		}
		return ""
	}
	text := fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"%s><w:name w:val="%s"/>`, s.id, map[bool]string{true: ` w:default="1"`}[s.id == "Normal"], s.name)
	text += `<w:qFormat/><w:pPr>` + on(s.keep, "keepNext")
	if s.under {
		text += `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`
	}
	text += fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="%d"/><w:jc w:val="%s"/>`, int(s.before*20), int(s.after*20), twips(s.first), s.align)
	if s.level > 0 {
		text += fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, s.level-1)
	}
	return text + `</w:pPr><w:rPr>` + docxFont + on(s.bold, "b") + on(s.italic, "i") + fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`, int(s.size*2), int(s.size*2))
}
