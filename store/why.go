package store

import (
	"iter"

	"kycuong/register"
	"kycuong/review"
)

// Library finds for the review of one document those it names, and those that
// answer it.
func (s *Store) Library(d register.Document) review.Library {
	return review.Library{
		BySymbol: func(key string) iter.Seq[review.Reference] { return references(s.WithSymbol(key)) },
		AnswersTo: func(key string) iter.Seq[review.Reference] {
			if key != register.SymbolKey(d.Symbol) {
				return references(nil, nil) // only d itself is asked about
			}
			return references(s.AnswersTo(d))
		},
	}
}

// LibraryNow is Library as far as it answers at once: as long as the search is not ready,
// nothing is known of other documents.
func (s *Store) LibraryNow(d register.Document) review.Library {
	if !s.IsReady() {
		return review.Library{}
	}
	return s.Library(d)
}

// references are the living documents of a list; one that cannot be read proves
// nothing.
func references(docs []register.Document, err error) iter.Seq[review.Reference] {
	return func(yield func(review.Reference) bool) {
		for _, d := range docs {
			if err == nil && d.Voided == "" && !yield(review.Reference{ID: d.ID, Direction: d.Direction, Sender: d.Sender, To: d.To, Date: d.Date}) {
				return
			}
		}
	}
}

// Why opens the reasoning behind a finding.
func (s *Store) Why(f review.Facts, x review.Finding) ([]review.Step, error) {
	id, ok := x.Subject.ID.(uint64)
	switch {
	case ok && x.Subject.Kind == "document":
		d, err := s.Document(id)
		return review.Why(f, s.Library(d), d, x), err
	case ok && x.Subject.Kind == "task":
		tasks, err := s.Tasks()
		if err != nil {
			return nil, err
		}
		register.Averages(tasks, f.AsOf)
		for _, t := range tasks {
			if t.ID == id {
				return review.WhyTask(f, t, x), nil
			}
		}
	}
	return review.WhyOther(f, x), nil
}
