package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"
)

// answerAdvice says when a document that is named as answer, or as answered, is not in the
// register, or when an answer does not go to who asked: it would not count as one.
func (a *App) answerAdvice(d register.Document) []advice {
	if !a.st.IsReady() {
		return nil
	}
	var list []advice
	if d.Reply != "" && len(a.named(d.Reply, register.Outgoing)) == 0 {
		list = append(list, advice{widgets.ToneWarn, a.w.t("The answer is not in the register"), a.w.t("There is no outgoing document {symbol}; look at its number again.", "symbol", d.Reply)})
	}
	if d.InReplyTo == "" {
		return list
	}
	asked := register.Incoming
	if d.Direction == register.Incoming {
		asked = register.Outgoing
	}
	questions := a.named(d.InReplyTo, asked)
	switch {
	case len(questions) == 0:
		list = append(list, advice{widgets.ToneWarn, a.w.t("What is answered is not in the register"), a.w.t("There is no document {symbol} that could be answered; look at its number again.", "symbol", d.InReplyTo)})
	case d.Direction == register.Outgoing && len(d.To) > 0 && !slices.ContainsFunc(questions, func(q register.Document) bool { return store.IsAnswer(d, q) }):
		q := questions[0]
		list = append(list, advice{widgets.ToneWarn, a.w.t("The answer does not go to who asked"),
			a.w.t("{agency} is not among the addressees, so {symbol} does not count as answered.", "agency", a.nameOf(q.Sender, q.Date), "symbol", q.Symbol)})
	}
	return list
}

func (a *App) named(text string, dir register.Direction) []register.Document {
	list, err := a.st.NamedIn(text, dir)
	if err != nil {
		return nil // whoever saves is told
	}
	return list
}
