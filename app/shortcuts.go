package app

import (
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// addShortcuts binds the keys of the whole window. What a key does depends on
// what is open.
func (a *App) addShortcuts() {
	c := a.window.Canvas()
	on := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) {
			if len(a.asking) == 0 { // a question is answered first
				do()
			}
		})
	}
	on(fyne.KeyN, fyne.KeyModifierControl, a.addHere)
	on(fyne.KeyF, fyne.KeyModifierControl, a.searchHere)
	on(fyne.KeyS, fyne.KeyModifierControl, func() { a.saveHere(false) })
	on(fyne.KeyReturn, fyne.KeyModifierControl, func() { a.saveHere(true) })
	on(fyne.KeyEnter, fyne.KeyModifierControl, func() { a.saveHere(true) })
	for i, p := range []place{placeOutgoing, placeIncoming, placeReview, placeReports, placeUnits, placeSettings} {
		on(fyne.KeyName(rune('1'+i)), fyne.KeyModifierControl, func() { a.leaveTo(p) })
	}
	c.SetOnTypedKey(a.typedKey)
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
