package app

import (
	"context"
	"maps"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// showReview opens the findings of the whole register.
func (a *App) showReview() {
	rb, err := a.st.Rulebook()
	if err != nil {
		a.showError(a.w.t("The rules were not read"), err)
		return
	}
	s := newReviewScreen(a.w, a.ruleChoices(rb), periodsBefore(a.w, a.today()), reviewActions{
		menu:     a.menuButton(),
		read:     func(text string) wanted { return readFilter(text, a.org, a.today(), reviewWords(a.w, rb)) },
		open:     a.openSubject,
		unitName: func(code string, d register.Date) string { return a.org.Name(code, d) },
		document: a.subjectOf,
		nameOf:   a.nameOf,
		ruleName: func(code string) string { return a.ruleTitle(rb, code) },
		why:      a.whyOf,
		history:  a.decisionsOn,
		inspect:  func() { a.enterInspection(rb) },
		span:     func() int { return a.settings.RepeatSpan() },
		paper:    a.paperOn,
		assign:   func(list []review.Finding) { a.assignFindings(rb, list) },
		rule:     func(code string) { a.showHelp(helpRules, code) },
		explain:  func(f review.Finding) { a.explainFinding(rb, f) },
		decide:   func(list []review.Finding, state review.State) { a.decide(rb, list, state) },
	})
	s.list = a.newList(list{name: "review", title: "Danh sách phát hiện", file: "DanhSachPhatHien", grid: s.grid, search: s.search, chosen: []*widgets.Select{s.when.object, s.rule.object, s.state.object}, filter: s.filterWords, screen: s, content: s.content})
	a.set(s.content, s.grid)
	a.current = s
	a.review(s, nil)
}

// review judges the register in the background, shows the findings, and does what is to
// be done then; nil for nothing.
func (a *App) review(s *reviewScreen, then func()) {
	var found []review.Finding
	a.status(a.w.t("Judging the register …"))
	a.background(a.w.t("The review did not work"), func(context.Context) error {
		var err error
		found, _, err = a.st.Findings(a.today(), review.Filter{})
		return err
	}, func() {
		a.wasReviewed = true
		a.status("")
		s.show(found)
		if then != nil {
			then()
		}
	})
}

func (a *App) ruleChoices(rb *review.Rulebook) []choice {
	var list []choice
	seen := map[string]bool{}
	for _, r := range rb.Rules {
		if !seen[r.Code] {
			seen[r.Code] = true
			list = append(list, choice{r.Code, r.Code + " – " + a.titleOf(r.Title, r.TitleEn)})
		}
	}
	return list
}

func (a *App) ruleTitle(rb *review.Rulebook, code string) string {
	for _, r := range rb.Rules {
		if r.Code == code {
			return a.titleOf(r.Title, r.TitleEn)
		}
	}
	return ""
}

// subjectOf reads the document a finding is about.
func (a *App) subjectOf(f review.Finding) (register.Document, bool) {
	id, ok := f.Subject.ID.(uint64)
	if !ok || f.Subject.Kind != "document" {
		return register.Document{}, false
	}
	d, err := a.st.Document(id)
	return d, err == nil
}

// openFindingsOf shows what was found about a document, with the reasons, where it is
// decided.
func (a *App) openFindingsOf(d register.Document) {
	a.goTo(placeReview)
	if s, ok := a.current.(*reviewScreen); ok {
		s.wanted = d.ID
		s.seek()
	}
}

// openSubject opens the document of a finding.
func (a *App) openSubject(f review.Finding) {
	switch f.Subject.Kind {
	case "task":
		a.goTo(placeTasks)
		return
	case "inspection":
		a.voidInspection(f)
		return
	}
	if d, ok := a.subjectOf(f); ok {
		a.editEntry(d)
	}
}

// decide records what a manager decides on some findings; an excuse asks for
// the exception and its evidence, a rejection for its reason.
func (a *App) decide(rb *review.Rulebook, findings []review.Finding, state review.State) {
	switch state {
	case review.StateExcused:
		a.askExcuse(rb, findings)
	case review.StateRejected, review.StateRemedied:
		a.askReason(rb, findings, state)
	default:
		if fs := a.keepDecisions(rb, findings, review.Decision{State: state}); len(fs) > 0 {
			a.tell(a.w.t("The decision was not kept"), a.w.faults(fs))
		}
	}
}

func (a *App) askExcuse(rb *review.Rulebook, findings []review.Finding) {
	excuses := a.excusesOfAll(rb, findings)
	if len(excuses) == 0 {
		a.tell(a.w.t("There is no exception to choose"), a.w.t("No exception of the rulebook fits what you selected. Confirm it, or reject it with a reason."))
		return
	}
	exception := newSelectField(excuses, nil)
	exception.set(exception.value())
	evidence := widgets.NewLine()
	evidence.SetPlaceHolder(a.w.t("Number, symbol and date of the document, or the reason"))
	named := fields{"exception": exception.object, "evidence": evidence}
	needed := func() needs {
		blank := review.Decision{Key: findings[0].Key(), State: review.StateExcused, Exception: exception.value()}
		return a.w.needed(blank.Validate(rb, findings[0].Subject.Date), named)
	}
	must := needed()
	on := a.ask(question{
		changes: store.KindDecision, title: a.w.t("Excuse the selected findings ({n})", "n", len(findings)), confirm: a.w.t("Excuse"), dismiss: a.w.t("Cancel"), first: evidence,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Exception"), exception.object), widget.NewFormItem(a.w.t("Evidence"), evidence)},
		needs: must,
		answer: func() refusal {
			return a.w.refused(a.keepDecisions(rb, findings, review.Decision{State: review.StateExcused, Exception: exception.value(), Evidence: register.Clean(evidence.Text)}), named)
		}})
	exception.changed = func() { // not each needs evidence
		clear(must)
		maps.Copy(must, needed())
		on.mark()
	}
}

func (a *App) askReason(rb *review.Rulebook, findings []review.Finding, state review.State) {
	reason := widgets.NewLine()
	title, label := a.w.t("Reject the selected findings ({n})", "n", len(findings)), a.w.t("Reason")
	if state == review.StateRemedied {
		title, label = a.w.t("The selected findings are remedied ({n})", "n", len(findings)), a.w.t("How it was put right")
	}
	named := fields{"reason": reason}
	blank := review.Decision{State: state}.Validate(rb, findings[0].Subject.Date)
	a.ask(question{
		changes: store.KindDecision, title: title, needs: a.w.needed(blank, named), confirm: a.w.t("Decide"), dismiss: a.w.t("Cancel"), first: reason, items: []*widget.FormItem{widget.NewFormItem(label, reason)},
		answer: func() refusal {
			return a.w.refused(a.keepDecisions(rb, findings, review.Decision{State: state, Reason: register.Clean(reason.Text)}), named)
		}})
}

// keepDecisions stores one decision for each finding, all or none; it returns
// what is wrong with the decision.
func (a *App) keepDecisions(rb *review.Rulebook, findings []review.Finding, d review.Decision) register.Faults {
	d.By, d.At = a.who, a.services.Now()
	decisions := make([]review.Decision, len(findings))
	for i, f := range findings {
		d.Key, d.Facts, d.Message = f.Key(), f.FactsDigest(), f.Message
		if old := f.Decision; old != nil { // who looks at it and what the agency said stay
			d.Reviewer, d.Explanation = firstOf(d.Reviewer, old.Reviewer), firstOf(d.Explanation, old.Explanation)
		}
		if fs := d.Validate(rb, f.Subject.Date); len(fs) > 0 {
			return fs
		}
		decisions[i] = d
	}
	a.background(a.w.t("The decision was not kept"), func(context.Context) error { return a.st.Decide(decisions) }, func() {
		a.reviewAgain(func() {
			a.did(a.w.t("{what}: {state}", "what", a.namingFindings(findings), "state", stateWord(a.w, d.State)))
		})
	})
	return nil
}

// namingFindings is what to call findings when they were decided on.
func (a *App) namingFindings(findings []review.Finding) string {
	if len(findings) == 1 && findings[0].Subject.Symbol != "" {
		return findings[0].Rule + ", " + findings[0].Subject.Symbol
	}
	return a.w.t("{n} findings", "n", len(findings))
}
