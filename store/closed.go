package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"kycuong/register"
)

// A year whose books were closed ("đóng sổ") lives on in an archive: a verified copy of
// the whole register as it was then, in archive/<year>, which is only ever read. Its
// documents are taken out of the register, so that lists, reviews and starts get
// smaller; each leaves its journal entry, which holds it as it was. So nothing hangs on
// the archive alone, history and going back to a moment know the documents still, and a
// closed one is read from the journal.

// ClosedYear is what the register knows of one.
type ClosedYear struct {
	Year      int    `cbor:"1,keyasint"`
	Documents int    `cbor:"2,keyasint,omitempty"` // that were taken out
	Digest    string `cbor:"3,keyasint"`           // SHA-256 of the archive's file, in hexadecimal
}

// Days are its first and last.
func (y ClosedYear) Days() (from, to register.Date) {
	return register.MustDate(fmt.Sprintf("%04d-01-01", y.Year)), register.MustDate(fmt.Sprintf("%04d-12-31", y.Year))
}

// Why a year is not closed, and what a closed one refuses.
const (
	ErrYearClosed    = register.Problem("The books of that year are closed; its documents are only read.")
	ErrYearNotOver   = register.Problem("Only the books of a year that is over are closed.")
	ErrYearBefore    = register.Problem("Close the earlier years first.")
	ErrYearPending   = register.Problem("Documents of that year are overdue. Handle or void them first.")
	ErrYearEmpty     = register.Problem("The register has no document of that year.")
	ErrYearsMixed    = register.Problem("The period has closed and open years in it. Make a report for each by itself.")
	ErrArchiveAbsent = register.Problem("The archive of a closed year is missing or was changed. Put the folder “archive” back from a copy.")
)

const yearsName = "archive"

// archivePath is the file of a year's archive.
func (s *Store) archivePath(year int) string {
	return filepath.Join(cmp.Or(s.archives.home, filepath.Dir(s.path)), yearsName, strconv.Itoa(year), fileName)
}

func yearKey(year int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(year)) }

// ClosedYears returns the closed years, the latest first.
func (s *Store) ClosedYears() (list []ClosedYear, err error) {
	err = s.view(func(tx *txn) error {
		list, err = closedYears(tx)
		return err
	})
	return list, err
}

func closedYears(tx *txn) (list []ClosedYear, err error) {
	err = each(tx, closedBucket, nil, func(key, payload []byte) error {
		var y ClosedYear
		err := closedBucket.decode(key, payload, &y)
		list = append(list, y)
		return err
	})
	slices.Reverse(list)
	return list, err
}

// refuseClosed refuses a document of a closed year.
func (w *writer) refuseClosed(d register.Document) error {
	r, err := load(w.tx, closedBucket, yearKey(d.Day().Year()))
	if err == nil && r.payload != nil {
		err = ErrYearClosed
	}
	return err
}

// CloseYear moves the documents of a year that is over into an archive, all or none.
// Years are closed one after the other, the earliest first. progress, which may be nil,
// is called with the documents taken out so far.
func (s *Store) CloseYear(ctx context.Context, year int, progress func(done, total int)) (y ClosedYear, err error) {
	ids, err := s.closable(year)
	if err != nil {
		return y, err
	}
	y = ClosedYear{Year: year, Documents: len(ids)}
	at, err := s.head()
	if err != nil {
		return y, err
	}
	if y.Digest, err = s.writeYear(ctx, year); err != nil {
		return y, fmt.Errorf("archive of %d: %w", year, err)
	}
	err = s.update(func(w *writer) error {
		if w.head != at {
			return ErrChangedSince // between the copy and now; the next try replaces it
		}
		w.forgets = true
		if err := w.saveValue(record{bucket: closedBucket, kind: KindYear, id: strconv.Itoa(year), op: OpClose, key: yearKey(year)}, y); err != nil {
			return err
		}
		for i, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.closeDocument(id); err != nil {
				return err
			}
			if progress != nil && i%1000 == 0 {
				progress(i, len(ids))
			}
		}
		return nil
	})
	if err != nil {
		return y, err
	}
	_ = os.Remove(s.snapshotPath()) // one that stays does not fit the journal, and is not used
	return y, nil
}

