package store

import (
	"github.com/RoaringBitmap/roaring/v2"

	"kycuong/register"
)

// How far Similar looks.
const (
	similarDays = 30
	similarMost = 200 // candidates read
)

// Similar returns the living documents that may be the same paper as d: one
// of the same sender with the same symbol in the same year, or with the same
// subject within 30 days. An error finds nothing: it is a warning to the clerk, not a check.
func (s *Store) Similar(d register.Document) []register.Document {
	d = d.Clean()
	if d.Sender.IsZero() {
		return nil
	}
	x, err := s.sorted(ByDay)
	if err != nil {
		return nil
	}
	ids := x.candidates(d)
	x.mu.RUnlock()
	candidates, err := s.Documents(ids)
	if err != nil {
		return nil
	}
	var same []register.Document
	for _, c := range candidates {
		if c.ID != d.ID && isSimilar(c, d) {
			same = append(same, c)
		}
	}
	return same
}

func isSimilar(a, b register.Document) bool {
	if !sameParty(a.Sender, b.Sender) {
		return false
	}
	if b.Symbol != "" && a.Date.Year() == b.Date.Year() && register.SymbolKey(a.Symbol) == register.SymbolKey(b.Symbol) {
		return true
	}
	apart := max(a.Date-b.Date, b.Date-a.Date)
	return b.Subject != "" && apart <= similarDays && register.Fold(a.Subject) == register.Fold(b.Subject)
}

func sameParty(a, b register.Party) bool {
	if a.Code != "" && b.Code != "" {
		return register.UnitKey(a.Code) == register.UnitKey(b.Code)
	}
	return a.Text != "" && register.Fold(a.Text) == register.Fold(b.Text)
}

// candidates returns ids of documents that have the words of d's symbol or of
// its subject, and its sender, as far as those are known; the newest first.
func (x *index) candidates(d register.Document) []uint64 {
	sets := []*roaring.Bitmap{}
	if list := symbolWords(d.Symbol); len(list) > 0 {
		sets = append(sets, x.having(x.words.symbols, list))
	}
	var list []string
	for w := range words(d.Subject) {
		plain, _ := foldWord(w)
		list = append(list, plain)
	}
	if len(list) > 0 {
		sets = append(sets, x.having(x.words.plain, list))
	}
	found := roaring.And(roaring.FastOr(sets...), x.all)
	if d.Sender.Code != "" && d.Sender.Text == "" {
		found = intersect([]*roaring.Bitmap{found, x.units[register.UnitKey(d.Sender.Code)]})
	}
	return x.page(found, nil, Query{Limit: similarMost})
}

// having returns the documents with every word of the list.
func (x *index) having(v *vocabulary, list []string) *roaring.Bitmap {
	sets := make([]*roaring.Bitmap, 0, len(list))
	for _, w := range list {
		if w != "" {
			sets = append(sets, v.find(w))
		}
	}
	if len(sets) == 0 {
		return roaring.New()
	}
	return intersect(sets)
}
