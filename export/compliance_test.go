package export

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
	"kycuong/review"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldens are the reports whose whole text is kept in testdata.
var goldens = map[string]func(*ComplianceInput){
	"whole office": func(*ComplianceInput) {},
	"with tasks": func(in *ComplianceInput) {
		for code, title := range map[string]string{"R20": "Quá hạn xử lý, trả lời văn bản", "R21": "Trình chậm so với chương trình công tác"} {
			in.Rulebook.Rules = append(in.Rulebook.Rules, review.Rule{Code: code, Title: title, Citation: "Căn cứ của " + code, Severity: review.Violation, Enabled: true, Confirmed: true})
		}
		in.Tasks, in.Calendar = testTasks(), register.NewCalendar(nil, nil)
		late := found(2, "R20", "H41.16", review.StateOpen, 0, "Rà soát thủ tục hành chính")
		late.Subject.Kind = "task"
		item := found(6, "R21", "H41.15", review.StateConfirmed, 0, "Đề án chuyển đổi số")
		item.Subject.Kind = "task"
		in.Findings = append(in.Findings, late, item)
	},
	"fewer annexes": func(in *ComplianceInput) { in.Without = []Optional{AnnexList, AnnexUnits, AnnexCharts} },
	"one unit":      func(in *ComplianceInput) { in.Unit = "H41.30.05" },
	"nothing found": func(in *ComplianceInput) {
		in.Findings = nil
	},
	"nothing logged": func(in *ComplianceInput) {
		in.Findings, in.Outgoing, in.Incoming, in.Judged = nil, 0, 0, 0
	},
	"all excused": func(in *ComplianceInput) {
		in.Findings = []review.Finding{found(3, "R01", "H41.16", review.StateExcused, 1, "Trả lời cử tri")}
	},
	"all rejected": func(in *ComplianceInput) {
		in.Findings = []review.Finding{found(4, "R01", "H41.16", review.StateRejected, 1, "Tờ trình quy hoạch")}
		in.Outgoing, in.Judged = 0, 1280
	},
	"one warning": func(in *ComplianceInput) {
		f := found(9, "R01", "", review.StateOpen, 0, "")
		f.Severity = review.Warning
		in.Findings, in.Incoming, in.Judged, in.CalendarProvisional = []review.Finding{f}, 0, 120, true
		in.Settings.Agency, in.Settings.Superior = "Ban Quản lý Khu kinh tế", ""
	},
	"several bypass rules": func(in *ComplianceInput) {
		in.Findings = append(in.Findings, found(10, "R04", "H41.15", review.StateConfirmed, 1, "Xin chủ trương"), found(11, "R04", "H41.15", review.StateRemedied, 1, "Xin ý kiến"))
		in.Findings[len(in.Findings)-1].Message = "Sở Nội vụ gửi thẳng; theo trình tự UBND xã Nghĩa Bình – UBND huyện Nghĩa Đàn – UBND tỉnh Nghệ An."
	},
	"no rules": func(in *ComplianceInput) { in.Rulebook, in.Findings = nil, nil },
	"unnumbered quarter": func(in *ComplianceInput) {
		in.From, in.To, in.CalendarProvisional, in.Number, in.Date = register.MustDate("2025-01-01"), register.MustDate("2025-03-31"), true, "", 0
		in.Settings = register.Settings{}
	},
}

// holdGolden compares a text with the one kept under that name.
func holdGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", strings.ReplaceAll(name, " ", "_")+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("it reads otherwise than %s; run with -update and look at the difference\n%s", path, got)
	}
}

func TestReportsReadAsAgreed(t *testing.T) {
	for name, change := range goldens {
		t.Run(name, func(t *testing.T) {
			in := testInput()
			change(&in)
			got := plainText(Compliance(in))
			holdGolden(t, name, got)
		})
	}
}

