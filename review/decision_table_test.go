package review

import (
	"encoding/csv"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"kycuong/register"
)

// tableOrg is the province of the decision table: every kind of unit, departments
// merged on 01/3/2025, districts ended on 30/6/2025, communes that stayed, were
// renamed, merged and newly made.
func tableOrg() *register.Org {
	day := register.MustDate
	merged, reform := day("2025-03-01"), day("2025-07-01")
	c, p, h, x := register.LevelCentral, register.LevelProvince, register.LevelDistrict, register.LevelCommune
	var units []register.Unit
	add := func(code, name string, level register.Level, kind register.Kind, superior string, from, to register.Date, professional ...string) {
		units = append(units, register.Unit{Code: code, Name: name, Level: level, Kind: kind, Superior: superior, Professional: professional, From: from, To: to})
	}
	add("CP", "Chính phủ", c, register.KindGovernment, "", 0, 0)
	add("TTG", "Thủ tướng Chính phủ", c, register.KindPerson, "CP", 0, 0)
	add("VPCP", "Văn phòng Chính phủ", c, register.KindOffice, "CP", 0, 0)
	for code, name := range map[string]string{"BTC": "Bộ Tài chính", "BNV": "Bộ Nội vụ", "BYT": "Bộ Y tế", "BNN": "Bộ Nông nghiệp và Môi trường"} {
		add(code, name, c, register.KindMinistry, "CP", 0, 0)
	}
	add("T", "UBND tỉnh", p, register.KindCommittee, "CP", 0, 0)
	add("VP", "Văn phòng UBND tỉnh", p, register.KindOffice, "T", 0, 0)
	add("CT", "Chủ tịch UBND tỉnh", p, register.KindPerson, "T", 0, 0)
	add("PCT", "Phó Chủ tịch UBND tỉnh", p, register.KindPerson, "T", 0, 0)
	add("TU", "Tỉnh ủy", p, register.KindOtherSystem, "", 0, 0)
	add("HD", "Hội đồng nhân dân tỉnh", p, register.KindOtherSystem, "", 0, 0)
	add("CA", "Công an tỉnh", p, register.KindVertical, "", 0, 0)
	add("KB", "Kho bạc Nhà nước", p, register.KindVertical, "", 0, 0)
	add("STC", "Sở Tài chính", p, register.KindDepartment, "T", 0, 0, "BTC")
	add("SNV", "Sở Nội vụ", p, register.KindDepartment, "T", 0, 0, "BNV")
	add("SYT", "Sở Y tế", p, register.KindDepartment, "T", 0, 0, "BYT")
	add("BQL", "Ban Quản lý dự án tỉnh", p, register.KindDepartment, "T", 0, 0)
	add("SNN", "Sở Nông nghiệp và Phát triển nông thôn", p, register.KindDepartment, "T", 0, merged-1, "BNN")
	add("STNMT", "Sở Tài nguyên và Môi trường", p, register.KindDepartment, "T", 0, merged-1, "BNN")
	add("SNNMT", "Sở Nông nghiệp và Môi trường", p, register.KindDepartment, "T", merged, 0, "BNN")
	add("CCTL", "Chi cục Thủy lợi", p, register.KindBranch, "SNN", 0, merged-1)
	add("CCTL", "Chi cục Thủy lợi", p, register.KindBranch, "SNNMT", merged, 0)
	add("TTYT", "Trung tâm Kiểm soát bệnh tật", p, register.KindCentre, "SYT", 0, 0, "BYT")
	add("PNS", "Phòng Ngân sách Sở Tài chính", p, register.KindDivision, "STC", 0, 0)
	add("GD", "Giám đốc Sở Tài chính", p, register.KindPerson, "STC", 0, 0)
	add("H1", "UBND huyện Vân Khê", h, register.KindCommittee, "T", 0, reform-1)
	add("H2", "UBND huyện Hạ Lĩnh", h, register.KindCommittee, "T", 0, reform-1)
	add("VPH1", "Văn phòng UBND huyện Vân Khê", h, register.KindOffice, "H1", 0, reform-1)
	add("CTH1", "Chủ tịch UBND huyện Vân Khê", h, register.KindPerson, "H1", 0, reform-1)
	add("PTC1", "Phòng Tài chính huyện Vân Khê", h, register.KindDivision, "H1", 0, reform-1, "STC")
	add("PNV1", "Phòng Nội vụ huyện Vân Khê", h, register.KindDivision, "H1", 0, reform-1, "SNV")
	for code, at := range map[string][3]string{"X1": {"UBND xã An Khê", "H1", "UBND xã An Khê"}, "X2": {"UBND xã Hạ Sơn", "H2", "UBND xã Hạ Sơn"}, "X3": {"UBND xã Bình Khê", "H1", "UBND phường Bình Khê"}} {
		add(code, at[0], x, register.KindCommittee, at[1], 0, reform-1)
		add(code, at[2], x, register.KindCommittee, "T", reform, 0)
	}
	add("X4", "UBND xã Cẩm Khê", x, register.KindCommittee, "H1", 0, reform-1)
	add("XM", "UBND xã Vân Khê", x, register.KindCommittee, "T", reform, 0)
	add("CTX1", "Chủ tịch UBND xã An Khê", x, register.KindPerson, "X1", 0, 0)
	add("PKT", "Phòng Kinh tế xã An Khê", x, register.KindDivision, "X1", reform, 0, "STC")
	return register.NewOrg(units)
}

