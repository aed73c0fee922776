package app

import (
	"context"
	"slices"
	"time"

	"kycuong/register"
)

// draft is a form that was not saved yet, kept on the user's desk so that it survives
// a crash or a power cut.
type draft struct {
	Document register.Document `json:"document"`
	Number   register.Number   `json:"number"` // which a document keeps out of its JSON
	At       time.Time         `json:"at"`
}

const (
	draftName = "draft"
	laterName = "drafts.later"  // those put off at a start; the next form typed takes the place of the draft
	draftLook = 3 * time.Second // how much typing a crash can cost
)

// keepDraft lays the open form on the desk when something was typed since it last was.
func (a *App) keepDraft() {
	e, ok := a.current.(*entry)
	if !ok || !e.dirty || !e.typed || a.st == nil || a.readOnly {
		return
	}
	e.typed = false
	d, _ := e.form.document(a.org)
	kept := draft{d, d.Number, a.services.Now()}
	st := a.st
	a.background("", func(context.Context) error {
		keepOnDesk(st, draftName, kept)
		return nil
	}, func() {
		if a.current != e || !e.dirty { // it was saved or given up meanwhile
			a.dropDraft()
		}
	})
}

// givenUp is a form that was left without saving.
type givenUp struct {
	document register.Document
	at       uint64 // the head of the journal then: a later change is undone before
}

// reopen opens the form left last without saving, if nothing was done since.
func (a *App) reopen() bool {
	g := a.given
	a.given = nil
	if g == nil {
		return false
	}
	if at, _ := a.st.Head(); at != g.at {
		return false
	}
	a.openDraft(g.document)
	return true
}

// dropDraft takes it away: the form was saved, or given up.
func (a *App) dropDraft() {
	if raw, err := a.st.DeskItem(draftName); err == nil && raw != nil {
		a.keepOnDesk(draftName, nil)
	}
}

// offerDrafts asks what becomes of the form that was open when the program ended, and of
// those put off before, the last one first.
func (a *App) offerDrafts() {
	var list []draft
	a.readDesk(laterName, &list)
	var kept draft
	if a.readDesk(draftName, &kept) {
		list = append(list, kept)
		a.keepLater(list)
		a.keepOnDesk(draftName, nil)
	}
	a.offerDraft(list, len(list)-1)
}

// keepLater lays on the desk what is to be offered at the next start.
func (a *App) keepLater(list []draft) {
	if len(list) == 0 {
		a.keepOnDesk(laterName, nil)
		return
	}
	a.keepOnDesk(laterName, list)
}

// offerDraft offers one of the drafts, and the one before it when this one is put off or
// given up. Esc, which a hand presses without reading, loses nothing.
func (a *App) offerDraft(list []draft, i int) {
	if i < 0 {
		return
	}
	kept := list[i]
	d := kept.Document
	d.Number = kept.Number
	name := firstOf(d.Subject, firstOf(d.Symbol, a.w.t("a document without a subject")))
	others := slices.Delete(slices.Clone(list), i, i+1)
	a.ask(question{title: a.w.t("A document was not saved"), text: a.w.t("{subject}, typed on {day} at {time}, was still open when the program ended.", "subject", name, "day", register.DateOf(kept.At.Local()), "time", kept.At.Local().Format("15:04")),
		confirm: a.w.t("Go on with it"), dismiss: a.w.t("Later"), answer: func() refusal { return refusal{} },
		then: func() {
			a.keepOnDesk(draftName, kept) // until the form is saved or given up
			a.keepLater(others)
			a.openDraft(d)
		},
		dismissed: func() { a.offerDraft(list, i-1) },
		other: choiceOf{a.w.t("Give it up"), func() {
			a.keepLater(others)
			a.offerDraft(others, i-1)
		}}})
}

// openDraft opens the form as it was.
func (a *App) openDraft(d register.Document) {
	a.place = placeOutgoing
	if d.Direction == register.Incoming {
		a.place = placeIncoming
	}
	a.shell.mark(a.place)
	a.openEntry(d, nil)
	if e, ok := a.current.(*entry); ok {
		e.changed()
	}
}

// copied is a new document that begins as an earlier one did: what it is about, from
// whom and to whom; not its number, its days and what became of it.
func (a *App) copied(from register.Document) register.Document {
	d := a.blankDocument(from.Direction)
	d.Type, d.Subject, d.Signer, d.Signing, d.Note = from.Type, from.Subject, from.Signer, from.Signing, from.Note
	d.Sender, d.Handler, d.Urgency, d.Copies = from.Sender, from.Handler, from.Urgency, from.Copies
	d.To, d.CC = slices.Clone(from.To), slices.Clone(from.CC)
	d.Field, d.Content = from.Field, from.Content
	return d
}
