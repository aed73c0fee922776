package store

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// Pointers lead to documents: those of bucket identity from what one says, those of
// bucket uids from its UID. One identity leads to several documents when all but one of
// them are void, each of which had to be known while it was being logged anew.
//
// In a large register a change of these two trees writes six pages all over the file, and
// the disk is what logging a document waits for. So the pointers made one by one gather in
// bucket fresh, which is a single page, and go to their trees together. A key is in its
// tree or in fresh, never in both.

// mostFresh is how many pointers fit in one page.
const mostFresh = 128

// freshKey is the key in bucket fresh of what has key in tree b.
func freshKey(b bucket, key []byte) []byte {
	return append([]byte{b.name[0]}, key...)
}

// settled returns the tree a key of bucket fresh will go to, and its key there.
func settled(fresh []byte) (b bucket, key []byte) {
	if fresh[0] == uidsBucket.name[0] {
		return uidsBucket, fresh[1:]
	}
	return identityBucket, fresh[1:]
}

// pointer is a place that leads to documents.
type pointer struct {
	in  bucket // identity, uids or fresh
	key []byte // in that bucket
	ids []uint64
}

// pointerAt finds what a key of identity or uids leads to. One that leads nowhere has its
// place in its tree.
func pointerAt(tx *txn, b bucket, key []byte) (pointer, error) {
	key = tx.blind(b, key)
	p, err := readPointer(tx, b, key)
	if err != nil || p.ids != nil || tx.Bucket(freshBucket.name) == nil { // a file of an older format, only read
		return p, err
	}
	if f, err := readPointer(tx, freshBucket, freshKey(b, key)); err != nil || f.ids != nil {
		return f, err
	}
	return p, nil
}

// readPointer reads one as it lies in the file.
func readPointer(tx *txn, b bucket, key []byte) (pointer, error) {
	p := pointer{in: b, key: key}
	r, err := load(tx, b, key)
	if err != nil || r.payload == nil {
		return p, err
	}
	for text := range strings.SplitSeq(string(r.payload), " ") {
		id, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return pointer{in: b, key: key}, damage(whatRecord, "%s %x: %q is no document", b.name, key, text)
		}
		p.ids = append(p.ids, id)
	}
	return p, nil
}

func (w *writer) putPointer(p pointer) error {
	var text []byte
	for i, id := range p.ids {
		if i > 0 {
			text = append(text, ' ')
		}
		text = strconv.AppendUint(text, id, 10)
	}
	return w.put(p.in, p.key, 0, text)
}

// pointed returns the documents a key leads to, in the order of their ids.
func pointed(tx *txn, b bucket, key []byte) ([]uint64, error) {
	p, err := pointerAt(tx, b, key)
	return p.ids, err
}

// point lets a key of identity or uids lead to a document.
func (w *writer) point(b bucket, key []byte, id uint64) error {
	p, err := pointerAt(w.tx, b, key)
	if err != nil {
		return err
	}
	if p.ids == nil {
		if err := w.makeRoom(); err != nil {
			return err
		}
		p.in, p.key = freshBucket, freshKey(b, p.key)
	}
	if at, found := slices.BinarySearch(p.ids, id); !found {
		p.ids = slices.Insert(p.ids, at, id)
	}
	return w.putPointer(p)
}

// pointInTree is point for many keys, in a register whose pointers are settled.
func (w *writer) pointInTree(b bucket, key []byte, id uint64) error {
	p, err := readPointer(w.tx, b, w.tx.blind(b, key))
	if err != nil {
		return err
	}
	p.ids = append(p.ids, id)
	return w.putPointer(p)
}

// unpoint lets a key lead to a document no more.
func (w *writer) unpoint(b bucket, key []byte, id uint64) error {
	p, err := pointerAt(w.tx, b, key)
	if err != nil {
		return err
	}
	p.ids = slices.DeleteFunc(p.ids, func(other uint64) bool { return other == id })
	if len(p.ids) == 0 {
		return p.in.in(w.tx).Delete(p.key)
	}
	return w.putPointer(p)
}

// makeRoom lets one more pointer gather.
func (w *writer) makeRoom() error {
	n := 0
	c := freshBucket.in(w.tx).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	if n < mostFresh {
		return nil
	}
	return w.settle()
}

// settle brings the pointers that gathered to their trees. A key that is there already
// stays as it is: only in a salvaged file can it be in both.
func (w *writer) settle() error {
	type record struct{ key, payload []byte }
	var gathered []record
	err := each(w.tx, freshBucket, nil, func(key, payload []byte) error {
		gathered = append(gathered, record{bytes.Clone(key), bytes.Clone(payload)})
		return nil
	})
	if err != nil || len(gathered) == 0 {
		return err
	}
	for _, r := range gathered {
		b, key := settled(r.key)
		if b.in(w.tx).Get(key) != nil {
			continue
		}
		if err := w.put(b, key, 0, r.payload); err != nil {
			return err
		}
	}
	return freshBucket.empty(w.tx)
}
