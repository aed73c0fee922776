package export

import (
	"strconv"

	"kycuong/register"
	"kycuong/review"
)

// CaseInput is what the paper on the reasoning behind findings is made from.
type CaseInput struct {
	Findings []review.Finding // of one unit
	Steps    [][]review.Step  // of each of them
	Unit     string
	Settings register.Settings
	Org      *register.Org
	Rulebook *review.Rulebook
	Date     register.Date
	Number   string
}

// The words of the paper.
const (
	textCaseTitle   = "PHIẾU PHÂN TÍCH TRƯỜNG HỢP"
	textCaseSubject = "Quy tắc, căn cứ và cách tính của từng phát hiện"
	textCaseOpening = "Kết quả rà soát đến hết ngày {date} đối với {unit}: {n} trường hợp. Dưới đây là quy tắc áp dụng, dữ liệu đã dùng (ghi trong ngoặc vuông), cách xét và các ngoại lệ đã xem xét."
	textCaseState   = "Xử lý của người có thẩm quyền: {state}{by}{reason}."
	textCaseClosing = "Đơn vị có ý kiến giải trình thì gửi kèm số, ký hiệu văn bản làm căn cứ."
)

// Case lays open the reasoning behind findings of one unit, as the window shows it.
func Case(in CaseInput) Report {
	c := newComposer(ComplianceInput{Settings: in.Settings, Org: in.Org, Rulebook: in.Rulebook, Findings: in.Findings, Unit: in.Unit, AsOf: in.Date, Date: in.Date, Number: in.Number})
	unit := c.unitName(in.Unit, in.Date)
	sections := []Section{{Paragraphs: texts(say(textCaseOpening, "date", in.Date.String(), "unit", unit, "n", len(in.Findings)))}}
	var list []Entry
	for i, f := range in.Findings {
		list = append(list, c.entry(f))
		s := Section{Heading: strconv.Itoa(i+1) + ". " + f.Rule + " – " + symbolAndDate(f.Subject.Symbol, f.Subject.Date)}
		if f.Subject.Kind == "document" && f.About != "" && !c.hidden[f.Subject.Kind+"|"+idOf(f)] {
			s.Paragraphs = append(s.Paragraphs, Paragraph{Text: "Trích yếu: " + f.About})
		}
		for n, step := range in.Steps[i] {
			text := "(" + strconv.Itoa(n+1) + ") " + step.Text
			if step.Record != "" {
				text += " [" + step.Record + "]"
			}
			s.Paragraphs = append(s.Paragraphs, Paragraph{Text: text})
		}
		s.Paragraphs = append(s.Paragraphs, Paragraph{Text: caseState(f)})
		sections = append(sections, s)
	}
	sections = append(sections, Section{Paragraphs: texts(textCaseClosing + "/.")})
	head := c.head()
	head.Symbol = slipSymbol(head.Symbol)
	return Report{Scope: Scope{Kind: KindCase, AsOf: in.Date, Unit: in.Unit}, Title: textCaseTitle + " " + unit, Head: head, Kind: textCaseTitle, Subject: textCaseSubject, To: []string{unit}, Sections: sections,
		Copies: []string{"Như trên", "Lưu: VT"}, Signature: signature(in.Settings), List: list}
}

var stateNames = map[review.State]string{review.StateOpen: "chưa có kết luận", review.StateConfirmed: "đã xác nhận", review.StateExcused: "thuộc ngoại lệ", review.StateRejected: "không phải vi phạm", review.StateRemedied: "đã khắc phục"}

// caseState tells what was decided, by whom and why.
func caseState(f review.Finding) string {
	by, reason := "", ""
	if d := f.Decision; d != nil {
		by = " (" + d.By + ", ngày " + register.DateOf(d.At).String() + ")"
		if d.Reason != "" {
			reason = ": " + d.Reason
		}
	}
	return say(textCaseState, "state", stateNames[f.State], "by", by, "reason", reason)
}
