package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"kycuong/register"
)

// Document returns one document, ErrNotFound when there is none.
func (s *Store) Document(id uint64) (d register.Document, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		r, err := readDocument(tx, id)
		d = r.Document
		return err
	})
	return d, err
}

// Documents returns documents in the order of the ids, ErrNotFound when one of
// them does not exist.
func (s *Store) Documents(ids []uint64) ([]register.Document, error) {
	list := make([]register.Document, 0, len(ids))
	err := s.view(func(tx *bolt.Tx) error {
		for _, id := range ids {
			r, err := readDocument(tx, id)
			if err != nil {
				return err
			}
			list = append(list, r.Document)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

func readDocument(tx *bolt.Tx, id uint64) (documentRecord, error) {
	r, err := load(tx, documentsBucket, idKey(id))
	if err != nil {
		return documentRecord{}, err
	}
	if r.payload == nil {
		return documentRecord{}, fmt.Errorf("document %d: %w", id, ErrNotFound)
	}
	return decodeDocument(id, r.payload)
}

// pageOfDocuments is how many documents one read transaction copies out.
const pageOfDocuments = 1000

// EachDocument calls yield with every document in the order of the ids until
// it returns false. It reads in short transactions, so a document that changes
// meanwhile comes as it was before or after. Damage ends it early; Verify
// tells.
func (s *Store) EachDocument(yield func(register.Document) bool) {
	// A caller who must know uses eachDocument; this form is for range loops.
	_ = s.eachDocument(1, yield)
}

func (s *Store) eachDocument(from uint64, yield func(register.Document) bool) error {
	page := make([]register.Document, 0, pageOfDocuments)
	for {
		page = page[:0]
		err := s.view(func(tx *bolt.Tx) error {
			c := documentsBucket.in(tx).Cursor()
			for k, v := c.Seek(idKey(from)); k != nil && len(page) < pageOfDocuments; k, v = c.Next() {
				_, payload, err := documentsBucket.unframe(k, v)
				if err != nil {
					return err
				}
				r, err := decodeDocument(keyID(k), payload)
				if err != nil {
					return err
				}
				page = append(page, r.Document)
			}
			return nil
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, d := range page {
			if !yield(d) {
				return nil
			}
		}
		from = page[len(page)-1].ID + 1
	}
}

// lastID returns the highest id in use.
func lastID(tx *bolt.Tx) uint64 {
	k, _ := documentsBucket.in(tx).Cursor().Last()
	if k == nil {
		return 0
	}
	return keyID(k)
}

// identityKey is the key of bucket identity.
func identityKey(d register.Document) []byte {
	sum := sha256.Sum256([]byte(d.Identity()))
	return sum[:16]
}

var uidLetters = base32.HexEncoding.WithPadding(base32.NoPadding)

// newUID makes a random name that begins with the time, so that those made
// one after the other lie side by side in the file.
func newUID(now time.Time) string {
	raw := binary.BigEndian.AppendUint64(nil, uint64(now.UnixMicro()))[1:]
	raw = append(raw, make([]byte, 9)...)
	rand.Read(raw[7:]) // never fails: the program ends instead
	return strings.ToLower(uidLetters.EncodeToString(raw))
}

// writeDocument writes a document, its journal entry and the numbers it
// changes; old is zero for a new one.
func (w *writer) writeDocument(d register.Document, old stored, op string, slot []byte, changes []slotChange) error {
	payload, err := encodeDocument(d, slot)
	if err != nil {
		return err
	}
	if bytes.Equal(payload, old.payload) {
		return nil
	}
	refs, err := w.refs(changes)
	if err != nil {
		return err
	}
	r := record{bucket: documentsBucket, kind: KindDocument, id: strconv.FormatUint(d.ID, 10), op: op,
		key: idKey(d.ID), payload: payload, slots: refs}
	if err := w.replace(r, old); err != nil {
		return err
	}
	return w.putSlots(changes, w.head.seq)
}
