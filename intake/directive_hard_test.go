package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"kycuong/register"
)

// inTCVN3 writes text as the .VnTime fonts do; a single capital with a mark
// becomes small, for they have none.
func inTCVN3(t *testing.T, text string) []byte {
	t.Helper()
	codes := map[rune]rune{}
	for code, letter := range tcvn3 {
		codes[letter] = code
	}
	var latin strings.Builder
	for _, r := range text {
		for _, form := range []rune{r, unicode.ToLower(r)} {
			if code, ok := codes[form]; ok {
				r = code
				break
			}
		}
		latin.WriteRune(r)
	}
	raw, err := charmap.Windows1252.NewEncoder().Bytes([]byte(latin.String()))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestADirectiveInTCVN3(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chi thi.txt")
	if err := os.WriteFile(path, inTCVN3(t, sampleDirective(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := ReadDirective(context.Background(), path, directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	checkRead(t, d)
	// The fonts have no small form of a capital that stands alone, so a word of
	// two letters may come back in capitals.
	if !strings.EqualFold(d.Subject, "Về đẩy mạnh cải cách hành chính, siết chặt kỷ luật, kỷ cương hành chính năm 2025") {
		t.Errorf("subject %q", d.Subject)
	}
}

// hardOrg has communes beside districts, as no day had; a group must not care.
func hardOrg() *register.Org {
	units := directiveOrg().Units()
	for i, name := range []string{"xã Hạ Lĩnh", "phường Bến Sông", "đặc khu Hòn Mây"} {
		units = append(units, register.Unit{Code: "X" + number2(i), Name: "UBND " + name, Abbr: "UBND", Level: register.LevelCommune, Kind: register.KindCommittee, Superior: "T"})
	}
	return register.NewOrg(append(units, register.Unit{Code: "TTR", Name: "Thanh tra tỉnh", Abbr: "TTr; TTR", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "T"},
		register.Unit{Code: "BNV", Name: "Bộ Nội vụ", Abbr: "BNV", Level: register.LevelCentral, Kind: register.KindMinistry}))
}

func TestWhomATextAddresses(t *testing.T) {
	const departments, districts, communes = "SNV STC STP SVH SYT TTR", "H0 H1 H2", "X0 X1 X2"
	f := newUnitFinder(hardOrg(), register.MustDate("2024-12-20"), "ỦY BAN NHÂN DÂN TỈNH THANH LĨNH")
	for text, want := range map[string]string{
		"các sở, ban, ngành cấp tỉnh":                                     departments,
		"Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh":               departments,
		"Thủ trưởng các sở, ngành; Chủ tịch UBND các huyện, thị xã":       departments + " " + districts,
		"UBND các xã, phường, đặc khu":                                    communes,
		"UBND xã, phường":                                                 communes,
		"các sở, ban, ngành, UBND cấp huyện, cấp xã":                      departments + " " + districts + " " + communes,
		"Các Sở: Nội vụ, Tư pháp và Tài chính":                            "SNV STP STC",
		"Giám đốc các Sở: Nội vụ; Văn hóa, Thể thao và Du lịch; Y tế":     "SNV SVH SYT",
		"Sở Nội vụ, Y tế":                                                 "SNV SYT",
		"UBND các huyện: Vân Khê, Hạ Lĩnh":                                "H0 H1",
		"UBND huyện Vân Khê và xã Hạ Lĩnh":                                "H0 X0",
		"Uỷ ban nhân dân thị xã Kim Sa":                                   "H2",
		"Chánh Thanh tra tỉnh":                                            "TTR",
		"SNV phối hợp với STP":                                            "SNV",
		"gửi Sở Nội vụ và Sở Tài chính":                                   "",
		"theo đề nghị của Giám đốc Sở Nội vụ":                             "",
		"trình UBND tỉnh, báo cáo Bộ Nội vụ (qua Sở Nội vụ)":              "",
		"người dân tại các xã khó khăn":                                   "",
		"Sở Y tế rà soát, gửi Sở Tài chính thẩm định; Sở Nội vụ tổng hợp": "SYT SNV",
		"ỦY BAN NHÂN DÂN TỈNH THANH LĨNH giao SỞ NỘI VỤ":                  "SNV",
	} {
		list, _ := unitsIn(f.mentions(text, wordsOf(text), nil), 0, len(text))
		if got := codes(list); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	text := "các sở, ngành, địa phương"
	if list, loose := unitsIn(f.mentions(text, wordsOf(text), nil), 0, len(text)); !loose || codes(list) != departments+" "+districts {
		t.Errorf("%q: %q, unsure %v", text, codes(list), loose)
	}
}

const decision = `ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH THANH LĨNH          Độc lập - Tự do - Hạnh phúc
Số: 12/QĐ-UBND           Thanh Lĩnh, ngày 05 tháng 02 năm 2024

QUYẾT ĐỊNH
Về việc giao nhiệm vụ cải cách hành chính

Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV ngày 01/2/2024,
QUYẾT ĐỊNH:
Điều 1. Giao nhiệm vụ cho các đơn vị như sau:
1. Sở Nội vụ rà soát vị trí việc làm
đã giao theo Điều 2. Sở Tài chính cân đối 1.500 tỷ đồng.
2. Sở Y tế: a) công khai thủ tục; b) cắt giảm thời gian; c) báo cáo.
2.1. Phấn đấu đạt 95% hồ sơ đúng hạn.
2.2. Các khoa:
- Niêm yết:
+ tại trụ sở;
+ trên cổng thông tin;
- Bố trí nhân lực.
4. UBND huyện Vân Khê sắp xếp lại.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Thủ trưởng các sở chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
1. Sở Y tế không được giao gì ở đây.
`

func TestItemsOfADecision(t *testing.T) {
	d, err := ParseDirective(decision, hardOrg())
	if err != nil {
		t.Fatal(err)
	}
	if d.Number != "12/QĐ-UBND" || d.Date != register.MustDate("2024-02-05") || d.Issuer != "ỦY BAN NHÂN DÂN TỈNH THANH LĨNH" || d.Subject != "giao nhiệm vụ cải cách hành chính" {
		t.Errorf("head: %q, %s, %q, %q", d.Number, d.Date, d.Issuer, d.Subject)
	}
	var got []string
	for _, x := range d.Tasks {
		got = append(got, x.Item+" "+codes(x.Units))
	}
	want := []string{"Điều 1.1 SNV", "Điều 1.1(2) STC", "Điều 1.2.a SYT", "Điều 1.2.b SYT", "Điều 1.2.c SYT", "Điều 1.2.1 SYT", "Điều 1.2.2(1)(1) SYT", "Điều 1.2.2(1)(2) SYT",
		"Điều 1.2.2(2) SYT", "Điều 1.4 H0", "Điều 3 SNV STC STP SVH SYT TTR"}
	if !slices.Equal(got, want) {
		t.Errorf("items\n%q, want\n%q", got, want)
	}
	if len(d.Citations) != 1 || d.Citations[0].Symbol != "5/TTr-SNV" || len(d.Addressees) != 0 {
		t.Errorf("citations %+v, addressees %q", d.Citations, codes(d.Addressees))
	}
}

func TestOrdersWithoutNumbers(t *testing.T) {
	text := "UBND TỈNH THANH LĨNH\nSố: 45/TB-UBND\nThanh Lĩnh, ngày 10 tháng 3 năm 2024\nTHÔNG BÁO\nKết luận tại phiên họp tháng 3\n\nNgày 08/3/2024, Chủ tịch UBND tỉnh đã chủ trì phiên họp và kết luận:\n" +
		"Giao Sở Nội vụ tham mưu kế hoạch trước ngày 20/3/2024. Giao Sở Tài chính bố trí kinh phí. Sở Y tế chủ trì, phối hợp Sở Tư pháp rà soát.\nYêu cầu UBND huyện Vân Khê khắc phục ngay."
	d, err := ParseDirective(text, directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"(1)|SNV|20/03/2024||", "(2)|STC|||", "(3)|SYT|||", "(4)|H0|||"}
	if got := summaryOf(d); len(got) != 4 || got[0] != want[0] || got[1] != want[1] || d.Tasks[2].Units[0].Code != "SYT" || got[3] != want[3] {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestAnInvitationIsNoDirective: numbered lines alone ask nothing of anybody.
func TestAnInvitationIsNoDirective(t *testing.T) {
	text := "Thư mời họp lớp\n\n1. Thời gian: 18h ngày 20/12/2024\n2. Địa điểm: nhà hàng Hoa Sen\n3. Mong các bạn đến đông đủ."
	if d, err := ParseDirective(text, directiveOrg()); !errors.Is(err, ErrNoDirective) || len(d.Tasks) > 0 {
		t.Errorf("%v, %+v", err, d.Tasks)
	}
}

// TestListsOfWord reads a letter whose numbers and bullets Word makes: they are
// counted and marked, and the list of addressees is no list of tasks.
func TestListsOfWord(t *testing.T) {
	item := func(level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	plain := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	path := filepath.Join(t.TempDir(), "công văn.docx")
	writeWord(t, path, `<w:tbl><w:tr><w:tc>`+plain("UBND TỈNH THANH LĨNH")+plain("Số: 815/UBND-TH")+`</w:tc><w:tc>`+plain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")+plain("Thanh Lĩnh, ngày 30 tháng 01 năm 2024")+`</w:tc></w:tr></w:tbl>`+
		plain("Kính gửi:")+item("0", "Các sở, ban, ngành;")+item("0", "UBND các huyện.")+plain("UBND tỉnh yêu cầu:")+
		item("0", "Sở Nội vụ:")+item("1", "Rà soát</w:t><w:tab/><w:t>quy chế;<w:delText>bỏ</w:delText></w:t><w:br/><w:t>")+item("1", "Báo cáo trước ngày 15/3/2024.")+
		item("0", "Sở Y tế công khai thủ tục.")+`<mc:AlternateContent><mc:Choice>`+plain("Giao Sở Tài chính bố trí kinh phí.")+`</mc:Choice><mc:Fallback>`+plain("Giao Sở Tài chính bố trí kinh phí.")+`</mc:Fallback></mc:AlternateContent>`)
	d, err := ReadDirective(context.Background(), path, directiveOrg())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"(1)(1)|SNV|||item", "(1)(2)|SNV|15/03/2024||item", "(2)|SYT|||item", "(2)(2)|STC|||item"}
	if got := summaryOf(d); !slices.Equal(got, want) || strings.ContainsRune(d.Text, autoNumber) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := codes(d.Addressees); got != "SNV STC STP SVH SYT H0 H1 H2" || d.Number != "815/UBND-TH" || d.Issuer != "UBND TỈNH THANH LĨNH" {
		t.Errorf("head: %q, %q, addressees %q", d.Number, d.Issuer, got)
	}
}

func TestAWordFilePackedSmallIsTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lớn.docx")
	writeWord(t, path, "<w:p><w:t>"+strings.Repeat("a", maxDirective+1)+"</w:t></w:p>")
	if _, err := ReadDirective(context.Background(), path, directiveOrg()); !errors.Is(err, ErrLongText) {
		t.Errorf("%v, want ErrLongText", err)
	}
}

func writeWord(t *testing.T, path, body string) {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	part, err := z.Create("word/document.xml")
	if err == nil {
		_, err = part.Write([]byte(`<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>` + body + `</w:body></w:document>`))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestHostileTextsEnd reads what took quadratic time once, or could.
func TestHostileTextsEnd(t *testing.T) {
	const size = 512 << 10
	for _, s := range []string{"văn bản không có dấu chấm nào và cứ thế đi tiếp\n", "1. a\n", "1.1. a\n", "- rà soát\n", "; a) làm việc", "12/UBND-TH ", "05/8/2022 ", "hằng tháng ", "Sở Y tế rà soát. ", "1", "A", " ", "\n", "e\u0301", "các sở, ", "Sở Nội vụ, "} {
		holdsDirective(t, strings.Repeat(s, size/len(s)))
	}
	holdsDirective(t, "1. "+strings.Repeat("một câu dài không có đơn vị ", 8<<10)+"\n"+strings.Repeat("- rà soát\n", 8<<10))
}
