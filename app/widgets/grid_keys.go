package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows the focus frame.
func (g *Grid) FocusGained() {
	g.focused = true
	g.repaint()
}

// FocusLost hides the focus frame.
func (g *Grid) FocusLost() {
	g.focused = false
	g.shift.down = false
	g.repaint()
}

// TypedRune does nothing: the grid takes no text.
func (g *Grid) TypedRune(rune) {}

// KeyDown remembers Shift.
func (g *Grid) KeyDown(key *fyne.KeyEvent) { g.shift.key(key.Name, true) }

// KeyUp forgets Shift.
func (g *Grid) KeyUp(key *fyne.KeyEvent) { g.shift.key(key.Name, false) }

// TypedKey moves, selects and activates; what it does not use goes to the window.
func (g *Grid) TypedKey(key *fyne.KeyEvent) {
	if row, ok := g.target(key.Name); ok {
		g.moveTo(row)
		return
	}
	switch key.Name {
	case fyne.KeySpace:
		g.space()
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.cfg.OnActivated == nil {
			forwardKey(g, key)
			return
		}
		g.activate(g.current)
	case fyne.KeyLeft, fyne.KeyRight:
		g.side(key)
	default:
		forwardKey(g, key)
	}
}

func (g *Grid) space() {
	switch {
	case g.current < 0:
	case g.cfg.OnSpace != nil:
		g.cfg.OnSpace(g.current)
	default:
		g.toggle(g.current)
	}
}

func (g *Grid) side(key *fyne.KeyEvent) {
	switch {
	case g.cfg.OnSide == nil:
		forwardKey(g, key)
	case key.Name == fyne.KeyLeft:
		g.cfg.OnSide(-1)
	default:
		g.cfg.OnSide(1)
	}
}

// target returns the row a key leads to.
func (g *Grid) target(name fyne.KeyName) (int, bool) {
	page := max(1, g.visibleRows()-1)
	row := g.current
	switch name {
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyPageUp:
		row -= page
	case fyne.KeyPageDown:
		row += page
	case fyne.KeyHome:
		row = 0
	case fyne.KeyEnd:
		row = g.length - 1
	default:
		return 0, false
	}
	return max(0, min(row, g.length-1)), true
}

func (g *Grid) moveTo(row int) {
	switch {
	case g.length == 0:
	case g.shift.pressed():
		g.extendTo(row)
	default:
		g.selectOnly(row)
	}
}

func (g *Grid) activate(row int) {
	if row >= 0 && row < g.length && g.cfg.OnActivated != nil {
		g.cfg.OnActivated(row)
	}
}

// TypedShortcut selects all, copies, and moves with Ctrl without selecting; what
// it does not use goes to the window.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		g.SelectAll()
		return
	case *fyne.ShortcutCopy:
		if g.cfg.OnCopy != nil {
			g.cfg.OnCopy()
		}
		return
	case *desktop.CustomShortcut:
		if g.ctrlKey(s) {
			return
		}
	}
	forwardShortcut(g, s)
}

func (g *Grid) ctrlKey(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	if s.KeyName == fyne.KeySpace && g.current >= 0 {
		g.toggle(g.current)
		return true
	}
	row, ok := g.target(s.KeyName)
	if !ok || g.length == 0 {
		return false
	}
	if s.Modifier&fyne.KeyModifierShift != 0 {
		g.extendTo(row)
	} else {
		g.change(row, g.sel)
	}
	return true
}
