package main

import (
	"encoding/binary"
	"os"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"kycuong/register"
)

// raw is the floor: a bbolt file with the bytes of the documents and nothing
// else.
type raw struct {
	*bolt.DB
	last uint64
}

var rawBucket = []byte("documents")

func openRaw(path string) (*raw, error) {
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, PageSize: 8192, NoStatistics: true})
	if err != nil {
		return nil, err
	}
	r := &raw{DB: db}
	return r, db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(rawBucket)
		if err != nil {
			return err
		}
		if key, _ := b.Cursor().Last(); key != nil {
			r.last = binary.BigEndian.Uint64(key)
		}
		return nil
	})
}

// put writes documents in one transaction.
func (r *raw) put(docs ...register.Document) error {
	values := make([][]byte, len(docs))
	for i, d := range docs {
		var err error
		if values[i], err = cbor.Marshal(d); err != nil {
			return err
		}
	}
	return r.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket(rawBucket)
		b.FillPercent = 0.95
		for _, v := range values {
			r.last++
			if err := b.Put(binary.BigEndian.AppendUint64(nil, r.last), v); err != nil {
				return err
			}
		}
		return nil
	})
}

// syncer is the floor of floors: bytes at the end of a file, made durable.
type syncer struct{ *os.File }

func (s syncer) write(n int) error {
	if _, err := s.Write(make([]byte, n)); err != nil {
		return err
	}
	return s.Sync()
}
