package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook is an XLSX file being written, sheet by sheet. One sheet, the long
// one, goes to the disk as it grows; excelize writes several of those in
// changing order, and the same data must give the same bytes.
type workbook struct {
	ctx    context.Context
	file   *excelize.File
	styles struct{ title, header, text, bold, day, number, sum int }
	sheet  string
	stream *excelize.StreamWriter // of the long sheet while it is written
	at     int                    // row written last
	err    error
}

// newWorkbook starts a file; made is the time it says it was made.
func newWorkbook(ctx context.Context, title, author string, made time.Time) *workbook {
	b := &workbook{ctx: ctx, file: excelize.NewFile()}
	stamp := made.UTC().Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: author, LastModifiedBy: author, Created: stamp, Modified: stamp, Language: "vi-VN"}))
	b.addStyles()
	return b
}

// keep remembers the first error; finish returns it.
func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

const (
	sheetFont = "Times New Roman"
	sheetSize = 12.0
	dayFormat = "dd/mm/yyyy"
)

func (b *workbook) addStyles() {
	border := []excelize.Border{{Type: "left", Color: "808080", Style: 1}, {Type: "right", Color: "808080", Style: 1},
		{Type: "top", Color: "808080", Style: 1}, {Type: "bottom", Color: "808080", Style: 1}}
	add := func(id *int, s excelize.Style) {
		n, err := b.file.NewStyle(&s)
		b.keep(err)
		*id = n
	}
	plain := &excelize.Font{Family: sheetFont, Size: sheetSize}
	bold := &excelize.Font{Family: sheetFont, Size: sheetSize, Bold: true}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	format, count := dayFormat, "#,##0"
	add(&b.styles.title, excelize.Style{Font: &excelize.Font{Family: sheetFont, Size: sheetSize + 2, Bold: true}})
	add(&b.styles.header, excelize.Style{Font: bold, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	add(&b.styles.text, excelize.Style{Font: plain, Border: border, Alignment: top})
	add(&b.styles.bold, excelize.Style{Font: bold, Border: border, Alignment: top})
	add(&b.styles.day, excelize.Style{Font: plain, Border: border, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}, CustomNumFmt: &format})
	add(&b.styles.number, excelize.Style{Font: plain, Border: border, Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &count})
	add(&b.styles.sum, excelize.Style{Font: bold, Border: border, CustomNumFmt: &count})
}

// sheetPlan is how a sheet is laid out.
type sheetPlan struct {
	name   string
	widths []float64 // of the columns, in millimetres on paper
	header int       // row of the column titles, frozen and repeated on every page
	long   bool
}

// millimetresPerChar is the width of a figure at sheetSize, by which
// spreadsheets measure columns.
const millimetresPerChar = 2.1

// begin starts a sheet.
func (b *workbook) begin(p sheetPlan) {
	if b.err != nil {
		return
	}
	if b.sheet == "" {
		b.keep(b.file.SetSheetName("Sheet1", p.name)) // the one every new file has
	} else {
		_, err := b.file.NewSheet(p.name)
		b.keep(err)
	}
	b.sheet, b.at = p.name, 0
	landscape, a4, one, any := "landscape", 9, 1, 0
	fit := true
	b.keep(b.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.keep(b.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &any}))
	b.keep(b.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddFooter: "&C&P/&N"}))
	b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: p.name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", p.name, p.header, p.header)}))
	panes := &excelize.Panes{Freeze: true, YSplit: p.header, TopLeftCell: fmt.Sprintf("A%d", p.header+1), ActivePane: "bottomLeft"}
	if p.long {
		stream, err := b.file.NewStreamWriter(p.name)
		b.keep(err)
		b.stream = stream
		if err == nil {
			b.keep(stream.SetPanes(panes))
		}
	} else {
		b.keep(b.file.SetPanes(p.name, panes))
	}
	for i, width := range p.widths {
		b.setWidth(i+1, math.Round(width/millimetresPerChar*10)/10)
	}
}

func (b *workbook) setWidth(column int, width float64) {
	if b.err != nil {
		return
	}
	if b.stream != nil {
		b.keep(b.stream.SetColWidth(column, column, width))
		return
	}
	name, err := excelize.ColumnNumberToName(column)
	b.keep(err)
	b.keep(b.file.SetColWidth(b.sheet, name, name, width))
}

// row writes the next row.
func (b *workbook) row(cells ...excelize.Cell) {
	if b.err != nil {
		return
	}
	if b.at%stride == 0 {
		b.keep(b.ctx.Err())
	}
	b.at++
	if b.stream == nil {
		for i, c := range cells {
			b.cell(i+1, c)
		}
		return
	}
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = c
	}
	at, err := excelize.CoordinatesToCellName(1, b.at)
	b.keep(err)
	b.keep(b.stream.SetRow(at, values))
}

func (b *workbook) cell(column int, c excelize.Cell) {
	at, err := excelize.CoordinatesToCellName(column, b.at)
	b.keep(err)
	b.keep(b.file.SetCellValue(b.sheet, at, c.Value))
	if c.Formula != "" {
		b.keep(b.file.SetCellFormula(b.sheet, at, c.Formula))
	}
	b.keep(b.file.SetCellStyle(b.sheet, at, at, c.StyleID))
}

// filter puts the sheet's filter on the rows from a header down, and ends the
// sheet.
func (b *workbook) filter(header, columns, last int) {
	if b.err != nil {
		return
	}
	from, err := excelize.CoordinatesToCellName(1, header)
	b.keep(err)
	to, err := excelize.CoordinatesToCellName(columns, max(last, header+1))
	b.keep(err)
	if b.stream == nil {
		b.keep(b.file.AutoFilter(b.sheet, from+":"+to, nil))
		return
	}
	if last > header { // a table needs a row
		b.keep(b.stream.AddTable(&excelize.Table{Range: from + ":" + to, Name: "Bang"}))
	}
	b.keep(b.stream.Flush())
	b.stream = nil
}

// finish writes the file out.
func (b *workbook) finish(w io.Writer) error {
	if b.err == nil {
		b.keep(b.file.Write(w))
	}
	if b.err == nil {
		b.keep(b.ctx.Err())
	}
	err := errors.Join(b.err, b.file.Close())
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}
