package review

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// said joins the steps.
func said(steps []Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.Text + " [" + s.Record + "]\n")
	}
	return b.String()
}

func holdWords(t *testing.T, name, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in\n%s", name, w, text)
		}
	}
	if strings.Contains(text, "{") {
		t.Errorf("%s: a blank nobody filled in\n%s", name, text)
	}
}

func TestTheReasoningOfABypass(t *testing.T) {
	f := testFacts(t)
	d := document(f, in2023, "BC", "X", "T;KB;ai đó")
	d.CC = parties(f.Org, "SNV", in2023)
	found := CheckDocument(f, d, Library{})
	holdWords(t, "bypass", said(Why(f, Library{}, d, found[0])), "quy tắc R01", "(chưa đối chiếu nguyên văn)", "Nơi gửi vào ngày 15/10/2023: UBND xã An Hạ (UBND, cấp xã). [X, đến hết ngày 30/06/2025]",
		"cấp trên trực tiếp của UBND xã An Hạ là UBND huyện Vân Khê", "cấp trên trực tiếp của UBND huyện Vân Khê là UBND tỉnh Thanh Lĩnh. [H, đến hết ngày 30/06/2025]",
		"UBND tỉnh Thanh Lĩnh: ở trên cấp trên trực tiếp 1 cấp, bỏ qua UBND huyện Vân Khê", "Kho bạc Nhà nước: ngành dọc, ngoài hệ thống", "“ai đó” không có trong danh mục",
		"Nơi nhận (chỉ để biết, không xét vượt cấp – E9): Sở Nội vụ", "E1 – Cấp trên giao trực tiếp", "không ghi trả lời văn bản nào", "E3 – ", "người vào sổ không nêu")
	d.Exception, d.Evidence = "E1", "miệng"
	holdWords(t, "unproven", said(Why(f, Library{}, d, found[0])), "E1 – Cấp trên giao trực tiếp hoặc yêu cầu trả lời thẳng: có nêu nhưng chưa có căn cứ hợp lệ")
}

func TestTheReasoningOfADeadline(t *testing.T) {
	f := testFacts(t)
	d := document(f, register.MustDate("2026-03-06"), "QĐ", "T", "STC") // a Friday
	d.Signed, d.Issued = d.Date, register.MustDate("2026-03-11")
	found := CheckDocument(f, d, Library{})
	holdWords(t, "issued late", said(Why(f, Library{}, d, found[0])), "1 ngày làm việc sau thứ Sáu 06/03/2026 là thứ Hai 09/03/2026", "có 2 ngày làm việc: 10/03/2026, 11/03/2026")
	task := register.Task{Kind: register.TaskOnce, Directive: "23/CT-UBND", Item: "3", Content: "Rà soát", Lead: register.Party{Code: "STC"}, Assigned: register.MustDate("2026-02-02"),
		Due: register.Due{Days: 5}, Extensions: []register.Extension{{To: register.MustDate("2026-03-02"), Approved: "61/TB-VP", From: register.MustDate("2026-02-09"), Asked: register.MustDate("2026-02-20")}, {To: register.MustDate("2026-04-02")}}}
	f.AsOf = register.MustDate("2026-03-04")
	c := &checker{Facts: f}
	holdWords(t, "task", said(WhyTask(f, task, c.task(task)[0])), "5 ngày làm việc sau thứ Hai 02/02/2026", "đề nghị sau khi đã hết hạn (20/02/2026)", "đến 02/04/2026 nhưng không có văn bản đồng ý: không tính", "Đến 04/03/2026 chưa hoàn thành", "có 2 ngày làm việc: 03/03/2026, 04/03/2026")
}

// TestEveryFindingHasItsReasons: whatever was found, the steps name the rule, end
// with no blank unfilled, and repeat the conclusion.
func TestEveryFindingHasItsReasons(t *testing.T) {
	f := testFacts(t)
	var all []string
	for _, u := range f.Org.Units() {
		all = append(all, u.Code)
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := document(f, rapid.SampledFrom([]register.Date{in2023, dayBefore, dayAfter, in2026}).Draw(rt, "day"), rapid.SampledFrom([]string{"BC", "TTr", "CV"}).Draw(rt, "type"),
			rapid.SampledFrom(all).Draw(rt, "from"), strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(all, "ai đó")), 1, 4).Draw(rt, "to"), ";"))
		d.Exception = rapid.SampledFrom([]string{"", "E1", "E3", "E99"}).Draw(rt, "exception")
		for _, x := range CheckDocument(f, d, Library{}) {
			text := said(Why(f, Library{}, d, x))
			if !strings.Contains(text, "quy tắc "+x.Rule) || !strings.Contains(text, x.Message) || strings.Contains(strings.ReplaceAll(text, x.Message, ""), "{") {
				rt.Fatalf("%s\n%s", x.Message, text)
			}
		}
	})
}
