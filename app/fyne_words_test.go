package app

import (
	"testing"

	"fyne.io/fyne/v2/lang"
)

func TestTheToolkitSpeaksTheLanguageOfTheWindow(t *testing.T) {
	for _, c := range []struct{ language, cancel, monday, name string }{
		{"vi", "Thôi", "T2", "Tên"}, {"en", "Cancel", "Mon", "Name"}, {"vi", "Thôi", "T2", "Tên"},
	} {
		useFyneWords(words{c.language})
		if got := lang.L("Cancel"); got != c.cancel {
			t.Errorf("%s: %q", c.language, got)
		}
		if got := lang.X("monday.short", "?"); got != c.monday {
			t.Errorf("%s: %q", c.language, got)
		}
		if got := lang.X("file.name", "?"); got != c.name {
			t.Errorf("%s: %q", c.language, got)
		}
	}
}
