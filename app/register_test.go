package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// shownText gathers the labels of a part of the screen.
func shownText(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widget.Label); ok && l.Visible() {
			b.WriteString(l.Text + "\n")
		}
	}
	return b.String()
}

// tap taps the button of that text.
func tap(t *testing.T, o fyne.CanvasObject, text string) {
	t.Helper()
	for _, x := range test.LaidOutObjects(o) {
		if b, ok := x.(*widgets.Button); ok && strings.Contains(b.Text, text) {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", text)
}

// choose picks an option of the drop-down list that has it.
func choose(t *testing.T, o fyne.CanvasObject, option string) {
	t.Helper()
	for _, x := range test.LaidOutObjects(o) {
		if s, ok := x.(*widgets.Select); ok && slices.Contains(s.Options, option) {
			s.SetSelected(option)
			return
		}
	}
	t.Fatalf("no list offers %q", option)
}

// clickHeader clicks the title of a column.
func clickHeader(t *testing.T, g *widgets.Grid, title string) {
	t.Helper()
	for _, x := range test.LaidOutObjects(g) {
		if text, ok := x.(*canvas.Text); ok && text.Text == title {
			ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
			ev.Position = text.Position().AddXY(4, 4)
			g.MouseDown(ev)
			g.MouseUp(ev)
			return
		}
	}
	t.Fatalf("there is no column %q", title)
}

func TestTheRegisterIsSearchedAsOneTypes(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := a.current.(*registerScreen)
	all := len(s.rows.ids)
	k.ctrl(fyne.KeyF)
	last := all
	for _, word := range []string{"giai ", "ngan ", "dau tu"} {
		k.write(word)
		if n := len(s.rows.ids); n == 0 || n > last {
			t.Fatalf("%q: %d of %d documents", s.search.Text, n, last)
		}
		last = len(s.rows.ids)
	}
	d, ok := s.rows.at(0)
	if !ok || last >= all || !strings.Contains(register.Fold(d.Subject), "giai ngan") {
		t.Errorf("found %d of %d, first %q", last, all, d.Subject)
	}
	k.press(fyne.KeyReturn)
	if a.window.Canvas().Focused() != s.grid {
		t.Errorf("Enter leads to a %T", a.window.Canvas().Focused())
	}
	k.ctrl(fyne.KeyF)
	k.overwrite("không có văn bản nào như thế")
	if len(s.rows.ids) != 0 || !strings.Contains(shownText(s.detail.content), "Không tìm thấy") {
		t.Errorf("%d rows, the pane says %q", len(s.rows.ids), shownText(s.detail.content))
	}
}

func TestTheRegisterIsFiltered(t *testing.T) {
	a := openSample(t)
	s := a.current.(*registerScreen)
	all := len(s.rows.ids)
	choose(t, s.content, "2025")
	choose(t, s.content, "Quyết định")
	if len(s.rows.ids) == 0 || len(s.rows.ids) >= all {
		t.Fatalf("%d of %d rows", len(s.rows.ids), all)
	}
	for row := range s.rows.ids {
		if d, ok := s.rows.at(row); !ok || d.Day().Year() != 2025 || d.Type != "QĐ" {
			t.Errorf("row %d is %s of %s", row, d.Symbol, d.Day())
		}
	}
	choose(t, s.content, "Mọi năm")
	choose(t, s.content, "Mọi loại")
	if len(s.rows.ids) != all {
		t.Errorf("%d of %d rows without filters", len(s.rows.ids), all)
	}
	choose(t, s.content, "Đã hủy")
	for row := range s.rows.ids {
		if d, _ := s.rows.at(row); d.Voided == "" {
			t.Errorf("%s is not void", d.Symbol)
		}
	}
}

func TestTheRegisterIsSorted(t *testing.T) {
	a := openSample(t)
	s := a.current.(*registerScreen)
	subject := func(row int) string {
		d, _ := s.rows.at(row)
		return register.Fold(d.Subject)
	}
	last := len(s.rows.ids) - 1
	clickHeader(t, s.grid, "Trích yếu")
	if subject(0) > subject(last) {
		t.Errorf("%q comes before %q", subject(0), subject(last))
	}
	first := subject(0)
	clickHeader(t, s.grid, "Trích yếu")
	if subject(last) != first {
		t.Errorf("the other way round ends with %q, want %q", subject(last), first)
	}
}

func TestTheDetailFollowsTheCursor(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := a.current.(*registerScreen)
	all := len(s.rows.ids)
	for _, c := range []struct {
		key fyne.KeyName
		row int
	}{{fyne.KeyDown, 1}, {fyne.KeyEnd, all - 1}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0}} {
		k.press(c.key)
		d, ok := s.rows.at(c.row)
		if s.grid.Current() != c.row || !ok || !strings.Contains(shownText(s.detail.content), d.Symbol+"\n") {
			t.Errorf("%s: cursor on %d, want %d with %s beside it", c.key, s.grid.Current(), c.row, d.Symbol)
		}
	}
	k.press(fyne.KeyPageDown)
	page := s.grid.Current()
	k.press(fyne.KeyPageDown, fyne.KeyPageUp)
	if page < 10 || s.grid.Current() != page {
		t.Errorf("a page is %d rows, there and back leads to %d", page, s.grid.Current())
	}
}

func TestTheDetailWarnsOfABypass(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReview)
	f := reviewOf(t, a).rows[0]
	d, ok := a.subjectOf(f)
	if !ok {
		t.Fatal("the document is not there")
	}
	a.goTo(placeOutgoing)
	s := a.current.(*registerScreen)
	s.detail.show(d)
	if !strings.Contains(shownText(s.detail.content), f.Message) {
		t.Errorf("the pane says %q, want %q", shownText(s.detail.content), f.Message)
	}
}

