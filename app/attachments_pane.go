package app

import (
	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// attachmentActions are what the user can want of attached files.
type attachmentActions struct {
	list func(register.Document) []register.Attachment
	add  func(register.Document)
	open func(register.Attachment)
	save func(register.Attachment)
	void func(register.Attachment)
}

// attachments shows the files of a document, and a way to add one.
func (p *detailPane) attachments(d register.Document) []fyne.CanvasObject {
	if d.Secrecy != register.Open {
		return nil
	}
	var objects []fyne.CanvasObject
	for _, x := range p.on.files.list(d) {
		button := func(label string, do func(register.Attachment)) *widgets.Button {
			b := widgets.NewButton(label, nil, func() { do(x) })
			b.Importance = widget.LowImportance
			return b
		}
		open := button(p.w.t("Open file"), p.on.files.open)
		open.Importance = widget.MediumImportance
		name := wrapped(x.Name + " (" + sizeWords(x.Size) + ", " + x.Added.String() + ")")
		icon := container.NewVBox(widget.NewIcon(theme.MailAttachmentIcon()))
		objects = append(objects, container.NewBorder(nil, container.NewHBox(open, button(p.w.t("Save a copy …"), p.on.files.save), button(p.w.t("Take off …"), p.on.files.void)), icon, nil, name))
	}
	if d.Voided == "" && !p.on.closed(d) {
		add := widgets.NewButton(p.w.t("Attach a file …"), theme.MailAttachmentIcon(), func() { p.on.files.add(d) })
		add.Importance = widget.LowImportance
		objects = append(objects, container.NewHBox(add))
	}
	return objects
}

// waiting are the files that are attached when a form is saved.
type waiting struct {
	box   *fyne.Container
	label *widget.Label
	paths []string
}

func newWaiting(w words) *waiting {
	f := &waiting{label: wrapped("")}
	clear := widgets.NewButton(w.t("Leave them out"), theme.CancelIcon(), func() { f.set(nil) })
	clear.Importance = widget.LowImportance
	f.box = container.NewBorder(nil, nil, widget.NewIcon(theme.MailAttachmentIcon()), clear, f.label)
	f.box.Hide()
	return f
}

func (f *waiting) set(paths []string) {
	f.paths = paths
	f.label.SetText(fileNames(paths))
	if len(paths) == 0 {
		f.box.Hide()
	} else {
		f.box.Show()
	}
}
