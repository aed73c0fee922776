package store

import (
	"kycuong/register"
)

// SaveNarrative keeps what an office changed in the words of a report; without
// edits the draft stands again.
func (s *Store) SaveNarrative(n register.Narrative) error {
	return s.update(func(w *writer) error {
		return w.saveValue(record{bucket: narrativesBucket, kind: KindNarrative, id: n.ID(), key: []byte(n.ID())}, n)
	})
}

// Narrative returns what was changed in the words of a report; none when nothing
// was.
func (s *Store) Narrative(id string) (n register.Narrative, err error) {
	err = s.view(func(tx *txn) error {
		r, err := load(tx, narrativesBucket, []byte(id))
		if err != nil || r.payload == nil {
			return err
		}
		return narrativesBucket.decode([]byte(id), r.payload, &n)
	})
	return n, err
}
