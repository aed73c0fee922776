package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"
)

// answerAdvice says when a document that is named as answer, or as answered, is not in the
// register, or when an answer does not go to who asked: it would not count as one.
func (a *App) answerAdvice(d register.Document) []advice {
	if !a.st.IsReady() {
		return nil
	}
	var list []advice
	if d.Reply != "" && len(a.living(d.Reply, register.Outgoing)) == 0 {
		list = append(list, advice{widgets.ToneWarn, a.w.t("The answer is not in the register"), a.w.t("There is no outgoing document {symbol}; look at its number again.", "symbol", d.Reply)})
	}
	if d.InReplyTo == "" {
		return list
	}
	asked := register.Incoming
	if d.Direction == register.Incoming {
		asked = register.Outgoing
	}
	questions := a.living(d.InReplyTo, asked)
	switch {
	case len(questions) == 0:
		list = append(list, advice{widgets.ToneWarn, a.w.t("What is answered is not in the register"), a.w.t("There is no document {symbol} that could be answered; look at its number again.", "symbol", d.InReplyTo)})
	case d.Direction == register.Outgoing && len(d.To) > 0 && !slices.ContainsFunc(questions, func(q register.Document) bool { return isAmong(q.Sender, d.To) }):
		q := questions[0]
		list = append(list, advice{widgets.ToneWarn, a.w.t("The answer does not go to who asked"),
			a.w.t("{agency} is not among the addressees, so {symbol} does not count as answered.", "agency", a.nameOf(q.Sender, q.Date), "symbol", q.Symbol)})
	}
	return list
}

// living are the documents of a direction with one of the symbols in a text that are not
// void.
func (a *App) living(text string, dir register.Direction) (list []register.Document) {
	symbols := register.SymbolsIn(text)
	if len(symbols) == 0 {
		symbols = []string{text}
	}
	for _, symbol := range symbols {
		docs, err := a.st.WithSymbol(symbol)
		if err != nil {
			continue // whoever saves is told
		}
		for _, d := range docs {
			if d.Direction == dir && d.Voided == "" {
				list = append(list, d)
			}
		}
	}
	return list
}

// isAmong reports that a list has a party, by its code or, where it has none, its name.
func isAmong(p register.Party, list []register.Party) bool {
	return slices.ContainsFunc(list, func(q register.Party) bool {
		if p.Code != "" || q.Code != "" {
			return register.UnitKey(p.Code) == register.UnitKey(q.Code)
		}
		return register.Fold(p.Text) == register.Fold(q.Text)
	})
}
