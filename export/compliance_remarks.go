package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// The words of shortcomings and proposals, drafted from the figures for the signer to
// edit.
const (
	textAllKept    = "Trong kỳ báo cáo, qua rà soát không còn trường hợp nào tính là không đúng Quy chế làm việc và quy định về công tác văn thư."
	textNothing    = "Trong kỳ báo cáo không có văn bản để nhận xét."
	textPerHundred = "Số trường hợp tính sau ngoại lệ là {net}, bình quân {rate} trường hợp trên 100 văn bản{tasks} được rà soát."
	textOfFew      = "Số trường hợp tính sau ngoại lệ là {net} trên tổng số {judged} văn bản{tasks} được rà soát."
	textOnly       = "Nội dung phát hiện: {title}."
	textMost       = "Nội dung có nhiều trường hợp nhất: {rules}."
	textWorstUnits = "Đơn vị có nhiều trường hợp nhất: {units}; tổng cộng chiếm {share} số trường hợp tính sau ngoại lệ."
	textSettled    = "Đã có kết luận hoặc đã khắc phục {done}/{net} trường hợp ({share})."
	textAllSettled = "Các trường hợp đều đã có kết luận hoặc đã khắc phục."
	textUnsettled  = "Chưa có trường hợp nào được kết luận hoặc khắc phục."
	textOneSettled = "Trường hợp này đã có kết luận hoặc đã khắc phục."
	textOneOut     = "Trường hợp này chưa được kết luận hoặc khắc phục."
	textStillLate  = "Đến ngày chốt số liệu còn {tasks} quá hạn chưa hoàn thành{units}."
	textMostLate   = "; nhiều nhất: {units}"

	adviceBypass    = "- Đề nghị {who} thực hiện gửi văn bản qua cấp trên trực tiếp theo đúng trình tự; gửi lại văn bản đối với trường hợp chưa khắc phục."
	adviceMany      = "- Đề nghị {who} chỉ ghi một cơ quan có thẩm quyền quyết định tại phần “Kính gửi”; các cơ quan liên quan ghi tại phần “Nơi nhận”."
	adviceUnsure    = "- Văn thư cơ quan bổ sung, chuẩn hóa tên nơi gửi, nơi nhận trong sổ đăng ký để có căn cứ kết luận."
	adviceLate      = "- Văn thư cơ quan phát hành văn bản ngay trong ngày ký, chậm nhất là ngày làm việc tiếp theo."
	adviceNumber    = "- Văn thư cơ quan rà soát việc cấp số văn bản; giải trình số trùng, số còn thiếu trước khi khóa sổ."
	adviceSymbol    = "- Đề nghị {who} ghi ký hiệu đúng tên loại văn bản và chữ viết tắt tên cơ quan."
	adviceOverdue   = "- Đề nghị {who} giải quyết dứt điểm văn bản quá hạn; báo cáo rõ lý do đối với trường hợp chưa giải quyết xong."
	adviceProgramme = "- Đơn vị chủ trì nội dung chương trình công tác đã quá hạn trình khẩn trương hoàn thiện hồ sơ, báo cáo lý do chậm; không để chậm dây chuyền sang kỳ sau."
	adviceTasks     = "- Đề nghị {who} tập trung xử lý {tasks} quá hạn chưa hoàn thành, báo cáo lý do và thời gian hoàn thành."
	adviceMoved     = "- Chỉ điều chỉnh chương trình công tác khi có văn bản đồng ý của người có thẩm quyền."
	adviceSecret    = "- Kiểm tra ngay các trường hợp nghi có nội dung bí mật nhà nước trong sổ đăng ký và xử lý theo quy định."
	adviceOpen      = "- Đề nghị người có thẩm quyền xem xét, kết luận {open} trường hợp chưa có kết luận."
	adviceUnread    = "- Đối chiếu nguyên văn căn cứ của quy tắc {rules} (còn ghi “chưa đối chiếu nguyên văn” tại {annex}) trước khi xem xét trách nhiệm theo quy tắc đó."
	adviceNone      = "- Đề nghị {who} tiếp tục chấp hành nghiêm Quy chế làm việc, gửi văn bản đúng trình tự, đúng thẩm quyền."
)

