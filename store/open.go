package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// fileName is the register within the data folder.
const fileName = "register.kycuong"

// How the file is laid out and opened, from measurements: pages of 8 KiB make
// the file a fifth smaller; the map on Linux costs nothing until it is used
// and spares readers the wait while a writer maps anew.
const (
	pageSize    = 8192
	lockTimeout = time.Second
	linuxMap    = 1 << 30
	growStep    = 4 << 20
)

// Keys of bucket meta.
var (
	formatKey  = []byte("format")
	createdKey = []byte("created")
	storeKey   = []byte("store")

	recoveryKey = []byte("recovery") // only in a sealed register
	repointKey  = []byte("repoint")  // see Store.repoint
)

// Open opens the register in folder dir, making both when there is none. It
// refuses a file another program has open (ErrInUse), one of a newer program
// (ErrTooNew), a damaged, empty or foreign one (*DamageError), a folder that
// cannot be written (ErrReadOnly) and one on a network share
// (ErrNetworkShare).
func Open(dir string, opt Options) (*Store, error) {
	if opt.Now == nil {
		opt.Now = clock
	}
	path := filepath.Join(dir, fileName)
	if err := prepareFolder(dir, path, opt); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s, err := openFile(path, opt, migrations)
	if err == nil && !opt.ReadOnly {
		s.sweepFolder()
	}
	return s, err
}

// clock is the time of the machine.
func clock() time.Time { return time.Now() }

func prepareFolder(dir, path string, opt Options) error {
	if opt.ReadOnly {
		return nil
	}
	if err := makeFolder(dir); err != nil {
		return denied(err)
	}
	if onNetworkShare(dir) {
		return ErrNetworkShare
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return madeByAnother(path, createFile(path, inOne(func(tx *bolt.Tx) error { return initialise(&txn{Tx: tx}, opt) })))
	}
	return nil
}

// madeByAnother forgives that no register could be made where another program was
// quicker: it has taken the name, or swept away what was unfinished.
func madeByAnother(path string, err error) error {
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Lstat(path); missing == nil {
			return nil
		}
	}
	return err
}

// denied adds ErrReadOnly to a refusal of the file system.
func denied(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}

