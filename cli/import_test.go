package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const (
	unitsHeader = "Mã,Tên,Viết tắt,Cấp,Loại,Cấp trên,Từ ngày,Đến ngày\n"
	outHeader   = "Số, ký hiệu;Ngày văn bản;Loại;Trích yếu;Người ký;Cơ quan gửi;Kính gửi\n"
)

func TestImportNamesRowColumnAndReason(t *testing.T) {
	o := sampleOffice(t)
	path := o.file("văn bản đi.csv", outHeader+
		"901/BC-SYT;05/10/2026;BC;Báo cáo tốt;Nguyễn Văn An;H90.10;H90\n"+
		"902/BC-SYT;31/02/2026;BC;Ngày không có;Nguyễn Văn An;H90.10;H90\n"+
		"903/BC-SYT;05/10/0026;BC;Năm sai;Nguyễn Văn An;H90.10;H90\n"+
		"904/BC-SYT;05/10/2026;ZZ;Loại sai;Nguyễn Văn An;H90.10;H90\n"+
		"905/BC-SYT;05/10/2026;BC;;Nguyễn Văn An;H90.10;H90\n")
	a := o.run("", "import", "outgoing", path)
	if a.code != ExitRefused || !strings.Contains(a.out, "Nhận 1, không nhận 4") {
		t.Errorf("code %d, %s", a.code, a.out)
	}
	for row, column := range map[int]string{3: "Ngày văn bản", 4: "Ngày văn bản", 5: "Loại", 6: "Trích yếu"} {
		if want := fmt.Sprintf("văn bản đi.csv, dòng %d, cột %s", row, column); !strings.Contains(a.err, want) {
			t.Errorf("no %q in\n%s", want, a.err)
		}
	}
	var res searchResult
	o.json(&res, "", "search", "Báo cáo tốt")
	if res.Total == 0 {
		t.Error("the good row was not kept")
	}
}

func TestAllOrNothingAndDryRunKeepNothing(t *testing.T) {
	o := sampleOffice(t)
	before := o.must("", "search", "--limit", "0")
	bad := o.file("one bad.csv", outHeader+"901/BC-SYT;05/10/2026;BC;Báo cáo tốt;;H90.10;H90\n902/BC-SYT;31/02/2026;BC;Ngày không có;;H90.10;H90\n")
	good := o.file("good.csv", outHeader+"901/BC-SYT;05/10/2026;BC;Báo cáo tốt;;H90.10;H90\n")
	o.refuses(ExitRefused, "", []string{"import", "outgoing", bad, "--all-or-nothing"}, "dòng 3")
	o.must("", "import", "outgoing", good, "--dry-run")
	if after := o.must("", "search", "--limit", "0"); after != before {
		t.Errorf("before %q, after %q", before, after)
	}
	o.must("", "import", "outgoing", good, "--all-or-nothing")
	if after := o.must("", "search", "--limit", "0"); after == before {
		t.Error("the good file was not kept")
	}
}

func TestImportRefusesABrokenTreeOfUnits(t *testing.T) {
	for name, c := range map[string]struct{ rows, says string }{
		"circle":    {"A,Sở A,SA,tỉnh,sở,B,,\nB,Sở B,SB,tỉnh,sở,A,,\n", "vòng"},
		"overlap":   {"A,Sở A,SA,tỉnh,sở,,01/01/2020,31/12/2025\nA,Sở A mới,SA,tỉnh,sở,,01/06/2025,\n", "A"},
		"twice":     {"A,Sở A,SA,tỉnh,sở,,,\nA,Sở B,SB,tỉnh,sở,,,\n", "A"},
		"backwards": {"A,Sở A,SA,tỉnh,sở,,01/01/2025,01/01/2024\n", "dòng 2"},
		"level":     {"A,Sở A,SA,thiên hà,sở,,,\n", "thiên hà"},
		"nobody":    {"A,Sở A,SA,tỉnh,sở,KHONGCO,,\n", "KHONGCO"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			a := o.run("", "import", "units", o.file("units.csv", unitsHeader+c.rows))
			if a.code == ExitDone && !strings.Contains(a.err, "Lưu ý") || !strings.Contains(a.err, c.says) {
				t.Errorf("code %d, said %q, want a word of %q", a.code, a.out+a.err, c.says)
			}
			o.must("", "check")
			o.must("", "verify")
		})
	}
}

