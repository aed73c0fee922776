package app

import (
	"slices"

	"kycuong/register"
	"kycuong/store"
)

// link leads from one document to another, or to the tasks it sets.
type link struct {
	label string // what the other is to this one
	name  string
	about string // what the other is about
	open  func() // nil: it is not in the register
}

// shownLinks is how many documents of one kind are offered.
const shownLinks = 5

// linksOf are the ways from a document: what it answers, what answers it, the
// document of its own reply, and the tasks it set. They lead back again.
func (a *App) linksOf(d register.Document) []link {
	if d.ID == 0 || d.Secrecy != register.Open || !a.st.IsReady() {
		return nil
	}
	var list []link
	add := func(label string, docs []register.Document, err error) {
		if err != nil {
			return // a broken link is no reason to hide the document
		}
		for _, other := range docs[:min(len(docs), shownLinks)] {
			if other.ID != d.ID && other.Voided == "" {
				list = append(list, a.toDocument(label, other))
			}
		}
	}
	for _, symbol := range register.SymbolsIn(d.InReplyTo) {
		docs, err := a.st.WithSymbol(symbol)
		add(a.w.t("Answers"), a.meantBy(d, before(docs, d.Date)), err)
	}
	answers, err := a.st.AnswersTo(d)
	add(a.w.t("Answered by"), answers, err)
	if d.Reply != "" {
		docs, err := a.st.WithSymbol(d.Reply)
		add(a.w.t("Answered by"), since(docs, d.Date), err)
	}
	list = append(list, a.related(d.Symbol, d.Date, d.Relations)...)
	list = append(list, a.citedIn(d)...)
	if n := a.tasksSetBy(d); n > 0 {
		list = append(list, link{a.w.t("Tasks set"), a.w.t("{n} tasks", "n", n), "", func() { a.openTasksOf(d) }})
	}
	return list
}

// meantBy keeps, of documents with the symbol d answers, those that went to or
// came from the other side; when there are none, any may be meant.
func (a *App) meantBy(d register.Document, docs []register.Document) []register.Document {
	var sure []register.Document
	for _, other := range docs {
		answers, err := a.st.AnswersTo(other)
		if err == nil && slices.ContainsFunc(answers, func(x register.Document) bool { return x.ID == d.ID }) {
			sure = append(sure, other)
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return docs
}

// before and since keep what can be meant: an answer is no older than what it
// answers, and hardly ever more than a year younger.
func before(docs []register.Document, day register.Date) []register.Document {
	return within(docs, day-366, day)
}

func since(docs []register.Document, day register.Date) []register.Document {
	return within(docs, day, day+366)
}

func within(docs []register.Document, from, to register.Date) (kept []register.Document) {
	for _, d := range docs {
		if from <= d.Date && d.Date <= to {
			kept = append(kept, d)
		}
	}
	return kept
}

// tasksSetBy counts the tasks that name the document and were set in its year.
func (a *App) tasksSetBy(d register.Document) int {
	tasks, err := a.st.Tasks()
	if err != nil {
		return 0
	}
	n, key := 0, register.SymbolKey(d.Symbol)
	for _, t := range tasks {
		if t.Directive != "" && register.SymbolKey(t.Directive) == key && (t.Assigned == 0 || t.Assigned.Year() == d.Date.Year()) {
			n++
		}
	}
	return n
}

// openDocument shows another document in its register.
func (a *App) openDocument(d register.Document) {
	a.goTo(map[register.Direction]place{register.Outgoing: placeOutgoing, register.Incoming: placeIncoming}[d.Direction])
	if s, ok := a.current.(*registerScreen); ok {
		s.search.SetText(d.Symbol)
		s.ask(func(q *store.Query) { q.Text, q.Year, q.From, q.To = d.Symbol, 0, d.Day(), d.Day() })
	}
}

// openTasksOf shows the tasks a document has set.
func (a *App) openTasksOf(d register.Document) {
	a.goTo(placeTasks)
	if s, ok := a.current.(*tasksScreen); ok {
		s.search.SetText(d.Symbol)
		s.narrow(func(f *taskFilter) { f.state = "" })
	}
}
