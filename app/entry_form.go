package app

import (
	"slices"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// entryForm takes one document in one pass of the keyboard. It holds the
// fields; what they mean together is entry.document, what is wrong with it
// comes from outside through show.
type entryForm struct {
	content fyne.CanvasObject
	w       words
	on      entryActions
	old     register.Document // the document edited; zero for a new one

	number, symbol, subject, signer, inReplyTo, evidence, copies, note *lineField
	progress, reply, relations                                         *lineField
	date, signed, issued, replyDue, arrived, handleDue                 *dateField
	kind, signing                                                      *choiceField
	sender, handler, to, cc                                            *unitField
	urgency, secrecy, exception                                        *selectField
	advice                                                             *advicePane
	host                                                               *widgets.PopupHost
	first                                                              fyne.Focusable
	files                                                              *waiting
	judged                                                             *judgedFields
	filling                                                            bool
	named                                                              map[string]*widgets.Field // those that may be needed, as faults call them
}

// entryActions are what the form asks of the program around it.
type entryActions struct {
	changed  func()
	save     func(another bool)
	close    func()
	attach   func()
	today    func() register.Date
	units    func(query string) []register.Unit
	nameOf   func(code string) string
	isKnown  func(name string) bool // that it is one agency's, written in full
	previous func(field, prefix string) []string
	excuses  []choice
	fields   []choice // fields of work, and kinds of content, of the rulebook
	contents []choice
}

// choice is a value with the words it is shown as.
type choice struct{ value, label string }

func newEntryForm(w words, old register.Document, on entryActions) *entryForm {
	f := &entryForm{w: w, on: on, old: old, host: widgets.NewPopupHost(nil), files: newWaiting(w), named: map[string]*widgets.Field{}}
	f.makeFields()
	left := f.mainFields()
	right := f.moreFields()
	f.advice = newAdvicePane(w)
	title := widget.NewLabelWithStyle(f.title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	fields := container.NewVScroll(container.NewPadded(container.NewVBox(left, right)))
	split := container.NewHSplit(fields, f.advice.content)
	split.SetOffset(0.64)
	f.host.SetContent(container.NewBorder(container.NewBorder(nil, nil, title, nil, hint(w.t("* required"))), container.NewVBox(f.files.box, f.buttons()), nil, nil, split))
	f.content = f.host
	f.fill(old)
	f.markNeeded()
	return f
}

func (f *entryForm) title() string {
	incoming := f.old.Direction == register.Incoming
	switch {
	case f.old.ID != 0:
		return f.w.t("Edit {symbol}", "symbol", f.old.Symbol)
	case incoming:
		return f.w.t("New incoming document")
	}
	return f.w.t("New outgoing document")
}

func (f *entryForm) makeFields() {
	changed := f.changed
	line := func(name string) *lineField {
		return newLineField(f.host, func(prefix string) []string { return f.on.previous(name, prefix) }, changed)
	}
	plain := func() *lineField { return newLineField(nil, nil, changed) }
	code := func() *lineField { return newCodeField(changed) }
	f.number, f.symbol, f.copies = code(), code(), code()
	f.subject = newTextField(f.host, 2, func(prefix string) []string { return f.on.previous("subject", prefix) }, changed)
	f.signer, f.note = line("signer"), line("note")
	f.inReplyTo, f.evidence, f.progress, f.reply, f.relations = code(), plain(), plain(), code(), plain()
	f.relations.hint(f.w.t("căn cứ 12/QĐ-UBND"))
	for _, d := range []**dateField{&f.date, &f.signed, &f.issued, &f.replyDue, &f.arrived, &f.handleDue} {
		*d = newDateField(f.on.today, changed)
	}
	f.kind = newChoiceField(f.host, typeChoices(), changed)
	f.signing = newChoiceField(f.host, []choice{{"TM.", "TM."}, {"KT.", "KT."}, {"TL.", "TL."}, {"TUQ.", "TUQ."}, {"Q.", "Q."}}, changed)
	unit := func(many bool) *unitField {
		return newUnitField(f.host, many, f.on.units, f.on.nameOf, f.on.isKnown, changed)
	}
	f.sender, f.handler, f.to, f.cc = unit(false), unit(false), unit(true), unit(true)
	f.urgency = newSelectField([]choice{{"", f.w.t("Normal")}, {"1", "Khẩn"}, {"2", "Thượng khẩn"}, {"3", "Hỏa tốc"}}, changed)
	f.secrecy = newSelectField([]choice{{"", f.w.t("Not secret")}, {"1", "Mật"}, {"2", "Tối mật"}, {"3", "Tuyệt mật"}}, changed)
	f.judged = f.makeJudged()
	f.exception = newSelectField(append([]choice{{"", f.w.t("None")}}, f.on.excuses...), changed)
}

func typeChoices() []choice {
	var list []choice
	for _, t := range register.DocTypes() {
		list = append(list, choice{t.Code, t.Name})
	}
	return list
}

// labelled puts a field under its label; twoColumns pairs them.
func labelled(label string, object fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewFieldWith(widgets.FieldConfig{Label: label, Input: object, Tight: true})
}

// needed is a field that some documents may not leave blank.
func (f *entryForm) needed(name, label string, object fyne.CanvasObject) fyne.CanvasObject {
	f.named[name] = widgets.NewFieldWith(widgets.FieldConfig{Label: label, Input: object, Tight: true})
	return f.named[name]
}

// markNeeded marks the fields a blank document of its kind is refused for.
func (f *entryForm) markNeeded() {
	secrecy, _ := strconv.Atoi(f.secrecy.value()) // "" is open
	blank := register.Document{Direction: f.old.Direction, Secrecy: register.Secrecy(secrecy)}.Validate()
	for name, field := range f.named {
		field.SetRequired(slices.ContainsFunc(blank, func(x register.Fault) bool { return x.Field == name }))
	}
}

func inRow(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(len(objects), objects...)
}

// mainFields are what every entry needs, in the order of the paper.
func (f *entryForm) mainFields() fyne.CanvasObject {
	w := f.w
	kind := f.needed("type", w.t("Type"), f.kind.object)
	date := f.needed("date", w.t("Date of the document"), f.date.object)
	symbol, sender := labelled(w.t("Symbol"), f.symbol.object), f.needed("sender", w.t("Sender"), f.sender.object)
	subject := f.needed("subject", w.t("Subject"), f.subject.object)
	to := f.needed("to", w.t("To (main addressees)"), f.to.object)
	if f.old.Direction == register.Incoming {
		f.first = f.sender.focus
		return container.NewVBox(
			inRow(labelled(w.t("Arrival number"), f.number.object), f.needed("arrived", w.t("Arrived on"), f.arrived.object)),
			sender, inRow(symbol, date, kind), subject, to,
			inRow(labelled(w.t("Handler"), f.handler.object), labelled(w.t("Handle by"), f.handleDue.object)))
	}
	f.first = f.kind.focus
	return container.NewVBox(
		inRow(kind, date, labelled(w.t("Number"), f.number.object), symbol), subject, to,
		labelled(w.t("Copies to"), f.cc.object),
		inRow(labelled(w.t("Signer"), f.signer.object), labelled(w.t("Signing form"), f.signing.object), labelled(w.t("Signed on"), f.signed.object), labelled(w.t("Issued on"), f.issued.object)),
		sender)
}

// moreFields are what some entries need.
func (f *entryForm) moreFields() fyne.CanvasObject {
	w := f.w
	urgency, secrecy := labelled(w.t("Urgency"), f.urgency.object), labelled(w.t("Secrecy"), f.secrecy.object)
	answers := labelled(w.t("Answers document"), f.inReplyTo.object)
	due := labelled(w.t("Answer due"), f.replyDue.object)
	excuse := inRow(labelled(w.t("Exception"), f.exception.object), labelled(w.t("Evidence of the exception"), f.evidence.object))
	note, related := labelled(w.t("Note"), f.note.object), labelled(w.t("Related documents"), f.relations.object)
	if f.old.Direction == register.Incoming {
		return container.NewVBox(inRow(labelled(w.t("Progress"), f.progress.object), labelled(w.t("Answered by document"), f.reply.object)),
			inRow(labelled(w.t("Signer"), f.signer.object), urgency, secrecy), inRow(answers, due), excuse, inRow(related, note), f.judged.rows(w, true))
	}
	return container.NewVBox(inRow(urgency, secrecy, due, labelled(w.t("Copies"), f.copies.object)), inRow(answers, related), excuse, note, f.judged.rows(w, false))
}

func (f *entryForm) buttons() fyne.CanvasObject {
	w := f.w
	next := widgets.NewButton(w.t("Save and next (Ctrl+Enter)"), theme.ConfirmIcon(), func() { f.on.save(true) })
	next.Importance = widget.HighImportance
	save := widgets.NewButton(w.t("Save (Ctrl+S)"), theme.DocumentSaveIcon(), func() { f.on.save(false) })
	leave := widgets.NewButton(w.t("Close (Esc)"), theme.CancelIcon(), f.on.close)
	leave.Importance = widget.LowImportance
	attach := widgets.NewButton(w.t("Attach a file …"), theme.MailAttachmentIcon(), f.on.attach)
	if f.old.ID != 0 {
		return container.NewHBox(save, leave, attach)
	}
	return container.NewHBox(next, save, leave, attach)
}

// addFiles lets files wait until the document is saved.
func (f *entryForm) addFiles(paths []string) {
	f.files.set(append(slices.Clone(f.files.paths), paths...))
	f.changed()
}

func (f *entryForm) changed() {
	if !f.filling {
		f.markNeeded()
		f.on.changed()
	}
}

// fill puts a document into the fields without calling back.
func (f *entryForm) fill(d register.Document) {
	f.filling = true
	defer func() { f.filling = false }()
	f.number.set(d.Number.String())
	f.symbol.set(d.Symbol)
	f.subject.set(d.Subject)
	f.signer.set(d.Signer)
	f.inReplyTo.set(d.InReplyTo)
	f.evidence.set(d.Evidence)
	f.note.set(d.Note)
	f.relations.set(register.RelationsText(d.Relations))
	f.judged.fill(d)
	f.progress.set(d.Progress)
	f.reply.set(d.Reply)
	if d.Copies > 0 {
		f.copies.set(strconv.Itoa(d.Copies))
	}
	f.date.set(d.Date)
	f.signed.set(d.Signed)
	f.issued.set(d.Issued)
	f.replyDue.set(d.ReplyDue)
	f.arrived.set(d.Arrived)
	f.handleDue.set(d.HandleDue)
	f.kind.set(d.Type)
	f.signing.set(d.Signing)
	f.sender.set([]register.Party{d.Sender})
	f.handler.set([]register.Party{d.Handler})
	f.to.set(d.To)
	f.cc.set(d.CC)
	f.urgency.set(level(int(d.Urgency)))
	f.secrecy.set(level(int(d.Secrecy)))
	f.exception.set(d.Exception)
}

// level writes a degree as the value of its choice.
func level(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
