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
		a.ask(question{title: c.title, text: a.consequenceWords(d, len(moved)), body: a.consequenceList(d, append(moved, c.also...)), width: 760, confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"),
			answer: func() refusal {
				keep()
				return refusal{}
			}})
	})
}

func (a *App) consequenceWords(d review.Difference, moved int) string {
	return a.w.t("This changes the review: {appeared} findings appear, {gone} disappear, {changed} change; {moved} deadlines of tasks move. Decisions made stay in the journal.",
		"appeared", len(d.Appeared), "gone", len(d.Gone), "changed", len(d.Changed), "moved", moved)
}

// consequenceList names what changes, as far as a person reads.
func (a *App) consequenceList(d review.Difference, moved []string) fyne.CanvasObject {
	list := container.NewVBox()
	add := func(sign string, findings []review.Finding) {
		for _, f := range findings[:min(len(findings), shownRefusals)] {
			list.Add(wrapped(sign + " " + f.Rule + ", " + f.Subject.Date.String() + ": " + f.Message))
		}
	}
	add("+", d.Appeared)
	add("–", d.Gone)
	add("~", d.Changed)
	for _, text := range moved[:min(len(moved), shownRefusals)] {
		list.Add(wrapped("» " + text))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
	return scroll
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
			list = append(list, a.w.t("{task}: due {old}, then {new}", "task", placeOfTask(a.w, t), "old", old, "new", fresh))
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
