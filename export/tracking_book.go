package export

import (
	"strings"

	"kycuong/register"
)

// TrackingColumns is how many columns the list of the handling of incoming
// documents has (Decree 30/2020, appendix IV).
const TrackingColumns = 7

var trackingColumns = []Column{{"Số đến", 14, Centre}, {"Tên loại, số, ký hiệu, ngày tháng và tên cơ quan ban hành văn bản", 82, Left}, {"Đơn vị hoặc người nhận", 42, Left},
	{"Thời hạn giải quyết", 22, Centre}, {"Tiến độ giải quyết", 40, Left}, {"Số, ký hiệu văn bản trả lời", 30, Left}, {"Ghi chú", 30, Left}}

// TrackingBook makes the "sổ theo dõi giải quyết văn bản đến": incoming
// documents of the period that somebody has to handle.
func TrackingBook(docs []register.Document, org *register.Org, settings register.Settings, from, to register.Date) Book {
	b := RegisterBook(register.Incoming, nil, org, settings, from, to)
	b.Scope.Kind, b.Title, b.Sheet, b.Columns = KindTracking, "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN", "Theo dõi văn bản đến", trackingColumns
	n := names{org, settings.Office}
	for _, d := range inBook(register.Incoming, docs, from, to) {
		if d.Voided == "" {
			b.Rows = append(b.Rows, trackingRow(d, n))
		}
	}
	b.Closing = "Trong kỳ không có văn bản đến nào phải theo dõi giải quyết."
	if len(b.Rows) > 0 {
		b.Closing = say("Tổng cộng: {n} văn bản.", "n", len(b.Rows))
	}
	return b
}

func trackingRow(d register.Document, n names) BookRow {
	if d.Secrecy != register.Open {
		return BookRow{TrackingColumns - 1: {}, 0: text(d.Number.String()), 1: text(symbolAndDate(d.Symbol, d.Date))}
	}
	due := d.HandleDue
	if due == 0 {
		due = d.ReplyDue
	}
	paper := strings.TrimSpace(register.TypeName(d.Type) + " " + symbolAndDate(d.Symbol, d.Date))
	if sender := n.party(d.Sender, d.Date); sender != "" {
		paper += " của " + sender
	}
	return BookRow{text(d.Number.String()), text(paper), text(n.party(d.Handler, d.Day())), day(due), text(d.Progress), text(d.Reply), text(note(d))}
}
