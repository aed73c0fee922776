package export

import "kycuong/register"

// ListBook makes of a list as a screen shows it something to print: the columns it
// shows, with shares of the width, and its rows. filter says in words what narrows the
// list; "" for nothing. What reads as a day is one, so that a workbook can sort it.
func ListBook(title, filter string, columns []Column, rows [][]string, settings register.Settings, asOf register.Date) Book {
	b := Book{
		Scope: Scope{Kind: KindList, AsOf: asOf}, Title: upper(title), Sheet: "Danh sách", Columns: columns,
		Superior: upper(settings.Superior), Agency: upper(settings.Agency), Paper: settings.Paper,
		Period:  say("Ngày {day}", "day", asOf.String()),
		Closing: say("Tổng cộng: {n} dòng.", "n", grouped(len(rows))),
	}
	if filter != "" {
		b.Period += " – " + filter
	}
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
