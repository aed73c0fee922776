package store

import (
	"fmt"

	"kycuong/register"
)

// AddDocument logs a new document and returns it as kept: with its id, UID,
// book, number and symbol. It refuses a document with Faults
// (register.Faults), a number that is taken (register.ErrNumberTaken,
// register.ErrNumberVoid, register.ErrInsertBefore) and a paper that is logged
// already (ErrDuplicate, with the document logged before).
func (s *Store) AddDocument(d register.Document) (register.Document, error) {
	f, err := s.filler()
	if err != nil {
		return register.Document{}, err
	}
	d = f.prepare(d)
	if err := f.check(d); err != nil {
		return register.Document{}, err
	}
	var added register.Document
	err = s.update(func(w *writer) error {
		added, err = w.addDocument(f, d)
		return err
	})
	return added, err
}

func (w *writer) addDocument(f *filler, d register.Document) (register.Document, error) {
	if d.UID == "" {
		d.UID = newUID(w.now)
	} else if known, err := w.knownAs(d.UID); err != nil {
		return known, err
	}
	if err := w.refuseClosed(d); err != nil {
		return register.Document{}, err
	}
	d.ID = lastID(w.tx, documentsBucket) + 1
	book, _ := f.settings.Book(d.Book)
	series := register.SeriesOf(&d, book, f.settings.Office)
	if d.Number.IsZero() {
		n, err := nextNumber(w.tx, series, f.settings.FirstNumber())
		if err != nil {
			return register.Document{}, err
		}
		d.Number = n
	}
	if d.Number.N < f.settings.FirstNumber() {
		return register.Document{}, ErrPracticeNumber
	}
	d = f.compose(d)
	if known, err := w.sameIdentity(d); err != nil {
		return known, err
	}
	slot, err := w.issue(series, d.Number, d.ID)
	if err != nil {
		return register.Document{}, err
	}
	if err := w.writeDocument(d, stored{}, OpCreate, slot.key, []slotChange{slot}); err != nil {
		return register.Document{}, err
	}
	if err := w.lead(d); err != nil {
		return register.Document{}, err
	}
	w.docs = append(w.docs, docChange{after: d})
	return d, nil
}

// lead enters a document in the buckets that lead to it.
func (w *writer) lead(d register.Document) error {
	if err := w.point(uidsBucket, []byte(d.UID), d.ID); err != nil {
		return err
	}
	return w.point(identityBucket, identityKey(d), d.ID)
}

// knownAs returns the document logged under the UID, with ErrDuplicate.
func (w *writer) knownAs(uid string) (register.Document, error) {
	ids, err := pointed(w.tx, uidsBucket, []byte(uid))
	if err != nil || len(ids) == 0 {
		return register.Document{}, err
	}
	r, err := readDocument(w.tx, ids[0])
	if err != nil {
		return register.Document{}, err
	}
	return r.Document, duplicateOf(ids[0])
}

func duplicateOf(id uint64) error { return fmt.Errorf("document %d: %w", id, ErrDuplicate) }

// sameIdentity returns another living document that is the same paper, with
// ErrDuplicate. A voided one may be logged anew.
func (w *writer) sameIdentity(d register.Document) (register.Document, error) {
	ids, err := pointed(w.tx, identityBucket, identityKey(d))
	if err != nil {
		return register.Document{}, err
	}
	for _, id := range ids {
		if id == d.ID {
			continue
		}
		r, err := readDocument(w.tx, id)
		if err != nil {
			return register.Document{}, err
		}
		if r.Voided == "" {
			return r.Document, duplicateOf(id)
		}
	}
	return register.Document{}, nil
}

// filler fills in what a document leaves open, from settings and units.
type filler struct {
	settings *register.Settings
	org      *register.Org
}

func (s *Store) filler() (*filler, error) {
	settings, err := s.settings()
	if err != nil {
		return nil, err
	}
	org, err := s.Org()
	return &filler{settings, org}, err
}

// prepare cleans a document and fills in book and number as far as they
// follow from it: the symbol of an outgoing one names its number.
func (f *filler) prepare(d register.Document) register.Document {
	d = d.Clean()
	if d.Book == "" {
		if b, ok := f.settings.BookFor(&d); ok {
			d.Book = b.ID
		}
	}
	if d.Number.IsZero() && d.Direction == register.Outgoing && d.Symbol != "" {
		if sym, err := register.ParseSymbol(d.Symbol); err == nil {
			d.Number = sym.Number
		}
	}
	return d
}

// check returns what is wrong with a prepared document.
func (f *filler) check(d register.Document) error {
	fs := d.Validate()
	if b, ok := f.settings.Book(d.Book); !ok || b.Direction != d.Direction {
		fs = append(fs, register.Fault{Field: "book", Text: "There is no book “{book}” for this document.", Args: map[string]string{"book": d.Book}})
	}
	if !d.Number.IsZero() {
		if err := checkNumber(d.Number); err != nil {
			fs = append(fs, err.(register.Faults)...)
		}
	}
	if len(d.UID) > maxUID {
		fs = append(fs, register.Fault{Field: "uid", Text: "The UID is longer than {max} characters.", Args: map[string]string{"max": fmt.Sprint(maxUID)}})
	}
	if len(fs) == 0 {
		return nil
	}
	return fs
}

const maxUID = 200

// compose writes the symbol of an outgoing document that has none.
func (f *filler) compose(d register.Document) register.Document {
	if d.Symbol != "" || d.Direction != register.Outgoing || d.Number.IsZero() {
		return d
	}
	d.Symbol = f.settings.Symbol(f.org, d)
	return d
}
