package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"kycuong/register"
)

// header is the row of the column titles.
func (b *workbook) header(columns []Column) {
	cells := make([]excelize.Cell, len(columns))
	for i, c := range columns {
		cells[i] = excelize.Cell{StyleID: b.styles.header, Value: c.Title}
	}
	b.row(cells...)
}

// title is a line above or below a table; it runs over the cells beside it.
func (b *workbook) title(s string) excelize.Cell {
	return excelize.Cell{StyleID: b.styles.title, Value: printable(s)}
}

// words is text as text, whatever sign it begins with; what is longer than a
// cell holds ends in "…".
func (b *workbook) words(s string) excelize.Cell {
	if s == "" {
		return excelize.Cell{StyleID: b.styles.text}
	}
	return excelize.Cell{StyleID: b.styles.text, Value: cellText(s)}
}

// strong is text that heads or sums up.
func (b *workbook) strong(s string) excelize.Cell {
	return excelize.Cell{StyleID: b.styles.bold, Value: cellText(s)}
}

func cellText(s string) string {
	s = printable(s)
	if len(s) <= excelize.TotalCellChars { // it has no more characters than bytes
		return s
	}
	if r := []rune(s); len(r) > excelize.TotalCellChars {
		s = string(r[:excelize.TotalCellChars-1]) + "…"
	}
	return s
}

// date is a day; none leaves the cell empty.
func (b *workbook) date(d register.Date) excelize.Cell {
	c := excelize.Cell{StyleID: b.styles.day}
	if d != 0 {
		c.Value = d.Time()
	}
	return c
}

// count is a figure.
func (b *workbook) count(n int) excelize.Cell {
	return excelize.Cell{StyleID: b.styles.number, Value: n}
}

// some is a figure that is left out when it is none.
func (b *workbook) some(n int) excelize.Cell {
	if n == 0 {
		return excelize.Cell{StyleID: b.styles.number}
	}
	return b.count(n)
}

// sum is a total with the value it has now.
func (b *workbook) sum(formula string, n int) excelize.Cell {
	return excelize.Cell{StyleID: b.styles.sum, Formula: formula, Value: n}
}

// columnSum adds up a column between two rows.
func (b *workbook) columnSum(column, from, to, n int) excelize.Cell {
	name, err := excelize.ColumnNumberToName(column)
	b.keep(err)
	return b.sum(fmt.Sprintf("SUM(%s%d:%s%d)", name, from, name, to), n)
}
