package app

import (
	"context"
	"slices"

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
		add:      func() { a.newEntry(dir, s) },
		open:     a.editEntry,
		void:     a.voidEntry,
		nameOf:   a.nameOf,
		findings: a.sentencesOf,
		first:    a.firstSteps(),
	})
	a.set(s.content, s.grid)
	a.current = s
	s.on.query(s.query)
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
			s.show(newPages(res.IDs, a.st.Documents))
		}
	})
}

// nameOf returns what to call a party on a day.
func (a *App) nameOf(p register.Party, d register.Date) string {
	if _, known := a.org.Latest(p.Code); !known && p.Text != "" {
		return p.Text
	}
	return a.org.Name(p.Code, d)
}

// sentencesOf returns what is wrong with a document by itself.
func (a *App) sentencesOf(d register.Document) []string {
	f, err := a.st.Facts(a.today())
	if err != nil || d.Voided != "" {
		return nil
	}
	var sentences []string
	for _, x := range review.CheckDocument(f, d, a.library()) {
		if x.Net() {
			sentences = append(sentences, x.Message)
		}
	}
	return sentences
}

// library finds the documents that others name, by the search of the store.
func (a *App) library() review.Library {
	refs := func(text string, keep func(register.Document) bool) []review.Reference {
		res, err := a.st.Search(store.Query{Text: text, Limit: pageSize})
		if err != nil {
			return nil
		}
		docs, err := a.st.Documents(res.IDs)
		if err != nil {
			return nil
		}
		var out []review.Reference
		for _, d := range docs {
			if keep(d) {
				out = append(out, review.Reference{ID: d.ID, Direction: d.Direction, Sender: d.Sender, To: d.To, Date: d.Date})
			}
		}
		return out
	}
	return review.Library{
		BySymbol: func(key string) []review.Reference {
			return refs(key, func(d register.Document) bool { return register.SymbolKey(d.Symbol) == key })
		},
		AnswersTo: func(key string) []review.Reference {
			return refs(key, func(d register.Document) bool {
				return slices.ContainsFunc(append(register.SymbolsIn(d.InReplyTo), d.InReplyTo), func(s string) bool { return register.SymbolKey(s) == key })
			})
		},
	}
}

// voidEntry asks for the reason, then voids the document and its number.
func (a *App) voidEntry(d register.Document) {
	reason := widgets.NewLine()
	what := a.w.t("{symbol} was not voided", "symbol", d.Symbol)
	a.ask(question{
		title: a.w.t("Void {symbol}", "symbol", d.Symbol), items: []*widget.FormItem{widget.NewFormItem(a.w.t("Reason"), reason)}, first: reason,
		confirm: a.w.t("Void"), danger: true, dismiss: a.w.t("Keep"), answer: func() string {
			text := register.Clean(reason.Text)
			if text == "" {
				return a.w.t("A reason is needed.")
			}
			a.background(what, func(context.Context) error { return a.st.VoidDocument(d.ID, text) }, func() {
				if s, ok := a.current.(*registerScreen); ok {
					s.reload(d.ID)
				}
			})
			return ""
		}})
}
