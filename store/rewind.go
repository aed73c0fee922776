package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"

	"kycuong/register"
)

// ErrBeforeBackup says that a moment lies before everything a backup tells of.
const ErrBeforeBackup = register.Problem("The register had no entry at that moment. Choose a later one.")

// rewind takes a copy of a register back to a moment: the journal is undone from its
// end, entry by entry, which leaves each record with the very bytes it had, and the
// entries after the moment are taken out. The journal then ends with the hash it had
// then, and verifying proves that every record is the one it logged.
func (s *Store) rewind(ctx context.Context, at time.Time) error {
	from, err := s.lastUntil(at)
	if err != nil {
		return err
	}
	return guard(s.path, func() error {
		return s.write(func(tx *txn) error {
			if err := (&writer{tx: tx}).settle(); err != nil {
				return err
			}
			if err := undo(ctx, tx, from); err != nil {
				return err
			}
			if err := tx.dropNewer(from); err != nil {
				return err
			}
			return tx.pointAgain()
		})
	})
}

// lastUntil finds the last entry that was made no later than a moment. The clock may
// have gone back between entries; what counts is their order.
func (s *Store) lastUntil(at time.Time) (seq uint64, err error) {
	err = s.Journal(1, func(e Entry) bool {
		if !e.Time.After(at) {
			seq = e.Seq
		}
		return true
	})
	if err == nil && seq == 0 {
		err = ErrBeforeBackup
	}
	return seq, err
}

// undo takes back every entry after one.
func undo(ctx context.Context, tx *txn, after uint64) error {
	h, err := journalHead(tx)
	if err != nil {
		return err
	}
	for seq := h.seq; seq > after; seq-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, _, err := readEntry(tx, seq)
		if err != nil {
			return err
		}
		if err := undoEntry(tx, e); err != nil {
			return fmt.Errorf("undo entry %d: %w", seq, err)
		}
		if err := journalBucket.in(tx).Delete(idKey(seq)); err != nil {
			return err
		}
	}
	return nil
}

func undoEntry(tx *txn, e entryRecord) error {
	for _, ref := range e.Slots {
		if err := putBack(tx, numbersBucket, ref.Key, ref.Last, ref.Before); err != nil {
			return err
		}
	}
	if e.Kind == KindStore {
		return nil // about no record
	}
	b, key, err := recordKey(e.Kind, e.ID)
	if err != nil {
		return err
	}
	return putBack(tx, b, key, e.Last, e.Before)
}

// dropNewer removes the numbers that were issued for the first time after an entry:
// the journal tells of them by the document they went to.
func (tx *txn) dropNewer(after uint64) error {
	var newer [][]byte
	err := numbersBucket.in(tx).ForEach(func(key, value []byte) error {
		seq, _, err := numbersBucket.unframe(key, value)
		if seq > after {
			newer = append(newer, bytes.Clone(key))
		}
		return err
	})
	for _, key := range newer {
		err = errors.Join(err, numbersBucket.in(tx).Delete(key))
	}
	return err
}

// putBack gives a record the bytes it had; it was not there when it had no entry.
func putBack(tx *txn, b bucket, key []byte, last uint64, before []byte) error {
	if last == 0 {
		return b.in(tx).Delete(key)
	}
	return b.in(tx).Put(key, b.pack(tx, key, last, bytes.Clone(before)))
}

// rewindFile takes the register in a file back to a moment. A sealed one is opened
// with signIn.
func rewindFile(ctx context.Context, path string, at time.Time, signIn func(*Store) error) error {
	s, err := openFile(path, Options{Now: clock, isCopy: true}, migrations)
	if err != nil {
		return err
	}
	if s.IsLocked() {
		err = ErrLocked
		if signIn != nil {
			err = signIn(s)
		}
	}
	if err == nil {
		err = s.rewind(ctx, at)
	}
	if err == nil {
		err = verifyOpen(ctx, s)
	}
	s.SignOut() // leaves no snapshot of what is gone
	if closeErr := s.db.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return compact(path)
}

// compact writes a closed file anew: free pages still hold records that were taken back,
// which Salvage would take for the latest.
func compact(path string) error {
	temp, err := tempBeside(path)
	if err != nil {
		return err
	}
	defer os.Remove(temp) // fails after the rename, as it should
	from, err := bolt.Open(path, 0o600, boltOptions(true))
	if err != nil {
		return err
	}
	to, err := bolt.Open(temp, 0o600, boltOptions(false))
	if err == nil {
		err = errors.Join(bolt.Compact(to, from, 1<<20), to.Close())
	}
	if err := errors.Join(err, from.Close()); err != nil {
		return err
	}
	return place(temp, path)
}

// verifyOpen proves that all of an open copy holds.
func verifyOpen(ctx context.Context, s *Store) error {
	problems, _, err := s.verify(ctx, true)
	if err == nil && len(problems) > 0 {
		err = &DamageError{Path: s.path, What: whatRecord, Detail: problems[0].String()}
	}
	return err
}
