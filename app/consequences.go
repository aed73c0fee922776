package app

import (
	"context"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// consequence is a change of what the review goes by, before it is kept.
type consequence struct {
	title   string              // what is about to be changed
	failed  string              // what did not happen when it cannot be kept
	change  func(*review.Facts) // makes the facts as they would be
	also    []string            // what else it touches
	keep    func() error
	changed func()
}

// weigh shows which findings would appear, disappear and change, and which
// deadlines of tasks would move, and keeps the change when the user still wants it.
// A change without consequences is kept at once.
func (a *App) weigh(c consequence) {
	var d review.Difference
	var moved []string
	a.status(a.w.t("Working out what would change …"))
	a.background(c.failed, func(context.Context) error {
		before, facts, err := a.st.Findings(a.today(), review.Filter{})
		if err != nil {
			return err
		}
		after, changed, err := a.st.FindingsIf(a.today(), review.Filter{}, c.change)
		if err != nil {
			return err
		}
		d = review.Compare(before, after)
		moved, err = a.movedDeadlines(facts, changed)
		return err
	}, func() {
		a.status("")
		keep := func() { a.background(c.failed, func(context.Context) error { return c.keep() }, c.changed) }
		if d.IsNone() && len(moved)+len(c.also) == 0 {
			keep()
			return
		}
		a.ask(question{title: c.title, text: a.consequenceWords(d, len(moved)), body: a.consequenceList(d, moved, c.also), width: 760, confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"),
			answer: func() refusal {
				keep()
				return refusal{}
			}})
	})
}

// consequenceWords count what changes; what does not is left out.
func (a *App) consequenceWords(d review.Difference, moved int) string {
	w := a.w
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(len(d.Appeared), w.t("{n} findings appear", "n", len(d.Appeared)))
	add(len(d.Gone), w.t("{n} findings disappear", "n", len(d.Gone)))
	add(len(d.Changed), w.t("{n} findings change", "n", len(d.Changed)))
	add(moved, w.t("{n} deadlines of tasks move", "n", moved))
	if len(parts) == 0 {
		return w.t("No finding and no deadline of a task changes.")
	}
	return w.t("What this does: {what}. Decisions made stay in the journal.", "what", listed(parts...))
}

// consequenceList names what changes, as far as a person reads.
func (a *App) consequenceList(d review.Difference, moved, also []string) fyne.CanvasObject {
	w := a.w
	list := container.NewVBox()
	add := func(lines []string) {
		for _, text := range lines[:min(len(lines), shownRefusals)] {
			list.Add(wrapped(text))
		}
	}
	add(also)
	add(eachOf(d.Appeared, func(text string) string { return w.t("Appears: {text}", "text", text) }))
	add(eachOf(d.Gone, func(text string) string { return w.t("Disappears: {text}", "text", text) }))
	add(eachOf(d.Changed, func(text string) string { return w.t("Changes: {text}", "text", text) }))
	add(moved)
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
	return scroll
}

// eachOf puts findings into lines.
func eachOf(findings []review.Finding, line func(text string) string) (lines []string) {
	for _, f := range findings {
		lines = append(lines, line(f.Rule+", "+f.Subject.Date.String()+": "+f.Message))
	}
	return lines
}

// movedDeadlines names the tasks whose deadline another calendar moves.
func (a *App) movedDeadlines(before, after review.Facts) ([]string, error) {
	if before.Calendar == after.Calendar {
		return nil, nil
	}
	tasks, err := a.st.Tasks()
	if err != nil {
		return nil, err
	}
	var list []string
	terms := before.Settings.Terms()
	for _, t := range tasks {
		old, fresh := t.Deadline(before.Calendar, terms), t.Deadline(after.Calendar, terms)
		if old != fresh {
			list = append(list, a.w.t("Deadline moves: {task}: due {old}, then {new}", "task", placeOfTask(a.w, t), "old", old, "new", fresh))
		}
	}
	return list, nil
}

// changeRules keeps another rulebook when its consequences are wanted.
func (a *App) changeRules(rb *review.Rulebook) (problem string) {
	if err := rb.Validate(); err != nil {
		_, text := a.errorWords("", err)
		return text
	}
	a.weigh(consequence{title: a.w.t("Change the rules"), failed: a.w.t("The rule was not saved"), change: func(f *review.Facts) { f.Rulebook = rb },
		keep: func() error { return a.st.SaveRulebook(rb) }, changed: func() { a.goTo(placeSettings) }})
	return ""
}

// withDays is the calendar of the register with other special days.
func (a *App) withDays(change func([]register.SpecialDay) []register.SpecialDay) func(*review.Facts) {
	return func(f *review.Facts) {
		f.Calendar = register.NewCalendar(change(f.Calendar.Days()), f.Settings.ConfirmedYears)
	}
}
