package app

import (
	"context"
	"strings"

	"kycuong/app/widgets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// showDirective opens the intake of a directive's text.
func (a *App) showDirective() {
	if a.forbidden(store.KindDirective) {
		return
	}
	var s *directiveScreen
	s = newDirectiveScreen(a.w, directiveActions{
		read: func(text string) { a.readDirective(s, text) }, open: func() { a.openDirective(s) }, edit: func(row int) { a.correctProposal(s, row) },
		save: func() { a.keepProposals(s) }, duty: func() { a.addDutyOf(s) }, today: a.today, close: func() { a.goTo(placeTasks) }, nameOf: a.nameOf,
	})
	a.current = s
	a.set(s.content, s.text)
}

// readDirective proposes the tasks of a text.
func (a *App) readDirective(s *directiveScreen, text string) {
	a.proposeFrom(s, func(context.Context) (intake.Directive, error) { return intake.ParseDirective(text, a.org) }, func(string) {})
}

// openDirective asks for a file and reads it.
func (a *App) openDirective(s *directiveScreen) {
	a.chooseFile([]string{".txt", ".docx"}, func(path string) { a.readDirectiveFile(s, path) })
}

func (a *App) readDirectiveFile(s *directiveScreen, path string) {
	a.proposeFrom(s, func(ctx context.Context) (intake.Directive, error) { return intake.ReadDirective(ctx, path, a.org) }, s.text.SetText)
}

// proposeFrom reads a directive in the background, shows its text and proposes its tasks.
func (a *App) proposeFrom(s *directiveScreen, read func(context.Context) (intake.Directive, error), show func(text string)) {
	var found intake.Directive
	var cal *register.Calendar
	a.background(a.w.t("The directive was not read"), func(ctx context.Context) (err error) {
		if cal, err = a.st.Calendar(); err == nil {
			found, err = read(ctx)
		}
		return err
	}, func() {
		show(found.Text)
		s.show(found, cal)
		a.window.Canvas().Focus(s.grid)
	})
}

// correctProposal changes who has a task and until when; what the clerk says is
// sure.
func (a *App) correctProposal(s *directiveScreen, row int) {
	w, r := a.w, s.rows[row]
	units, with := widgets.NewLine(), widgets.NewLine()
	units.SetText(joinParties(r.Units, s.found.Date, a.nameOf))
	with.SetText(joinParties(r.With, s.found.Date, a.nameOf))
	due := newDateField(a.today, func() {})
	asked := r.Deadline(s.found.Date, s.cal)
	due.set(asked)
	a.ask(question{
		title: w.t("Item {item}", "item", r.Item), text: r.Text, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: units, width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Lead"), units), widget.NewFormItem(w.t("Working together"), with), widget.NewFormItem(w.t("Due"), due.object)},
		answer: func() refusal {
			day, _ := due.date()
			list, problem := a.unitsIn(units.Text, s.found.Date)
			if problem != "" {
				return blames(units, problem)
			}
			helpers, problem := a.unitsIn(with.Text, s.found.Date)
			if problem != "" {
				return blames(with, problem)
			}
			r.Units, r.With, r.Unsure = list, helpers, nil
			if day != asked {
				r.Due, r.Days, r.Recurs, r.DueText = day, 0, "", ""
			}
			s.rows[row] = r
			s.refresh()
			return refusal{}
		}})
}

// unitsIn reads units parted by semicolons.
func (a *App) unitsIn(text string, day register.Date) (list []register.Party, problem string) {
	for _, name := range strings.Split(text, ";") {
		if name = register.Clean(name); name == "" {
			continue
		}
		p := a.org.ResolveParty(register.Party{Text: name}, day)
		if p.Code == "" {
			return nil, a.w.t("“{text}” is no agency, or more than one.", "text", name)
		}
		list = append(list, p)
	}
	return list, ""
}

// keepProposals stores the tasks that were not left out.
func (a *App) keepProposals(s *directiveScreen) {
	if !s.take() {
		a.tell(a.w.t("The tasks were not saved"), a.w.t("There is no such day; a date is written dd/mm/yyyy or yyyy-mm-dd."))
		return
	}
	if s.found.Number == "" {
		a.tell(a.w.t("The tasks were not saved"), a.w.t("The number and symbol of the directive are missing."))
		a.focus(s.number)
		return
	}
	var tasks []register.Task
	for _, r := range s.rows {
		if !r.dropped {
			tasks = append(tasks, s.found.RegisterTasks(r.DirectiveTask)...)
		}
	}
	if len(tasks) == 0 {
		return
	}
	if doubtful := s.doubtful(); doubtful > 0 || len(tasks) > manyTasks {
		text := a.w.t("{n} tasks for {agencies} agencies are kept.", "n", len(tasks), "agencies", leadsOf(tasks))
		if doubtful > 0 {
			text += " " + a.w.t("{n} rows are still to be looked at.", "n", doubtful)
		}
		a.ask(question{title: a.w.t("Keep the tasks of {symbol}?", "symbol", s.found.Number), text: text, confirm: a.w.t("Save"), dismiss: a.w.t("Back"),
			answer: func() refusal { a.keepTasksOf(s, tasks); return refusal{} }})
		return
	}
	a.keepTasksOf(s, tasks)
}

// manyTasks are so many that one is asked before they are kept: a line to all communes
// is a task of each.
const manyTasks = 50

func leadsOf(tasks []register.Task) int {
	leads := map[register.Party]bool{}
	for _, t := range tasks {
		leads[t.Lead] = true
	}
	return len(leads)
}

// keepTasksOf stores a directive with its tasks.
func (a *App) keepTasksOf(s *directiveScreen, tasks []register.Task) {
	added, known := 0, 0
	a.background(a.w.t("The tasks were not saved"), func(ctx context.Context) error {
		n, same, err := a.st.KeepDirective(ctx, s.found.Register(), tasks)
		added, known = n, len(same)
		return err
	}, func() {
		a.goTo(placeTasks)
		a.did(a.w.t("{added} tasks kept, {known} were there already", "added", added, "known", known))
	})
}

// addDutyOf offers the first report that the directive asks for at regular times
// as a duty of the office's settings; the clerk says which days and agencies.
func (a *App) addDutyOf(s *directiveScreen) {
	if len(s.found.Reports) == 0 || !s.take() {
		return
	}
	r := s.found.Reports[0]
	source := strings.TrimSpace(s.found.Number + " " + s.found.Date.String())
	a.askDuty(register.ReportDuty{Every: r.Period, To: r.To, Through: r.Through, From: s.found.Date, Source: source, Confirmed: true}, -1, r.Text, a.changeQuietly)
}
