package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
)

// newEntry opens the form for a further document of the register.
func (a *App) newEntry(dir register.Direction) {
	a.openEntry(a.blankDocument(dir))
}

// blankDocument is what a new entry starts with: today, the office, the
// proposed number.
func (a *App) blankDocument(dir register.Direction) register.Document {
	d := register.Document{Direction: dir}
	if dir == register.Outgoing {
		d.Date, d.Signed, d.Issued = a.today(), a.today(), a.today()
		d.Sender = register.Party{Code: a.settings.Office}
	} else {
		d.Arrived = a.today()
		if a.settings.Office != "" {
			d.To = []register.Party{{Code: a.settings.Office}}
		}
	}
	return d
}

// editEntry opens the form on a document of the register.
func (a *App) editEntry(d register.Document) {
	if d.Voided == "" {
		a.openEntry(d)
	}
}

func (a *App) openEntry(d register.Document) {
	var f *entryForm
	e := &entry{a: a, dir: d.Direction}
	f = newEntryForm(a.w, d, entryActions{
		changed: func() { e.changed() },
		save:    func(another bool) { e.save(another) },
		close:   func() { e.close() },
		today:   a.today,
		units:   func(query string) []register.Unit { return a.org.Find(query, e.day(), suggested) },
		nameOf:  func(code string) string { return a.org.Name(code, e.day()) },
		previous: func(field, prefix string) []string {
			return a.st.Previous(field, prefix, suggested)
		},
		excuses: a.excuses(),
	})
	e.form = f
	a.current = e
	e.propose()
	a.set(f.content, f.first)
}

// suggested is how many units or earlier values a list offers.
const suggested = 8

// excuses are the exceptions a clerk can claim: those with evidence.
func (a *App) excuses() []choice {
	rb, err := a.st.Rulebook()
	if err != nil {
		return nil
	}
	var list []choice
	for _, e := range rb.Exceptions {
		if e.Enabled && e.Kind != review.ByStructure {
			list = append(list, choice{e.Code, e.Code + " – " + a.titleOf(e.Title, e.TitleEn)})
		}
	}
	return list
}

func (a *App) titleOf(vi, en string) string {
	if a.w.lang == "en" && en != "" {
		return en
	}
	return vi
}

// entry is one form with the store behind it.
type entry struct {
	a        *App
	dir      register.Direction
	form     *entryForm
	proposed string // the symbol last proposed; one the clerk changed is left alone
	dirty    bool
}

func (e *entry) day() register.Date {
	if e.form != nil {
		if d, ok := e.form.date.date(); ok && d != 0 {
			return d
		}
	}
	return e.a.today()
}

// changed gives advice on what stands in the form.
func (e *entry) changed() {
	e.dirty = true
	e.propose()
	d, _ := e.form.document(e.a.org)
	e.form.advice.show(e.a.adviceOn(d))
}

// propose writes the next number and its symbol where the clerk left them free.
func (e *entry) propose() {
	d, _ := e.form.document(e.a.org)
	if d.ID != 0 {
		return
	}
	book, ok := e.a.settings.BookFor(d)
	if !ok || d.Day() == 0 {
		return
	}
	next, err := e.a.st.NextNumber(register.SeriesOf(d, book, e.a.settings.Office))
	if err != nil {
		return
	}
	e.form.number.hint(e.a.w.t("next: {number}", "number", next))
	if d.Direction == register.Incoming || d.Type == "" || (d.Symbol != "" && d.Symbol != e.proposed) {
		return
	}
	if d.Number.IsZero() {
		d.Number = next
	}
	e.proposed = e.a.settings.Symbol(e.a.org, d)
	e.form.filling = true
	e.form.symbol.set(e.proposed)
	e.form.filling = false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// adviceOn says what the clerk should know: bypasses first, then near
// duplicates.
func (a *App) adviceOn(d register.Document) []advice {
	var list []advice
	if d.Date == 0 || d.Sender.IsZero() {
		return nil
	}
	f, err := a.st.Facts(a.today())
	if err != nil {
		return nil
	}
	for _, x := range review.CheckDocument(f, d, a.library()) {
		list = append(list, a.adviceOf(f, d, x))
	}
	for _, s := range a.st.Similar(d) {
		list = append(list, advice{widgets.ToneWarn, a.w.t("Perhaps entered before"),
			a.w.t("{symbol} of {date}: {subject}", "symbol", s.Symbol, "date", s.Date, "subject", s.Subject)})
	}
	return list
}

func (a *App) adviceOf(f review.Facts, d register.Document, x review.Finding) advice {
	rule, _ := f.Rulebook.RuleOn(x.Rule, d.Date)
	title := x.Rule + " – " + a.titleOf(rule.Title, rule.TitleEn)
	text := x.Message + "\n" + x.Citation
	switch {
	case x.State == review.StateExcused:
		return advice{widgets.ToneOK, title + " (" + a.w.t("excused by {exception}", "exception", x.Exception) + ")", text}
	case x.Severity == review.Violation:
		if x.Levels > 0 {
			text += "\n" + a.w.t("If an exception applies, choose it below and name its evidence. You can save all the same.")
		}
		return advice{widgets.ToneDanger, title, text}
	}
	return advice{widgets.ToneWarn, title, text}
}

// save keeps the document and goes on to the next, or back to the list.
func (e *entry) save(another bool) {
	d, fs := e.form.document(e.a.org)
	fs = append(fs, d.Validate()...)
	if len(fs) > 0 {
		e.form.advice.show(e.a.faultAdvice(fs))
		return
	}
	var kept register.Document
	e.a.background(e.a.w.t("The document was not saved"), func(context.Context) error {
		var err error
		if d.ID != 0 {
			kept, err = e.a.st.UpdateDocument(d)
		} else {
			kept, err = e.a.st.AddDocument(d)
		}
		return err
	}, func() {
		e.dirty = false
		if another {
			e.a.newEntry(e.dir)
		} else {
			e.a.goTo(e.a.place)
		}
		e.a.status(e.a.w.t("Saved: {symbol}, number {number}", "symbol", kept.Symbol, "number", kept.Number))
	})
}

func (a *App) faultAdvice(fs register.Faults) []advice {
	var list []advice
	for _, x := range fs {
		list = append(list, advice{widgets.ToneDanger, a.w.t("Not saved yet"), a.w.fault(x)})
	}
	return list
}

// close leaves the form; what was typed is given up only when the user says so.
func (e *entry) close() {
	if !e.dirty {
		e.a.goTo(e.a.place)
		return
	}
	e.a.askSure(e.a.w.t("Leave without saving?"), e.a.w.t("What you typed in this form is lost."), e.a.w.t("Leave"), func() { e.a.goTo(e.a.place) })
}
