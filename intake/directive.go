package intake

import (
	"strings"

	"kycuong/register"
)

// ErrNoDirective: nothing in a text sets anybody a task.
const ErrNoDirective = register.Problem("No numbered task and no request was found in this text; it does not read like a directive.")

// Directive is what the text of a directive ("văn bản chỉ đạo") proposes.
// Nothing in it is invented: every text is a stretch of the source, and what is
// only likely is named as unsure.
type Directive struct {
	Number     string // symbol; "" when the text does not give it, as with the others
	Date       register.Date
	Issuer     string
	Subject    string
	Addressees []register.Party // units and expanded groups the whole directive speaks to
	Tasks      []DirectiveTask
	Citations  []Citation
	Reports    []ReportDuty
	Text       string          // the cleaned source
	Parts      []DirectivePart // Text cut into pieces; joined together they are Text again
}

// DirectiveTask is one requirement.
type DirectiveTask struct {
	Item    string // 3, 3.a, II.2; of several in one paragraph 3.a(2)
	Text    string
	Units   []register.Party
	Due     register.Date
	Recurs  string   // monthly:15, quarterly:20, half:…, yearly:15/12
	DueText string   // the words the deadline was read from
	Unsure  []string // units, due, year, requirement
}

// Citation is a document the directive names.
type Citation struct {
	Symbol string
	Date   register.Date
	Issuer string
	Text   string
}

// ReportDuty is a report that is asked for again and again.
type ReportDuty struct {
	Text    string
	To      string
	Through string
	Period  string // month, quarter, half or year
}

// DirectivePart is a stretch of the source; Item is "" outside the items.
type DirectivePart struct {
	Item, Text string
}

// What a task can be unsure of.
const (
	unsureUnits       = "units"
	unsureDue         = "due"
	unsureYear        = "year"
	unsureRequirement = "requirement"
)

// ParseDirective reads the text of a directive. Units are looked for in the
// tree of the directive's date.
func ParseDirective(text string, org *register.Org) (Directive, error) {
	if org == nil {
		org = register.NewOrg(nil)
	}
	d := Directive{Text: mendLines(text)}
	body := d.readHead()
	pieces := cutItems(d.Text, body)
	for _, p := range pieces {
		d.Parts = append(d.Parts, DirectivePart{p.item, d.Text[p.from:p.to]})
	}
	finder := newUnitFinder(org, d.Date, d.Issuer)
	d.Addressees = finder.in(d.Text[:firstItem(pieces, len(d.Text))])
	d.Tasks = d.tasks(pieces, finder)
	d.Citations = citations(d.Text, body)
	d.Reports = d.duties()
	if len(d.Tasks) == 0 {
		return d, ErrNoDirective
	}
	return d, nil
}

func firstItem(pieces []piece, none int) int {
	for _, p := range pieces {
		if p.item != "" {
			return p.from
		}
	}
	return none
}

// tasks makes one of every item that has none below it; each of several
// requirements in one paragraph is a task of its own.
func (d *Directive) tasks(pieces []piece, finder *unitFinder) []DirectiveTask {
	var list []DirectiveTask
	var heading []piece // items that have the next one below them
	for i, p := range pieces {
		if p.item == "" {
			continue
		}
		for len(heading) > 0 && heading[len(heading)-1].depth >= p.depth {
			heading = heading[:len(heading)-1]
		}
		if i+1 < len(pieces) && pieces[i+1].depth > p.depth {
			heading = append(heading, p)
			continue
		}
		stretches := requirements(d.Text[p.from:p.to], finder)
		for n, text := range stretches {
			t := DirectiveTask{Item: p.item, Text: text}
			if n > 0 {
				t.Item += "(" + number2(n+1) + ")"
			}
			d.complete(&t, heading, finder)
			list = append(list, t)
		}
	}
	return list
}

// complete finds who is meant and until when; what the item does not say comes
// from the items above it.
func (d *Directive) complete(t *DirectiveTask, heading []piece, finder *unitFinder) {
	t.Units = finder.in(t.Text)
	request := isRequest(t.Text)
	due, found := findDue(t.Text, d.Date)
	for i := len(heading) - 1; i >= 0; i-- {
		above := d.Text[heading[i].from:heading[i].to]
		if len(t.Units) == 0 {
			t.Units = finder.in(above)
		}
		if !found {
			due, found = findDue(above, d.Date)
		}
		request = request || isRequest(above)
	}
	if len(t.Units) == 0 {
		t.Units, t.Unsure = d.Addressees, append(t.Unsure, unsureUnits)
	}
	t.Due, t.Recurs, t.DueText = due.day, due.recurs, due.text
	if due.unsure != "" {
		t.Unsure = append(t.Unsure, due.unsure)
	}
	if !request {
		t.Unsure = append(t.Unsure, unsureRequirement)
	}
}

// requestWords are what a requirement says, folded with marks.
var requestWords = strings.Fields("giao yêu_cầu đề_nghị tổ_chức rà_soát báo_cáo thực_hiện tham_mưu chủ_trì phối_hợp xây_dựng ban_hành triển_khai đẩy_mạnh đẩy_nhanh tăng_cường " +
	"nâng_cao chấn_chỉnh kiểm_tra công_khai công_bố niêm_yết khắc_phục bố_trí hoàn_thành xử_lý trình đề_xuất chỉ_đạo quán_triệt bảo_đảm đảm_bảo duy_trì cập_nhật đôn_đốc theo_dõi tổng_hợp " +
	"hướng_dẫn tuyên_truyền cắt_giảm số_hóa phấn_đấu nghiêm_túc chịu_trách_nhiệm khẩn_trương tiếp_tục tập_trung gửi lập phân_công")

func isRequest(text string) bool {
	folded := " " + register.FoldMarks(text) + " "
	for _, w := range requestWords {
		if strings.Contains(folded, " "+strings.ReplaceAll(w, "_", " ")+" ") {
			return true
		}
	}
	return false
}
