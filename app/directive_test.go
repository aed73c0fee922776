package app

import (
	"os"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

// TestAPastedDirectiveBecomesTasks pastes a directive of seven groups, corrects
// one proposal, leaves one out and keeps the rest.
func TestAPastedDirectiveBecomesTasks(t *testing.T) {
	raw, err := os.ReadFile("../intake/testdata/directive.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := openSample(t)
	k := keyboard{t, a}
	before, err := a.st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	a.goTo(placeTasks)
	k.ctrl(fyne.KeyO)
	s := a.current.(*directiveScreen)
	s.text.SetText(string(raw))
	k.press(fyne.KeyF5)
	if len(s.rows) != 11 || s.number.Text != "23/CT-UBND" || !strings.Contains(s.head.Text, "5958/UBND-TH") {
		t.Fatalf("%d proposals, %q", len(s.rows), s.head.Text)
	}
	k.press(fyne.KeyReturn) // the first: item 1.a
	k.overwrite("Sở Nội vụ; sao hỏa")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("an unknown agency was taken")
	}
	k.overwrite("Sở Nội vụ; Sở Y tế")
	k.press(fyne.KeyReturn)
	if got := s.rows[0]; len(got.Units) != 2 || len(got.Unsure) != 0 || got.Due != register.MustDate("2025-01-15") {
		t.Errorf("%+v", got)
	}
	s.grid.Select(1)
	k.press(fyne.KeyF8) // item 1.b is left out
	k.ctrl(fyne.KeyS)
	if len(a.asking) != 1 {
		t.Fatal("what is to be looked at was kept unasked")
	}
	k.press(fyne.KeyReturn)
	after, err := a.st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]int{}
	for _, x := range after[len(before):] {
		items[x.Item]++
		if x.Directive != "23/CT-UBND" || x.Assigned != register.MustDate("2024-12-20") {
			t.Errorf("%+v", x)
		}
	}
	if items["1.a"] != 2 || items["1.b"] != 0 || items["2"] != 1 || items["2(2)"] != 1 || items["3.b (01/2025)"] != 10 {
		t.Errorf("%v", items)
	}
	if _, ok := a.current.(*tasksScreen); !ok {
		t.Errorf("left at a %T", a.current)
	}
}

func TestTextThatIsNoDirectiveIsTold(t *testing.T) {
	a := openSample(t)
	a.showDirective()
	s := a.current.(*directiveScreen)
	s.text.SetText("Kính chúc các đồng chí sức khỏe.")
	keyboard{t, a}.press(fyne.KeyF5)
	if len(a.asking) != 1 || len(s.rows) != 0 {
		t.Error("a greeting became tasks")
	}
}

// TestOnlyTheLeadGetsATask: who works with the lead is named in its task.
func TestOnlyTheLeadGetsATask(t *testing.T) {
	a := openSample(t)
	before, err := a.st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	a.showDirective()
	s := a.current.(*directiveScreen)
	k := keyboard{t, a}
	s.text.SetText("Số: 991/CT-UBND\nThanh Lĩnh, ngày 10 tháng 3 năm 2026\n\n1. Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh: a) rà soát quy chế; b) báo cáo kết quả trong vòng 10 ngày làm việc kể từ ngày ký.")
	k.press(fyne.KeyF5)
	if !strings.Contains(s.detail.Text, "Phối hợp: Thanh tra tỉnh") {
		t.Errorf("the detail says %q", s.detail.Text)
	}
	if got := s.cell(1, 3).Text; got != "24/03/2026" || len(s.rows[1].Unsure) != 0 {
		t.Errorf("due %q, unsure of %q", got, s.rows[1].Unsure)
	}
	k.ctrl(fyne.KeyS)
	after, err := a.st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before)+2 {
		t.Fatalf("%d tasks more, want 2", len(after)-len(before))
	}
	for _, x := range after[len(before):] {
		if x.Lead.Code != "H90.01" || len(x.With) != 1 || x.With[0].Code != "H90.18" {
			t.Errorf("%s: %+v with %+v", x.Item, x.Lead, x.With)
		}
	}
}
