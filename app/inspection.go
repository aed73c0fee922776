package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

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
	named := fields{"rule": rule.object, "severity": weight.object, "unit": unit.object, "day": day.object, "sentence": sentence, "evidence": evidence, "foundBy": by}
	a.ask(question{
		changes: store.KindInspection, title: w.t("A finding of an inspection"), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: unit.focus, host: host, width: 680,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Agency answering"), unit.object), widget.NewFormItem(w.t("Rule"), rule.object), widget.NewFormItem(w.t("Weight"), weight.object),
			widget.NewFormItem(w.t("Day"), day.object), widget.NewFormItem(w.t("Symbol"), symbol), widget.NewFormItem(w.t("What was found"), sentence),
			widget.NewFormItem(w.t("Evidence"), evidence), widget.NewFormItem(w.t("Found by"), by)},
		needs: w.needed(review.Inspection{}.Validate(rb), named),
		answer: func() refusal {
			on, _ := day.date()
			units, problem := a.unitsIn(unit.text(), on)
			if problem != "" {
				return blames(unit.object, problem)
			}
			x := review.Inspection{Rule: rule.value(), Severity: review.Severity(weight.value()), Day: on, Symbol: symbol.Text, Sentence: sentence.Text, Evidence: evidence.Text, FoundBy: by.Text}
			if len(units) == 1 {
				x.Unit = units[0].Code
			}
			x = x.Clean()
			if fs := x.Validate(rb); len(fs) > 0 {
				return w.refused(fs, named)
			}
			a.background(w.t("The finding was not saved"), func(context.Context) error {
				_, err := a.st.AddInspection(x)
				return err
			}, func() { a.reviewAgain(nil) })
			return refusal{}
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
		changes: store.KindInspection, title: a.w.t("Void {symbol}", "symbol", f.Subject.Symbol), text: f.Message, confirm: a.w.t("Void"), danger: true, dismiss: a.w.t("Keep"), first: reason,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Reason"), reason)}, needs: needs{reason: a.w.t("A reason is needed.")},
		answer: func() refusal {
			text := register.Clean(reason.Text)
			a.background(a.w.t("The finding was not voided"), func(context.Context) error { return a.st.VoidInspection(id, text) }, func() { a.reviewAgain(nil) })
			return refusal{}
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
