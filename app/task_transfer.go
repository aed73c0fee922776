package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// transferTasks hands tasks to another unit, all or none; the only successor of a
// unit that has ended is offered.
func (a *App) transferTasks(list []register.Task) {
	if len(list) == 0 {
		return
	}
	w := a.w
	host, basis := widgets.NewPopupHost(nil), widgets.NewLine()
	to := a.newUnitLine(host, false, w.t("name, abbreviation or code; blank: to the only successor of each"))
	on := newDateField(a.today, func() {})
	on.set(a.today())
	to.set(a.commonHeir(list))
	basis.SetPlaceHolder(w.t("number and symbol of a document, or the reason"))
	title := w.t("Hand on {n} tasks", "n", len(list))
	text := ""
	if len(list) == 1 {
		title, text = w.t("Hand on {task}", "task", placeOfTask(w, list[0])), list[0].Content
	}
	a.ask(question{
		changes: store.KindTask, title: title, text: text, confirm: w.t("Hand on"), dismiss: w.t("Cancel"), first: to.focus, host: host, width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Handed on to"), to.object), widget.NewFormItem(w.t("Day"), on.object), widget.NewFormItem(w.t("Basis"), basis)},
		needs: needs{on.object: w.t("The date is missing."), basis: w.t("Say by what document, or for what reason.")},
		answer: func() refusal {
			day, _ := on.date()
			moved, problem := a.handedOn(list, to.text(), day, basis.Text)
			if problem != "" {
				return blames(to.object, problem)
			}
			a.background(w.t("The tasks were not handed on"), func(context.Context) error { return a.st.UpdateTasks(moved) }, func() {
				a.reloadTasks()
				a.status(w.t("{n} tasks handed on", "n", len(moved)))
			})
			return refusal{}
		}})
}

// handedOn returns the tasks in the lead of who gets them.
func (a *App) handedOn(list []register.Task, to string, day register.Date, basis string) (moved []register.Task, problem string) {
	units, problem := a.unitsIn(to, day)
	switch {
	case problem != "":
		return nil, problem
	case len(units) > 1:
		return nil, a.w.t("A task has one unit in the lead; name one.")
	}
	for _, t := range list {
		heir := register.Party{Code: a.org.Heir(t.Lead.Code, day)}
		if len(units) == 1 {
			heir = units[0]
		}
		if register.UnitKey(heir.Code) == register.UnitKey(t.Lead.Code) {
			return nil, a.w.t("{unit} has it already, or has no single successor; name who gets it.", "unit", a.nameOf(t.Lead, day))
		}
		moved = append(moved, t.HandTo(heir, day, basis))
	}
	return moved, ""
}

// commonHeir is the successor of the units in the lead, when it is one for all.
func (a *App) commonHeir(list []register.Task) string {
	heir := ""
	for _, t := range list {
		next := a.org.Heir(t.Lead.Code, a.today())
		if register.UnitKey(next) == register.UnitKey(t.Lead.Code) || heir != "" && register.UnitKey(next) != register.UnitKey(heir) {
			return ""
		}
		heir = next
	}
	return a.org.Name(heir, a.today())
}

// hasEnded reports that the unit in the lead of an open task is there no longer.
func (a *App) hasEnded(t register.Task, s register.TaskStatus) bool {
	if s.State == register.TaskDone || t.Lead.Code == "" {
		return false
	}
	_, there := a.org.At(t.Lead.Code, a.today())
	return !there
}
