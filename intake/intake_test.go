package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/register"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

const unitsCSV = `Mã,Tên,Viết tắt,Cấp,Loại,Cấp trên,Ngành dọc,Từ ngày,Đến ngày
T,UBND tỉnh Thanh Lĩnh,UBND,tỉnh,ubnd,,,,
STC,Sở Tài chính,STC,tỉnh,sở,T,,,
H,UBND huyện Vân Khê,UBND,huyện,ubnd,T,,,30/06/2025
X,UBND xã An Hạ,UBND,xã,ubnd,H,,,30/06/2025
X,UBND xã An Hạ,UBND,xã,ubnd,T,,01/07/2025,
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readUnits(t *testing.T, text string, existing ...register.Unit) Units {
	t.Helper()
	u, err := ReadUnits(context.Background(), write(t, "units.csv", text), existing, nil)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func testOrg(t *testing.T) *register.Org {
	t.Helper()
	return register.NewOrg(readUnits(t, unitsCSV).Units)
}

func readOutgoing(t *testing.T, name, text string) Documents {
	t.Helper()
	ds, err := ReadDocuments(context.Background(), write(t, name, text), register.Outgoing, testOrg(t), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// reasons writes refusals as row/column.
func reasons(list []Refusal) string {
	var parts []string
	for _, r := range list {
		parts = append(parts, fmt.Sprintf("%d/%s", r.Row, r.Column))
	}
	return strings.Join(parts, " ")
}

func TestReadUnits(t *testing.T) {
	u := readUnits(t, unitsCSV)
	if len(u.Units) != 5 || len(u.Refused)+len(u.Warnings) > 0 {
		t.Fatalf("%d units, refused %v, warnings %v", len(u.Units), u.Refused, u.Warnings)
	}
	again := readUnits(t, unitsCSV, u.Units...)
	if len(again.Refused) > 0 {
		t.Errorf("the same list again is refused: %v", again.Refused)
	}
}

func TestFaultyUnitsAreRefused(t *testing.T) {
	u := readUnits(t, `Mã;Tên;Cấp;Loại;Cấp trên;Từ ngày;Đến ngày
