package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// showTasks opens the tasks.
func (a *App) showTasks() {
	s := newTasksScreen(a.w, taskActions{menu: a.menuButton(), add: a.newTask, read: func(text string) wanted { return readFilter(text, a.org, a.today(), taskFilterWords(a.w)) }, report: a.reportProgress, complete: a.completeTask, extend: a.extendTask, intake: a.showDirective, void: a.voidTasks,
		transfer: a.transferTasks, chain: a.chainOf, focus: a.focus, today: a.today, nameOf: a.nameOf})
	s.list = a.newList(list{name: "tasks", title: "Danh sách nhiệm vụ", file: "DanhSachNhiemVu", grid: s.grid, search: s.search, chosen: []*widgets.Select{s.kind.object, s.state.object}, filter: s.filterWords, screen: s, content: s.content})
	a.set(s.content, s.grid)
	a.current = s
	a.readTasks(s)
}

// readTasks reads the tasks and works out what they are today.
func (a *App) readTasks(s *tasksScreen) {
	var rows []taskRow
	var directives []directiveRow
	var cal *register.Calendar
	a.background(a.w.t("The tasks were not read"), func(context.Context) error {
		tasks, err := a.st.Tasks()
		if err != nil {
			return err
		}
		if cal, err = a.st.Calendar(); err != nil {
			return err
		}
		kept, err := a.st.Directives()
		if err != nil {
			return err
		}
		rows = a.taskRows(tasks, cal)
		directives = directiveRows(rows, kept, a.describeDirective)
		return nil
	}, func() { s.show(rows, directives, cal) })
}

// taskRows works out what tasks are today.
func (a *App) taskRows(tasks []register.Task, cal *register.Calendar) []taskRow {
	terms, today := a.settings.Terms(), a.today()
	register.Averages(tasks, today)
	rows := make([]taskRow, 0, len(tasks))
	for _, t := range tasks {
		row := taskRow{Task: t, status: t.Status(today, cal, terms)}
		day := dayOr(t.Assigned, today)
		if n := len(t.Transfers); n > 0 {
			day = t.Transfers[n-1].On
		}
		row.lead, row.ended = a.nameOf(t.Lead, day), a.hasEnded(t, row.status)
		row.key = " " + register.Fold(t.Directive+" "+t.Item+" "+t.Content+" "+row.lead+" "+t.Result)
		rows = append(rows, row)
	}
	return rows
}

// describeDirective tells what the register knows of a directive whose text was
// not kept.
func (a *App) describeDirective(d *register.Directive) {
	docs, err := a.st.WithSymbol(d.Symbol)
	if err != nil {
		return // it stays without a subject
	}
	for _, x := range docs {
		if x.Voided == "" && (d.Date == 0 || x.Date.Year() == d.Date.Year()) {
			d.Date, d.Subject, d.Issuer = x.Date, x.Subject, a.nameOf(x.Sender, x.Date)
			return
		}
	}
}

// focus moves the keyboard; nil takes it away.
func (a *App) focus(to fyne.Focusable) {
	if to == nil {
		a.window.Canvas().Unfocus()
		return
	}
	a.window.Canvas().Focus(to)
}

func dayOr(d, other register.Date) register.Date {
	if d != 0 {
		return d
	}
	return other
}

// keepTask stores a changed task, shows the list again and says what was done: done or
// given another deadline, the task may have gone from the list.
func (a *App) keepTask(t register.Task, what string) (problem string) {
	if fs := t.Clean().Validate(); len(fs) > 0 {
		return a.w.faults(fs)
	}
	a.background(a.w.t("The task was not saved"), func(context.Context) error {
		var err error
		if t.ID == 0 {
			_, err = a.st.AddTask(t)
		} else {
			_, err = a.st.UpdateTask(t)
		}
		return err
	}, func() {
		a.reloadTasks()
		a.did(what)
	})
	return ""
}

func (a *App) reloadTasks() {
	if s, ok := a.current.(*tasksScreen); ok {
		a.readTasks(s)
	}
}

// newTask enters a task by hand.
func (a *App) newTask() {
	w := a.w
	directive, item, content, days := widgets.NewCodeLine(), widgets.NewCodeLine(), widgets.NewLine(), widgets.NewCodeLine()
	host := widgets.NewPopupHost(nil)
	lead := a.newUnitLine(host, true, w.t("name, abbreviation or code; several are parted by ;"))
	assigned, due := newDateField(a.today, func() {}), newDateField(a.today, func() {})
	assigned.set(a.today())
	directive.SetPlaceHolder(w.t("symbol, for instance 08/CT-UBND"))
	item.SetPlaceHolder(w.t("its place in the document, for instance 2.a; may be blank"))
	content.SetPlaceHolder(w.t("what is to be done"))
	due.object.SetPlaceHolder(w.t("a day; blank when working days are set, or none"))
	days.SetPlaceHolder(w.t("working days, instead of a day"))
	named := fields{"content": content, "lead": lead.object, "due": due.object, "directive": directive, "assigned": assigned.object}
	a.ask(question{
		changes: store.KindTask, title: w.t("New task"), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: directive, host: host, width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Set by document"), directive), widget.NewFormItem(w.t("Item"), item), widget.NewFormItem(w.t("Task"), content),
			widget.NewFormItem(w.t("Lead"), lead.object), widget.NewFormItem(w.t("Set on"), assigned.object), widget.NewFormItem(w.t("Due"), due.object), widget.NewFormItem(w.t("Or within"), days)},
		needs: w.needed(register.Task{Kind: register.TaskOnce}.Validate(), named),
		answer: func() refusal {
			from, _ := assigned.date()
			until, _ := due.date()
			n, problem := a.wholeNumber(days.Text)
			if problem != "" {
				return blames(days, problem)
			}
			t := register.Task{Kind: register.TaskOnce, Directive: directive.Text, Item: item.Text, Content: content.Text, Assigned: from, Due: register.Due{Date: until}}
			if until == 0 {
				t.Due.Days = n
			}
			return w.refused(a.addTasks(t, lead.text()), named)
		}})
}
