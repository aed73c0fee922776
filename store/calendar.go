package store

import (
	"fmt"

	"kycuong/register"
)

// SaveDays keeps the special days, each in place of what was known about its
// date. A faulty one refuses them all, with register.Faults.
func (s *Store) SaveDays(days []register.SpecialDay) error {
	return s.update(func(w *writer) error { return w.saveDays(days) })
}

func (w *writer) saveDays(days []register.SpecialDay) error {
	for _, d := range days {
		if fs := d.Validate(); len(fs) > 0 {
			return fmt.Errorf("day %s: %w", d.Date, fs)
		}
		r := record{bucket: daysBucket, kind: KindDay, id: d.Date.ISO(), key: dateKey(d.Date)}
		if err := w.saveValue(r, d); err != nil {
			return fmt.Errorf("day %s: %w", d.Date, err)
		}
	}
	return nil
}

// DeleteDay makes the date an ordinary day again; ErrNotFound when it is one.
func (s *Store) DeleteDay(d register.Date) error {
	return s.update(func(w *writer) error {
		if err := w.remove(record{bucket: daysBucket, kind: KindDay, id: d.ISO(), key: dateKey(d)}); err != nil {
			return fmt.Errorf("day %s: %w", d, err)
		}
		return nil
	})
}

// Calendar returns the working-day calendar. It is the same value until a day
// or the confirmed years change.
func (s *Store) Calendar() (*register.Calendar, error) {
	return cached(s, func(c *cache) **register.Calendar { return &c.calendar }, readCalendar)
}

func readCalendar(tx *txn) (*register.Calendar, error) {
	settings, err := readSettings(tx)
	if err != nil {
		return nil, err
	}
	var days []register.SpecialDay
	err = each(tx, daysBucket, nil, func(key, payload []byte) error {
		var d register.SpecialDay
		err := daysBucket.decode(key, payload, &d)
		days = append(days, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return register.NewCalendar(days, settings.ConfirmedYears), nil
}