;Không mã;tỉnh;sở;;;
A;;tỉnh;sở;;;
B;Sở B;thôn;sở;;;
C;Sở C;tỉnh;công ty;;;
D;Sở D;tỉnh;sở;;31/02/2024;
E;Sở E;tỉnh;sở;E;;
F;Sở F;tỉnh;sở;G;;
G;Sở G;tỉnh;sở;F;;
H;Sở H;tỉnh;sở;;01/01/2020;
H;Sở H mới;tỉnh;sở;;01/01/2021;
I;Sở I;tỉnh;sở;Z;;
`)
	if got, want := reasons(u.Refused), "2/Mã 3/Tên 4/Cấp 5/Loại 6/Từ ngày 7/Cấp trên 11/Từ ngày 8/Cấp trên 9/Cấp trên"; got != want {
		t.Errorf("refused %s, want %s", got, want)
	}
	if got := reasons(u.Warnings); got != "12/Cấp trên" {
		t.Errorf("warnings %s, want one of the unknown superior", got)
	}
}

const outgoingCSV = `Số, ký hiệu;Ngày văn bản;Loại;Trích yếu;Cơ quan gửi;Kính gửi;Độ mật
"05/BC-STC";05/02/2024;BC;Báo cáo thu chi;STC;UBND tỉnh Thanh Lĩnh;
`

func checkOne(t *testing.T, ds Documents) {
	t.Helper()
	if len(ds.Documents) != 1 || len(ds.Refused) > 0 {
		t.Fatalf("%d documents, refused %v", len(ds.Documents), ds.Refused)
	}
	d := ds.Documents[0]
	if d.Subject != "Báo cáo thu chi" || d.Date.ISO() != "2024-02-05" || d.Sender.Code != "STC" || len(d.To) != 1 || d.To[0].Code != "T" || d.Number.N != 5 || d.Type != "BC" {
		t.Errorf("read %+v", d)
	}
}

func TestEncodingsOfCSV(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(outgoingCSV)
	if err != nil {
		t.Fatal(err)
	}
	// Windows-1258 keeps tones apart from their letters.
	cp1258, err := charmap.Windows1258.NewEncoder().String(toneApart(outgoingCSV))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"utf8": outgoingCSV, "bom": "\xEF\xBB\xBF" + outgoingCSV, "utf16": utf16, "windows-1258": cp1258,
		"nfd": norm.NFD.String(outgoingCSV), "crlf": strings.ReplaceAll(outgoingCSV, "\n", "\r\n"),
		"cr": strings.ReplaceAll(outgoingCSV, "\n", "\r"), "tabs": strings.ReplaceAll(outgoingCSV, ";", "\t"),
		"titles above": "SỞ TÀI CHÍNH;;;;;;\nSổ đăng ký văn bản đi năm 2024\n\n" + outgoingCSV,
		"tcvn3":        encode(outgoingCSV, tcvn3Sample), "vni": encode(outgoingCSV, vniSample),
		"capitals and no marks": strings.Replace(outgoingCSV, "Số, ký hiệu;Ngày văn bản;Loại;Trích yếu", "SO KY HIEU;NGAY VAN BAN;LOAI;TRICH YEU", 1),
	} {
		t.Run(name, func(t *testing.T) { checkOne(t, readOutgoing(t, "đi.csv", text)) })
	}
}

// toneApart decomposes only what Windows-1258 has no single letter for.
func toneApart(s string) string {
	var b strings.Builder
	for _, r := range s {
		if _, err := charmap.Windows1258.NewEncoder().String(string(r)); err == nil {
			b.WriteRune(r)
			continue
		}
		d := []rune(norm.NFD.String(string(r)))
		base, tone := norm.NFC.String(string(d[:len(d)-1])), d[len(d)-1]
		if len(d) == 3 && d[1] == '\u0323' { // the dot below stands first
			base, tone = norm.NFC.String(string([]rune{d[0], d[2]})), d[1]
		}
		b.WriteString(base + string(tone))
	}
	return b.String()
}

// The letters of the sample text in the two font encodings, as Windows-1252.
var (
	tcvn3Sample = map[string]string{"ố": "è", "ý": "ý", "ệ": "Ö", "à": "µ", "ă": "¨", "ả": "¶", "ạ": "¹", "í": "Ý", "ế": "Õ", "ơ": "¬", "ử": "ö", "á": "¸",
		"ĩ": "Ü", "ỉ": "Ø", "Đ": "§", "ộ": "é", "ậ": "Ë", "ở": "ë"}
	vniSample = map[string]string{"ố": "oá", "ý": "yù", "ệ": "eä", "à": "aø", "ă": "aê", "ả": "aû", "ạ": "aï", "í": "í", "ế": "eá", "ơ": "ô", "ử": "öû", "á": "aù",
		"ĩ": "ó", "ỉ": "æ", "Đ": "Ñ", "ộ": "oä", "ậ": "aä", "ở": "ôû"}
)

func encode(s string, letters map[string]string) string {
	var b strings.Builder
	for _, r := range s {
		if to, ok := letters[string(r)]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestFaultyDocumentsAreRefused(t *testing.T) {
	ds := readOutgoing(t, "x.csv", `"Số, ký hiệu",Ngày văn bản,Loại,Trích yếu,Cơ quan gửi,Kính gửi,Độ mật,Độ khẩn,Ngày ký
