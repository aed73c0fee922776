package intake

import (
	"context"
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

var taskTitles = titles(map[string][]string{
	"kind":      {"Loại", "Loại nhiệm vụ"},
	"directive": {"Văn bản giao", "Văn bản chỉ đạo", "Số, ký hiệu"},
	"item":      {"Mục", "Số thứ tự", "STT"},
	"content":   {"Nội dung", "Nội dung nhiệm vụ", "Nhiệm vụ", "Tên đề án", "Nội dung công việc"},
	"lead":      {"Chủ trì", "Đơn vị chủ trì", "Cơ quan chủ trì"},
	"with":      {"Phối hợp", "Đơn vị phối hợp", "Cơ quan phối hợp"},
	"assigned":  {"Ngày giao"},
	"due":       {"Hạn", "Thời hạn", "Hạn hoàn thành", "Tháng trình", "Thời gian trình"},
	"extended":  {"Gia hạn đến", "Điều chỉnh đến"},
	"approved":  {"Văn bản gia hạn", "Văn bản đồng ý"},
	"asked":     {"Ngày xin gia hạn", "Ngày đề nghị"},
	"done":      {"Hoàn thành", "Ngày hoàn thành", "Ngày trình"},
	"result":    {"Văn bản kết quả", "Văn bản trình"},
	"output":    {"Sản phẩm", "Loại văn bản", "Hình thức văn bản"},
	"decider":   {"Cấp quyết định", "Cấp trình"},
	"issued":    {"Văn bản ban hành"},
	"issuedOn":  {"Ngày ban hành"},
	"progress":  {"Tiến độ", "Tiến độ thực hiện"},
	"note":      {"Ghi chú"},
	"measure":   {"Đơn vị tính", "ĐVT"},
	"target":    {"Chỉ tiêu", "Mục tiêu"},
	"value":     {"Thực hiện", "Kết quả thực hiện", "Số liệu"},
	"measured":  {"Ngày số liệu", "Số liệu đến ngày"},
	"lower":     {"Chiều", "Chiều tốt"},
})

// Tasks is what a list of tasks held.
type Tasks struct {
	Source
	Tasks []register.Task // accepted; a row that names several units in the lead gives one for each
	RowOf []int           // the row each task came from
}

// ReadTasks reads a list of tasks, or with kind register.TaskProgramme the
// yearly programme. Units are resolved with the tree of the day the task was
// set or, where that is not said, of the day asOf.
func ReadTasks(ctx context.Context, path string, kind register.TaskKind, org *register.Org, asOf register.Date, progress Progress) (Tasks, error) {
	var ts Tasks
	src, err := readRows(ctx, path, taskTitles, "content", progress, func(r *reader, cells []string) bool {
		list, ok := r.tasks(cells, kind, org, asOf)
		for _, t := range list {
			ts.Tasks, ts.RowOf = append(ts.Tasks, t), append(ts.RowOf, r.row)
		}
		return ok
	})
	ts.Source = src
	return ts, err
}

// tasks reads one row.
func (r *reader) tasks(cells []string, kind register.TaskKind, org *register.Org, asOf register.Date) ([]register.Task, bool) {
	bad := false
	t := register.Task{
		Kind: kind, Directive: r.cell(cells, "directive"), Item: r.cell(cells, "item"), Content: r.cell(cells, "content"), Note: r.cell(cells, "note"),
		Assigned: r.date(cells, "assigned", &bad), Done: r.date(cells, "done", &bad), Result: r.cell(cells, "result"),
		Output: r.cell(cells, "output"), Decider: r.cell(cells, "decider"), Issued: r.cell(cells, "issued"), IssuedOn: r.date(cells, "issuedOn", &bad),
	}
	t.Due = r.due(cells, &bad)
	r.kind(&t, cells, &bad)
	if to := r.date(cells, "extended", &bad); to != 0 {
		t.Extensions = []register.Extension{{Asked: r.date(cells, "asked", &bad), From: t.Due.Date, To: to, Approved: r.consent(cells)}}
	}
	day := t.Assigned
	if day == 0 {
		day = asOf
	}
	if text := r.cell(cells, "progress"); text != "" {
		t.Progress = []register.Progress{progressOf(text, day)}
	}
	r.measured(&t, cells, asOf, &bad)
	for _, text := range r.many(cells, "with") {
		t.With = append(t.With, r.known("with", text, org, day))
	}
	leads := r.many(cells, "lead")
	if len(leads) == 0 {
		leads = []string{""} // Validate tells that it is missing
	}
	var list []register.Task
	for _, text := range leads {
		one := t
		one.Lead = r.known("lead", text, org, day)
		one = one.Clean()
		if r.refuseAll(one.Validate()) {
			bad = true
		}
		list = append(list, one)
	}
	if bad {
		return nil, false
	}
	return list, true
}

// known resolves a unit and warns of words that mean none.
func (r *reader) known(field, text string, org *register.Org, day register.Date) register.Party {
	p := org.ResolveParty(register.Party{Text: register.Clean(text)}, day)
	if p.Code == "" && text != "" {
		r.warn(field, fault(field, "“{text}” is not a known unit on {day}; it is kept as written.", "text", shorten(text), "day", day.String()))
	}
	return p
}

var reported = register.Pattern(`^(\d{1,2}/\d{1,2}/\d{4})\s*[:–-]\s*(.+)$`)

// progressOf reads "15/09/2026: đang tổng hợp"; a note without a day is of the
// day the task was set.
func progressOf(text string, otherwise register.Date) register.Progress {
	if m := reported().FindStringSubmatch(text); m != nil {
		if d, err := register.ParseDate(m[1]); err == nil {
			return register.Progress{On: d, Text: m[2]}
		}
	}
	return register.Progress{On: otherwise, Text: text}
}

// listedConsent stands for the consenting document in a file that has no
// column for it: such a list holds what was granted.
const listedConsent = "theo danh sách nhập"

func (r *reader) consent(cells []string) string {
	if _, has := r.titles["approved"]; !has {
		return listedConsent
	}
	return r.cell(cells, "approved")
}

var (
	workingDays = register.Pattern(`(?i)^(?:trong(?: vòng)? )?(\d{1,3}) ngày làm việc$`)
	monthOfYear = register.Pattern(`(?i)^(?:tháng |t)?(\d{1,2})(?:/| năm |-)(\d{4})$`)
	quarter     = register.Pattern(`(?i)^quý (iv|iii|ii|i|[1-4])(?:/| năm |-| )(\d{4})$`)
)

// due reads a deadline: a day, "5 ngày làm việc", "tháng 6/2025" or "quý
// II/2025", which means its last month. A month of a plain task means its last
// day.
func (r *reader) due(cells []string, bad *bool) register.Due {
	text := register.Clean(r.cell(cells, "due"))
	if m := workingDays().FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if err == nil {
			return register.Due{Days: n}
		}
	}
	if m := monthOfYear().FindStringSubmatch(text); m != nil {
		return register.Due{Month: time.Month(number(m[1])), Year: number(m[2])}
	}
	if m := quarter().FindStringSubmatch(text); m != nil {
		return register.Due{Month: time.Month(3 * quarterNumber(m[1])), Year: number(m[2])}
	}
	switch register.Fold(text) {
	case "", "khong", "khong co", "khong thoi han", "khong co han", "thuong xuyen":
		return register.Due{}
	}
	return register.Due{Date: r.date(cells, "due", bad)}
}

func quarterNumber(text string) int {
	switch strings.ToLower(text) {
	case "i":
		return 1
	case "ii":
		return 2
	case "iii":
		return 3
	case "iv":
		return 4
	}
	return number(text)
}

// number reads digits that a pattern has found.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0 // too long; Validate refuses it
	}
	return n
}
