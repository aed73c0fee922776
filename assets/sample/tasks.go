//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// The tasks have a source of chance of their own, so that they change none of
// the documents.
var taskRNG = rand.New(rand.NewPCG(7, 2024))

// task is one row of tasks.csv or programme.csv.
type task struct {
	directive, item, content, lead, with, due string
	assigned, dueOn, extended, asked, done    time.Time
	approved, result, progress, note          string
	kind, measure, target, value              string // of indicators
	measured                                  time.Time
	output, decider, issued                   string
	issuedOn                                  time.Time
	answers                                   string // who answers for it when the lead has ended
	faults                                    []fault
}

// What directives ask for, group by group.
var orders = [][]string{
	{"Rà soát, công bố công khai danh mục thủ tục hành chính thuộc phạm vi quản lý", "Cắt giảm ít nhất 20% thời gian giải quyết thủ tục hành chính so với quy định"},
	{"Rà soát văn bản quy phạm pháp luật hết hiệu lực, kiến nghị sửa đổi, bãi bỏ", "Báo cáo kết quả tự kiểm tra văn bản đã ban hành"},
	{"Sắp xếp đầu mối bên trong theo hướng tinh gọn, báo cáo phương án", "Rà soát chức năng, nhiệm vụ, khắc phục chồng chéo"},
	{"Đánh giá, phân loại công chức gắn với kết quả thực hiện nhiệm vụ", "Chấn chỉnh kỷ luật, kỷ cương; xử lý trường hợp gửi văn bản vượt cấp"},
	{"Đẩy nhanh giải ngân vốn đầu tư công, bảo đảm không thấp hơn bình quân chung của tỉnh", "Công khai tiến độ giải ngân hằng tháng"},
	{"Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực", "Nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt ít nhất 80%"},
	{"Tổ chức tuyên truyền nội dung cải cách hành chính trên hệ thống thông tin cơ sở", "Tổng hợp, báo cáo kết quả thực hiện Chỉ thị (qua Sở Nội vụ)"},
}

// Departments that stood before and after March 2025.
var steady = []string{"H90.01", "H90.02", "H90.06", "H90.08", "H90.09", "H90.10", "H90.11", "H90.12", "H90.14", "H90.16", "H90.18", "H90.19"}

// reviewDay is the day the sample is looked at from.
var reviewDay = day(2026, 10, 31)

const directives = 10

// makeTasks takes ten directives of the register and sets tasks by them.
func makeTasks(dir string, docs []*doc) []*task {
	var orderers []*doc
	for _, x := range docs {
		if !x.incoming && x.typ == "CT" && x.sender == "H90" && x.date.Year() >= 2024 && len(x.faults) == 0 {
			orderers = append(orderers, x)
		}
	}
	list := writeDirective(dir, orderers[0], twoLetters(docs, orderers[0]))
	for n := 1; n < directives; n++ {
		d := orderers[n*(len(orderers)-1)/(directives-1)]
		for group, texts := range orders {
			if (group+n)%2 == 1 && group < 5 {
				continue
			}
			for i, text := range texts {
				list = append(list, tasksOf(d, fmt.Sprintf("%d.%c", group+1, 'a'+i), text, len(list))...)
			}
		}
		if n == directives-1 {
			list = append(list, indicators(d)...)
		}
	}
	return append(list, orphan(orderers[(len(orderers)-1)/(directives-1)]))
}

// twoLetters are the letters the first directive cites: the last two of the
// year before.
func twoLetters(docs []*doc, d *doc) (two [2]*doc) {
	for _, x := range docs {
		if !x.incoming && x.typ == "CV" && x.sender == "H90" && x.date.Year() < d.date.Year() && len(x.faults) == 0 {
			two[0], two[1] = two[1], x
		}
	}
	return two
}

// indicators are a target of six departments for the third quarter, two of them
// below it, and of two without a target, one of them below the average.
func indicators(d *doc) []*task {
	due := day(2026, 9, 30)
	var list []*task
	for i, x := range []struct{ target, value, what string }{{"60", "72,4", ""}, {"60", "60", ""}, {"60", "48,75", "chưa đạt chỉ tiêu"}, {"60", "66,1", ""}, {"60", "31", "chưa đạt chỉ tiêu"}, {"60", "63,2", ""},
		{"", "70,5", ""}, {"", "52", "thấp hơn bình quân"}} {
		t := &task{kind: "Chỉ tiêu", directive: d.symbol, item: "8", content: "Tỷ lệ giải ngân vốn đầu tư công 9 tháng đầu năm 2026", lead: steady[i], assigned: d.date, dueOn: due, due: date(due),
			measure: "%", target: x.target, value: x.value, measured: day(2026, 9, 30)}
		if x.what != "" {
			t.faults = append(t.faults, fault{"R20", open, "", x.what})
		}
		list = append(list, t)
	}
	return list
}

