package store

import (
	"bytes"
	"fmt"

	"kycuong/register"
)

// slotChange is what a document does to one number: it takes it, gives it up,
// or voids it with itself.
type slotChange struct {
	key   []byte
	value *register.Slot // nil gives the number back
}

// issue decides with register.Ledger that document id may have number n.
func (w *writer) issue(series register.Series, n register.Number, id uint64) (slotChange, error) {
	l, err := nearby(w.tx, series, n)
	if err != nil {
		return slotChange{}, err
	}
	slot, err := l.Issue(n, id)
	if err != nil {
		return slotChange{}, fmt.Errorf("%s: %w", series, err)
	}
	return slotChange{slotKey(series, n), &slot}, nil
}

// refs tells the journal entry of the document which numbers it changes, as
// far as they have entries of their own.
func (w *writer) refs(changes []slotChange) ([]slotRef, error) {
	var refs []slotRef
	for _, c := range changes {
		old, err := load(w.tx, numbersBucket, c.key)
		if err != nil {
			return nil, err
		}
		if old.last != 0 {
			refs = append(refs, slotRef{Key: c.key, Last: old.last, Before: bytes.Clone(old.payload)})
		}
	}
	return refs, nil
}

// putSlots writes the numbers a document changed, under the document's entry.
func (w *writer) putSlots(changes []slotChange, seq uint64) error {
	for _, c := range changes {
		var payload []byte
		if c.value != nil {
			var err error
			if payload, err = encoder.Marshal(*c.value); err != nil {
				return err
			}
		}
		if err := w.put(numbersBucket, c.key, seq, payload); err != nil {
			return err
		}
	}
	return nil
}
