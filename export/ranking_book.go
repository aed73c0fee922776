package export

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"kycuong/register"
	"kycuong/review"
)

// RankingInput is what the ranking of the units is made from.
type RankingInput struct {
	Standings []review.Standing // as review.Rank returns them
	Scoring   review.Scoring
	Settings  register.Settings
	Org       *register.Org
	Rulebook  *review.Rulebook // for the titles of rules that cost more or less
	From, To  register.Date
	AsOf      register.Date // data cut-off
	Unit      string        // code of the one unit asked for; "" for all
}

// The words of the ranking.
const (
	textRankingTitle  = "XẾP HẠNG CHẤP HÀNH QUY CHẾ LÀM VIỆC"
	textRankingRule   = "Điểm trừ: mỗi vi phạm {violation}, mỗi cảnh báo {warning}{rules}; chỉ trừ số còn lại sau khi loại trường hợp thuộc ngoại lệ và trường hợp không phải vi phạm."
	textRankingCases  = "Số trường hợp = văn bản đơn vị gửi + văn bản đến có hạn giao đơn vị xử lý + nhiệm vụ, nội dung chương trình có hạn trong kỳ + báo cáo định kỳ phải gửi."
	textRankingSmall  = "Đơn vị có dưới {n} trường hợp không xếp hạng. Khoảng tin cậy 95% (Wilson) cho biết điểm có thể dao động do số trường hợp ít; hai đơn vị có khoảng chồng lên nhau thì chênh lệch điểm chưa chắc do chấp hành."
	textRankingTies   = "Điểm lấy đến hai chữ số thập phân, không làm tròn; đơn vị bằng điểm cùng hạng, hạng kế tiếp bỏ trống. Trọng số do cơ quan tự đặt, không phải do văn bản pháp luật quy định."
	textRankingBefore = "Kỳ trước: {period}. Số liệu chốt đến hết ngày {asOf}."
	textNoStandings   = "Trong kỳ không có đơn vị nào phát sinh trường hợp."
)

var groupNames = map[review.Group]string{review.GroupDepartments: "Sở, ban, ngành cấp tỉnh", review.GroupDistricts: "UBND cấp huyện", review.GroupCommunes: "UBND cấp xã",
	review.GroupSubUnits: "Phòng, chi cục, trung tâm, đơn vị trực thuộc", review.GroupOthers: "Cơ quan khác", review.GroupUnknown: "Chưa xác định được đơn vị"}

var rankingColumns = []Column{{"Hạng", 14, Centre}, {"Đơn vị", 52, Left}, {"Số trường hợp", 20, Right}, {"Số phát hiện", 18, Right}, {"Thuộc ngoại lệ", 17, Right}, {"Còn lại", 16, Right},
	{"Điểm trừ", 16, Right}, {"Điểm", 16, Right}, {"Khoảng tin cậy 95%", 30, Centre}, {"Kỳ trước", 30, Centre}, {"Thay đổi", 43, Left}}

// RankingBook lists the units group by group, the best first, with the formula
// and what moved since the period before.
func RankingBook(in RankingInput) Book {
	b := Book{Scope: Scope{KindRanking, in.From, in.To, in.AsOf, in.Unit}, Title: textRankingTitle, Sheet: "Xếp hạng", Columns: rankingColumns, Superior: upper(in.Settings.Superior), Agency: upper(in.Settings.Agency), Period: periodLine(in.From, in.To)}.AboutUnit(in.Unit, in.Org, in.To)
	b.Summary = []Part{{Text: in.rules()}}
	group := -1
	n := 0
	for _, s := range in.Standings {
		if in.Unit != "" && register.UnitKey(in.Unit) != register.UnitKey(s.Unit) {
			continue
		}
		if int(s.Group) != group {
			group = int(s.Group)
			b.Rows = append(b.Rows, BookRow{text(groupNames[s.Group])})
		}
		b.Rows = append(b.Rows, in.row(s))
		n++
	}
	b.Closing = say("Tổng cộng: {n} đơn vị.", "n", n)
	if n == 0 {
		b.Closing = textNoStandings
	}
	return b
}

// rules say how the points are counted.
func (in RankingInput) rules() []string {
	special := ""
	for _, code := range slices.SortedFunc(maps.Keys(in.Scoring.Rules), compareCodes) {
		special += say("; riêng {rule} ({title}) {points}", "rule", code, "title", small(in.titleOf(code)), "points", strconv.Itoa(in.Scoring.Rules[code]))
	}
	from, to := register.PeriodBefore(in.From, in.To)
	return []string{review.ScoreFormula + ".", say(textRankingRule, "violation", strconv.Itoa(in.Scoring.Violation), "warning", strconv.Itoa(in.Scoring.Warning), "rules", special), textRankingCases,
		say(textRankingSmall, "n", strconv.Itoa(in.Scoring.Minimum)), textRankingTies, say(textRankingBefore, "period", periodWords(from, to), "asOf", in.AsOf.String())}
}

func (in RankingInput) titleOf(code string) string {
	if r, ok := in.Rulebook.RuleOn(code, in.To); ok {
		return r.Title
	}
	return code
}

func (in RankingInput) row(s review.Standing) BookRow {
	name := s.Unit
	if s.Group != review.GroupUnknown {
		name = in.Org.Name(s.Unit, in.To)
	}
	return BookRow{text(rankWords(s)), text(name), tally(s.Cases.Total()), tally(s.Raw), tally(s.Excused), tally(s.Net), tally(s.Points), text(scoreWords(s.Score)), text(boundsWords(s)),
		text(beforeWords(s)), text(changeWords(s))}
}

// tally is a count that is written even when it is none.
func tally(n int) Value {
	if n == 0 {
		return text("0")
	}
	return Value{Count: n}
}

func rankWords(s review.Standing) string {
	if s.Rank == 0 {
		return "–"
	}
	return strconv.Itoa(s.Rank)
}

// scoreWords write a score as points, not as a percentage.
func scoreWords(s review.Share) string {
	if s < 0 {
		return "–"
	}
	return fmt.Sprintf("%d,%02d", s/100, s%100)
}

func boundsWords(s review.Standing) string {
	if s.Low < 0 {
		return "–"
	}
	return scoreWords(s.Low) + " – " + scoreWords(s.High)
}

func beforeWords(s review.Standing) string {
	switch {
	case s.Before == nil || s.Before.Score < 0:
		return "–"
	case s.Before.Rank == 0:
		return scoreWords(s.Before.Score)
	}
	return scoreWords(s.Before.Score) + " (hạng " + strconv.Itoa(s.Before.Rank) + ")"
}

// changeWords tell what moved: the score, and the rank where there were two.
func changeWords(s review.Standing) string {
	if s.Before == nil || s.Before.Score < 0 || s.Score < 0 {
		return ""
	}
	d := s.Score - s.Before.Score
	sign := "+"
	if d < 0 {
		sign, d = "-", -d
	}
	words := sign + scoreWords(d) + " điểm"
	if d == 0 {
		words = "giữ nguyên"
	}
	if s.Rank == 0 || s.Before.Rank == 0 || s.Rank == s.Before.Rank {
		return words
	}
	if d == 0 {
		words = "giữ nguyên điểm"
	}
	switch up := s.Before.Rank - s.Rank; {
	case up > 0:
		words += fmt.Sprintf(", tăng %d bậc", up)
	case up < 0:
		words += fmt.Sprintf(", giảm %d bậc", -up)
	}
	return words
}
