package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// The snapshot of the index lies beside the store. It says which store it is
// of and at which journal entry it stands, and ends with a CRC-32C of all
// before. Nothing depends on it: what is missing, damaged, of another store or
// of another program version is made anew.
const (
	snapshotName  = "register.index"
	snapshotMagic = "kycuong index 4\n"
)

// When a snapshot is worth its time.
const (
	snapshotDocuments = 5000 // fewer are read faster than one notices
	snapshotChanges   = 500  // fewer are replayed
)

var errNoSnapshot = errors.New("no snapshot of the index")

func (s *Store) snapshotPath() string { return filepath.Join(filepath.Dir(s.path), snapshotName) }

// saveSnapshot writes the index when it was made and has changed enough. The
// caller holds Store.writing. An error leaves no snapshot or the one before,
// and either will do.
func (s *Store) saveSnapshot() {
	x := s.index.index.Load()
	if x == nil || s.index.changes < snapshotChanges || x.all.GetCardinality() < snapshotDocuments {
		return
	}
	if err := s.writeSnapshot(x); err == nil {
		s.index.changes = 0
	}
}

func (s *Store) writeSnapshot(x *index) error {
	s.mergeAll(x)
	name, err := s.name()
	if err != nil {
		return err
	}
	temp, err := tempBeside(s.snapshotPath())
	if err != nil {
		return err
	}
	defer os.Remove(temp) // fails after the rename, as it should
	f, err := os.OpenFile(temp, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	sealed, err := s.seal.Load().sealed(f)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	sum := crc32.New(castagnoli)
	buf := bufio.NewWriterSize(io.MultiWriter(sealed, sum), 1<<20)
	out := &snapshotWriter{w: buf}
	out.raw([]byte(snapshotMagic))
	out.text(name)
	x.mu.RLock()
	out.index(x)
	x.mu.RUnlock()
	err = errors.Join(out.err, buf.Flush())
	if err == nil {
		_, err = sealed.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
	}
	if err := errors.Join(err, sealed.Close(), f.Close()); err != nil {
		return err
	}
	return place(temp, s.snapshotPath())
}

// mergeAll brings the orders up to date that are cheap to; the others are left
// out of the snapshot and made anew.
func (s *Store) mergeAll(x *index) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for by, o := range x.orders {
		if o != nil && o.made && len(o.stale) <= maxMerged {
			_ = s.merge(x, SortBy(by)) // leaves an order that is not ready
		}
	}
}

// name returns the random name of the store.
func (s *Store) name() (name string, err error) {
	err = s.peek(func(tx *txn) error {
		r, err := load(tx, metaBucket, storeKey)
		name = string(r.payload)
		return err
	})
	return name, err
}

// loadSnapshot returns the index of the snapshot, or why there is none to use.
func (s *Store) loadSnapshot() (x *index, err error) {
	f, err := os.Open(s.snapshotPath())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoSnapshot, err)
	}
	defer f.Close() // was only read
	org, err := s.Org()
	if err != nil {
		return nil, err
	}
	x = newIndex(org)
	err = guard(s.path, func() error { return s.readSnapshot(f, x) })
	if err == nil {
		err = s.stands(x.at)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoSnapshot, err)
	}
	return x, nil
}

// readSnapshot fills an index; what it holds after an error is worth nothing.
func (s *Store) readSnapshot(f *os.File, x *index) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	plain, err := s.seal.Load().opened(f)
	if err != nil {
		return err
	}
	name, err := s.name()
	if err != nil {
		return err
	}
	in := &snapshotReader{r: bufio.NewReaderSize(plain, 1<<20), most: uint64(info.Size())}
	if string(in.raw(uint64(len(snapshotMagic)))) != snapshotMagic || in.text() != name {
		return errNoSnapshot
	}
	in.index(x)
	sum := in.sum
	if end := in.raw(4); in.err != nil || binary.BigEndian.Uint32(end) != sum {
		return errNoSnapshot
	}
	return nil
}

// stands proves that the journal has the very entry a snapshot stands at: a
// store that was restored from a backup may not.
func (s *Store) stands(at head) error {
	return s.view(func(tx *txn) error {
		if at.seq == 0 {
			return nil
		}
		_, hash, err := readEntry(tx, at.seq)
		if err != nil {
			return err
		}
		if hash != at.hash {
			return errNoSnapshot
		}
		return nil
	})
}
