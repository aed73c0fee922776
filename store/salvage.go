package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"
)

// Salvaged says what was got out of a damaged register.
type Salvaged struct {
	Summary            // of the new register
	Problems []Problem // what does not hold in it: above all, what is missing
	IsSealed bool      // the summary is of what can be counted without a password
}

// Salvage makes a register in folder dir of every record that is whole in a damaged
// file, wherever in the file it lies, and brings the attached files along. Each
// record carries a checksum that its table and its key are part of, so nothing has to
// be trusted but the record itself; of several versions the last one counts. The
// damaged file is only read.
func Salvage(ctx context.Context, damaged, dir string, progress func(done, total int)) (result Salvaged, err error) {
	path := filepath.Join(dir, fileName)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return result, errors.Join(err, ErrRegisterExists)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return result, denied(err)
	}
	file := filepath.Join(damaged, fileName)
	err = createFile(path, func(db *bolt.DB) error {
		db.NoSync = true // until the last change
		found := finder{ctx: ctx, db: db, progress: progress}
		defer found.giveUp()
		if err := found.all(file); err != nil {
			return err
		}
		if err := found.complete(); err != nil {
			return err
		}
		db.NoSync = false
		return found.tx.Commit()
	})
	if err != nil {
		return result, fmt.Errorf("salvage %s: %w", file, err)
	}
	if err := bringFiles(ctx, filepath.Join(damaged, attachmentsName), filepath.Join(dir, attachmentsName)); err != nil {
		return result, fmt.Errorf("salvage: %w", err)
	}
	s, err := openFile(path, Options{Now: clock}, migrations)
	if err != nil {
		return result, err
	}
	result.IsSealed = s.IsSealed()
	result.Problems, result.Summary, err = s.verify(ctx, false)
	return result, errors.Join(err, s.Close())
}

// finder takes whole records out of pages, however they hang together.
type finder struct {
	ctx      context.Context
	db       *bolt.DB
	tx       *txn
	progress func(done, total int)
	last     int // bucket of the record before: the next is mostly of the same
	found    int
}

// pagesAtOnce is of how many pages the records are written in one change: a tree is one
// long leaf until the end of it, which takes ever longer.
const pagesAtOnce = 256

// next ends one change and begins another.
func (f *finder) next() error {
	isFirst := f.tx == nil
	if !isFirst {
		if err := f.tx.Commit(); err != nil {
			return err
		}
	}
	raw, err := f.db.Begin(true)
	if err != nil {
		return err
	}
	f.tx = &txn{Tx: raw}
	if isFirst {
		return createBuckets(f.tx)
	}
	return nil
}

// giveUp ends a change that was not brought to its end.
func (f *finder) giveUp() {
	if f.tx != nil {
		_ = f.tx.Rollback() // after a commit it only says that the transaction is closed
	}
}

// all looks at every page of a file.
func (f *finder) all(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close() // was only read
	info, err := file.Stat()
	if err != nil {
		return err
	}
	pages := int(info.Size() / pageSize)
	if err := f.next(); err != nil {
		return err
	}
	head := make([]byte, pageHeader)
	for i := range pages {
		if err := f.ctx.Err(); err != nil {
			return err
		}
		if i > 0 && i%pagesAtOnce == 0 {
			if err := f.next(); err != nil {
				return err
			}
		}
		if f.progress != nil && i%1024 == 0 {
			f.progress(i, pages)
		}
		at := int64(i) * pageSize
		if _, err := file.ReadAt(head, at); err != nil {
			continue // of what cannot be read nothing can be had
		}
		more := int64(order.Uint32(head[12:]))
		if order.Uint16(head[8:]) != leafPage || order.Uint64(head) != uint64(i) || more >= int64(pages-i) {
			continue
		}
		page := make([]byte, (more+1)*pageSize)
		n, err := file.ReadAt(page, at)
		if n < pageHeader || err != nil && !errors.Is(err, io.EOF) {
			continue
		}
		if err := f.page(page[:n]); err != nil {
			return err
		}
	}
	return nil
}

// nestedHead is what comes before the page of a small bucket within a record.
const nestedHead = 16

// page takes the records of one leaf; small buckets lie within the record that names
// them. An entry that cannot be is passed over.
func (f *finder) page(page []byte) error {
	for i := range int(order.Uint16(page[10:])) {
		at := pageHeader + i*elementSize
		if at+elementSize > len(page) {
			return nil
		}
		e, ok := parseElement(page, at, false)
		if !ok {
			continue
		}
		var err error
		switch {
		case !e.isBucket:
			err = f.record(e.key, e.value)
		case len(e.value) >= nestedHead+pageHeader && order.Uint64(e.value) == 0:
			err = f.page(e.value[nestedHead:])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// record keeps a record that is whole, unless a later version of it is kept.
func (f *finder) record(key, value []byte) error {
	if len(key) == 0 || len(key) > bolt.MaxKeySize {
		return nil
	}
	for i := range buckets {
		n := (f.last + i) % len(buckets)
		if seq, payload, err := buckets[n].unframe(key, value); err == nil {
			f.last = n
			return f.keep(buckets[n], key, value, seq, payload)
		}
	}
	b, key, ok := settled(key) // it may be one of those that gather
	if !ok {
		return nil
	}
	seq, payload, err := b.unframe(key, value)
	if err != nil {
		return nil
	}
	return f.keep(b, key, value, seq, payload)
}

func (f *finder) keep(b bucket, key, value []byte, seq uint64, payload []byte) error {
	if old := b.in(f.tx).Get(key); old != nil && !isLater(b, key, old, seq, payload) {
		return nil
	}
	f.found++
	return b.in(f.tx).Put(bytes.Clone(key), bytes.Clone(value))
}

// isLater reports that a version of a record counts more than the one kept.
func isLater(b bucket, key, old []byte, seq uint64, payload []byte) bool {
	oldSeq, oldPayload, err := b.unframe(key, old)
	if err != nil || seq != oldSeq {
		return err != nil || seq > oldSeq
	}
	if string(b.name) == string(metaBucket.name) && string(key) == string(formatKey) {
		now, _ := strconv.Atoi(string(payload)) // a text that is none counts least
		before, _ := strconv.Atoi(string(oldPayload))
		return now > before
	}
	return false
}

// complete gives what was found what every register has, and makes anew what leads to
// documents when that can be read.
func (f *finder) complete() error {
	if f.found == 0 || metaBucket.in(f.tx).Get(formatKey) == nil {
		return damage(whatForeign, "it has no record of a register")
	}
	w := &writer{tx: f.tx}
	if err := w.describe(); err != nil {
		return err
	}
	if metaBucket.in(f.tx).Get(recoveryKey) != nil {
		return f.tx.toRepoint() // of pointers that were found, any may be of an older day
	}
	return f.tx.pointAgain()
}

// bringFiles copies files and folders, each read back; none is no error.
func bringFiles(ctx context.Context, from, to string) error {
	err := filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rest, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rest)
		if e.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		return copyChecked(ctx, path, target)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
