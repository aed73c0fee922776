package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// command is one thing a user can do where they are. A key, the menu, the palette
// and the sheet of keys all lead to the same command.
type command struct {
	title string
	key   fyne.KeyName     // "" for none
	with  fyne.KeyModifier // 0 for the key alone
	do    func()
	quiet bool // for the hand only, as Esc and Enter: not offered by the palette
}

// commander is a screen with commands of its own. Those that need the keyboard
// elsewhere get focus.
type commander interface {
	commands(focus func(fyne.Focusable)) []command
}

// ctrl, plain and silent make commands by what is typed for them.
func ctrl(title string, key fyne.KeyName, do func()) command {
	return command{title: title, key: key, with: fyne.KeyModifierControl, do: do}
}

func plain(title string, key fyne.KeyName, do func()) command {
	return command{title: title, key: key, do: do}
}

func silent(title string, key fyne.KeyName, do func()) command {
	return command{title: title, key: key, do: do, quiet: true}
}

// keyNames are the keys that are not called on the screen as Fyne calls them.
var keyNames = map[fyne.KeyName]string{fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyPageDown: "PgDn", fyne.KeyPageUp: "PgUp"}

// keys is what to press, as the screen writes it; "" for none.
func (c command) keys() string {
	if c.key == "" {
		return ""
	}
	var parts []string
	if c.with&fyne.KeyModifierControl != 0 {
		parts = append(parts, "Ctrl")
	}
	if c.with&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	name, ok := keyNames[c.key]
	if !ok {
		name = string(c.key)
	}
	return strings.Join(append(parts, name), "+")
}

// label is what a menu says: the keys behind the title, as on buttons. The toolkit would
// write them too pale to be read, and give them to the menu before what has the keyboard.
func (c command) label() string {
	if c.key == "" {
		return c.title
	}
	return c.title + " (" + c.keys() + ")"
}

// shortcut is how the window knows it.
func (c command) shortcut() fyne.Shortcut {
	if c.key == fyne.KeyZ && c.with == fyne.KeyModifierControl {
		return &fyne.ShortcutUndo{} // the toolkit knows this one by its own name
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.with}
}

// here are the commands of the open screen.
func (a *App) here() []command {
	if s, ok := a.current.(commander); ok {
		return s.commands(a.focus)
	}
	return nil
}

// run does what a key stands for where the user is; the screen's own commands come
// before those of the whole window. False when it stands for nothing.
func (a *App) run(key fyne.KeyName, with fyne.KeyModifier) bool {
	if key == fyne.KeyEnter {
		key = fyne.KeyReturn
	}
	for _, list := range [][]command{a.here(), a.everywhere()} {
		for _, c := range list {
			if c.key == key && c.with == with && c.do != nil {
				c.do()
				return true
			}
		}
	}
	return false
}

// isBlocked reports that something else must be answered or come to its end first; while a
// backup takes the place of the register there is none.
func (a *App) isBlocked() bool {
	return len(a.asking) > 0 || a.locked != nil || a.shell == nil || a.st == nil
}

// pressed does what a key with modifiers stands for, unless a question is open.
func (a *App) pressed(key fyne.KeyName, with fyne.KeyModifier) {
	if key == fyne.KeyZ && with == fyne.KeyModifierControl && a.undoTyping() {
		return
	}
	if n := len(a.asking); n > 0 && key == fyne.KeyTab && a.asking[n-1].turn != nil {
		step := 1
		if with&fyne.KeyModifierShift != 0 {
			step = -1
		}
		a.asking[n-1].turn(step)
		return
	}
	if (key == fyne.KeyReturn || key == fyne.KeyEnter) && with == fyne.KeyModifierControl && a.answerAsked(true) {
		return
	}
	if key == fyne.KeyL && with == fyne.KeyModifierControl && a.st != nil && a.st.HasAccounts() {
		a.lock() // whoever leaves does not answer a question first
		return
	}
	if !a.isBlocked() {
		a.run(key, with)
	}
}
