package store

import (
	"bytes"
	"crypto/sha256"
	"time"

	"kycuong/register"
)

// writer is one change under way. The functions that take it compose; none of
// them opens a transaction.
type writer struct {
	s       *Store
	tx      *txn
	now     time.Time
	head    head // of the journal, with what this change has added
	first   uint64
	kinds   kinds       // what was changed, for the caches
	wrote   written     // what was changed, for the review
	docs    []docChange // what was changed, for the index
	isBulk  bool        // see inBulk
	forgets bool        // what was changed is more than the index can take in
	isOwn   bool        // an account's change of its own password, which needs no role

	isUndo, isPassedOver bool              // what undo.go knows of it
	final                error             // why it cannot be undone
	ledBack              map[uint64]uint64 // see Store.ledBack
}

// docChange is one document before and after; before is nil for a new one.
type docChange struct {
	before *register.Document
	after  register.Document
}

func (w *writer) begin(tx *txn) (err error) {
	w.tx = tx
	w.head, err = journalHead(tx)
	w.first = w.head.seq
	return err
}

// isIdle reports that nothing was changed, so nothing need be saved.
func (w *writer) isIdle() bool { return w.head.seq == w.first }

// log appends an entry and returns its number.
func (w *writer) log(e entryRecord) (uint64, error) {
	if err := w.s.allows(e.Kind); err != nil && !w.isOwn {
		return 0, err
	}
	e.Time, e.Who = w.now.UnixMilli(), w.s.Who()
	payload, err := encoder.Marshal(e)
	if err != nil {
		return 0, err
	}
	key := idKey(w.head.seq + 1)
	payload = w.tx.close(journalBucket, key, payload)
	next := w.head.next(payload)
	if err := journalBucket.in(w.tx).Put(key, journalBucket.frame(key, 0, append(payload, next.hash[:]...))); err != nil {
		return 0, err
	}
	w.weigh(e)
	w.head = next
	w.kinds |= kindOf(e.Kind)
	return next.seq, nil
}

// stored is a record as it lies in the file; zero when there is none.
type stored struct {
	last    uint64 // its last journal entry
	payload []byte // nil when there is none or it was taken away
}

// load reads a record. The payload lives as long as the transaction, and not
// beyond the next change of its bucket.
func load(tx *txn, b bucket, key []byte) (stored, error) {
	value := b.get(tx, key)
	if value == nil {
		return stored{}, nil
	}
	seq, payload, err := b.unpack(tx, key, value)
	if err != nil || len(payload) == 0 {
		return stored{last: seq}, err
	}
	return stored{seq, payload}, nil
}

// record is what save writes.
type record struct {
	bucket   bucket
	kind, id string
	op       string // OpCreate by default, OpUpdate when it replaces another
	key      []byte
	payload  []byte // nil takes the record away
	slots    []slotRef
}

// save writes a record and its journal entry. Saving what is there already
// changes nothing and logs nothing.
func (w *writer) save(r record) error {
	old, err := load(w.tx, r.bucket, r.key)
	if err != nil {
		return err
	}
	if bytes.Equal(old.payload, r.payload) {
		return nil
	}
	return w.replace(r, old)
}

// replace is save for a caller who has loaded the record already.
func (w *writer) replace(r record, old stored) error {
	e := entryRecord{Op: r.op, Kind: r.kind, ID: r.id, Before: bytes.Clone(old.payload), Last: old.last, Slots: r.slots}
	if e.Op == "" {
		e.Op = OpCreate
		if old.payload != nil {
			e.Op = OpUpdate
		}
	}
	if r.payload != nil {
		sum := sha256.Sum256(r.payload)
		e.After = sum[:]
	}
	seq, err := w.log(e)
	if err != nil {
		return err
	}
	return w.put(r.bucket, r.key, seq, r.payload)
}

func (w *writer) put(b bucket, key []byte, seq uint64, payload []byte) error {
	value := b.pack(w.tx, key, seq, payload)
	in := b.in(w.tx)
	if b.gathers && !w.isBulk {
		if err := w.leaveRoom(len(key) + len(value)); err != nil {
			return err
		}
		if in.Get(key) == nil {
			in, key = freshBucket.in(w.tx), b.freshKey(key)
		}
	}
	return in.Put(key, value)
}

// saveValue encodes a value and saves it.
func (w *writer) saveValue(r record, value any) (err error) {
	if r.payload, err = encoder.Marshal(value); err != nil {
		return err
	}
	return w.save(r)
}

// remove takes a record away; its history stays.
func (w *writer) remove(r record) error {
	old, err := load(w.tx, r.bucket, r.key)
	if err != nil {
		return err
	}
	if old.payload == nil {
		return ErrNotFound
	}
	r.op, r.payload = OpRemove, nil
	return w.replace(r, old)
}

// each calls visit with every record of a bucket whose key begins with
// prefix, leaving out those taken away; those that gather in bucket fresh come last.
func each(tx *txn, b bucket, prefix []byte, visit func(key, payload []byte) error) error {
	return b.each(tx, prefix, func(k, v []byte) error {
		_, payload, err := b.unpack(tx, k, v)
		if err != nil || len(payload) == 0 {
			return err
		}
		return visit(k, payload)
	})
}