// plainText writes a report down for a reader.
func plainText(r Report) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.TrimRight(strings.Join(parts, " | "), " |") + "\n") }
	line(r.Head.Superior, r.Head.Agency, "Số: "+r.Head.Number+r.Head.Symbol, r.Head.Place)
	line(r.Kind, r.Subject)
	line(append([]string{"Kính gửi"}, r.To...)...)
	for _, s := range r.Sections {
		line("\n" + s.Heading)
		for _, p := range s.Paragraphs {
			line(p.Text)
		}
	}
	line(append([]string{"\nNơi nhận"}, r.Copies...)...)
	line(append(r.SignerTitle, r.SignerName)...)
	for _, a := range r.Annexes {
		line("\n"+a.Number, a.Title, a.Reference)
		for _, p := range a.Parts {
			line(p.Heading)
			for _, text := range p.Text {
				line(text)
			}
			if p.Table != nil {
				writeTable(line, *p.Table)
			}
			if p.Chart != nil {
				line(append([]string{string(p.Chart.Kind), p.Chart.Caption}, p.Chart.Series...)...)
				for _, r := range p.Chart.Rows {
					line(r.Label, fmt.Sprint(r.Values))
				}
			}
		}
	}
	for _, f := range r.Figures {
		line(f.Label, fmt.Sprint(f.Value))
	}
	return b.String()
}

func writeTable(line func(...string), t Table) {
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	line(titles...)
	for _, r := range t.Rows {
		line(r.Cells...)
	}
}

// TestFiguresAddUp holds the figures of any findings against each other.
func TestFiguresAddUp(t *testing.T) {
	zero := regexp.MustCompile(`(^|[ (])0([ /).;:]|$)`) // none is said, not counted
	states := []review.State{review.StateOpen, review.StateConfirmed, review.StateExcused, review.StateRejected, review.StateRemedied}
	rapid.Check(t, func(t *rapid.T) {
		in := testInput()
		in.Findings = nil
		for id := range rapid.IntRange(0, 60).Draw(t, "findings") {
			f := found(uint64(id+1), rapid.SampledFrom([]string{"R01", "R03", "R05", "R13", "R16"}).Draw(t, "rule"),
				rapid.SampledFrom([]string{"H41", "H41.15", "H41.16", "Đơn vị lạ", ""}).Draw(t, "unit"), rapid.SampledFrom(states).Draw(t, "state"), id%3, "Trích yếu")
			f.Severity = rapid.SampledFrom([]review.Severity{review.Violation, review.Warning}).Draw(t, "severity")
			in.Findings = append(in.Findings, f)
		}
		in.Unit = rapid.SampledFrom([]string{"", "", "H41.16"}).Draw(t, "of")
		r := Compliance(in)
		all, sum := r.Totals.All, Counts{}
		for _, u := range r.Totals.ByUnit {
			sum.Raw, sum.Excused, sum.Net, sum.Rejected = sum.Raw+u.Raw, sum.Excused+u.Excused, sum.Net+u.Net, sum.Rejected+u.Rejected
		}
		if all.Raw != all.Excused+all.Net || all.Net != all.Violations+all.Warnings || all.Net != all.Open+all.Confirmed+all.Remedied || all.Raw+all.Rejected != len(r.List) || in.Unit == "" && len(r.List) != len(in.Findings) {
			t.Fatalf("figures do not add up: %+v of %d", all, len(in.Findings))
		}
		if sum.Raw != all.Raw || sum.Excused != all.Excused || sum.Net != all.Net || sum.Rejected != all.Rejected {
			t.Fatalf("units give %+v, the whole %+v", sum, all)
		}
		annexAgrees(t, r)
		if want := "phát hiện " + number(all.Raw) + " trường hợp"; all.Raw > 0 && !strings.Contains(r.Sections[1].Paragraphs[1].Text, want) {
			t.Fatalf("section I says %q, not %q", r.Sections[1].Paragraphs[1].Text, want)
		}
		for _, s := range r.Sections {
			for _, p := range s.Paragraphs {
				if strings.Contains(p.Text, "{") || zero.MatchString(p.Text) {
					t.Fatalf("an unfinished sentence: %q", p.Text)
				}
			}
		}
	})
}

