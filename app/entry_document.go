package app

import (
	"strconv"
	"strings"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

// document reads the fields; faults name those that cannot be read. Nothing
// is changed on the way: what the clerk typed stays in the form.
func (f *entryForm) document(org *register.Org) (register.Document, register.Faults) {
	var fs register.Faults
	d := f.old
	day := func(field *dateField, name string) register.Date {
		date, ok := field.date()
		if !ok {
			fs = append(fs, field.fault(name))
		}
		return date
	}
	d.Date, d.Signed, d.Issued = day(f.date, "date"), day(f.signed, "signed"), day(f.issued, "issued")
	d.ReplyDue, d.Arrived, d.HandleDue = day(f.replyDue, "replyDue"), day(f.arrived, "arrived"), day(f.handleDue, "handleDue")
	d.Symbol, d.Subject, d.Signer, d.InReplyTo = f.symbol.text(), f.subject.text(), f.signer.text(), f.inReplyTo.text()
	d.Evidence, d.Note, d.Progress, d.Reply = f.evidence.text(), f.note.text(), f.progress.text(), f.reply.text()
	d.Type, d.Signing, d.Exception = f.kind.value(), f.signing.value(), f.exception.value()
	urgency, _ := strconv.Atoi(f.urgency.value()) // "" is normal
	secrecy, _ := strconv.Atoi(f.secrecy.value()) // "" is open
	d.Urgency, d.Secrecy = register.Urgency(urgency), register.Secrecy(secrecy)
	d.Sender, d.Handler = one(f.sender.parties()), one(f.handler.parties())
	d.To, d.CC = f.to.parties(), f.cc.parties()
	fs = append(fs, f.numbers(&d)...)
	fs = append(fs, f.judged.read(&d)...)
	var err error
	if d.Relations, err = register.ParseRelations(f.relations.text()); err != nil {
		fs = append(fs, register.Fault{Field: "relations", Text: string(register.ErrRelation)})
	}
	return resolve(d.Clean(), org), fs
}

func (f *entryForm) numbers(d *register.Document) register.Faults {
	var fs register.Faults
	d.Number, d.Copies = register.Number{}, 0
	bad := func(field, text string) {
		fs = append(fs, register.Fault{Field: field, Text: "“{text}” is not a number.", Args: map[string]string{"text": text}})
	}
	if text := strings.TrimSpace(f.number.text()); text != "" {
		n, err := register.ParseNumber(text)
		if err != nil {
			bad("number", text)
		}
		d.Number = n
	}
	if text := strings.TrimSpace(f.copies.text()); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			bad("copies", text)
		}
		d.Copies = n
	}
	return fs
}

func one(list []register.Party) register.Party {
	if len(list) == 0 {
		return register.Party{}
	}
	return list[0]
}

// resolve finds the units of names typed in full.
func resolve(d register.Document, org *register.Org) register.Document {
	day := d.Date
	d.Sender, d.Handler = org.ResolveParty(d.Sender, day), org.ResolveParty(d.Handler, day)
	for _, list := range [][]register.Party{d.To, d.CC, d.Consulted} {
		for i := range list {
			list[i] = org.ResolveParty(list[i], day)
		}
	}
	return d
}

// focusOf returns the widget of a field that a fault names; nil when it is not on
// the form.
func (f *entryForm) focusOf(field string) fyne.Focusable {
	if focus := f.judged.focusOf(field); focus != nil {
		return focus
	}
	return map[string]fyne.Focusable{
		"date": f.date.object, "signed": f.signed.object, "issued": f.issued.object, "arrived": f.arrived.object,
		"replyDue": f.replyDue.object, "handleDue": f.handleDue.object, "type": f.kind.focus, "sender": f.sender.focus,
		"to": f.to.focus, "subject": f.subject.focus(), "number": f.number.focus(), "copies": f.copies.focus(), "relations": f.relations.focus(),
	}[field]
}