01/BC-STC,31/02/2024,BC,Một,STC,T,,,
02/BC-STC,15/10/0026,BC,Hai,STC,T,,,
03/BC-STC,05/02/2024,BC,Ba,STC,T,Mật,,
04/BC-STC,05/02/2024,XX,Bốn,STC,T,,,
05/BC-STC,05/02/2024,BC,,STC,T,,,
06/BC-STC,05/02/2024,BC,Sáu,STC,,,,
07/BC-STC,05/02/2024,BC,Bảy,STC,T,bí ẩn,,
08/BC-STC,05/02/2024,BC,Tám,STC,T,,gấp,
09/BC-STC,05/02/2024,BC,`+strings.Repeat("x", 10000)+`,STC,T,,,
10/BC-STC,,BC,Mười,STC,T,,,
11/BC-STC,05/02/2024,BC,Mười một 😀,Sở Mặt trăng,T;Ai đó,,,
số mười hai,05/02/2024,BC,Mười hai,STC,T,,,
,05/02/2024,,,STC,,Tối mật,,
`)
	if got, want := reasons(ds.Refused), "2/Ngày văn bản 3/Ngày văn bản 4/Trích yếu 5/Loại 6/Trích yếu 7/Kính gửi 8/Độ mật 9/Độ khẩn 10/Trích yếu 11/Ngày văn bản"; got != want {
		t.Errorf("refused %s\nwant    %s", got, want)
	}
	if got, want := reasons(ds.Warnings), "12/Cơ quan gửi 12/Kính gửi 13/Số, ký hiệu"; got != want {
		t.Errorf("warnings %s, want %s", got, want)
	}
	if len(ds.Documents) != 3 || !strings.HasSuffix(ds.Documents[0].Subject, "\uFFFD") || ds.Documents[2].Subject != "" {
		t.Errorf("accepted %+v", ds.Documents)
	}
}

func TestXLSX(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"Số, ký hiệu", "Ngày văn bản", "Ngày ký", "Loại", "Trích yếu", "Cơ quan gửi", "Kính gửi"},
		{"05/BC-STC", register.MustDate("2024-02-05").Time(), "05/02/2024", "Báo cáo", "Báo cáo thu chi", "Sở Tài chính", "T\nH"}, {}, {"x"}}
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "văn bản đi.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	ds, err := ReadDocuments(context.Background(), path, register.Outgoing, testOrg(t), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Documents) != 1 || ds.Documents[0].Date.ISO() != "2024-02-05" || ds.Documents[0].Signed.ISO() != "2024-02-05" || len(ds.Documents[0].To) != 2 {
		t.Errorf("read %+v", ds.Documents)
	}
	if len(ds.Refused) == 0 || ds.Refused[0].Row != 4 {
		t.Errorf("refused %v, want row 4", ds.Refused)
	}
}

func TestIncoming(t *testing.T) {
	path := write(t, "đến.csv", `Số đến,Ngày đến,Số ký hiệu,Ngày văn bản,Loại,Trích yếu,Tác giả,Đơn vị xử lý,Hạn xử lý,Tiến độ,Bị trả lại,Lý do trả lại,Ngoại lệ,Căn cứ ngoại lệ
12a,06/02/2024,05/BC-STC,05/02/2024,,Báo cáo,STC,STC,20/02/2024,Đang xử lý,có,Sai thẩm quyền,E1 – giao trực tiếp,12/UBND-TH
mười,06/02/2024,05/BC-STC,05/02/2024,,Báo cáo,STC,,,,,,,
`)
	ds, err := ReadDocuments(context.Background(), path, register.Incoming, testOrg(t), "T", nil)
	if err == nil && len(ds.Documents) == 0 {
		t.Fatalf("refused %v", ds.Refused)
	}
	if err != nil {
		t.Fatal(err)
	}
	d := ds.Documents[0]
	if d.Number.String() != "12a" || d.Arrived.ISO() != "2024-02-06" || d.Type != "BC" || d.Handler.Code != "STC" || !d.Returned || d.Exception != "E1" {
		t.Errorf("read %+v", d)
	}
	if got := reasons(ds.Refused); got != "3/Số đến" {
		t.Errorf("refused %s", got)
	}
}

func TestHopelessFiles(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"trống.csv": {"", ErrEmptyFile}, "blank.csv": {" \n\n", ErrEmptyFile}, "none.csv": {"a,b,c\n1,2,3\n", ErrNoHeader},
		"x.xlsx": {"not a workbook", ErrNotTable}, "x.pdf": {"%PDF-1.4", ErrNotTable},
	} {
		_, err := ReadUnits(context.Background(), write(t, name, c.text), nil, nil)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := ReadUnits(context.Background(), filepath.Join(t.TempDir(), "không có.csv"), nil, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestReadingCanBeCancelled(t *testing.T) {
	var b strings.Builder
	b.WriteString(unitsCSV)
	for i := range 5000 {
		fmt.Fprintf(&b, "Q%d,Sở %d,,tỉnh,sở,T,,,\n", i, i)
	}
	ctx, cancel := context.WithCancel(context.Background())
	rows := 0
	_, err := ReadUnits(ctx, write(t, "u.csv", b.String()), nil, func(n int) { rows = n; cancel() })
	if !errors.Is(err, context.Canceled) || rows != progressEvery {
		t.Errorf("after %d rows: %v", rows, err)
	}
}

// TestAWorkbookThatUnpacksTooLarge: some hundred bytes that would fill the disk are
// refused before anything is unpacked.
func TestAWorkbookThatUnpacksTooLarge(t *testing.T) {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"} {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: maxFile * 3 / 4}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := ReadDocuments(context.Background(), write(t, "bomb.xlsx", buf.String()), register.Outgoing, testOrg(t), "", nil)
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v, want ErrTooLarge", err)
	}
}
