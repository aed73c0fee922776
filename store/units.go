package store

import (
	"fmt"

	"kycuong/register"
)

// SaveUnits keeps the units, each in place of the period of the same code that
// begins on the same day. A faulty one refuses them all, with register.Faults.
func (s *Store) SaveUnits(units []register.Unit) error {
	return s.update(func(w *writer) error { return w.saveUnits(units) })
}

func (w *writer) saveUnits(units []register.Unit) error {
	for _, u := range units {
		u = u.Clean()
		if fs := u.Validate(); len(fs) > 0 {
			return fmt.Errorf("unit %s: %w", u.Code, fs)
		}
		r := record{bucket: unitsBucket, kind: KindUnit, id: unitID(u), key: unitKey(u)}
		if err := w.saveValue(r, u); err != nil {
			return fmt.Errorf("unit %s: %w", u.Code, err)
		}
	}
	return nil
}

// RemoveUnit takes back the period of the unit that begins on the day, which
// was entered by mistake; ErrNotFound when there is none. A unit that came to
// its end gets a last day instead.
func (s *Store) RemoveUnit(code string, from register.Date) error {
	return s.update(func(w *writer) error {
		u := register.Unit{Code: code, From: from}
		if err := w.remove(record{bucket: unitsBucket, kind: KindUnit, id: unitID(u), key: unitKey(u)}); err != nil {
			return fmt.Errorf("unit %s: %w", code, err)
		}
		return nil
	})
}

// CorrectUnit puts right a period that was entered wrong, even its first day; the
// unit keeps its code. Faulty values refuse it, with register.Faults.
func (s *Store) CorrectUnit(old, right register.Unit) error {
	return s.update(func(w *writer) error {
		if old.From != right.From {
			if err := w.remove(record{bucket: unitsBucket, kind: KindUnit, id: unitID(old), key: unitKey(old)}); err != nil {
				return fmt.Errorf("unit %s: %w", old.Code, err)
			}
		}
		return w.saveUnits([]register.Unit{right})
	})
}

// Org returns the tree of units. It is the same value until a unit changes.
func (s *Store) Org() (*register.Org, error) {
	return cached(s, func(c *cache) **register.Org { return &c.org }, readOrg)
}

func readOrg(tx *txn) (*register.Org, error) {
	var units []register.Unit
	err := each(tx, unitsBucket, nil, func(key, payload []byte) error {
		var u register.Unit
		err := unitsBucket.decode(key, payload, &u)
		units = append(units, u)
		return err
	})
	if err != nil {
		return nil, err
	}
	return register.NewOrg(units), nil
}
