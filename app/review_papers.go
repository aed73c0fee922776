package app

import (
	"context"
	"path/filepath"
	"slices"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// whyOf works out the reasoning behind a finding in the background.
func (a *App) whyOf(f review.Finding, show func([]review.Step)) {
	var steps []review.Step
	a.background(a.w.t("The reasons could not be worked out"), func(context.Context) error {
		facts, err := a.st.Facts(a.today())
		if err != nil {
			return err
		}
		steps, err = a.st.Why(facts, f)
		return err
	}, func() { show(steps) })
}

// decisionsOn are every decision made on a finding, oldest first; one that cannot be
// read hides none of the finding itself.
func (a *App) decisionsOn(f review.Finding) []review.Decision {
	list, err := a.st.DecisionHistory(f.Key())
	if err != nil {
		return nil
	}
	return list
}

// slipFiles are how the files of the papers begin.
var slipFiles = map[export.Kind]string{export.KindReminder: "PhieuNhac", export.KindReturn: "PhieuTraLai", export.KindCase: "PhanTich"}

// paperOn writes a paper about the selected findings of one agency.
func (a *App) paperOn(kind export.Kind, findings []review.Finding) {
	w := a.w
	unit := findings[0].Unit
	from, to := findings[0].Subject.Date, findings[0].Subject.Date
	var keys []string
	about, undecided, foreign := 0, 0, 0
	for _, f := range findings {
		if register.UnitKey(f.Unit) != register.UnitKey(unit) {
			a.tell(w.t("The paper was not written"), w.t("A paper goes to one agency; select findings of one."))
			return
		}
		if !kind.IsAbout(f) {
			continue
		}
		if about++; kind == export.KindReturn && !a.received(f) {
			foreign++
			continue
		}
		if f.State == review.StateOpen {
			undecided++
		}
		keys = append(keys, f.Key())
		from, to = min(from, f.Subject.Date), max(to, f.Subject.Date)
	}
	if about > 0 && foreign == about {
		a.tell(w.t("The paper was not written"), w.t("This office did not receive the document, so there is nothing to return; write a reminder instead."))
		return
	}
	if len(keys) == 0 {
		a.tell(w.t("The paper was not written"), w.t("None of the selected findings is one such a paper could be about."))
		return
	}
	number, folder := widgets.NewCodeLine(), widgets.NewCodeLine()
	folder.SetText(a.reportFolder())
	number.SetPlaceHolder(w.t("blank leaves it to be written in"))
	a.ask(question{
		title: a.paperTitle(kind, unit, len(keys)), text: a.undecidedWords(kind, undecided, len(keys)), confirm: w.t("Write"), dismiss: w.t("Cancel"), first: number, width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Number"), number), widget.NewFormItem(w.t("Folder"), folder)},
		needs: needs{folder: w.t("Choose the folder the report goes to.")},
		answer: func() refusal {
			if !isFolder(folder.Text) {
				return blames(folder, w.t("Choose the folder the report goes to."))
			}
			req := export.Request{Kind: kind, From: from, To: to, AsOf: a.today(), Unit: unit, Number: register.Clean(number.Text), Keys: keys}
			path := filepath.Join(folder.Text, register.CleanFileName(slipFiles[kind]+"_"+unit+"_"+a.today().ISO()+".pdf"))
			a.unlessThere(path, func() { a.writePaper(req, path) })
			return refusal{}
		}})
}

// received reports that this office got the document of a finding: it stands in the
// register of what came in, or is addressed to the office. A register may keep what the
// agencies below sent each other, too.
func (a *App) received(f review.Finding) bool {
	d, ok := a.subjectOf(f)
	if !ok || a.settings.Office == "" || d.Direction == register.Incoming {
		return true
	}
	ours := register.UnitKey(a.settings.Office)
	return register.UnitKey(d.Sender.Code) != ours && slices.ContainsFunc(slices.Concat(d.To, d.CC), func(p register.Party) bool { return register.UnitKey(p.Code) == ours })
}

// paperTitle names the paper and whom it goes to.
func (a *App) paperTitle(kind export.Kind, unit string, n int) string {
	name := a.org.Name(unit, a.today())
	switch kind {
	case export.KindReminder:
		return a.w.t("Reminder to {unit} about {n} findings", "unit", name, "n", n)
	case export.KindReturn:
		return a.w.t("Return slip to {unit} about {n} findings", "unit", name, "n", n)
	}
	return a.w.t("Analysis sheet for {unit} on {n} findings", "unit", name, "n", n)
}

// undecidedWords say that a paper which asks an agency to act rests on what nobody has
// decided yet; "" when somebody has.
func (a *App) undecidedWords(kind export.Kind, undecided, all int) string {
	switch {
	case kind == export.KindCase || undecided == 0:
		return ""
	case all == 1:
		return a.w.t("This finding is not decided yet.")
	}
	return a.w.t("{n} of these findings are not decided yet.", "n", undecided)
}

func (a *App) writePaper(req export.Request, path string) {
	a.background(a.w.t("The paper was not written"), func(ctx context.Context) error { return a.services.Report(ctx, a.st, req, path, func(int, int) {}) }, func() {
		a.status(a.w.t("Written: {path}", "path", path))
		a.openFile(path)
	})
}

// assignFindings names who is to look at findings.
func (a *App) assignFindings(rb *review.Rulebook, findings []review.Finding) {
	w := a.w
	who := widgets.NewLine()
	a.ask(question{
		changes: store.KindDecision, title: w.t("Assign the selected findings ({n})", "n", len(findings)), confirm: w.t("Assign"), dismiss: w.t("Cancel"), first: who, items: []*widget.FormItem{widget.NewFormItem(w.t("To be looked at by"), who)},
		needs: needs{who: w.t("Say who is to look at them.")},
		answer: func() refusal {
			return said(a.noteDecisions(rb, findings, func(d *review.Decision) { d.Reviewer = register.Clean(who.Text) }))
		}})
}

// explainFinding records what an agency says to a finding.
func (a *App) explainFinding(rb *review.Rulebook, f review.Finding) {
	w := a.w
	text := widgets.NewLine()
	if f.Decision != nil {
		text.SetText(f.Decision.Explanation)
	}
	text.SetPlaceHolder(w.t("number, symbol and date of its document, and what it says"))
	a.ask(question{
		changes: store.KindDecision, title: w.t("Explanation of {unit}", "unit", a.org.Name(f.Unit, f.Subject.Date)), text: f.Message, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: text, width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Explanation"), text)},
		needs: needs{text: w.t("Write what the agency says.")},
		answer: func() refusal {
			return said(a.noteDecisions(rb, []review.Finding{f}, func(d *review.Decision) { d.Explanation = register.Clean(text.Text) }))
		}})
}

// noteDecisions adds to what was decided without deciding anew: the facts decided
// on, and who decided, stay.
func (a *App) noteDecisions(rb *review.Rulebook, findings []review.Finding, note func(*review.Decision)) (problem string) {
	decisions := make([]review.Decision, len(findings))
	for i, f := range findings {
		d := review.Decision{Key: f.Key(), State: review.StateOpen, By: a.who, At: a.services.Now(), Facts: f.FactsDigest(), Message: f.Message}
		if f.State == review.StateExcused && f.Decision == nil {
			d.State, d.Exception, d.Evidence = f.State, f.Exception, f.Evidence // what the document itself shows stays excused
		}
		if f.Decision != nil {
			d = *f.Decision
		}
		note(&d)
		if fs := d.Validate(rb, f.Subject.Date); len(fs) > 0 {
			return a.w.faults(fs)
		}
		decisions[i] = d
	}
	a.background(a.w.t("The decision was not kept"), func(context.Context) error { return a.st.Decide(decisions) }, func() { a.reviewAgain(nil) })
	return ""
}
