package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"

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

// readable complains of headings of tables that are cut off, and of buttons that say their
// key alone.
func readable(t *testing.T, a *App, name string) {
	t.Helper()
	c := a.window.Canvas()
	objects := test.LaidOutObjects(c.Content())
	for _, o := range c.Overlays().List() {
		objects = append(objects, test.LaidOutObjects(o)...)
	}
	for _, o := range objects {
		switch o := o.(type) {
		case *widgets.Grid:
			for _, head := range headings(o) {
				if strings.HasSuffix(head, "…") {
					t.Errorf("%s has a heading %q", name, head)
				}
			}
		case *widgets.Button:
			if strings.HasPrefix(o.Text, "(") {
				t.Errorf("%s has a button %q", name, o.Text)
			}
		}
	}
}
