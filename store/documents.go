package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"

	"kycuong/register"
)

// Document returns one document, of a closed year too; ErrNotFound when there is none.
func (s *Store) Document(id uint64) (d register.Document, err error) {
	err = s.view(func(tx *txn) error {
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
	err := s.view(func(tx *txn) error {
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

func readDocument(tx *txn, id uint64) (documentRecord, error) {
	r, err := load(tx, documentsBucket, idKey(id))
	if err != nil {
		return documentRecord{}, err
	}
	if r.payload == nil {
		if r.last != 0 {
			return closedDocument(tx, id, r.last)
		}
		return documentRecord{}, fmt.Errorf("document %d: %w", id, ErrNotFound)
	}
	return decodeDocument(id, r.payload)
}

// pageOfDocuments is how many documents one read transaction copies out.
const pageOfDocuments = 1000

// EachDocument calls yield with every document in the order of the ids until
// it returns false. It reads in short transactions, so a document that changes
// meanwhile comes as it was before or after. Damage ends it early, unsaid:
// whoever makes a report of them uses VisitDocuments.
func (s *Store) EachDocument(yield func(register.Document) bool) {
	_ = s.VisitDocuments(yield) // the form of a range loop has no place for an error
}

// VisitDocuments is EachDocument with the error that ended it.
func (s *Store) VisitDocuments(yield func(register.Document) bool) error {
	done := make(chan struct{})
	defer close(done)
	for p := range s.readAhead(done) {
		for _, d := range p.docs {
			if !yield(d) {
				return nil
			}
		}
		if p.err != nil {
			return p.err
		}
	}
	return nil
}

// documentPage is what one short transaction read, and what ended it.
type documentPage struct {
	docs []register.Document
	err  error
}

// readAhead reads and decodes the next page while the one before is being used.
func (s *Store) readAhead(done <-chan struct{}) <-chan documentPage {
	pages := make(chan documentPage, 1)
	hand := func(p documentPage) bool {
		select {
		case pages <- p:
			return p.err == nil
		case <-done:
			return false
		}
	}
	go func() {
		defer close(pages)
		err := s.eachRaw(func(raw *rawPage) bool {
			p := documentPage{docs: make([]register.Document, 0, len(raw.documents))}
			p.err = raw.decode(func(d *register.Document) bool {
				p.docs = append(p.docs, *d)
				return true
			})
			return hand(p)
		})
		if err != nil {
			hand(documentPage{err: err})
		}
	}()
	return pages
}

// rawDocument is a document as the file holds it.
type rawDocument struct {
	id  uint64
	end int // of its payload in the page
}

// rawPage is a page of them.
type rawPage struct {
	documents []rawDocument
	payloads  []byte
}

// rawPages are those no longer in use.
var rawPages = sync.Pool{New: func() any { return new(rawPage) }}

// eachRaw calls yield with all documents by the page, for whoever decodes them on
// every core there is.
func (s *Store) eachRaw(yield func(*rawPage) bool) error {
	for from := uint64(1); ; {
		page := rawPages.Get().(*rawPage)
		page.documents, page.payloads = page.documents[:0], page.payloads[:0]
		err := s.eachPage(from, func(id uint64, payload []byte) error {
			page.payloads = append(page.payloads, payload...)
			page.documents = append(page.documents, rawDocument{id, len(page.payloads)})
			from = id + 1
			return nil
		})
		isLast := len(page.documents) == 0
		if !isLast && !yield(page) {
			return nil
		}
		if err != nil || isLast {
			return err
		}
	}
}

// each calls visit with the documents as they lie there, and gives the page back: it may
// not be used after that.
func (p *rawPage) each(visit func(id uint64, payload []byte) error) error {
	defer rawPages.Put(p)
	begin := 0
	for _, x := range p.documents {
		if err := visit(x.id, p.payloads[begin:x.end]); err != nil {
			return err
		}
		begin = x.end
	}
	return nil
}

// decode calls yield with each document, all in one place since they are large, until it
// returns false, and gives the page back.
func (p *rawPage) decode(yield func(*register.Document) bool) error {
	var d documentRecord
	err := p.each(func(id uint64, payload []byte) error {
		d = documentRecord{}
		if err := d.decode(id, payload); err != nil {
			return err
		}
		if !yield(&d.Document) {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// errEnough ends a walk that has what it wants.
var errEnough = errors.New("enough")

// eachPage calls visit with the next documents from an id on, as many as one
// short transaction reads.
func (s *Store) eachPage(from uint64, visit func(id uint64, payload []byte) error) error {
	return s.view(func(tx *txn) error {
		c := documentsBucket.in(tx).Cursor()
		n := 0
		for k, v := c.Seek(idKey(from)); k != nil && n < pageOfDocuments; k, v = c.Next() {
			_, payload, err := documentsBucket.unpack(tx, k, v)
			if err != nil {
				return err
			}
			if len(payload) == 0 {
				continue // closed with its year
			}
			if err := visit(keyID(k), payload); err != nil {
				return err
			}
			n++
		}
		return nil
	})
}

// textRecord is as much of a document as sorting by its texts needs.
type textRecord struct {
	Symbol  string `cbor:"6,keyasint,omitempty"`
	Subject string `cbor:"11,keyasint,omitempty"`
}

// textDecoder reads them from records that were checked against their checksum, without
// looking for fields that come twice.
var textDecoder = mustMode(cbor.DecOptions{MaxNestedLevels: maxNested}.DecMode())

func (d *textRecord) decode(id uint64, payload []byte) error {
	if err := textDecoder.Unmarshal(payload, d); err != nil {
		return damage(whatRecord, "document %d: %v", id, err)
	}
	return nil
}

// readText reads them of one document.
func readText(tx *txn, id uint64) (d textRecord, err error) {
	r, err := load(tx, documentsBucket, idKey(id))
	if err == nil {
		err = d.decode(id, r.payload)
	}
	return d, err
}

// lastID returns the highest id in use in a table whose keys are ids.
func lastID(tx *txn, b bucket) uint64 {
	k, _ := b.in(tx).Cursor().Last()
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
