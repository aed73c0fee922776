package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"kycuong/register"
)

// ImportResult says what became of imported rows; the numbers in its lists
// are places in the list given.
type ImportResult struct {
	Added, Duplicate int
	Clashes          []int     // kept, though the number was issued before: they own no number
	Duplicates       []int     // skipped: in the register already
	Refused          []Refusal // not kept
}

// Refusal says what is wrong with one row.
type Refusal struct {
	Index  int
	Faults error
}

// importBatch is how many rows one transaction of an import holds.
const importBatch = 2000

// ImportDocuments adds historic documents, some 2000 in a transaction, and
// calls progress after each. It is lenient where AddDocument is strict: rows
// that are in the register already are skipped, so the same file twice adds
// nothing; a number that was issued to another document is kept on the row
// without being claimed; a row without number stays without. Faulty rows are
// left out and listed. When ctx ends, the finished batches stay.
func (s *Store) ImportDocuments(ctx context.Context, docs []register.Document, progress func(done int)) (ImportResult, error) {
	var result ImportResult
	f, err := s.filler()
	if err != nil {
		return result, err
	}
	batches := s.prepared(ctx, f, docs)
	defer func() { // lets the preparing goroutine end
		for range batches {
		}
	}()
	done := 0
	for rows := range batches {
		if err := ctx.Err(); err != nil {
			return result, err
		}
		var r ImportResult
		err := s.update(func(w *writer) error { return w.importRows(rows, &r) })
		if err != nil {
			return result, fmt.Errorf("import: rows from %d: %w", done+1, err)
		}
		result.add(r)
		done += len(rows)
		report(progress, done)
	}
	return result, ctx.Err()
}

// ImportAll is ImportDocuments in one transaction: a faulty row, an error or
// the end of ctx leave the register as it was. Its memory grows with the rows.
func (s *Store) ImportAll(ctx context.Context, docs []register.Document, progress func(done int)) (ImportResult, error) {
	var result ImportResult
	f, err := s.filler()
	if err != nil {
		return result, err
	}
	batches := s.prepared(ctx, f, docs)
	defer func() { // lets the preparing goroutine end
		for range batches {
		}
	}()
	err = s.update(func(w *writer) error {
		done := 0
		for rows := range batches {
			if err := w.importRows(rows, &result); err != nil {
				return err
			}
			if len(result.Refused) > 0 {
				first := result.Refused[0]
				return fmt.Errorf("import: row %d: %w", first.Index+1, first.Faults)
			}
			done += len(rows)
			report(progress, done)
		}
		return ctx.Err()
	})
	if err != nil {
		return ImportResult{Refused: result.Refused}, err
	}
	return result, nil
}

func report(progress func(int), done int) {
	if progress != nil {
		progress(done)
	}
}

func (r *ImportResult) add(more ImportResult) {
	r.Added += more.Added
	r.Duplicate += more.Duplicate
	r.Clashes = append(r.Clashes, more.Clashes...)
	r.Duplicates = append(r.Duplicates, more.Duplicates...)
	r.Refused = append(r.Refused, more.Refused...)
}

// row is a document made ready outside the transaction.
type row struct {
	index    int
	doc      register.Document
	identity []byte
	slot     []byte // the number it would own; nil without a number
	owned    []byte // the record with that number
	entry    uint64 // its journal entry, once it is written
	digest   [32]byte
	faults   error
}

// prepared makes rows ready, one batch ahead of whoever takes them: cleaning,
// checking and encoding cost as much as storing.
func (s *Store) prepared(ctx context.Context, f *filler, docs []register.Document) <-chan []*row {
	out := make(chan []*row, 1)
	go func() {
		defer close(out)
		for from := 0; from < len(docs) && ctx.Err() == nil; from += importBatch {
			to := min(from+importBatch, len(docs))
			rows := make([]*row, 0, to-from)
			now := s.opt.Now()
			for i := from; i < to; i++ {
				// A microsecond apart, so that new UIDs lie in the file as the rows do.
				rows = append(rows, f.row(i, docs[i], now.Add(time.Duration(i)*time.Microsecond)))
			}
			out <- rows
		}
	}()
	return out
}

func (f *filler) row(index int, d register.Document, now time.Time) *row {
	d = f.compose(f.prepare(d))
	r := &row{index: index, doc: d}
	if r.faults = f.check(d); r.faults != nil {
		return r
	}
	if r.doc.UID == "" {
		r.doc.UID = newUID(now)
	}
	if !d.Number.IsZero() {
		book, _ := f.settings.Book(d.Book)
		r.slot = slotKey(register.SeriesOf(&d, book, f.settings.Office), d.Number)
	}
	r.identity = identityKey(d)
	if r.owned, r.faults = encodeDocument(r.doc, r.slot); r.faults == nil {
		r.digest = sha256.Sum256(r.owned)
	}
	return r
}
