package app

import (
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// keysWithCtrl are the shortcuts of the whole window. What a key does depends
// on what is open.
func (a *App) keysWithCtrl() map[fyne.KeyName]func() {
	keys := map[fyne.KeyName]func(){
		fyne.KeyN: a.addHere, fyne.KeyF: a.searchHere, fyne.KeyO: a.openHere, fyne.KeyP: a.printHere, fyne.KeyL: a.lock, fyne.KeyS: func() { a.saveHere(false) },
		fyne.KeyReturn: func() { a.saveHere(true) }, fyne.KeyEnter: func() { a.saveHere(true) },
	}
	for i, p := range []place{placeOutgoing, placeIncoming, placeTasks, placeReview, placeReports, placeUnits, placeSettings} {
		keys[fyne.KeyName(rune('1'+i))] = func() { a.leaveTo(p) }
	}
	return keys
}

func (a *App) addShortcuts() {
	c := a.window.Canvas()
	for key := range a.keysWithCtrl() {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { a.pressCtrl(key) })
	}
	for modifier, step := range map[fyne.KeyModifier]int{fyne.KeyModifierControl: 1, fyne.KeyModifierControl | fyne.KeyModifierShift: -1} {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: modifier}, func(fyne.Shortcut) { a.turn(step) })
	}
	c.SetOnTypedKey(a.typedKey)
	a.window.SetOnDropped(a.dropped)
	a.window.SetCloseIntercept(func() { a.leaving(a.window.Close) })
}

// pressCtrl does what a key with Ctrl stands for; a question on the screen is
// answered first.
func (a *App) pressCtrl(key fyne.KeyName) {
	if do := a.keysWithCtrl()[key]; do != nil && len(a.asking) == 0 && a.locked == nil {
		do()
	}
}

// leaveTo goes to a place.
func (a *App) leaveTo(p place) { a.leaving(func() { a.goTo(p) }) }

// leaving does what leaves the open screen; text typed into a form is given up
// only when the user says so.
func (a *App) leaving(do func()) {
	s, typing := a.current.(interface{ unsaved() bool })
	switch {
	case !typing || !s.unsaved():
		do()
	case len(a.asking) == 0:
		a.askSure(a.w.t("Leave without saving?"), a.w.t("What you typed in this form is lost."), a.w.t("Leave"), do)
	}
}

func (a *App) addHere() {
	from := a.current
	switch from.(type) {
	case *entry:
		return
	case *tasksScreen:
		a.newTask()
		return
	case *directiveScreen, *edxmlScreen:
		return
	}
	dir := register.Outgoing
	switch a.place {
	case placeIncoming:
		dir = register.Incoming
	case placeOutgoing:
	default:
		from, a.place = nil, placeOutgoing
		a.shell.mark(a.place)
	}
	a.newEntry(dir, from)
}

// openHere reads a directive into the tasks, or messages into a register.
func (a *App) openHere() {
	switch s := a.current.(type) {
	case *tasksScreen:
		s.on.intake()
	case *registerScreen:
		s.on.receive()
	case *edxmlScreen:
		s.on.open()
	}
}

// printHere hands the pages on the screen to the system's viewer.
func (a *App) printHere() {
	if s, ok := a.current.(*previewScreen); ok {
		s.on.open()
	}
}

// turn goes to another tab of the settings, the tasks or a directive.
func (a *App) turn(step int) {
	if a.locked != nil {
		return
	}
	var tabs *container.AppTabs
	switch s := a.current.(type) {
	case *settingsScreen:
		tabs = s.tabs
	case *reportScreen:
		tabs = s.tabs
	case *tasksScreen:
		tabs = s.tabs
		if v := s.directives.view; v != nil && tabs.SelectedIndex() == tabDirectives {
			tabs = v.tabs
		}
	}
	if tabs == nil || len(a.asking) > 0 {
		return
	}
	n := len(tabs.Items)
	tabs.SelectIndex((tabs.SelectedIndex() + step + n) % n)
}

func (a *App) searchHere() {
	switch s := a.current.(type) {
	case *registerScreen:
		a.window.Canvas().Focus(s.search)
	case *reviewScreen:
		a.window.Canvas().Focus(s.search)
	case *unitsScreen:
		a.window.Canvas().Focus(s.search)
	case *tasksScreen:
		s.tabs.SelectIndex(tabList)
		a.window.Canvas().Focus(s.search)
	}
}

func (a *App) saveHere(another bool) {
	switch s := a.current.(type) {
	case *entry:
		s.save(another && s.form.old.ID == 0)
	case *reportScreen:
		s.writeNow()
	case *directiveScreen:
		s.on.save()
	case *edxmlScreen:
		s.on.save()
	case *narrativeScreen:
		s.save()
	}
}

func (a *App) typedKey(key *fyne.KeyEvent) {
	if len(a.asking) > 0 {
		switch key.Name {
		case fyne.KeyEscape:
			a.answerAsked(false)
		case fyne.KeyReturn, fyne.KeyEnter:
			a.answerAsked(true)
		}
		return
	}
	if a.locked != nil {
		return
	}
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	switch s := a.current.(type) {
	case *entry:
		if key.Name == fyne.KeyEscape {
			s.close()
		}
	case *registerScreen:
		if enter { // in the search line: on to what was found
			a.window.Canvas().Focus(s.grid)
		}
	case *unitsScreen:
		if enter {
			a.window.Canvas().Focus(s.grid)
		}
	case *directiveScreen:
		switch key.Name {
		case fyne.KeyEscape:
			s.on.close()
		case fyne.KeyF5:
			s.on.read(s.text.Text)
		case fyne.KeyF8:
			s.withCurrent(s.drop)
		}
	case *edxmlScreen:
		if do, ok := map[fyne.KeyName]func(){fyne.KeyEscape: s.on.close, fyne.KeyF7: s.doubt, fyne.KeyF8: s.drop}[key.Name]; ok {
			do()
		}
	case *reportScreen:
		switch key.Name {
		case fyne.KeyF3:
			s.previewNow()
		case fyne.KeyF4:
			s.rewordNow()
		}
	case *previewScreen:
		s.typedKey(key.Name)
	case *narrativeScreen:
		if do, ok := map[fyne.KeyName]func(){fyne.KeyEscape: s.on.close, fyne.KeyF6: s.restore, fyne.KeyF7: s.add, fyne.KeyF8: s.drop, fyne.KeyF9: s.copyAll}[key.Name]; ok {
			do()
		}
	case *tasksScreen:
		switch {
		case enter:
			a.focus(s.focus())
		case key.Name == fyne.KeyEscape:
			s.back()
		case key.Name == fyne.KeyF9:
			s.handOn()
		}
		if do, ok := map[fyne.KeyName]func(register.Task){fyne.KeyF6: s.on.report, fyne.KeyF7: s.on.complete, fyne.KeyF8: s.on.extend}[key.Name]; ok {
			s.withCurrent(do)
		}
	case *reviewScreen:
		if enter {
			a.window.Canvas().Focus(s.grid)
		}
		if state, ok := decisionKeys[key.Name]; ok {
			s.decide(state)
		}
	}
}

// decisionKeys are the keys of a manager's decisions.
var decisionKeys = map[fyne.KeyName]review.State{fyne.KeyF6: review.StateConfirmed, fyne.KeyF7: review.StateExcused,
	fyne.KeyF8: review.StateRejected, fyne.KeyF9: review.StateRemedied}
