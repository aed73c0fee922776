package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/intake"
	"kycuong/register"

	"fyne.io/fyne/v2/widget"
)

// template is a document to begin others with, kept on the user's desk under a name.
type template struct {
	Name     string            `json:"name"`
	Document register.Document `json:"document"`
}

const templatesName = "templates"

func (a *App) templates() (kept []template) {
	a.readDesk(templatesName, &kept)
	return kept
}

// templateCommands begin a document of a register with a template.
func (a *App) templateCommands(dir register.Direction, from any) (list []command) {
	for _, t := range a.templates() {
		if t.Document.Direction == dir {
			list = append(list, command{title: a.w.t("New from template: {name}", "name", t.Name), do: func() { a.openEntry(a.copied(t.Document), from) }})
		}
	}
	if len(list) > 0 {
		list = append(list, command{title: a.w.t("Forget a template …"), do: func() { a.forgetTemplate(dir) }})
	}
	return list
}

// forgetTemplate takes a template of a register away.
func (a *App) forgetTemplate(dir register.Direction) {
	var names []string
	for _, t := range a.templates() {
		if t.Document.Direction == dir {
			names = append(names, t.Name)
		}
	}
	a.askForget(a.w.t("Forget a template"), names, func(name string) { a.keepTemplates(a.templatesWithout(name, dir)) })
}

// templatesWithout are the templates but for one of a register.
func (a *App) templatesWithout(name string, dir register.Direction) []template {
	return slices.DeleteFunc(a.templates(), func(t template) bool { return t.Name == name && t.Document.Direction == dir })
}

func (a *App) keepTemplates(kept []template) {
	if len(kept) == 0 {
		a.keepOnDesk(templatesName, nil)
		return
	}
	a.keepOnDesk(templatesName, kept)
}

// keepTemplate keeps what stands in the form; the same name replaces, no subject and no
// name of an agency is needed.
func (e *entry) keepTemplate() {
	a := e.a
	d, _ := e.form.document(a.org)
	name := widgets.NewLine()
	name.SetText(d.Subject)
	a.ask(question{title: a.w.t("Keep as a template"), text: a.w.t("Type, subject, signer, addressees and the like are kept; number and days are not."), first: name,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Name"), name)}, needs: needs{name: a.w.t("A name is needed.")}, confirm: a.w.t("Keep"), dismiss: a.w.t("Cancel"), answer: func() refusal {
			t := template{register.Clean(name.Text), a.copied(d)}
			a.keepTemplates(append(a.templatesWithout(t.Name, d.Direction), t))
			a.status(a.w.t("Kept. It is in the menu of the list, and under Ctrl+K."))
			return refusal{}
		}})
}

// pasteLine fills the form from a line on the clipboard. What stands in the form stays
// where the line says nothing about it.
func (e *entry) pasteLine() {
	a := e.a
	read, ok := intake.Line(a.fyne.Clipboard().Content(), e.dir, a.org, a.today())
	if !ok {
		a.status(a.w.t("The clipboard holds no line of a table. Copy one in Excel or the portal first."))
		return
	}
	d, _ := e.form.document(a.org)
	d.Symbol, d.Subject, d.Type, d.Signer = cmp.Or(read.Symbol, d.Symbol), cmp.Or(read.Subject, d.Subject), cmp.Or(read.Type, d.Type), cmp.Or(read.Signer, d.Signer)
	d.Date, d.Arrived, d.Sender = cmp.Or(read.Date, d.Date), cmp.Or(read.Arrived, d.Arrived), cmp.Or(read.Sender, d.Sender)
	if len(read.To) > 0 {
		d.To = read.To
	}
	e.form.fill(resolve(d, a.org))
	e.changed()
	a.status(a.w.t("Filled in from the clipboard. Look it through before saving."))
}

// ruleNamed is the code of the first rule the advice tells of; "" for none.
func (e *entry) ruleNamed() string {
	for _, x := range e.form.advice.shown {
		if code, _, ok := strings.Cut(x.title, " – "); ok {
			return code
		}
	}
	return ""
}

// reserve takes the next number out of the ledger at once, so that nobody else gets it
// while the document is being signed.
func (e *entry) reserve() {
	a := e.a
	d, _ := e.form.document(a.org)
	book, ok := a.settings.BookFor(&d)
	if !ok || d.ID != 0 || d.Day() == 0 {
		a.status(a.w.t("A number is reserved for a new document whose day is known."))
		return
	}
	series := register.SeriesOf(&d, book, a.settings.Office)
	var slot register.Slot
	a.background(a.w.t("The number was not reserved"), func(context.Context) (err error) {
		slot, err = a.st.ReserveNumber(series, d.Number, firstOf(d.Subject, a.who), 0)
		return err
	}, func() {
		e.reserved = slot.Number
		e.form.number.set(slot.Number.String())
		a.status(a.w.t("Number {number} is reserved.", "number", slot.Number))
	})
}