// orphan is an open task of a department that has ended since.
func orphan(d *doc) *task {
	t := &task{directive: d.symbol, item: "9", content: "Rà soát, bàn giao hồ sơ người có công", lead: "H90.15", answers: heirOf("H90.15"), assigned: d.date, dueOn: day(2024, 12, 20), due: "20/12/2024"}
	t.judge("R20")
	return t
}

// tasksOf sets one item: to one department, to three, or to every commune of a
// former district.
func tasksOf(d *doc, item, text string, n int) []*task {
	leads := []string{steady[taskRNG.IntN(len(steady))]}
	switch {
	case n%9 == 4:
		leads = append([]string{}, steady[:3]...)
	case n%13 == 6 && !d.date.Before(reform):
		leads = nil
		for i := range heads {
			leads = append(leads, communeCode(n%len(districtNames), i))
		}
	}
	due := after(d.date, 20+taskRNG.IntN(60))
	var list []*task
	for i, lead := range leads {
		t := &task{directive: d.symbol, item: item, content: text, lead: lead, assigned: d.date, dueOn: due, due: date(due)}
		t.fare(n + i)
		list = append(list, t)
	}
	return list
}

// fare decides how the task went.
func (t *task) fare(n int) {
	report := func(day time.Time) { t.done, t.result = day, fmt.Sprintf("%d/BC-%s", 20+n, abbreviation(t.lead)) }
	switch n % 10 {
	case 5:
		report(after(t.dueOn, 3+n%7))
	case 6:
		t.extended, t.asked, t.approved = after(t.dueOn, 15), after(t.assigned, 10), fmt.Sprintf("%d/TB-VP", 40+n)
		report(after(t.dueOn, 8))
	case 7:
		t.progress = date(after(t.assigned, 5)) + ": đang tổng hợp số liệu của các đơn vị"
	case 8:
		t.due, t.dueOn = "thường xuyên", time.Time{}
		t.progress = date(after(t.assigned, 12)) + ": thực hiện thường xuyên"
	default:
		report(after(t.assigned, 3+n%15))
	}
	if t.done.After(reviewDay) {
		t.done, t.result = time.Time{}, ""
	}
	t.judge("R20")
}

// abbreviation is what symbols call a department; a commune's is UBND.
func abbreviation(code string) string {
	for _, d := range departments {
		if "H90."+d.code == code {
			return d.abbr
		}
	}
	return "UBND"
}

// judge notes the fault a late task is.
func (t *task) judge(rule string) {
	due := t.dueOn
	if !t.extended.IsZero() && t.approved != "" {
		due = t.extended
	}
	end := t.done
	what := "hoàn thành chậm"
	if end.IsZero() {
		end, what = reviewDay, "chưa hoàn thành, quá hạn"
	}
	if !due.IsZero() && end.After(due) {
		t.faults = append(t.faults, fault{rule, open, "", what})
		t.dueOn = due // the day its finding bears
	}
}

// The programme's items, each due in a month of a year.
var items = []struct{ text, output, decider string }{
	{"Đề án phát triển kinh tế số của tỉnh", "Đề án", "UBND"}, {"Nghị quyết về chính sách hỗ trợ hợp tác xã", "Nghị quyết", "HĐND"},
	{"Quyết định quy định quản lý chợ", "Quyết định", "UBND"}, {"Kế hoạch sử dụng đất năm sau", "Kế hoạch", "UBND"},
	{"Đề án vị trí việc làm khối sự nghiệp", "Đề án", "Chủ tịch"}, {"Quy chế phối hợp thanh tra, kiểm tra doanh nghiệp", "Quyết định", "UBND"},
	{"Chương trình phát triển nhà ở", "Chương trình", "UBND"}, {"Nghị quyết phân bổ vốn đầu tư công", "Nghị quyết", "HĐND"},
	{"Đề án bảo tồn di sản", "Đề án", "UBND"}, {"Báo cáo tổng kết chuyển đổi số", "Báo cáo", "UBND"},
}

