package store

import (
	"strconv"

	"kycuong/register"
)

// Version is a document as a change left it.
type Version struct {
	Entry
	Document register.Document
}

// Versions returns what became of a document, oldest first: each change with who made
// it and the document after it.
func (s *Store) Versions(id uint64) (list []Version, err error) {
	err = s.view(func(tx *txn) error {
		entries, err := history(tx, KindDocument, strconv.FormatUint(id, 10))
		if err != nil {
			return err
		}
		now, err := readDocument(tx, id)
		if err != nil {
			return err
		}
		for i, e := range entries {
			v := Version{Entry: e, Document: now.Document}
			if i+1 < len(entries) { // what the next change found is what this one left
				r, err := decodeDocument(id, entries[i+1].Before)
				if err != nil {
					return err
				}
				v.Document = r.Document
			}
			list = append(list, v)
		}
		return nil
	})
	return list, err
}
