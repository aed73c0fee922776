package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
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
	notice   *widget.Label // that the account may not change the open tab; hidden when it may
	touched  bool          // something was typed or chosen that a button is to save
	tab      int           // that is open
}

// unsaved reports that something was typed.
func (s *settingsScreen) unsaved() bool { return s.touched }

// touch is called for what is kept only when it is saved.
func (s *settingsScreen) touch() { s.touched = true }

// touches lets lines be asked about before they are lost.
func (s *settingsScreen) touches(lines ...*widgets.Line) {
	for _, l := range lines {
		l.OnChanged = func(string) { s.touch() }
	}
}

// settingsActions are what the administrator can want.
type settingsActions struct {
	save          func(change func(*register.Settings))
	keepLook      func(look)
	leaveFor      func(tab int) // asks before what was typed is given up for another tab
	editRule      func(index int)
	editException func(index int)
	tables        tableActions
	units         func(query string) []register.Unit
	nameOf        func(code string) string
	headOf        func(code string) register.Settings // what an office writes at the head of its papers
	numbers       numbersActions
	calendar      calendarActions
	duties        dutyActions
	accounts      accountActions
	backups       backupActions
	folder        func(set func(string))
	preference    func(name string) bool // of this computer
	prefer        func(name string, on bool)
	words         func(error) string       // what an error says
	notice        func(kind string) string // that the account may not change a kind of record; "" when it may
}

// settingsValues are what the screen shows.
type settingsValues struct {
	settings register.Settings
	rulebook *review.Rulebook
	calendar *register.Calendar
	series   []register.Series
	look     look
	year     int
}

// The tabs of the settings one is led to.
const (
	tabNumbers = 1
	tabBackups = 8
)

// settingsTabs are the names of its tabs in their order.
func settingsTabs(w words) []string {
	return []string{w.t("Office"), w.t("Numbers"), w.t("Rules"), w.t("Exceptions"), w.t("Calendar"), w.t("Reports owed"), w.t("Printing"), w.t("Accounts"), w.t("Backups"), w.t("Display")}
}

// tabKinds are the kinds of record that the tabs change, in their order.
var tabKinds = []string{store.KindSettings, store.KindNumber, store.KindRulebook, store.KindRulebook, store.KindDay, store.KindSettings, store.KindSettings, store.KindAccount, store.KindSettings, kindLook}

// kindLook stands for the look among the kinds of records.
const kindLook = "look"

func newSettingsScreen(w words, v settingsValues, on settingsActions) *settingsScreen {
	s := &settingsScreen{w: w, notice: wrapped("")}
	s.notice.Importance = widget.WarningImportance
	on.backups.touched = s.touch
	s.numbers = newNumbersTab(w, v.series, s.booksBar(v.settings, on), on.numbers)
	s.calendar = newCalendarTab(w, v.calendar, v.year, on.calendar)
	s.tabs = container.NewAppTabs()
	for i, content := range []fyne.CanvasObject{
		s.officeTab(v.settings, on),
		container.NewPadded(s.numbers.content),
		s.rulesTab(v.rulebook, on),
		s.exceptionsTab(v.rulebook, on),
		container.NewPadded(s.calendar.content),
		container.NewPadded(newDutiesTab(w, v.settings, on.duties).content),
		s.paperTab(v.settings, on),
		container.NewPadded(newAccountsTab(w, v.settings, on.accounts).content),
		container.NewPadded(newBackupsTab(w, v.settings, on.backups).content),
		s.lookTab(v, on),
	} {
		s.tabs.Append(container.NewTabItem(settingsTabs(w)[i], content))
	}
	s.tabs.OnSelected = func(*container.TabItem) {
		s.turned(on.leaveFor)
		s.tell(on.notice(tabKinds[s.tabs.SelectedIndex()]))
	}
	s.tell(on.notice(tabKinds[0]))
	s.content = container.NewBorder(s.notice, nil, nil, nil, s.tabs)
	return s
}

// tell says above the tabs that the open one is only to be looked at, before anything is
// typed into it.
func (s *settingsScreen) tell(text string) {
	s.notice.SetText(text)
	if text == "" {
		s.notice.Hide()
	} else {
		s.notice.Show()
	}
	if s.content != nil {
		s.content.Refresh() // the tabs take its room, or give it back
	}
}

// turned goes back to a tab that must not be left without a question.
func (s *settingsScreen) turned(leaveFor func(tab int)) {
	to := s.tabs.SelectedIndex()
	if to == s.tab || !s.touched {
		s.tab = to
		return
	}
	s.tabs.SelectIndex(s.tab)
	leaveFor(to)
}

// stay opens the tab and the rule that the screen before showed.
func (s *settingsScreen) stay(before *settingsScreen) {
	s.tabs.SelectIndex(before.tabs.SelectedIndex())
	s.rules.Select(before.rules.Current())
}