// makeProgramme is the programme of three years, with items submitted late, not
// at all, moved with consent and moved without.
func makeProgramme() []*task {
	var list []*task
	for year := 2024; year <= 2026; year++ {
		for i, it := range items {
			month := time.Month(2 + i)
			t := &task{content: it.text + fmt.Sprintf(" (%d)", year), output: it.output, decider: it.decider, lead: steady[(i*5+year)%len(steady)], item: fmt.Sprint(i + 1),
				due: fmt.Sprintf("%d/%d", int(month), year), dueOn: day(year, month, 20)}
			t.submit(i, year)
			list = append(list, t)
		}
	}
	// A department that has ended since: its successor answers.
	heir := &task{content: "Đề án quản lý tài nguyên nước (2025)", output: "Đề án", decider: "UBND", lead: "H90.05", answers: "H90.21", item: "11", due: "2/2025",
		dueOn: day(2025, 2, 20), done: day(2025, 4, 15), result: "15/TTr-SNNMT"}
	heir.judge("R21")
	return append(list, heir)
}

func (t *task) submit(i, year int) {
	switch {
	case i == 3 && year != 2025:
		t.done = after(t.dueOn, 9)
	case i == 5 && year == 2025:
		t.extended, t.approved, t.asked = t.dueOn.AddDate(0, 2, 0), "61/TB-VP", t.dueOn.AddDate(0, 0, -20)
		t.done = t.dueOn.AddDate(0, 1, 10)
	case i == 6:
		t.extended = t.dueOn.AddDate(0, 3, 0) // nobody consented
		t.done = t.dueOn.AddDate(0, 0, -3)
		t.faults = append(t.faults, fault{"R22", open, "", "lùi hạn khi chưa có văn bản đồng ý"})
	case i == 7 && year == 2026: // due in September, not submitted
	default:
		t.done = t.dueOn.AddDate(0, 0, -1-i%5)
	}
	if t.done.After(reviewDay) {
		t.done = time.Time{}
	}
	if !t.done.IsZero() {
		t.result = fmt.Sprintf("%d/TTr-%s", 10+i, abbreviation(t.lead))
		if i%3 == 0 {
			t.issued, t.issuedOn = fmt.Sprintf("%d/QĐ-UBND", 300+i), after(t.done, 15)
		}
	}
	t.judge("R21")
}

func taskRows(list []*task) [][]string {
	rows := [][]string{strings.Split("Văn bản giao|Mục|Nội dung|Chủ trì|Phối hợp|Ngày giao|Hạn|Gia hạn đến|Văn bản gia hạn|Ngày xin gia hạn|Hoàn thành|Văn bản kết quả|Tiến độ|Ghi chú|Loại|Đơn vị tính|Chỉ tiêu|Thực hiện|Ngày số liệu", "|")}
	for _, t := range list {
		rows = append(rows, []string{t.directive, t.item, t.content, t.lead, t.with, date(t.assigned), t.due, date(t.extended), t.approved, date(t.asked), date(t.done), t.result, t.progress, t.note, t.kind, t.measure, t.target, t.value, date(t.measured)})
	}
	return rows
}

func programmeRows(list []*task) [][]string {
	rows := [][]string{strings.Split("Mục|Nội dung|Sản phẩm|Chủ trì|Phối hợp|Cấp quyết định|Tháng trình|Văn bản trình|Ngày trình|Văn bản ban hành|Ngày ban hành|Điều chỉnh đến|Văn bản đồng ý|Ngày đề nghị|Ghi chú", "|")}
	for _, t := range list {
		rows = append(rows, []string{t.item, t.content, t.output, t.lead, t.with, t.decider, t.due, t.result, date(t.done), t.issued, date(t.issuedOn), date(t.extended), t.approved, date(t.asked), t.note})
	}
	return rows
}

// expectedTasks are the faults planted in tasks, as expectedRows has those of
// documents.
func expectedTasks(tasks, programme []*task) [][]string {
	var rows [][]string
	for _, t := range slices.Concat(tasks, programme) {
		symbol := "Chương trình công tác"
		if t.directive != "" {
			symbol = t.directive + ", mục " + t.item
		}
		for _, f := range t.faults {
			rows = append(rows, []string{f.rule, f.state, f.exception, symbol, date(t.dueOn), cmp.Or(t.answers, t.lead), f.what + ": " + t.content})
		}
	}
	return rows
}
