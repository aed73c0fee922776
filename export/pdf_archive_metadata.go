package export

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// metadata writes what the file says of itself as XMP, word for word what the
// information dictionary says. It is not compressed: whoever looks for it may
// know nothing of PDF.
func (p *packer) metadata(a archive) int {
	packet := a.xmp()
	return p.put(p.reserve(), "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(packet), packet)
}

func (a archive) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
`)
	for _, e := range []struct{ text, form string }{
		{a.title, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"},
		{a.author, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n"},
		{a.subject, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n"},
		{a.stamp.String(), "<dc:identifier>%s</dc:identifier>\n"},
		{program, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n"},
		{program, "<pdf:Producer>%s</pdf:Producer>\n"},
	} {
		if text := said(e.text); text != "" {
			fmt.Fprintf(&b, e.form, escaped(text))
		}
	}
	fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", a.made.UTC().Format(time.RFC3339))
	fmt.Fprintf(&b, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n", a.part())
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // into memory
	return b.String()
}
