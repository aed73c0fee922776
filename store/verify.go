package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"github.com/RoaringBitmap/roaring/v2"
	bolt "go.etcd.io/bbolt"
)

// Problem is one thing that does not hold: where, by bucket and key, and what,
// an English sentence with fmt verbs for Args that the translation files know.
type Problem struct {
	Where, What string
	Args        []any
}

// String returns the problem in one line of English.
func (p Problem) String() string { return p.Where + ": " + fmt.Sprintf(p.What, p.Args...) }

// Summary says what was verified.
type Summary struct {
	Documents, Numbers, Units, Tasks, Directives, Attachments, Decisions, Entries int
	Files, Unnamed                                                                int // attached files, and files beside them that no record names
	Format                                                                        int
	Bytes                                                                         int64
	Head                                                                          string // hash of the last journal entry
	Shut                                                                          bool   // sealed and nobody signed in: checked without being read
}

// maxProblems ends the list: a file that is damaged all over is not read to
// its end.
const maxProblems = 200

// Verify checks the pages of the file, the checksum of every record, the chain
// of the journal, every record against what the journal logged last, numbers and
// documents against each other, and what leads to them. It reads in short
// transactions, so work goes on meanwhile; only the pages are walked in one.
// A sealed register nobody has opened is checked without being read: the pages,
// the checksums and the chain. The error says that verifying itself did not come
// to its end.
func (s *Store) Verify(ctx context.Context) ([]Problem, Summary, error) {
	return s.verify(ctx, false)
}

func (s *Store) verify(ctx context.Context, isBare bool) ([]Problem, Summary, error) {
	v := &verifier{s: s, ctx: ctx, isBare: isBare, named: roaring.New(), known: roaring.New()}
	if s.headers != "" {
		v.report("file", "One copy of the file header is damaged (%s); the last change before the file was opened may be missing.", s.headers)
	}
	for _, step := range []func() error{v.pages, v.head, v.journal, v.records, v.upToDate, v.index, v.attached} {
		if err := ctx.Err(); err != nil {
			return v.problems, v.sum, err
		}
		if err := v.contain(step()); err != nil {
			return v.problems, v.sum, err
		}
	}
	return v.problems, v.sum, nil
}

type verifier struct {
	s        *Store
	isBare   bool // a copy of the register alone: its files lie elsewhere
	ctx      context.Context
	problems []Problem
	sum      Summary
	last     uint64          // highest document looked at; later ones are new
	named    *roaring.Bitmap // documents whose UID leads to them
	known    *roaring.Bitmap // documents whose identity leads to them
	latest   latest
	recovery []byte // digest of the lock of the recovery code, when the journal has it
	isOld    bool   // identities lead to one document only, as up to format 9
}

func (v *verifier) report(where, what string, args ...any) {
	if len(v.problems) < maxProblems {
		v.problems = append(v.problems, Problem{where, what, args})
	}
}

// contain turns damage into a problem, so that the next step still runs.
func (v *verifier) contain(err error) error {
	if d, ok := errors.AsType[*DamageError](err); ok {
		v.report("file", d.What+" (%s)", d.Detail)
		return nil
	}
	return err
}

// pages walks the file as it is on disk. The transaction keeps what it reads
// from being used again; no change may fall between it and the headers.
func (v *verifier) pages() error {
	f, err := os.Open(v.s.path)
	if err != nil {
		return err
	}
	defer f.Close() // was only read
	c, tx, err := v.standing(f)
	if tx != nil {
		defer tx.Rollback() // a read transaction has nothing to lose
	}
	if err != nil {
		return err
	}
	if c.headers != "" && c.headers != v.s.headers {
		v.report("file", "One copy of the file header is damaged (%s); the last change before the file was opened may be missing.", c.headers)
	}
	v.sum.Bytes = c.size
	return c.run(v.ctx)
}

// standing opens a transaction and the headers that belong to it.
func (v *verifier) standing(f *os.File) (c *checker, tx *bolt.Tx, err error) {
	v.s.writing.Lock()
	defer v.s.writing.Unlock()
	err = guard(v.s.path, func() error {
		if tx, err = v.s.begin(false); err != nil {
			return err
		}
		c, err = newChecker(f)
		return err
	})
	return c, tx, err
}

