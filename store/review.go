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
// findings. What was found is kept until a document, task, unit, rule or day
// changes: after a decision nothing is judged anew.
func (s *Store) Findings(asOf register.Date, filter review.Filter) ([]review.Finding, review.Facts, error) {
	r, err := s.review(asOf)
	if err != nil {
		return nil, r.facts, err
	}
	return s.decided(slices.Clone(r.found), r.facts, filter)
}

// FindingsIf reviews the register as if something else held: other rules, units or
// special days. Nothing is kept.
func (s *Store) FindingsIf(asOf register.Date, filter review.Filter, change func(*review.Facts)) ([]review.Finding, review.Facts, error) {
	r, err := s.judge(asOf, change)
	if err != nil {
		return nil, r.facts, err
	}
	return s.decided(r.found, r.facts, filter)
}

// review returns the findings of a day, judging only when something changed.
func (s *Store) review(asOf register.Date) (reviewed, error) {
	c := &s.cache
	c.mu.Lock()
	known, facts := c.reviewed, c.facts
	c.mu.Unlock()
	if known != nil && known.asOf == asOf {
		return *known, nil
	}
	r, err := s.judge(asOf, func(*review.Facts) {})
	if err != nil {
		return r, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.facts == facts {
		c.reviewed = &r
	}
	return r, nil
}

// judge reviews the whole register.
func (s *Store) judge(asOf register.Date, change func(*review.Facts)) (reviewed, error) {
	f, err := s.Facts(asOf)
	if err != nil {
		return reviewed{asOf: asOf, facts: f}, err
	}
	change(&f)
	r := reviewed{asOf: asOf, facts: f}
	tasks, err := s.Tasks()
	if err != nil {
		return r, err
	}
	f.Tasks = slices.Values(tasks)
	if f.Inspections, err = s.Inspections(); err != nil {
		return r, err
	}
	var damage error // a review of what is left would look like a clean one
	documents := func(yield func(register.Document) bool) { damage = s.VisitDocuments(yield) }
	r.facts, r.found = f, review.Check(f, documents, review.Filter{})
	return r, damage
}

// decided puts the decisions on findings, counts repeats over all of them and keeps
// those of the filter.
func (s *Store) decided(found []review.Finding, f review.Facts, filter review.Filter) ([]review.Finding, review.Facts, error) {
	decisions, err := s.Decisions()
	if err != nil {
		return nil, f, err
	}
	review.Apply(found, decisions)
	review.CountRepeats(found, f.Settings.RepeatSpan())
	return slices.DeleteFunc(found, func(x review.Finding) bool { return !filter.Keeps(x) }), f, nil
}
