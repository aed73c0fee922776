package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"kycuong/register"
)

// maxNumber is the highest number register.ParseNumber reads.
const maxNumber = 9_999_999

// NextNumber returns the number to propose: one after the highest ever used.
// It promises nothing: only a document or a reservation takes the number.
func (s *Store) NextNumber(series register.Series) (n register.Number, err error) {
	settings, err := s.Settings()
	if err != nil {
		return n, err
	}
	err = s.view(func(tx *txn) error {
		n, err = nextNumber(tx, series, settings.FirstNumber())
		return err
	})
	return n, err
}

// nextNumber looks at the last key of the series only. A slot that was given
// back counts as used: its number is not proposed again.
func nextNumber(tx *txn, series register.Series, first int) (register.Number, error) {
	k := numbersBucket.last(tx, seriesKey(series))
	if k == nil {
		return register.Number{N: first}, nil
	}
	_, last, err := parseSlotKey(k)
	if err != nil {
		return register.Number{}, err
	}
	if last.N >= maxNumber {
		return register.Number{}, fmt.Errorf("number after %s: %w", last, register.ErrNumberTaken)
	}
	return register.Number{N: max(last.N+1, first)}, nil
}

// ErrPracticeNumber refuses a number in a practice register that could be a real one.
const ErrPracticeNumber = register.Problem("Numbers in a practice register begin with 90001, so that nobody takes them for real ones.")

// Ledger returns every slot of a series.
func (s *Store) Ledger(series register.Series) (l *register.Ledger, err error) {
	err = s.view(func(tx *txn) error {
		l, err = readLedger(tx, series)
		return err
	})
	return l, err
}

func readLedger(tx *txn, series register.Series) (*register.Ledger, error) {
	var slots []register.Slot
	err := each(tx, numbersBucket, seriesKey(series), func(key, payload []byte) error {
		var slot register.Slot
		err := numbersBucket.decode(key, payload, &slot)
		slots = append(slots, slot)
		return err
	})
	return register.NewLedger(series, slots), err
}

// AllSeries returns every series that has a number, by issuer, book, type and
// year.
func (s *Store) AllSeries() (list []register.Series, err error) {
	err = s.view(func(tx *txn) error {
		list, err = allSeries(tx)
		return err
	})
	return list, err
}

// allSeries jumps from series to series, not from number to number.
func allSeries(tx *txn) (list []register.Series, err error) {
	c := numbersBucket.in(tx).Cursor()
	for k, _ := c.First(); k != nil; {
		series, _, err := parseSlotKey(k)
		if err != nil {
			return nil, err
		}
		list = append(list, series)
		k, _ = c.Seek(append(seriesKey(series), 0xff, 0xff, 0xff, 0xff))
	}
	fresh := numbersBucket.fresh(tx)
	if fresh == nil {
		return list, nil
	}
	err = within(fresh, numbersBucket.freshKey(nil), func(key, _ []byte) error {
		series, _, err := parseSlotKey(key[1:])
		list = append(list, series)
		return err
	})
	slices.SortFunc(list, func(a, b register.Series) int { return bytes.Compare(seriesKey(a), seriesKey(b)) })
	return slices.Compact(list), err
}

// ReserveNumber keeps a number for somebody until a day; zero takes the next.
func (s *Store) ReserveNumber(series register.Series, n register.Number, whom string, until register.Date) (slot register.Slot, err error) {
	settings, err := s.Settings()
	if err != nil {
		return slot, err
	}
	err = s.update(func(w *writer) error {
		if !n.IsZero() && n.N < settings.FirstNumber() {
			return ErrPracticeNumber
		}
		if n.IsZero() {
			if n, err = nextNumber(w.tx, series, settings.FirstNumber()); err != nil {
				return err
			}
		}
		l, err := nearby(w.tx, series, n)
		if err != nil {
			return err
		}
		if slot, err = l.Reserve(n, strings.TrimSpace(whom), until); err != nil {
			return fmt.Errorf("%s: %w", series, err)
		}
		return w.saveSlot(series, slot, OpReserve)
	})
	return slot, err
}

// MayIssue tells why a document may not have a number, as keeping it would – an error of
// the ledger –, and what the number has already; id is 0 for a document not kept yet.
func (s *Store) MayIssue(series register.Series, n register.Number, id uint64) (slot register.Slot, err error) {
	err = s.view(func(tx *txn) error {
		l, err := nearby(tx, series, n)
		if err != nil {
			return err
		}
		slot, _ = l.At(n)
		if slot.State == register.SlotIssued && slot.Document == id {
			return nil
		}
		_, err = l.Issue(n, id)
		return err
	})
	return slot, err
}

// VoidNumber explains for ever why a free or reserved number carries no
// document. The number of a document is voided with the document.
func (s *Store) VoidNumber(series register.Series, n register.Number, reason string) error {
	return s.update(func(w *writer) error {
		l, err := nearby(w.tx, series, n)
		if err != nil {
			return err
		}
		if at, _ := l.At(n); at.State == register.SlotIssued {
			return fmt.Errorf("%s: %s: %w", series, n, register.ErrNumberTaken)
		}
		slot, err := l.Void(n, strings.TrimSpace(reason))
		if err != nil {
			return fmt.Errorf("%s: %w", series, err)
		}
		return w.saveSlot(series, slot, OpVoid)
	})
}

// saveSlot writes a slot that no document stands behind.
func (w *writer) saveSlot(series register.Series, slot register.Slot, op string) error {
	note(&w.wrote.series, series)
	r := record{bucket: numbersBucket, kind: KindNumber, op: op, id: slotID(series, slot.Number), key: slotKey(series, slot.Number)}
	return w.saveValue(r, slot)
}

// nearby returns as much of a series' ledger as decides about number n: its
// own slot and that of its plain number.
func nearby(tx *txn, series register.Series, n register.Number) (*register.Ledger, error) {
	if err := checkNumber(n); err != nil {
		return nil, err
	}
	var slots []register.Slot
	numbers := []register.Number{n}
	if n.Suffix != "" {
		numbers = append(numbers, register.Number{N: n.N})
	}
	for _, n := range numbers {
		key := slotKey(series, n)
		r, err := load(tx, numbersBucket, key)
		if err != nil {
			return nil, err
		}
		if r.payload == nil {
			continue
		}
		var slot register.Slot
		if err := numbersBucket.decode(key, r.payload, &slot); err != nil {
			return nil, err
		}
		slots = append(slots, slot)
	}
	return register.NewLedger(series, slots), nil
}

// checkNumber refuses what could not be read back from paper.
func checkNumber(n register.Number) error {
	parsed, err := register.ParseNumber(n.String())
	if err != nil || parsed != n {
		return register.Faults{{Field: "number", Text: "“{number}” is not a number of a register.", Args: map[string]string{"number": n.String()}}}
	}
	return nil
}

// Gaps returns the runs of numbers of a year that nothing explains.
func (s *Store) Gaps(year int) ([]register.Gap, error) {
	all, err := s.AllSeries()
	if err != nil {
		return nil, err
	}
	var gaps []register.Gap
	for _, series := range all {
		if series.Year != year {
			continue
		}
		l, err := s.Ledger(series)
		if err != nil {
			return nil, err
		}
		gaps = append(gaps, l.Gaps()...)
	}
	return gaps, nil
}
