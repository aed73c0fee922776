package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Preferences of this computer, not of the register: one computer may stand where a
// notice disturbs.
const (
	remindPreference   = "remind"
	remindedPreference = "reminded"
	trayPreference     = "tray"
)

// preference is one of them; reminding is on until somebody turns it off.
func (a *App) preference(name string) bool {
	return a.fyne.Preferences().BoolWithFallback(name, name == remindPreference)
}

// remind tells by the system what is overdue and due soon, once a day at most.
func (a *App) remind() {
	p := a.fyne.Preferences()
	today := a.today().ISO()
	if a.st == nil || a.locked != nil || a.st.IsLocked() || !a.preference(remindPreference) || p.String(remindedPreference) == today {
		return
	}
	p.SetString(remindedPreference, today)
	var o overview
	a.background("", func(context.Context) error {
		tasks, err := a.st.Tasks()
		if err != nil {
			return nil // the list of tasks tells
		}
		cal, err := a.st.Calendar()
		if err != nil {
			return nil
		}
		o.tasksInView(a.taskRows(tasks, cal), a.today())
		return nil
	}, func() {
		var parts []string
		if o.overdue > 0 {
			parts = append(parts, a.w.t("{n} tasks overdue", "n", o.overdue))
		}
		if o.dueSoon > 0 {
			parts = append(parts, a.w.t("{n} tasks due within 7 days", "n", o.dueSoon))
		}
		if len(parts) > 0 {
			a.fyne.SendNotification(fyne.NewNotification("Kỷ Cương", listed(parts...)))
		}
	})
}

// useTray puts an icon into the system's tray where the user wants one and the system
// has a tray: closing the window then hides it.
func (a *App) useTray() {
	tray, ok := a.fyne.(desktop.App)
	if !ok || !a.preference(trayPreference) {
		return
	}
	quit := fyne.NewMenuItem(a.w.t("Quit"), a.quitHidden)
	quit.IsQuit = true // the toolkit's own asks nobody
	tray.SetSystemTrayMenu(fyne.NewMenu("Kỷ Cương", fyne.NewMenuItem(a.w.t("Show the window"), a.window.Show), fyne.NewMenuItemSeparator(), quit))
	a.inTray = true
}

// quitHidden leaves from the tray; what is not saved is asked about in the window.
func (a *App) quitHidden() {
	if a.hasUnsaved() {
		a.window.Show()
	}
	a.leaving(a.window.Close)
}

// closing is what the button of the window does: it hides it in the tray, or leaves.
func (a *App) closing() {
	if a.inTray {
		a.window.Hide()
		return
	}
	a.leaving(a.window.Close)
}
