package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"kycuong/register"
)

// UpdateDocument keeps a changed document; the journal keeps what it was.
// Direction, UID and voiding cannot be changed by it. A new number is issued
// as AddDocument does; the one given up is void for ever when it was the
// office's own, and is given back when the clerk had logged somebody else's
// under the wrong name.
func (s *Store) UpdateDocument(d register.Document) (register.Document, error) {
	f, err := s.filler()
	if err != nil {
		return register.Document{}, err
	}
	var saved register.Document
	err = s.update(func(w *writer) error {
		saved, err = w.updateDocument(f, d)
		return err
	})
	return saved, err
}

func (w *writer) updateDocument(f *filler, d register.Document) (register.Document, error) {
	raw, old, err := w.current(d.ID)
	if err != nil {
		return register.Document{}, err
	}
	d.UID, d.Direction, d.Voided = old.UID, old.Direction, old.Voided
	if d.Number.IsZero() || old.Voided != "" {
		d.Number = old.Number
	}
	d = f.prepare(d)
	if err := f.check(d); err != nil {
		return register.Document{}, err
	}
	if err := w.refuseClosed(d); err != nil {
		return register.Document{}, err
	}
	d = f.compose(d)
	if known, err := w.sameIdentity(d); err != nil {
		return known, err
	}
	slot, changes, err := w.moveNumber(f, old, d)
	if err != nil {
		return register.Document{}, err
	}
	if err := w.writeDocument(d, raw, OpUpdate, slot, changes); err != nil {
		return register.Document{}, err
	}
	w.docs = append(w.docs, docChange{&old.Document, d})
	return d, w.moveIdentity(old.Document, d)
}

// current loads a document for a change. Its bytes are a copy, since they must
// outlive the change of their bucket.
func (w *writer) current(id uint64) (stored, documentRecord, error) {
	raw, err := load(w.tx, documentsBucket, idKey(id))
	if err != nil {
		return raw, documentRecord{}, err
	}
	if raw.payload == nil && raw.last != 0 {
		return raw, documentRecord{}, fmt.Errorf("document %d: %w", id, ErrYearClosed)
	}
	if raw.payload == nil {
		return raw, documentRecord{}, fmt.Errorf("document %d: %w", id, ErrNotFound)
	}
	raw.payload = bytes.Clone(raw.payload)
	r, err := decodeDocument(id, raw.payload)
	return raw, r, err
}

// moveNumber decides what becomes of the numbers when old turns into d, and
// returns the key of the number d owns.
func (w *writer) moveNumber(f *filler, old documentRecord, d register.Document) ([]byte, []slotChange, error) {
	book, _ := f.settings.Book(d.Book)
	series := register.SeriesOf(&d, book, f.settings.Office)
	if d.Number.IsZero() || d.Voided != "" || sameNumber(f, old, d) || bytes.Equal(slotKey(series, d.Number), old.Slot) {
		return old.Slot, nil, nil
	}
	taken, err := w.issue(series, d.Number, d.ID)
	if err != nil || len(old.Slot) == 0 {
		return taken.key, []slotChange{taken}, err
	}
	given, err := giveUp(f, old, taken.value.Number)
	return taken.key, []slotChange{taken, given}, err
}

// sameNumber reports that nothing the number depends on was changed, so a
// clash kept at import stays one, and changed settings move no old number.
func sameNumber(f *filler, old documentRecord, d register.Document) bool {
	book, _ := f.settings.Book(d.Book)
	before, _ := f.settings.Book(old.Book)
	return old.Number == d.Number &&
		register.SeriesOf(&old.Document, before, f.settings.Office) == register.SeriesOf(&d, book, f.settings.Office)
}

// giveUp decides about the number a document leaves.
func giveUp(f *filler, old documentRecord, now register.Number) (slotChange, error) {
	series, n, err := parseSlotKey(old.Slot)
	if err != nil || series.Issuer != register.UnitKey(f.settings.Office) {
		return slotChange{key: old.Slot}, err
	}
	return slotChange{old.Slot, &register.Slot{Number: n, State: register.SlotVoid, Document: old.ID, Reason: "→ " + now.String()}}, nil
}

// moveIdentity keeps bucket identity in step.
func (w *writer) moveIdentity(old, d register.Document) error {
	from, to := identityKey(old), identityKey(d)
	if slices.Equal(from, to) {
		return nil
	}
	if err := w.unpoint(identityBucket, from, d.ID); err != nil {
		return err
	}
	return w.point(identityBucket, to, d.ID)
}

// VoidDocument strikes a document out, with a reason; its number becomes void
// with it. It stays readable. A second time is refused with ErrVoided.
func (s *Store) VoidDocument(id uint64, reason string) error {
	return s.VoidDocuments([]uint64{id}, reason)
}

// VoidDocuments strikes several out for one reason, or none of them.
func (s *Store) VoidDocuments(ids []uint64, reason string) error {
	reason = register.Clean(strings.TrimSpace(reason))
	if reason == "" {
		return fmt.Errorf("void document %d: %w", slices.Max(append(ids, 0)), register.ErrNoReason)
	}
	return s.update(func(w *writer) error {
		for _, id := range ids {
			if err := w.voidDocument(id, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

// HandDocuments gives several incoming documents to a handler, with a day until which
// to handle them (0 leaves theirs), or none of them. Nothing else about them changes.
func (s *Store) HandDocuments(ids []uint64, to register.Party, until register.Date) error {
	f, err := s.filler()
	if err != nil {
		return err
	}
	return s.update(func(w *writer) error {
		for _, id := range ids {
			_, old, err := w.current(id)
			if err != nil {
				return err
			}
			d := old.Document
			if d.Voided != "" {
				return fmt.Errorf("document %d: %w", id, ErrVoided)
			}
			d.Handler = to
			if until != 0 {
				d.HandleDue = until
			}
			if _, err := w.updateDocument(f, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) voidDocument(id uint64, reason string) error {
	raw, old, err := w.current(id)
	if err != nil {
		return err
	}
	if old.Voided != "" {
		return fmt.Errorf("document %d: %w", id, ErrVoided)
	}
	d := old.Document
	d.Voided = reason
	var changes []slotChange
	if len(old.Slot) > 0 {
		series, n, err := parseSlotKey(old.Slot)
		if err != nil {
			return err
		}
		l, err := nearby(w.tx, series, n)
		if err != nil {
			return err
		}
		slot, err := l.Void(n, reason)
		if err != nil {
			return fmt.Errorf("document %d: %w", id, err)
		}
		changes = append(changes, slotChange{old.Slot, &slot})
	}
	w.docs = append(w.docs, docChange{&old.Document, d})
	return w.writeDocument(d, raw, OpVoid, old.Slot, changes)
}