// closable returns the documents of a year that may be closed now.
func (s *Store) closable(year int) ([]uint64, error) {
	if err := s.allows(KindYear); err != nil {
		return nil, err
	}
	if s.opt.ReadOnly {
		return nil, ErrReadOnly
	}
	if year >= register.DateOf(s.opt.Now()).Year() {
		return nil, ErrYearNotOver
	}
	closed, err := s.ClosedYears()
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(closed, func(y ClosedYear) bool { return y.Year == year }) {
		return nil, ErrYearClosed
	}
	var ids []uint64
	earlier := false
	if err := s.VisitDocuments(func(d register.Document) bool {
		switch y := d.Day().Year(); {
		case y == year:
			ids = append(ids, d.ID)
		case y < year:
			earlier = true
		}
		return true
	}); err != nil {
		return nil, err
	}
	late, err := s.Search(Query{Year: year, Status: "overdue"})
	switch {
	case err != nil:
		return nil, err
	case earlier:
		return nil, ErrYearBefore
	case len(ids) == 0:
		return nil, ErrYearEmpty
	case late.Total > 0:
		return nil, fmt.Errorf("%d: %w", late.Total, ErrYearPending)
	}
	return ids, nil
}

// writeYear writes and proves the archive of a year.
func (s *Store) writeYear(ctx context.Context, year int) (digest string, err error) {
	path := s.archivePath(year)
	for _, dir := range []string{filepath.Dir(filepath.Dir(path)), filepath.Dir(path)} {
		if err := makeFolder(dir); err != nil {
			return "", denied(err)
		}
	}
	temp, err := tempBeside(path)
	if err != nil {
		return "", denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	if err := s.copyTo(ctx, temp); err != nil {
		return "", err
	}
	if err := verifyFile(ctx, s, temp); err != nil {
		return "", err
	}
	if digest, err = digestFile(ctx, temp); err != nil {
		return "", err
	}
	return digest, place(temp, path)
}

// closeDocument takes one document out; its entry keeps it. Its number stays issued.
func (w *writer) closeDocument(id uint64) error {
	raw, old, err := w.current(id)
	if err != nil {
		return err
	}
	r := record{bucket: documentsBucket, kind: KindDocument, id: strconv.FormatUint(id, 10), op: OpClose, key: idKey(id)}
	if err := w.replace(r, raw); err != nil {
		return err
	}
	if err := w.unpoint(uidsBucket, []byte(old.UID), id); err != nil {
		return err
	}
	return w.unpoint(identityBucket, identityKey(old.Document), id)
}

// closedDocument reads a document that was closed, from the entry that took it out.
func closedDocument(tx *txn, id, last uint64) (documentRecord, error) {
	e, _, err := readEntry(tx, last)
	if err != nil {
		return documentRecord{}, err
	}
	if e.Op != OpClose || e.Before == nil {
		return documentRecord{}, fmt.Errorf("document %d: %w", id, ErrNotFound)
	}
	return decodeDocument(id, bytes.Clone(e.Before))
}

// archives are the archives that were opened.
type archives struct {
	mu   sync.Mutex
	open map[int]*Store
	home string // of an archive itself: the folder of the register it is of, which has those of earlier years
}

// archive opens the archive of a closed year for reading, once. It is proved to be the
// one the register closed the year with.
func (s *Store) archive(y ClosedYear) (*Store, error) {
	s.archives.mu.Lock()
	defer s.archives.mu.Unlock()
	if a := s.archives.open[y.Year]; a != nil {
		return a, nil
	}
	path := s.archivePath(y.Year)
	if digest, err := digestFile(context.Background(), path); err != nil || digest != y.Digest {
		return nil, errors.Join(ErrArchiveAbsent, err)
	}
	a, err := openCopy(s, path)
	if err != nil {
		return nil, errors.Join(ErrArchiveAbsent, err)
	}
	a.opt.Now = s.opt.Now
	a.archives.home = cmp.Or(s.archives.home, filepath.Dir(s.path))
	if s.archives.open == nil {
		s.archives.open = map[int]*Store{}
	}
	s.archives.open[y.Year] = a
	return a, nil
}

// closeArchives lets go of them.
func (s *Store) closeArchives() (err error) {
	s.archives.mu.Lock()
	defer s.archives.mu.Unlock()
	for _, a := range s.archives.open {
		err = errors.Join(err, a.Close())
	}
	s.archives.open = nil
	return err
}

// searchClosed adds to a result what the archives have, which are all of earlier years:
// the newest first, as the plain order is, or the earliest before the register's own
// where the oldest come first. In other orders each year is in order by itself.
func (s *Store) searchClosed(q Query, found Result) (Result, error) {
	years, err := s.ClosedYears()
	if err != nil {
		return found, err
	}
	for _, y := range years {
		from, to := y.Days()
		if q.Year != 0 && q.Year != y.Year || q.From > to || q.To != 0 && q.To < from {
			continue
		}
		a, err := s.archive(y)
		if err != nil {
			return found, err
		}
		part := q
		part.Closed, part.Offset, part.Limit = false, 0, 0
		part.From, part.To = max(q.From, from), to
		if q.To != 0 {
			part.To = min(q.To, to)
		}
		more, err := a.Search(part)
		if err != nil {
			return found, err
		}
		found.Total += more.Total
		found.HasDue = found.HasDue || more.HasDue
		if q.Sort == ByDay && q.Desc {
			found.IDs = append(more.IDs, found.IDs...)
		} else {
			found.IDs = append(found.IDs, more.IDs...)
		}
	}
	return found, nil
}

// For returns what tells of a period: the register, or the archive when all of the
// period lies in one closed year. ErrYearsMixed when it has both in it.
func (s *Store) For(from, to register.Date) (*Store, error) {
	years, err := s.ClosedYears()
	if err != nil || len(years) == 0 {
		return s, err
	}
	first, last := from.Year(), to.Year()
	if from == 0 {
		first = years[len(years)-1].Year
	}
	latest := years[0].Year
	switch {
	case first > latest:
		return s, nil
	case to == 0 || last > latest || first != last:
		return nil, ErrYearsMixed
	}
	for _, y := range years {
		if y.Year == first {
			return s.archive(y)
		}
	}
	return s, nil // a year before all that were closed: there is nothing
}

func yearName(key, _ []byte) (string, error) {
	if len(key) != 2 {
		return "", damage(whatRecord, "closed %x", key)
	}
	return strconv.Itoa(int(binary.BigEndian.Uint16(key))), nil
}

// archives proves that each closed year has the archive it was closed with. A copy of
// the register lies elsewhere, without them.
func (v *verifier) archives() error {
	if v.isBare {
		return nil
	}
	var years []ClosedYear
	err := v.s.peek(func(tx *txn) (err error) { // of an open register, signed in or not
		years, err = closedYears(tx)
		return err
	})
	if err != nil {
		return err
	}
	for _, y := range years {
		if digest, err := digestFile(v.ctx, v.s.archivePath(y.Year)); v.ctx.Err() == nil && (err != nil || digest != y.Digest) {
			v.report(fmt.Sprintf("archive %d", y.Year), "The archive of a closed year is missing or was changed. Put the folder “archive” back from a copy.")
		}
	}
	return v.ctx.Err()
}

// VisitClosed calls yield with the documents of closed years, some at a time, as the
// journal has them: a review needs them as evidence, whatever became of the archives.
func (s *Store) VisitClosed(yield func([]register.Document) bool) error {
	for from := uint64(1); from != 0; {
		var some []register.Document
		next := uint64(0)
		err := s.view(func(tx *txn) error {
			c := documentsBucket.in(tx).Cursor()
			for k, v := c.Seek(idKey(from)); k != nil; k, v = c.Next() {
				if len(some) == pageOfDocuments {
					next = keyID(k)
					return nil
				}
				last, payload, err := documentsBucket.unpack(tx, k, v)
				if err != nil || len(payload) > 0 {
					if err != nil {
						return err
					}
					continue
				}
				r, err := closedDocument(tx, keyID(k), last)
				if err != nil {
					return err
				}
				some = append(some, r.Document)
			}
			return nil
		})
		if err != nil || len(some) > 0 && !yield(some) {
			return err
		}
		from = next
	}
	return nil
}

// living returns those of documents that are there and of no closed year.
func (s *Store) living(ids []uint64) (list []register.Document, err error) {
	err = s.view(func(tx *txn) error {
		for _, id := range ids {
			raw, err := load(tx, documentsBucket, idKey(id))
			if err != nil {
				return err
			}
			if raw.payload == nil {
				continue
			}
			r, err := decodeDocument(id, raw.payload)
			if err != nil {
				return err
			}
			list = append(list, r.Document)
		}
		return nil
	})
	return list, err
}
