package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"kycuong/register"
)

// BookColumns is how many columns a register has, outgoing and incoming alike
// (Decree 30/2020, appendix IV).
const BookColumns = 10

// Book is a register of documents, or a list of tasks, as it is printed and
// bound.
type Book struct {
	Scope     Scope
	Stamp     Stamp  `json:"-"`
	Title     string // "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
	Sheet     string // name of its sheet in a workbook
	Superior  string
	Agency    string
	Period    string
	Summary   []Part // figures before the list
	ListTitle string `json:",omitempty"` // heads the list below figures in tables of their own
	Columns   []Column
	Rows      []BookRow
	Closing   string         // how many entries it holds
	Paper     register.Paper `json:"-"`
	Binding   *Binding       `json:",omitempty"` // of a book that is bound; nil for a list

	bare bool // see WithoutData
}

// tooLong says that the rows stand in the attached data alone; "" when they are
// printed. What is bound is printed in full.
func (b Book) tooLong() string {
	if n := len(b.Rows); b.Binding == nil && n > b.Paper.RowLimit() {
		return inDataAlone(n, b.Paper.RowLimit())
	}
	return ""
}

func inDataAlone(n, most int) string {
	return say("Danh sách có {n} dòng, nhiều hơn {most} dòng được in theo thiết lập; toàn bộ danh sách nằm trong tệp dữ liệu (XLSX, JSON) đính kèm tệp PDF này.", "n", grouped(n), "most", grouped(most))
}

// BookRow is one entry with a value for each column, or one bold value over the
// whole width that heads those that follow; workbooks leave such headings out.
type BookRow []Value

func (r BookRow) isHeading() bool { return len(r) == 1 }

// table is the list of a book as an annex shows it.
func (b Book) table() *Table {
	t := &Table{Columns: b.Columns}
	for _, r := range b.Rows {
		row := Row{Group: r.isHeading()}
		for _, v := range r {
			row.Cells = append(row.Cells, v.String())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Value is one cell: words, a day or a count.
type Value struct {
	Text  string
	Date  register.Date
	Count int
}

// String returns the value as it is printed.
func (v Value) String() string {
	switch {
	case v.Date != 0:
		return v.Date.String()
	case v.Count != 0:
		return grouped(v.Count)
	}
	return v.Text
}

// MarshalJSON writes what is printed.
func (v Value) MarshalJSON() ([]byte, error) { return json.Marshal(v.String()) }

func text(s string) Value       { return Value{Text: s} }
func day(d register.Date) Value { return Value{Date: d} }
func copies(n int) Value        { return Value{Count: n} }

// The shares are millimetres on a page on its side: a day stands on one line,
// and there is room to sign.
var outgoingColumns = []Column{
	{"Số, ký hiệu văn bản", 26.5, Left}, {"Ngày tháng văn bản", 19, Centre}, {"Tên loại và trích yếu nội dung văn bản", 54, Left},
	{"Người ký", 25, Left}, {"Nơi nhận văn bản", 41, Left}, {"Đơn vị, người nhận bản lưu", 22, Left}, {"Số lượng bản", 13, Centre},
	{"Ngày chuyển", 19, Centre}, {"Ký nhận", 14, Left}, {"Ghi chú", 18.5, Left},
}

var incomingColumns = []Column{
	{"Ngày đến", 19, Centre}, {"Số đến", 13, Centre}, {"Tác giả", 36, Left}, {"Số, ký hiệu văn bản", 27, Left},
	{"Ngày tháng văn bản", 19, Centre}, {"Tên loại và trích yếu nội dung văn bản", 56, Left}, {"Đơn vị hoặc người nhận", 31, Left},
	{"Ngày chuyển", 19, Centre}, {"Ký nhận", 14, Left}, {"Ghi chú", 18, Left},
}

// RegisterBook makes the register of the documents of one direction whose day
// lies in the period, in the order of days and numbers. Of a secret document
// only number and date are in it.
func RegisterBook(dir register.Direction, docs []register.Document, org *register.Org, settings register.Settings, from, to register.Date) Book {
	if org == nil {
		org = register.NewOrg(nil)
	}
	b := Book{
		Scope: Scope{Kind: KindOutgoing, From: from, To: to},
		Title: "SỔ ĐĂNG KÝ VĂN BẢN ĐI", Sheet: "Sổ văn bản đi", Columns: outgoingColumns,
		Superior: upper(settings.Superior), Agency: upper(settings.Agency), Period: periodLine(from, to),
	}
	row := outgoingRow
	if dir == register.Incoming {
		b.Scope.Kind, b.Title, b.Sheet, b.Columns, row = KindIncoming, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Sổ văn bản đến", incomingColumns, incomingRow
	}
	for _, d := range inBook(dir, docs, from, to) {
		b.Rows = append(b.Rows, row(d, names{org, settings.Office}))
	}
	b.Closing = say("Tổng cộng: {n} văn bản.", "n", len(b.Rows))
	if len(b.Rows) == 0 {
		b.Closing = "Trong kỳ không có văn bản nào được đăng ký."
	}
	return b
}

// periodLine names a period below a title: "Quý I năm 2025 (từ ngày … đến ngày …)".
func periodLine(from, to register.Date) string {
	if from == 0 || to == 0 || namedPeriod(from, to) == "" {
		return "Kỳ: " + periodWords(from, to)
	}
	return capital(namedPeriod(from, to)) + " (" + daysWords(from, to) + ")"
}

// About says below the title which one book or unit it is about; "" for all.
func (b Book) About(name string) Book {
	if name != "" && !strings.Contains(register.Fold(b.Title), register.Fold(name)) {
		b.Period += " – " + name
	}
	return b
}

// AboutUnit makes it a book about one unit, by its code, and says so; "" for all.
func (b Book) AboutUnit(unit string, org *register.Org, d register.Date) Book {
	if b.Scope.Unit = unit; unit == "" {
		return b
	}
	return b.About(org.Name(unit, d))
}

// inBook returns the documents of the book in order.
func inBook(dir register.Direction, docs []register.Document, from, to register.Date) []register.Document {
	type numbered struct {
		register.Document
		number register.Number
	}
	var kept []numbered
	for _, d := range docs {
		if d.Direction == dir && (from == 0 || d.Day() >= from) && (to == 0 || d.Day() <= to) {
			kept = append(kept, numbered{d, numberOf(d)})
		}
	}
	slices.SortStableFunc(kept, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.Day(), b.Day()), cmp.Compare(a.number.N, b.number.N),
			strings.Compare(a.number.Suffix, b.number.Suffix), cmp.Compare(a.ID, b.ID))
	})
	list := make([]register.Document, len(kept))
	for i, d := range kept {
		list[i] = d.Document
	}
	return list
}

// numberOf returns the number of the ledger, or the one in the symbol.
func numberOf(d register.Document) register.Number {
	if d.Number.IsZero() && d.Direction == register.Outgoing {
		if s, err := register.ParseSymbol(d.Symbol); err == nil {
			return s.Number
		}
	}
	return d.Number
}
