package store

import (
	"fmt"

	"kycuong/register"
	"kycuong/review"
)

// Decide keeps the managers' decisions, all or none, each as the latest on
// its finding; the earlier ones stay in DecisionHistory.
func (s *Store) Decide(ds []review.Decision) error {
	return s.update(func(w *writer) error {
		for _, d := range ds {
			if d.Key == "" {
				return fmt.Errorf("decision: %w", register.Faults{{Field: "key", Text: "The finding is missing."}})
			}
			if err := w.decide(d); err != nil {
				return fmt.Errorf("decision on %s: %w", d.Key, err)
			}
		}
		return nil
	})
}

func (w *writer) decide(d review.Decision) error {
	note(&w.wrote.decisions, d.Key)
	return w.saveValue(record{bucket: decisionsBucket, kind: KindDecision, id: d.Key, key: []byte(d.Key)}, d)
}

// Decisions returns the latest decision on each finding, by its key.
func (s *Store) Decisions() (map[string]review.Decision, error) {
	all := map[string]review.Decision{}
	err := s.view(func(tx *txn) error {
		return each(tx, decisionsBucket, nil, func(key, payload []byte) error {
			var d review.Decision
			err := decisionsBucket.decode(key, payload, &d)
			all[string(key)] = d
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// readDecision returns the decision on a finding; its Key is "" when there is none.
func readDecision(tx *txn, key string) (d review.Decision, err error) {
	r, err := load(tx, decisionsBucket, []byte(key))
	if err != nil || r.payload == nil {
		return d, err
	}
	return d, decisionsBucket.decode([]byte(key), r.payload, &d)
}

// DecisionHistory returns every decision made on a finding, oldest first.
func (s *Store) DecisionHistory(key string) (list []review.Decision, err error) {
	err = s.view(func(tx *txn) error {
		list, err = decisionHistory(tx, key)
		return err
	})
	return list, err
}

// decisionHistory rebuilds the earlier decisions from what the journal says
// was there before each change.
func decisionHistory(tx *txn, key string) ([]review.Decision, error) {
	entries, err := history(tx, KindDecision, key)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	now, err := load(tx, decisionsBucket, []byte(key))
	if err != nil {
		return nil, err
	}
	versions := make([][]byte, 0, len(entries))
	for _, e := range entries[1:] {
		versions = append(versions, e.Before)
	}
	var list []review.Decision
	for _, payload := range append(versions, now.payload) {
		var d review.Decision
		if err := decisionsBucket.decode([]byte(key), payload, &d); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, nil
}
