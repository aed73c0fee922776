package export

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// bookTableRow is the row of the column titles below agency, title and period.
const bookTableRow = 5

func writeBookXLSX(ctx context.Context, w io.Writer, k Book, made time.Time) error {
	b := newWorkbook(ctx, k.Title, k.Agency, made)
	k.listSheet(b)
	if len(k.Summary) > 0 {
		k.summarySheet(b)
	}
	return b.finish(w)
}

func (k Book) listSheet(b *workbook) {
	b.begin(sheetPlan{name: k.Sheet, widths: widthsOf(k.Columns), header: bookTableRow, long: true})
	b.row(b.title(k.Agency))
	b.row(b.title(k.Title))
	b.row(b.title(k.Period))
	b.row()
	b.header(k.Columns)
	for _, r := range k.Rows {
		if r.isHeading() {
			continue
		}
		cells := make([]excelize.Cell, len(r))
		for i, v := range r {
			cells[i] = b.value(v)
		}
		b.row(cells...)
	}
	last := b.at
	b.row()
	b.row(b.title(k.Closing))
	b.filter(bookTableRow, len(k.Columns), last)
}

// summarySheet repeats the figures before the list; a cell of digits alone is
// a number.
func (k Book) summarySheet(b *workbook) {
	b.begin(sheetPlan{name: "Tổng hợp", widths: []float64{80, 40, 40, 40, 40, 40, 40, 40}, header: 1})
	b.row(b.title(k.Title))
	for _, p := range k.Summary {
		b.row()
		if p.Heading != "" {
			b.row(b.title(p.Heading))
		}
		for _, text := range p.Text {
			b.row(excelize.Cell{Value: cellText(text)})
		}
		if p.Table == nil {
			continue
		}
		b.header(p.Table.Columns)
		for _, r := range p.Table.Rows {
			cells := make([]excelize.Cell, len(r.Cells))
			for i, text := range r.Cells {
				cells[i] = b.figureOrWords(text)
			}
			b.row(cells...)
		}
	}
}

func (b *workbook) figureOrWords(text string) excelize.Cell {
	if n, err := strconv.Atoi(strings.ReplaceAll(text, ".", "")); err == nil {
		return b.count(n)
	}
	return b.words(text)
}

// value is a cell of its own kind: a day, a number or text.
func (b *workbook) value(v Value) excelize.Cell {
	switch {
	case v.Date != 0:
		return b.date(v.Date)
	case v.Count != 0:
		return b.count(v.Count)
	}
	return b.words(v.Text)
}
