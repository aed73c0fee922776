package app

import (
	"strings"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ruleBypass stands for all rules on documents sent over a level's head.
const ruleBypass = "bypass"

// findingFilter narrows the list; zero values narrow nothing.
type findingFilter struct {
	text, rule, state string // the text is typed into the search line
	period            period
}

// filters are the choices beside the search.
func (s *reviewScreen) filters(rules []choice, periods []period) fyne.CanvasObject {
	s.rule = newSelectField(append([]choice{{"", s.w.t("All rules")}, {ruleBypass, s.w.t("Over a level's head")}}, rules...), nil)
	s.rule.changed = func() { s.narrow(func(f *findingFilter) { f.rule = s.rule.value() }) }
	states := []choice{{"", s.w.t("All states")}}
	for _, st := range []review.State{review.StateOpen, review.StateConfirmed, review.StateExcused, review.StateRejected, review.StateRemedied} {
		states = append(states, choice{string(st), stateWord(s.w, st)})
	}
	s.state = newSelectField(states, nil)
	s.state.changed = func() { s.narrow(func(f *findingFilter) { f.state = s.state.value() }) }
	names := []choice{{"", s.w.t("All days")}}
	for i, p := range periods {
		names = append(names, choice{level(i + 1), p.name})
	}
	s.when, s.periods = newSelectField(names, nil), periods
	s.when.changed = func() {
		s.narrow(func(f *findingFilter) {
			f.period = period{}
			if i := s.when.index(); i > 0 {
				f.period = s.periods[i-1]
			}
		})
	}
	return container.NewHBox(s.when.object, s.rule.object, s.state.object)
}

// want shows the findings of a filter, and says in the choices what it is.
func (s *reviewScreen) want(q findingFilter) {
	s.search.SetText(q.text)
	s.rule.set(q.rule)
	s.state.set(q.state)
	if q.period != (period{}) {
		s.periods = append(s.periods, q.period)
		s.when.add(choice{level(len(s.periods)), q.period.name})
		s.when.set(level(len(s.periods)))
	}
}

// filterWords say what narrows the list; "" for nothing.
func (s *reviewScreen) filterWords() string {
	parts := []string{s.words.String(), s.filter.period.name}
	if s.filter.rule != "" && s.words.rule == "" {
		parts = append(parts, s.rule.object.Selected)
	}
	if s.filter.state != "" && s.words.state == "" {
		parts = append(parts, s.state.object.Selected)
	}
	return listed(parts...)
}

// keeps reports that a finding is wanted.
func (s *reviewScreen) keeps(f review.Finding) bool {
	q, x := s.filter, s.words
	q.rule, q.state = firstOf(x.rule, q.rule), firstOf(x.state, q.state)
	if !x.period.includes(f.Subject.Date) || x.unit != "" && register.UnitKey(x.unit) != register.UnitKey(f.Unit) {
		return false
	}
	if q.rule == ruleBypass && !f.IsBypass() || q.rule != "" && q.rule != ruleBypass && f.Rule != q.rule || q.state != "" && string(f.State) != q.state || !q.period.includes(f.Subject.Date) {
		return false
	}
	if x.text == "" {
		return true
	}
	text := " " + register.Fold(f.Message+" "+f.Subject.Symbol+" "+f.About+" "+s.on.unitName(f.Unit, f.Subject.Date))
	for _, word := range strings.Fields(register.Fold(x.text)) {
		if !strings.Contains(text, " "+word) { // words as they begin
			return false
		}
	}
	return true
}
