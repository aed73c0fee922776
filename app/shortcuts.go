package app

import (
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keysWithCtrl are the shortcuts of the whole window. What a key does depends
// on what is open.
func (a *App) keysWithCtrl() map[fyne.KeyName]func() {
	keys := map[fyne.KeyName]func(){
		fyne.KeyN: a.addHere, fyne.KeyF: a.searchHere, fyne.KeyS: func() { a.saveHere(false) },
		fyne.KeyReturn: func() { a.saveHere(true) }, fyne.KeyEnter: func() { a.saveHere(true) },
	}
	for i, p := range []place{placeOutgoing, placeIncoming, placeReview, placeReports, placeUnits, placeSettings} {
		keys[fyne.KeyName(rune('1'+i))] = func() { a.leaveTo(p) }
	}
	return keys
}

func (a *App) addShortcuts() {
	c := a.window.Canvas()
	for key := range a.keysWithCtrl() {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { a.pressCtrl(key) })
	}
	c.SetOnTypedKey(a.typedKey)
}

// pressCtrl does what a key with Ctrl stands for; a question on the screen is
// answered first.
func (a *App) pressCtrl(key fyne.KeyName) {
	if do := a.keysWithCtrl()[key]; do != nil && len(a.asking) == 0 {
		do()
	}
}

// leaveTo goes to a place, unless a form with unsaved text is open.
func (a *App) leaveTo(p place) {
	if e, ok := a.current.(*entry); ok && e.dirty {
		e.close()
		return
	}
	a.goTo(p)
}

func (a *App) addHere() {
	if _, typing := a.current.(*entry); typing {
		return
	}
	if a.place == placeIncoming {
		a.newEntry(register.Incoming)
		return
	}
	a.place = placeOutgoing
	a.shell.mark(a.place)
	a.newEntry(register.Outgoing)
}

func (a *App) searchHere() {
	switch s := a.current.(type) {
	case *registerScreen:
		a.window.Canvas().Focus(s.search)
	case *reviewScreen:
		a.window.Canvas().Focus(s.search)
	case *unitsScreen:
		a.window.Canvas().Focus(s.search)
	}
}

func (a *App) saveHere(another bool) {
	switch s := a.current.(type) {
	case *entry:
		s.save(another && s.form.old.ID == 0)
	case *reportScreen:
		s.writeNow()
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
	switch s := a.current.(type) {
	case *entry:
		if key.Name == fyne.KeyEscape {
			s.close()
		}
	case *reviewScreen:
		states := map[fyne.KeyName]review.State{fyne.KeyF6: review.StateConfirmed, fyne.KeyF7: review.StateExcused,
			fyne.KeyF8: review.StateRejected, fyne.KeyF9: review.StateRemedied}
		if state, ok := states[key.Name]; ok {
			s.decide(state)
		}
	}
}
