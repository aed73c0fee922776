package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"kycuong/register"

	"golang.org/x/text/encoding/charmap"
)

// edxmlDay is the day the tests live on.
var edxmlDay = register.MustDate("2025-11-03")

func edxmlDesk() Desk {
	unit := func(code, name, abbr, superior string, level register.Level, kind register.Kind) register.Unit {
		return register.Unit{Code: code, Name: name, Abbr: abbr, Superior: superior, Level: level, Kind: kind}
	}
	old := unit("H40.05", "Sở Kế hoạch và Đầu tư", "SKHĐT", "H40", register.LevelProvince, register.KindDepartment)
	old.To = register.MustDate("2025-02-28")
	return Desk{Office: "H40.15", Today: edxmlDay, Org: register.NewOrg([]register.Unit{old,
		unit("H40", "UBND tỉnh Thanh Lĩnh", "UBND", "G01", register.LevelProvince, register.KindCommittee),
		unit("H40.15", "Sở Nội vụ", "SNV", "H40", register.LevelProvince, register.KindDepartment),
		unit("H40.14", "Sở Tài chính", "STC", "H40", register.LevelProvince, register.KindDepartment),
		unit("H40.33.25", "UBND xã An Hạ", "", "H40", register.LevelCommune, register.KindCommittee),
		unit("G01", "Bộ Nội vụ", "BNV", "", register.LevelCentral, register.KindMinistry),
	})}
}

// message is the text of a message like those that offices exchange; the pieces
// replace its own.
type message struct{ from, to, code, id, date, kind, subject, more, trace, business string }

