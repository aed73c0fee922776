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
	content fyne.CanvasObject
	box     *fyne.Container
	w       words
	on      registerActions
}

func newDetailPane(w words, on registerActions) *detailPane {
	p := &detailPane{w: w, on: on, box: container.NewVBox()}
	p.content = container.NewVScroll(container.NewPadded(p.box))
	return p
}

func (p *detailPane) clear() { p.empty("") }

// empty shows a sentence instead of a document.
func (p *detailPane) empty(text string) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	p.box.Objects = []fyne.CanvasObject{label}
	p.box.Refresh()
}

// show fills the pane.
func (p *detailPane) show(d register.Document) {
	head := widget.NewLabelWithStyle(d.Symbol, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.Wrapping = fyne.TextWrapWord
	subject := widget.NewLabel(d.Subject)
	subject.Wrapping = fyne.TextWrapWord
	objects := []fyne.CanvasObject{head, subject}
	for _, sentence := range p.on.findings(d) {
		warning := widget.NewLabel(sentence)
		warning.Importance = widget.DangerImportance
		warning.Wrapping = fyne.TextWrapWord
		objects = append(objects, container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(theme.WarningIcon())), nil, warning))
	}
	objects = append(objects, p.facts(d), p.buttons(d))
	p.box.Objects = objects
	p.box.Refresh()
}

func (p *detailPane) facts(d register.Document) fyne.CanvasObject {
	w := p.w
	form := widget.NewForm()
	row := func(label, value string) {
		if value == "" {
			return
		}
		text := widget.NewLabel(value)
		text.Wrapping = fyne.TextWrapWord
		form.Append(label, text)
	}
	row(w.t("Type"), register.TypeName(d.Type))
	row(w.t("Date"), d.Date.String())
	row(w.t("Signed on"), d.Signed.String())
	row(w.t("Issued on"), d.Issued.String())
	row(w.t("No."), p.incomingNumber(d))
	row(w.t("Arrived"), d.Arrived.String())
	row(w.t("Sender"), p.on.nameOf(d.Sender, d.Date))
	row(w.t("To"), joinParties(d.To, d.Date, p.on.nameOf))
	row(w.t("Copies to"), joinParties(d.CC, d.Date, p.on.nameOf))
	row(w.t("Signer"), strings.TrimSpace(d.Signing+" "+d.Signer))
	row(w.t("Urgency"), d.Urgency.String())
	row(w.t("Secrecy"), d.Secrecy.String())
	row(w.t("Answers"), d.InReplyTo)
	row(w.t("Answer due"), d.ReplyDue.String())
	row(w.t("Handler"), p.on.nameOf(d.Handler, d.Date))
	row(w.t("Handle by"), d.HandleDue.String())
	row(w.t("Progress"), d.Progress)
	row(w.t("Answered by"), d.Reply)
	row(w.t("Exception"), strings.TrimSpace(d.Exception+" "+d.Evidence))
	row(w.t("Note"), d.Note)
	row(w.t("Voided"), d.Voided)
	return form
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
