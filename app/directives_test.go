package app

import (
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

func TestADirectiveIsOpenedByKeyboard(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	a.turn(1)
	if s.tabs.SelectedIndex() != tabDirectives || a.window.Canvas().Focused() != s.directives.grid || len(s.directives.rows) != 10 {
		t.Fatalf("tab %d, %d directives", s.tabs.SelectedIndex(), len(s.directives.rows))
	}
	total := 0
	for i, r := range s.directives.rows {
		total += len(r.tasks)
		if i > 0 && r.Date > s.directives.rows[i-1].Date || r.Subject == "" {
			t.Errorf("row %d: %s of %s about %q", i, r.Symbol, r.Date, r.Subject)
		}
	}
	ofDirectives := 0
	for _, r := range s.all {
		if r.Kind.OfDirective() {
			ofDirectives++
		}
	}
	if total != ofDirectives {
		t.Errorf("the directives have %d tasks, the list %d", total, ofDirectives)
	}
	k.press(fyne.KeyEnd, fyne.KeyReturn) // the oldest, whose text was kept
	v := s.directives.view
	if v == nil || v.row.Symbol != "08/CT-UBND" || a.window.Canvas().Focused() != v.grid {
		t.Fatalf("open is %+v", v)
	}
	k.press(fyne.KeyF6)
	k.write("Đang làm")
	k.press(fyne.KeyReturn)
	if s.directives.view == nil || len(s.directives.view.row.tasks[0].Progress) == 0 {
		t.Error("progress entered from a directive does not show")
	}
	a.turn(1)
	a.turn(1)
	if v = s.directives.view; v.tabs.SelectedIndex() != tabText || !strings.Contains(v.text.Text, "7. Về xây dựng chính quyền số") {
		t.Errorf("tab %d", v.tabs.SelectedIndex())
	}
	k.press(fyne.KeyEscape)
	if s.directives.view != nil || s.directives.grid.Current() != 9 || a.window.Canvas().Focused() != s.directives.grid {
		t.Errorf("back at row %d", s.directives.grid.Current())
	}
}

func TestTheMatrixHasEveryTaskOnce(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	showMatrix(a)
	s := a.current.(*tasksScreen)
	m := s.directives.view.matrix
	if len(m.cells) != len(s.directives.view.row.tasks) {
		t.Fatalf("%d cells, %d tasks", len(m.cells), len(s.directives.view.row.tasks))
	}
	seen := map[uint64]bool{}
	for range len(m.items) {
		for row := range m.units {
			m.grid.Select(row)
			if x, ok := m.task(); ok {
				seen[x.ID] = true
			}
		}
		k.press(fyne.KeyRight)
	}
	if len(seen) != len(m.cells) || m.col != len(m.items)-1 || m.first == 0 {
		t.Errorf("%d of %d cells walked, at item %d, page %d", len(seen), len(m.cells), m.col, m.first)
	}
	if a.window.Canvas().Focused() != m.grid {
		t.Error("the keyboard was lost on the way")
	}
}

func TestTheLinksOfADirectiveLeadBothWays(t *testing.T) {
	a := openSample(t)
	openTab(a, tabChain)
	v := a.current.(*tasksScreen).directives.view
	if len(v.chain.rows) != 3 { // two cited letters, and itself in the register
		t.Fatalf("%+v", v.chain.rows)
	}
	letter := v.chain.rows[0]
	if letter.label != a.w.t("Cites") || letter.open == nil || letter.about == "" {
		t.Fatalf("%+v", letter)
	}
	letter.open()
	shown, ok := a.current.(*registerScreen)
	if !ok || len(shown.rows.ids) != 1 {
		t.Fatalf("the letter opens a %T", a.current)
	}
	d, _ := shown.rows.at(0)
	back := map[string]func(){}
	for _, l := range a.linksOf(d) {
		back[l.label] = l.open
	}
	if back[a.w.t("Basis of")] == nil || back[a.w.t("Cited in directive")] == nil {
		t.Fatalf("no way back in %v", back)
	}
	back[a.w.t("Cited in directive")]()
	if s, ok := a.current.(*tasksScreen); !ok || s.directives.view == nil || s.directives.view.row.Symbol != "08/CT-UBND" {
		t.Error("the way back leads elsewhere")
	}
}

func TestRelationsAreTypedInOneLine(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	old := register.Document{Direction: register.Outgoing, Type: "KH", Date: register.MustDate("2026-03-02"), Subject: "Kế hoạch kiểm tra", Sender: register.Party{Code: "H90"}, To: []register.Party{{Code: "H90.01"}}}
	plan, err := a.st.AddDocument(old)
	if err != nil {
		t.Fatal(err)
	}
	k.ctrl(fyne.KeyN)
	e := a.current.(*entry)
	later := old
	later.Date, later.Subject = register.MustDate("2026-04-02"), "Kế hoạch kiểm tra, bản sửa"
	e.form.fill(later)
	e.form.relations.set("thay thế kế hoạch trước")
	k.ctrl(fyne.KeyS)
	if a.current != e || a.window.Canvas().Focused() != e.form.relations.focus() {
		t.Fatal("words without a symbol were taken")
	}
	e.form.relations.set("thay thế " + plan.Symbol + "; căn cứ 999/QĐ-XYZ ngày 02/02/2020")
	k.ctrl(fyne.KeyS)
	naming, err := a.st.Naming(plan.Symbol)
	if err != nil || len(naming) != 1 || len(naming[0].Relations) != 2 {
		t.Fatalf("%+v, %v", naming, err)
	}
	said := ""
	for _, l := range append(a.linksOf(naming[0]), a.linksOf(plan)...) {
		said += l.label + " " + l.name + "; "
		if strings.HasPrefix(l.name, "999/") == (l.open != nil) {
			t.Errorf("%s %s", l.label, l.name)
		}
	}
	for _, want := range []string{a.w.t("Replaces") + " " + plan.Symbol, a.w.t("Replaced by") + " " + naming[0].Symbol, a.w.t("Based on") + " 999/QĐ-XYZ, 02/02/2020"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
}

// TestTheDaysAreReadInTheMatrix: how late a task is stands at the end of its cell.
func TestTheDaysAreReadInTheMatrix(t *testing.T) {
	a := openSample(t)
	a.window.Resize(smallest)
	showMatrix(a)
	seen := 0
	for _, text := range texts(a.current.(*tasksScreen).directives.view.matrix.grid) {
		if strings.HasPrefix(text.Text, "quá hạn") {
			seen++
		}
		if strings.HasPrefix(text.Text, "quá hạn") && strings.HasSuffix(text.Text, "…") {
			t.Errorf("%q is cut off", text.Text)
		}
	}
	if seen == 0 {
		t.Error("nothing is overdue")
	}
}