// ruleAdvice is what each other rule's breaches call for, in order.
var ruleAdvice = []struct{ rule, text, whose string }{
	{ruleMany, adviceMany, ""}, {"R13", adviceLate, ""}, {"R15", adviceNumber, ""}, {"R16", adviceSymbol, ""},
	{"R20", adviceOverdue, " được giao xử lý"}, {"R21", adviceProgramme, ""}, {"R22", adviceMoved, ""}, {"R24", adviceSecret, ""},
}

// remark tells what is wrong most and where.
func (c *composer) remark() []string {
	lines := c.remarkFindings()
	if tasks, units := c.stillLate(); tasks != "" {
		lines = append(lines, say(textStillLate, "tasks", tasks, "units", units))
	}
	return lines
}

// stillLate counts in words the tasks and programme items that are open beyond
// their deadlines, and names the units with the most.
func (c *composer) stillLate() (tasks, units string) {
	byLead := map[string]int{}
	var kinds []string
	for _, k := range []struct {
		kind  register.TaskKind
		words figureWords
	}{{register.TaskOnce, taskFigureWords}, {register.TaskProgramme, programmeFigureWords}} {
		n := 0
		for _, x := range c.tasks[k.kind] {
			if x.status.State != register.TaskDone && x.status.Timing == register.Late {
				byLead[x.lead]++
				n++
			}
		}
		if n > 0 {
			kinds = append(kinds, say("{n} {what}", "n", n, "what", k.words.what))
		}
	}
	order := newOrder()
	names := slices.SortedFunc(maps.Keys(byLead), func(a, b string) int {
		return cmp.Or(cmp.Compare(byLead[b], byLead[a]), order(a, b))
	})
	var most []string
	for _, name := range names[:min(len(names), mostNamed)] {
		most = append(most, say("{name} ({n})", "name", name, "n", byLead[name]))
	}
	switch {
	case c.in.Unit != "" || len(names) == 0:
		units = ""
	case len(names) == 1:
		units = " tại " + names[0]
	default:
		units = say(textMostLate, "units", strings.Join(most, ", "))
	}
	return strings.Join(kinds, ", "), units
}

func (c *composer) remarkFindings() []string {
	n := c.totals.All
	if n.Net == 0 {
		if !c.judged() && n.Raw == 0 {
			return []string{textNothing}
		}
		return []string{textAllKept}
	}
	var lines []string
	if judged := c.totals.Judged + c.totals.Tasks; judged > 0 {
		tasks := ""
		if c.totals.Tasks > 0 {
			tasks = ", nhiệm vụ"
		}
		text := textPerHundred
		if judged < 100 {
			text = textOfFew
		}
		lines = append(lines, say(text, "judged", judged, "net", n.Net, "tasks", tasks, "rate", strings.TrimSuffix(percent(n.Net, judged), "%")))
	}
	lines = append(lines, c.worstRules())
	if units, sum := c.worstUnits(); c.in.Unit == "" && sum < n.Net {
		lines = append(lines, say(textWorstUnits, "units", units, "share", percent(sum, n.Net)))
	}
	return append(lines, n.settled())
}

// settled says how much of what is left was decided or mended.
func (n Counts) settled() string {
	switch done := n.Confirmed + n.Remedied; {
	case n.Net == 1 && done == 1:
		return textOneSettled
	case n.Net == 1:
		return textOneOut
	case done == 0:
		return textUnsettled
	case done == n.Net:
		return textAllSettled
	default:
		return say(textSettled, "done", done, "net", n.Net, "share", percent(done, n.Net))
	}
}

