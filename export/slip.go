package export

import (
	"cmp"
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// SlipInput is what a slip to one unit is made from.
type SlipInput struct {
	Kind     Kind             // KindReminder or KindReturn
	Findings []review.Finding // of the unit; those the slip is not about are passed over
	Unit     string           // code of the unit it goes to
	Settings register.Settings
	Org      *register.Org
	Calendar *register.Calendar
	Rulebook *review.Rulebook
	Date     register.Date // of the slip, and the data's cut-off
	Number   string
}

// slipWords are what the two slips say: a "phiếu nhắc" of what is late, and a
// "phiếu trả lại" of documents that took the wrong way.
type slipWords struct{ title, subject, opening, asks, list string }

var slips = map[Kind]slipWords{
	KindReminder: {"PHIẾU NHẮC", "Về việc xử lý văn bản, nhiệm vụ quá hạn",
		"Qua rà soát việc chấp hành quy chế làm việc, đến hết ngày {date}, {unit} còn {n} việc quá hạn{where}",
		"Đề nghị {unit} khẩn trương thực hiện, báo cáo kết quả và nêu rõ nguyên nhân chậm{to} trước ngày {by}; trường hợp đã hoàn thành thì gửi số, ký hiệu văn bản kết quả để cập nhật.",
		"Danh sách việc quá hạn"},
	KindReturn: {"PHIẾU TRẢ LẠI VĂN BẢN", "Về việc trả lại văn bản gửi vượt cấp, gửi không đúng trình tự",
		"Qua kiểm tra, {unit} có {n} văn bản gửi không đúng trình tự{where}",
		"Trả lại {unit} {all}văn bản nêu trên{law}. Đề nghị {unit} gửi lại theo đúng trình tự; trường hợp được cấp trên giao trực tiếp hoặc thuộc ngoại lệ khác thì báo cáo căn cứ{to} trước ngày {by}.",
		"Danh sách văn bản gửi không đúng trình tự"},
}

// returnRule is the rule whose citation tells who returns what is misdirected.
const returnRule = "R17"

// IsAbout reports that a slip of that kind speaks of a finding: what is late and
// open, or what went over somebody's head, unless it is excused or settled.
func (k Kind) IsAbout(f review.Finding) bool {
	if k == KindCase {
		return true
	}
	if f.State != review.StateOpen && f.State != review.StateConfirmed {
		return false
	}
	switch k {
	case KindReminder:
		return f.Pending
	case KindReturn:
		return f.Rule == ruleMany || isBypass(f)
	}
	return false
}

// Slip decides what a slip to a unit says.
func Slip(in SlipInput) Report {
	w := slips[in.Kind]
	c := newComposer(ComplianceInput{Settings: in.Settings, Org: in.Org, Rulebook: in.Rulebook, Findings: in.Findings, Unit: in.Unit, AsOf: in.Date, Date: in.Date, Number: in.Number})
	about := only(c.findings, in.Kind.IsAbout)
	unit := c.unitName(in.Unit, in.Date)
	all := ""
	if in.Kind.subjects(about) > 1 {
		all = "các "
	}
	where := " sau đây:"
	if len(about) > mostItems {
		where = " (danh sách tại Phụ lục kèm theo)."
	}
	words := func(text string) string {
		return say(text, "where", where, "unit", unit, "n", in.Kind.subjects(about), "all", all, "date", in.Date.String(), "by", in.Calendar.AddWorkingDays(in.Date, in.Settings.AnswerSpan()).Due.String(), "to", c.answerTo(), "law", c.returnLaw())
	}
	section := Section{Paragraphs: texts(words(w.opening))}
	head := c.head()
	head.Symbol = slipSymbol(head.Symbol)
	var list []Entry
	for _, f := range about {
		list = append(list, c.entry(f))
	}
	var annexes []Annex
	if len(about) > mostItems {
		annexes = []Annex{{Number: "Phụ lục", Title: w.list, Reference: c.attachedTo(w.name(), head), Landscape: true, Parts: []Part{{Table: slipTable(list)}}}}
	} else {
		for i, f := range about {
			section.Paragraphs = append(section.Paragraphs, Paragraph{Text: strconv.Itoa(i+1) + ". " + c.slipItem(f)})
		}
	}
	section.Paragraphs = append(section.Paragraphs, texts(words(w.asks)+"/.")...)
	return Report{Scope: Scope{Kind: in.Kind, AsOf: in.Date, Unit: in.Unit}, Title: w.title + " " + unit, Head: head, Kind: w.title, Subject: w.subject, To: []string{unit},
		Sections: []Section{section}, Copies: []string{"Như trên", "Lưu: VT"}, Signature: signature(in.Settings), List: list, Annexes: annexes}
}

// mostItems is how many items a slip tells in its text; more stand in a table behind it.
const mostItems = 15

// name is what the slip is called in a sentence.
func (w slipWords) name() string { return capital(strings.ToLower(w.title)) }

// slipTable lists what a long slip is about.
func slipTable(list []Entry) *Table {
	t := &Table{Columns: []Column{{"STT", 12, Centre}, {"Số, ký hiệu; ngày văn bản", 34, Left}, {"Trích yếu, nội dung", 62, Left}, {"Nội dung phát hiện; trình tự đúng", 92, Left}, {"Căn cứ", 52, Left}}}
	for i, e := range list {
		t.Rows = append(t.Rows, Row{Cells: []string{strconv.Itoa(i + 1), symbolAndDate(e.Symbol, e.Date), cmp.Or(e.Subject, "–"), factsAndPath(e), e.Citation}})
	}
	return t
}

// slipSymbol makes of the symbol of a report, "/BC-VP", that of a slip, "phiếu báo".
func slipSymbol(symbol string) string { return strings.Replace(symbol, "/BC", "/PB", 1) }

// subjects counts what a slip is about: a document returned on two grounds is one
// document, what is overdue on two grounds is to be done twice.
func (k Kind) subjects(about []review.Finding) int {
	if k != KindReturn {
		return len(about)
	}
	documents := map[string]bool{}
	for _, f := range about {
		documents[f.Subject.Kind+"|"+idOf(f)] = true
	}
	return len(documents)
}

// slipItem tells one finding with the document's subject, unless that may hold a
// state secret, and its citation.
func (c *composer) slipItem(f review.Finding) string {
	text := f.Message
	if text != "" && text[0] >= '0' && text[0] <= '9' { // after the number of the item
		text = "Văn bản số " + text
	}
	if f.Subject.Kind == "document" && f.About != "" && !c.hidden[f.Subject.Kind+"|"+idOf(f)] {
		text += " Trích yếu: “" + f.About + "”."
	}
	return text + " Căn cứ: " + f.Citation + "."
}

func (c *composer) answerTo() string {
	if who := c.agencyName(); who != "" {
		return " về " + who
	}
	return ""
}

// returnLaw cites what the return is based on, when the rulebook has it.
func (c *composer) returnLaw() string {
	if r, ok := c.rules.RuleOn(returnRule, c.in.Date); ok {
		return " theo " + r.Cite()
	}
	return ""
}
