package app

import (
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	for _, sentence := range p.on.findings(d) {
		warning := wrapped(sentence)
		warning.Importance = widget.DangerImportance
		objects = append(objects, container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(theme.WarningIcon())), nil, warning))
	}
	objects = append(objects, p.facts(d))
	for _, l := range p.on.links(d) {
		if l.open == nil {
			objects = append(objects, wrapped(l.label+": "+l.name))
			continue
		}
		button := widgets.NewButton(l.label+": "+l.name, theme.NavigateNextIcon(), l.open)
		button.Alignment = widget.ButtonAlignLeading
		button.Importance = widget.LowImportance
		objects = append(objects, button)
	}
	objects = append(objects, p.attachments(d)...)
	p.fill(append(objects, p.buttons(d))...)
}

func (p *detailPane) facts(d register.Document) fyne.CanvasObject {
	w := p.w
	list := newFacts()
	list.add(w.t("Type"), register.TypeName(d.Type))
	list.add(w.t("Date"), d.Date.String())
	list.add(w.t("Signed on"), d.Signed.String())
	list.add(w.t("Issued on"), d.Issued.String())
	list.add(w.t("No."), p.incomingNumber(d))
	list.add(w.t("Arrived"), d.Arrived.String())
	list.add(w.t("Sender"), p.on.nameOf(d.Sender, d.Date))
	list.add(w.t("To"), joinParties(d.To, d.Date, p.on.nameOf))
	list.add(w.t("Copies to"), joinParties(d.CC, d.Date, p.on.nameOf))
	list.add(w.t("Signer"), strings.TrimSpace(d.Signing+" "+d.Signer))
	list.add(w.t("Urgency"), d.Urgency.String())
	list.add(w.t("Secrecy"), d.Secrecy.String())
	list.add(w.t("Answers"), d.InReplyTo)
	list.add(w.t("Answer due"), d.ReplyDue.String())
	list.add(w.t("Handler"), p.on.nameOf(d.Handler, d.Date))
	list.add(w.t("Handle by"), d.HandleDue.String())
	list.add(w.t("Progress"), d.Progress)
	list.add(w.t("Answered by"), d.Reply)
	list.add(w.t("Exception"), strings.TrimSpace(d.Exception+" "+d.Evidence))
	list.add(w.t("Note"), d.Note)
	list.add(w.t("Voided"), d.Voided)
	return list.box
}

func (p *detailPane) incomingNumber(d register.Document) string {
	if d.Direction == register.Incoming {
		return d.Number.String()
	}
	return ""
}

func (p *detailPane) buttons(d register.Document) fyne.CanvasObject {
	if d.Voided != "" {
		return container.NewHBox()
	}
	edit := widgets.NewButton(p.w.t("Edit (Enter)"), theme.DocumentCreateIcon(), func() { p.on.open(d) })
	void := widgets.NewButton(p.w.t("Void …"), theme.DeleteIcon(), func() { p.on.void(d) })
	void.Importance = widget.LowImportance
	return container.NewHBox(edit, void)
}
