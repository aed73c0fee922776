package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// reviewOf opens the review narrowed to findings nobody decided on.
func reviewOf(t *testing.T, a *App) *reviewScreen {
	t.Helper()
	a.goTo(placeReview)
	s, ok := a.current.(*reviewScreen)
	if !ok {
		t.Fatalf("the review is a %T", a.current)
	}
	s.narrow(func(f *findingFilter) { f.state, f.rule = string(review.StateOpen), "R01" })
	if len(s.rows) < 4 {
		t.Fatalf("%d open findings in the sample", len(s.rows))
	}
	return s
}

// decisionOn returns what the store has on a finding.
func decisionOn(t *testing.T, a *App, f review.Finding) review.Decision {
	t.Helper()
	all, err := a.st.Decisions()
	if err != nil {
		t.Fatal(err)
	}
	return all[f.Key()]
}

func TestAManagerDecidesByKeyboard(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for _, c := range []struct {
		key    fyne.KeyName
		typed  string
		answer fyne.KeyName
		want   review.Decision
	}{
		{fyne.KeyF6, "", "", review.Decision{State: review.StateConfirmed}},
		{fyne.KeyF7, "5958/UBND-TH ngày 05/8/2026", fyne.KeyReturn, review.Decision{State: review.StateExcused, Exception: "E1", Evidence: "5958/UBND-TH ngày 05/8/2026"}},
		{fyne.KeyF8, "Đã giải trình", fyne.KeyReturn, review.Decision{State: review.StateRejected, Reason: "Đã giải trình"}},
		{fyne.KeyF9, "Đã gửi lại qua UBND tỉnh", fyne.KeyReturn, review.Decision{State: review.StateRemedied, Reason: "Đã gửi lại qua UBND tỉnh"}},
		{fyne.KeyF8, "Nghĩ lại", fyne.KeyEscape, review.Decision{}},
	} {
		s := reviewOf(t, a)
		f := s.rows[0]
		a.window.Canvas().Focus(s.grid)
		k.press(c.key)
		if c.typed != "" {
			k.write(c.typed)
			k.press(c.answer)
		}
		got := decisionOn(t, a, f)
		if got.State != c.want.State || got.Exception != c.want.Exception || got.Evidence != c.want.Evidence || got.Reason != c.want.Reason {
			t.Errorf("%s: %+v, want %+v", c.key, got, c.want)
		}
		if c.want.State != "" && (got.By != "Trưởng phòng" || register.DateOf(got.At) != register.DateOf(sampleDay)) {
			t.Errorf("%s: decided by %q on %v", c.key, got.By, got.At)
		}
	}
}

// TestARuleIsNamed: a code alone says nothing to whoever is new.
func TestARuleIsNamed(t *testing.T) {
	a := openSample(t)
	s := reviewOf(t, a)
	for row, f := range s.rows {
		if f.Rule != "R01" || f.State != review.StateOpen || f.Changed {
			continue
		}
		if got := s.cell(row, 0).Text; got != "R01 – Gửi văn bản vượt cấp" {
			t.Errorf("the rule is listed as %q", got)
		}
		if got, want := s.cell(row, 5).More, severityWord(a.w, f.Severity)+", Chưa xét"; got != want {
			t.Errorf("over the state it says %q, want %q", got, want)
		}
		return
	}
	t.Error("the sample has no bypass to look at")
}

func TestADecisionWithoutEvidenceIsRefusedAndStaysOpen(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	f := s.rows[0]
	a.window.Canvas().Focus(s.grid)
	k.press(fyne.KeyF7, fyne.KeyReturn)
	if len(a.asking) != 1 || decisionOn(t, a, f).State != "" {
		t.Error("an excuse without evidence was taken")
	}
	k.press(fyne.KeyEscape)
}

func TestManyAreDecidedAtOnce(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	all := append([]review.Finding{}, s.rows...)
	s.grid.Select(0)
	s.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	k.press(fyne.KeyDown, fyne.KeyDown)
	s.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	tap(t, s.content, "Bác bỏ")
	k.write("Văn bản phối hợp liên ngành")
	k.press(fyne.KeyReturn)
	for i, f := range all {
		d := decisionOn(t, a, f)
		if rejected := d.State == review.StateRejected && d.Reason == "Văn bản phối hợp liên ngành"; rejected != (i < 3) {
			t.Errorf("finding %d is %q: %s", i, d.State, d.Reason)
		}
	}
	s.grid.SelectAll()
	tap(t, s.content, "Xác nhận")
	for _, f := range all[3:] {
		if decisionOn(t, a, f).State != review.StateConfirmed {
			t.Errorf("%s is not confirmed", f.Key())
		}
	}
	if len(s.rows) != 0 || !strings.Contains(s.total.Text, "0 phát hiện") {
		t.Errorf("%d rows are left, %q", len(s.rows), s.total.Text)
	}
}

