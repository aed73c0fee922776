package export

import (
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// The words of the report on the working rules. {name} is filled in by say.
const (
	textKind    = "BÁO CÁO"
	textSubject = "Tình hình thực hiện Quy chế làm việc"
	textNoUnit  = "Chưa xác định được đơn vị"
	textHidden  = "(Không in trích yếu: văn bản cần kiểm tra độ mật)"

	textOpening = "Thực hiện chế độ thông tin, báo cáo theo quy định, {who} báo cáo tình hình thực hiện Quy chế làm việc {period}{of} (số liệu chốt đến hết ngày {asOf}) như sau:"
	textUnnamed = "Thực hiện chế độ thông tin, báo cáo theo quy định, tình hình thực hiện Quy chế làm việc {period}{of} (số liệu chốt đến hết ngày {asOf}) được báo cáo như sau:"
	textClosing = "Trên đây là báo cáo tình hình thực hiện Quy chế làm việc {period}{of}, kính báo cáo cấp có thẩm quyền xem xét, chỉ đạo{through}./."
	textThrough = "; đồng gửi Sở Nội vụ để tổng hợp vào báo cáo cải cách hành chính"

	textOverview     = "TÌNH HÌNH CHUNG"
	textLogged       = "Trong kỳ báo cáo ({days}), sổ đăng ký ghi nhận {total} văn bản, {split}."
	textLoggedBoth   = "gồm {out} văn bản đi và {in} văn bản đến"
	textJudged       = "Đã rà soát {judged} văn bản{tasks} theo {rules} quy tắc đang áp dụng (danh mục tại {annex})."
	textNoneLogged   = "Trong kỳ báo cáo ({days}), sổ đăng ký không ghi nhận văn bản đi, văn bản đến nào."
	textNoneJudged   = "Không có văn bản nào thuộc diện rà soát."
	textNoneFound    = "Qua rà soát, không phát hiện trường hợp có dấu hiệu không đúng quy định."
	textOnlyRejected = "Qua rà soát, không có trường hợp nào tính là không đúng quy định; {rejected} trường hợp được nêu ra khi rà soát đã được xem xét và loại khỏi số liệu do không phải vi phạm."
	textFound        = "Qua rà soát, phát hiện {raw} trường hợp có dấu hiệu không đúng quy định{where}, {split}."
	textSplit        = "trong đó {excused} trường hợp thuộc ngoại lệ được chấp nhận; còn lại {net} trường hợp, {kinds}"
	textAllNet       = "{kinds}; không có trường hợp nào thuộc ngoại lệ được chấp nhận"
	textOneNet       = "{kinds}, không thuộc ngoại lệ được chấp nhận"
	textAllExcused   = "{all}thuộc ngoại lệ được chấp nhận; không còn trường hợp nào tính là vi phạm"
	textRejected     = "Ngoài số nêu trên, {rejected} trường hợp đã được xem xét và loại khỏi số liệu do không phải vi phạm."
	textStates       = "Trong {net} trường hợp tính sau ngoại lệ: {states}."
	textAllOneState  = "Cả {net} trường hợp tính sau ngoại lệ đều {state}."
	textOneState     = "Trường hợp {which} {states}."
	textOneOpen      = "là kết quả rà soát ban đầu, chưa có kết luận vi phạm"
	textProposal     = "Trường hợp chưa có kết luận là kết quả rà soát ban đầu, chưa phải là kết luận vi phạm."
	textProvisional  = "Lịch làm việc của kỳ báo cáo là lịch tạm tính, chưa được xác nhận; số liệu về chậm và quá hạn có thể thay đổi khi có lịch chính thức."

	textBypass        = "VĂN BẢN GỬI VƯỢT CẤP"
	textNoBypass      = "Không phát hiện văn bản gửi vượt cấp."
	textNoneOfBoth    = "Không phát hiện văn bản gửi vượt cấp, văn bản gửi nhiều nơi, nhiều cấp cùng lúc."
	textNoBypassRule  = "Trong kỳ báo cáo không áp dụng quy tắc về gửi văn bản vượt cấp."
	textBypassFound   = "Phát hiện {raw} trường hợp gửi văn bản vượt cấp{parts}."
	textBypassSplit   = "Trong đó, {excused} trường hợp thuộc ngoại lệ được chấp nhận; còn lại {net} trường hợp{levels}."
	textBypassNet     = "Không có trường hợp nào thuộc ngoại lệ; cả {net} trường hợp đều tính là gửi vượt cấp{levels}."
	textBypassOne     = "Trường hợp này không thuộc ngoại lệ, tính là gửi vượt cấp{levels}."
	textBypassExcused = "Tất cả đều thuộc ngoại lệ được chấp nhận, không còn trường hợp nào tính là gửi vượt cấp."
	textBypassOneOut  = "Trường hợp này thuộc ngoại lệ được chấp nhận, không tính là gửi vượt cấp."
	textByUnit        = "Theo đơn vị"
	textOtherUnits    = "- {units} đơn vị khác: {raw} trường hợp, {rest}{where}."
	textExceptions    = "Ngoại lệ được chấp nhận"
	textException     = "- {title} ({code}): {n} trường hợp{end}"
	textDecided       = "Kết quả xem xét"
	textBypassReject  = "{rejected} trường hợp đã được loại khỏi số liệu do không phải gửi vượt cấp."
	textUnsure        = "Trường hợp chưa đủ căn cứ kết luận"
	textUnsureFound   = "{net} văn bản chưa xác định được nơi gửi hoặc nơi nhận nên chưa kết luận được có gửi vượt cấp hay không; cần bổ sung thông tin trong sổ đăng ký."
	textManyNone      = "Không phát hiện văn bản gửi nhiều nơi, nhiều cấp cùng lúc."
	textManyFound     = "Phát hiện {raw} trường hợp{at} (tính riêng, không gộp vào số gửi vượt cấp){excused}{units}."

	textProgramme    = "THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC"
	textTasks        = "THỰC HIỆN NHIỆM VỤ, Ý KIẾN CHỈ ĐẠO"
	textMerit        = "THỨ TỰ CHẤP HÀNH CỦA CÁC ĐƠN VỊ"
	textOwnMerit     = "THỨ TỰ CHẤP HÀNH CỦA ĐƠN VỊ"
	textShortcomings = "TỒN TẠI, HẠN CHẾ"
	textProposals    = "ĐỀ XUẤT, KIẾN NGHỊ"
	textOthers       = "CÁC VI PHẠM KHÁC"

	textMeritHow   = "Đơn vị được xếp theo điểm: mỗi trường hợp còn lại sau ngoại lệ bị trừ điểm theo mức độ, tính trên số trường hợp đơn vị phải thực hiện trong kỳ; đơn vị có dưới {n} trường hợp không xếp hạng{where}."
	textMeritGroup = "- {group}: xếp hạng {n} đơn vị. Chấp hành tốt nhất: {best}. {worst}"
	textMeritWorst = "Cần chấn chỉnh: {worst}."
	textMeritAlike = "Các đơn vị đều đạt {score} điểm."
	textMeritOne   = "Đơn vị xếp hạng {rank}/{n} trong nhóm {group}, đạt {score} điểm (khoảng tin cậy 95%: {bounds})."
	textMeritFew   = "Trong kỳ đơn vị có {cases} trường hợp, ít hơn {n} trường hợp, nên không xếp hạng."
	textMeritNone  = "Trong kỳ không có đơn vị nào đủ số trường hợp để xếp hạng."
	textMeritEmpty = "Trong kỳ đơn vị không phát sinh trường hợp nên không xếp hạng."

	textRuleFound  = "Phát hiện {raw} trường hợp{at}{excused}{kinds}{units}."
	textRuleExcuse = ", trong đó {excused} trường hợp thuộc ngoại lệ; còn lại {net} trường hợp"
	textRulesClean = "Không phát hiện trường hợp nào về: {rules}."
	textNoRules    = "Không có quy tắc nào khác được áp dụng trong kỳ báo cáo."
)

// The annexes.
const (
	textReference  = "(Kèm theo {what} số {number}{symbol} {date}{of})"
	textAnnexList  = "DANH SÁCH TRƯỜNG HỢP PHÁT HIỆN THEO ĐƠN VỊ"
	textAnnexUnits = "SỐ LIỆU THEO ĐƠN VỊ"
	textAnnexMerit = "THỨ TỰ CHẤP HÀNH QUY CHẾ LÀM VIỆC"
	textAnnexChart = "BIỂU ĐỒ"
	textAnnexRules = "QUY TẮC TÍNH SỐ LIỆU"
	textSum        = "Tổng cộng"
	textLegend     = "Cột theo mã quy tắc ghi số trường hợp còn lại sau ngoại lệ: {rules}."

	textMethod      = "Cách tính"
	textRulesTable  = "Quy tắc đã áp dụng"
	textExcuseTable = "Ngoại lệ được chấp nhận"
	textData        = "Dữ liệu"
	textPeriod      = "Kỳ báo cáo: {days}. Số liệu chốt đến hết ngày {asOf}."
	textScope       = "Phạm vi: {unit}."
	textJournal     = "Mã kiểm chứng dữ liệu (mục cuối của nhật ký sổ đăng ký): {head}."
	textConfirmed   = "Lịch làm việc của kỳ báo cáo đã được xác nhận."
	textUnread      = "Chưa đối chiếu nguyên văn"
)

// textCounting explains the figures.
var textCounting = []string{
	"- Mỗi trường hợp là một văn bản (hoặc một số văn bản, một nhiệm vụ) không đúng với một quy tắc; một văn bản không đúng với hai quy tắc được tính là hai trường hợp.",
	"- Số phát hiện: mọi trường hợp do rà soát mà có, trừ trường hợp đã được người có thẩm quyền loại khỏi số liệu vì không phải vi phạm.",
	"- Thuộc ngoại lệ: trường hợp có ngoại lệ kèm căn cứ (văn bản hoặc lý do) được chấp nhận.",
	"- Còn lại: số phát hiện trừ số thuộc ngoại lệ; gồm trường hợp đã xác nhận, đã khắc phục và chưa có kết luận.",
	"- Mỗi văn bản được xét theo cơ cấu tổ chức và quy tắc có hiệu lực vào ngày của văn bản đó; số cấp bị vượt là số cấp trên trực tiếp bị bỏ qua.",
}

// say fills {name} placeholders from name, value, name, value …
func say(text string, pairs ...any) string {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		switch v := pairs[i+1].(type) {
		case int:
			args[name] = number(v)
		case string:
			args[name] = v
		}
	}
	return register.Fill(text, args)
}

