package store

import "kycuong/register"

// Known returns the document of the register that AddDocument would take d for: by
// UID, or as the same paper.
func (s *Store) Known(d register.Document) (known register.Document, ok bool, err error) {
	f, err := s.filler()
	if err != nil {
		return known, false, err
	}
	d = f.compose(f.prepare(d))
	err = s.view(func(tx *txn) error {
		ids, err := knownBy(tx, d)
		for _, id := range ids {
			r, err := readDocument(tx, id)
			if err != nil {
				return err
			}
			if r.Voided == "" || r.UID == d.UID {
				known, ok = r.Document, true
			}
		}
		return err
	})
	return known, ok, err
}

// knownBy returns the documents a paper may be: the one with its UID, else those that are
// the same paper.
func knownBy(tx *txn, d register.Document) ([]uint64, error) {
	if d.UID != "" {
		if ids, err := pointed(tx, uidsBucket, []byte(d.UID)); err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	return pointed(tx, identityBucket, identityKey(d))
}
