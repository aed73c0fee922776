package app

import (
	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// addShortcuts gives the window its keys. What a key does depends on what is open.
func (a *App) addShortcuts() {
	c := a.window.Canvas()
	keys := []command{{key: fyne.KeyS}, {key: fyne.KeyF}, {key: fyne.KeyO}, {key: fyne.KeyP}, {key: fyne.KeyE}, {key: fyne.KeyD}, {key: fyne.KeyReturn}, {key: fyne.KeyEnter}, {key: fyne.KeyL}}
	for i := range keys {
		keys[i].with = fyne.KeyModifierControl
	}
	for _, k := range append(keys, a.everywhere()...) {
		if k.with != 0 {
			c.AddShortcut(k.shortcut(), func(fyne.Shortcut) { a.pressed(k.key, k.with) })
		}
	}
	a.window.SetMainMenu(a.menu())
	a.window.SetOnDropped(a.dropped)
	a.window.SetCloseIntercept(a.closing)
}

// typedKey gets the keys that nothing under the cursor has use for.
func (a *App) typedKey(key *fyne.KeyEvent) {
	if len(a.asking) == 0 {
		if !a.backToList(key) {
			a.pressed(key.Name, 0)
		}
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		a.answerAsked(false)
	case fyne.KeyReturn, fyne.KeyEnter:
		a.answerAsked(true)
	}
}

// backToList gives a key that moves in a list to the one in view when nothing has the
// keyboard: a click on a button, or a menu that was closed, took it away.
func (a *App) backToList(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
	default:
		return false
	}
	grid := a.listInView()
	if grid == nil || a.isBlocked() || a.window.Canvas().Focused() != nil {
		return false
	}
	a.focus(grid)
	grid.TypedKey(key)
	return true
}

// listInView is the list of the open screen; nil when it has none, or another tab is open.
func (a *App) listInView() *widgets.Grid {
	switch s := a.current.(type) {
	case *registerScreen:
		return s.grid
	case *reviewScreen:
		return s.grid
	case *unitsScreen:
		return s.grid
	case *tasksScreen:
		if s.tabs.SelectedIndex() == tabList {
			return s.grid
		}
	}
	return nil
}

// leaveTo goes to a place.
func (a *App) leaveTo(p place) { a.leaving(func() { a.goTo(p) }) }

// leaving does what leaves the open screen; text typed into a form is given up
// only when the user says so.
func (a *App) leaving(do func()) {
	switch {
	case !a.hasUnsaved():
		do()
	case len(a.asking) == 0:
		text := a.w.t("What you typed in this form is lost.")
		if e, ok := a.current.(*entry); ok && !e.reserved.IsZero() {
			text += " " + a.w.t("Number {number} stays reserved; it is voided under Settings, Numbers.", "number", e.reserved)
		}
		a.askSure(a.w.t("Leave without saving?"), text, a.w.t("Leave"), func() {
			before := a.given
			if s, kept := a.current.(interface{ givenUp() }); kept {
				s.givenUp()
			}
			do()
			if a.given != before {
				a.status(a.w.t("Left without saving – Ctrl+Z opens the form again"))
			}
		})
	}
}

// hasUnsaved reports that the screen holds something typed that would be lost.
func (a *App) hasUnsaved() bool {
	s, typing := a.current.(interface{ unsaved() bool })
	return typing && s.unsaved()
}

// turn goes to another tab of the settings, the tasks or a directive.
func (a *App) turn(step int) {
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
	if tabs == nil {
		return
	}
	n := len(tabs.Items)
	tabs.SelectIndex((tabs.SelectedIndex() + step + n) % n)
}