// openFile opens the file at path and brings it to the format of list.
func openFile(path string, opt Options, list []migration) (*Store, error) {
	s := &Store{path: path, opt: opt, finished: (*txn).Commit}
	err := guard(path, func() (err error) {
		if s.db, err = openBolt(path, opt, &s.headers); err != nil {
			return fmt.Errorf("open %s: %w", path, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = guard(path, func() error { return s.ready(list) })
	if err != nil {
		_ = s.db.Close() // the first error is the one to tell
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// openBolt checks and opens the file. The check runs between taking the lock
// and mapping the file, so that nobody writes while it reads and nothing that
// would crash is mapped.
func openBolt(path string, opt Options, headers *string) (*bolt.DB, error) {
	options := boltOptions(opt.ReadOnly)
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
		if err != nil {
			return nil, denied(err)
		}
		if *headers, err = lockAndCheck(f, opt.ReadOnly); err != nil {
			_ = f.Close() // nothing was written
			return nil, err
		}
		return f, nil
	}
	db, err := bolt.Open(path, 0o600, options)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrInUse
	}
	if err != nil {
		return nil, err
	}
	db.AllocSize = growStep
	return db, nil
}

func lockAndCheck(f *os.File, shared bool) (headers string, err error) {
	if err := lockFile(f, shared, lockTimeout); err != nil {
		return "", err
	}
	if !hasItsName(f) {
		return "", ErrInUse
	}
	c, err := newChecker(f)
	if err != nil {
		return "", err
	}
	return c.headers, c.quick()
}

// hasItsName reports that a file was not moved away or replaced before its lock
// was got: what is written into such a one is never seen again.
func hasItsName(f *os.File) bool {
	mine, err := f.Stat()
	named, err2 := os.Stat(f.Name())
	return err == nil && err2 == nil && os.SameFile(mine, named)
}

// boltOptions keep free pages as a list in order, which is written with every change as
// it stands; a map is sorted first, which took a third of logging a document.
func boltOptions(readOnly bool) *bolt.Options {
	options := &bolt.Options{Timeout: lockTimeout, FreelistType: bolt.FreelistArrayType, PageSize: pageSize,
		ReadOnly: readOnly, NoStatistics: true}
	if runtime.GOOS == "linux" && strconv.IntSize == 64 {
		options.InitialMmapSize = linuxMap
	}
	return options
}

// ready checks the format, migrates, and notes what a later reader must know.
func (s *Store) ready(list []migration) error {
	format, err := s.format()
	if err != nil {
		return err
	}
	switch current := len(list) + 1; {
	case format > current:
		return fmt.Errorf("format %d, known is %d: %w", format, current, ErrTooNew)
	case format < current && s.opt.ReadOnly && areReadable(list[format-1:]):
	case format < current && s.opt.ReadOnly:
		return fmt.Errorf("format %d must become %d: %w", format, current, ErrReadOnly)
	case format < current:
		if err := s.migrate(format, list); err != nil {
			return err
		}
	}
	if format == len(list)+1 || !s.opt.ReadOnly {
		if err := s.hasBuckets(); err != nil {
			return err
		}
	}
	if err := s.guardState(); err != nil {
		return err
	}
	if s.opt.ReadOnly {
		return nil
	}
	if err := s.describe(); err != nil || s.IsLocked() {
		return err // the rest is done when somebody signs in
	}
	return errors.Join(s.repoint(), s.noteHeaders())
}

// hasBuckets proves that a file of today's format has all of them.
func (s *Store) hasBuckets() error {
	return s.read(func(tx *txn) error {
		for _, b := range buckets {
			if tx.Bucket(b.name) == nil {
				return damage(whatStructure, "bucket %s is missing", b.name)
			}
		}
		return nil
	})
}

// format reads the version of the file. A bolt file without it is not ours.
func (s *Store) format() (format int, err error) {
	err = s.read(func(tx *txn) error {
		if tx.Bucket(metaBucket.name) == nil {
			return damage(whatForeign, "it has no bucket meta")
		}
		r, err := load(tx, metaBucket, formatKey)
		if err != nil {
			return err
		}
		format, err = strconv.Atoi(string(r.payload))
		if err != nil || format < 1 {
			return damage(whatForeign, "format %q", r.payload)
		}
		return nil
	})
	return format, err
}

// noteHeaders leaves a trace in the journal when the file was opened by one
// of its two headers because the other is damaged: the last change before may
// be missing.
func (s *Store) noteHeaders() error {
	if s.headers == "" {
		return nil
	}
	return s.update(func(w *writer) error {
		_, err := w.log(entryRecord{Op: OpOpen, Kind: KindStore, ID: s.headers})
		return err
	})
}

// inOne fills a file in one transaction.
func inOne(fill func(*bolt.Tx) error) func(*bolt.DB) error {
	return func(db *bolt.DB) error { return db.Update(fill) }
}

// createFile makes a fresh register: beside its place, complete and on disk
// before it gets its name, so that a crash leaves a whole register or none.
func createFile(path string, fill func(*bolt.DB) error) error {
	temp, err := tempBeside(path)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	db, err := bolt.Open(temp, 0o600, boltOptions(false))
	if err != nil {
		return err
	}
	db.AllocSize = growStep
	err = fill(db)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return takeName(temp, path)
}

// takeName is place for a name that nobody may have yet: of two programs that start
// over the same empty folder the second must not put its register over that of
// the first.
func takeName(temp, path string) error {
	if err := syncFile(temp); err != nil {
		return err
	}
	err := os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a memory stick may know no second names
		if _, err := os.Lstat(path); err == nil {
			return fs.ErrExist
		}
		err = os.Rename(temp, path)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// tempBeside makes an empty file in the folder of path.
func tempBeside(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// place gives a finished file its name, durably.
func place(temp, path string) error {
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