// edxmlText writes it with a namespace and a prefix, "" for none.
func (x message) text(space, prefix string) string {
	or := func(own, usual string) string {
		if own != "" {
			return own
		}
		return usual
	}
	body := `<edXMLHeader><MessageHeader>` +
		`<From>` + or(x.from, `<OrganId>000.00.14.H40</OrganId><OrganizationInCharge>UBND tỉnh Thanh Lĩnh</OrganizationInCharge><OrganName>Sở Tài chính</OrganName><OrganAdd>Số 1 đường Hòa Bình</OrganAdd><Email>stc@example.vn</Email><Telephone></Telephone><Fax/><Website/>`) + `</From>` +
		or(x.to, `<To><OrganId>000.00.15.H40</OrganId><OrganName>Sở Nội vụ</OrganName></To>`) +
		`<DocumentId>` + or(x.id, `000.00.14.H40,2025/10/28,8/BC-STC`) + `</DocumentId>` +
		`<Code>` + or(x.code, `<CodeNumber>8</CodeNumber><CodeNotation>BC-STC</CodeNotation>`) + `</Code>` +
		`<PromulgationInfo><Place>Thanh Lĩnh</Place><PromulgationDate>` + or(x.date, `2025/10/28`) + `</PromulgationDate></PromulgationInfo>` +
		`<DocumentType>` + or(x.kind, `<Type>2</Type><TypeDetail>3</TypeDetail><TypeName>Báo cáo</TypeName>`) + `</DocumentType>` +
		`<Subject>` + or(x.subject, `Kết quả giải ngân vốn đầu tư công quý III năm 2025`) + `</Subject>` +
		or(x.more, `<SignerInfo><Competence>KT. GIÁM ĐỐC</Competence><Position>Phó Giám đốc</Position><FullName>Nguyễn Thị Hà</FullName></SignerInfo><DueDate>2025/11/10</DueDate>`+
			`<ToPlaces><Place>- Như trên;</Place><Place>- UBND tỉnh (để báo cáo);</Place><Place>- Lưu: VT, NS.</Place></ToPlaces>`+
			`<OtherInfo><Priority>0</Priority><SphereOfPromulgation>Liên thông văn bản</SphereOfPromulgation><TyperNotation>NTH</TyperNotation><PromulgationAmount>5</PromulgationAmount><PageAmount>12</PageAmount><Direction>false</Direction><Appendixes><Appendix>Phụ lục 1</Appendix></Appendixes></OtherInfo><SteeringType>0</SteeringType>`) +
		`</MessageHeader><TraceHeaderList>` + or(x.trace, `<TraceHeader><OrganId>000.00.14.H40</OrganId><Timestamp>2025/10/28 16:40:00</Timestamp></TraceHeader><TraceHeader><OrganId>000.00.00.H40</OrganId><Timestamp>2025/10/29 07:31:00</Timestamp></TraceHeader>`) +
		`<Bussiness>` + or(x.business, `<BussinessDocType>0</BussinessDocType><BussinessDocReason>Văn bản mới</BussinessDocReason><Paper>0</Paper>`) + `</Bussiness></TraceHeaderList>` +
		`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><DigestValue>q83v</DigestValue></SignedInfo></Signature></edXMLHeader>` +
		`<edXMLBody><edXMLManifest version="1.0"><Reference><AttachmentName>8_BC-STC.pdf</AttachmentName></Reference><Reference><AttachmentName>pl.xlsx</AttachmentName></Reference></edXMLManifest></edXMLBody>`
	if prefix != "" {
		for _, p := range [][2]string{{"</", "\x01"}, {"<", "<" + prefix + ":"}, {"\x01", "</" + prefix + ":"}, {"<" + prefix + ":Signature", "<Signature"}, {"</" + prefix + ":Signature>", "</Signature>"},
			{"<" + prefix + ":SignedInfo", "<SignedInfo"}, {"</" + prefix + ":SignedInfo>", "</SignedInfo>"}, {"<" + prefix + ":DigestValue", "<DigestValue"}, {"</" + prefix + ":DigestValue>", "</DigestValue>"}} {
			body = strings.ReplaceAll(body, p[0], p[1])
		}
	}
	files := `<AttachmentEncoded><Attachment><ContentType>pdf</ContentType><ContentTransferEncoded>JVBERi0xLjcK</ContentTransferEncoded></Attachment><Attachment><ContentTransferEncoded>UEsDBBQ=</ContentTransferEncoded></Attachment></AttachmentEncoded>`
	switch {
	case prefix != "":
		return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>%s<edXML xmlns="%s"><%s:edXMLEnvelope xmlns:%s="%s">%s</%s:edXMLEnvelope>%s</edXML>%s`, "\n", space, prefix, prefix, space, body, prefix, files, "\n")
	case space != "":
		return fmt.Sprintf(`<edXML xmlns="%s"><edXMLEnvelope>%s</edXMLEnvelope>%s</edXML>`, space, body, files)
	}
	return `<edXML><edXMLEnvelope>` + body + `</edXMLEnvelope>` + files + `</edXML>`
}

const (
	qcvn = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
	eDoc = "http://www.go.vn/eDoc"
)

func (x message) read() EdXML {
	return edxmlDesk().ParseEdXML("m.edxml", []byte(x.text(qcvn, "edXML")))
}

// reasonsOf writes refusals or warnings as line/element: reason.
func reasonsOf(list []Refusal) string {
	var lines []string
	for _, r := range list {
		lines = append(lines, fmt.Sprintf("%d/%s: %s", r.Row, r.Column, register.Fill(r.Fault.Text, r.Fault.Args)))
	}
	return strings.Join(lines, "\n")
}

func mustRead(t *testing.T, m EdXML) register.Document {
	t.Helper()
	if !m.Accepted() {
		t.Fatalf("refused: %s", reasonsOf(m.Refused))
	}
	return m.Document
}

// TestEdXMLBecomesADocument reads one message in every way its elements are
// written.
func TestEdXMLBecomesADocument(t *testing.T) {
	want := register.Document{UID: "edxml:H40.14,2025-10-28,8/bc-stc", Direction: register.Incoming, Symbol: "08/BC-STC", Date: register.MustDate("2025-10-28"), Type: "BC",
		Subject: "Kết quả giải ngân vốn đầu tư công quý III năm 2025", Signer: "Nguyễn Thị Hà", Signing: "KT.", Sender: register.Party{Code: "H40.14", Text: "Sở Tài chính"},
		To: []register.Party{{Code: "H40.15", Text: "Sở Nội vụ"}}, CC: []register.Party{{Code: "H40", Text: "UBND tỉnh (để báo cáo)"}},
		ReplyDue: register.MustDate("2025-11-10"), Copies: 5, Pages: 12, Arrived: register.MustDate("2025-10-29")}
	for _, way := range []struct{ space, prefix string }{{qcvn, "edXML"}, {qcvn, "ns2"}, {qcvn, ""}, {eDoc, "e"}, {eDoc, ""}, {"", ""}} {
		t.Run(way.space+"/"+way.prefix, func(t *testing.T) {
			m := edxmlDesk().ParseEdXML("m.edxml", []byte(message{}.text(way.space, way.prefix)))
			if got := mustRead(t, m); !reflect.DeepEqual(got, want) {
				t.Errorf("got\n%+v\nwant\n%+v", got, want)
			}
			if m.Attachments != 2 || len(m.Warnings) != 0 {
				t.Errorf("%d attachments, warnings %s", m.Attachments, reasonsOf(m.Warnings))
			}
		})
	}
}

// TestEdXMLShowsTheWayOfEveryElement: what was read as what, and what was not.
func TestEdXMLShowsTheWayOfEveryElement(t *testing.T) {
	m := message{}.read()
	var lines []string
	for _, l := range m.Lines {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", l.Element, l.Field, l.Value, l.Why.Text))
	}
	got := strings.Join(lines, "\n")
	for _, want := range []string{
		"From/OrganId sender Sở Tài chính", "From/Email   Ways to reach an agency", "To/OrganName to Sở Nội vụ", "Code/CodeNumber symbol 08/BC-STC", "DocumentId uid edxml:H40.14",
		"PromulgationInfo/Place   The register has no field", "PromulgationInfo/PromulgationDate date 28/10/2025", "DocumentType/TypeName type Báo cáo", "SignerInfo/Competence signing KT.",
		"SignerInfo/Position   The register has no field", "ToPlaces/Place   It names nobody", "ToPlaces/Place[2] cc UBND tỉnh (để báo cáo)", "OtherInfo/TyperNotation   The register",
		"OtherInfo/Appendixes/Appendix   The register", "TraceHeaderList/TraceHeader[2]/Timestamp arrived 29/10/2025", "TraceHeaderList/TraceHeader/Timestamp   An earlier stop",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Digest") {
		t.Errorf("a signature is told:\n%s", got)
	}
	if !slices.IsSortedFunc(m.Lines, func(a, b EdXMLLine) int { return a.at.order - b.at.order }) {
		t.Error("not in the order of the file")
	}
}

// TestEdXMLMapping sets pieces of a message against what becomes of them.
func TestEdXMLMapping(t *testing.T) {
	to := func(code, name string) string {
		return "<To><OrganId>" + code + "</OrganId><OrganName>" + name + "</OrganName></To>"
	}
	from := func(code, name string) string {
		return "<OrganId>" + code + "</OrganId><OrganName>" + name + "</OrganName>"
	}
	more := func(inner string) string { return "<DueDate/>" + inner }
	for name, c := range map[string]struct {
		x       message
		got     func(register.Document) any
		want    any
		warning string
	}{
		"own office sends":    {message{from: from("H40.15", "Sở Nội vụ")}, func(d register.Document) any { return [2]any{d.Direction, d.Arrived} }, [2]any{register.Outgoing, register.Date(0)}, ""},
		"old code, no name":   {message{from: from("000.00.14.H40", "")}, func(d register.Document) any { return d.Sender.Code }, "H40.14", ""},
		"zeros left out":      {message{from: from("25.33.H40", "")}, func(d register.Document) any { return d.Sender.Code }, "H40.33.25", ""},
		"name only":           {message{from: "<OrganName>uỷ ban nhân dân xã An Hạ</OrganName>"}, func(d register.Document) any { return d.Sender.Code }, "H40.33.25", ""},
		"name before code":    {message{from: from("H40.15", "Sở Tài chính")}, func(d register.Document) any { return d.Sender.Code }, "H40.14", "the name counts"},
		"unknown agency":      {message{from: from("H99.01", "Công ty Nước sạch")}, func(d register.Document) any { return d.Sender }, register.Party{Text: "Công ty Nước sạch"}, "not a known unit"},
		"agency that ended":   {message{from: from("H40.05", "Sở Kế hoạch và Đầu tư")}, func(d register.Document) any { return d.Sender.Code }, "", "not a known unit on 28/10/2025"},
		"several addressees":  {message{to: to("H40", "UBND tỉnh Thanh Lĩnh") + to("H40.15", "Sở Nội vụ") + to("H40.15", "Sở Nội vụ")}, func(d register.Document) any { return len(d.To) }, 1, "gives"},
		"all are addressees":  {message{to: to("H40", "UBND tỉnh Thanh Lĩnh") + to("H40.15", "Sở Nội vụ"), more: more("<ToPlaces><Place>Như trên; Lưu: VT</Place></ToPlaces>")}, func(d register.Document) any { return len(d.To) }, 2, ""},
		"the last one stays":  {message{to: to("H40", "UBND tỉnh Thanh Lĩnh")}, func(d register.Document) any { return [2]int{len(d.To), len(d.CC)} }, [2]int{1, 0}, ""},
		"addressed and named": {message{more: more("<ToPlaces><Place>Sở Nội vụ</Place></ToPlaces>")}, func(d register.Document) any { return [2]int{len(d.To), len(d.CC)} }, [2]int{1, 0}, ""},
		"places in a line":    {message{more: more("<ToPlaces><Place>- Như trên;\n- Sở Tài chính;\n- Bộ Nội vụ (b/c);\n- Lưu: VT.</Place></ToPlaces>")}, func(d register.Document) any { return d.CC }, []register.Party{{Code: "H40.14", Text: "Sở Tài chính"}, {Code: "G01", Text: "Bộ Nội vụ (b/c)"}}, ""},
		"whole symbol":        {message{code: "<CodeNumber/><CodeNotation>15/QĐ-UBND</CodeNotation>", id: "x"}, func(d register.Document) any { return d.Symbol }, "15/QĐ-UBND", ""},
		"symbol in a piece":   {message{code: "<CodeNumber>12/KH-STC</CodeNumber><CodeNotation>KH-STC</CodeNotation>", id: "x"}, func(d register.Document) any { return d.Symbol }, "12/KH-STC", ""},
		"no code":             {message{code: " ", id: "H40.14,2025/10/28,9/TTr-STC"}, func(d register.Document) any { return d.Symbol }, "09/TTr-STC", "taken from its identity"},
		"code against id":     {message{id: "H40.14,2025/10/28,9/TTr-STC"}, func(d register.Document) any { return d.Symbol }, "08/BC-STC", "The identity of the message says 09/TTr-STC"},
		"random id":           {message{id: "97056f07-7371-42d0-a039-8b4917ed613f"}, func(d register.Document) any { return d.UID }, "edxml:97056f07-7371-42d0-a039-8b4917ed613f", ""},
		"no id":               {message{id: " "}, func(d register.Document) any { return d.UID }, "edxml:H40.14,2025-10-28,8/bc-stc", ""},
		"date with a clock":   {message{date: "2025-10-28T00:00:00+07:00"}, func(d register.Document) any { return d.Date.ISO() }, "2025-10-28", ""},
		"no date":             {message{date: " "}, func(d register.Document) any { return d.Date.ISO() }, "2025-10-28", "taken from its identity"},
		"type without marks":  {message{kind: "Cong van"}, func(d register.Document) any { return d.Type }, "CV", ""},
		"type in brackets":    {message{kind: "<TypeName>Quyết định (cá biệt)</TypeName>"}, func(d register.Document) any { return d.Type }, "QĐ", ""},
		"type unknown":        {message{kind: "<TypeName>Văn bản khác</TypeName>"}, func(d register.Document) any { return d.Type }, "BC", "read from the symbol"},
		"two forms":           {message{more: more("<SignerInfo><Competence>TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH</Competence></SignerInfo>")}, func(d register.Document) any { return d.Signing }, "KT.", ""},
		"by order, deputy":    {message{more: more("<SignerInfo><Competence>TL. CHỦ TỊCH/KT. CHÁNH VĂN PHÒNG</Competence></SignerInfo>")}, func(d register.Document) any { return d.Signing }, "TL.", ""},
		"form in position":    {message{more: more("<SignerInfo><Competence>N/A</Competence><Position>TUQ. GIÁM ĐỐC</Position></SignerInfo>")}, func(d register.Document) any { return d.Signing }, "TUQ.", ""},
		"bare form":           {message{more: more("<SignerInfo><Competence>tm</Competence></SignerInfo>")}, func(d register.Document) any { return d.Signing }, "TM.", ""},
		"signs directly":      {message{more: more("<SignerInfo><Competence>Truc tiep</Competence></SignerInfo>")}, func(d register.Document) any { return d.Signing }, "", ""},
		"urgent by number":    {message{more: more("<OtherInfo><Priority>3</Priority></OtherInfo>")}, func(d register.Document) any { return d.Urgency }, register.Flash, "3 was read as Hỏa tốc"},
		"urgent in words":     {message{more: more("<OtherInfo><Priority>Thượng khẩn</Priority></OtherInfo>")}, func(d register.Document) any { return d.Urgency }, register.VeryUrgent, ""},
		"urgent unheard of":   {message{more: more("<OtherInfo><Priority>77</Priority></OtherInfo>")}, func(d register.Document) any { return d.Urgency }, register.Normal, "not a degree"},
		"due on no day":       {message{more: "<DueDate>2025/02/31</DueDate>"}, func(d register.Document) any { return d.ReplyDue }, register.Date(0), "There is no day"},
		"pages in words":      {message{more: more("<OtherInfo><PageAmount>mười</PageAmount></OtherInfo>")}, func(d register.Document) any { return d.Pages }, 0, "not a number"},
		"never arrived":       {message{trace: " "}, func(d register.Document) any { return d.Arrived }, edxmlDay, "today is put down"},
		"content as subject":  {message{subject: " ", more: "<Content>Báo cáo giải ngân</Content>"}, func(d register.Document) any { return d.Subject }, "Báo cáo giải ngân", "its content stands for it"},
		"an update":           {message{business: "<BussinessDocType>2</BussinessDocType><BussinessDocReason>Sửa trích yếu</BussinessDocReason>"}, func(d register.Document) any { return d.Note }, "Cập nhật: Sửa trích yếu", "compare the two"},
		"a replacement": {message{business: "<BussinessDocType>3</BussinessDocType><ReplacementInfoList><ReplacementInfo><DocumentId>H40.14,2025/10/01,7/BC-STC</DocumentId></ReplacementInfo></ReplacementInfoList>"},
			func(d register.Document) any { return register.RelationsText(d.Relations) }, "thay thế 07/BC-STC ngày 01/10/2025", "stays in the register"},
		"unheard of":       {message{business: "<BussinessDocType>9</BussinessDocType>"}, func(d register.Document) any { return d.Note }, "", "no kind of message"},
		"letters composed": {message{subject: "Ba\u0301o ca\u0301o"}, func(d register.Document) any { return d.Subject }, "Báo cáo", ""},
		"safe entities":    {message{subject: "Hội &amp; đoàn &#39;A&#39; &lt;2025&gt;"}, func(d register.Document) any { return d.Subject }, "Hội & đoàn 'A' <2025>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := c.x.read()
			if got := c.got(mustRead(t, m)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %#v, want %#v", got, c.want)
			}
			if warned := reasonsOf(m.Warnings); !strings.Contains(warned, c.warning) || c.warning == "" && warned != "" {
				t.Errorf("warnings %q, want %q", warned, c.warning)
			}
		})
	}
}

// TestEdXMLReplyIsProposedAsEvidence: a document that answers what its addressee
// asked claims E1; other answers only say what they answer.
func TestEdXMLReplyIsProposedAsEvidence(t *testing.T) {
	reply := func(inner string) message {
		return message{from: "<OrganId>H40.33.25</OrganId><OrganName>UBND xã An Hạ</OrganName>", to: "<To><OrganId>000.00.00.G01</OrganId><OrganName>Bộ Nội vụ</OrganName></To>", more: "<ResponseFor>" + inner + "</ResponseFor>"}
	}
	for name, c := range map[string]struct{ inner, inReplyTo, exception, evidence string }{
		"asked by the addressee": {"<OrganId>000.00.00.G01</OrganId><Code>77/BNV-TCBC</Code><PromulgationDate>2025/10/05</PromulgationDate><DocumentId>x</DocumentId>", "77/BNV-TCBC", "E1", "77/BNV-TCBC ngày 05/10/2025 của Bộ Nội vụ (đề xuất theo edXML)"},
		"only its identity":      {"<DocumentId>G01,2025/10/05,7/BNV-TCBC</DocumentId>", "07/BNV-TCBC", "E1", "07/BNV-TCBC ngày 05/10/2025 của Bộ Nội vụ (đề xuất theo edXML)"},
		"code in its parts":      {"<OrganId>G01</OrganId><Code><CodeNumber>77</CodeNumber><CodeNotation>BNV-TCBC</CodeNotation></Code>", "77/BNV-TCBC", "E1", "77/BNV-TCBC của Bộ Nội vụ (đề xuất theo edXML)"},
		"asked by another":       {"<OrganId>H40.15</OrganId><Code>12/SNV-VP</Code>", "12/SNV-VP", "", ""},
		"asked by nobody known":  {"<OrganId>H99</OrganId><Code>12/SNV-VP</Code>", "12/SNV-VP", "", ""},
		"names nothing":          {"<OrganId>G01</OrganId>", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := reply(c.inner).read()
			d := mustRead(t, m)
			if d.InReplyTo != c.inReplyTo || d.Exception != c.exception || d.Evidence != c.evidence {
				t.Errorf("%q %q %q", d.InReplyTo, d.Exception, d.Evidence)
			}
			i := slices.IndexFunc(m.Lines, func(l EdXMLLine) bool { return l.Field == "exception" })
			if (i >= 0) != (c.exception != "") || i >= 0 && !m.Lines[i].Proposed {
				t.Errorf("line %d of %+v", i, m.Lines)
			}
			if len(register.SymbolsIn(d.Evidence)) > 1 {
				t.Errorf("the evidence names %v", register.SymbolsIn(d.Evidence))
			}
			if without := m.WithoutException(); without.Document.Exception+without.Document.Evidence != "" || without.Document.InReplyTo != c.inReplyTo {
				t.Errorf("without: %+v", without.Document)
			}
		})
	}
}

// TestEdXMLRefuses holds what is refused against the place and the reason.
func TestEdXMLRefuses(t *testing.T) {
	whole := message{}.text(qcvn, "edXML")
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;">]><edXML>&lol3;</edXML>`
	outside := `<!DOCTYPE edXML SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>&x;</Subject></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>`
	for name, c := range map[string]struct{ text, want string }{
		"billion laughs":    {laughs, "1/edXML: The message brings a document type (DTD)"},
		"external entity":   {outside, "1/edXML: The message brings a document type (DTD)"},
		"unknown entity":    {strings.Replace(whole, "Kết quả", "&secret;", 1), "2/Subject: The file is not well-formed XML"},
		"deep":              {"<edXML>" + strings.Repeat("<a>", 100_000), "Elements lie more than 32 deep"},
		"wide":              {"<edXML>" + strings.Repeat("<a/>", 100_000), "The header has more than 20000 elements"},
		"long text":         {strings.Replace(whole, "Kết quả", strings.Repeat("dài ", 20_000), 1), "2/Subject: The text of the element is longer than 64 KB"},
		"100 MB of text":    {strings.Replace(whole, "Kết quả", strings.Repeat("0123456789abcdef", 100<<16), 1), "2/Subject: The text of the element is longer than 64 KB"},
		"100 MB of comment": {"<edXML><!--" + strings.Repeat("0123456789abcdef", 100<<16), "The header is larger than 4 MB"},
		"cut in the header": {whole[:900], "The file ends in the middle of the message"},
		"cut in a file":     {whole[:len(whole)-60], "The file ends in the middle of the message"},
		"wrong nesting":     {strings.Replace(whole, "</edXML:Subject>", "</edXML:Content>", 1), "The file is not well-formed XML"},
		"two roots":         {whole + "<more/>", "The file ends in the middle"},
		"other XML":         {`<html><body/></html>`, "0/: This file is no edXML message."},
		"other namespace":   {message{}.text("http://example.com/x", ""), "0/: This file is no edXML message."},
		"no XML":            {"Kính gửi các đồng chí", "0/: This file is no edXML message."},
		"empty":             {" \n", "The file is empty"},
		"no header":         {`<edXML><edXMLEnvelope><edXMLHeader/></edXMLEnvelope></edXML>`, "no header with a document"},
		"not UTF-8":         {strings.Replace(whole, "Kết quả", "K\xe5t", 1), "not written in the encoding it names (utf-8)"},
		"UTF-7":             {strings.Replace(whole, "UTF-8", "UTF-7", 1), "not written in the encoding it names (utf-7)"},
		"a receipt":         {`<edXML><edXMLHeader><Status><StatusCode>2</StatusCode></Status></edXMLHeader></edXML>`, "StatusCode: This message tells how a document fared (02 từ chối tiếp nhận)"},
		"a recall":          {message{business: "<BussinessDocType>1</BussinessDocType><BussinessDocReason>Gửi nhầm</BussinessDocReason>"}.text(qcvn, "edXML"), "Bussiness/BussinessDocType: The message withdraws 08/BC-STC"},
		"a day that is not": {message{date: "2025/02/31"}.text(qcvn, "edXML"), "PromulgationInfo/PromulgationDate: There is no day 2025/02/31"},
		"a text for a day":  {message{date: "hôm qua"}.text(qcvn, "edXML"), "PromulgationInfo/PromulgationDate: “hôm qua” is not a date"},
		"nobody sends":      {message{from: " "}.text(qcvn, "edXML"), "The sender is missing"},
		"no subject":        {message{subject: " "}.text(qcvn, "edXML"), "The subject is missing"},
		"a secret":          {message{more: "<OtherInfo><SphereOfPromulgation>Tối mật</SphereOfPromulgation></OtherInfo>"}.text(qcvn, "edXML"), "Subject: A document marked “Tối mật” keeps only its number and date"},
		"a long name":       {message{from: "<OrganName>" + strings.Repeat("Sở ", 500) + "</OrganName>"}.text(qcvn, "edXML"), "From/OrganName: This text has 1499 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			m := edxmlDesk().ParseEdXML("m.edxml", []byte(c.text))
			if got := reasonsOf(m.Refused); !strings.Contains(got, c.want) {
				t.Errorf("refused for %.300q, want %q", got, c.want)
			}
		})
	}
}

