package store

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Options say how a store is opened; zero values are sensible.
type Options struct {
	Who      string           // name written into the journal
	Now      func() time.Time // clock; time.Now by default
	ReadOnly bool
	isCopy   bool // of a register, or an empty one: no other copy is kept when it is migrated
}

// Store is an open register. All its methods may be called by many goroutines
// at once.
type Store struct {
	db       *bolt.DB
	path     string
	opt      Options
	headers  string      // a damaged header page that Open got by without; "" for none
	broken   atomic.Bool // by a panic within a change: no further change is made
	stuck    atomic.Bool // by one within begin: nothing is read either
	cache    cache
	reviewed reviewed
	index    indexSlot
	ledBack  map[uint64]uint64 // by the last entry of a record that undoing wrote: the entry it is as it was after
	steps    []changeMade      // what this program changed and can undo; guarded by writing
	writing  sync.Mutex        // held from the start of a change until index and caches know it
	finished func(*txn) error
	seal     atomic.Pointer[seal]    // of the records; nil when they lie open, or nobody is signed in
	session  atomic.Pointer[Account] // who is signed in
	master   master
	tried    sync.Map // wrong passwords by account, of a register that is only read
	archives archives
	guarded  atomic.Bool // there are accounts: one must sign in
}

// Path returns the name of the store's file.
func (s *Store) Path() string { return s.path }

// IsEmpty reports that the register has no document and no unit yet.
func (s *Store) IsEmpty() bool {
	empty := false
	err := s.view(func(tx *txn) error {
		doc, _ := documentsBucket.in(tx).Cursor().First()
		unit, _ := unitsBucket.in(tx).Cursor().First()
		empty = doc == nil && unit == nil
		return nil
	})
	return err == nil && empty
}

// view runs read in a read transaction; damage met on the way, even memory
// that cannot be read, becomes a *DamageError.
func (s *Store) view(read func(tx *txn) error) error {
	if s.IsLocked() {
		return ErrLocked
	}
	return s.peek(read)
}

// peek is view for what may be read before anybody has signed in.
func (s *Store) peek(read func(tx *txn) error) error {
	return s.read(read)
}

// txn is a transaction together with what opens the records it reads.
type txn struct {
	*bolt.Tx
	seal *seal
}

// read and write are transactions below the lock, for what is not secret and for
// what view and update do.
func (s *Store) read(work func(tx *txn) error) error {
	return guard(s.path, func() error {
		tx, err := s.begin(false)
		if err != nil {
			return err
		}
		defer tx.Rollback() // a read transaction has nothing to lose
		return work(&txn{tx, s.seal.Load()})
	})
}

// begin opens a transaction. bbolt that meets a fault of memory there, as when its
// file was cut off under it, keeps its locks for ever; so nothing is begun then.
func (s *Store) begin(writable bool) (*bolt.Tx, error) {
	if s.stuck.Load() {
		return nil, damage(whatStructure, "it was cut off while it was open")
	}
	begun := false
	defer func() {
		if !begun {
			s.stuck.Store(true)
		}
	}()
	tx, err := s.db.Begin(writable)
	begun = true
	return tx, err
}

func (s *Store) write(work func(tx *txn) error) error {
	return guard(s.path, func() error {
		tx, err := s.begin(true)
		if err != nil {
			return err
		}
		defer tx.Rollback() // after a commit it only says that the transaction is closed
		if err := work(&txn{tx, s.seal.Load()}); err != nil {
			return err
		}
		return tx.Commit()
	})
}

// guard runs work and turns a panic or a fault of the mapped file into a
// *DamageError.
func guard(path string, work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		r := recover()
		if r == nil {
			err = locate(err, path)
			return
		}
		d, ok := r.(*DamageError)
		if !ok {
			d = damage(whatStructure, "%v", r)
		}
		d.panicked = true
		err = locate(d, path)
	}()
	return work()
}

// update runs work as one change: its records and journal entries become
// durable together or not at all; afterwards index and caches know it.
func (s *Store) update(work func(w *writer) error) error {
	if s.opt.ReadOnly {
		return ErrReadOnly
	}
	if s.IsLocked() {
		return ErrLocked
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.broken.Load() {
		return &DamageError{Path: s.path, What: whatStructure}
	}
	w := &writer{s: s, now: s.opt.Now()}
	err := guard(s.path, func() error { return s.transact(w, work) })
	if d, ok := errors.AsType[*DamageError](err); ok && d.panicked {
		s.broken.Store(true) // the writer's lock may be lost: a further change would hang
	}
	switch {
	case err == nil:
		s.changed(w)
		s.remember(w)
	case errors.Is(err, ErrUnsure):
		s.cache.drop(allKinds)
		s.index.forget()
	}
	return err
}

func (s *Store) transact(w *writer, work func(w *writer) error) error {
	raw, err := s.begin(true)
	if err != nil {
		return err
	}
	tx := &txn{raw, s.seal.Load()}
	defer tx.Rollback() // after a commit it only says that the transaction is closed
	if err := w.begin(tx); err != nil {
		return err
	}
	if err := work(w); err != nil || w.isIdle() {
		return err
	}
	if err := s.finished(tx); err != nil {
		_ = tx.Rollback() // says that it is closed already, or closes it before the look below
		return s.uncertain(w, err)
	}
	return nil
}

// uncertain answers for a commit that failed. Its error does not tell whether
// the change landed, so the journal is asked.
func (s *Store) uncertain(w *writer, cause error) error {
	landed, err := s.landed(w)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnsure, errors.Join(cause, err))
	}
	if landed {
		return fmt.Errorf("%w: %w", ErrUnsure, cause)
	}
	return fmt.Errorf("save: %w", cause)
}

// landed reports that the last entry of the journal is the one w wrote.
func (s *Store) landed(w *writer) (bool, error) {
	landed := false
	err := s.read(func(tx *txn) error {
		h, err := journalHead(tx)
		landed = h == w.head
		return err
	})
	return landed, err
}

// changed tells caches and index about a change that was made.
func (s *Store) changed(w *writer) {
	s.cache.drop(w.kinds)
	for _, d := range w.docs {
		note(&w.wrote.documents, d.after.ID)
	}
	s.cache.wrote(w.wrote)
	if w.forgets {
		s.index.forget()
		return
	}
	s.index.apply(w)
}

// Close writes the snapshot of the index when that is worth it and closes the
// file. The file is released even when an error is returned.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.broken.Load() || s.stuck.Load() {
		go s.db.Close() // may wait for ever for a lock that was lost in a panic
		return nil
	}
	if !s.opt.ReadOnly && !s.IsLocked() {
		s.saveSnapshot()
	}
	return errors.Join(s.closeArchives(), s.db.Close())
}
