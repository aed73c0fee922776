package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Entry is one change as the journal tells it. After is the SHA-256 of the
// record's bytes; Before is the whole record as it was, nil for a creation.
type Entry struct {
	Seq           uint64
	Time          time.Time
	Who, Op, Kind string
	ID            string
	Before, After []byte
	Prev, Hash    [32]byte
}

// What entries are about.
const (
	KindDocument   = "document"
	KindNumber     = "number"
	KindUnit       = "unit"
	KindTask       = "task"
	KindDirective  = "directive"
	KindAttachment = "attachment"
	KindInspection = "inspection"
	KindDecision   = "decision"
	KindReport     = "report"
	KindNarrative  = "narrative"
	KindRulebook   = "rulebook"
	KindDay        = "day"
	KindSettings   = "settings"
	KindAccount    = "account"
	KindYear       = "year" // whose books were closed
	KindStore      = "store"
)

// What was done.
const (
	OpCreate  = "create"
	OpImport  = "import"
	OpUpdate  = "update"
	OpVoid    = "void"
	OpReserve = "reserve"
	OpRemove  = "remove"
	OpClose   = "close" // with its year
	OpOpen    = "open"  // of a file with a damaged header page
)

// entryRecord is an entry in the file. Before is nil for a creation; an empty
// one cannot be told from it and never occurs.
type entryRecord struct {
	Time   int64     `cbor:"1,keyasint"` // milliseconds since 1970
	Who    string    `cbor:"2,keyasint,omitempty"`
	Op     string    `cbor:"3,keyasint"`
	Kind   string    `cbor:"4,keyasint"`
	ID     string    `cbor:"5,keyasint"`
	Before []byte    `cbor:"6,keyasint,omitempty"`
	After  []byte    `cbor:"7,keyasint,omitempty"` // SHA-256 of the record; none when it was removed
	Last   uint64    `cbor:"8,keyasint,omitempty"` // entry before this one about the same record
	Slots  []slotRef `cbor:"9,keyasint,omitempty"` // numbers that had entries before this one changed them
}

// slotRef keeps the chain of a number's entries through an entry about a
// document.
type slotRef struct {
	Key    []byte `cbor:"1,keyasint"`
	Last   uint64 `cbor:"2,keyasint,omitempty"`
	Before []byte `cbor:"3,keyasint,omitempty"`
	After  []byte `cbor:"4,keyasint,omitempty"` // SHA-256 of what it is now; none when it was given back, and in older entries
}

// isAbout reports an entry about a record; id is "" for any of a kind.
func (e entryRecord) isAbout(kind, id string) bool { return e.Kind == kind && (id == "" || e.ID == id) }

// logs reports that the record had this content after the entry.
func (e entryRecord) logs(payload []byte) bool { return bytes.Equal(e.After, digest(payload)) }

// head is the end of the journal.
type head struct {
	seq  uint64
	hash [32]byte
}

// next returns the head after an entry with these bytes.
func (h head) next(payload []byte) head {
	sum := sha256.New()
	sum.Write(h.hash[:])
	sum.Write(binary.BigEndian.AppendUint64(nil, h.seq+1))
	sum.Write(payload)
	n := head{seq: h.seq + 1}
	sum.Sum(n.hash[:0])
	return n
}

// splitEntry takes the record of an entry apart: its CBOR and its hash.
func splitEntry(key, value []byte) (payload []byte, hash [32]byte, err error) {
	_, payload, err = journalBucket.unframe(key, value)
	if err != nil {
		return nil, hash, err
	}
	n := len(payload) - len(hash)
	if n <= 0 || len(key) != 8 {
		return nil, hash, damage(whatJournal, "entry %x is cut off", key)
	}
	copy(hash[:], payload[n:])
	return payload[:n], hash, nil
}

// journalHead reads the last entry's place and hash.
func journalHead(tx *txn) (head, error) {
	key, value := journalBucket.in(tx).Cursor().Last()
	if key == nil {
		return head{}, nil
	}
	_, hash, err := splitEntry(key, value)
	if err != nil {
		return head{}, err
	}
	return head{keyID(key), hash}, nil
}

// decodeEntry reads the bytes splitEntry returned.
func (tx *txn) decodeEntry(key, payload []byte, e *entryRecord) error {
	plain, err := tx.open(journalBucket, key, payload)
	if err != nil {
		return err
	}
	return journalBucket.decode(key, plain, e)
}

// readEntry reads entry seq; damage when it is missing, since it is only asked
// for by records that name it.
func readEntry(tx *txn, seq uint64) (entryRecord, [32]byte, error) {
	var e entryRecord
	key := idKey(seq)
	value := journalBucket.in(tx).Get(key)
	if value == nil {
		return e, [32]byte{}, damage(whatJournal, "entry %d is missing", seq)
	}
	payload, hash, err := splitEntry(key, value)
	if err != nil {
		return e, hash, err
	}
	return e, hash, tx.decodeEntry(key, payload, &e)
}

func (e entryRecord) entry(seq uint64, prev, hash [32]byte) Entry {
	return Entry{Seq: seq, Time: time.UnixMilli(e.Time).UTC(), Who: e.Who, Op: e.Op, Kind: e.Kind, ID: e.ID,
		Before: e.Before, After: e.After, Prev: prev, Hash: hash}
}

