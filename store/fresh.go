package store

import (
	"bytes"
	"errors"

	bolt "go.etcd.io/bbolt"
)

// The disk is what logging a document waits for, and each tree it changes is three pages
// that lie anywhere in the file of a large register. So new records of identity, uids and
// numbers gather in bucket fresh, which is a single page, and go to their trees together
// when it is full. They lie there byte for byte as they will in their trees. A key is in
// its tree or in fresh, never in both.

// gathering are the buckets whose new records gather.
var gathering = []bucket{identityBucket, uidsBucket, numbersBucket}

// freshKey is the key in bucket fresh of what has a key in b.
func (b bucket) freshKey(key []byte) []byte { return append([]byte{b.name[0]}, key...) }

// settled returns the bucket that a key of bucket fresh is of, and the key it has there.
func settled(fresh []byte) (b bucket, key []byte, ok bool) {
	for _, b := range gathering {
		if fresh[0] == b.name[0] {
			return b, fresh[1:], true
		}
	}
	return b, nil, false
}

// fresh returns the bucket of what gathers for b. It is nil when nothing does: so it is in
// a file of format 9, which has no such bucket and is only read.
func (b bucket) fresh(tx *txn) *bolt.Bucket {
	if !b.gathers {
		return nil
	}
	return tx.Bucket(freshBucket.name)
}

// get returns a record as it lies in the file; nil when there is none.
func (b bucket) get(tx *txn, key []byte) []byte {
	value := b.in(tx).Get(key)
	if fresh := b.fresh(tx); value == nil && fresh != nil {
		value = fresh.Get(b.freshKey(key))
	}
	return value
}

// delete takes a record out of the file.
func (b bucket) delete(tx *txn, key []byte) error {
	err := b.in(tx).Delete(key)
	if fresh := b.fresh(tx); fresh != nil {
		err = errors.Join(err, fresh.Delete(b.freshKey(key)))
	}
	return err
}

// each calls visit with the records of b whose key begins with prefix, as they lie in the
// file; those that gather come last.
func (b bucket) each(tx *txn, prefix []byte, visit func(key, value []byte) error) error {
	err := within(b.in(tx), prefix, visit)
	if fresh := b.fresh(tx); fresh != nil && err == nil {
		err = within(fresh, b.freshKey(prefix), func(key, value []byte) error { return visit(key[1:], value) })
	}
	return err
}

// within calls visit with the keys that begin with prefix.
func within(b *bolt.Bucket, prefix []byte, visit func(key, value []byte) error) error {
	c := b.Cursor()
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if err := visit(k, v); err != nil {
			return err
		}
	}
	return nil
}

// last returns the highest key of b that begins with prefix; nil when there is none.
func (b bucket) last(tx *txn, prefix []byte) []byte {
	key := lastWithin(b.in(tx), prefix)
	if fresh := b.fresh(tx); fresh != nil {
		if f := lastWithin(fresh, b.freshKey(prefix)); f != nil && bytes.Compare(f[1:], key) > 0 {
			return f[1:]
		}
	}
	return key
}

func lastWithin(b *bolt.Bucket, prefix []byte) []byte {
	c := b.Cursor()
	k, _ := c.Seek(append(bytes.Clone(prefix), 0xff, 0xff, 0xff, 0xff))
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	if !bytes.HasPrefix(k, prefix) {
		return nil
	}
	return k
}

// leaveRoom lets one more record gather, with so many bytes of key and value.
func (w *writer) leaveRoom(bytes int) error {
	size := pageHeader + elementSize + 1 + bytes
	err := within(freshBucket.in(w.tx), nil, func(k, v []byte) error {
		size += elementSize + len(k) + len(v)
		return nil
	})
	if err == nil && size > pageSize {
		err = w.settle()
	}
	return err
}

// settle brings the records that gathered to their trees. One that is there already
// stays: only in a salvaged file can it be.
func (w *writer) settle() error {
	type record struct{ key, value []byte }
	var gathered []record
	err := within(freshBucket.in(w.tx), nil, func(k, v []byte) error {
		gathered = append(gathered, record{bytes.Clone(k), bytes.Clone(v)})
		return nil
	})
	if err != nil || len(gathered) == 0 {
		return err
	}
	for _, r := range gathered {
		b, key, ok := settled(r.key)
		if !ok || b.in(w.tx).Get(key) != nil {
			continue
		}
		if err := b.in(w.tx).Put(key, r.value); err != nil {
			return err
		}
	}
	return freshBucket.empty(w.tx)
}

// inBulk is for many records at once, in the order of their keys: they go to their trees
// without gathering first.
func (w *writer) inBulk() error {
	w.isBulk = true
	return w.settle()
}
