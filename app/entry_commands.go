package app

import (
	"context"
	"slices"
	"strings"

	"kycuong/register"
	"kycuong/store"
)

// newEntry opens the form for a further document of the register; it goes back
// to the screen it came from.
func (a *App) newEntry(dir register.Direction, from any) {
	a.openEntry(a.blankDocument(dir), from)
}

// blankDocument is what a new entry starts with: today, the office, the
// proposed number.
func (a *App) blankDocument(dir register.Direction) register.Document {
	d := register.Document{Direction: dir}
	if dir == register.Outgoing {
		d.Date, d.Signed, d.Issued = a.today(), a.today(), a.today()
		d.Sender = register.Party{Code: a.settings.Office}
	} else {
		d.Arrived = a.today()
		if a.settings.Office != "" {
			d.To = []register.Party{{Code: a.settings.Office}}
		}
	}
	return d
}

// editEntry opens the form on a document of the register.
func (a *App) editEntry(d register.Document) {
	if d.Voided == "" {
		a.openEntry(d, a.current)
	}
}

func (a *App) openEntry(d register.Document, from any) { a.openForm(d, from, "") }

// openLike opens the form for a new document that begins as an earlier one, and writes its
// symbol for the same unit (UBND-VX).
func (a *App) openLike(of register.Document, from any) {
	a.openForm(a.copied(of), from, drafterIn(of))
}

func (a *App) openForm(d register.Document, from any, drafter string) {
	if !a.barred(d) {
		a.showForm(d, from, drafter)
	}
}

// showForm shows the form itself; the tour does so to everybody.
func (a *App) showForm(d register.Document, from any, drafter string) {
	var f *entryForm
	e := &entry{a: a, dir: d.Direction, from: from, drafter: drafter}
	f = newEntryForm(a.w, d, entryActions{
		changed: func() { e.changed() },
		save:    func(another bool) { e.save(another) },
		close:   func() { e.close() },
		attach:  func() { a.chooseFile(nil, func(path string) { f.addFiles([]string{path}) }) },
		today:   a.today,
		units:   func(query string) []register.Unit { return e.byUse(query, a.org.Find(query, e.day(), searched)) },
		nameOf:  func(code string) string { return a.org.Name(code, e.day()) },
		isKnown: func(name string) bool { return a.org.ResolveParty(register.Party{Text: name}, e.day()).Code != "" },
		previous: func(field, prefix string) []string {
			if !a.st.IsReady() {
				return nil
			}
			return a.st.Previous(field, prefix, suggested)
		},
		excuses: a.allExcuses(), fields: a.fieldChoices(), contents: a.contentChoices(),
	})
	e.form = f
	if d.ID == 0 {
		e.dated = d.Date
	}
	a.current = e
	a.status(a.preparing())
	e.propose()
	if d.Subject != "" {
		e.advise() // before anything is touched: a copy may be saved as it is
	}
	a.set(f.content, f.first)
}

// drafterIn is what stands in a letter's symbol for the unit that drafted it: VX of
// 234/UBND-VX; "" when nothing does.
func drafterIn(d register.Document) string {
	sym, err := register.ParseSymbol(d.Symbol)
	if err != nil || sym.Type != "" {
		return ""
	}
	_, unit, _ := strings.Cut(sym.Agency, "-")
	return unit
}

// suggested is how many units or earlier values a list offers.
const suggested = 8

// searched is how many agencies are found for those the office writes to most to come
// first among them.
const searched = 40

// recent is how many of the latest documents tell whom the office writes to.
const recent = 500

// byUse is byUse for the documents of the entry's register.
func (e *entry) byUse(query string, units []register.Unit) []register.Unit {
	if e.uses == nil {
		e.uses = e.a.partyUses(e.dir)
	}
	return byUse(e.uses, query, units)
}

