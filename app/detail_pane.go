package app

import (
	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// detailPane shows everything of one document.
type detailPane struct {
	pane
	w  words
	on registerActions
}

func newDetailPane(w words, on registerActions) *detailPane {
	return &detailPane{newPane(), w, on}
}

func (p *detailPane) clear() { p.empty("") }

// show fills the pane.
func (p *detailPane) show(d register.Document) {
	objects := []fyne.CanvasObject{heading(d.Symbol)}
	if d.Subject != "" {
		objects = append(objects, wrapped(d.Subject))
	}
	sentences := p.on.findings(d)
	for _, sentence := range sentences {
		warning := wrapped(sentence)
		warning.Importance = widget.DangerImportance
		objects = append(objects, container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(theme.WarningIcon())), nil, warning))
	}
	if len(sentences) > 0 {
		objects = append(objects, container.NewHBox(widgets.NewButton(p.w.t("Why, and decide"), theme.VisibilityIcon(), func() { p.on.review(d) })))
	}
	if p.on.closed(d) {
		note := wrapped(p.w.t("The books of {year} are closed: this document is only read.", "year", d.Day().Year()))
		note.Importance = widget.WarningImportance
		objects = append(objects, note)
	}
	objects = append(objects, p.facts(d))
	objects = append(objects, linkButtons(p.on.links(d))...)
	objects = append(objects, p.attachments(d)...)
	p.fill(append(objects, p.buttons(d))...)
}

// linkRoom is how many letters of a name a button has room for in the narrowest pane; a
// button does not wrap, and would make the pane wider than the list beside it.
const linkRoom = 26

// linkButtons lead to other documents, under what they are to this one.
func linkButtons(links []link) (objects []fyne.CanvasObject) {
	label := ""
	for _, l := range links {
		if l.open == nil {
			objects = append(objects, wrapped(l.label+": "+l.name))
			continue
		}
		name := []rune(l.name)
		isLong := len(name) > linkRoom
		switch {
		case isLong:
			objects = append(objects, wrapped(l.label+": "+l.name))
			name = append(name[:linkRoom-1], '…')
		case l.label != label:
			objects = append(objects, wrapped(l.label+":"))
		}
		label = l.label
		button := widgets.NewButton(string(name), theme.NavigateNextIcon(), l.open)
		button.Alignment = widget.ButtonAlignLeading
		button.Importance = widget.LowImportance
		objects = append(objects, button)
	}
	return objects
}

func (p *detailPane) facts(d register.Document) fyne.CanvasObject {
	list := newFacts()
	for _, f := range documentFacts(p.w, d, p.on.nameOf) {
		list.add(f.label, f.value)
	}
	return list.box
}

func (p *detailPane) buttons(d register.Document) fyne.CanvasObject {
	past := widgets.NewButton(p.w.t("History …"), theme.HistoryIcon(), func() { p.on.history(d) })
	past.Importance = widget.LowImportance
	if d.Voided != "" || p.on.closed(d) {
		return container.NewHBox(past)
	}
	edit := widgets.NewButton(p.w.t("Edit (Enter)"), theme.DocumentCreateIcon(), func() { p.on.open(d) })
	void := widgets.NewButton(p.w.t("Void …"), theme.DeleteIcon(), func() { p.on.void(d) })
	void.Importance = widget.LowImportance
	row := container.New(layout.NewRowWrapLayout(), edit)
	if d.Direction == register.Incoming {
		hand := widgets.NewButton(p.w.t("Hand over … (F9)"), theme.MailForwardIcon(), func() { p.on.hand([]register.Document{d}) })
		hand.Importance = widget.LowImportance
		row.Add(hand)
	}
	row.Add(void)
	row.Add(past)
	return row
}
