package store

import (
	bolt "go.etcd.io/bbolt"

	"kycuong/register"
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
}

// RecordReport keeps a report's digest; the same file again changes nothing.
func (s *Store) RecordReport(r ReportRecord) error {
	if _, known, err := s.ReportByDigest(r.Digest); known || err != nil {
		return err
	}
	return s.update(func(w *writer) error {
		return w.saveValue(record{bucket: reportsBucket, kind: KindReport, id: r.Digest, key: []byte(r.Digest)}, r)
	})
}

// ReportByDigest finds the record of a file by its SHA-256.
func (s *Store) ReportByDigest(digest string) (r ReportRecord, known bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		found, err := load(tx, reportsBucket, []byte(digest))
		if err != nil || found.payload == nil {
			return err
		}
		known = true
		return reportsBucket.decode([]byte(digest), found.payload, &r)
	})
	return r, known, err
}
