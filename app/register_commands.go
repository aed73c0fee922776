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
		add:      func() { a.newEntry(dir, s) },
		receive:  a.chooseEdXML,
		open:     a.editEntry,
		void:     a.voidEntry,
		history:  a.showHistory,
		nameOf:   a.nameOf,
		findings: a.sentencesOf,
		links:    a.linksOf,
		files:    attachmentActions{a.attachmentsOf, a.chooseAttachment, a.openAttachment, a.saveAttachment, a.voidAttachment},
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
	for _, x := range review.CheckDocument(f, d, a.libraryOf(d)) {
		if x.Net() {
			sentences = append(sentences, x.Message)
		}
	}
	return sentences
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
