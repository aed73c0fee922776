package export

import (
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func slipInput(kind Kind) SlipInput {
	in := testInput()
	late := review.Finding{Rule: "R20", Severity: review.Violation, State: review.StateOpen, Unit: "H41.30.05", Pending: true, Citation: "Nghị định 30/2020/NĐ-CP, Điều 24 khoản 2", About: "Rà soát thủ tục",
		Subject: review.Subject{Kind: "task", ID: uint64(9), Symbol: "23/CT-UBND, mục 3", Date: register.MustDate("2025-11-03")}, Message: "Nhiệm vụ “Rà soát thủ tục” hạn 03/11/2025 chưa hoàn thành."}
	done := late
	done.Pending, done.Subject.ID, done.Message = false, uint64(10), "Nhiệm vụ đã hoàn thành chậm."
	excused := late
	excused.State, excused.Subject.ID, excused.Message = review.StateExcused, uint64(11), "Nhiệm vụ được miễn."
	return SlipInput{Kind: kind, Findings: append(testFindings(), late, done, excused), Unit: "H41.30.05", Settings: in.Settings, Org: in.Org, Calendar: register.NewCalendar(nil, nil), Rulebook: in.Rulebook,
		Date: register.MustDate("2026-01-30"), Number: "12"}
}

func TestSlipsReadAsAgreed(t *testing.T) {
	for name, kind := range map[string]Kind{"reminder": KindReminder, "return slip": KindReturn} {
		r := Slip(slipInput(kind))
		var out strings.Builder
		line := func(parts ...string) { out.WriteString(strings.Join(parts, " | ") + "\n") }
		line(r.Head.Superior, r.Head.Agency, r.Head.Number+r.Head.Symbol, r.Head.Place)
		line(r.Kind, r.Subject)
		line(r.To...)
		for _, p := range r.Sections[0].Paragraphs {
			line(p.Text)
		}
		line(r.Copies...)
		line(append(r.SignerTitle, r.SignerName)...)
		holdGolden(t, name, out.String())
		file, _ := pdfOf(t, r)
		text := textOf(t, file)
		for _, want := range []string{r.Kind, r.Subject, r.Sections[0].Paragraphs[1].Text} {
			if !strings.Contains(text, plain(want)) {
				t.Errorf("%s: the paper lacks %q", name, want)
			}
		}
	}
}

func TestASlipKeepsWhatMayBeSecretToItself(t *testing.T) {
	in := slipInput(KindReturn)
	in.Unit = "H41.16"
	bypass := review.Finding{Rule: "R01", Levels: 1, State: review.StateOpen, Unit: in.Unit, About: "Phương án tác chiến", Message: "Gửi vượt cấp.", Subject: review.Subject{Kind: "document", ID: uint64(77), Symbol: "5/BC-SXD"}}
	secret := bypass
	secret.Rule, secret.Levels = "R24", 0
	in.Findings = []review.Finding{bypass, secret}
	for _, p := range Slip(in).Sections[0].Paragraphs {
		if strings.Contains(p.Text, "tác chiến") {
			t.Errorf("it says %q", p.Text)
		}
	}
}

func TestASlipIsAnsweredWithinTheDaysOfTheOffice(t *testing.T) {
	in := slipInput(KindReminder)
	for days, want := range map[int]string{0: "06/02/2026", 10: "13/02/2026"} { // from a Friday, without holidays
		in.Settings.AnswerDays = days
		r := Slip(in)
		if asks := r.Sections[0].Paragraphs; !strings.Contains(asks[len(asks)-1].Text, want) {
			t.Errorf("%d days: %q", days, asks[len(asks)-1].Text)
		}
	}
}

// TestADocumentReturnedTwiceIsOne: what took the wrong way by two rules is one document,
// and an item does not begin with two numbers.
func TestADocumentReturnedTwiceIsOne(t *testing.T) {
	in := slipInput(KindReturn)
	one := found(2, "R01", in.Unit, review.StateOpen, 1, "Đề nghị cấp vốn")
	one.Message = "02/TTr-UBND ngày 01/08/2025 gửi thẳng."
	two := one
	two.Rule = "R05"
	in.Findings = []review.Finding{one, two}
	text := Slip(in).Sections[0].Paragraphs
	if !strings.Contains(text[0].Text, "có 01 văn bản") || !strings.HasPrefix(text[1].Text, "1. Văn bản số 02/TTr-UBND") || !strings.HasPrefix(text[3].Text, "Trả lại UBND xã Nghĩa Bình văn bản nêu trên") {
		t.Errorf("%v", text)
	}
}

// TestALongSlipHasItsItemsInAnAnnex: nobody reads fifty items in running text.
func TestALongSlipHasItsItemsInAnAnnex(t *testing.T) {
	for kind, want := range map[Kind]string{KindReminder: "còn 50 việc quá hạn (danh sách tại Phụ lục kèm theo).", KindReturn: "có 50 văn bản gửi không đúng trình tự (danh sách tại Phụ lục kèm theo)."} {
		in := slipInput(kind)
		in.Findings = nil
		for i := range 50 {
			f := found(uint64(i+1), "R01", in.Unit, review.StateOpen, 1, "Đề nghị cấp vốn")
			f.Pending = true
			in.Findings = append(in.Findings, f)
		}
		r := Slip(in)
		if text := r.Sections[0].Paragraphs; len(text) != 2 || !strings.HasSuffix(text[0].Text, want) {
			t.Errorf("%s: %v, want two paragraphs, the first with %q", kind, text, want)
		}
		if len(r.Annexes) != 1 || len(r.Annexes[0].Parts[0].Table.Rows) != 50 || len(r.List) != 50 {
			t.Fatalf("%s: %d annexes", kind, len(r.Annexes))
		}
		file, _ := pdfOf(t, r)
		text := textOf(t, file)
		for _, row := range r.Annexes[0].Parts[0].Table.Rows {
			missing(t, text, row.Cells)
		}
		sound(t, file)
	}
}

// TestEverySlipHasTheSymbolOfASlip: a paper on cases is no report either.
func TestEverySlipHasTheSymbolOfASlip(t *testing.T) {
	in := slipInput(KindReminder)
	paper := Case(CaseInput{Findings: in.Findings[:1], Steps: [][]review.Step{{{Text: "Xét."}}}, Unit: in.Unit, Settings: in.Settings, Org: in.Org, Rulebook: in.Rulebook, Date: in.Date, Number: "15"})
	for _, r := range []Report{Slip(in), paper} {
		if r.Head.Symbol != "/PB-VP" {
			t.Errorf("%s is %s", r.Title, r.Head.Symbol)
		}
	}
	if got := paper.Sections[1].Heading; !strings.HasSuffix(got, "/BC-UBND ngày 02/03/2025") {
		t.Errorf("the case is headed %q", got)
	}
}