// kinds and states say what net findings are made of, leaving out what there
// is none of.
func (n Counts) kinds() string {
	switch n.Net {
	case n.Violations:
		return every(n.Net) + "ở mức vi phạm"
	case n.Warnings:
		return every(n.Net) + "ở mức cảnh báo"
	}
	return "gồm " + listed(" và ", part{n.Violations, " trường hợp ở mức vi phạm"}, part{n.Warnings, " trường hợp ở mức cảnh báo"})
}

// every is the "all of them are" of a sentence about more than one.
func every(n int) string {
	if n == 1 {
		return ""
	}
	return "đều "
}

func (n Counts) states() string {
	const confirmed, remedied, open = "đã được xác nhận vi phạm", "đã được khắc phục", "chưa có kết luận"
	if n.Net == 1 {
		word := textOneOpen
		if n.Confirmed == 1 {
			word = confirmed
		} else if n.Remedied == 1 {
			word = remedied
		}
		which := "tính sau ngoại lệ"
		if n.Raw == 1 {
			which = "này"
		}
		return say(textOneState, "which", which, "states", word)
	}
	for state, count := range map[string]int{confirmed: n.Confirmed, remedied: n.Remedied, open: n.Open} {
		if count == n.Net && count > 0 {
			return say(textAllOneState, "net", n.Net, "state", state)
		}
	}
	return say(textStates, "net", n.Net, "states", listed(", ", part{n.Confirmed, " trường hợp " + confirmed},
		part{n.Remedied, " trường hợp " + remedied}, part{n.Open, " trường hợp " + open}))
}

