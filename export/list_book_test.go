package export

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kycuong/register"

	"github.com/xuri/excelize/v2"
)

// TestAListGoesToPaperAsItIsShown: every row once, the columns as chosen, what narrows it
// above; days are days in the workbook.
func TestAListGoesToPaperAsItIsShown(t *testing.T) {
	made := time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
	columns := []Column{{Title: "Số, ký hiệu", Share: 112}, {Title: "Ngày", Share: 84}, {Title: "Trích yếu", Share: 240}}
	for _, n := range []int{0, 1, 50, 5000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var rows [][]string
			for i := range n {
				rows = append(rows, []string{fmt.Sprintf("%02d/UBND-VX", i+1), (register.MustDate("2026-01-01") + register.Date(i%300)).String(), fmt.Sprintf("Về việc thứ %d của danh sách", i+1)})
			}
			b := ListBook("Danh sách văn bản đi", "Quý III/2025, Sở Xây dựng", columns, rows, register.Settings{Agency: "Văn phòng"}, register.MustDate("2026-11-28"))
			path := filepath.Join(t.TempDir(), "list.pdf")
			var raw bytes.Buffer
			if err := b.WritePDF(context.Background(), &raw, made, nil); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, raw.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			readBack(t, "qpdf", "--check", path)
			text := readBack(t, "pdftotext", "-layout", path, "-")
			for _, want := range []string{"DANH SÁCH VĂN BẢN ĐI", "Quý III/2025, Sở Xây dựng", "28/11/2026"} {
				if !strings.Contains(text, want) {
					t.Errorf("there is no %q", want)
				}
			}
			for i := range n {
				if got := strings.Count(text, fmt.Sprintf(" %02d/UBND-VX ", i+1)) + strings.Count(text, fmt.Sprintf("\n%02d/UBND-VX ", i+1)); got != 1 {
					t.Fatalf("row %d stands there %d times", i+1, got)
				}
			}
			if folder := os.Getenv("KYCUONG_PDFA"); folder != "" && n == 50 { // see scripts/check_pdfa.sh
				raw.Reset()
				if err := b.WithoutData().WritePDF(context.Background(), &raw, made, nil); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, "list.1b.pdf"), raw.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			raw.Reset()
			if err := b.WriteXLSX(context.Background(), &raw, made); err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(&raw)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close() // only read
			cells, err := f.GetRows("Danh sách", excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			days := 0
			for _, row := range cells {
				if len(row) > 1 && len(row[1]) == 5 && strings.HasPrefix(row[1], "46") { // of 2026, as Excel counts days
					days++
				}
			}
			if days != n {
				t.Errorf("%d real days for %d rows", days, n)
			}
		})
	}
}

// TestColumnsOfAListKeepToTheirSide: figures to the right, days and numbers in a row in
// the middle, words to the left, also the words of a column with figures in them.
func TestColumnsOfAListKeepToTheirSide(t *testing.T) {
	columns := []Column{{Title: "STT"}, {Title: "Số bản"}, {Title: "Ngày"}, {Title: "Trích yếu"}, {Title: "Trống"}, {Title: "Tỷ lệ", Align: Centre}}
	rows := [][]string{{"1", "1.200", "05/01/2026", "12", "", "50,00%"}, {"2", "", "06/01/2026", "Giấy mời", "", "1%"}}
	b := ListBook("Danh sách", "", columns, rows, register.Settings{}, register.MustDate("2026-11-28"))
	for i, want := range []Align{Centre, Right, Centre, Left, Left, Centre} {
		if b.Columns[i].Align != want {
			t.Errorf("%s keeps to %d, want %d", b.Columns[i].Title, b.Columns[i].Align, want)
		}
	}
	if b.Closing != "Tổng cộng: 02 dòng." || columns[0].Align != Left {
		t.Errorf("%q, %v", b.Closing, columns)
	}
}