// head notes where the journal ends and which format the file has.
func (v *verifier) head() error {
	format, err := v.s.format()
	if err != nil {
		return err
	}
	v.sum.Format = format
	if err := v.s.read(func(tx *txn) error { v.isOld = format < freshBucket.since || tx.isToRepoint(); return nil }); err != nil {
		return err
	}
	h, err := v.s.head()
	if err != nil {
		return err
	}
	v.sum.Shut = v.s.seal.Load().isShut()
	if h.seq > 0 {
		v.sum.Head = hex.EncodeToString(h.hash[:])
	}
	return nil
}

// each calls visit with every record of a bucket, those that gather last: what settles
// meanwhile is not met twice.
func (v *verifier) each(b bucket, visit func(tx *txn, key, value []byte) error) error {
	err := v.walk(b, nil, visit)
	if err == nil && b.gathers {
		err = v.walk(freshBucket, b.freshKey(nil), func(tx *txn, key, value []byte) error { return visit(tx, key[1:], value) })
	}
	return err
}

// walk calls visit with the keys of one tree that begin with prefix, some hundred to a
// transaction.
func (v *verifier) walk(b bucket, prefix []byte, visit func(tx *txn, key, value []byte) error) error {
	if v.sum.Format < b.since {
		return nil
	}
	from := bytes.Clone(prefix)
	for more := true; more; {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		err := v.s.peek(func(tx *txn) error {
			c := b.in(tx).Cursor()
			k, val := c.Seek(from)
			for n := 0; bytes.HasPrefix(k, prefix) && k != nil && n < pageOfDocuments; n++ {
				if err := visit(tx, k, val); err != nil {
					return err
				}
				from = append(append(from[:0], k...), 0)
				k, val = c.Next()
			}
			more = k != nil && bytes.HasPrefix(k, prefix)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// errChain ends the walk along the journal at its first broken entry.
var errChain = errors.New("the chain is broken")

// journal walks the chain and names the first entry that does not fit.
func (v *verifier) journal() error {
	var at head
	err := v.each(journalBucket, func(tx *txn, key, value []byte) error {
		payload, hash, err := splitEntry(key, value)
		next := at.next(payload)
		var e entryRecord
		switch where := fmt.Sprintf("journal %d", at.seq+1); {
		case err != nil:
			v.report(where, "The entry is damaged. (%v)", err)
		case keyID(key) != next.seq:
			v.report(where, "The entry is missing; the next is %d.", keyID(key))
		case hash != next.hash:
			v.report(where, "The entry was altered, or one before it was: its hash is not that of the chain.")
		case tx.seal.isShut():
			at = next
			v.sum.Entries++
			return nil
		case tx.decodeEntry(key, payload, &e) != nil:
			v.report(where, "The entry cannot be read.")
		default:
			at = next
			v.sum.Entries++
			v.latest.note(at.seq, e)
			if e.Kind == KindStore && e.ID == recoveryID {
				v.recovery = e.After
			}
			return nil
		}
		return errChain
	})
	if errors.Is(err, errChain) {
		return nil
	}
	return err
}

// index compares the figures of the index with those of the file, when it was
// made and nothing was changed since.
func (v *verifier) index() error {
	v.s.writing.Lock()
	defer v.s.writing.Unlock()
	x := v.s.index.index.Load() // one that is forgotten learns of no further change
	if x == nil || v.s.IsLocked() {
		return nil
	}
	stored := 0
	err := v.s.view(func(tx *txn) error {
		stored = int(lastID(tx, documentsBucket)) // none is ever missing, but for those of closed years
		years, err := closedYears(tx)
		for _, y := range years {
			stored -= y.Documents
		}
		return err
	})
	if err != nil {
		return err
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	if found := int(x.all.GetCardinality() + x.voided.GetCardinality()); found != stored {
		v.report("index", "It has %d documents, the file %d. Close and open the register to make it anew.", found, stored)
	}
	return nil
}
