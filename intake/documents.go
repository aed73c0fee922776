package intake

import (
	"context"
	"strconv"
	"strings"

	"kycuong/register"
)

var documentFields = map[string][]string{
	"symbol":    {"Số, ký hiệu", "Số và ký hiệu", "Số/Ký hiệu", "Số ký hiệu văn bản", "Số hiệu văn bản"},
	"date":      {"Ngày văn bản", "Ngày tháng văn bản", "Ngày, tháng văn bản", "Ngày VB"},
	"signed":    {"Ngày ký"},
	"issued":    {"Ngày phát hành", "Ngày ban hành"},
	"type":      {"Loại", "Loại văn bản", "Tên loại"},
	"subject":   {"Trích yếu", "Trích yếu nội dung", "Nội dung"},
	"signer":    {"Người ký"},
	"signing":   {"Hình thức ký", "Thể thức ký"},
	"sender":    {"Cơ quan gửi", "Nơi gửi", "Tác giả", "Cơ quan ban hành"},
	"to":        {"Kính gửi", "Nơi nhận chính"},
	"cc":        {"Nơi nhận"},
	"urgency":   {"Độ khẩn"},
	"secrecy":   {"Độ mật"},
	"replyDue":  {"Hạn trả lời"},
	"inReplyTo": {"Trả lời văn bản"},
	"exception": {"Ngoại lệ"},
	"evidence":  {"Căn cứ ngoại lệ", "Căn cứ"},
	"copies":    {"Số bản", "Số lượng bản"},
	"note":      {"Ghi chú"},
	"relations": {"Văn bản liên quan", "Liên quan"},
	"field":     {"Lĩnh vực"},
	"content":   {"Loại nội dung"},
	"pages":     {"Số trang"},
	"summary":   {"Số trang tóm tắt"},
	"consulted": {"Lấy ý kiến"},
	"opinions":  {"Văn bản góp ý"},
	"signedAt":  {"Giờ ký"},
	"issuedAt":  {"Giờ phát hành", "Giờ ban hành"},
}

var incomingFields = map[string][]string{
	"arrivalNumber": {"Số đến"},
	"arrived":       {"Ngày đến"},
	"handler":       {"Đơn vị xử lý"},
	"handleDue":     {"Hạn xử lý", "Thời hạn giải quyết"},
	"progress":      {"Tiến độ", "Tiến độ giải quyết"},
	"reply":         {"Văn bản trả lời"},
	"returned":      {"Bị trả lại"},
	"returnReason":  {"Lý do trả lại"},
	"acknowledged":  {"Ngày tiếp nhận"},
}

var (
	outgoingTitles = titles(documentFields)
	incomingTitles = merge(outgoingTitles, titles(incomingFields))
)

func merge(a, b map[string]string) map[string]string {
	m := map[string]string{}
	for _, src := range []map[string]string{a, b} {
		for k, v := range src {
			m[k] = v
		}
	}
	return m
}

// Documents is what a register file held.
type Documents struct {
	Source
	Documents []register.Document // accepted, in order of the file
}

// ReadDocuments reads a register of one direction. Units are resolved with
// the tree of each document's own day; office is the sender of outgoing rows
// that name none.
func ReadDocuments(ctx context.Context, path string, dir register.Direction, org *register.Org, office string, progress Progress) (Documents, error) {
	names := outgoingTitles
	if dir == register.Incoming {
		names = incomingTitles
	}
	var ds Documents
	src, err := readRows(ctx, path, names, "date", progress, func(r *reader, cells []string) bool {
		d, ok := r.document(cells, dir, org, office)
		if ok {
			ds.Documents = append(ds.Documents, d)
		}
		return ok
	})
	ds.Source = src
	return ds, err
}

