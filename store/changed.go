package store

import (
	"strconv"
	"time"

	"kycuong/register"
)

// Change is what became of one record since a day in the journal: its last change,
// and how many there were.
type Change struct {
	Kind, ID string
	Op, Who  string
	Time     time.Time
	Count    int
	Label    string // symbol of a document or task, key of a decision; the id of others
}

// ChangedSince returns the records that were changed after a journal entry and
// that reports of a period are made from, in the order of their last changes:
// documents and tasks of the period, and whatever else findings hang on.
func (s *Store) ChangedSince(seq uint64, from, to register.Date) ([]Change, error) {
	at := map[[2]string]int{}
	var list []Change
	var failed error
	err := s.Journal(seq+1, func(e Entry) bool {
		if e.Kind == KindReport || e.Kind == KindAttachment || e.Kind == KindStore || e.Op == OpClose {
			return true
		}
		key := [2]string{e.Kind, e.ID}
		if i, known := at[key]; known {
			list[i].Count++
			list[i].Op, list[i].Who, list[i].Time = e.Op, e.Who, e.Time
			return true
		}
		label, inPeriod, err := s.labelOf(e, from, to)
		if err != nil {
			failed = err
			return false
		}
		if inPeriod {
			at[key] = len(list)
			list = append(list, Change{Kind: e.Kind, ID: e.ID, Op: e.Op, Who: e.Who, Time: e.Time, Count: 1, Label: label})
		}
		return true
	})
	if err == nil {
		err = failed
	}
	return list, err
}

// labelOf names the record of an entry, and says whether it lies in a period as
// it is now or as it was.
func (s *Store) labelOf(e Entry, from, to register.Date) (label string, inPeriod bool, err error) {
	within := func(d register.Date) bool { return (from == 0 || d >= from) && (to == 0 || d <= to) }
	id, err := strconv.ParseUint(e.ID, 10, 64)
	switch {
	case e.Kind == KindDocument && err == nil:
		d, err := s.Document(id)
		if err != nil {
			return "", false, err
		}
		was := within(d.Day())
		if len(e.Before) > 0 && !was {
			old, err := decodeDocument(id, e.Before)
			if err != nil {
				return "", false, err
			}
			was = within(old.Day())
		}
		label = d.Symbol
		if label == "" {
			label = d.Number.String()
		}
		return label, was, nil
	case e.Kind == KindTask && err == nil:
		t, err := s.Task(id)
		return t.Directive + " " + t.Item, true, err
	}
	return e.ID, true, nil
}