// mostNamed is how many rules or units a remark names.
const mostNamed = 3

// worstRules speaks of the rules with the most net findings; there are some.
func (c *composer) worstRules() string {
	rules := slices.Clone(c.totals.ByRule)
	slices.SortStableFunc(rules, func(a, b RuleCounts) int { return cmp.Compare(b.Net, a.Net) })
	if rules[0].Net == c.totals.All.Net {
		return say(textOnly, "title", small(c.ruleTitle(rules[0].Rule)))
	}
	var parts []string
	for _, r := range rules[:min(len(rules), mostNamed)] {
		if r.Net > 0 {
			parts = append(parts, say("{title} ({n} trường hợp, chiếm {share}{unsure})", "title", small(c.ruleTitle(r.Rule)), "n", r.Net, "share", percent(r.Net, c.totals.All.Net), "unsure", c.unsureOf(r.Rule)))
		}
	}
	return say(textMost, "rules", strings.Join(parts, "; "))
}

// unsureOf says how many findings of a rule about bypasses are told apart because they
// could not be judged: the part on bypasses does not count them.
func (c *composer) unsureOf(rule string) string {
	n := count(only(c.findings, func(f review.Finding) bool { return f.Rule == rule && isUnsure(f) })).Net
	if n == 0 {
		return ""
	}
	return say(", kể cả {n} trường hợp chưa đủ căn cứ kết luận", "n", n)
}

// worstUnits lists the units with the most net findings, and how many those are.
func (c *composer) worstUnits() (names string, sum int) {
	var parts []string
	for _, u := range c.totals.ByUnit[:min(len(c.totals.ByUnit), mostNamed)] { // most net findings first
		if u.Net > 0 {
			parts = append(parts, say("{name} ({n})", "name", u.Name, "n", u.Net))
			sum += u.Net
		}
	}
	return strings.Join(parts, ", "), sum
}

func (c *composer) advice() []string {
	var lines []string
	if c.totals.Bypass.Net > 0 {
		lines = append(lines, say(adviceBypass, "who", c.those(" có văn bản gửi vượt cấp"+c.inAnnexes(" nêu tại {annexes}", textAnnexList))))
	}
	if c.totals.Unsure.Net > 0 {
		lines = append(lines, adviceUnsure)
	}
	for _, a := range ruleAdvice {
		if c.netOf(a.rule) > 0 {
			lines = append(lines, say(a.text, "who", c.those(a.whose)))
		}
	}
	if tasks, _ := c.stillLate(); tasks != "" {
		lines = append(lines, say(adviceTasks, "tasks", tasks, "who", c.those(" chủ trì")))
	}
	if c.totals.All.Open > 0 {
		lines = append(lines, say(adviceOpen, "open", c.totals.All.Open))
	}
	if unread := c.unreadRules(); len(unread) > 0 && c.totals.All.Net > 0 {
		lines = append(lines, say(adviceUnread, "rules", strings.Join(unread, ", "), "annex", c.annexOf(textAnnexRules)))
	}
	if len(lines) == 0 {
		return []string{say(adviceNone, "who", c.those(""))}
	}
	return lines
}

// those are who is asked: units of a kind, or the one unit the report is about.
func (c *composer) those(kind string) string {
	if c.in.Unit != "" {
		return c.unitName(c.in.Unit, c.lastDay)
	}
	return "các đơn vị" + kind
}

func (c *composer) netOf(rule string) int {
	return count(only(c.findings, func(f review.Finding) bool { return f.Rule == rule })).Net
}

// unreadRules are the rules with net findings whose citation nobody has
// compared with the text of the act.
func (c *composer) unreadRules() []string {
	var codes []string
	for _, r := range c.rulesUsed() {
		if !r.Confirmed && c.netOf(r.Code) > 0 && !slices.Contains(codes, r.Code) {
			codes = append(codes, r.Code)
		}
	}
	return codes
}
