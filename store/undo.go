package store

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"kycuong/register"
	"kycuong/review"
)

// Why a change is not undone.
const (
	ErrNothingToUndo = register.Problem("There is nothing to undo since the register was opened.")
	ErrNotUndoable   = register.Problem("The last change cannot be undone.")
	ErrImportStays   = register.Problem("The last change was an import, which is not undone. Void what is wrong in it, or restore the backup taken before.")
	ErrFileStays     = register.Problem("The last change was to an attached file, which is not undone. Take the file away where it stands.")
	ErrNumberStays   = register.Problem("The last change was to a number, which is not undone. It is reserved or voided under Settings, Numbers.")
	ErrChangedSince  = register.Problem("It was changed again since, so it is not undone.")
)

// changeMade is one change this program made since the register was opened: its entries
// of the journal after first, up to last.
type changeMade struct {
	first, last uint64
	final       error // why it cannot be undone; nil when it can
}

// stepsKept is how many changes can be undone, one after the other.
const stepsKept = 100

// undoable are the kinds of records a change of which can be undone; passedOver
// those that one does not mean by "the last change".
var (
	undoable   = []string{KindDocument, KindTask, KindDirective, KindDecision, KindInspection, KindUnit, KindDay, KindNarrative, KindRulebook}
	passedOver = []string{KindSettings, KindReport, KindStore}
)

// remember notes a change that was made, so that it can be undone.
func (s *Store) remember(w *writer) {
	if w.isUndo {
		s.steps = s.steps[:len(s.steps)-1]
		if s.ledBack == nil {
			s.ledBack = map[uint64]uint64{}
		}
		maps.Copy(s.ledBack, w.ledBack)
		return
	}
	if w.isIdle() || w.isPassedOver {
		return
	}
	s.steps = append(s.steps, changeMade{w.first, w.head.seq, w.final})
	if n := len(s.steps) - stepsKept; n > 0 {
		s.steps = slices.Delete(s.steps, 0, n)
	}
}

// weigh notes, entry by entry, whether a change can be undone.
func (w *writer) weigh(e entryRecord) {
	isFirst := w.isIdle()
	w.isPassedOver = (isFirst || w.isPassedOver) && slices.Contains(passedOver, e.Kind)
	if w.final == nil {
		w.final = whyFinal(e)
	}
}

// whyFinal says why an entry cannot be undone; nil when it can.
func whyFinal(e entryRecord) error {
	switch {
	case e.Op == OpImport:
		return ErrImportStays
	case slices.Contains(undoable, e.Kind):
		return nil
	case e.Kind == KindAttachment:
		return ErrFileStays
	case e.Kind == KindNumber:
		return ErrNumberStays
	}
	return ErrNotUndoable
}

// Undone tells what Undo took back: the records of one change.
type Undone struct {
	Kind  string // of the first
	Count int
	ID    uint64 // of the first, if it is a document
	Label string // symbol of a document or directive, words of a task; "" for others
}

// Undo takes back the last change made through this Store. Nothing is rubbed out:
// records are set to what they were before, what was new is voided for the reason
// given, and the journal has both. Errors: ErrNothingToUndo, ErrChangedSince, and those
// that say why the change stays.
func (s *Store) Undo(reason string) (u Undone, err error) {
	f, err := s.filler()
	if err != nil {
		return u, err
	}
	err = s.update(func(w *writer) error {
		if len(s.steps) == 0 {
			return ErrNothingToUndo
		}
		last := s.steps[len(s.steps)-1]
		if last.final != nil {
			return last.final
		}
		w.isUndo, w.ledBack = true, map[uint64]uint64{}
		for seq := last.last; seq > last.first; seq-- {
			e, _, err := readEntry(w.tx, seq)
			if err != nil {
				return err
			}
			if u.Label, err = w.takeBack(f, e, seq, reason); err != nil {
				return err
			}
			u.Kind, u.Count, u.ID = e.Kind, u.Count+1, 0
			if e.Kind == KindDocument {
				u.ID, _ = strconv.ParseUint(e.ID, 10, 64) // takeBack has read it
			}
		}
		return nil
	})
	return u, err
}

// UndoVoids returns the document that undoing the last change would void, with its number;
// false when it would void none, or several.
func (s *Store) UndoVoids() (d register.Document, ok bool) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if len(s.steps) == 0 {
		return d, false
	}
	last := s.steps[len(s.steps)-1]
	if last.final != nil || last.last != last.first+1 {
		return d, false
	}
	_ = s.view(func(tx *txn) error { // undoing tells of an error
		e, _, err := readEntry(tx, last.last)
		if err != nil || e.Kind != KindDocument || e.Before != nil {
			return err
		}
		_, key, err := recordKey(e.Kind, e.ID)
		if err != nil {
			return err
		}
		r, err := readDocument(tx, keyID(key))
		d, ok = r.Document, err == nil
		return err
	})
	return d, ok
}

