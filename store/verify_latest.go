package store

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// latest is the last journal entry about each record. A disk that lost the write
// of a page shows the page as it was before: sound in itself, and its records
// logged, but not the last of them.
type latest struct {
	documents []uint64          // by id, from 1 on
	others    map[string]uint64 // by bucket and key
}

// note takes in the next entry of the journal.
func (l *latest) note(seq uint64, e entryRecord) {
	for _, ref := range e.Slots {
		l.set(numbersBucket, ref.Key, seq)
	}
	if e.Kind == KindDocument {
		id, err := strconv.ParseUint(e.ID, 10, 64)
		if err != nil || id == 0 || id > seq { // there are no more documents than entries
			return
		}
		for uint64(len(l.documents)) < id {
			l.documents = append(l.documents, 0)
		}
		l.documents[id-1] = seq
		return
	}
	if b, key, err := recordKey(e.Kind, e.ID); err == nil { // an opening is about no record
		l.set(b, key, seq)
	}
}

func (l *latest) set(b bucket, key []byte, seq uint64) {
	if l.others == nil {
		l.others = map[string]uint64{}
	}
	l.others[string(b.name)+"\x00"+string(key)] = seq
}

// upToDate proves that every record the journal tells of is there, and as new as
// its last entry. One that was changed since the journal was walked is newer.
func (v *verifier) upToDate() error {
	for from := 0; from < len(v.latest.documents); from += pageOfDocuments {
		err := v.s.peek(func(tx *txn) error {
			for i, seq := range v.latest.documents[from:min(from+pageOfDocuments, len(v.latest.documents))] {
				v.isAsNew(tx, documentsBucket, idKey(uint64(from+i+1)), seq)
			}
			return nil
		})
		if err := v.contain(err); err != nil {
			return err
		}
	}
	for page := range slices.Chunk(slices.Sorted(maps.Keys(v.latest.others)), pageOfDocuments) {
		err := v.s.peek(func(tx *txn) error {
			for _, place := range page {
				b, key := splitPlace(place)
				v.isAsNew(tx, b, key, v.latest.others[place])
			}
			return nil
		})
		if err := v.contain(err); err != nil {
			return err
		}
	}
	return v.ctx.Err()
}

func (v *verifier) isAsNew(tx *txn, b bucket, key []byte, seq uint64) {
	// A damaged record was reported where its bucket was walked.
	if r, err := load(tx, b, key); err == nil && r.last < seq {
		where := fmt.Sprintf("%s %q", b.name, key)
		if b.crc == documentsBucket.crc {
			where = fmt.Sprintf("document %d", keyID(key))
		}
		v.report(where, "It is missing or older than its last journal entry, %d. Restore the last backup.", seq)
	}
}

// splitPlace takes apart what latest.set put together.
func splitPlace(place string) (bucket, []byte) {
	for _, b := range buckets {
		if n := len(b.name); len(place) > n && place[:n] == string(b.name) && place[n] == 0 {
			return b, []byte(place[n+1:])
		}
	}
	return bucket{}, nil
}
