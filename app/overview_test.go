package app

import (
	"strconv"
	"testing"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func overviewIn(t *testing.T, a *App) *overviewScreen {
	t.Helper()
	a.goTo(placeOverview)
	s, ok := a.current.(*overviewScreen)
	if !ok {
		t.Fatalf("the overview is a %T", a.current)
	}
	return s
}

// figureOf is the number a figure shows.
func figureOf(t *testing.T, s *overviewScreen, i int) int {
	t.Helper()
	text, _ := s.figures[i].Value()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("figure %d shows %q", i, text)
	}
	return n
}

// TestEveryFigureOpensWhatItCounts: the list behind a figure has as many rows as the
// figure says.
func TestEveryFigureOpensWhatItCounts(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for _, c := range []struct {
		name   string
		figure int
		rows   func() int
	}{
		{"tasks overdue", figureOverdue, func() int { return len(a.current.(*tasksScreen).rows) }},
		{"documents overdue", figureLateDocuments, func() int { return len(a.current.(*registerScreen).rows.ids) }},
		{"due soon", figureSoon, func() int { return len(a.current.(*tasksScreen).rows) }},
		{"programme", figureProgramme, func() int { return len(a.current.(*tasksScreen).rows) }},
		{"over a level's head", figureBypass, func() (n int) {
			for _, f := range a.current.(*reviewScreen).rows {
				if f.Net() {
					n++
				}
			}
			return n
		}},
		{"undecided", figureUndecided, func() int { return len(a.current.(*reviewScreen).rows) }},
	} {
		s := overviewIn(t, a)
		want := figureOf(t, s, c.figure)
		a.focus(s.figures[c.figure])
		k.press(fyne.KeyReturn)
		if got := c.rows(); got != want {
			t.Errorf("%s: the figure says %d, the list has %d rows", c.name, want, got)
		}
	}
}

func TestTheChartLeadsToItsFindings(t *testing.T) {
	a := openSample(t)
	s := overviewIn(t, a)
	a.focus(s.heat)
	keyboard{t, a}.press(fyne.KeyReturn)
	r, ok := a.current.(*reviewScreen)
	if !ok {
		t.Fatalf("it leads to a %T", a.current)
	}
	net := 0
	for _, f := range r.rows {
		if f.Unit == s.units.units[0] && f.Net() {
			net++
		}
	}
	if want := s.heat.Sum(0); net != want || want == 0 {
		t.Errorf("the bar says %d, the review has %d", want, net)
	}
}

func TestByUnitAndMonth(t *testing.T) {
	today := register.MustDate("2026-03-31")
	finding := func(unit, day string, state review.State) review.Finding {
		return review.Finding{Unit: unit, State: state, Subject: review.Subject{Date: register.MustDate(day)}}
	}
	u := byUnitAndMonth([]review.Finding{
		finding("A", "2026-03-31", review.StateOpen), finding("A", "2025-04-01", review.StateConfirmed), finding("A", "2025-03-31", review.StateOpen),
		finding("B", "2026-02-28", review.StateOpen), finding("B", "2026-02-01", review.StateOpen), finding("B", "2026-03-01", review.StateOpen),
		finding("C", "2026-03-01", review.StateRejected), finding("", "2026-03-01", review.StateOpen),
	}, today)
	if len(u.months) != 12 || u.months[0].short() != "4/25" || u.months[11].short() != "3/26" || u.months[10].to != register.MustDate("2026-02-28") {
		t.Errorf("months %+v", u.months)
	}
	if len(u.units) != 2 || u.units[0] != "B" || u.counts[0][10] != 2 || u.counts[0][11] != 1 || u.counts[1][0] != 1 || u.counts[1][11] != 1 {
		t.Errorf("counts %+v", u)
	}
}

// TestALargeRegisterIsNotJudgedUnasked: the overview says so, and opens the review.
func TestALargeRegisterIsNotJudgedUnasked(t *testing.T) {
	a := openSample(t)
	s := overviewIn(t, a)
	s.show(overview{isUnjudged: true})
	if text, _ := s.figures[figureBypass].Value(); text != "–" {
		t.Errorf("the figure shows %q", text)
	}
	if !s.nobody.Visible() || s.heat.Visible() {
		t.Error("the chart does not say why it is empty")
	}
	reviewOf(t, a)
	if !a.wasReviewed {
		t.Error("who opens the review does not get the figures")
	}
}

// TestTheLastMonthIsNotUnderTheScrollbar of the chart.
func TestTheLastMonthIsNotUnderTheScrollbar(t *testing.T) {
	a := openSample(t)
	a.window.Resize(smallest)
	a.goTo(placeOverview)
	s := a.current.(*overviewScreen)
	for _, o := range test.LaidOutObjects(s.content) {
		if scroll, ok := o.(*container.Scroll); ok && s.heat.Size().Width+theme.ScrollBarSize() > scroll.Size().Width {
			t.Errorf("the chart has %v of %v", s.heat.Size().Width, scroll.Size().Width)
		}
	}
}
