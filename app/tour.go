package app

import "kycuong/register"

// tourName is the thing on the user's desk that says the tour was seen.
const tourName = "tour"

// tourStep is one stop of the tour.
type tourStep struct {
	show        func()
	title, text string
}

// welcome shows the tour to who opens the window for the first time.
func (a *App) welcome() {
	var seen bool
	if a.readOnly || len(a.asking) > 0 || a.readDesk(tourName, &seen) {
		return
	}
	a.tour()
}

// tour leads through the main job in five steps.
func (a *App) tour() { a.showStep(a.tourSteps(), 0) }

func (a *App) tourSteps() []tourStep {
	w := a.w
	return []tourStep{
		{func() { a.goTo(placeOverview) }, w.t("The overview"), w.t("What is overdue, what is due, and what went over somebody's head. Each figure opens the list behind it.")},
		{func() { a.goTo(placeOutgoing) }, w.t("The registers"), w.t("Ctrl+N enters a document. The search line understands filters in words: quý III/2025, Sở Xây dựng. Ctrl+K finds everything.")},
		{func() { a.goTo(placeOutgoing); a.showForm(a.blankDocument(register.Outgoing), a.current, "") }, w.t("Entering a document"), w.t("While you type, the right side says whether a document goes over a level's head, by which rule, and which way it should take. Ctrl+S saves.")},
		{func() { a.goTo(placeReview) }, w.t("The review"), w.t("Every finding with its reasons, step by step. F6 confirms, F7 excuses, F8 rejects, F5 shows the text of the rule.")},
		{func() { a.goTo(placeReports) }, w.t("The reports"), w.t("Choose report and period; F3 shows the pages, Ctrl+S writes the file. F1 opens the guide wherever you are.")},
	}
}

// showStep shows one step and goes on to the next.
func (a *App) showStep(steps []tourStep, n int) {
	steps[n].show()
	seen := func() { a.keepOnDesk(tourName, true) }
	next := a.w.t("Next")
	if n == len(steps)-1 {
		next = a.w.t("Begin")
	}
	a.ask(question{title: a.w.t("{n} of {all}: {title}", "n", n+1, "all", len(steps), "title", steps[n].title), text: steps[n].text, confirm: next, dismiss: a.w.t("Skip the tour"),
		answer: func() refusal { return refusal{} }, dismissed: seen, then: func() {
			if n+1 < len(steps) {
				a.showStep(steps, n+1)
				return
			}
			seen()
			a.goTo(placeOverview)
		}})
}
