package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// headings are those a table has room for, as they are shown.
func headings(g *widgets.Grid) (shown []string) {
	for _, part := range test.WidgetRenderer(g).Objects() {
		if head, ok := part.(*canvas.Text); ok && head.Position().Y == 0 && head.Visible() {
			shown = append(shown, head.Text)
		}
	}
	return shown
}

// cutHeadings are the headings of tables on the window that are not shown in full.
func cutHeadings(t *testing.T, c fyne.Canvas) (cut []string) {
	t.Helper()
	objects := test.LaidOutObjects(c.Content())
	for _, o := range c.Overlays().List() {
		objects = append(objects, test.LaidOutObjects(o)...)
	}
	for _, o := range objects {
		g, ok := o.(*widgets.Grid)
		if !ok {
			continue
		}
		for _, head := range headings(g) {
			if strings.HasSuffix(head, "…") {
				cut = append(cut, head)
			}
		}
	}
	return cut
}

// TestHeadingsAreReadInTheSmallestWindow: those of every table, in both languages.
func TestHeadingsAreReadInTheSmallestWindow(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			a := openSample(t)
			settings := a.settings
			settings.Language = lang
			a.saveSettings(settings)
			a.window.Resize(smallest)
			for _, s := range everyScreen(t, a) {
				s.show()
				if cut := cutHeadings(t, a.window.Canvas()); len(cut) > 0 {
					t.Errorf("%s: %q", s.name, cut)
				}
				a.answerAsked(false)
			}
		})
	}
}
