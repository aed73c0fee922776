package app

import (
	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// advice is one thing the clerk should know before saving; it never blocks.
type advice struct {
	tone        widgets.Tone
	title, text string
}

// advicePane shows what the program thinks of the document while it is typed.
type advicePane struct {
	content fyne.CanvasObject
	box     *fyne.Container
	w       words
	shown   []advice
}

func newAdvicePane(w words) *advicePane {
	p := &advicePane{w: w, box: container.NewVBox()}
	p.content = container.NewVScroll(container.NewPadded(p.box))
	p.show(nil)
	return p
}

// show replaces the advice; none is told as such.
func (p *advicePane) show(list []advice) {
	p.shown = list
	p.box.Objects = nil
	if len(list) == 0 {
		hint := wrapped(p.w.t("While you type, this place tells whether the document passes over a level, and which way it should take."))
		hint.Importance = widget.LowImportance
		p.box.Objects = []fyne.CanvasObject{hint}
	}
	for _, x := range list {
		p.box.Objects = append(p.box.Objects, widgets.NewBanner(x.tone, x.title, x.text))
	}
	p.box.Refresh()
}
