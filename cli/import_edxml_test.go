package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edxmlMessageOf is a message from one agency of the sample office to another.
func edxmlMessageOf(from, to, number, notation, subject, more string) string {
	return `<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>` + from + `</edXML:OrganId></edXML:From>
<edXML:To><edXML:OrganId>` + to + `</edXML:OrganId></edXML:To>
<edXML:Code><edXML:CodeNumber>` + number + `</edXML:CodeNumber><edXML:CodeNotation>` + notation + `</edXML:CodeNotation></edXML:Code>
<edXML:DocumentId>` + from + `,2026/10/05,` + number + `/` + notation + `</edXML:DocumentId>
<edXML:PromulgationInfo><edXML:Place>Thanh Lĩnh</edXML:Place><edXML:PromulgationDate>2026/10/05</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:Subject>` + subject + `</edXML:Subject>` + more + `
</edXML:MessageHeader><edXML:TraceHeaderList><edXML:TraceHeader><edXML:Timestamp>2026/10/06 08:00:00</edXML:Timestamp></edXML:TraceHeader></edXML:TraceHeaderList></edXML:edXMLHeader></edXML:edXMLEnvelope><AttachmentEncoded><Attachment><ContentTransferEncoded>JVBERi0=</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>
`
}

// folder writes messages into a folder of their own.
func (o office) folder(files map[string]string) string {
	o.t.Helper()
	dir := filepath.Join(o.t.TempDir(), "gói tin")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		o.t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			o.t.Fatal(err)
		}
	}
	return dir
}

// TestEdXMLIsEnteredOnce: a folder of messages, looked at, entered, and read again.
func TestEdXMLIsEnteredOnce(t *testing.T) {
	o := sampleOffice(t)
	dir := o.folder(map[string]string{
		"in.edxml":  edxmlMessageOf("000.00.10.H90", "H90", "901", "BC-SYT", "Báo cáo y tế cơ sở qua zeta", ""),
		"out.xml":   edxmlMessageOf("000.00.00.H90", "H90.10", "90001", "UBND-TH", "Về việc chuẩn bị qua zeta", ""),
		"bad.edxml": strings.Replace(edxmlMessageOf("H90.10", "H90", "902", "BC-SYT", "Ngày sai", ""), "<edXML:PromulgationDate>2026/10/05", "<edXML:PromulgationDate>2026/02/31", 1),
		"dtd.edxml": `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><edXML>&b;</edXML>`,
	})
	before := o.must("", "search", "--limit", "0")
	a := o.run("", "import", "edxml", dir, "--dry-run")
	for _, want := range []string{"in.edxml\tMới\tVăn bản đến\t901/BC-SYT", "out.xml\tMới\tVăn bản đi", "1 tệp đính kèm", "→ Số, ký hiệu: 901/BC-SYT", "PromulgationInfo/Place", "Nhận 2, không nhận 2",
		"Không nhận: bad.edxml, dòng 7, phần tử PromulgationInfo/PromulgationDate: Không có ngày 2026/02/31", "Không nhận: dtd.edxml, dòng 1, phần tử edXML: "} {
		if !strings.Contains(a.out+a.err, want) {
			t.Errorf("no %q in\n%s%s", want, a.out, a.err)
		}
	}
	if after := o.must("", "search", "--limit", "0"); a.code != ExitRefused || after != before {
		t.Errorf("a dry run: code %d, %q after %q", a.code, after, before)
	}
	o.refuses(ExitRefused, "", []string{"import", "edxml", dir}, "Nhận 2, không nhận 2")
	var res searchResult
	o.json(&res, "", "search", "qua zeta")
	if res.Total != 2 {
		t.Fatalf("%+v", res)
	}
	again := o.run("", "import", "edxml", filepath.Join(dir, "in.edxml"), filepath.Join(dir, "out.xml"))
	if again.code != ExitDone || !strings.Contains(again.out, "Nhận 0") || !strings.Contains(again.err, "901/BC-SYT đã có trong sổ") {
		t.Errorf("again: %+v", again)
	}
	o.must("", "verify")
}

// TestEdXMLAsJSON: what a script gets, with the proposed exception and the number
// that was given.
func TestEdXMLAsJSON(t *testing.T) {
	o := sampleOffice(t)
	reply := `<ResponseFor><OrganId>BNV</OrganId><Code>5/BNV-TCBC</Code><PromulgationDate>2026/09/30</PromulgationDate></ResponseFor>`
	path := o.file("trả lời.edxml", edxmlMessageOf("H90.10", "BNV", "903", "BC-SYT", "Trả lời Bộ qua zeta", reply))
	var res edxmlResult
	o.json(&res, "", "import", "edxml", path)
	if len(res.Messages) != 1 || res.Accepted != 1 {
		t.Fatalf("%+v", res)
	}
	m := res.Messages[0]
	if m.State != "new" || m.Register != "incoming" || m.Sender != "H90.10" || m.Number == "" || m.Attachments != 1 || m.Date.ISO() != "2026-10-05" {
		t.Errorf("%+v", m)
	}
	proposed := ""
	for _, e := range m.Elements {
		if e.Proposed {
			proposed += e.Field + " " + e.Value + "; "
		}
	}
	if want := "exception E1; evidence 5/BNV-TCBC ngày 30/09/2026 của Bộ Nội vụ (đề xuất theo edXML); "; !strings.Contains(proposed, want) {
		t.Errorf("proposed %q, want %q", proposed, want)
	}
	o.json(&res, "", "import", "edxml", path, "--dry-run")
	if last := res.Messages[len(res.Messages)-1]; last.State != "known" || last.Number != m.Number {
		t.Errorf("again: %+v", last)
	}
}

func TestEdXMLUsage(t *testing.T) {
	o := sampleOffice(t)
	path := o.file("a.edxml", "x")
	for _, args := range [][]string{{"import", "edxml"}, {"import", "edxml", path, "--all-or-nothing"}, {"import", "outgoing", path, path}} {
		o.refuses(ExitUsage, "", args, "kycuong:")
	}
	o.refuses(ExitFailed, "", []string{"import", "edxml", filepath.Join(o.dir, "none")}, "none")
	o.refuses(ExitFailed, "", []string{"import", "edxml", o.folder(nil)}, ".edxml")
}

// TestATakenNumberIsRefusedWithItsMessage: the register says no, the others go on.
func TestATakenNumberIsRefusedWithItsMessage(t *testing.T) {
	o := sampleOffice(t)
	dir := o.folder(map[string]string{
		"1.edxml": edxmlMessageOf("H90", "H90.10", "90002", "UBND-TH", "Số này trước", ""),
		"2.edxml": strings.Replace(edxmlMessageOf("H90", "H90.10", "90002", "UBND-TH", "Số này sau", ""), "<edXML:DocumentId>", "<edXML:DocumentId>x", 1),
		"3.edxml": edxmlMessageOf("H90", "H90.10", "90003", "UBND-TH", "Số này còn trống", ""),
	})
	o.refuses(ExitRefused, "", []string{"import", "edxml", dir}, "2.edxml", "Nhận 2, không nhận 1")
	o.must("", "verify")
}
