package export

import (
	"context"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"kycuong/register"
)

// bookTableRow is the row of the column titles below agency, title and period.
const bookTableRow = 5

func writeBookXLSX(ctx context.Context, w io.Writer, k Book, made time.Time) error {
	b := newWorkbook(ctx, k.Title, k.Agency, made)
	columns := k.Columns[:]
	b.begin(sheetPlan{name: k.sheetName(), widths: widthsOf(columns), header: bookTableRow, long: true})
	b.row(b.title(k.Agency))
	b.row(b.title(k.Title))
	b.row(b.title(k.Period))
	b.row()
	b.header(columns)
	for _, r := range k.Rows {
		cells := make([]excelize.Cell, len(r))
		for i, v := range r {
			cells[i] = b.value(v)
		}
		b.row(cells...)
	}
	last := b.at
	b.row()
	b.row(b.title(k.Closing))
	b.filter(bookTableRow, len(columns), last)
	return b.finish(w)
}

func (k Book) sheetName() string {
	if k.Direction == register.Incoming {
		return "Sổ văn bản đến"
	}
	return "Sổ văn bản đi"
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