// standsAt is the entry that a record is as it was after: its last one, or the one
// that undoing led back to.
func (w *writer) standsAt(last uint64) uint64 {
	if seq, ok := w.s.ledBack[last]; ok {
		return seq
	}
	return last
}

// takeBack undoes one entry and returns what to call its record.
func (w *writer) takeBack(f *filler, e entryRecord, seq uint64, reason string) (label string, err error) {
	b, key, err := recordKey(e.Kind, e.ID)
	if err != nil {
		return "", err
	}
	now, err := load(w.tx, b, key)
	if err != nil {
		return "", err
	}
	if w.standsAt(now.last) != seq {
		return "", fmt.Errorf("%s %s: %w", e.Kind, e.ID, ErrChangedSince)
	}
	if label, err = w.putBack(f, e, b, key, reason); err != nil {
		return label, err
	}
	now, err = load(w.tx, b, key)
	w.ledBack[now.last] = e.Last
	return label, err
}

func (w *writer) putBack(f *filler, e entryRecord, b bucket, key []byte, reason string) (label string, err error) {
	switch e.Kind {
	case KindDocument:
		return w.takeBackDocument(f, e, keyID(key), reason)
	case KindTask:
		return w.takeBackTask(e, keyID(key), reason)
	case KindDirective:
		if label, err = w.symbolOfDirective(key); err != nil {
			return "", err
		}
	case KindDecision:
		return "", w.takeBackDecision(e, reason)
	case KindInspection:
		w.wrote.inspections = true
		if e.Before == nil {
			return "", w.voidInspection(keyID(key), reason)
		}
	}
	r := record{bucket: b, kind: e.Kind, id: e.ID, key: key, payload: e.Before}
	if e.Before == nil {
		return label, w.remove(r)
	}
	return label, w.save(r)
}

func (w *writer) symbolOfDirective(key []byte) (string, error) {
	var d register.Directive
	r, err := load(w.tx, directivesBucket, key)
	if err == nil {
		err = directivesBucket.decode(key, r.payload, &d)
	}
	return d.Symbol, err
}

func (w *writer) takeBackDocument(f *filler, e entryRecord, id uint64, reason string) (string, error) {
	raw, now, err := w.current(id)
	if err != nil {
		return "", err
	}
	if e.Before == nil {
		return now.Symbol, w.voidDocument(id, reason)
	}
	old, err := decodeDocument(id, e.Before)
	if err != nil {
		return "", err
	}
	if e.Op != OpVoid {
		if old.Number != now.Number {
			return now.Symbol, ErrNotUndoable
		}
		_, err = w.updateDocument(f, old.Document)
		return now.Symbol, err
	}
	changes, err := slotsBefore(e)
	if err != nil {
		return "", err
	}
	if len(changes) == 0 && len(old.Slot) > 0 {
		return now.Symbol, ErrNotUndoable
	}
	w.docs = append(w.docs, docChange{&now.Document, old.Document})
	return now.Symbol, w.writeDocument(old.Document, raw, OpUpdate, old.Slot, changes)
}

// slotsBefore are the numbers an entry changed, as they were.
func slotsBefore(e entryRecord) (changes []slotChange, err error) {
	for _, ref := range e.Slots {
		var slot register.Slot
		if err := numbersBucket.decode(ref.Key, ref.Before, &slot); err != nil {
			return nil, err
		}
		changes = append(changes, slotChange{ref.Key, &slot})
	}
	return changes, nil
}

func (w *writer) takeBackTask(e entryRecord, id uint64, reason string) (string, error) {
	t, err := readTask(w.tx, id)
	if err != nil {
		return "", err
	}
	label := t.Content
	if e.Before == nil {
		t.Voided = reason
		return label, w.saveTask(t, OpVoid)
	}
	var old register.Task
	if err := tasksBucket.decode(idKey(id), e.Before, &old); err != nil {
		return "", err
	}
	old.ID = id
	return label, w.saveTask(old, OpUpdate)
}

// takeBackDecision makes the decision before the last again; where there was none,
// the finding is open again.
func (w *writer) takeBackDecision(e entryRecord, reason string) error {
	d := review.Decision{Key: e.ID, State: review.StateOpen, Reason: reason, By: w.s.Who(), At: w.now}
	if e.Before != nil {
		if err := decisionsBucket.decode([]byte(e.ID), e.Before, &d); err != nil {
			return err
		}
	}
	return w.decide(d)
}
