package store

import (
	"errors"
)

// describe writes into the file what its buckets and fields mean.
func (w *writer) describe() error {
	for _, b := range buckets {
		if err := w.put(schemaBucket, b.name, 0, []byte(b.describe())); err != nil {
			return err
		}
	}
	return nil
}

var errStale = errors.New("the description is of an older program")

// describe renews the description when this program knows more fields than
// the one that wrote it.
func (s *Store) describe() error {
	err := s.read(func(tx *txn) error {
		for _, b := range buckets {
			r, err := load(tx, schemaBucket, b.name)
			if err != nil {
				return err
			}
			if string(r.payload) != b.describe() {
				return errStale
			}
		}
		return nil
	})
	if !errors.Is(err, errStale) {
		return err
	}
	return s.write(func(tx *txn) error { return (&writer{s: s, tx: tx}).describe() })
}