// TestEdXMLEncodings: a message says how it is written, and some say it wrong.
func TestEdXMLEncodings(t *testing.T) {
	text := message{}.text(qcvn, "edXML")
	units := utf16.Encode([]rune(strings.Replace(text, "UTF-8", "UTF-16", 1)))
	wide := []byte{0xFF, 0xFE}
	for _, u := range units {
		wide = append(wide, byte(u), byte(u>>8))
	}
	simple := message{from: "<OrganId>H40.14</OrganId>", to: "<To><OrganId>H40.15</OrganId></To>", kind: "<TypeName>BC</TypeName>", subject: "Gi\u1EA3i ngân", more: "<DueDate/>", business: " "}.text(qcvn, "edXML")
	simple = strings.NewReplacer("\u1EA3", "a\u0309", "UTF-8", "windows-1258", "ĩ", "i").Replace(simple)
	old, err := charmap.Windows1258.NewEncoder().String(simple)
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"UTF-16": wide, "declared UTF-16, is UTF-8": []byte(strings.Replace(text, "UTF-8", "utf-16", 1)), "BOM": []byte("\uFEFF" + text), "Windows-1258": []byte(old)} {
		d := mustRead(t, edxmlDesk().ParseEdXML("m.edxml", raw))
		if d.Sender.Code != "H40.14" || !strings.Contains(register.Fold(d.Subject), "giai ngan") {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// TestReadEdXMLFromFolders reads files and folders in the order in which their
// documents came.
func TestReadEdXMLFromFolders(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "tháng 10"), 0o700); err != nil {
		t.Fatal(err)
	}
	later := message{trace: "<TraceHeader><Timestamp>2025/10/31 08:00:00</Timestamp></TraceHeader>"}.text(qcvn, "")
	for name, text := range map[string]string{"a.edxml": later, "tháng 10/b.XML": message{}.text(eDoc, ""), "c.pdf": "%PDF", "d.xml": "<html/>"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := edxmlDesk().ReadEdXML(context.Background(), []string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range list {
		names = append(names, fmt.Sprintf("%s %v", filepath.ToSlash(m.File), m.Accepted()))
	}
	if want := []string{"d.xml false", "tháng 10/b.XML true", "a.edxml true"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if !IsEdXML(filepath.Join(dir, "a.edxml")) || !IsEdXML(filepath.Join(dir, "tháng 10", "b.XML")) || IsEdXML(filepath.Join(dir, "d.xml")) || IsEdXML(filepath.Join(dir, "c.pdf")) {
		t.Error("files are taken for what they are not")
	}
	empty := t.TempDir()
	if _, err := edxmlDesk().ReadEdXML(context.Background(), []string{empty}, nil); !errors.Is(err, ErrNoEdXML) {
		t.Errorf("an empty folder: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := edxmlDesk().ReadEdXML(ctx, []string{dir}, func(int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzEdXML reads anything: it ends, refused or accepted whole, the same twice;
// what is accepted may be kept, and no element is told twice for the same field.
func FuzzEdXML(f *testing.F) {
	for _, x := range []message{{}, {business: "<BussinessDocType>1</BussinessDocType>"}, {more: "<ResponseFor><OrganId>H40.15</OrganId><Code>1/SNV-VP</Code></ResponseFor>"},
		{business: "<BussinessDocType>3</BussinessDocType><ReplacementInfoList><ReplacementInfo><DocumentId>H40,2025/1/1,1/A-B</DocumentId></ReplacementInfo></ReplacementInfoList>"}} {
		f.Add([]byte(x.text(qcvn, "edXML")))
		f.Add([]byte(x.text(eDoc, "")))
	}
	f.Add([]byte("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a [<!ENTITY b 'c'>]><edXML>&b;</edXML>"))
	f.Add([]byte("\xFF\xFE<\x00e\x00"))
	desk := edxmlDesk()
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := desk.ParseEdXML("m.edxml", raw)
		if m.Accepted() {
			d := m.Document
			if fs := d.Validate(); fs != nil || !reflect.DeepEqual(d, d.Clean()) {
				t.Fatalf("%+v accepted with %v", d, fs)
			}
			if len(d.UID) > 200 || d.Number != (register.Number{}) {
				t.Fatalf("%+v", d)
			}
		}
		told := map[string]bool{}
		for _, l := range m.Lines {
			key := l.Element + "\x00" + l.Field + "\x00" + l.Value
			if l.Field != "" && told[key] {
				t.Fatalf("told twice: %+v", l)
			}
			told[key] = true
		}
		for _, r := range append(m.Refused, m.Warnings...) {
			if r.Fault.Text == "" || r.File == "" || strings.Contains(register.Fill(r.Fault.Text, r.Fault.Args), "{") && !strings.Contains(string(raw), "{") {
				t.Fatalf("a refusal without words: %+v", r)
			}
		}
		again := desk.ParseEdXML("m.edxml", raw)
		if !reflect.DeepEqual(again.Document, m.Document) || len(again.Refused) != len(m.Refused) {
			t.Fatal("read otherwise the second time")
		}
	})
}
