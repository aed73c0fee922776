package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"kycuong/register"
)

// indexSlot holds the index once somebody needed it.
type indexSlot struct {
	mu      sync.Mutex            // held while the index is made
	index   atomic.Pointer[index] // set and cleared under Store.writing
	changes uint64                // how many entries the snapshot on disk lacks; under Store.writing
}

// searchable returns the index, making it at the first call: from the
// snapshot, or by reading all documents.
func (s *Store) searchable() (*index, error) {
	if x := s.index.index.Load(); x != nil {
		return x, nil
	}
	s.index.mu.Lock()
	defer s.index.mu.Unlock()
	if x := s.index.index.Load(); x != nil {
		return x, nil
	}
	x, err := s.loadSnapshot()
	if err == nil && s.isFarBehind(x) {
		x, err = nil, errNoSnapshot
	}
	from := x.seq() // of the snapshot: 0 without one
	if err != nil {
		if x, err = s.buildIndex(); err != nil {
			return nil, err
		}
	}
	err = s.catchUp(x)
	if errors.Is(err, errNoSnapshot) {
		from = 0
		if x, err = s.buildIndex(); err == nil {
			err = s.catchUp(x)
		}
	}
	if err != nil {
		return nil, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.replay(x); err != nil {
		return nil, err
	}
	s.index.changes = x.at.seq - from
	s.index.index.Store(x)
	return x, nil
}

// isFarBehind reports that so much happened since the snapshot that reading all
// documents is faster than entering one after the other.
func (s *Store) isFarBehind(x *index) bool {
	h, err := s.head()
	return err == nil && h.seq-x.at.seq > snapshotDocuments+x.all.GetCardinality()/4
}

// catchUp replays most of what an index lacks without holding up those who
// write, so that little is left for the time when they must wait.
func (s *Store) catchUp(x *index) error {
	for {
		h, err := s.head()
		if err != nil || h.seq-x.at.seq <= snapshotChanges {
			return err
		}
		if err := s.replay(x); err != nil {
			return err
		}
	}
}

// IsReady reports that searching, and all that finds documents by their words,
// answers at once. Until then it waits for the index, which a large register
// without a snapshot takes seconds to make.
func (s *Store) IsReady() bool { return s.index.index.Load() != nil }

// Prepare makes the index.
func (s *Store) Prepare() error {
	_, err := s.searchable()
	return err
}

// AreOrdersMade reports that every order a list can be sorted by is there, but for a few
// changes that are merged in no time.
func (s *Store) AreOrdersMade() bool {
	x := s.index.index.Load()
	if x == nil {
		return false
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return !slices.ContainsFunc(x.orders[:], (*ordering).isFar)
}

// PrepareOrders makes every order a list can be sorted by, as far as the snapshot did
// not bring them, so that nobody waits for the first click on a column. It takes some
// seconds at a million documents the first time, and nothing after that; ctx ends it
// between two orders, as closing the register does.
func (s *Store) PrepareOrders(ctx context.Context) error {
	for by := range sortKinds {
		if err := ctx.Err(); err != nil {
			return err
		}
		x, err := s.sorted(by)
		if err != nil {
			return err
		}
		x.mu.RUnlock()
	}
	return nil
}

// apply enters a change; the caller holds Store.writing. While the index is
// being made there is nothing to enter: making ends with a replay.
func (s *indexSlot) apply(w *writer) {
	x := s.index.Load()
	if x == nil {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	s.changes += w.head.seq - x.at.seq
	for _, c := range w.docs {
		if c.before != nil {
			x.remove(*c.before)
		}
		x.add(c.after, false)
	}
	x.at = w.head
	if w.kinds&touchedUnits == 0 {
		return
	}
	if org, err := w.s.Org(); err == nil {
		x.nameUnits(org)
	}
}

// forget throws the index away; the next search makes a new one.
func (s *indexSlot) forget() { s.index.Store(nil) }

// seq is the journal entry the index stands at.
func (x *index) seq() uint64 {
	if x == nil {
		return 0
	}
	return x.at.seq
}

// buildIndex reads all documents. It stands at the entry the journal had
// before: what is changed meanwhile is replayed.
func (s *Store) buildIndex() (*index, error) {
	at, err := s.head()
	if err != nil {
		return nil, err
	}
	org, err := s.Org()
	if err != nil {
		return nil, err
	}
	x := newIndex(org)
	err = s.VisitDocuments(func(d register.Document) bool {
		x.add(d, true)
		return true
	})
	if err != nil {
		return nil, err
	}
	x.nameUnits(org)
	x.decideAll()
	x.at = at
	return x, nil
}

func (s *Store) head() (h head, err error) {
	err = s.peek(func(tx *txn) error {
		h, err = journalHead(tx)
		return err
	})
	return h, err
}

// replay brings an index that is not shared yet to the end of the journal, or
// to what was its end when no writer is kept out by Store.writing.
func (s *Store) replay(x *index) error {
	changed, units, err := s.changedSince(x)
	if err != nil {
		return err
	}
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(changed)), pageOfDocuments) {
		docs, err := s.Documents(ids)
		if err != nil {
			return err
		}
		for _, d := range docs {
			x.add(d, false)
		}
	}
	if !units {
		return nil
	}
	org, err := s.Org()
	if err != nil {
		return err
	}
	x.nameUnits(org)
	return nil
}

// changedSince takes out of the index every version that a changed document
// had, since any of them may have been read, and says what to read again.
func (s *Store) changedSince(x *index) (changed map[uint64]bool, units bool, err error) {
	changed = map[uint64]bool{}
	last := x.at
	var inner error
	err = s.Journal(x.at.seq+1, func(e Entry) bool {
		last = head{e.Seq, e.Hash}
		units = units || e.Kind == KindUnit
		if e.Kind != KindDocument {
			return true
		}
		var id uint64
		if id, inner = strconv.ParseUint(e.ID, 10, 64); inner != nil {
			inner = fmt.Errorf("journal entry %d: %w", e.Seq, inner)
			return false
		}
		if e.Op == OpClose { // a whole year: reading what is left is faster
			inner = errNoSnapshot
			return false
		}
		changed[id] = true
		if e.Before == nil {
			return true
		}
		var old documentRecord
		if old, inner = decodeDocument(id, e.Before); inner != nil {
			return false
		}
		x.remove(old.Document)
		return true
	})
	x.at = last
	return changed, units, errors.Join(err, inner)
}
