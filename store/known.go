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
		id, err := pointed(tx, uidsBucket, []byte(d.UID))
		if err == nil && (id == 0 || d.UID == "") {
			id, err = pointed(tx, identityBucket, identityKey(d))
		}
		if err != nil || id == 0 {
			return err
		}
		r, err := readDocument(tx, id)
		known, ok = r.Document, err == nil && (r.Voided == "" || r.UID == d.UID)
		return err
	})
	return known, ok, err
}
