package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"kycuong/register"

	"time"
)

// fill makes the registers of this size that are not there yet. Each goes
// into a folder that gets its name when it is complete.
func (b *bench) fill() error {
	if err := b.filled(b.at("ours"), func(dir string) error {
		return fillOurs(dir, b.size, func(int, time.Duration) {})
	}); err != nil {
		return err
	}
	if err := b.filled(b.at("raw"), func(dir string) error {
		r, err := openRaw(filepath.Join(dir, "raw"))
		if err != nil {
			return err
		}
		return errors.Join(fillBatches(b.size, r.put), r.Close())
	}); err != nil {
		return err
	}
	if err := b.filled(b.at("sqlite"), func(dir string) error {
		l, err := openLite(filepath.Join(dir, "db"))
		if err != nil {
			return err
		}
		err = fillBatches(b.size, l.add)
		if err == nil {
			_, err = l.Exec(lateSchema)
		}
		return errors.Join(err, l.Close())
	}); err != nil {
		return err
	}
	return b.filled(b.at("bleve"), func(dir string) error {
		x, err := openBleve(filepath.Join(dir, "index"), ours{})
		if err != nil {
			return err
		}
		return errors.Join(fillBatches(b.size, x.add), x.Close())
	})
}

func (b *bench) filled(dir string, fill func(dir string) error) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	part := dir + ".part"
	if err := errors.Join(os.RemoveAll(part), os.MkdirAll(part, 0o700)); err != nil {
		return err
	}
	if err := fill(part); err != nil {
		return err
	}
	return os.Rename(part, dir)
}

// batchSize is how many documents one transaction holds, as in the store's
// own import.
const batchSize = 2000

func fillBatches(size int, add func(docs ...register.Document) error) error {
	return inParts(size, func(docs []register.Document, _ int) error { return batches(docs, add) })
}

func batches(docs []register.Document, add func(docs ...register.Document) error) error {
	for from := 0; from < len(docs); from += batchSize {
		if err := add(docs[from:min(from+batchSize, len(docs))]...); err != nil {
			return err
		}
	}
	return nil
}

// copied copies the files of a folder to another for what writes into them.
func copied(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		if err := copyFile(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // was only read
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
