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

// payload is what the file holds of the number; nil when it is given back.
func (c slotChange) payload() ([]byte, error) {
	if c.value == nil {
		return nil, nil
	}
	return encoder.Marshal(*c.value)
}

// ref tells the journal entry of the document what a number was before and is now.
func (c slotChange) ref(old stored) (slotRef, error) {
	payload, err := c.payload()
	return slotRef{Key: c.key, Last: old.last, Before: bytes.Clone(old.payload), After: digest(payload)}, err
}

// refs are those of the numbers that have entries of their own.
func (w *writer) refs(changes []slotChange) ([]slotRef, error) {
	var refs []slotRef
	for _, c := range changes {
		old, err := load(w.tx, numbersBucket, c.key)
		if err != nil {
			return nil, err
		}
		if old.last == 0 {
			continue
		}
		ref, err := c.ref(old)
		if err != nil {
			return nil, err
		}
		refs = append(refs, ref)
	}
	return refs, nil
}

// putSlots writes the numbers a document changed, under the document's entry.
func (w *writer) putSlots(changes []slotChange, seq uint64) error {
	for _, c := range changes {
		payload, err := c.payload()
		if err != nil {
			return err
		}
		if err := w.put(numbersBucket, c.key, seq, payload); err != nil {
			return err
		}
	}
	return nil
}