// annexAgrees holds the sums of annex II and the sentence on bypasses against
// the figures.
func annexAgrees(t *rapid.T, r Report) {
	if len(r.List) == 0 {
		if len(r.Annexes) != 1 {
			t.Fatalf("%d annexes of nothing", len(r.Annexes))
		}
		return
	}
	rows, all := r.Annexes[1].Parts[0].Table.Rows, r.Totals.All
	want := []string{figure(all.Raw), figure(all.Excused), figure(all.Net), figure(all.Violations), figure(all.Warnings)}
	for _, rule := range r.Totals.ByRule {
		want = append(want, figure(rule.Net))
	}
	if got := rows[len(rows)-1].Cells; !slices.Equal(got[2:], want) || len(rows) > 1 && got[1] != textSum {
		t.Fatalf("annex II sums up %q, not %q", got, want)
	}
	listed := 0
	for _, row := range r.Annexes[0].Parts[0].Table.Rows {
		if !row.Group {
			listed++
		}
	}
	if listed != len(r.List) {
		t.Fatalf("annex I has %d of %d findings", listed, len(r.List))
	}
	bypass := r.Totals.Bypass
	if want := "Phát hiện " + number(bypass.Raw) + " trường hợp gửi văn bản vượt cấp"; bypass.Raw > 0 && !strings.HasPrefix(r.Sections[2].Paragraphs[0].Text, want) {
		t.Fatalf("section II says %q, not %q", r.Sections[2].Paragraphs[0].Text, want)
	}
	levels := 0
	for _, n := range r.Totals.ByLevels {
		levels += n
	}
	if levels != bypass.Net {
		t.Fatalf("levels give %d bypasses, not %d", levels, bypass.Net)
	}
}

func TestASecretSubjectIsNowhere(t *testing.T) {
	in := testInput()
	both := found(7, "R13", "H41.15", review.StateOpen, 0, "Phương án tác chiến") // the same document as the R24
	in.Findings = append(in.Findings, both)
	r := Compliance(in)
	if text := plainText(r); strings.Contains(text, "tác chiến") || strings.Count(text, textHidden) != 2 {
		t.Errorf("the subject is printed, or not said to be hidden twice:\n%s", text)
	}
	for _, e := range r.List {
		if strings.Contains(e.Subject, "tác chiến") {
			t.Errorf("the workbook would show %q", e.Subject)
		}
	}
}

