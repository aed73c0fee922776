package store

import "bytes"

// DeskItem returns what the person signed in keeps under a name on their desk: the
// widths of columns, filters with names, a form that is not saved yet. Nil when there
// is nothing.
//
// The desk is no record of the office: what lies on it is not logged, anybody may put
// something on their own, and a backup restored to a moment leaves it as it was then or
// later. In a sealed register it is sealed.
func (s *Store) DeskItem(name string) (value []byte, err error) {
	err = s.view(func(tx *txn) error {
		r, err := load(tx, deskBucket, s.deskKey(name))
		value = bytes.Clone(r.payload)
		return err
	})
	return value, err
}

// PutDeskItem keeps something on the desk of the person signed in; an empty value
// takes it away.
func (s *Store) PutDeskItem(name string, value []byte) error {
	if s.opt.ReadOnly {
		return ErrReadOnly
	}
	if s.IsLocked() {
		return ErrLocked
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.write(func(tx *txn) error {
		return (&writer{s: s, tx: tx}).put(deskBucket, s.deskKey(name), 0, value)
	})
}

func (s *Store) deskKey(name string) []byte { return []byte(s.Who() + "\x00" + name) }
