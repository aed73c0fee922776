package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestEmptiedBucketsAreSound: what bbolt leaves of buckets whose keys were removed,
// a few or all, in one transaction or in many, is no damage.
func TestEmptiedBucketsAreSound(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	path := filepath.Join(t.TempDir(), fileName)
	db, err := bolt.Open(path, 0o600, boltOptions(false))
	need(t, err)
	db.NoSync = true
	need(t, db.Update(bareBuckets))
	for round := range 60 {
		name := buckets[1+round%3].name
		need(t, db.Update(func(tx *bolt.Tx) error {
			b := tx.Bucket(name)
			for i := range r.IntN(900) {
				need(t, b.Put(fmt.Append(nil, r.IntN(2000)), make([]byte, r.IntN(1+i%300*10))))
			}
			return nil
		}))
		need(t, db.Update(func(tx *bolt.Tx) error {
			var keys [][]byte
			need(t, tx.Bucket(name).ForEach(func(k, _ []byte) error { keys = append(keys, bytes.Clone(k)); return nil }))
			keep := []int{0, 0, 2, 50}[r.IntN(4)]
			for _, k := range keys {
				if keep == 0 || r.IntN(keep) > 0 {
					need(t, tx.Bucket(name).Delete(k))
				}
			}
			return nil
		}))
		f, err := os.Open(path)
		need(t, err)
		c, err := newChecker(f)
		need(t, err)
		if err := c.run(t.Context()); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		need(t, f.Close())
	}
	need(t, db.Close())
}

func bareBuckets(tx *bolt.Tx) error {
	for _, b := range buckets {
		if _, err := tx.CreateBucket(b.name); err != nil {
			return err
		}
	}
	return nil
}
