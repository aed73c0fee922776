package review

import (
	"cmp"
	"maps"
	"slices"

	"kycuong/register"
)

// index holds every living document of a register, as far as others hang on it,
// and finds it by what they say of it.
type index struct {
	papers   map[uint64]*paper
	symbols  map[string][]*paper // by symbol
	answers  map[string][]*paper // by the symbols they say they answer
	named    map[string][]*paper // by the symbols they name otherwise: as reply, evidence, opinion
	outgoing map[identity]int    // how many outgoing documents have it
}

// identity is equal for one paper logged as outgoing by its sender and as
// incoming by its receiver.
type identity struct {
	sender, symbol string
	date           register.Date
}

func newIndex() *index {
	return &index{papers: map[uint64]*paper{}, symbols: map[string][]*paper{}, answers: map[string][]*paper{}, named: map[string][]*paper{}, outgoing: map[identity]int{}}
}

func (x *index) add(p *paper) {
	x.papers[p.id] = p
	if p.symbol != "" {
		enter(x.symbols, p.key, p)
	}
	for _, key := range p.answers {
		enter(x.answers, key, p)
	}
	for _, key := range p.names {
		enter(x.named, key, p)
	}
	if p.direction == register.Outgoing {
		x.outgoing[p.identity()]++
	}
}

func (x *index) remove(p *paper) {
	delete(x.papers, p.id)
	leave(x.symbols, p.key, p)
	for _, key := range p.answers {
		leave(x.answers, key, p)
	}
	for _, key := range p.names {
		leave(x.named, key, p)
	}
	if p.direction == register.Outgoing {
		x.outgoing[p.identity()]--
	}
}

// enter puts a paper on a list that is kept in the order of the ids.
func enter[K comparable](m map[K][]*paper, key K, p *paper) {
	list := m[key]
	at := len(list)
	for at > 0 && list[at-1].id > p.id {
		at--
	}
	if at == 0 || list[at-1].id != p.id {
		m[key] = slices.Insert(list, at, p)
	}
}

func leave[K comparable](m map[K][]*paper, key K, p *paper) {
	list := slices.DeleteFunc(m[key], func(q *paper) bool { return q.id == p.id })
	if len(list) == 0 {
		delete(m, key)
		return
	}
	m[key] = list
}

// touchedBy adds the documents whose findings may hang on a paper: those that
// name it, those it names, and its namesakes.
func (x *index) touchedBy(p *paper, ids map[uint64]bool) {
	lists := [][]*paper{x.answers[p.key], x.named[p.key]}
	for _, key := range slices.Concat([]string{p.key}, p.answers, p.names) {
		lists = append(lists, x.symbols[key])
	}
	for _, list := range lists {
		for _, q := range list {
			ids[q.id] = true
		}
	}
}

func (x *index) library() Library {
	return Library{
		BySymbol:  func(key string) []Reference { return referencesOf(x.symbols[key]) },
		AnswersTo: func(key string) []Reference { return referencesOf(x.answers[key]) },
	}
}

func referencesOf(papers []*paper) []Reference {
	list := make([]Reference, len(papers))
	for i, p := range papers {
		list[i] = Reference{p.id, p.direction, p.sender, p.to, p.date}
	}
	return list
}

// isOurCopy reports an incoming entry of a document that this register holds
// as outgoing too; it is judged once, as outgoing.
func (x *index) isOurCopy(p *paper) bool { return p.mayBeCopy && x.outgoing[p.identity()] > 0 }

// answered returns the symbols a document says it answers.
func answered(d register.Document) []string {
	if d.InReplyTo == "" {
		return nil
	}
	if keys := symbolKeys(d.InReplyTo); len(keys) > 0 {
		return keys
	}
	return []string{register.SymbolKey(d.InReplyTo)}
}

func symbolKeys(text string) (keys []string) {
	for _, s := range register.SymbolsIn(text) {
		keys = append(keys, register.SymbolKey(s))
	}
	return keys
}

// namedBy returns the symbols a document names otherwise.
func namedBy(d register.Document) []string {
	if d.Reply == "" && d.Evidence == "" && len(d.Opinions) == 0 {
		return nil
	}
	keys := map[string]bool{}
	for _, key := range symbolKeys(d.Evidence) {
		keys[key] = true
	}
	for _, s := range append([]string{d.Reply}, d.Opinions...) {
		if s != "" {
			keys[register.SymbolKey(s)] = true
		}
	}
	return slices.SortedFunc(maps.Keys(keys), cmp.Compare[string])
}
