//go:build ignore

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// order is one numbered item of the directive whose text is kept; without
// anybody in the lead it tells how things stand and sets no task.
type order struct {
	text  string
	leads []string
	due   time.Time // zero: no deadline
}

// directiveGroups are the seven groups of the directive of January 2024. The
// text of an item is the content of its tasks, letter for letter.
var directiveGroups = []struct {
	title string
	items []order
}{
	{"Về công tác chỉ đạo, điều hành", []order{
		{"Sở Nội vụ chủ trì tham mưu kế hoạch kiểm tra công tác cải cách hành chính năm 2024, trình UBND tỉnh trước ngày 15/02/2024.", []string{"H90.01"}, day(2024, 2, 15)},
		{"Văn phòng UBND tỉnh rà soát, trả lại ngay văn bản gửi vượt cấp, gửi không đúng thẩm quyền và thông báo công khai cơ quan gửi.", []string{"H90.VP"}, time.Time{}}}},
	{"Về cải cách thể chế", []order{
		{"Sở Tư pháp rà soát văn bản quy phạm pháp luật hết hiệu lực, báo cáo kết quả trước ngày 30/6/2024.", []string{"H90.14"}, day(2024, 6, 30)},
		{"Sở Kế hoạch và Đầu tư, Sở Tài chính trình đúng hạn các đề án, nghị quyết trong chương trình công tác, hoàn thành trước ngày 30/11/2024.", []string{"H90.03", "H90.02"}, day(2024, 11, 30)}}},
	{"Về cải cách thủ tục hành chính", []order{
		{"Văn phòng UBND tỉnh công bố danh mục thủ tục hành chính nội bộ, chậm nhất ngày 29/3/2024.", []string{"H90.VP"}, day(2024, 3, 29)},
		{"Sở Y tế, Sở Giáo dục và Đào tạo cắt giảm ít nhất 20% thời gian giải quyết thủ tục hành chính, hoàn thành trước ngày 31/5/2024.", []string{"H90.10", "H90.09"}, day(2024, 5, 31)}}},
	{"Về cải cách tổ chức bộ máy", []order{
		{"Sở Nội vụ tham mưu phương án sắp xếp đầu mối bên trong theo hướng tinh gọn, trình UBND tỉnh trước ngày 31/7/2024.", []string{"H90.01"}, day(2024, 7, 31)}}},
	{"Về cải cách chế độ công vụ", []order{
		{"Thanh tra tỉnh kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương, báo cáo kết quả trước ngày 15/12/2024.", []string{"H90.18"}, day(2024, 12, 15)}}},
	{"Về cải cách tài chính công", []order{
		{"Sở Tài chính công khai tiến độ giải ngân vốn đầu tư công, báo cáo UBND tỉnh trước ngày 15/10/2024.", []string{"H90.02"}, day(2024, 10, 15)},
		{"Ban Quản lý Khu kinh tế, Ban Quản lý dự án tỉnh khắc phục tồn tại sau kiểm toán, hoàn thành trước ngày 30/9/2024.", []string{"H90.19", "H90.20"}, day(2024, 9, 30)}}},
	{"Về xây dựng chính quyền số", []order{
		{"Sở Thông tin và Truyền thông nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt ít nhất 80%, hoàn thành trước ngày 31/12/2024.", []string{"H90.13"}, day(2024, 12, 31)}}},
}

// directiveSubject is what the directive is about.
const directiveSubject = "Về đẩy mạnh cải cách hành chính, siết chặt kỷ luật, kỷ cương hành chính năm 2024"

// reportingDuty is the paragraph that asks for periodic reports; settings.json
// has it as a duty.
const reportingDuty = "Các sở, ban, ngành cấp tỉnh, UBND các huyện, thành phố, thị xã báo cáo kết quả thực hiện trong báo cáo cải cách hành chính định kỳ, gửi UBND tỉnh (qua Sở Nội vụ) trước ngày 17 tháng cuối quý./."

