package app

import (
	"context"
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// addTasks keeps one task for each unit in the lead, all or none.
func (a *App) addTasks(t register.Task, leads string) register.Faults {
	var list []register.Task
	for _, name := range strings.Split(leads, ";") {
		one := t
		one.Lead = a.org.ResolveParty(register.Party{Text: register.Clean(name)}, dayOr(t.Assigned, a.today()))
		one = one.Clean()
		if fs := one.Validate(); len(fs) > 0 {
			return fs
		}
		list = append(list, one)
	}
	added := 0
	a.background(a.w.t("The task was not saved"), func(ctx context.Context) error {
		var err error
		added, _, err = a.st.ImportTasks(ctx, list)
		return err
	}, func() {
		a.reloadTasks()
		a.status(a.w.t("{n} tasks saved", "n", added))
	})
	return nil
}

// wholeNumber reads a count; blank is none.
func (a *App) wholeNumber(text string) (n int, problem string) {
	if text = register.Clean(text); text == "" {
		return 0, ""
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, a.w.t("“{text}” is not a number.", "text", text)
	}
	return n, ""
}

// reportProgress adds a word on how far a task is.
func (a *App) reportProgress(t register.Task) {
	if t.Kind == register.TaskIndicator {
		a.enterFigure(t)
		return
	}
	w := a.w
	text, evidence := widgets.NewLine(), widgets.NewLine()
	on := newDateField(a.today, func() {})
	on.set(a.today())
	evidence.SetPlaceHolder(w.t("number and symbol of a document, when there is one"))
	a.ask(question{
		changes: store.KindTask, title: w.t("Progress of {task}", "task", placeOfTask(w, t)), text: t.Content, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: text,
		items: []*widget.FormItem{widget.NewFormItem(w.t("How far it is"), text), widget.NewFormItem(w.t("Day"), on.object), widget.NewFormItem(w.t("Evidence"), evidence)},
		needs: needs{text: w.t("Say how far the task is."), on.object: w.t("The date is missing.")},
		answer: func() refusal {
			day, _ := on.date()
			x := register.Progress{On: day, Text: register.Clean(text.Text), Evidence: register.Clean(evidence.Text), By: a.who}
			t.Progress = append(append([]register.Progress{}, t.Progress...), x)
			return said(a.keepTask(t, w.t("Progress noted: {task}", "task", placeOfTask(w, t))))
		}})
}

// enterFigure adds a measured figure to an indicator.
func (a *App) enterFigure(t register.Task) {
	w := a.w
	value, text, evidence := widgets.NewLine(), widgets.NewLine(), widgets.NewLine()
	on := newDateField(a.today, func() {})
	on.set(a.today())
	value.SetPlaceHolder(w.t("a figure, as 60,5"))
	evidence.SetPlaceHolder(w.t("number and symbol of a document, when there is one"))
	label := w.t("Figure")
	if t.Measure != "" {
		label += " (" + t.Measure + ")"
	}
	a.ask(question{
		changes: store.KindTask, title: w.t("Figure of {unit} – {task}", "unit", a.nameOf(t.Lead, a.today()), "task", placeOfTask(w, t)), text: t.Content, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: value,
		items: []*widget.FormItem{widget.NewFormItem(label, value), widget.NewFormItem(w.t("Day"), on.object), widget.NewFormItem(w.t("Note"), text), widget.NewFormItem(w.t("Evidence"), evidence)},
		needs: needs{value: w.t(string(register.ErrQuantity)), on.object: w.t("The date is missing.")},
		answer: func() refusal {
			day, _ := on.date()
			figure, err := register.ParseQuantity(value.Text)
			if err != nil {
				return blames(value, w.t(string(register.ErrQuantity)))
			}
			x := register.Progress{On: day, Value: &figure, Text: register.Clean(text.Text), Evidence: register.Clean(evidence.Text), By: a.who}
			t.Progress = append(append([]register.Progress{}, t.Progress...), x)
			return said(a.keepTask(t, w.t("Progress noted: {task}", "task", placeOfTask(w, t))))
		}})
}

// completeTask says when a task was done and what shows it.
func (a *App) completeTask(t register.Task) {
	w := a.w
	result := widgets.NewCodeLine()
	on := newDateField(a.today, func() {})
	on.set(dayOr(t.Done, a.today()))
	result.SetText(t.Result)
	a.ask(question{
		changes: store.KindTask, title: w.t("{task} is done", "task", placeOfTask(w, t)), text: t.Content, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: result,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Shown by document"), result), widget.NewFormItem(w.t("Done on"), on.object)},
		answer: func() refusal {
			day, _ := on.date()
			t.Done, t.Result = day, register.Clean(result.Text)
			return said(a.keepTask(t, w.t("Done: {task}", "task", placeOfTask(w, t))))
		}})
}

// extendedWords tell what came of an extension: one that nobody consented to is only
// on record, and whoever reads that the task was extended counts on a day that does not hold.
func (a *App) extendedWords(t register.Task, e register.Extension) string {
	switch {
	case e.Approved != "":
		return a.w.t("Extended: {task}", "task", placeOfTask(a.w, t))
	case e.From == 0:
		return a.w.t("The request for an extension is noted; no document consents to it yet.")
	}
	return a.w.t("The request for an extension is noted; no document consents to it yet, so the old deadline {day} stays", "day", e.From)
}

// extendTask moves the deadline; only with a consenting document it counts.
func (a *App) extendTask(t register.Task) {
	w := a.w
	cal, err := a.st.Calendar()
	if err != nil {
		a.showError(w.t("The calendar was not read"), err)
		return
	}
	before := t.Status(a.today(), cal, a.settings.Terms()).Due
	approved := widgets.NewCodeLine()
	to, asked := newDateField(a.today, func() {}), newDateField(a.today, func() {})
	asked.set(a.today())
	approved.SetPlaceHolder(w.t("number and symbol; without it the old deadline stays"))
	a.ask(question{
		changes: store.KindTask, title: w.t("Extend {task}", "task", placeOfTask(w, t)), text: w.t("Due until now: {day}", "day", before), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: to.object,
		items: []*widget.FormItem{widget.NewFormItem(w.t("New deadline"), to.object), widget.NewFormItem(w.t("Consenting document"), approved), widget.NewFormItem(w.t("Asked on"), asked.object)},
		needs: needs{to.object: w.t("Say the new deadline.")},
		answer: func() refusal {
			day, _ := to.date()
			when, _ := asked.date()
			if day <= before {
				return blames(to.object, w.t("The new deadline does not lie after the old one."))
			}
			e := register.Extension{Asked: when, From: before, To: day, Approved: register.Clean(approved.Text)}
			t.Extensions = append(append([]register.Extension{}, t.Extensions...), e)
			return said(a.keepTask(t, a.extendedWords(t, e)))
		}})
}

// voidTasks takes tasks out of every count, for one reason.
func (a *App) voidTasks(tasks []register.Task) {
	if len(tasks) == 0 {
		return
	}
	w := a.w
	name, text := placeOfTask(w, tasks[0]), tasks[0].Content
	if len(tasks) > 1 {
		name, text = w.t("{n} tasks", "n", len(tasks)), ""
	}
	var ids []uint64
	for _, t := range tasks {
		ids = append(ids, t.ID)
	}
	reason := widgets.NewLine()
	a.ask(question{
		changes: store.KindTask, title: w.t("Void {symbol}", "symbol", name), text: text, confirm: w.t("Void"), danger: true, dismiss: w.t("Keep"), first: reason,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Reason"), reason)}, needs: needs{reason: w.t("A reason is needed.")},
		answer: func() refusal {
			text := register.Clean(reason.Text)
			a.background(w.t("The tasks were not voided"), func(context.Context) error { return a.st.VoidTasks(ids, text) }, func() {
				a.reloadTasks()
				a.did(w.t("Voided: {symbol}", "symbol", name))
			})
			return refusal{}
		}})
}
