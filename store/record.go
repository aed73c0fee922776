package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/fxamacker/cbor/v2"

	"kycuong/register"
)

var (
	encoder = mustMode(encOptions().EncMode())
	decoder = mustMode(cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxNestedLevels: maxNested}.DecMode())
)

// maxNested is how deep a record may be nested.
const maxNested = 16

// encOptions are those of "core deterministic encoding": equal values have
// equal bytes, which digests and comparisons rest on.
func encOptions() cbor.EncOptions {
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	return o
}

func mustMode[M any](m M, err error) M {
	if err != nil {
		panic(err) // fixed options: a slip in this file only
	}
	return m
}

// frame packs a payload for the file; an empty one marks a record taken away.
func (b bucket) frame(key []byte, seq uint64, payload []byte) []byte {
	out := make([]byte, 4, 4+binary.MaxVarintLen64+len(payload))
	out = binary.AppendUvarint(out, seq)
	out = append(out, payload...)
	binary.BigEndian.PutUint32(out, b.checksum(key, out[4:]))
	return out
}

func (b bucket) checksum(key, rest []byte) uint32 {
	return crc32.Update(crc32.Update(b.crc, castagnoli, key), castagnoli, rest)
}

// unframe checks a record and takes it apart. The payload is still the file's
// memory: decode or clone it inside the transaction.
func (b bucket) unframe(key, value []byte) (seq uint64, payload []byte, err error) {
	if len(value) < 5 || binary.BigEndian.Uint32(value) != b.checksum(key, value[4:]) {
		return 0, nil, damage(whatRecord, "%s %x: checksum differs", b.name, key)
	}
	seq, n := binary.Uvarint(value[4:])
	if n <= 0 {
		return 0, nil, damage(whatRecord, "%s %x: no journal entry", b.name, key)
	}
	return seq, value[4+n:], nil
}

// pack is frame for a payload that is sealed when the register is.
func (b bucket) pack(tx *txn, key []byte, seq uint64, payload []byte) []byte {
	return b.frame(key, seq, tx.close(b, key, payload))
}

// unpack is unframe for it.
func (b bucket) unpack(tx *txn, key, value []byte) (seq uint64, payload []byte, err error) {
	seq, payload, err = b.unframe(key, value)
	if err == nil {
		payload, err = tx.open(b, key, payload)
	}
	return seq, payload, err
}

// decode reads the value of a record into v.
func (b bucket) decode(key, payload []byte, v any) error {
	if err := decoder.Unmarshal(payload, v); err != nil {
		return damage(whatRecord, "%s %x: %v", b.name, key, err)
	}
	return nil
}

// documentRecord is a document as the file holds it: the id is the key, and
// Slot says which number it owns. An imported document whose number was
// issued to another owns none.
type documentRecord struct {
	register.Document
	Slot []byte `cbor:"60,keyasint,omitempty"`
}

// encodeDocument packs a document without its id.
func encodeDocument(d register.Document, slot []byte) ([]byte, error) {
	d.ID = 0
	b, err := encoder.Marshal(documentRecord{d, slot})
	if err != nil {
		return nil, fmt.Errorf("encode document: %w", err)
	}
	return b, nil
}

// decodeDocument unpacks the record of document id.
func decodeDocument(id uint64, payload []byte) (documentRecord, error) {
	var r documentRecord
	err := r.decode(id, payload)
	return r, err
}

func (r *documentRecord) decode(id uint64, payload []byte) error {
	r.ID = id
	return documentsBucket.decode(idKey(id), payload, r)
}

var errNoID = errors.New("not an id")

func idKey(id uint64) []byte { return binary.BigEndian.AppendUint64(nil, id) }

func keyID(key []byte) uint64 {
	if len(key) != 8 {
		panic(damage(whatRecord, "key %x: %v", key, errNoID))
	}
	return binary.BigEndian.Uint64(key)
}

func dateKey(d register.Date) []byte { return binary.BigEndian.AppendUint32(nil, uint32(d)) }
