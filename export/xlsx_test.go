package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

func workbookOf(t *testing.T, write func(*bytes.Buffer) error) (*excelize.File, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	raw := bytes.Clone(b.Bytes())
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f, raw
}

func TestWorkbookOfTheReport(t *testing.T) {
	report := Compliance(testInput())
	write := func(b *bytes.Buffer) error { return report.WriteXLSX(context.Background(), b, made) }
	f, first := workbookOf(t, write)
	_, second := workbookOf(t, write)
	if !bytes.Equal(first, second) {
		t.Error("the same report gives other bytes")
	}
	if got := f.GetSheetList(); fmt.Sprint(got) != "[Tổng hợp Danh sách Theo đơn vị]" {
		t.Errorf("sheets %v", got)
	}
	for i, figure := range report.Figures {
		at := fmt.Sprintf("B%d", tableRow+1+i)
		if !figure.Head {
			sameNumber(t, f, "Tổng hợp", at, figure.Value)
		}
	}
	for i, u := range report.Totals.ByUnit {
		sameNumber(t, f, "Theo đơn vị", fmt.Sprintf("E%d", tableRow+1+i), u.Net)
	}
	last := tableRow + 1 + len(report.Totals.ByUnit)
	for column, want := range map[string]int{"C": report.Totals.All.Raw, "D": report.Totals.All.Excused, "E": report.Totals.All.Net} {
		sameNumber(t, f, "Theo đơn vị", column+strconv.Itoa(last), want)
	}
	rows, err := f.GetRows("Danh sách")
	if err != nil || len(rows) != tableRow+len(report.List) {
		t.Fatalf("%d rows in the list, %v", len(rows), err)
	}
	if rows[tableRow][3] != report.List[0].Date.String() {
		t.Errorf("date %q, want %s", rows[tableRow][3], report.List[0].Date)
	}
}

// sameNumber checks the stored value of a cell and what its formula gives.
func sameNumber(t *testing.T, f *excelize.File, sheet, at string, want int) {
	t.Helper()
	raw, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil || raw != strconv.Itoa(want) {
		t.Errorf("%s!%s holds %q, %v; want %d", sheet, at, raw, err, want)
	}
	formula, err := f.GetCellFormula(sheet, at)
	if err != nil || formula == "" {
		return
	}
	if got, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true}); err != nil || got != strconv.Itoa(want) {
		t.Errorf("%s!%s: %s gives %q, %v; want %d", sheet, at, formula, got, err, want)
	}
}

func TestWorkbookOfTheRegister(t *testing.T) {
	book := testBook(50)
	book.Rows[3][2] = text("=HYPERLINK(\"x\")")
	f, _ := workbookOf(t, func(b *bytes.Buffer) error { return book.WriteXLSX(context.Background(), b, made) })
	sheet := book.sheetName()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows[bookTableRow-1]) != BookColumns {
		t.Errorf("%d columns, want %d", len(rows[bookTableRow-1]), BookColumns)
	}
	for i, r := range book.Rows {
		for col, v := range r {
			got := ""
			if cells := rows[bookTableRow+i]; col < len(cells) {
				got = cells[col]
			}
			if got != printable(v.String()) {
				t.Errorf("row %d, column %d: %q, want %q", i, col, got, v)
			}
		}
	}
	at := fmt.Sprintf("C%d", bookTableRow+4)
	if formula, err := f.GetCellFormula(sheet, at); formula != "" || err != nil {
		t.Errorf("text became the formula %q, %v", formula, err)
	}
	if kind, err := f.GetCellType(sheet, fmt.Sprintf("B%d", bookTableRow+1)); kind == excelize.CellTypeInlineString || err != nil {
		t.Errorf("a date is of type %v, %v", kind, err)
	}
}

func TestACancelledWorkbook(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	if err := testBook(300).WriteXLSX(ctx, &b, made); !errors.Is(err, context.Canceled) || b.Len() != 0 {
		t.Errorf("error %v, %d bytes; want Canceled and none", err, b.Len())
	}
}
