package store

import (
	"slices"

	"kycuong/register"
	"kycuong/review"
)

// Facts gathers what documents are judged against, as of a day.
func (s *Store) Facts(asOf register.Date) (review.Facts, error) {
	f := review.Facts{AsOf: asOf}
	var err error
	if f.Org, err = s.Org(); err != nil {
		return f, err
	}
	if f.Calendar, err = s.Calendar(); err != nil {
		return f, err
	}
	if f.Rulebook, err = s.Rulebook(); err != nil {
		return f, err
	}
	if f.Settings, err = s.Settings(); err != nil {
		return f, err
	}
	ledgers := map[register.Series]*register.Ledger{}
	f.Explained = func(series register.Series, n register.Number) bool {
		l, ok := ledgers[series]
		if !ok {
			l, _ = s.Ledger(series) // an unreadable ledger explains nothing
			ledgers[series] = l
		}
		if l == nil {
			return false
		}
		_, known := l.At(n)
		return known
	}
	return f, nil
}

// Findings reviews the whole register and puts the managers' decisions on the
// findings.
func (s *Store) Findings(asOf register.Date, filter review.Filter) ([]review.Finding, review.Facts, error) {
	return s.FindingsIf(asOf, filter, func(*review.Facts) {})
}

// FindingsIf reviews the register as if something else held: other rules, units or
// special days. Nothing is kept.
func (s *Store) FindingsIf(asOf register.Date, filter review.Filter, change func(*review.Facts)) ([]review.Finding, review.Facts, error) {
	f, err := s.Facts(asOf)
	if err != nil {
		return nil, f, err
	}
	change(&f)
	decisions, err := s.Decisions()
	if err != nil {
		return nil, f, err
	}
	tasks, err := s.Tasks()
	if err != nil {
		return nil, f, err
	}
	f.Tasks = slices.Values(tasks)
	if f.Inspections, err = s.Inspections(); err != nil {
		return nil, f, err
	}
	var damage error // a review of what is left would look like a clean one
	documents := func(yield func(register.Document) bool) { damage = s.VisitDocuments(yield) }
	all := filter
	all.From, all.To = 0, 0 // what is repeated was done before
	found := review.Check(f, documents, all)
	if damage != nil {
		return nil, f, damage
	}
	review.Apply(found, decisions)
	review.CountRepeats(found, f.Settings.RepeatSpan())
	return slices.DeleteFunc(found, func(x review.Finding) bool { return !filter.Keeps(x) }), f, nil
}
