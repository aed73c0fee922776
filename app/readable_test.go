package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// texts are what a widget draws, where it stands.
func texts(w fyne.Widget) (shown []*canvas.Text) {
	for _, part := range test.WidgetRenderer(w).Objects() {
		if text, ok := part.(*canvas.Text); ok && text.Visible() {
			shown = append(shown, text)
		}
	}
	return shown
}

// headings are those a table has room for, as they are shown.
func headings(g *widgets.Grid) (shown []string) {
	for _, head := range texts(g) {
		if head.Position().Y == 0 {
			shown = append(shown, head.Text)
		}
	}
	return shown
}

// readable complains of headings of tables and of figures that are cut off, and of buttons
// that say their key alone.
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
		case *widgets.Figure:
			for _, text := range texts(o) {
				if strings.HasSuffix(text.Text, "…") {
					t.Errorf("%s has a figure %q", name, text.Text)
				}
			}
		case *widgets.Button:
			if strings.HasPrefix(o.Text, "(") {
				t.Errorf("%s has a button %q", name, o.Text)
			}
		}
	}
}
