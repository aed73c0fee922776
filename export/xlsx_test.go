package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"kycuong/register"
)

var raw = excelize.Options{RawCellValue: true}

// workbookOf writes a workbook and opens it again.
func workbookOf(t *testing.T, write func(*bytes.Buffer) error) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func reportBook(t *testing.T, r Report) *excelize.File {
	t.Helper()
	return workbookOf(t, func(b *bytes.Buffer) error { return r.WriteXLSX(context.Background(), b, made) })
}

func registerBook(t *testing.T, k Book) *excelize.File {
	t.Helper()
	return workbookOf(t, func(b *bytes.Buffer) error { return k.WriteXLSX(context.Background(), b, made) })
}

// valueAt is the stored value of a cell, as the file has it.
func valueAt(t *testing.T, f *excelize.File, sheet, at string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, at, raw)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sameNumber checks the stored value of a cell and what its formula gives.
func sameNumber(t *testing.T, f *excelize.File, sheet, at string, want int) {
	t.Helper()
	if got := valueAt(t, f, sheet, at); got != strconv.Itoa(want) {
		t.Errorf("%s!%s holds %q, want %d", sheet, at, got, want)
	}
	kind, err := f.GetCellType(sheet, at)
	if err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("%s!%s is of type %v, %v", sheet, at, kind, err)
	}
	formula, err := f.GetCellFormula(sheet, at)
	if err != nil || formula == "" {
		return
	}
	if got, err := f.CalcCellValue(sheet, at, raw); err != nil || got != strconv.Itoa(want) {
		t.Errorf("%s!%s: %s gives %q, %v; want %d", sheet, at, formula, got, err, want)
	}
}

func TestRegisterOfTheWorkbook(t *testing.T) {
	book := testBook(50)
	f := registerBook(t, book)
	sheet := book.Sheet
	rows, err := f.GetRows(sheet)
	if err != nil || len(f.GetSheetList()) != 1 {
		t.Fatalf("sheets %v, %v", f.GetSheetList(), err)
	}
	for i, c := range book.Columns {
		if len(rows[bookTableRow-1]) != BookColumns || rows[bookTableRow-1][i] != c.Title {
			t.Fatalf("columns %q", rows[bookTableRow-1])
		}
	}
	for i, r := range book.Rows {
		for col, v := range r {
			if got := cellOf(rows[bookTableRow+i], col); got != printable(v.String()) {
				t.Errorf("row %d, column %d: %q, want %q", i+1, col+1, got, v)
			}
		}
	}
	for col, want := range map[string]int{"B": serial(book.Rows[0][1].Date), "G": book.Rows[0][6].Count, "H": serial(book.Rows[0][7].Date)} {
		sameNumber(t, f, sheet, fmt.Sprint(col, bookTableRow+1), want)
	}
	if got := rows[len(rows)-1][0]; got != book.Closing {
		t.Errorf("the register ends with %q", got)
	}
	if !norm.NFC.IsNormalString(fmt.Sprint(rows)) {
		t.Error("the text is not NFC")
	}
}

// serial is a day as spreadsheets count them.
func serial(d register.Date) int {
	return int(d-register.MustDate("2000-01-01")) + 36526
}

func TestTextThatLooksLikeAFormulaStaysText(t *testing.T) {
	signs := []string{"=HYPERLINK(\"x\")", "+1", "-2+3", "@SUM(A1)", "1234", "01/02/2025", "\t=1"}
	book := testBook(len(signs))
	in := testInput()
	in.Findings = nil
	for i, s := range signs {
		book.Rows[i][2] = text(s)
		f := found(uint64(i+1), "R13", "H41", "open", 0, s)
		f.Message = s
		in.Findings = append(in.Findings, f)
	}
	sameText := func(f *excelize.File, sheet, at, want string) {
		t.Helper()
		formula, err := f.GetCellFormula(sheet, at)
		kind, typeErr := f.GetCellType(sheet, at)
		if err != nil || typeErr != nil || formula != "" || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s!%s: formula %q, type %v", sheet, at, formula, kind)
		}
		if got := valueAt(t, f, sheet, at); got != printable(want) {
			t.Errorf("%s!%s: %q, want %q", sheet, at, got, want)
		}
	}
	register, list := registerBook(t, book), reportBook(t, Compliance(in))
	for i, s := range signs {
		sameText(register, book.Sheet, fmt.Sprintf("C%d", bookTableRow+1+i), s)
		sameText(list, "Danh sách", fmt.Sprintf("E%d", tableRow+1+i), s)
		sameText(list, "Danh sách", fmt.Sprintf("K%d", tableRow+1+i), s)
	}
}

