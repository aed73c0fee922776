package store

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/register"
)

// previousMost is how many documents Previous reads: it answers while one
// types.
const previousMost = 500

// Previous returns up to limit values that the field (subject, signer or note)
// had before and that begin with prefix, without regard to case and marks: the
// most used of the newest 500 fitting documents first, then the most recent.
func (s *Store) Previous(field, prefix string, limit int) []string {
	value, ok := map[string]func(register.Document) string{
		"subject": func(d register.Document) string { return d.Subject },
		"signer":  func(d register.Document) string { return d.Signer },
		"note":    func(d register.Document) string { return d.Note },
	}[field]
	if !ok {
		return nil
	}
	q := Query{Limit: previousMost}
	if field != "note" { // the words of notes are not in the index
		q.Text = prefix
	}
	found, err := s.Search(q)
	if err != nil {
		return nil // a help in typing, not worth a message
	}
	docs, err := s.Documents(found.IDs)
	if err != nil {
		return nil
	}
	return rankValues(docs, value, register.Fold(prefix), limit)
}

// rankValues counts the values of documents that come newest first.
func rankValues(docs []register.Document, value func(register.Document) string, prefix string, limit int) []string {
	type use struct {
		text         string
		count, place int
	}
	uses := map[string]*use{}
	for i, d := range docs {
		text := value(d)
		if text == "" || !strings.HasPrefix(register.Fold(text), prefix) {
			continue
		}
		if u, met := uses[text]; met {
			u.count++
		} else {
			uses[text] = &use{text, 1, i}
		}
	}
	list := make([]*use, 0, len(uses))
	for _, u := range uses {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b *use) int { return cmp.Or(b.count-a.count, a.place-b.place) })
	texts := make([]string, 0, min(limit, len(list)))
	for _, u := range list[:min(max(limit, 0), len(list))] {
		texts = append(texts, u.text)
	}
	return texts
}