// publicEntry reads entry seq with the hash of the one before it.
func publicEntry(tx *txn, seq uint64) (Entry, error) {
	e, hash, err := readEntry(tx, seq)
	if err != nil {
		return Entry{}, err
	}
	var prev [32]byte
	if seq > 1 {
		key := idKey(seq - 1)
		if _, prev, err = splitEntry(key, journalBucket.in(tx).Get(key)); err != nil {
			return Entry{}, err
		}
	}
	return e.entry(seq, prev, hash), nil
}

// pageOfEntries is how many entries one read transaction copies out.
const pageOfEntries = 1000

// Journal calls yield with each entry from seq on, oldest first, until it
// returns false.
func (s *Store) Journal(from uint64, yield func(Entry) bool) error {
	from = max(from, 1)
	for {
		page := make([]Entry, 0, pageOfEntries)
		err := s.view(func(tx *txn) (err error) {
			page, err = entriesFrom(tx, from, page)
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, e := range page {
			if !yield(e) {
				return nil
			}
		}
		from = page[len(page)-1].Seq + 1
	}
}

func entriesFrom(tx *txn, from uint64, page []Entry) ([]Entry, error) {
	var prev [32]byte
	if from > 1 {
		if value := journalBucket.in(tx).Get(idKey(from - 1)); value != nil {
			_, hash, err := splitEntry(idKey(from-1), value)
			if err != nil {
				return nil, err
			}
			prev = hash
		}
	}
	c := journalBucket.in(tx).Cursor()
	for k, v := c.Seek(idKey(from)); k != nil && len(page) < cap(page); k, v = c.Next() {
		payload, hash, err := splitEntry(k, v)
		if err != nil {
			return nil, err
		}
		var e entryRecord
		if err := tx.decodeEntry(k, payload, &e); err != nil {
			return nil, err
		}
		page = append(page, e.entry(keyID(k), prev, hash))
		prev = hash
	}
	return page, nil
}

// Head returns the number of journal entries and the hash of the last, which
// stands for everything ever recorded; 0 and "" in an empty journal.
func (s *Store) Head() (seq uint64, hash string) {
	err := s.view(func(tx *txn) error {
		h, err := journalHead(tx)
		if err == nil && h.seq > 0 {
			seq, hash = h.seq, hex.EncodeToString(h.hash[:])
		}
		return err
	})
	if err != nil {
		return 0, ""
	}
	return seq, hash
}

// LastChange returns the number and the hash of the last entry that is not about a report;
// 0 and "" when there is none. It is what reports are stamped with: that one was recorded
// must not change the next.
func (s *Store) LastChange() (seq uint64, hash string, err error) {
	err = s.view(func(tx *txn) error {
		h, err := journalHead(tx)
		for seq = h.seq; seq > 0 && err == nil; seq-- {
			var e entryRecord
			var sum [32]byte
			if e, sum, err = readEntry(tx, seq); err == nil && e.Kind != KindReport {
				hash = hex.EncodeToString(sum[:])
				return nil
			}
		}
		return err
	})
	return seq, hash, err
}

// HashOf returns the hash of entry seq; ErrNotFound when the journal is shorter.
func (s *Store) HashOf(seq uint64) (hash string, err error) {
	err = s.view(func(tx *txn) error {
		h, err := journalHead(tx)
		if err == nil && (seq == 0 || seq > h.seq) {
			err = fmt.Errorf("entry %d: %w", seq, ErrNotFound)
		}
		if err != nil {
			return err
		}
		_, sum, err := readEntry(tx, seq)
		hash = hex.EncodeToString(sum[:])
		return err
	})
	return hash, err
}

// History returns the entries about one record, oldest first. The id is that
// of Entry.ID; an unknown one has no entries.
func (s *Store) History(kind, id string) (list []Entry, err error) {
	err = s.view(func(tx *txn) error {
		list, err = history(tx, kind, id)
		return err
	})
	return list, err
}

func history(tx *txn, kind, id string) ([]Entry, error) {
	b, key, err := recordKey(kind, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []Entry
	seq, err := lastEntry(tx, b, key)
	for seq != 0 && err == nil {
		var e Entry
		if e, err = publicEntry(tx, seq); err != nil {
			break
		}
		list = append(list, e)
		seq, err = entryBefore(tx, seq, kind, key)
	}
	slices.Reverse(list)
	return list, err
}

// lastEntry returns the number of the last entry about a record; 0 when there
// is none.
func lastEntry(tx *txn, b bucket, key []byte) (uint64, error) {
	r, err := load(tx, b, key)
	return r.last, err
}

// entryBefore returns the entry about the record that came before entry seq.
// An entry about a document also stands for the numbers it took and gave up.
func entryBefore(tx *txn, seq uint64, kind string, key []byte) (uint64, error) {
	e, _, err := readEntry(tx, seq)
	if err != nil {
		return 0, err
	}
	last := e.Last
	if e.Kind != kind {
		last = 0
		for _, ref := range e.Slots {
			if string(ref.Key) == string(key) {
				last = ref.Last
			}
		}
	}
	if last >= seq {
		return 0, damage(whatJournal, "entry %d names %d as the one before it", seq, last)
	}
	return last, nil
}

// errKind is the cause of a kind nobody knows.
var errKind = fmt.Errorf("kind of record: %w", ErrNotFound)