// byUse puts agencies that recent documents went to or came from before others, but
// after one whose very abbreviation or code was typed; those that are used alike stay in
// their order, the closest first.
func byUse(uses map[string]int, query string, units []register.Unit) []register.Unit {
	typed := register.Fold(query)
	isMeant := func(u register.Unit) int {
		if register.Fold(u.Code) == typed || slices.ContainsFunc(strings.Split(u.Abbr, ";"), func(a string) bool { return register.Fold(a) == typed }) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(units, func(x, y register.Unit) int {
		if order := isMeant(y) - isMeant(x); order != 0 {
			return order
		}
		return uses[register.UnitKey(y.Code)] - uses[register.UnitKey(x.Code)]
	})
	return units[:min(len(units), suggested)]
}

// partyUses counts the agencies in the latest documents of a register, of both for none;
// as long as the search is not ready none is counted.
func (a *App) partyUses(dir register.Direction) map[string]int {
	uses := map[string]int{}
	if !a.st.IsReady() {
		return uses
	}
	res, err := a.st.Search(store.Query{Direction: dir, Limit: recent})
	if err != nil {
		return uses // a help in typing, not worth a message
	}
	docs, err := a.st.Documents(res.IDs)
	if err != nil {
		return uses
	}
	for _, d := range docs {
		for _, p := range slices.Concat(d.To, d.CC, []register.Party{d.Sender, d.Handler}) {
			if p.Code != "" {
				uses[register.UnitKey(p.Code)]++
			}
		}
	}
	return uses
}

func (a *App) titleOf(vi, en string) string {
	if a.w.lang == "en" && en != "" {
		return en
	}
	return vi
}

// entry is one form with the store behind it.
type entry struct {
	a        *App
	dir      register.Direction
	form     *entryForm
	proposed string        // the symbol last proposed; one the clerk changed is left alone
	from     any           // the screen to go back to
	last     uint64        // the document saved just before this form, 0 for none
	dated    register.Date // the day of the document, as the other days followed it
	dirty    bool
	uses     map[string]int  // how often agencies stand in recent documents, by key; nil before it was asked
	typed    bool            // since the draft was kept last
	reserved register.Number // kept from the form for it
	drafter  string          // stands in the symbols of letters like the one this is a copy of
	saving   bool            // a second press of the keys must not log the document twice
}

func (e *entry) day() register.Date {
	if e.form != nil {
		if d, ok := e.form.date.date(); ok && d != 0 {
			return d
		}
	}
	return e.a.today()
}

// changed gives advice on what stands in the form.
func (e *entry) changed() {
	e.dirty, e.typed = true, true
	e.followDay()
	e.propose()
	e.advise()
}

// followDay moves the days of signing and of sending out with the day of the document,
// where they were the same.
func (e *entry) followDay() {
	day, ok := e.form.date.date()
	if !ok || day == 0 || day == e.dated {
		return
	}
	e.form.filling = true
	for _, field := range []*dateField{e.form.signed, e.form.issued} {
		if same, ok := field.date(); ok && same != 0 && same == e.dated {
			field.set(day)
		}
	}
	e.form.filling = false
	e.dated = day
}

func (e *entry) advise() {
	d, fs := e.form.document(e.a.org)
	if _, ok := register.TypeByText(d.Type); !ok {
		d.Type = "" // half typed; saving would refuse it
	}
	e.form.advice.show(append(e.a.faultAdvice(e.a.w.t("Not understood"), e.unreadable(fs)), e.a.adviceOn(d)...))
}

// propose writes the next number and its symbol where the clerk left them free.
func (e *entry) propose() {
	d, _ := e.form.document(e.a.org)
	if d.ID != 0 {
		return
	}
	book, ok := e.a.settings.BookFor(&d)
	if !ok || d.Day() == 0 {
		return
	}
	next, err := e.a.st.NextNumber(register.SeriesOf(&d, book, e.a.settings.Office))
	if err != nil {
		return
	}
	e.form.number.hint(e.a.w.t("next: {number}", "number", next))
	_, isType := register.TypeByText(d.Type) // else it is half typed
	if d.Direction == register.Incoming || !isType || d.Sender.IsZero() || (d.Symbol != "" && d.Symbol != e.proposed) {
		return
	}
	if d.Number.IsZero() {
		d.Number = next
	}
	settings := e.a.settings
	settings.LetterField = firstOf(e.drafter, settings.LetterField)
	e.proposed = settings.Symbol(e.a.org, d)
	e.form.filling = true
	e.form.symbol.set(e.proposed)
	e.form.filling = false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// save keeps the document and goes on to the next, or back to the list.
func (e *entry) save(another bool) {
	if e.saving {
		return
	}
	d, fs := e.faults()
	if len(fs) > 0 {
		if field := e.form.focusOf(fs[0].Field); field != nil {
			e.a.window.Canvas().Focus(field)
		}
		e.form.advice.show(e.a.faultAdvice(e.a.w.t("Not saved yet"), fs)) // after leaving a field, which may change it
		return
	}
	e.saving = true
	var kept register.Document
	e.a.background(e.a.w.t("The document was not saved"), func(context.Context) error {
		var err error
		if d.ID != 0 {
			kept, err = e.a.st.UpdateDocument(d)
		} else {
			kept, err = e.a.st.AddDocument(d)
		}
		if err != nil {
			onUI(func() { e.saving = false })
		}
		return err
	}, func() {
		e.dirty = false
		e.a.dropDraft()
		if files := e.form.files.paths; len(files) > 0 {
			e.a.attachTo(kept, files, e.a.reloadRegister)
		}
		if another {
			e.a.newEntry(e.dir, e.from)
			if next, ok := e.a.current.(*entry); ok {
				next.last = kept.ID
			}
		} else {
			e.back(kept.ID)
		}
		e.a.status(e.a.w.t("Saved: {symbol}, number {number}", "symbol", kept.Symbol, "number", kept.Number))
	})
}

// faults reads the document and says what is wrong with it; a field that cannot
// be read is not called missing as well.
func (e *entry) faults() (register.Document, register.Faults) {
	d, fs := e.form.document(e.a.org)
	for _, x := range d.Validate() {
		if !slices.ContainsFunc(fs, func(known register.Fault) bool { return known.Field == x.Field }) {
			fs = append(fs, x)
		}
	}
	return d, fs
}

// unsaved reports that something was typed.
func (e *entry) unsaved() bool { return e.dirty }

// close leaves the form, to the document saved last; what was typed is given up only
// when the user says so.
func (e *entry) close() { e.a.leaving(func() { e.back(e.last) }) }

// givenUp lets go of what was typed; as the last thing done it can be taken back.
func (e *entry) givenUp() {
	e.a.dropDraft()
	d, _ := e.form.document(e.a.org)
	at, _ := e.a.st.Head()
	e.a.given = &givenUp{d, at}
}

// back returns to the list the form was opened from, as it was left, with the
// document under the cursor.
func (e *entry) back(id uint64) {
	a := e.a
	a.status("")
	switch s := e.from.(type) {
	case *registerScreen:
		a.returnTo(s, s.content, s.grid)
		s.reload(id)
	case *reviewScreen:
		a.returnTo(s, s.content, s.grid)
		a.review(s, nil)
	default:
		a.goTo(a.place)
	}
}
