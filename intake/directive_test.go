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

	"kycuong/register"
)

// directiveOrg is a province before the districts ended.
func directiveOrg() *register.Org {
	unit := func(code, name, abbr string, level register.Level, kind register.Kind) register.Unit {
		return register.Unit{Code: code, Name: name, Abbr: abbr, Level: level, Kind: kind, Superior: "T"}
	}
	units := []register.Unit{{Code: "T", Name: "UBND tỉnh Thanh Lĩnh", Abbr: "UBND", Level: register.LevelProvince, Kind: register.KindCommittee},
		unit("VP", "Văn phòng UBND tỉnh Thanh Lĩnh", "VP", register.LevelProvince, register.KindOffice)}
	for _, d := range [][2]string{{"SNV", "Sở Nội vụ"}, {"STP", "Sở Tư pháp"}, {"STC", "Sở Tài chính"}, {"SYT", "Sở Y tế"}, {"SVH", "Sở Văn hóa, Thể thao và Du lịch"}} {
		units = append(units, unit(d[0], d[1], d[0], register.LevelProvince, register.KindDepartment))
	}
	for i, name := range []string{"huyện Vân Khê", "huyện Hạ Lĩnh", "thị xã Kim Sa"} {
		units = append(units, unit(fmt.Sprintf("H%d", i), "UBND "+name, "UBND", register.LevelDistrict, register.KindCommittee))
	}
	return register.NewOrg(units)
}

func sampleDirective(t testing.TB) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/directive.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func codes(list []register.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	return strings.Join(out, " ")
}

const (
	allDepartments = "SNV STC STP SVH SYT"
	allDistricts   = "H0 H1 H2"
)

// wantTasks are item, units, deadline, recurrence and what is unsure.
var wantTasks = []string{
	"1.a|" + allDepartments + " " + allDistricts + "|15/01/2025||units",
	"1.b|" + allDepartments + " " + allDistricts + "|||units",
	"2|STP|31/03/2025||",
	"2(2)|STC|||",
	"3.a|VP|||due",
	"3.b|" + allDistricts + "||monthly:20|",
	"4|SNV|30/06/2025||year",
	"5|" + allDepartments + "|||",
	"6|STC|30/06/2025||",
	"7.a|" + allDepartments + " " + allDistricts + "||quarterly:15|",
	"7.b|SNV|||",
}

func summaryOf(d Directive) []string {
	var got []string
	for _, x := range d.Tasks {
		units := strings.Fields(codes(x.Units))
		slices.SortFunc(units, func(a, b string) int {
			return strings.Compare(order(a), order(b))
		})
		got = append(got, strings.Join([]string{x.Item, strings.Join(units, " "), x.Due.String(), x.Recurs, strings.Join(x.Unsure, ",")}, "|"))
	}
	return got
}

// order puts departments before districts.
func order(code string) string {
	if strings.HasPrefix(code, "H") {
		return "z" + code
	}
	return code
}

func checkSample(t *testing.T, d Directive) {
	t.Helper()
	if !strings.HasPrefix(d.Subject, "Về đẩy mạnh cải cách") {
		t.Errorf("subject %q", d.Subject)
	}
	checkRead(t, d)
}

// checkRead checks all but the case of letters, which old fonts do not keep.
func checkRead(t *testing.T, d Directive) {
	t.Helper()
	if d.Number != "23/CT-UBND" || d.Date != register.MustDate("2024-12-20") || d.Issuer != "ỦY BAN NHÂN DÂN TỈNH THANH LĨNH" {
		t.Errorf("head: %q, %s, %q", d.Number, d.Date, d.Issuer)
	}
	got := summaryOf(d)
	for i := range max(len(got), len(wantTasks)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(wantTasks) {
			w = wantTasks[i]
		}
		if g != w {
			t.Errorf("task %d: %s, want %s", i, g, w)
		}
	}
	var cited []string
	for _, c := range d.Citations {
		cited = append(cited, c.Symbol+" "+c.Date.String()+" "+c.Issuer)
	}
	want := []string{"5958/UBND-TH 05/08/2022 ", "9390/UBND-TH 25/11/2022 UBND tỉnh", "76/NQ-CP 15/07/2021 Chính phủ", "819/QĐ-UBND 21/03/2025 "}
	if !slices.Equal(cited, want) {
		t.Errorf("cited %q, want %q", cited, want)
	}
	if len(d.Reports) != 1 || !strings.EqualFold(d.Reports[0].Through, "Sở Nội vụ") || d.Reports[0].To != "UBND tỉnh" || d.Reports[0].Period != "quarter" {
		t.Errorf("reports %+v", d.Reports)
	}
	for _, x := range d.Tasks {
		if !strings.Contains(d.Text, x.Text) || strings.Contains(x.Text, "Nơi nhận") {
			t.Errorf("task %s is %q", x.Item, x.Text)
		}
	}
}

func TestADirectiveOfSevenGroups(t *testing.T) {
	d, err := ParseDirective(sampleDirective(t), directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, d)
}

// TestBrokenLinesAreMended reads the directive as a copy from a PDF has it:
// every line broken after 70 signs, a page number in the middle of a sentence.
func TestBrokenLinesAreMended(t *testing.T) {
	var b strings.Builder
	lines := 0
	for _, paragraph := range strings.Split(sampleDirective(t), "\n") {
		width := 0
		for i, word := range strings.Fields(paragraph) {
			switch n := len([]rune(word)); {
			case i == 0:
				width = n
			case width+n+1 > 70:
				b.WriteByte('\n')
				if lines++; lines == 9 {
					b.WriteString("2\n")
				}
				width = n
			default:
				b.WriteByte(' ')
				width += n + 1
			}
			b.WriteString(word)
		}
		b.WriteByte('\n')
	}
	d, err := ParseDirective(b.String(), directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, d)
}

func TestADirectiveFromWord(t *testing.T) {
	var xml strings.Builder
	xml.WriteString(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>`)
	for _, line := range strings.Split(sampleDirective(t), "\n") {
		fmt.Fprintf(&xml, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", line)
	}
	xml.WriteString(`</w:body></w:document>`)
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	part, err := z.Create("word/document.xml")
	if err == nil {
		_, err = part.Write([]byte(xml.String()))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "chỉ thị.docx")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := ReadDirective(context.Background(), path, directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, d)
}

func TestWhatIsNoDirective(t *testing.T) {
	for name, text := range map[string]string{"poem": "Đêm qua mưa gió\nSáng nay hoa rơi\nNgười đi xa lắm", "one line": "Kính chúc sức khỏe", "numbers": "5 6 7\n8 9 10"} {
		if d, err := ParseDirective(text, directiveOrg()); !errors.Is(err, ErrNoDirective) {
			t.Errorf("%s: %v, %+v", name, err, d.Tasks)
		}
	}
	for name, content := range map[string]string{"a.txt": "", "b.docx": "no zip", "c.txt": "PK\x03\x04 no zip either", "d.txt": "\x7fELF\x00\x00\x00\x00"} {
		path := write(t, name, content)
		if _, err := ReadDirective(context.Background(), path, directiveOrg()); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
