package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
)

// migration changes a file of one format into the next.
type migration struct {
	what     string
	apply    func(tx *txn) error
	readable bool // a file without it is read as it is, as the archives of closed years are for ever
}

// migrations is append-only: the first entry leads from format 1 to 2. Each
// has its test, which starts from an old file and not from today's code.
var migrations = []migration{
	{"keep tasks", nothing, false}, // the bucket comes with createBuckets
	{"keep directives", nothing, false},
	{"keep attachments", nothing, false},
	{"keep inspections", nothing, false},
	{"keep narratives", nothing, false},
	{"keep accounts", nothing, false},
	{"keep desks", nothing, false},
	{"close years", nothing, false},
	{"gather new records, and let an identity lead to all its documents", (*txn).toRepoint, true},
}

// nothing is left to do by a migration once createBuckets has made its bucket.
func nothing(*txn) error { return nil }

// areReadable reports that a file lacking these migrations is read as it is.
func areReadable(lacking []migration) bool {
	return !slices.ContainsFunc(lacking, func(m migration) bool { return !m.readable })
}

// migrate copies the file to <name>.before-<format> and runs what is pending,
// in one transaction with the new format number.
func (s *Store) migrate(from int, list []migration) error {
	if !s.opt.isCopy {
		if err := s.copyBefore(from); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	return s.write(func(tx *txn) error {
		for i, m := range list[from-1:] {
			if err := m.apply(tx); err != nil {
				return fmt.Errorf("migrate to format %d, %s: %w", from+i+1, m.what, err)
			}
		}
		if err := createBuckets(tx); err != nil {
			return err
		}
		w := &writer{s: s, tx: tx}
		return errors.Join(w.describe(), w.put(metaBucket, formatKey, 0, strconv.AppendInt(nil, int64(len(list)+1), 10)))
	})
}

// copyBefore keeps the file as it was. A copy that exists is left alone: it
// is the older one.
func (s *Store) copyBefore(format int) error {
	target := s.path + ".before-" + strconv.Itoa(format)
	if _, err := os.Stat(target); err == nil {
		return nil
	}
	temp, err := tempBeside(target)
	if err != nil {
		return err
	}
	defer os.Remove(temp) // fails after the rename, as it should
	if err := s.copyTo(context.Background(), temp); err != nil {
		return err
	}
	return place(temp, target)
}