func TestImportOfWhatIsNoTable(t *testing.T) {
	o := sampleOffice(t)
	for name, content := range map[string]string{
		"empty.csv": "", "blank.csv": "\n\n\n", "prose.csv": "Kính gửi các đồng chí,\nđây không phải là bảng.\n",
		"broken.xlsx": "PK\x03\x04 this was a workbook once", "picture.csv": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d",
	} {
		o.refuses(ExitFailed, "", []string{"import", "outgoing", o.file(name, content)}, "kycuong:")
	}
	o.refuses(ExitFailed, "", []string{"import", "outgoing", filepath.Join(o.dir, "not there.csv")}, "not there.csv")
	o.must("", "verify")
}

func TestMixedLineEndsAndOldEncodings(t *testing.T) {
	o := sampleOffice(t)
	header := strings.TrimSuffix(outHeader, "\n")
	o.must("", "import", "outgoing", o.file("mixed.csv", "\ufeff"+header+"\r\n901/BC-SYT;05/10/2026;BC;Dòng một;;H90.10;H90\n902/BC-SYT;05/10/2026;BC;Dòng hai;;H90.10;H90\r\n"))
	var res searchResult
	o.json(&res, "", "search", "dong", "hai", "--unit", "H90.10", "--year", "2026")
	if res.Total != 1 || res.Documents[0].Subject != "Dòng hai" {
		t.Errorf("%+v", res)
	}
}

func TestImportOfAWorkbook(t *testing.T) {
	o := sampleOffice(t)
	book := excelize.NewFile()
	rows := [][]any{{"Sổ văn bản đi năm 2026"}, {"Số, ký hiệu", "Ngày văn bản", "Loại", "Trích yếu", "Cơ quan gửi", "Kính gửi"},
		{"901/BC-SYT", 46300, "Báo cáo", "Ngày là số của Excel", "Sở Y tế", "UBND tỉnh"}, {"902/BC-SYT", "05/10/2026", "BC", "Ngày là chữ", "SYT", "H90"}}
	for i, r := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(filepath.Dir(o.dir), "sổ.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	o.must("", "import", "outgoing", path)
	var res searchResult
	o.json(&res, "", "search", "ngày là", "--unit", "H90.10")
	if res.Total != 2 {
		t.Fatalf("%d documents found, want 2: %+v", res.Total, res)
	}
	for _, d := range res.Documents {
		if d.Sender != "H90.10" || d.To[0] != "H90" || d.Date.Year() != 2026 {
			t.Errorf("%+v", d)
		}
	}
}

// TestALongImportTellsItsProgress reads as many rows as an office writes in
// some years.
func TestALongImportTellsItsProgress(t *testing.T) {
	o := sampleOffice(t)
	var b strings.Builder
	b.WriteString(outHeader)
	for i := range 12_000 {
		fmt.Fprintf(&b, "%d/BC-SYT;%02d/%02d/2022;BC;Báo cáo công tác số %d của ngành;Nguyễn Văn An;H90.10;H90\n", i+1, 1+i/12%28, 1+i%12, i)
	}
	a := o.run("", "import", "outgoing", o.file("big.csv", b.String()))
	if a.code != ExitDone || !strings.Contains(a.err, "10000") {
		t.Errorf("code %d, said %.300q", a.code, a.err)
	}
	o.must("", "verify")
}

func TestDataFolderThatCannotBe(t *testing.T) {
	o := newOffice(t)
	o.dir = filepath.Join(o.file("a file", "in the way"), "data")
	o.refuses(ExitFailed, "", []string{"demo"}, "kycuong:")
	o = newOffice(t)
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.dir, "register.kycuong"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o.refuses(ExitFailed, "", []string{"check"}, "trống rỗng", "Chưa có gì thay đổi")
}
