package app

import (
	"context"
	"errors"
	"path/filepath"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The practice register, "sổ tập", is a register of its own beside the real one, with
// the sample office in it. Its numbers begin with 90001, every page it prints says
// what it is, and the window wears a strip.

// isPractice reports that the window shows it.
func (a *App) isPractice() bool { return a.dir != a.home }

// switchPractice goes from the real register to the practice one, or back.
func (a *App) switchPractice() {
	a.leaving(func() {
		if a.jobs.busy() {
			a.tell(a.w.t("Not yet"), a.w.t("Something is still under way. Wait until it is done, then try again."))
			return
		}
		a.letGoPages()
		if err := a.st.Close(); err != nil {
			a.showError(a.w.t("The register was not closed"), err)
			return
		}
		a.st, a.current, a.place = nil, nil, placeOutgoing
		if a.isPractice() {
			a.dir = a.home
		} else {
			a.dir = filepath.Join(a.home, store.PracticeName)
		}
		a.tryAgain()
		if a.st != nil && a.isPractice() && a.st.IsEmpty() {
			a.fillPractice()
		}
	})
}

// practiceEntry is what the navigation offers: none within the practice register,
// whose strip has the way back.
func (a *App) practiceEntry() func() {
	if a.isPractice() || a.readOnly {
		return nil
	}
	return a.switchPractice
}

// lockEntry locks a register that has accounts.
func (a *App) lockEntry() func() {
	if !a.st.HasAccounts() {
		return nil
	}
	return a.lock
}

// fillPractice puts the sample office into a new practice register.
func (a *App) fillPractice() {
	a.background(a.w.t("The sample office was not filled in"), func(ctx context.Context) error {
		err := a.services.Demo(ctx, a.st, func(done int) {
			onUI(func() { a.status(a.w.t("{n} documents", "n", done)) })
		})
		settings, readErr := a.st.Settings()
		if err := errors.Join(err, readErr); err != nil {
			return err
		}
		settings.Practice = true
		return a.st.SaveSettings(settings)
	}, func() {
		if err := a.readSettings(); err != nil {
			a.showError(a.w.t("The settings were not read"), err)
			return
		}
		a.build()
	})
}

// practiceStrip is what the window wears in a practice register.
func practiceStrip(w words, back func()) fyne.CanvasObject {
	text := widget.NewLabelWithStyle(w.t("PRACTICE REGISTER: what you do here counts for nothing. Numbers begin with {n}.", "n", register.FirstPracticeNumber), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	text.Truncation = fyne.TextTruncateEllipsis
	text.Importance = widget.WarningImportance
	button := widgets.NewButton(w.t("Back to the real register"), theme.NavigateBackIcon(), back)
	return container.NewVBox(container.NewBorder(nil, nil, nil, button, text), widget.NewSeparator())
}