// TestOnlyExceptionsToTheRuleAreOffered excuses what no exception excuses.
func TestOnlyExceptionsToTheRuleAreOffered(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	s.narrow(func(f *findingFilter) { f.rule = "R13" })
	if len(s.rows) == 0 {
		t.Fatal("the sample has no finding of R13")
	}
	s.grid.Select(0)
	k.press(fyne.KeyF7)
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "không có ngoại lệ") {
		t.Errorf("the question says %q", text)
	}
	k.press(fyne.KeyReturn)
	if len(a.asking) != 0 || decisionOn(t, a, s.rows[0]).State != "" {
		t.Error("something was decided")
	}
}

func TestTheReviewStaysWhereItWas(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	s.grid.Select(2)
	a.window.Canvas().Focus(s.grid)
	k.press(fyne.KeyReturn)
	if _, ok := a.current.(*entry); !ok {
		t.Fatalf("Enter opened a %T", a.current)
	}
	k.press(fyne.KeyEscape)
	if a.current != s || s.filter.rule != "R01" || s.grid.Current() != 2 {
		t.Errorf("back on a %T, rule %q, row %d", a.current, s.filter.rule, s.grid.Current())
	}
}

func TestChangedFactsAreTold(t *testing.T) {
	a := openSample(t)
	s := reviewOf(t, a)
	var f review.Finding
	for _, x := range s.rows {
		if x.Levels > 0 {
			f = x
			break
		}
	}
	s.on.decide([]review.Finding{f}, review.StateConfirmed)
	d, ok := a.subjectOf(f)
	if !ok {
		t.Fatal("the document is not there")
	}
	d.Date++
	d.Signed, d.Issued = 0, 0
	if _, err := a.st.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	a.goTo(placeReview)
	s = a.current.(*reviewScreen)
	for row, x := range s.rows {
		if x.Key() == f.Key() {
			s.grid.Select(row)
			if !x.Changed || s.cell(row, 5).Text != "Dữ kiện đã đổi" {
				t.Errorf("changed %v, shown as %q", x.Changed, s.cell(row, 5).Text)
			}
			if text := shownText(s.evidence.content); !strings.Contains(text, a.w.t("The facts have changed since the decision; look at it again.")) {
				t.Errorf("the evidence says %q", text)
			}
			return
		}
	}
	t.Errorf("%s is not found any more", f.Key())
}

func TestFindingsAreSearchedAsOneTypes(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReview)
	s := a.current.(*reviewScreen)
	all := len(s.rows)
	a.window.Canvas().Focus(s.search)
	keyboard{t, a}.write("so xay dung")
	if len(s.rows) == 0 || len(s.rows) >= all {
		t.Fatalf("%d of %d rows", len(s.rows), all)
	}
	for _, f := range s.rows {
		text := " " + register.Fold(f.Message+" "+f.About+" "+a.org.Name(f.Unit, f.Subject.Date))
		for _, word := range []string{" so", " xay", " dung"} {
			if !strings.Contains(text, word) {
				t.Errorf("%s was not meant", f.Message)
			}
		}
	}
}

// TestAFindingGivesItsRoomInANarrowList: the pane beside says it whole.
func TestAFindingGivesItsRoomInANarrowList(t *testing.T) {
	a := openSample(t)
	for _, c := range []struct {
		size fyne.Size
		want bool
	}{{smallest, false}, {fyne.NewSize(startWidth, startHeight), false}, {fyne.NewSize(1600, 900), true}} {
		a.window.Resize(c.size)
		s := reviewOf(t, a)
		if got := slices.Contains(headings(s.grid), "Phát hiện"); got != c.want {
			t.Errorf("at %v the headings are %v", c.size, headings(s.grid))
		}
		if !strings.Contains(shownText(s.evidence.content), s.rows[0].Message) {
			t.Error("the pane does not say what was found")
		}
	}
}

// TestNothingIsDecidedOnNothing: the buttons of the review wait for a finding.
func TestNothingIsDecidedOnNothing(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReview)
	s := a.current.(*reviewScreen)
	all := func(isOff bool) {
		t.Helper()
		if len(s.acting) != 10 {
			t.Fatalf("%d buttons", len(s.acting))
		}
		for _, b := range s.acting {
			if b.Disabled() != isOff {
				t.Errorf("%q is off: %v", b.Text, b.Disabled())
			}
		}
	}
	all(false)
	s.search.SetText("khong co phat hien nao nhu vay")
	all(true)
	s.search.SetText("")
	all(false)
	s.grid.ClearSelection()
	all(true)
}