func TestPeriodsHaveTheirNames(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2025-01-01", "2025-12-31", "năm 2025"}, {"2025-01-01", "2025-06-30", "6 tháng đầu năm 2025"}, {"2025-07-01", "2025-12-31", "6 tháng cuối năm 2025"},
		{"2025-01-01", "2025-09-30", "9 tháng đầu năm 2025"}, {"2024-02-01", "2024-02-29", "tháng 2 năm 2024"}, {"2025-07-01", "2025-09-30", "quý III năm 2025"},
		{"2024-12-15", "2025-03-14", "từ ngày 15/12/2024 đến ngày 14/03/2025"}, {"2025-02-01", "2025-04-30", "từ ngày 01/02/2025 đến ngày 30/04/2025"},
		{"2025-05-05", "2025-05-05", "ngày 05/05/2025"},
	} {
		if got := periodWords(register.MustDate(c.from), register.MustDate(c.to)); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestDatesOfTheHeadArePaddedAsTheDecreeWants(t *testing.T) {
	for iso, want := range map[string]string{"2026-02-05": "ngày 05 tháng 02 năm 2026", "2026-01-31": "ngày 31 tháng 01 năm 2026",
		"2026-03-09": "ngày 09 tháng 3 năm 2026", "2026-11-20": "ngày 20 tháng 11 năm 2026"} {
		if got := longDate(register.MustDate(iso)); got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
}

func TestWhatBecameOfTheCases(t *testing.T) {
	for want, n := range map[string]Counts{
		"Cả 84 trường hợp tính sau ngoại lệ đều chưa có kết luận.":                                                       {Net: 84, Open: 84},
		"Cả 02 trường hợp tính sau ngoại lệ đều đã được khắc phục.":                                                      {Net: 2, Remedied: 2},
		"Trong 03 trường hợp tính sau ngoại lệ: 02 trường hợp đã được xác nhận vi phạm, 01 trường hợp chưa có kết luận.": {Net: 3, Confirmed: 2, Open: 1},
	} {
		if got := n.states(); got != want {
			t.Errorf("%+v reads %q, want %q", n, got, want)
		}
	}
}

// paragraphsOf is the text of a report, paragraph by paragraph.
func paragraphsOf(r Report) (list []string) {
	for _, s := range r.Sections {
		for _, p := range s.Paragraphs {
			list = append(list, p.Text)
		}
	}
	return list
}

// TestAReportOnOneUnitSpeaksOfItAlone: what is wrong and proposed is its own.
func TestAReportOnOneUnitSpeaksOfItAlone(t *testing.T) {
	in := testInput()
	goldens["with tasks"](&in)
	in.Unit = "H41.16"
	in.Findings = append(in.Findings, found(20, "R16", in.Unit, review.StateOpen, 0, ""), found(21, "R01", in.Unit, review.StateOpen, 1, ""))
	r := Compliance(in)
	for _, s := range r.Sections {
		if strings.Contains(s.Heading, "CÁC ĐƠN VỊ") {
			t.Errorf("a section on several units: %s", s.Heading)
		}
	}
	text := strings.Join(paragraphsOf(r), "\n")
	for _, not := range []string{"các đơn vị", "nhiều nhất: Sở"} {
		if strings.Contains(text, not) {
			t.Errorf("it speaks of %q:\n%s", not, text)
		}
	}
	for _, want := range []string{"Đề nghị Sở Xây dựng thực hiện gửi văn bản", "còn 01 nhiệm vụ quá hạn chưa hoàn thành."} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

// TestOneCaseReadsAsOne: no share of a hundred, no "each of them", no unit counted
// that can be named.
func TestOneCaseReadsAsOne(t *testing.T) {
	in := testInput()
	in.Outgoing, in.Incoming, in.Judged = 1, 3, 4
	in.Findings = []review.Finding{found(1, "R13", "H41.16", review.StateOpen, 0, "")}
	text := strings.Join(paragraphsOf(Compliance(in)), "\n")
	for _, want := range []string{"không đúng quy định tại Sở Xây dựng, ở mức vi phạm, không thuộc ngoại lệ được chấp nhận.", "Trường hợp này là kết quả rà soát ban đầu",
		"là 01 trên tổng số 04 văn bản được rà soát.", "Trường hợp này chưa được kết luận hoặc khắc phục."} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

// TestListsOfUnitsEndWithASum: the eleventh of eleven is named, of more the others are
// counted with what they have.
func TestListsOfUnitsEndWithASum(t *testing.T) {
	for units, want := range map[int]string{11: "Đơn vị 9 02", 12: ", 02 đơn vị khác tổng cộng 04"} {
		in := testInput()
		in.Findings = nil
		for i := range 2 * units {
			in.Findings = append(in.Findings, found(uint64(i+1), "R13", fmt.Sprintf("Đơn vị %d", i/2), review.StateOpen, 0, ""))
		}
		c := newComposer(in)
		if _, list := c.unitsOf(c.findings); !strings.HasSuffix(list, want) {
			t.Errorf("of %d units: %q", units, list)
		}
	}
}

func TestARuleIsInForceInAPartOfThePeriod(t *testing.T) {
	day := register.MustDate
	c := newComposer(testInput()) // the year 2025
	for want, r := range map[string][2]register.Date{"Cả kỳ báo cáo": {day("2022-11-25"), day("2026-05-28")}, "Từ ngày 01/09/2025": {day("2025-09-01"), 0},
		"Đến ngày 07/12/2025": {day("2006-01-01"), day("2025-12-07")}, "Từ ngày 01/02/2025 đến ngày 03/04/2025": {day("2025-02-01"), day("2025-04-03")}} {
		if got := c.inForceWords(r[0], r[1]); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
}

func TestTheSubjectBreaksBeforeThePeriod(t *testing.T) {
	c := newCanvas(t.Context(), register.Paper{})
	c.addPage(false)
	for subject, want := range map[string]int{textSubject + " năm 2025": 1, textSubject + " năm 2025 của Sở Nông nghiệp và Môi trường": 2, "Về việc xử lý văn bản, nhiệm vụ quá hạn": 1} {
		if parts := c.subjectParts(subject); len(parts) != want || strings.Join(parts, " ") != subject {
			t.Errorf("%q", parts)
		}
	}
}
