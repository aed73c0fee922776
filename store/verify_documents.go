package store

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"

	"kycuong/register"
)

// documents checks each document, its entry, the number it owns and what leads
// to it.
func (v *verifier) documents() error {
	return v.each(documentsBucket, func(tx *txn, key, value []byte) error {
		seq, payload, err := documentsBucket.unpack(tx, key, value)
		if err != nil {
			v.damaged(documentsBucket, key, err)
			return nil
		}
		id := keyID(key)
		if len(payload) == 0 { // closed with its year
			v.logged(tx, fmt.Sprintf("document %d", id), KindDocument, strconv.FormatUint(id, 10), seq, nil)
			v.last = id
			return nil
		}
		r, err := decodeDocument(id, payload)
		if err != nil {
			v.damaged(documentsBucket, key, err)
			return nil
		}
		v.sum.Documents++
		where := fmt.Sprintf("document %d", id)
		v.logged(tx, where, KindDocument, strconv.FormatUint(id, 10), seq, payload)
		if len(r.Slot) > 0 {
			v.ownedNumber(tx, where, r)
		}
		v.recognised(tx, where, r)
		v.last = id
		return nil
	})
}

// recognised checks what leads to a document.
func (v *verifier) recognised(tx *txn, where string, r documentRecord) {
	if ids, err := pointed(tx, uidsBucket, []byte(r.UID)); err != nil || len(ids) != 1 || ids[0] != r.ID {
		v.report(where, "Its UID leads to %d.", slices.Max(append(ids, 0)))
	} else {
		v.named.Add(uint32(r.ID))
	}
	ids, err := pointed(tx, identityBucket, identityKey(r.Document))
	switch {
	case err == nil && slices.Contains(ids, r.ID):
		v.known.Add(uint32(r.ID))
	case err != nil || !v.isOld || len(ids) == 0 && r.Voided == "":
		v.report(where, "It would not be recognised when logged again.")
	}
}

// ownedNumber checks that the number a document owns says so too.
func (v *verifier) ownedNumber(tx *txn, where string, r documentRecord) {
	raw, err := load(tx, numbersBucket, r.Slot)
	if err != nil || raw.payload == nil {
		v.report(where, "Its number %s is not in the ledger.", r.Number)
		return
	}
	var slot register.Slot
	if err := numbersBucket.decode(r.Slot, raw.payload, &slot); err != nil {
		v.damaged(numbersBucket, r.Slot, err)
		return
	}
	state := register.SlotIssued
	if r.Voided != "" {
		state = register.SlotVoid
	}
	if slot.Document != r.ID || slot.Number != r.Number || slot.State != state {
		v.report(where, "The ledger has number %s %s for document %d.", slot.Number, slot.State, slot.Document)
	}
}

// numbers checks each number, its entry, and that an issued one has its
// document.
func (v *verifier) numbers() error {
	return v.each(numbersBucket, func(tx *txn, key, value []byte) error {
		seq, payload, err := numbersBucket.unpack(tx, key, value)
		if err != nil {
			v.damaged(numbersBucket, key, err)
			return nil
		}
		series, n, err := parseSlotKey(key)
		if err != nil {
			v.damaged(numbersBucket, key, err)
			return nil
		}
		v.sum.Numbers++
		where := fmt.Sprintf("number %s in %s", n, series)
		var slot register.Slot
		if len(payload) > 0 {
			if err := numbersBucket.decode(key, payload, &slot); err != nil || slot.Number != n {
				v.report(where, "The record is damaged.")
				return nil
			}
		}
		e, _, err := readEntry(tx, seq)
		if err == nil && e.Kind == KindDocument {
			v.ofDocument(tx, where, key, payload, slot, seq, e)
			return nil
		}
		v.logged(tx, where, KindNumber, slotID(series, n), seq, payload)
		return nil
	})
}

// ofDocument checks a number whose last entry, seq, is about a document. An entry that took a
// number nobody had before does not name it: the document has it, and the rest follows from
// that.
func (v *verifier) ofDocument(tx *txn, where string, key, payload []byte, slot register.Slot, seq uint64, e entryRecord) {
	named := slices.IndexFunc(e.Slots, func(ref slotRef) bool { return bytes.Equal(ref.Key, key) })
	isFirst := named < 0
	if !isFirst {
		if after := e.Slots[named].After; after != nil && !bytes.Equal(after, digest(payload)) {
			v.report(where, "It is not what journal entry %d logged.", seq)
			return
		}
		if slot.State == 0 {
			return // given back
		}
	}
	id, err := strconv.ParseUint(e.ID, 10, 64)
	var r documentRecord
	if err == nil {
		r, err = readDocument(tx, id)
	}
	hasIt := err == nil && bytes.Equal(r.Slot, key)
	switch {
	case isFirst && !hasIt:
		v.report(where, "Its journal entry %d is about a document that never had it.", seq)
	case isFirst && slot.Reason != "" && slot.Reason != r.Voided:
		v.report(where, "It is not what journal entry %d logged.", seq)
	case slot.State == 0:
	case slot.Document != id:
		v.report(where, "It is of document %d, the journal says %s.", slot.Document, e.ID)
	case err != nil:
		v.report(where, "Its document %d cannot be read. (%v)", slot.Document, err)
	case slot.State == register.SlotIssued && !hasIt:
		v.report(where, "Its document %d does not have it.", slot.Document)
	}
}

// pointers checks that no key leads to a document but the one that document
// has, which was found before. Where that seems to be so, something may have been reworded
// meanwhile: then each key is compared with its document as both are now.
func (v *verifier) pointers(b bucket, found *roaring.Bitmap) error {
	isOdd := false
	err := v.each(b, func(tx *txn, key, _ []byte) error {
		ids, err := pointedAt(tx, b, key)
		if err != nil {
			v.damaged(b, key, err)
		}
		for _, id := range ids {
			isOdd = isOdd || !found.CheckedRemove(uint32(id))
		}
		return nil
	})
	if err != nil || !isOdd {
		return err
	}
	return v.each(b, func(tx *txn, key, _ []byte) error {
		ids, _ := pointedAt(tx, b, key) // damage was reported
		for _, id := range ids {
			if !leads(tx, b, key, id) {
				v.report(fmt.Sprintf("%s %x", b.name, key), "It leads to document %d, which is another.", id)
			}
		}
		return nil
	})
}

// leads reports that a document has a key of identity or uids.
func leads(tx *txn, b bucket, key []byte, id uint64) bool {
	raw, err := load(tx, documentsBucket, idKey(id))
	if err != nil || raw.payload == nil {
		return false
	}
	r, err := decodeDocument(id, raw.payload)
	own := identityKey(r.Document)
	if b.crc == uidsBucket.crc {
		own = []byte(r.UID)
	}
	return err == nil && bytes.Equal(tx.blind(b, own), key)
}

// fresh checks that what gathers has a tree to go to; the records are checked with those
// that are there.
func (v *verifier) fresh() error {
	return v.walk(freshBucket, nil, func(tx *txn, key, _ []byte) error {
		b, there, ok := settled(key)
		if !ok {
			v.damaged(freshBucket, key, damage(whatRecord, "no bucket begins with %q", key[:1]))
		} else if b.in(tx).Get(there) != nil {
			v.damaged(b, there, damage(whatRecord, "it lies in bucket %s too", freshBucket.name))
		}
		return nil
	})
}