type part struct {
	n    int
	text string
}

func listed(between string, parts ...part) string {
	var list []string
	for _, p := range parts {
		if p.n > 0 {
			list = append(list, number(p.n)+p.text)
		}
	}
	return strings.Join(list, between)
}

// number groups thousands with a dot and pads a figure below ten, as figures
// in the sentences of an official text are written.
func number(n int) string {
	if n > 0 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return grouped(n)
}

// grouped groups thousands with a dot: 10.000.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// percent writes a part with one decimal, rounded half up: 48,9%.
func percent(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	tenths := (2*1000*part + whole) / (2 * whole)
	text := strconv.Itoa(tenths / 10)
	if tenths%10 != 0 {
		text += "," + strconv.Itoa(tenths%10)
	}
	return text + "%"
}

// small begins a title with a small letter, to stand inside a sentence; an
// abbreviation keeps its capitals.
func small(title string) string {
	r := []rune(title)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) && r[1] != ' ' {
		return title
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

var stateWords = map[review.State]string{
	review.StateOpen:      "Chưa có kết luận",
	review.StateConfirmed: "Đã xác nhận vi phạm",
	review.StateExcused:   "Thuộc ngoại lệ",
	review.StateRejected:  "Không phải vi phạm",
	review.StateRemedied:  "Đã khắc phục",
}

var severityWords = map[review.Severity]string{review.Violation: "Vi phạm", review.Warning: "Cảnh báo"}

var proofWords = map[review.ExceptionKind]string{
	review.ByDocument:  "Số, ký hiệu văn bản",
	review.ByReason:    "Lý do hoặc văn bản",
	review.ByStructure: "Tự thể hiện ở văn bản",
}
