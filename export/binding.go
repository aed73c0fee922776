package export

import (
	"fmt"
	"slices"
	"strings"

	"kycuong/register"
)

// Binding is what makes a register printed in full a book that can be bound and
// closed (Decree 30/2020, article 16.2 and appendix IV): a cover, and the minutes
// of its closing, "đóng sổ".
type Binding struct {
	Cover   []CoverLine
	Closing []string // paragraphs; {pages} is the number of pages, known when it is drawn
	Place   string   // "An Khê, ngày 31 tháng 12 năm 2025"
	Left    Signature
	Right   Signature
}

// CoverLine is one line of a cover.
type CoverLine struct {
	Text string
	Size float64 // points
	Bold bool    `json:",omitempty"`
	Room float64 `json:",omitempty"` // before it, millimetres
}

// BindingInput is what a register needs to be bound.
type BindingInput struct {
	Settings register.Settings
	Book     register.Book
	From, To register.Date
	Volume   string          // "Quyển số"; "" leaves it to be written in
	Date     register.Date   // on which the book is closed; zero leaves it blank
	Slots    []register.Slot // numbers of the book without a document: void or reserved
}

// Bind makes a register one that is bound: numbers without a document are listed
// with their reasons after the documents.
func (b Book) Bind(in BindingInput, numbers []register.Number) Book {
	documents := 0
	for _, r := range b.Rows {
		if !r.isHeading() {
			documents++
		}
	}
	void := slices.DeleteFunc(slices.Clone(in.Slots), func(s register.Slot) bool { return s.Document != 0 || s.State == register.SlotIssued })
	if len(void) > 0 {
		b.Rows = append(slices.Clone(b.Rows), BookRow{text("Số không có văn bản")})
		for _, s := range void {
			row := make(BookRow, len(b.Columns))
			row[b.column("Số")], row[b.column("Tên loại")] = text(s.Number.String()), text(slotNote(s))
			b.Rows = append(b.Rows, row)
		}
	}
	b.Binding = &Binding{Cover: b.cover(in, numbers), Closing: closingOf(in, documents, void, numbers), Place: placeAndDate(in.Settings.Place, in.Date),
		Left:  Signature{SignerTitle: []string{"NGƯỜI LẬP SỔ"}},
		Right: signature(in.Settings)}
	return b
}

// column is the first whose title begins so.
func (b Book) column(title string) int {
	return max(0, slices.IndexFunc(b.Columns, func(c Column) bool { return strings.HasPrefix(c.Title, title) }))
}

func slotNote(s register.Slot) string {
	if s.State == register.SlotVoid {
		return "Số hủy: " + s.Reason
	}
	return "Giữ cho " + s.For + ", chưa dùng"
}

// cover follows the model of appendix IV: agencies, title, year, days, numbers,
// volume.
func (b Book) cover(in BindingInput, numbers []register.Number) []CoverLine {
	var lines []CoverLine
	if b.Superior != "" {
		lines = append(lines, CoverLine{Text: b.Superior, Size: 14})
	}
	lines = append(lines, CoverLine{Text: b.Agency, Size: 14, Bold: true}, CoverLine{Text: b.Title, Size: 26, Bold: true, Room: 34})
	if in.Book.Name != "" && !strings.Contains(register.Fold(b.Title), register.Fold(in.Book.Name)) {
		lines = append(lines, CoverLine{Text: in.Book.Name, Size: 14, Room: 2})
	}
	if in.From != 0 && in.From.Year() == in.To.Year() {
		lines = append(lines, CoverLine{Text: fmt.Sprintf("Năm: %d", in.From.Year()), Size: 16, Bold: true, Room: 4})
	}
	lines = append(lines, CoverLine{Text: capital(daysWords(in.From, in.To)), Size: 14, Room: 18})
	if span := spanOf(numbers); span != "" {
		lines = append(lines, CoverLine{Text: capital(span), Size: 14})
	}
	volume := in.Volume
	if volume == "" {
		volume = "……"
	}
	return append(lines, CoverLine{Text: "Quyển số: " + volume, Size: 14, Room: 6})
}

// spanOf is "từ số 01 đến số 365", or the only one; "" without numbers.
func spanOf(numbers []register.Number) string {
	if len(numbers) == 0 {
		return ""
	}
	first, last := numbers[0], numbers[0]
	for _, n := range numbers {
		if n.Less(first) {
			first = n
		}
		if last.Less(n) {
			last = n
		}
	}
	if first == last {
		return "số " + first.String()
	}
	return "từ số " + first.String() + " đến số " + last.String()
}

func closingOf(in BindingInput, documents int, void []register.Slot, numbers []register.Number) []string {
	span := spanOf(numbers)
	if span != "" {
		span = ", " + span
	}
	text := "Sổ này gồm {pages} trang (kể cả bìa), ghi {n} văn bản{span}, trong thời gian {days}."
	if documents == 0 {
		text = "Sổ này gồm {pages} trang (kể cả bìa), không ghi văn bản nào trong thời gian {days}."
	}
	lines := []string{say(text, "n", documents, "span", span, "days", daysWords(in.From, in.To))}
	if n := len(void); n > 0 {
		lines = append(lines, say("Có {n} số không có văn bản, liệt kê ở cuối sổ kèm lý do.", "n", n))
	}
	if missing := missingIn(numbers, void); len(missing) > 0 {
		lines = append(lines, say("Có {n} số bỏ trống chưa được giải thích: {list}.", "n", len(missing), "list", runsOf(missing)))
	}
	return append(lines, "Sổ được in đầy đủ từ chương trình, kiểm tra và đóng sổ"+closingDay(in.Date)+"; sau ngày đóng sổ không ghi thêm văn bản vào sổ này.")
}

// missingIn returns the numbers between the first and the last that neither a
// document nor a slot explains.
func missingIn(numbers []register.Number, void []register.Slot) (missing []int) {
	there := map[int]bool{}
	first, last := 0, 0
	for _, n := range numbers {
		there[n.N] = true
		if first == 0 || n.N < first {
			first = n.N
		}
		last = max(last, n.N)
	}
	for _, s := range void {
		there[s.Number.N] = true
	}
	for n := first; n < last; n++ {
		if !there[n] {
			missing = append(missing, n)
		}
	}
	return missing
}

// runsOf lists numbers, three and more in a row by the first and the last.
func runsOf(list []int) string {
	word := func(n int) string { return register.Number{N: n}.String() }
	var parts []string
	for i := 0; i < len(list); {
		end := i
		for end+1 < len(list) && list[end+1] == list[end]+1 {
			end++
		}
		if end-i < 2 {
			parts, i = append(parts, word(list[i])), i+1
			continue
		}
		parts, i = append(parts, "từ "+word(list[i])+" đến "+word(list[end])), end+1
	}
	return strings.Join(parts, ", ")
}

func closingDay(d register.Date) string {
	if d == 0 {
		return ""
	}
	return " " + longDate(d)
}

// NumbersOf returns the numbers of the documents a register holds, if they belong
// to one sender; of several senders each has numbers of its own, and there is no
// first and last.
func NumbersOf(dir register.Direction, docs []register.Document, from, to register.Date) []register.Number {
	var numbers []register.Number
	sender := ""
	for i, d := range inBook(dir, docs, from, to) {
		key := register.UnitKey(d.Sender.Code) + "|" + register.Fold(d.Sender.Text)
		if dir == register.Outgoing && i > 0 && key != sender {
			return nil
		}
		sender = key
		if n := numberOf(d); !n.IsZero() {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
