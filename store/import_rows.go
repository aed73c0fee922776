package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// importRows adds a batch. It asks what is known first, and writes bucket by
// bucket with sorted keys, so that each page is touched once.
func (w *writer) importRows(rows []*row, result *ImportResult) error {
	if err := w.inBulk(); err != nil {
		return err
	}
	added, err := w.newRows(rows, result)
	if err != nil {
		return err
	}
	taken, err := w.claimNumbers(added, result)
	if err != nil {
		return err
	}
	next := lastID(w.tx, documentsBucket)
	for _, r := range added {
		next++
		r.doc.ID = next
		if err := w.importRow(r, taken); err != nil {
			return err
		}
	}
	result.Added += len(added)
	if err := w.putImportedSlots(added); err != nil {
		return err
	}
	return w.pointToAll(added)
}

// newRows leaves out what is faulty or in the register already, by UID or
// by identity; of two equal rows the first stays.
func (w *writer) newRows(rows []*row, result *ImportResult) ([]*row, error) {
	added := make([]*row, 0, len(rows))
	seen := map[string]bool{}
	for _, r := range rows {
		if r.faults != nil {
			result.Refused = append(result.Refused, Refusal{r.index, r.faults})
			continue
		}
		switch err := w.refuseClosed(r.doc); {
		case errors.Is(err, ErrYearClosed):
			result.Refused = append(result.Refused, Refusal{r.index, register.Faults{{Field: "date", Text: string(ErrYearClosed)}}})
			continue
		case err != nil:
			return nil, err
		}
		known, err := w.isKnown(r)
		if err != nil {
			return nil, err
		}
		if known || seen[string(r.identity)] || seen[r.doc.UID] {
			result.Duplicate++
			result.Duplicates = append(result.Duplicates, r.index)
			continue
		}
		seen[string(r.identity)], seen[r.doc.UID] = true, true
		added = append(added, r)
	}
	return added, nil
}

func (w *writer) isKnown(r *row) (bool, error) {
	ids, err := pointed(w.tx, identityBucket, r.identity)
	if err == nil && len(ids) == 0 {
		ids, err = pointed(w.tx, uidsBucket, []byte(r.doc.UID))
	}
	return len(ids) > 0, err
}

// claim is what a batch found out about one number.
type claim struct {
	old stored
	row int // index of the row that takes it; -1 when it was issued or void before
}

// claimNumbers decides who of the batch owns which number: the first row, when
// the number is free or reserved. It lists the others as clashes.
func (w *writer) claimNumbers(rows []*row, result *ImportResult) (map[string]claim, error) {
	taken := make(map[string]claim, len(rows))
	for _, r := range rows {
		if r.slot == nil {
			continue
		}
		if _, met := taken[string(r.slot)]; met {
			result.Clashes = append(result.Clashes, r.index)
			continue
		}
		c, err := w.claimable(r)
		if err != nil {
			return nil, err
		}
		if c.row < 0 {
			result.Clashes = append(result.Clashes, r.index)
		}
		taken[string(r.slot)] = c
	}
	return taken, nil
}

func (w *writer) claimable(r *row) (claim, error) {
	old, err := load(w.tx, numbersBucket, r.slot)
	if err != nil || old.payload == nil {
		return claim{old, r.index}, err
	}
	var slot register.Slot
	if err := numbersBucket.decode(r.slot, old.payload, &slot); err != nil {
		return claim{}, err
	}
	if slot.State != register.SlotReserved {
		return claim{old, -1}, nil
	}
	old.payload = bytes.Clone(old.payload)
	return claim{old, r.index}, nil
}

// importRow writes one document and its entry.
func (w *writer) importRow(r *row, taken map[string]claim) error {
	payload := r.owned
	e := entryRecord{Op: OpImport, Kind: KindDocument, ID: strconv.FormatUint(r.doc.ID, 10)}
	if r.slot != nil {
		c := taken[string(r.slot)]
		if c.row != r.index {
			r.slot = nil
			var err error
			if payload, err = encodeDocument(r.doc, nil); err != nil {
				return err
			}
			r.digest = sha256.Sum256(payload)
		} else if c.old.last != 0 {
			ref, err := r.takes().ref(c.old)
			if err != nil {
				return err
			}
			e.Slots = []slotRef{ref}
		}
	}
	e.After = r.digest[:]
	seq, err := w.log(e)
	if err != nil {
		return err
	}
	r.entry = seq
	w.docs = append(w.docs, docChange{after: r.doc})
	return w.put(documentsBucket, idKey(r.doc.ID), seq, payload)
}

// putImportedSlots writes the numbers in the order of their keys.
func (w *writer) putImportedSlots(rows []*row) error {
	owners := make([]*row, 0, len(rows))
	for _, r := range rows {
		if r.slot != nil {
			owners = append(owners, r)
		}
	}
	slices.SortFunc(owners, func(a, b *row) int { return bytes.Compare(a.slot, b.slot) })
	for _, r := range owners {
		if err := w.putSlots([]slotChange{r.takes()}, r.entry); err != nil {
			return err
		}
	}
	return nil
}

// takes is what the row does to the number it owns; one that was void on paper voids it.
func (r *row) takes() slotChange {
	slot := register.Slot{Number: r.doc.Number, State: register.SlotIssued, Document: r.doc.ID}
	if r.doc.Voided != "" {
		slot.State, slot.Reason = register.SlotVoid, r.doc.Voided
	}
	return slotChange{r.slot, &slot}
}

// pointToAll enters the rows in the buckets that lead to documents, in the
// order of their keys.
func (w *writer) pointToAll(rows []*row) error {
	slices.SortFunc(rows, func(a, b *row) int { return bytes.Compare(a.identity, b.identity) })
	for _, r := range rows {
		if err := w.pointFirst(identityBucket, r.identity, r.doc.ID); err != nil {
			return err
		}
	}
	slices.SortFunc(rows, func(a, b *row) int { return strings.Compare(a.doc.UID, b.doc.UID) })
	for _, r := range rows {
		if err := w.pointFirst(uidsBucket, []byte(r.doc.UID), r.doc.ID); err != nil {
			return err
		}
	}
	return nil
}
