package store

import (
	"slices"

	"kycuong/register"
)

// mostLinked bounds how many documents of one symbol are read: numbers begin
// anew each year and at each agency, so common symbols have many.
const mostLinked = 5000

// WithSymbol returns the documents that bear a symbol, however it is spelt, the
// newest first; voided ones too.
func (s *Store) WithSymbol(symbol string) ([]register.Document, error) {
	key := register.SymbolKey(symbol)
	return s.linked(symbol, func(l *lexicon) *vocabulary { return l.symbols }, func(d register.Document) bool { return register.SymbolKey(d.Symbol) == key })
}

// NamedIn returns the documents of a direction, but for void ones, that a text names as
// what is answered or answers.
func (s *Store) NamedIn(text string, dir register.Direction) (list []register.Document, err error) {
	for _, symbol := range answeredSymbols(text) {
		docs, err := s.WithSymbol(symbol)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			if d.Direction == dir && d.Voided == "" {
				list = append(list, d)
			}
		}
	}
	return list, nil
}

// Naming returns the documents that name a symbol in a relation, the newest
// first.
func (s *Store) Naming(symbol string) ([]register.Document, error) {
	key := register.SymbolKey(symbol)
	return s.linked(symbol, func(l *lexicon) *vocabulary { return l.named }, func(d register.Document) bool {
		return slices.ContainsFunc(d.Relations, func(r register.Relation) bool { return register.SymbolKey(r.Symbol) == key })
	})
}

// linked returns the documents that a vocabulary leads to from a symbol, of
// those the ones that fit.
func (s *Store) linked(symbol string, in func(*lexicon) *vocabulary, fits func(register.Document) bool) ([]register.Document, error) {
	list := symbolWords(symbol)
	if len(list) == 0 {
		return nil, nil
	}
	x, err := s.sorted(ByDay)
	if err != nil {
		return nil, err
	}
	ids := x.page(x.having(in(x.words), list), nil, Query{Limit: mostLinked})
	x.mu.RUnlock()
	docs, err := s.Documents(ids)
	return slices.DeleteFunc(docs, func(d register.Document) bool { return !fits(d) }), err
}

// AnswersTo returns the living documents that say they answer d: of those who
// got it, when it went out, or of ours to its sender, when it came in.
func (s *Store) AnswersTo(d register.Document) ([]register.Document, error) {
	x, err := s.searchable()
	if err != nil {
		return nil, err
	}
	var ids []uint64
	x.mu.RLock()
	for _, key := range replyKeys(d, d.Symbol, d.Direction) {
		for _, id := range x.replies.answers[key] {
			ids = append(ids, uint64(id))
		}
	}
	x.mu.RUnlock()
	slices.Sort(ids)
	docs, err := s.Documents(slices.Compact(ids))
	return slices.DeleteFunc(docs, func(a register.Document) bool { return a.Date < d.Date }), err
}
