package store

import (
	"fmt"
	"strconv"

	"kycuong/register"
	"kycuong/review"
)

// AddInspection keeps a finding that people made. It refuses a faulty one
// (register.Faults).
func (s *Store) AddInspection(x review.Inspection) (review.Inspection, error) {
	rb, err := s.Rulebook()
	if err != nil {
		return x, err
	}
	x = x.Clean()
	if fs := x.Validate(rb); len(fs) > 0 {
		return x, fs
	}
	err = s.update(func(w *writer) error {
		last := uint64(0)
		if err := eachInspection(w.tx, func(old review.Inspection) error { last = old.ID; return nil }); err != nil {
			return err
		}
		x.ID = last + 1
		return w.saveInspection(x, "")
	})
	return x, err
}

func (w *writer) saveInspection(x review.Inspection, op string) error {
	w.wrote.inspections = true
	return w.saveValue(record{bucket: inspectionsBucket, kind: KindInspection, id: strconv.FormatUint(x.ID, 10), key: idKey(x.ID), op: op}, x)
}

// VoidInspection takes a finding that people made out of every count, for a reason.
func (s *Store) VoidInspection(id uint64, reason string) error {
	if reason = register.Clean(reason); reason == "" {
		return register.ErrNoReason
	}
	return s.update(func(w *writer) error { return w.voidInspection(id, reason) })
}

func (w *writer) voidInspection(id uint64, reason string) error {
	r, err := load(w.tx, inspectionsBucket, idKey(id))
	if err != nil {
		return err
	}
	if r.payload == nil {
		return fmt.Errorf("inspection %d: %w", id, ErrNotFound)
	}
	x, err := decodeInspection(idKey(id), r.payload)
	switch {
	case err != nil:
		return err
	case x.Voided != "":
		return fmt.Errorf("inspection %d: %w", id, ErrVoided)
	}
	x.Voided = reason
	return w.saveInspection(x, OpVoid)
}

// Inspections returns every finding that people made, void ones too, in the order
// of the ids.
func (s *Store) Inspections() (list []review.Inspection, err error) {
	err = s.view(func(tx *txn) error {
		return eachInspection(tx, func(x review.Inspection) error {
			list = append(list, x)
			return nil
		})
	})
	return list, err
}

func decodeInspection(key, payload []byte) (x review.Inspection, err error) {
	err = inspectionsBucket.decode(key, payload, &x)
	x.ID = keyID(key)
	return x, err
}

func eachInspection(tx *txn, visit func(review.Inspection) error) error {
	return each(tx, inspectionsBucket, nil, func(key, payload []byte) error {
		x, err := decodeInspection(key, payload)
		if err != nil {
			return err
		}
		return visit(x)
	})
}
