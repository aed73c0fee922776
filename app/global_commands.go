package app

import (
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// navEntry is a place as the navigation and the commands name it.
type navEntry struct {
	place place
	label string
	icon  fyne.Resource
}

// places are all of them in the order of the navigation and of Ctrl+1, Ctrl+2 …
func places(w words) []navEntry {
	return []navEntry{
		{placeOverview, w.t("Overview"), theme.GridIcon()},
		{placeOutgoing, w.t("Outgoing"), theme.MailSendIcon()}, {placeIncoming, w.t("Incoming"), theme.DownloadIcon()},
		{placeTasks, w.t("Tasks"), theme.ListIcon()}, {placeReview, w.t("Review"), theme.VisibilityIcon()}, {placeReports, w.t("Reports"), theme.DocumentPrintIcon()},
		{placeUnits, w.t("Agencies"), theme.HomeIcon()}, {placeSettings, w.t("Settings"), theme.SettingsIcon()},
	}
}

// everywhere are the commands of the whole window.
func (a *App) everywhere() []command {
	w := a.w
	list := []command{
		ctrl(w.t("New outgoing document"), fyne.KeyN, func() { a.newIn(register.Outgoing) }),
		{title: w.t("New incoming document"), do: func() { a.newIn(register.Incoming) }},
		ctrl(w.t("Find a command, document or agency …"), fyne.KeyK, a.showPalette),
		ctrl(w.t("Undo the last change"), fyne.KeyZ, a.undo),
		plain(w.t("Help"), fyne.KeyF1, func() { a.showHelp(helpGuide, "") }),
		{title: w.t("Keys of this screen"), do: func() { a.showHelp(helpKeys, "") }},
		{title: w.t("Tour in five steps"), do: func() { a.leaving(a.tour) }},
		{title: w.t("Text of the rules"), do: func() { a.showHelp(helpRules, "") }},
		{title: w.t("Next tab"), key: fyne.KeyTab, with: fyne.KeyModifierControl, do: func() { a.turn(1) }},
		{title: w.t("Previous tab"), key: fyne.KeyTab, with: fyne.KeyModifierControl | fyne.KeyModifierShift, do: func() { a.turn(-1) }},
		{title: w.t("Check the register"), do: a.verifyRegister},
		{title: w.t("Close the books of a year …"), do: a.closeYear},
		{title: w.t("Restore from a file …"), do: func() { a.leaving(a.chooseRestore) }},
		{title: w.t("Back up now"), do: func() { a.keepBackup(func() {}) }},
		ctrl(w.t("Quit"), fyne.KeyQ, func() { a.leaving(a.window.Close) }),
	}
	if lock := a.lockEntry(); lock != nil {
		list = append(list, ctrl(w.t("Lock"), fyne.KeyL, lock))
	}
	if practice := a.practiceEntry(); practice != nil {
		list = append(list, command{title: w.t("Practice …"), do: practice})
	}
	return append(list, a.ways()...)
}

// ways lead to the places, and to the tabs of the settings.
func (a *App) ways() (list []command) {
	for i, p := range places(a.w) {
		list = append(list, ctrl(p.label, fyne.KeyName(rune('1'+i)), func() { a.leaveTo(p.place) }))
	}
	for _, kind := range reportKinds(a.w) {
		list = append(list, command{title: a.w.t("Report: {name}", "name", kind.label), do: func() { a.leaving(func() { a.openReport(kind.value) }) }})
	}
	for i, name := range settingsTabs(a.w) {
		list = append(list, command{title: a.w.t("Settings: {tab}", "tab", name), do: func() { a.leaving(func() { a.openSettings(i) }) }})
	}
	return list
}

// newIn opens the form for a new document of a register.
func (a *App) newIn(dir register.Direction) {
	a.leaving(func() {
		a.place = map[register.Direction]place{register.Outgoing: placeOutgoing, register.Incoming: placeIncoming}[dir]
		a.shell.mark(a.place)
		a.newEntry(dir, nil)
	})
}

// openSettings shows a tab of the settings.
func (a *App) openSettings(tab int) {
	a.goTo(placeSettings)
	if s, ok := a.current.(*settingsScreen); ok {
		s.tabs.SelectIndex(tab)
	}
}

// menu is the same commands as the bar at the top of the window shows them.
func (a *App) menu() *fyne.MainMenu {
	w := a.w
	item := func(c command) *fyne.MenuItem {
		if c.key != "" {
			return fyne.NewMenuItem(c.label(), func() { a.pressed(c.key, c.with) })
		}
		return fyne.NewMenuItem(c.title, func() {
			if !a.isBlocked() {
				c.do()
			}
		})
	}
	named := func(titles ...string) (list []*fyne.MenuItem) {
		all := append(a.everywhere(), ctrl(w.t("Open or read …"), fyne.KeyO, nil), ctrl(w.t("Save"), fyne.KeyS, nil), ctrl(w.t("Search here"), fyne.KeyF, nil), ctrl(w.t("Print"), fyne.KeyP, nil))
		for _, title := range titles {
			for _, c := range all {
				if c.title == title {
					list = append(list, item(c))
				}
			}
		}
		return list
	}
	var ways []*fyne.MenuItem
	for _, c := range a.ways()[:len(places(w))] {
		ways = append(ways, item(c))
	}
	quit := named(w.t("Quit"))[0]
	quit.IsQuit = true // the toolkit would add one of its own
	file := append(named(w.t("New outgoing document"), w.t("New incoming document"), w.t("Open or read …"), w.t("Save"), w.t("Print"), w.t("Back up now"), w.t("Practice …"), w.t("Lock")), fyne.NewMenuItemSeparator(), quit)
	return fyne.NewMainMenu(
		fyne.NewMenu(w.t("Register"), file...),
		fyne.NewMenu(w.t("Edit"), named(w.t("Undo the last change"), w.t("Search here"), w.t("Find a command, document or agency …"))...),
		fyne.NewMenu(w.t("Go to"), ways...),
		fyne.NewMenu(w.t("Help"), named(w.t("Help"), w.t("Keys of this screen"), w.t("Text of the rules"), w.t("Tour in five steps"))...),
	)
}
