package review

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"kycuong/register"
)

// index holds every living document of a register, as far as others hang on it,
// and finds it by what they say of it.
type index struct {
	papers  papers
	symbols lists[string] // by symbol
	answers lists[string] // by the symbols they say they answer
	named   lists[string] // by the symbols they name otherwise: as reply, evidence, opinion
}

// identity is equal for one paper logged as outgoing by its sender and as
// incoming by its receiver.
type identity struct {
	sender, symbol string
	date           register.Date
}

// newIndex begins an index of about so many documents.
func newIndex(size int) *index {
	return &index{papers: papers{}, symbols: newLists[string](size), answers: newLists[string](0), named: newLists[string](0)}
}

func (x *index) add(p *paper) {
	x.papers.put(p.id, p)
	if p.symbol != "" {
		x.symbols.add(p.key, p)
	}
	for _, key := range p.tied().answers {
		x.answers.add(key, p)
	}
	for _, key := range p.tied().names {
		x.named.add(key, p)
	}
}

func (x *index) remove(p *paper) {
	x.papers.put(p.id, nil)
	x.symbols.remove(p.key, p)
	for _, key := range p.tied().answers {
		x.answers.remove(key, p)
	}
	for _, key := range p.tied().names {
		x.named.remove(key, p)
	}
}

// touchedBy adds the documents whose findings may hang on a paper: those that
// name it, those it names, and its namesakes.
func (x *index) touchedBy(p *paper, ids map[uint64]bool) {
	lists := []iter.Seq[*paper]{x.answers.of(p.key), x.named.of(p.key)}
	for _, key := range slices.Concat([]string{p.key}, p.tied().answers, p.tied().names) {
		lists = append(lists, x.symbols.of(key))
	}
	for _, list := range lists {
		for q := range list {
			ids[q.id] = true
		}
	}
}

func (x *index) library() Library {
	return Library{
		BySymbol:  func(key string) iter.Seq[Reference] { return referencesOf(x.symbols.of(key)) },
		AnswersTo: func(key string) iter.Seq[Reference] { return referencesOf(x.answers.of(key)) },
	}
}

func referencesOf(papers iter.Seq[*paper]) iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for p := range papers {
			if !yield(Reference{p.id, p.direction, p.sender, p.to, p.date}) {
				return
			}
		}
	}
}

// isOurCopy reports an incoming entry of a document that this register holds
// as outgoing too; it is judged once, as outgoing.
func (x *index) isOurCopy(p *paper) bool {
	if !p.mayBeCopy {
		return false
	}
	for q := range x.symbols.of(p.key) {
		if q.direction == register.Outgoing && q.identity() == p.identity() {
			return true
		}
	}
	return false
}

// answered returns the symbols a document says it answers.
func answered(d *register.Document) []string {
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
func namedBy(d *register.Document) []string {
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
