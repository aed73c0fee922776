package app

import (
	"testing"

	"kycuong/app/widgets"
	"kycuong/export"

	"fyne.io/fyne/v2"
)

// typePalette opens the palette and types into it.
func typePalette(a *App, text string) {
	a.pressed(fyne.KeyK, fyne.KeyModifierControl)
	if line, ok := a.window.Canvas().Focused().(*widgets.Line); ok {
		line.SetText(text)
	}
}

func TestThePaletteFindsCommandsAgenciesAndDocuments(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for _, c := range []struct {
		typed string
		down  int
		want  func() bool
	}{
		{"ra soat", 0, func() bool { _, ok := a.current.(*reviewScreen); return ok }},
		{"thiet lap quy tac", 0, func() bool { s, ok := a.current.(*settingsScreen); return ok && s.tabs.SelectedIndex() == 2 }},
		{"sở xây dựng", 0, func() bool {
			s, ok := a.current.(*unitsScreen)
			return ok && len(s.rows) > 0 && s.rows[0].Name == "Sở Xây dựng"
		}},
		{"234/UBND-VX", 0, func() bool {
			s, ok := a.current.(*registerScreen)
			d, found := s.rows.at(0)
			return ok && found && d.Symbol == "234/UBND-VX"
		}},
	} {
		typePalette(a, c.typed)
		k.press(times(c.down, fyne.KeyDown)...)
		k.press(fyne.KeyReturn)
		if !c.want() || len(a.asking) > 0 {
			t.Errorf("%q leads to a %T, %d questions open", c.typed, a.current, len(a.asking))
		}
	}
	typePalette(a, "xyzzy")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Error("what is not found closes the palette")
	}
	k.press(fyne.KeyEscape)
	if len(a.asking) != 0 {
		t.Error("Esc leaves the palette open")
	}
}

// TestNoKeyMeansTwoThings: neither where one is nor in the window.
func TestNoKeyMeansTwoThings(t *testing.T) {
	a := openSample(t)
	for _, p := range places(a.w) {
		a.goTo(p.place)
		for _, list := range [][]command{a.here(), a.everywhere()} {
			seen := map[string]string{}
			for _, c := range list {
				if other, twice := seen[c.keys()]; twice && c.key != "" {
					t.Errorf("%s: %s is %q and %q", p.label, c.keys(), other, c.title)
				}
				seen[c.keys()] = c.title
			}
		}
	}
}

func TestUndoFromTheWindow(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	f := s.rows[0]
	a.window.Canvas().Focus(s.grid)
	k.press(fyne.KeyF6)
	if decisionOn(t, a, f).State == f.State {
		t.Fatal("nothing was decided")
	}
	k.ctrl(fyne.KeyZ)
	if got := decisionOn(t, a, f).State; got != f.State {
		t.Errorf("undone the finding is %s, not %s", got, f.State)
	}
	if len(s.rows) == 0 || s.rows[0].Key() != f.Key() || s.rows[0].Changed {
		t.Error("the list does not show it again as it was")
	}
}

// TestAReportIsFoundByItsName in the palette, and stands ready to be written.
func TestAReportIsFoundByItsName(t *testing.T) {
	a := openSample(t)
	typePalette(a, "xep hang")
	keyboard{t, a}.press(fyne.KeyReturn)
	if s, ok := a.current.(*reportScreen); !ok || s.kind.value() != string(export.KindRanking) {
		t.Errorf("it leads to a %T", a.current)
	}
}
