package app

import (
	"strings"

	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// evidencePane shows why a finding was made and what was decided on it.
type evidencePane struct {
	content fyne.CanvasObject
	box     *fyne.Container
	w       words
	on      reviewActions
}

func newEvidencePane(w words, on reviewActions) *evidencePane {
	p := &evidencePane{w: w, on: on, box: container.NewVBox()}
	p.content = container.NewVScroll(container.NewPadded(p.box))
	return p
}

func (p *evidencePane) empty(text string) {
	p.box.Objects = []fyne.CanvasObject{wrapped(text)}
	p.box.Refresh()
}

func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// show fills the pane with one finding.
func (p *evidencePane) show(f review.Finding) {
	w := p.w
	head := wrapped(f.Rule + " – " + p.on.ruleName(f.Rule))
	head.TextStyle.Bold = true
	form := widget.NewForm()
	row := func(label, value string) {
		if value != "" {
			form.Append(label, wrapped(value))
		}
	}
	row(w.t("Weight"), severityWord(w, f.Severity))
	row(w.t("State"), p.stateWords(f))
	row(w.t("Agency answering"), p.on.unitName(f.Unit, f.Subject.Date))
	row(w.t("Levels passed over"), level(f.Levels))
	row(w.t("Passed over"), p.names(f.Skipped, f.Subject.Date, ", "))
	row(w.t("The way it should take"), p.names(f.Path, f.Subject.Date, " – "))
	row(w.t("Citation"), f.Citation)
	if f.Exception != "" {
		row(w.t("Exception"), f.Exception+" – "+f.Evidence)
	}
	if d, ok := p.on.document(f); ok {
		row(w.t("Subject"), d.Subject)
		row(w.t("To"), joinParties(d.To, d.Date, p.on.nameOf))
		row(w.t("Copies to"), joinParties(d.CC, d.Date, p.on.nameOf))
		row(w.t("Signer"), strings.TrimSpace(d.Signing+" "+d.Signer))
		row(w.t("Answers document"), d.InReplyTo)
	}
	p.box.Objects = []fyne.CanvasObject{head, wrapped(f.Message), form}
	if f.Changed {
		note := wrapped(w.t("The facts have changed since the decision; look at it again."))
		note.Importance = widget.WarningImportance
		p.box.Objects = append(p.box.Objects, note)
	}
	p.box.Refresh()
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