// TestACodeIsShownByItsName, also of an agency that had ended when the document was written.
func TestACodeIsShownByItsName(t *testing.T) {
	a := openSample(t)
	day := register.MustDate("2026-09-24")
	for _, p := range []register.Party{{Code: "H90.32"}, {Text: "H90.32"}, {Text: "UBND huyện Hạ Lĩnh"}} {
		if got := a.nameOf(p, day); got != "UBND huyện Hạ Lĩnh" {
			t.Errorf("%+v is shown as %q", p, got)
		}
	}
}

// TestABreachIsMarkedInItsRow holds the marks of the list against the review, before a
// decision and after it.
func TestABreachIsMarkedInItsRow(t *testing.T) {
	a := openSample(t)
	a.goTo(placeOutgoing)
	s := a.current.(*registerScreen)
	marked := func() (rows []int) {
		for row := range s.rows.ids {
			if d, _ := s.rows.at(row); s.cell(row, 3).Icon != nil {
				rows = append(rows, row)
				if len(a.sentencesOf(d)) == 0 {
					t.Errorf("%s is marked, and nothing is wrong with it", d.Symbol)
				}
			} else if len(a.sentencesOf(d)) > 0 {
				t.Errorf("%s is not marked: %s", d.Symbol, a.sentencesOf(d)[0])
			}
		}
		return rows
	}
	rows := marked()
	if len(rows) == 0 {
		t.Fatal("no document of the sample is marked")
	}
	d, _ := s.rows.at(rows[0])
	found, err := a.st.FindingsOf(a.today(), []uint64{d.ID})
	if err != nil {
		t.Fatal(err)
	}
	var decisions []review.Decision
	for _, f := range found[d.ID] {
		decisions = append(decisions, review.Decision{Key: f.Key(), State: review.StateRejected, Reason: "Nhầm", By: "A", Facts: f.FactsDigest()})
	}
	if err := a.st.Decide(decisions); err != nil {
		t.Fatal(err)
	}
	s.reload(0)
	if after := marked(); len(after) != len(rows)-1 {
		t.Errorf("%d rows are marked after a decision, %d before", len(after), len(rows))
	}
}