// writeDirective gives the first directive its text and its tasks.
func writeDirective(dir string, d *doc, cited [2]*doc) []*task {
	d.subject, d.to = directiveSubject, allAddressees()
	d.relations = fmt.Sprintf("căn cứ %s ngày %s; căn cứ %s ngày %s", cited[0].symbol, date(cited[0].date), cited[1].symbol, date(cited[1].date))
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("ỦY BAN NHÂN DÂN\nTỈNH %s\nSố: %s\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", strings.ToUpper(province), d.symbol)
	line("%s, ngày %02d tháng %02d năm %d\n\nCHỈ THỊ\n%s\n", province, d.date.Day(), int(d.date.Month()), d.date.Year(), directiveSubject)
	line("Năm 2023, công tác cải cách hành chính của tỉnh có chuyển biến; tuy nhiên, một số đơn vị trình đề án, nghị quyết, quyết định trong chương trình công tác còn chậm; quy chế làm việc có nơi chưa được thực hiện nghiêm, nhiều văn bản gửi vượt cấp dù đã được nhắc nhở tại Công văn số %s ngày %s và Công văn số %s ngày %s của UBND tỉnh.", cited[0].symbol, date(cited[0].date), cited[1].symbol, date(cited[1].date))
	line("Để khắc phục, Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành cấp tỉnh, UBND các huyện, thành phố, thị xã thực hiện các nhiệm vụ sau:\n")
	var list []*task
	for g, group := range directiveGroups {
		line("%d. %s", g+1, group.title)
		for i, it := range group.items {
			line("%c) %s", 'a'+i, it.text)
			for _, lead := range it.leads {
				list = append(list, orderTask(d, fmt.Sprintf("%d.%c", g+1, 'a'+i), it, lead, len(list)))
			}
		}
		line("")
	}
	line("%s\n\nNơi nhận:\n- Như trên;\n- Thường trực Tỉnh ủy (để báo cáo);\n- Lưu: VT, KSTT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n%s", reportingDuty, d.signer)
	if err := os.WriteFile(filepath.Join(dir, "directive.txt"), []byte(b.String()), 0o644); err != nil {
		panic(err)
	}
	return list
}

func orderTask(d *doc, item string, it order, lead string, n int) *task {
	t := &task{directive: d.symbol, item: item, content: it.text, lead: lead, assigned: d.date, dueOn: it.due, due: date(it.due)}
	if it.due.IsZero() {
		t.progress = date(after(d.date, 12)) + ": thực hiện thường xuyên"
		return t
	}
	t.answers = heirOf(lead)
	t.fare(n)
	return t
}

func allAddressees() string {
	var list []string
	for _, d := range departments {
		if d.from == "" {
			list = append(list, "H90."+d.code)
		}
	}
	for i := range districtNames {
		list = append(list, districtCode(i))
	}
	return strings.Join(list, ";")
}

// heirOf is who answers today for a department that has ended.
func heirOf(code string) string {
	for _, d := range departments {
		if "H90."+d.code == code {
			return d.next
		}
	}
	return ""
}

// missingReports are the rows of expected.csv about reports that came late or
// never: they are about a duty, not about a document.
var missingReports [][]string

// plantReports sends the quarterly reports of three departments on
// administrative reform, one of them late; one is never sent.
func plantReports(docs *[]*doc) {
	quarters := []string{"I", "II", "III", "IV"}
	for year := 2025; year <= 2026; year++ {
		for q := range quarters {
			month := time.Month(3*q + 3)
			due := day(year, month, 17)
			for !works(due) {
				due = due.AddDate(0, 0, -1)
			}
			if due.After(reviewDay) {
				continue
			}
			for i, lead := range []string{"H90.02", "H90.06", "H90.08"} {
				round := fmt.Sprintf("quý %s/%d", quarters[q], year)
				x := &doc{incoming: true, date: due.AddDate(0, 0, -i), arrived: due, signer: signers[i], typ: "BC", subject: "Báo cáo định kỳ kết quả cải cách hành chính " + round, sender: lead,
					senderTag: abbreviation(lead), to: "H90", handler: "H90.01", own: 40 + 7*q + i}
				switch {
				case year == 2025 && q == 2 && i == 1:
					x.date = after(due, 3)
					x.arrived = x.date
					missingReports = append(missingReports, dutyRow(due, round, lead, "báo cáo định kỳ gửi chậm"))
				case year == 2026 && q == 2 && i == 2:
					missingReports = append(missingReports, dutyRow(due, round, lead, "báo cáo định kỳ không gửi"))
					continue
				}
				*docs = append(*docs, x)
			}
		}
	}
}

func dutyRow(due time.Time, round, lead, what string) []string {
	return []string{"R23", open, "", "Báo cáo cải cách hành chính " + round, date(due), lead, what}
}