func (r *reader) document(cells []string, dir register.Direction, org *register.Org, office string) (register.Document, bool) {
	bad := false
	d := register.Document{
		Direction: dir, Symbol: r.cell(cells, "symbol"), Subject: r.cell(cells, "subject"), Type: r.cell(cells, "type"),
		Date: r.date(cells, "date", &bad), Signed: r.date(cells, "signed", &bad), Issued: r.date(cells, "issued", &bad),
		Signer: r.cell(cells, "signer"), Signing: r.cell(cells, "signing"), ReplyDue: r.date(cells, "replyDue", &bad),
		InReplyTo: r.cell(cells, "inReplyTo"), Exception: exceptionCode(r.cell(cells, "exception")),
		Evidence: r.cell(cells, "evidence"), Note: r.cell(cells, "note"),
	}
	var ok bool
	if d.Urgency, ok = register.ParseUrgency(r.cell(cells, "urgency")); !ok {
		r.refuse("urgency", fault("urgency", "“{text}” is not a degree of urgency.", "text", shorten(r.cell(cells, "urgency"))))
		bad = true
	}
	if d.Secrecy, ok = register.ParseSecrecy(r.cell(cells, "secrecy")); !ok {
		r.refuse("secrecy", fault("secrecy", "“{text}” is not a degree of secrecy.", "text", shorten(r.cell(cells, "secrecy"))))
		bad = true
	}
	d.Copies = r.count(cells, "copies", &bad)
	d.Relations = r.relations(cells, &bad)
	r.judged(&d, cells, org, &bad)
	r.parties(&d, cells, org, office)
	if dir == register.Incoming {
		r.incoming(&d, cells, org, &bad)
	}
	r.numberAndType(&d)
	d = d.Clean()
	return d, !r.refuseAll(r.unreported(d.Validate())) && !bad
}

// unreported drops the complaint that a date is missing when the cell held
// something that was refused already.
func (r *reader) unreported(fs register.Faults) register.Faults {
	var out register.Faults
	for _, f := range fs {
		last := len(r.Refused) - 1
		if f.Field == "date" && last >= 0 && r.Refused[last].Row == r.row {
			continue
		}
		out = append(out, f)
	}
	return out
}

func (r *reader) parties(d *register.Document, cells []string, org *register.Org, office string) {
	party := func(field, text string) register.Party {
		p := org.ResolveParty(register.Party{Text: register.Clean(text)}, d.Date)
		if p.Code == "" && text != "" && field != "cc" {
			r.warn(field, fault(field, "“{text}” is not a known unit on {day}; it is kept as written.", "text", shorten(text), "day", d.Date.String()))
		}
		return p
	}
	sender := r.cell(cells, "sender")
	if sender == "" && d.Direction == register.Outgoing {
		sender = office
	}
	d.Sender = party("sender", sender)
	for _, text := range r.many(cells, "to") {
		d.To = append(d.To, party("to", text))
	}
	for _, text := range r.many(cells, "cc") {
		d.CC = append(d.CC, party("cc", text))
	}
}

func (r *reader) incoming(d *register.Document, cells []string, org *register.Org, bad *bool) {
	d.Arrived = r.date(cells, "arrived", bad)
	d.HandleDue = r.date(cells, "handleDue", bad)
	d.Progress, d.Reply = r.cell(cells, "progress"), r.cell(cells, "reply")
	d.ReturnReason = r.cell(cells, "returnReason")
	switch register.Fold(r.cell(cells, "returned")) {
	case "", "khong", "0", "false", "no":
	default:
		d.Returned = true
	}
	if text := r.cell(cells, "handler"); text != "" {
		d.Handler = org.ResolveParty(register.Party{Text: text}, d.Day())
	}
	if text := r.cell(cells, "arrivalNumber"); text != "" {
		n, err := register.ParseNumber(text)
		if err != nil {
			r.refuse("arrivalNumber", fault("arrivalNumber", "“{text}” is not a number.", "text", shorten(text)))
			*bad = true
		}
		d.Number = n
	}
}

// numberAndType takes from the symbol what the row does not say itself.
func (r *reader) numberAndType(d *register.Document) {
	sym, err := register.ParseSymbol(d.Symbol)
	if err != nil {
		if d.Symbol != "" {
			r.warn("symbol", fault("symbol", "“{text}” is not in the form of a number and symbol; it is kept as written.", "text", shorten(d.Symbol)))
		}
		return
	}
	if d.Direction == register.Outgoing {
		d.Number = sym.Number
	}
	if d.Type == "" {
		d.Type = sym.Type
		if sym.Type == "" {
			d.Type = register.Letter
		}
	}
}

func (r *reader) count(cells []string, field string, bad *bool) int {
	text := r.cell(cells, field)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil {
		r.refuse(field, fault(field, "“{text}” is not a number.", "text", shorten(text)))
		*bad = true
	}
	return n
}

var exceptionForm = register.Pattern(`(?i)^\s*(E\d{1,2})\b`)

// exceptionCode reads "E1" out of "E1 – cấp trên giao trực tiếp".
func exceptionCode(text string) string {
	if m := exceptionForm().FindStringSubmatch(text); m != nil {
		return strings.ToUpper(m[1])
	}
	return text
}
