package app

import (
	"context"

	"kycuong/export"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// editNarrative opens the words of a report.
func (a *App) editNarrative(req export.Request) {
	if a.forbidden(store.KindNarrative) {
		return
	}
	narrative := register.Narrative{Kind: string(req.Kind), From: req.From, To: req.To, Unit: req.Unit}
	var draft export.Report
	a.background(a.w.t("The report could not be drafted"), func(ctx context.Context) error {
		var err error
		if draft, err = a.services.Draft(ctx, a.st, req); err != nil {
			return err
		}
		kept, err := a.st.Narrative(narrative.ID())
		narrative.Edits = kept.Edits
		return err
	}, func() {
		var s *narrativeScreen
		s = newNarrativeScreen(a.w, draft.Subject, draft, narrative.Edits, narrativeActions{
			save: func(edits []register.Rewording) { a.keepNarrative(s, narrative, edits) },
			copy: func(edits []register.Rewording) {
				reworded, _ := draft.Reworded(edits)
				fyne.CurrentApp().Clipboard().SetContent(reworded.Words())
				a.status(a.w.t("The text is copied; paste it into a document of yours."))
			},
			close: func() { a.leaveTo(placeReports) },
		})
		a.current = s
		a.set(s.content, s.grid)
	})
}

func (a *App) keepNarrative(s *narrativeScreen, n register.Narrative, edits []register.Rewording) {
	n.Edits = edits
	a.background(a.w.t("The words were not kept"), func(context.Context) error { return a.st.SaveNarrative(n) }, func() {
		s.changed = false
		a.status(a.w.t("The words are kept; every report of this period is written with them."))
	})
}
