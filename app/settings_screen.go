package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// settingsScreen holds what an administrator keeps: the office, its numbering,
// the rules, the calendar, the look.
type settingsScreen struct {
	content  fyne.CanvasObject
	w        words
	tabs     *container.AppTabs
	numbers  *numbersTab
	calendar *calendarTab
	rules    *widgets.Grid
}

// settingsActions are what the administrator can want.
type settingsActions struct {
	save          func(change func(*register.Settings))
	editRule      func(index int)
	editException func(index int)
	tables        tableActions
	units         func(query string) []register.Unit
	nameOf        func(code string) string
	numbers       numbersActions
	calendar      calendarActions
	duties        dutyActions
	accounts      accountActions
	backups       backupActions
	folder        func(set func(string))
	words         func(error) string // what an error says
}

// settingsValues are what the screen shows.
type settingsValues struct {
	settings register.Settings
	rulebook *review.Rulebook
	calendar *register.Calendar
	series   []register.Series
	year     int
}

func newSettingsScreen(w words, v settingsValues, on settingsActions) *settingsScreen {
	s := &settingsScreen{w: w}
	s.numbers = newNumbersTab(w, v.series, s.booksBar(v.settings, on), on.numbers)
	s.calendar = newCalendarTab(w, v.calendar, v.year, on.calendar)
	s.tabs = container.NewAppTabs(
		container.NewTabItem(w.t("Office"), s.officeTab(v.settings, on)),
		container.NewTabItem(w.t("Numbers"), container.NewPadded(s.numbers.content)),
		container.NewTabItem(w.t("Rules"), s.rulesTab(v.rulebook, on)),
		container.NewTabItem(w.t("Exceptions"), s.exceptionsTab(v.rulebook, on)),
		container.NewTabItem(w.t("Calendar"), container.NewPadded(s.calendar.content)),
		container.NewTabItem(w.t("Reports owed"), container.NewPadded(newDutiesTab(w, v.settings, on.duties).content)),
		container.NewTabItem(w.t("Printing"), s.paperTab(v.settings, on)),
		container.NewTabItem(w.t("Accounts"), container.NewPadded(newAccountsTab(w, v.settings, on.accounts).content)),
		container.NewTabItem(w.t("Backups"), container.NewPadded(newBackupsTab(w, v.settings, on.backups).content)),
		container.NewTabItem(w.t("Look"), s.lookTab(v.settings, on)),
	)
	s.content = s.tabs
	return s
}

// stay opens the tab and the rule that the screen before showed.
func (s *settingsScreen) stay(before *settingsScreen) {
	s.tabs.SelectIndex(before.tabs.SelectedIndex())
	s.rules.Select(before.rules.Current())
}
