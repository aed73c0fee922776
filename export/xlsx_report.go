package export

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// tableRow is the row of the column titles below the title of a sheet.
const tableRow = 3

func writeReportXLSX(ctx context.Context, w io.Writer, r Report, made time.Time) error {
	b := newWorkbook(ctx, r.Title, r.Head.Agency, made)
	r.figuresSheet(b)
	r.listSheet(b)
	r.unitsSheet(b)
	return b.finish(w)
}

// figuresSheet is the summary; what remains is worked out from what stands
// above it, as in the report.
func (r Report) figuresSheet(b *workbook) {
	b.begin(sheetPlan{name: "Tổng hợp", widths: []float64{130, 30}, header: tableRow})
	b.row(b.title(r.Title))
	b.row()
	b.header([]Column{{Title: "Số liệu"}, {Title: "Số lượng"}})
	for _, f := range r.Figures {
		switch {
		case f.Head:
			b.row(b.strong(f.Label), b.strong(""))
		case f.Net:
			b.row(b.words(f.Label), b.sum(fmt.Sprintf("B%d-B%d", b.at-1, b.at), f.Value))
		default:
			b.row(b.words(f.Label), b.count(f.Value))
		}
	}
}

// listSheet has a row for each finding, in the order of annex I.
func (r Report) listSheet(b *workbook) {
	columns := []Column{{"STT", 12, Right}, {"Đơn vị", 30, Left}, {"Số, ký hiệu", 27, Left}, {"Ngày văn bản", 24, Centre}, {"Trích yếu", 40, Left},
		{"Quy tắc", 15, Left}, {"Tên quy tắc", 28, Left}, {"Căn cứ", 38, Left}, {"Mức", 18, Left}, {"Số cấp vượt", 14, Right}, {"Nội dung phát hiện", 62, Left},
		{"Trình tự đúng", 36, Left}, {"Trạng thái", 22, Left}, {"Ngoại lệ", 28, Left}, {"Chứng cứ", 26, Left}, {"Kết luận", 38, Left}}
	b.begin(sheetPlan{name: "Danh sách", widths: widthsOf(columns), header: tableRow, long: true})
	b.row(b.title(r.Title))
	b.row()
	b.header(columns)
	for i, e := range r.List {
		b.row(b.count(i+1), b.words(e.Unit), b.words(e.Symbol), b.date(e.Date), b.words(e.Subject), b.words(e.Rule), b.words(e.RuleTitle),
			b.words(e.Citation), b.words(e.Severity), b.some(e.Levels), b.words(e.Message), b.words(e.Path), b.words(e.State),
			b.words(e.Exception), b.words(e.Evidence), b.words(e.Decision))
	}
	last := b.at
	if len(r.List) == 0 {
		b.row(b.title(textNoneFound))
	}
	b.filter(tableRow, len(columns), last)
}

// unitsSheet has a row for each unit and the sums as formulas.
func (r Report) unitsSheet(b *workbook) {
	columns := []Column{{"STT", 12, Right}, {"Đơn vị", 80, Left}, {"Số phát hiện", 24, Right}, {"Thuộc ngoại lệ", 24, Right}, {"Còn lại", 22, Right},
		{"Vi phạm", 22, Right}, {"Cảnh báo", 22, Right}}
	for _, rule := range r.Totals.ByRule {
		columns = append(columns, Column{rule.Rule, 16, Right})
	}
	b.begin(sheetPlan{name: "Theo đơn vị", widths: widthsOf(columns), header: tableRow})
	b.row(b.title(r.Title))
	b.row()
	b.header(columns)
	for i, u := range r.Totals.ByUnit {
		at := b.at + 1
		cells := []excelize.Cell{b.count(i + 1), b.words(u.Name), b.count(u.Raw), b.count(u.Excused),
			b.sum(fmt.Sprintf("C%d-D%d", at, at), u.Net), b.count(u.Violations), b.count(u.Warnings)}
		for _, rule := range r.Totals.ByRule {
			cells = append(cells, b.count(u.NetByRule[rule.Rule]))
		}
		b.row(cells...)
	}
	last := b.at
	b.filter(tableRow, len(columns), last)
	if len(r.Totals.ByUnit) == 0 {
		b.row(b.title(textNoneFound))
		return
	}
	all := r.Totals.All
	cells := []excelize.Cell{b.strong(""), b.strong(textSum)}
	sums := []int{all.Raw, all.Excused, all.Net, all.Violations, all.Warnings}
	for _, rule := range r.Totals.ByRule {
		sums = append(sums, rule.Net)
	}
	for i, n := range sums {
		cells = append(cells, b.columnSum(i+3, tableRow+1, last, n))
	}
	b.row(cells...)
}

func widthsOf(columns []Column) []float64 {
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = c.Share
	}
	return widths
}
