package app

import (
	"strings"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// findingFilter narrows the list; zero values narrow nothing.
type findingFilter struct {
	text, rule, state string
	period            period
}

// filters are the choices beside the search.
func (s *reviewScreen) filters(rules []choice, periods []period) fyne.CanvasObject {
	rule := newSelectField(append([]choice{{"", s.w.t("All rules")}}, rules...), nil)
	rule.changed = func() { s.narrow(func(f *findingFilter) { f.rule = rule.value() }) }
	states := []choice{{"", s.w.t("All states")}}
	for _, st := range []review.State{review.StateOpen, review.StateConfirmed, review.StateExcused, review.StateRejected, review.StateRemedied} {
		states = append(states, choice{string(st), stateWord(s.w, st)})
	}
	state := newSelectField(states, nil)
	state.changed = func() { s.narrow(func(f *findingFilter) { f.state = state.value() }) }
	names := []choice{{"", s.w.t("All days")}}
	for i, p := range periods {
		names = append(names, choice{level(i + 1), p.name})
	}
	when := newSelectField(names, nil)
	when.changed = func() {
		s.narrow(func(f *findingFilter) {
			f.period = period{}
			if i := when.index(); i > 0 {
				f.period = periods[i-1]
			}
		})
	}
	return container.NewHBox(when.object, rule.object, state.object)
}

// keeps reports that a finding is wanted.
func (s *reviewScreen) keeps(f review.Finding) bool {
	q := s.filter
	if q.rule != "" && f.Rule != q.rule || q.state != "" && string(f.State) != q.state || !q.period.includes(f.Subject.Date) {
		return false
	}
	if q.text == "" {
		return true
	}
	text := " " + register.Fold(f.Message+" "+f.Subject.Symbol+" "+f.About+" "+s.on.unitName(f.Unit, f.Subject.Date))
	for _, word := range strings.Fields(register.Fold(q.text)) {
		if !strings.Contains(text, " "+word) { // words as they begin
			return false
		}
	}
	return true
}