func TestSheetsAreSetUpForReadingAndPrinting(t *testing.T) {
	check := func(f *excelize.File, headers map[string]int) {
		for sheet, header := range headers {
			page, err := f.GetPageLayout(sheet)
			if err != nil || *page.Orientation != "landscape" || *page.Size != 9 {
				t.Errorf("%s: page %+v, %v; want A4 on its side", sheet, page, err)
			}
			panes, err := f.GetPanes(sheet)
			if err != nil || !panes.Freeze || panes.YSplit != header {
				t.Errorf("%s: panes %+v, %v; want %d rows frozen", sheet, panes, err, header)
			}
			want := fmt.Sprintf("'%s'!$%d:$%d", sheet, header, header)
			repeated := false
			for _, n := range f.GetDefinedName() {
				repeated = repeated || n.Scope == sheet && n.Name == "_xlnm.Print_Titles" && n.RefersTo == want
			}
			if !repeated {
				t.Errorf("%s: the header is not repeated on every page", sheet)
			}
			style, err := f.GetCellStyle(sheet, fmt.Sprintf("B%d", header))
			if err != nil {
				t.Fatal(err)
			}
			if s, err := f.GetStyle(style); err != nil || !s.Font.Bold || !s.Alignment.WrapText {
				t.Errorf("%s: header style %+v, %v", sheet, s, err)
			}
		}
	}
	book := testBook(20)
	f := registerBook(t, book)
	check(f, map[string]int{book.Sheet: bookTableRow})
	if tables, err := f.GetTables(book.Sheet); err != nil || len(tables) != 1 || tables[0].Range != fmt.Sprintf("A%d:J%d", bookTableRow, bookTableRow+20) {
		t.Errorf("filters %+v, %v", tables, err)
	}
	check(reportBook(t, Compliance(testInput())), map[string]int{"Tổng hợp": tableRow, "Danh sách": tableRow, "Theo đơn vị": tableRow})
	if props, err := f.GetDocProps(); err != nil || props.Created != "2026-02-05T00:00:00Z" || props.Modified != props.Created {
		t.Errorf("the file says it was made %+v, %v", props, err)
	}
}

func TestTheSameWorkbookTwice(t *testing.T) {
	report, book := Compliance(testInput()), testBook(40)
	write := func() (string, error) {
		var a, b bytes.Buffer
		err := errors.Join(report.WriteXLSX(context.Background(), &a, made), book.WriteXLSX(context.Background(), &b, made))
		return a.String() + b.String(), err
	}
	first, err := write()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 { // order that comes from a map shows after a few
		all.Go(func() {
			if again, err := write(); err != nil || again != first {
				t.Errorf("another file: %v", err)
			}
		})
	}
	all.Wait()
}

func TestEmptyAndCutWorkbooks(t *testing.T) {
	book := testBook(0)
	f := registerBook(t, book)
	rows, err := f.GetRows(book.Sheet)
	if err != nil || rows[len(rows)-1][0] != book.Closing {
		t.Errorf("an empty register: %q, %v", rows, err)
	}
	book = testBook(1)
	book.Rows[0][2] = text(strings.Repeat("ấ", excelize.TotalCellChars+5))
	if got := valueAt(t, registerBook(t, book), book.Sheet, fmt.Sprintf("C%d", bookTableRow+1)); !strings.HasSuffix(got, "ấ…") {
		t.Error("text longer than a cell holds is cut without a sign")
	}
}

func TestACancelledWorkbook(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, w := range []writer{testBook(300), testBook(0), Compliance(testInput())} {
		var b bytes.Buffer
		if err := w.WriteXLSX(ctx, &b, made); !errors.Is(err, context.Canceled) || b.Len() != 0 {
			t.Errorf("error %v, %d bytes; want Canceled and none", err, b.Len())
		}
	}
	broken := errors.New("the disk is full")
	if err := testBook(3).WriteXLSX(context.Background(), failing{broken}, made); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the writer", err)
	}
}
