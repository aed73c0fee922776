package store

import (
	"cmp"
	"slices"
	"time"

	"kycuong/register"
	"kycuong/review"
)

// ReportRecord remembers a report that left the house, so that its file can be
// known again years later.
type ReportRecord struct {
	Kind    string        `cbor:"1,keyasint"`
	From    register.Date `cbor:"2,keyasint,omitempty"`
	To      register.Date `cbor:"3,keyasint,omitempty"`
	AsOf    register.Date `cbor:"4,keyasint,omitempty"`
	Unit    string        `cbor:"5,keyasint,omitempty"`
	Number  string        `cbor:"6,keyasint,omitempty"`
	Digest  string        `cbor:"7,keyasint"` // SHA-256 of the file, in hexadecimal
	File    string        `cbor:"8,keyasint,omitempty"`
	Journal uint64        `cbor:"9,keyasint"`            // last journal entry when it was made
	Keys    []string      `cbor:"10,keyasint,omitempty"` // of the findings a slip is about

	Document uint64          `cbor:"11,keyasint,omitempty"` // entry of a submitted report in the register of outgoing documents; 0 for a draft
	Date     register.Date   `cbor:"12,keyasint,omitempty"` // of the submitted report
	Frozen   []FrozenFinding `cbor:"13,keyasint,omitempty"` // what a submitted report counted, as it was then
	Bound    bool            `cbor:"15,keyasint,omitempty"` // a register printed to be bound
	Book     string          `cbor:"16,keyasint,omitempty"`
	Volume   string          `cbor:"17,keyasint,omitempty"`
	Without  []string        `cbor:"18,keyasint,omitempty"` // annexes that were left out
	Made     time.Time       `cbor:"-"`                     // when it was recorded
	Rules    string          `cbor:"14,keyasint,omitempty"` // digest of the rulebook it was judged by
}

// FrozenFinding is as much of a finding as tells whether it is still the same.
type FrozenFinding struct {
	Key    string       `cbor:"1,keyasint"` // review.Finding.Key
	Facts  string       `cbor:"2,keyasint"` // its FactsDigest
	State  review.State `cbor:"3,keyasint"`
	Symbol string       `cbor:"4,keyasint,omitempty"` // of what it is about
}

// IsSubmitted reports that it bears a number of the ledger.
func (r ReportRecord) IsSubmitted() bool { return r.Document != 0 }

// RecordReport keeps a report's digest; the same file again changes nothing.
func (s *Store) RecordReport(r ReportRecord) error {
	if _, known, err := s.ReportByDigest(r.Digest); known || err != nil {
		return err
	}
	return s.update(func(w *writer) error {
		return w.saveValue(record{bucket: reportsBucket, kind: KindReport, id: r.Digest, key: []byte(r.Digest)}, r)
	})
}

// Reports returns the reports that left the house, the newest first.
func (s *Store) Reports() (list []ReportRecord, err error) {
	err = s.view(func(tx *txn) error {
		return each(tx, reportsBucket, nil, func(key, payload []byte) error {
			var r ReportRecord
			if err := reportsBucket.decode(key, payload, &r); err != nil {
				return err
			}
			last, err := lastEntry(tx, reportsBucket, key)
			if err != nil {
				return err
			}
			e, _, err := readEntry(tx, last)
			r.Made = time.UnixMilli(e.Time)
			list = append(list, r)
			return err
		})
	})
	slices.SortStableFunc(list, func(a, b ReportRecord) int { return cmp.Compare(b.Journal, a.Journal) })
	return list, err
}

// ReportByDigest finds the record of a file by its SHA-256.
func (s *Store) ReportByDigest(digest string) (r ReportRecord, known bool, err error) {
	err = s.view(func(tx *txn) error {
		found, err := load(tx, reportsBucket, []byte(digest))
		if err != nil || found.payload == nil {
			return err
		}
		known = true
		return reportsBucket.decode([]byte(digest), found.payload, &r)
	})
	return r, known, err
}
