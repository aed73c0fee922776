package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/store"
)

// undoTyping takes back what was typed last where the cursor is, and reports that no more
// is to be done: nobody who types means the register.
func (a *App) undoTyping() bool {
	return widgets.UndoTyping(a.window.Canvas().Focused()) || a.hasUnsaved()
}

// undo takes the last change back that was made in this window, or opens the form that was
// left without saving after it. A number that is lost by it is asked about.
func (a *App) undo() {
	if a.reopen() {
		return
	}
	d, ok := a.st.UndoVoids()
	if !ok {
		a.takeBack()
		return
	}
	name := firstOf(d.Symbol, d.Subject)
	a.askSure(a.w.t("Undo the entry of {symbol}?", "symbol", name), a.w.t("The document is voided; its number {number} is not given again.", "number", d.Number.String()), a.w.t("Undo"), a.takeBack)
}

func (a *App) takeBack() {
	var u store.Undone
	a.background(a.w.t("The last change was not undone"), func(context.Context) (err error) {
		u, err = a.st.Undo(a.w.t("undone"))
		return err
	}, func() {
		what := u.Label
		if what == "" {
			what = a.kindWord(u.Kind)
		}
		said := a.w.t("Undone: {what}", "what", what)
		switch {
		case u.Count > 1 && u.Label == "":
			said = a.w.t("Undone: {n} × {what}", "what", what, "n", u.Count)
		case u.Count > 1:
			said = a.w.t("Undone: {what} and {n} more", "what", what, "n", u.Count-1)
		}
		a.again(u.ID, func() { a.status(said) })
	})
}

// kindWord is what to call a record that has no name of its own.
func (a *App) kindWord(kind string) string {
	switch kind {
	case store.KindDocument:
		return a.w.t("document")
	case store.KindTask:
		return a.w.t("task")
	case store.KindDecision:
		return a.w.t("decision")
	case store.KindInspection:
		return a.w.t("inspection finding")
	case store.KindUnit:
		return a.w.t("agency")
	case store.KindDay:
		return a.w.t("day of the calendar")
	case store.KindNarrative:
		return a.w.t("words of a report")
	}
	return a.w.t("rules")
}

// again reads what the open screen shows once more, where it is not a form, puts the cursor
// on a document that came back, 0 for none, and tells then what came of it.
func (a *App) again(document uint64, tell func()) {
	org, err := a.st.Org()
	if err != nil {
		a.showError(a.w.t("The agencies were not read"), err)
		return
	}
	a.org = org
	switch s := a.current.(type) {
	case *registerScreen:
		s.reload(document)
	case *tasksScreen:
		a.readTasks(s)
	case *reviewScreen:
		a.review(s, tell) // which says meanwhile that it judges
		return
	case *overviewScreen:
		a.fillOverview(s)
	case *unitsScreen:
		a.showUnits()
	case *settingsScreen:
		a.showSettings()
	}
	tell()
}
