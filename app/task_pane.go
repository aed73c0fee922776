package app

import (
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// taskPane shows one task with its history.
type taskPane struct {
	pane
	w  words
	on taskActions
}

func newTaskPane(w words, on taskActions) *taskPane {
	return &taskPane{newPane(), w, on}
}

func (p *taskPane) show(t taskRow) {
	w := p.w
	list := newFacts()
	list.add(w.t("State"), taskWords(w, t.Task, t.status))
	list.add(w.t("Lead"), t.lead)
	list.add(w.t("Working together"), joinParties(t.With, t.Assigned, p.on.nameOf))
	list.add(w.t("Set on"), t.Assigned.String())
	list.add(w.t("Due"), p.due(t))
	list.add(w.t("Done on"), t.Done.String())
	list.add(w.t("Shown by document"), t.Result)
	list.add(w.t("Kind of document"), t.Output)
	list.add(w.t("Decided by"), t.Decider)
	list.add(w.t("Issued"), t.Issued)
	list.add(w.t("Note"), t.Note)
	p.figures(list, t)
	for _, x := range t.Transfers {
		list.add(w.t("Handed on {day}", "day", x.On), w.t("from {from} to {to}: {basis}", "from", p.on.nameOf(x.From, x.On), "to", p.on.nameOf(x.To, x.On), "basis", x.Basis))
	}
	for _, e := range t.Extensions {
		list.add(w.t("Extended to {day}", "day", e.To), p.extension(e))
	}
	for _, x := range t.Progress {
		text := x.Text
		if x.Value != nil {
			text = strings.TrimSuffix(review.Amount(*x.Value, t.Measure)+"; "+text, "; ")
		}
		if x.Evidence != "" {
			text += " (" + x.Evidence + ")"
		}
		list.add(x.On.String(), text)
	}
	p.fill(heading(placeOfTask(w, t.Task)), wrapped(t.Content), list.box)
}

// figures tell how an indicator stands.
func (p *taskPane) figures(list facts, t taskRow) {
	if t.Kind != register.TaskIndicator {
		return
	}
	if t.Target != nil {
		list.add(p.w.t("Target"), review.Amount(*t.Target, t.Measure))
	}
	if value, on, ok := t.Measured(p.on.today()); ok {
		words := p.w.t("not reached")
		if goal, ok := t.Goal(); ok && t.Meets(value, goal) {
			words = p.w.t("reached")
		}
		list.add(p.w.t("Figure"), review.Amount(value, t.Measure)+", "+on.String()+": "+words)
	}
	if t.Average != nil {
		list.add(p.w.t("Average of all agencies"), review.Amount(t.Average.Rounded(), t.Measure))
	}
}

func (p *taskPane) due(t taskRow) string {
	switch {
	case t.status.Due == 0:
		return p.w.t("no deadline")
	case t.Due.Days > 0:
		return p.w.t("{day} ({n} working days)", "day", t.status.Due, "n", strconv.Itoa(t.Due.Days))
	case t.status.Due != t.status.Original:
		return p.w.t("{day}, at first {original}", "day", t.status.Due, "original", t.status.Original)
	}
	return t.status.Due.String()
}

func (p *taskPane) extension(e register.Extension) string {
	text := p.w.t("without consent; it does not count")
	if e.Approved != "" {
		text = p.w.t("by {document}", "document", e.Approved)
	}
	if e.Asked != 0 && !e.InTime() && e.From != 0 {
		text += "; " + p.w.t("asked for after the deadline")
	}
	return text
}