// TestDecisionTable holds the rules about the way of documents to a table that a
// lawyer can read: who wrote what to whom on which day, what follows, and why.
func TestDecisionTable(t *testing.T) {
	file, err := os.Open("testdata/duong-di-van-ban.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() // only read
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 151 {
		t.Fatalf("%d rows, want 150 and more", len(rows)-1)
	}
	f := testFacts(t)
	f.Org = tableOrg()
	for i, row := range rows[1:] {
		if got := decide(t, f, row); got != row[7] {
			t.Errorf("row %d: %s %s, %s gửi %s (%s): %s; the table says %s", i+2, row[0], row[1], row[2], row[3], row[8], got, row[7])
		}
	}
}

// decide judges one row: day, type, sender, main addressees, copies, what it
// answers, exception.
func decide(t *testing.T, f Facts, row []string) string {
	t.Helper()
	d, err := register.ParseDate(row[0])
	if err != nil {
		t.Fatal(err)
	}
	doc := register.Document{ID: 1, Direction: register.Outgoing, Date: d, Type: row[1], Subject: "Về công tác năm", Sender: f.Org.ResolveParty(register.Party{Text: row[2]}, d)}
	if kind, subject, ok := strings.Cut(row[1], ": "); ok {
		doc.Type, doc.Subject = kind, subject
	}
	for _, list := range []struct {
		text string
		into *[]register.Party
	}{{row[3], &doc.To}, {row[4], &doc.CC}} {
		for _, name := range strings.Split(list.text, ";") {
			if name = strings.TrimSpace(name); name != "" {
				*list.into = append(*list.into, f.Org.ResolveParty(register.Party{Text: name}, d))
			}
		}
	}
	lib := Library{}
	if row[5] != "" {
		doc.InReplyTo = "99/UBND-TH"
		ref := Reference{ID: 2, Direction: register.Incoming, Sender: f.Org.ResolveParty(register.Party{Text: row[5]}, d), Date: d - 5}
		lib.BySymbol = func(string) iter.Seq[Reference] { return slices.Values([]Reference{ref}) }
	}
	doc.Exception, doc.Evidence, _ = strings.Cut(row[6], ": ")
	var parts []string
	for _, x := range CheckDocument(f, doc, lib) {
		parts = append(parts, verdict(f, x, d))
	}
	if len(parts) == 0 {
		return "Đúng"
	}
	return strings.Join(parts, "; ")
}

// verdict writes a finding as the table has it.
func verdict(f Facts, x Finding, d register.Date) string {
	text := x.Rule + " " + map[Severity]string{Violation: "vi phạm", Warning: "cảnh báo"}[x.Severity]
	if x.Levels > 0 {
		var names []string
		for _, code := range x.Path {
			names = append(names, f.Org.Name(code, d))
		}
		text += fmt.Sprintf(", vượt %d cấp: %s", x.Levels, strings.Join(names, " – "))
	}
	if x.State == StateExcused {
		text += ", ngoại lệ " + x.Exception
	}
	return text
}
