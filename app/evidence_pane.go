package app

import (
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// evidencePane shows why a finding was made and what was decided on it.
type evidencePane struct {
	pane
	w     words
	on    reviewActions
	shown int // how many findings were shown, so that a late answer is known
}

func newEvidencePane(w words, on reviewActions) *evidencePane {
	return &evidencePane{pane: newPane(), w: w, on: on}
}

// show fills the pane with one finding.
func (p *evidencePane) show(f review.Finding) {
	w := p.w
	list := newFacts()
	list.add(w.t("Weight"), severityWord(w, f.Severity))
	list.add(w.t("State"), p.stateWords(f))
	list.add(w.t("Agency answering"), p.on.unitName(f.Unit, f.Subject.Date))
	if f.Repeat > 1 {
		list.add(w.t("Repeated"), w.t("time {n} within {days} days", "n", f.Repeat, "days", p.on.span()))
	}
	if d := f.Decision; d != nil {
		list.add(w.t("To be looked at by"), d.Reviewer)
		list.add(w.t("Explanation of the agency"), d.Explanation)
	}
	list.add(w.t("Levels passed over"), level(f.Levels))
	list.add(w.t("Passed over"), p.names(f.Skipped, f.Subject.Date, ", "))
	list.add(w.t("The way it should take"), p.names(f.Path, f.Subject.Date, " – "))
	if f.Exception != "" {
		list.add(w.t("Exception"), f.Exception+" – "+f.Evidence)
	}
	if d, ok := p.on.document(f); ok {
		list.add(w.t("Subject"), d.Subject)
		list.add(w.t("To"), joinParties(d.To, d.Date, p.on.nameOf))
		list.add(w.t("Copies to"), joinParties(d.CC, d.Date, p.on.nameOf))
		list.add(w.t("Signer"), strings.TrimSpace(d.Signing+" "+d.Signer))
		list.add(w.t("Answers document"), d.InReplyTo)
	}
	objects := []fyne.CanvasObject{heading(f.Rule + " – " + p.on.ruleName(f.Rule)), wrapped(f.Message), list.box}
	if f.Changed {
		text := w.t("The facts have changed since the decision; look at it again.")
		if f.Decision != nil && f.Decision.Message != "" {
			text += " " + w.t("It then said: {message}", "message", f.Decision.Message)
		}
		note := wrapped(text)
		note.Importance = widget.WarningImportance
		objects = append(objects, note)
	}
	objects = append(objects, p.history(f)...)
	p.shown++
	reasons := container.NewVBox()
	p.fill(append(objects, reasons)...)
	turn := p.shown
	p.on.why(f, func(steps []review.Step) {
		if turn == p.shown { // the cursor has not moved on
			reasons.Objects = append([]fyne.CanvasObject{heading(w.t("Why"))}, stepLines(steps)...)
			reasons.Refresh()
		}
	})
}

// history lists the earlier decisions, when there was more than one.
func (p *evidencePane) history(f review.Finding) []fyne.CanvasObject {
	if f.Decision == nil {
		return nil
	}
	list := p.on.history(f)
	if len(list) < 2 {
		return nil
	}
	lines := []fyne.CanvasObject{heading(p.w.t("History"))}
	for _, d := range list {
		text := d.At.Format("02/01/2006 15:04") + ", " + d.By + ": " + stateWord(p.w, d.State)
		for _, more := range []string{d.Exception, d.Evidence, d.Reason, d.Explanation} {
			if more != "" {
				text += "; " + more
			}
		}
		lines = append(lines, wrapped(text))
	}
	return lines
}

// stepLines number the steps of a reasoning; the record each rests on stands in
// brackets.
func stepLines(steps []review.Step) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, s := range steps {
		text := strconv.Itoa(i+1) + ". " + s.Text
		if s.Record != "" {
			text += " [" + s.Record + "]"
		}
		lines = append(lines, wrapped(text))
	}
	return lines
}

func severityWord(w words, s review.Severity) string {
	if s == review.Violation {
		return w.t("Violation")
	}
	return w.t("Warning, a person must judge")
}

func (p *evidencePane) stateWords(f review.Finding) string {
	text := stateWord(p.w, f.State)
	if f.Decision == nil {
		return text
	}
	text += " – " + f.Decision.By + ", " + f.Decision.At.Format("02/01/2006")
	if f.Decision.Reason != "" {
		text += ": " + f.Decision.Reason
	}
	return text
}

func (p *evidencePane) names(codes []string, d register.Date, between string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = p.on.unitName(c, d)
	}
	return strings.Join(names, between)
}
