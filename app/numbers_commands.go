package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// numbersOf are the office's series that have numbers, and this year's before they have
// any: the newest first, in the order of its books. How others number is theirs; only as
// long as no office is chosen all are shown.
func (a *App) numbersOf() ([]register.Series, error) {
	list, err := a.st.AllSeries()
	office := register.UnitKey(a.settings.Office)
	if office != "" {
		list = slices.DeleteFunc(list, func(s register.Series) bool { return s.Issuer != office })
	}
	for _, b := range a.settings.Books {
		s := register.Series{Issuer: office, Book: b.ID, Year: a.today().Year()}
		if office != "" && !b.PerType && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	place := func(s register.Series) int {
		return slices.IndexFunc(a.settings.Books, func(b register.Book) bool { return b.ID == s.Book })
	}
	slices.SortStableFunc(list, func(x, y register.Series) int {
		return cmp.Or(cmp.Compare(y.Year, x.Year), cmp.Compare(place(x), place(y)))
	})
	return list, err
}

// seriesName is what a series is called: book, year, type and whose it is.
func (a *App) seriesName(s register.Series) string {
	name := s.Book
	if b, ok := a.settings.Book(s.Book); ok {
		name = b.Name
	}
	text := a.w.t("{book} {year}", "book", name, "year", s.Year)
	if s.Type != "" {
		text += ", " + firstOf(register.TypeName(s.Type), s.Type)
	}
	return text + ", " + a.org.Name(s.Issuer, a.today())
}

// madeBy returns who last changed a number, and when; blank when the journal
// does not say.
func (a *App) madeBy(s register.Series, n register.Number) (who, when string) {
	id := strings.Join([]string{s.Issuer, s.Book, s.Type, strconv.Itoa(s.Year), n.String()}, "|") // as the journal names it
	history, err := a.st.History(store.KindNumber, id)
	if err != nil || len(history) == 0 {
		return "", ""
	}
	last := history[len(history)-1]
	return a.accountNames().of(last.Who), register.DateOf(last.Time.Local()).String()
}

// reserveNumber keeps a number for somebody.
func (a *App) reserveNumber(series register.Series) {
	w := a.w
	number, whom := widgets.NewCodeLine(), widgets.NewLine()
	if next, err := a.st.NextNumber(series); err == nil {
		number.SetPlaceHolder(w.t("next: {number}", "number", next))
	}
	until := newDateField(a.today, func() {})
	a.ask(question{
		changes: store.KindNumber, title: w.t("Reserve a number of {series}", "series", a.seriesName(series)), confirm: w.t("Reserve"), dismiss: w.t("Cancel"), first: whom,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Number"), number), widget.NewFormItem(w.t("For whom"), whom), widget.NewFormItem(w.t("Kept until"), until.object)},
		needs: needs{whom: w.t("Say for whom the number is kept.")}, wrong: a.wrongNumber(number),
		answer: func() refusal {
			n, _ := a.numberIn(number.Text)
			last, _ := until.date()
			a.background(w.t("The number was not reserved"), func(context.Context) error {
				_, err := a.st.ReserveNumber(series, n, register.Clean(whom.Text), last)
				return err
			}, a.showNumbers)
			return refusal{}
		}})
}

// voidNumber explains why a number carries no document.
func (a *App) voidNumber(series register.Series, n register.Number) {
	w := a.w
	number, reason := widgets.NewCodeLine(), widgets.NewLine()
	number.SetText(n.String())
	first := reason
	if n.IsZero() {
		first = number
	}
	a.ask(question{
		changes: store.KindNumber, title: w.t("Void a number of {series}", "series", a.seriesName(series)), confirm: w.t("Void"), danger: true, dismiss: w.t("Cancel"), first: first,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Number"), number), widget.NewFormItem(w.t("Reason"), reason)},
		needs: needs{number: w.t("The number is missing."), reason: w.t("A reason is needed.")}, wrong: a.wrongNumber(number),
		answer: func() refusal {
			n, _ := a.numberIn(number.Text)
			a.background(w.t("The number was not voided"), func(context.Context) error { return a.st.VoidNumber(series, n, register.Clean(reason.Text)) }, a.showNumbers)
			return refusal{}
		}})
}

// wrongNumber is what is wrong with the number in a field.
func (a *App) wrongNumber(line *widgets.Line) func(fyne.CanvasObject) string {
	return func(field fyne.CanvasObject) string {
		if field != line {
			return ""
		}
		_, problem := a.numberIn(line.Text)
		return problem
	}
}

// numberIn reads a number; blank is none.
func (a *App) numberIn(text string) (n register.Number, problem string) {
	if register.Clean(text) == "" {
		return n, ""
	}
	n, err := register.ParseNumber(text)
	if err != nil {
		return n, a.w.t("“{text}” is not a number.", "text", text)
	}
	return n, ""
}

func (a *App) showNumbers() {
	if s, ok := a.current.(*settingsScreen); ok {
		s.numbers.show()
	}
}
