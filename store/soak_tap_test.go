package store

import (
	"os"
	"reflect"
	"unsafe"

	bolt "go.etcd.io/bbolt"
)

// The way bbolt writes its file, reached from outside: all it writes goes through
// one function value of the open file. Between two calls it syncs; after the pages
// of a transaction and again after its header. The tests that stand between bbolt
// and the disk rest on that and on nothing else.

type writeAt = func(b []byte, off int64) (int, error)

func inside[T any](db *bolt.DB, path ...string) *T {
	v := reflect.ValueOf(db).Elem()
	for _, name := range path {
		v = v.FieldByName(name)
	}
	return (*T)(unsafe.Pointer(v.UnsafeAddr()))
}

// tap puts a function in the way of all that is written to the file.
func tap(db *bolt.DB, instead func(write writeAt, b []byte, off int64) (int, error)) {
	at := inside[writeAt](db, "ops", "writeAt")
	write := *at
	*at = func(b []byte, off int64) (int, error) { return instead(write, b, off) }
}

// fileOf is the open file of a database.
func fileOf(db *bolt.DB) *os.File { return *inside[*os.File](db, "file") }

// isHeader reports a write of one of the two header pages, which ends a
// transaction.
func isHeader(off int64) bool { return off < 2*pageSize }
