package app

import (
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
)

// adviceOn says what the clerk should know: bypasses first, then near
// duplicates. Of what can be judged and is in order, that is said too: silence could as
// well mean that nobody looked.
func (a *App) adviceOn(d register.Document) []advice {
	list := append(a.faultAdvice(a.w.t("This cannot be saved"), d.Contradictions()), a.numberAdvice(d)...)
	list = append(list, a.answerAdvice(d)...)
	if d.Date == 0 || d.Sender.IsZero() {
		return list
	}
	f, err := a.st.Facts(a.today())
	if err != nil {
		return list
	}
	found := review.CheckDocument(f, d, a.st.LibraryNow(d))
	for _, x := range found {
		list = append(list, a.adviceOf(f, d, x))
	}
	list = append(list, a.waysOut(f.Rulebook, d, found)...)
	if !a.st.IsReady() {
		return append(list, advice{widgets.ToneInfo, a.w.t("Not compared yet"), a.w.t("The search is being prepared. Whether this was entered before is told when it is ready.")})
	}
	for _, s := range a.st.Similar(d) {
		list = append(list, advice{widgets.ToneWarn, a.w.t("Perhaps entered before"),
			a.w.t("{symbol} of {date}: {subject}", "symbol", s.Symbol, "date", s.Date, "subject", s.Subject)})
	}
	if len(list) == 0 && d.Type != "" && len(d.To) > 0 {
		list = append(list, advice{widgets.ToneOK, a.w.t("In order"), a.w.t("It passes over no level, breaks no rule, and is like no document entered before.")})
	}
	return list
}

// numberAdvice says that saving would be refused for the number, and who has it.
func (a *App) numberAdvice(d register.Document) []advice {
	book, ok := a.settings.BookFor(&d)
	if !ok || d.Number.IsZero() || d.Day() == 0 {
		return nil
	}
	slot, err := a.st.MayIssue(register.SeriesOf(&d, book, a.settings.Office), d.Number, d.ID)
	if err == nil {
		return nil
	}
	title, text := a.errorWords(a.w.t("Number {number} cannot be used", "number", d.Number), err)
	if other, err := a.st.Document(slot.Document); err == nil && slot.State == register.SlotIssued {
		text = a.w.t("{symbol} of {date} has it: {subject}", "symbol", other.Symbol, "date", other.Date, "subject", other.Subject)
	}
	return []advice{{widgets.ToneDanger, title, text}}
}

// unreadable says what stands in fields that were left and cannot be read.
func (e *entry) unreadable(fs register.Faults) register.Faults {
	return slices.DeleteFunc(slices.Clone(fs), func(x register.Fault) bool {
		day, isDay := e.form.focusOf(x.Field).(*widgets.DateEntry)
		return !isDay || !day.Marked()
	})
}

// waysOut names the exceptions that could excuse what was found.
func (a *App) waysOut(rb *review.Rulebook, d register.Document, found []review.Finding) []advice {
	var lines []string
	for _, x := range found {
		if x.State == review.StateExcused || x.Severity != review.Violation {
			continue
		}
		for _, c := range a.excusesOf(rb, x.Rule, d.Date) {
			if !slices.Contains(lines, c.label) {
				lines = append(lines, c.label)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	text := a.w.t("If an exception applies, choose it below and name its evidence. You can save all the same.")
	return []advice{{widgets.ToneInfo, a.w.t("Exceptions that may apply"), text + "\n" + strings.Join(lines, "\n")}}
}

func (a *App) adviceOf(f review.Facts, d register.Document, x review.Finding) advice {
	rule, _ := f.Rulebook.RuleOf(x)
	title := x.Rule + " – " + a.titleOf(rule.Title, rule.TitleEn)
	text := x.Message + "\n" + x.Citation
	switch {
	case x.State == review.StateExcused:
		return advice{widgets.ToneOK, title + " (" + a.w.t("excused by {exception}", "exception", x.Exception) + ")", text}
	case x.Severity == review.Violation:
		return advice{widgets.ToneDanger, title, text}
	}
	return advice{widgets.ToneWarn, title, text}
}

func (a *App) faultAdvice(title string, fs register.Faults) []advice {
	var list []advice
	for _, x := range fs {
		list = append(list, advice{widgets.ToneDanger, title, a.w.fault(x)})
	}
	return list
}
