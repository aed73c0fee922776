package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2/widget"
)

// enterInspection takes a finding that people made at a "kiểm tra" or "giám sát".
func (a *App) enterInspection(rb *review.Rulebook) {
	w := a.w
	line := func(hint string) *widgets.Line {
		l := widgets.NewLine()
		l.SetPlaceHolder(hint)
		return l
	}
	host := widgets.NewPopupHost(nil)
	unit := a.newUnitLine(host, false, w.t("name, abbreviation or code"))
	symbol, sentence := line(w.t("when it is about one document")), line("")
	evidence, by := line(w.t("minutes, a document, a record")), line(w.t("the team, with its decision or plan"))
	rule := newSelectField(a.ruleChoices(rb), nil)
	weight := newSelectField([]choice{{string(review.Violation), severityWord(w, review.Violation)}, {string(review.Warning), severityWord(w, review.Warning)}}, nil)
	day := newDateField(a.today, func() {})
	day.set(a.today())
	a.ask(question{
		title: w.t("A finding of an inspection"), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: unit.focus, host: host, width: 680,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Agency answering"), unit.object), widget.NewFormItem(w.t("Rule"), rule.object), widget.NewFormItem(w.t("Weight"), weight.object),
			widget.NewFormItem(w.t("Day"), day.object), widget.NewFormItem(w.t("Symbol"), symbol), widget.NewFormItem(w.t("What was found"), sentence),
			widget.NewFormItem(w.t("Evidence"), evidence), widget.NewFormItem(w.t("Found by"), by)},
		answer: func() string {
			on, ok := day.date()
			if !ok {
				return w.t("There is no such day; a date is written dd/mm/yyyy or yyyy-mm-dd.")
			}
			units, problem := a.unitsIn(unit.text(), on)
			if problem != "" {
				return problem
			}
			x := review.Inspection{Rule: rule.value(), Severity: review.Severity(weight.value()), Day: on, Symbol: symbol.Text, Sentence: sentence.Text, Evidence: evidence.Text, FoundBy: by.Text}
			if len(units) == 1 {
				x.Unit = units[0].Code
			}
			x = x.Clean()
			if fs := x.Validate(rb); len(fs) > 0 {
				return w.faults(fs)
			}
			a.background(w.t("The finding was not saved"), func(context.Context) error {
				_, err := a.st.AddInspection(x)
				return err
			}, func() { a.reviewAgain(nil) })
			return ""
		}})
}

// voidInspection takes a finding that people made out of every count.
func (a *App) voidInspection(f review.Finding) {
	id, ok := f.Subject.ID.(uint64)
	if !ok {
		return
	}
	reason := widgets.NewLine()
	a.ask(question{
		title: a.w.t("Void {symbol}", "symbol", f.Subject.Symbol), text: f.Message, confirm: a.w.t("Void"), danger: true, dismiss: a.w.t("Keep"), first: reason,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Reason"), reason)},
		answer: func() string {
			text := register.Clean(reason.Text)
			if text == "" {
				return a.w.t("A reason is needed.")
			}
			a.background(a.w.t("The finding was not voided"), func(context.Context) error { return a.st.VoidInspection(id, text) }, func() { a.reviewAgain(nil) })
			return ""
		}})
}

// reviewAgain judges anew when the review is on the screen, then does what is to be
// done; nil for nothing.
func (a *App) reviewAgain(then func()) {
	switch s, ok := a.current.(*reviewScreen); {
	case ok:
		a.review(s, then)
	case then != nil:
		then()
	}
}
