package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pane is the place beside a list that shows what stands under its cursor.
type pane struct {
	content fyne.CanvasObject
	box     *fyne.Container
}

func newPane() pane {
	p := pane{box: container.NewVBox()}
	p.content = container.NewVScroll(container.NewPadded(p.box))
	return p
}

// fill replaces what the pane shows.
func (p pane) fill(objects ...fyne.CanvasObject) {
	p.box.Objects = objects
	p.box.Refresh()
}

// empty shows a sentence instead.
func (p pane) empty(text string) { p.fill(wrapped(text)) }

// heading is the first line of a pane.
func heading(text string) fyne.CanvasObject {
	l := wrapped(text)
	l.TextStyle.Bold = true
	return l
}
