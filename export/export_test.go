package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"kycuong/register"
	"kycuong/review"
)

// made is the day test files say they were made.
var made = register.MustDate("2026-02-05").Time()

// testOrg is a province, two departments, a district that ended, a commune.
func testOrg() *register.Org {
	return register.NewOrg([]register.Unit{
		{Code: "H41", Name: "UBND tỉnh Nghệ An", Abbr: "UBND", Level: register.LevelProvince, Kind: register.KindCommittee},
		{Code: "H41.VP", Name: "Văn phòng UBND tỉnh Nghệ An", Abbr: "VP", Level: register.LevelProvince, Kind: register.KindOffice, Superior: "H41"},
		{Code: "H41.15", Name: "Sở Nội vụ", Abbr: "SNV", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H41"},
		{Code: "H41.16", Name: "Sở Xây dựng", Abbr: "SXD", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H41"},
		{Code: "H41.30", Name: "UBND huyện Nghĩa Đàn", Abbr: "UBND", Level: register.LevelDistrict, Kind: register.KindCommittee, Superior: "H41", To: register.MustDate("2025-06-30")},
		{Code: "H41.30.05", Name: "UBND xã Nghĩa Bình", Abbr: "UBND", Level: register.LevelCommune, Kind: register.KindCommittee, Superior: "H41.30", To: register.MustDate("2025-06-30")},
	})
}

func testSettings() register.Settings {
	return register.Settings{Office: "H41", Superior: "Ủy ban nhân dân tỉnh Nghệ An", Agency: "Văn phòng", Abbr: "VP", Place: "Nghệ An",
		SignerTitle: "KT. Chánh Văn phòng / Phó Chánh Văn phòng", SignerName: "Nguyễn Thị Hòa",
		ReportTo: "Chủ tịch UBND tỉnh (qua Sở Nội vụ)", CopiesTo: "Như trên; Sở Nội vụ; Lưu: VT, KSTT (03)"}
}

func testRules() *review.Rulebook {
	rule := func(code, title string, severity review.Severity, confirmed bool) review.Rule {
		return review.Rule{Code: code, Title: title, Citation: "Quy chế mẫu, khoản về " + code, Severity: severity, Enabled: true, Confirmed: confirmed}
	}
	return &review.Rulebook{
		Rules: []review.Rule{rule("R01", "Gửi văn bản vượt cấp", review.Violation, false), rule("R04", "Gửi thẳng trung ương thay UBND tỉnh", review.Violation, true), rule("R05", "Gửi nhiều nơi, nhiều cấp", review.Warning, true),
			rule("R13", "Ban hành chậm sau khi ký", review.Violation, true), rule("R16", "Ký hiệu không khớp loại", review.Violation, true), rule("R24", "Bí mật nhà nước trong sổ", review.Violation, false)},
		Exceptions: []review.Exception{{Code: "E1", Title: "Cấp trên giao trực tiếp", Source: "Nguồn của E1", Kind: review.ByDocument, Enabled: true, Rules: []string{"R01"}}},
	}
}

// found makes a finding; about is what stands in its document.
func found(id uint64, rule, unit string, state review.State, levels int, about string) review.Finding {
	f := review.Finding{Rule: rule, Severity: review.Violation, State: state, Unit: unit, Levels: levels, About: about,
		Subject: review.Subject{Kind: "document", ID: id, Symbol: fmt.Sprintf("%02d/BC-UBND", id), Date: register.MustDate("2025-03-01") + register.Date(id)},
		Message: fmt.Sprintf("Văn bản số %d không đúng quy tắc %s.", id, rule)}
	if r, ok := testRules().RuleOn(rule, f.Subject.Date); ok {
		f.Citation = r.Cite()
	}
	if levels > 0 {
		f.Path, f.Skipped = []string{"H41.30.05", "H41.30", "H41"}, []string{"H41.30"}
	}
	if state != review.StateOpen {
		f.Decision = &review.Decision{State: state, By: "Trưởng phòng Kiểm soát", At: register.MustDate("2025-05-06").Time()}
	}
	if state == review.StateExcused {
		f.Exception, f.Evidence, f.Decision.Exception = "E1", "5958/UBND-TH ngày 05/8/2022", "E1"
	}
	if state == review.StateRejected {
		f.Decision.Reason = "Đã giải trình"
	}
	return f
}

func testFindings() []review.Finding {
	warning := found(6, "R05", "H41.30.05", review.StateOpen, 0, "Xin ý kiến")
	warning.Severity = review.Warning
	changed := found(8, "R13", "H41", review.StateConfirmed, 0, "Kế hoạch năm")
	changed.Changed = true
	return []review.Finding{
		found(1, "R01", "H41.30.05", review.StateConfirmed, 1, "Báo cáo thu ngân sách"), found(2, "R01", "H41.30.05", review.StateOpen, 2, "Đề nghị cấp vốn"),
		found(3, "R01", "H41.16", review.StateExcused, 1, "Trả lời cử tri"), found(4, "R01", "H41.16", review.StateRejected, 1, "Tờ trình quy hoạch"),
		found(5, "R13", "H41", review.StateRemedied, 0, "Quyết định giao vốn"), warning, changed,
		found(7, "R24", "H41.15", review.StateOpen, 0, "Phương án tác chiến"),
	}
}

func testInput() ComplianceInput {
	return ComplianceInput{Settings: testSettings(), Org: testOrg(), From: register.MustDate("2025-01-01"), To: register.MustDate("2025-12-31"),
		AsOf: register.MustDate("2026-01-31"), Outgoing: 120, Incoming: 1280, Judged: 1400, Findings: testFindings(), Rulebook: testRules(),
		JournalHead: strings.Repeat("0a", 32), Number: "07", Date: register.MustDate("2026-02-05")}
}

// writer is what a report and a register have in common.
type writer interface {
	WritePDF(context.Context, io.Writer, time.Time, func(int, int)) error
	WriteXLSX(context.Context, io.Writer, time.Time) error
}

// pdfOf draws and returns the file's path and bytes.
func pdfOf(t testing.TB, w writer) (string, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := w.WritePDF(context.Background(), &b, made, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tệp.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, b.Bytes()
}

// readBack is what a program of poppler says about the file.
func readBack(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// squeezed leaves out all white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

var afterSign = regexp.MustCompile(`([/\-.,;_]) `)

// plain makes white space single blanks, and none after a sign, where a word
// may be broken at the end of a line.
func plain(s string) string {
	return afterSign.ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
}

// textOf is the plain text of a PDF, cell by cell, without the page numbers.
func textOf(t testing.TB, path string) string {
	t.Helper()
	text := readBack(t, "pdftotext", "-raw", path, "-")
	if !norm.NFC.IsNormalString(text) {
		t.Error("the text is not NFC")
	}
	pages := strings.Split(text, "\f")
	for i, page := range pages {
		pages[i] = strings.TrimSuffix(strings.TrimSpace(page), fmt.Sprintf("\n%d", i+1)) // drawn last
	}
	return plain(strings.Join(pages, " "))
}
