package app

import (
	"image/color"
	"strings"

	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// fact is one thing said about a document.
type fact struct{ label, value string }

// documentFacts are all that is said about a document, in the order of the paper.
func documentFacts(w words, d register.Document, nameOf func(register.Party, register.Date) string) []fact {
	number := ""
	if d.Direction == register.Incoming {
		number = d.Number.String()
	}
	return []fact{{w.t("Type"), register.TypeName(d.Type)}, {w.t("Date"), d.Date.String()}, {w.t("Signed on"), d.Signed.String()}, {w.t("Issued on"), d.Issued.String()},
		{w.t("No."), number}, {w.t("Arrived"), d.Arrived.String()}, {w.t("Sender"), nameOf(d.Sender, d.Date)}, {w.t("To"), joinParties(d.To, d.Date, nameOf)},
		{w.t("Copies to"), joinParties(d.CC, d.Date, nameOf)}, {w.t("Signer"), strings.TrimSpace(d.Signing + " " + d.Signer)}, {w.t("Urgency"), d.Urgency.String()}, {w.t("Secrecy"), d.Secrecy.String()},
		{w.t("Answers"), d.InReplyTo}, {w.t("Answer due"), d.ReplyDue.String()}, {w.t("Handler"), nameOf(d.Handler, d.Date)}, {w.t("Handle by"), d.HandleDue.String()},
		{w.t("Progress"), d.Progress}, {w.t("Answered by"), d.Reply}, {w.t("Exception"), strings.TrimSpace(d.Exception + " " + d.Evidence)}, {w.t("Note"), d.Note}, {w.t("Voided"), d.Voided}}
}

// showHistory tells who changed a document, from what to what.
func (a *App) showHistory(d register.Document) {
	versions, err := a.st.Versions(d.ID)
	if err != nil {
		a.showError(a.w.t("The history was not read"), err)
		return
	}
	box, names := container.NewVBox(), a.accountNames()
	for i := len(versions) - 1; i >= 0; i-- { // the last change is asked for most
		v := versions[i]
		box.Add(heading(a.w.t("{when}: {what} by {who} (journal {n})", "when", v.Time.Local().Format(momentWords), "what", a.w.operation(v.Op), "who", names.of(v.Who), "n", v.Seq)))
		if i > 0 {
			list := newWideFacts()
			for _, c := range a.changesBetween(versions[i-1].Document, v.Document) {
				list.add(c.label, c.value)
			}
			box.Add(list.box)
		}
	}
	scroll := container.NewVScroll(box)
	size := canvas.NewRectangle(color.Transparent)
	size.SetMinSize(fyne.NewSize(historyWidth, historyHeight))
	a.ask(question{title: a.w.t("History of {symbol}", "symbol", firstOf(d.Symbol, d.Number.String())), body: container.NewStack(size, scroll), width: historyWidth + 40,
		confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
}

// Size of a history in Fyne's pixels.
const historyWidth, historyHeight = 680, 420

// changesBetween lists what is said otherwise in the later version.
func (a *App) changesBetween(before, after register.Document) (changes []fact) {
	old := append([]fact{{a.w.t("Symbol"), before.Symbol}, {a.w.t("Subject"), before.Subject}}, documentFacts(a.w, before, a.nameOf)...)
	now := append([]fact{{a.w.t("Symbol"), after.Symbol}, {a.w.t("Subject"), after.Subject}}, documentFacts(a.w, after, a.nameOf)...)
	none := a.w.t("(nothing)")
	for i := range now {
		if old[i].value != now[i].value {
			changes = append(changes, fact{now[i].label, a.w.t("from {old} to {new}", "old", quoted(old[i].value, none), "new", quoted(now[i].value, none))})
		}
	}
	if len(changes) == 0 {
		changes = []fact{{a.w.t("Other"), a.w.t("fields that are not shown here")}}
	}
	return changes
}

// accountNames are the full names of accounts.
type accountNames map[string]string

// accountNames reads them; none when there are no accounts or they cannot be read, for
// the journal's own names do too.
func (a *App) accountNames() accountNames {
	names := accountNames{}
	list, _ := a.st.Accounts()
	for _, x := range list {
		names[x.Name] = x.FullName
	}
	return names
}

// of is what to call somebody the journal names: an account goes behind its full name.
func (n accountNames) of(who string) string {
	if full := n[who]; full != "" && full != who {
		return full + " (" + who + ")"
	}
	return who
}

// quoted sets a value apart from the words around it.
func quoted(value, none string) string {
	if value == "" {
		return none
	}
	return "“" + value + "”"
}

// operation is what was done to a record, in words.
func (w words) operation(op string) string {
	switch op {
	case store.OpCreate:
		return w.t("logged")
	case store.OpImport:
		return w.t("imported")
	case store.OpVoid:
		return w.t("voided")
	}
	return w.t("changed")
}
