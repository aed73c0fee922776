package app

import (
	"context"

	"kycuong/app/widgets"
)

// firstSteps is what to do with a register that holds nothing yet; nil when it
// holds something.
func (a *App) firstSteps() *widgets.Banner {
	if !a.st.IsEmpty() {
		return nil
	}
	actions := []widgets.Action{{Label: a.w.t("Import list …"), Do: func() { a.goTo(placeUnits); a.importUnits() }},
		{Label: a.w.t("Enter an agency …"), Do: func() { a.goTo(placeUnits); a.foundUnit() }},
		{Label: a.w.t("Choose the office"), Do: func() { a.goTo(placeSettings) }}}
	if !a.st.HasAccounts() {
		actions = append(actions, widgets.Action{Label: a.w.t("Work with accounts …"), Do: a.askAccounts})
	}
	actions = append(actions, widgets.Action{Label: a.w.t("Fill in the sample office …"), Do: a.askDemo})
	return widgets.NewBanner(widgets.ToneInfo, a.w.t("This register is new"),
		a.w.t("Import the list of agencies from a file or enter them one by one, choose in the settings whose register this is, then enter the first document. To look around first, fill in the sample office."), actions...)
}

func (a *App) askDemo() {
	a.askSure(a.w.t("Fill in the sample office?"), a.w.t("An invented office with its documents goes into this register and cannot be taken out again. Use a data folder of its own for real work."),
		a.w.t("Fill in"), a.fillDemo)
}

// fillDemo puts the sample office into the empty register.
func (a *App) fillDemo() {
	a.background(a.w.t("The sample office was not filled in"), func(ctx context.Context) error {
		return a.services.Demo(ctx, a.st, func(done int) {
			onUI(func() { a.status(a.w.t("{n} documents", "n", done)) })
		})
	}, func() {
		if err := a.readSettings(); err != nil {
			a.showError(a.w.t("The settings were not read"), err)
			return
		}
		a.build()
	})
}
