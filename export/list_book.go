package export

import (
	"slices"
	"strings"

	"kycuong/register"
)

// ListBook makes of a list as a screen shows it something to print: the columns it
// shows, with shares of the width, and its rows. filter says in words what narrows the
// list; "" for nothing. What reads as a day is one, so that a workbook can sort it.
func ListBook(title, filter string, columns []Column, rows [][]string, settings register.Settings, asOf register.Date) Book {
	b := Book{
		Scope: Scope{Kind: KindList, AsOf: asOf}, Title: upper(title), Sheet: "Danh sách", Columns: columns,
		Superior: upper(settings.Superior), Agency: upper(settings.Agency), Paper: settings.Paper,
		Period:  say("Lập ngày {day}", "day", asOf.String()),
		Closing: say("Tổng cộng: {n} dòng.", "n", len(rows)),
	}
	if filter != "" {
		b.Period += "; điều kiện lọc: " + filter
	}
	b.Columns = aligned(columns, rows)
	if len(rows) == 0 {
		b.Closing = "Danh sách không có dòng nào."
	}
	for _, cells := range rows {
		row := make(BookRow, len(cells))
		for i, cell := range cells {
			row[i] = text(cell)
			if d, err := register.ParseDate(cell); err == nil && d.String() == cell {
				row[i] = day(d)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// aligned sets columns of figures to the right and columns of days and of numbers in a
// row, like "STT", to the middle, as far as the screen says nothing of the side.
func aligned(columns []Column, rows [][]string) []Column {
	list := slices.Clone(columns)
	for i := range list {
		if days, figures := kindsOf(rows, i); list[i].Align == Left && days {
			list[i].Align = Centre
		} else if list[i].Align == Left && figures {
			list[i].Align = Right
		}
		if t := register.Fold(list[i].Title); t == "stt" || t == "tt" {
			list[i].Align = Centre
		}
	}
	return list
}

// kindsOf reports that the cells of a column, where there is something in them, are
// all days, or all figures.
func kindsOf(rows [][]string, column int) (days, figures bool) {
	some := false
	days, figures = true, true
	for _, cells := range rows {
		if column >= len(cells) || cells[column] == "" {
			continue
		}
		some = true
		_, err := register.ParseDate(cells[column])
		days = days && err == nil
		figures = figures && strings.Trim(cells[column], "0123456789.,%") == ""
	}
	return some && days, some && figures
}
