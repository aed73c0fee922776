package app

import (
	"context"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// yearsBack is how far back the year filter goes.
const yearsBack = 10

// showRegister opens the list of one register.
func (a *App) showRegister(dir register.Direction) {
	year := a.today().Year()
	years := make([]int, 0, yearsBack)
	for y := year; y > year-yearsBack; y-- {
		years = append(years, y)
	}
	var s *registerScreen
	asked := 0
	s = newRegisterScreen(a.w, dir, a.today(), years, registerActions{
		query: func(q store.Query) {
			asked++
			a.find(q, asked, func() int { return asked }, s)
		},
		read:      func(text string) wanted { return readFilter(text, a.org, a.today(), registerWords(a.w)) },
		add:       func() { a.newEntry(dir, s) },
		again:     func(d register.Document) { a.openLike(d, s) },
		templates: func() []command { return a.templateCommands(dir, s) },
		receive:   a.chooseEdXML,
		open:      a.editEntry,
		void:      a.voidEntry,
		voidAll:   a.voidEntries,
		hand:      a.handEntries,
		history:   a.showHistory,
		review:    a.openFindingsOf,
		nameOf:    a.nameOf,
		findings:  a.sentencesOf,
		breaches:  a.breachesOf,
		links:     a.linksOf,
		closed:    a.isClosed,
		files:     attachmentActions{a.attachmentsOf, a.chooseAttachment, a.openAttachment, a.saveAttachment, a.voidAttachment},
		menu:      a.menuButton(),
		first:     a.firstSteps(),
	})
	name, title, file := "outgoing", "Danh sách văn bản đi", "DanhSachVanBanDi"
	if dir == register.Incoming {
		name, title, file = "incoming", "Danh sách văn bản đến", "DanhSachVanBanDen"
	}
	s.list = a.newList(list{name: name, title: title, file: file, grid: s.grid, search: s.search, chosen: []*widgets.Select{s.year, s.kind, s.state}, filter: s.filterWords, screen: s, content: s.content})
	a.set(s.content, s.grid)
	a.current = s
	s.on.query(s.asked())
}

// find runs a query in the background; an answer that a newer question has
// overtaken is dropped.
func (a *App) find(q store.Query, turn int, latest func() int, s *registerScreen) {
	var res store.Result
	a.background(a.w.t("The search did not work"), func(context.Context) error {
		var err error
		res, err = a.st.Search(q)
		return err
	}, func() {
		if turn == latest() {
			s.show(newPages(res.IDs, a.st.Documents), res.HasDue)
		}
	})
}

// nameOf returns what to call a party on a day.
func (a *App) nameOf(p register.Party, d register.Date) string {
	name := a.org.Name(p.Code, d)
	if p.Text == "" || name != p.Code && p.Code != "" {
		return name
	}
	if u, ok := a.org.Latest(p.Text); ok {
		return u.Name // a code was written of one that was not there on that day
	}
	return p.Text
}

// stands reports that a finding still says something is wrong: it counts, and nobody has
// put it right.
func stands(x review.Finding) bool { return x.Net() && x.State != review.StateRemedied }

// sentencesOf returns what is wrong with a document by itself.
func (a *App) sentencesOf(d register.Document) (sentences []string) {
	found, err := a.st.FindingsOf(a.today(), []uint64{d.ID})
	if err != nil {
		return nil // whoever opens the review is told
	}
	for _, x := range found[d.ID] {
		if stands(x) {
			sentences = append(sentences, x.Message)
		}
	}
	return sentences
}

// breachesOf tells the worst that is wrong with each of some documents by itself.
func (a *App) breachesOf(ids []uint64, done func(map[uint64]review.Severity)) {
	worst := map[uint64]review.Severity{}
	day := a.today()
	a.background("", func(context.Context) error {
		found, err := a.st.FindingsOf(day, ids)
		if err != nil {
			return nil // whoever opens the review is told
		}
		for id, list := range found {
			for _, x := range list {
				if stands(x) && worst[id] != review.Violation {
					worst[id] = x.Severity
				}
			}
		}
		return nil
	}, func() { done(worst) })
}

// voidEntry asks for the reason, then voids the document and its number.
func (a *App) voidEntry(d register.Document) { a.voidEntries([]register.Document{d}) }

// voidEntries voids several for one reason.
func (a *App) voidEntries(docs []register.Document) {
	if len(docs) == 0 || a.barred(docs...) {
		return
	}
	reason := widgets.NewLine()
	name := a.naming(docs)
	what := a.w.t("{symbol} was not voided", "symbol", name)
	a.ask(question{
		title: a.w.t("Void {symbol}", "symbol", name), items: []*widget.FormItem{widget.NewFormItem(a.w.t("Reason"), reason)}, needs: needs{reason: a.w.t("A reason is needed.")}, first: reason,
		confirm: a.w.t("Void"), danger: true, dismiss: a.w.t("Keep"), answer: func() refusal {
			text := register.Clean(reason.Text)
			a.background(what, func(context.Context) error { return a.st.VoidDocuments(idsOf(docs), text) }, func() {
				a.searchAgain()
				a.did(a.w.t("Voided: {symbol}", "symbol", name))
			})
			return refusal{}
		}})
}

// handEntries gives several incoming documents to one handler.
func (a *App) handEntries(docs []register.Document) {
	if len(docs) == 0 || a.barred(docs...) {
		return
	}
	w := a.w
	host, until := widgets.NewPopupHost(nil), newDateField(a.today, func() {})
	to := a.newUnitLine(host, false, w.t("name, abbreviation or code"))
	a.ask(question{title: w.t("Hand over {documents}", "documents", a.naming(docs)), text: a.handledBy(docs), first: to.focus, host: host, confirm: w.t("Hand over"), dismiss: w.t("Cancel"), width: 640,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Handler"), to.object), widget.NewFormItem(w.t("Handle by"), until.object)},
		needs: needs{to.object: w.t("A document has one handler; name one.")},
		answer: func() refusal {
			day, _ := until.date()
			units, problem := a.unitsIn(to.text(), a.today())
			if problem != "" || len(units) != 1 {
				return blames(to.object, firstOf(problem, w.t("A document has one handler; name one.")))
			}
			a.background(w.t("The documents were not handed over"), func(context.Context) error { return a.st.HandDocuments(idsOf(docs), units[0], day) }, func() {
				a.searchAgain()
				a.did(w.t("Handed over to {unit}: {documents}", "documents", a.naming(docs), "unit", a.nameOf(units[0], a.today())))
			})
			return refusal{}
		}})
}

// handledBy says with whom a document lies so far and until when; "" of several, or when it
// lies with nobody.
func (a *App) handledBy(docs []register.Document) string {
	d := docs[0]
	switch {
	case len(docs) > 1 || d.Handler.IsZero():
		return ""
	case d.HandleDue == 0:
		return a.w.t("So far with {unit}, without a deadline.", "unit", a.nameOf(d.Handler, d.Day()))
	}
	return a.w.t("So far with {unit}, to be handled by {day}.", "unit", a.nameOf(d.Handler, d.Day()), "day", d.HandleDue)
}

// searchAgain asks for the documents of the open list again.
func (a *App) searchAgain() {
	if s, ok := a.current.(*registerScreen); ok {
		s.reload(0)
	}
}

// naming is what to call documents in a question.
func (a *App) naming(docs []register.Document) string {
	if len(docs) == 1 {
		return docs[0].Symbol
	}
	return a.w.t("{n} documents", "n", len(docs))
}

func idsOf(docs []register.Document) (ids []uint64) {
	for _, d := range docs {
		ids = append(ids, d.ID)
	}
	return ids
}
