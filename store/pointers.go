package store

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Pointers lead to documents: those of bucket identity from what one says, those of
// bucket uids from its UID. One identity leads to several documents when all but one of
// them are void, each of which had to be known while it was being logged anew.

// pointed returns the documents a key of identity or uids leads to, in the order of their
// ids.
func pointed(tx *txn, b bucket, key []byte) ([]uint64, error) {
	return pointedAt(tx, b, tx.blind(b, key))
}

// pointedAt is pointed for a key as it lies in the file.
func pointedAt(tx *txn, b bucket, key []byte) (ids []uint64, err error) {
	r, err := load(tx, b, key)
	if err != nil || r.payload == nil {
		return nil, err
	}
	for text := range strings.SplitSeq(string(r.payload), " ") {
		id, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return nil, damage(whatRecord, "%s %x: %q is no document", b.name, key, text)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// point lets a key lead to a document, beside those it leads to already.
func (w *writer) point(b bucket, key []byte, id uint64) error {
	key = w.tx.blind(b, key)
	ids, err := pointedAt(w.tx, b, key)
	if err != nil {
		return err
	}
	if at, found := slices.BinarySearch(ids, id); !found {
		ids = slices.Insert(ids, at, id)
	}
	return w.pointTo(b, key, ids)
}

// pointFirst is point for a key that is known to lead nowhere yet.
func (w *writer) pointFirst(b bucket, key []byte, id uint64) error {
	return w.pointTo(b, w.tx.blind(b, key), []uint64{id})
}

// unpoint lets a key lead to a document no more.
func (w *writer) unpoint(b bucket, key []byte, id uint64) error {
	key = w.tx.blind(b, key)
	ids, err := pointedAt(w.tx, b, key)
	if err != nil {
		return err
	}
	ids = slices.DeleteFunc(ids, func(other uint64) bool { return other == id })
	if len(ids) == 0 {
		return b.delete(w.tx, key)
	}
	return w.pointTo(b, key, ids)
}

// toRepoint leaves a note that what leads to documents must be made again: where that needs
// the documents, and they may be sealed.
func (tx *txn) toRepoint() error {
	return (&writer{tx: tx}).put(metaBucket, repointKey, 0, []byte("what leads to documents is to be made again"))
}

func (tx *txn) isToRepoint() bool { return metaBucket.in(tx).Get(repointKey) != nil }

// repoint does it, as soon as the documents can be read.
func (s *Store) repoint() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	noted := false
	if err := s.read(func(tx *txn) error { noted = tx.isToRepoint(); return nil }); err != nil || !noted {
		return err
	}
	return s.write(func(tx *txn) error {
		if err := tx.pointAgain(); err != nil {
			return err
		}
		return metaBucket.in(tx).Delete(repointKey)
	})
}

// pointAgain makes anew what leads to documents. A tree that is filled in one change is one
// long leaf until its end, so the keys must come in their order.
func (tx *txn) pointAgain() error {
	w := &writer{tx: tx}
	if err := w.inBulk(); err != nil {
		return err
	}
	var uids, identities []pointer
	err := documentsBucket.in(tx).ForEach(func(key, value []byte) error {
		_, payload, err := documentsBucket.unpack(tx, key, value)
		if err != nil || len(payload) == 0 {
			return err
		}
		r, err := decodeDocument(keyID(key), payload)
		uids = append(uids, pointer{string(tx.blind(uidsBucket, []byte(r.UID))), r.ID})
		identities = append(identities, pointer{string(tx.blind(identityBucket, identityKey(r.Document))), r.ID})
		return err
	})
	if err != nil {
		return err
	}
	return errors.Join(w.refill(uidsBucket, uids), w.refill(identityBucket, identities))
}

// pointer leads from a key, as it lies in the file, to a document.
type pointer struct {
	key string
	id  uint64
}

// refill leaves in a bucket nothing but these.
func (w *writer) refill(b bucket, list []pointer) error {
	if err := b.empty(w.tx); err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b pointer) int { return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.id, b.id)) })
	for len(list) > 0 {
		var ids []uint64
		key := list[0].key
		for len(list) > 0 && list[0].key == key {
			ids, list = append(ids, list[0].id), list[1:]
		}
		if err := w.pointTo(b, []byte(key), ids); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) pointTo(b bucket, key []byte, ids []uint64) error {
	var text []byte
	for i, id := range ids {
		if i > 0 {
			text = append(text, ' ')
		}
		text = strconv.AppendUint(text, id, 10)
	}
	return w.put(b, key, 0, text)
}
