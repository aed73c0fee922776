package store

import (
	"fmt"
	"hash/crc32"
	"reflect"
	"strings"

	bolt "go.etcd.io/bbolt"

	"kycuong/register"
	"kycuong/review"
)

// bucket is one table of the file.
type bucket struct {
	name    []byte
	key     string // what the keys are, for bucket schema
	value   any    // a value of the type the records hold; a string explains itself
	crc     uint32 // of the name: the start of every record's checksum
	grows   bool   // keys only ever increase, so pages can be filled
	open    bool   // never sealed: nothing secret, or needed before somebody signs in
	gathers bool   // new records wait in bucket fresh
	since   int    // the format that brought it; 0 for one that no file lacks that can be read
}

// gather is a bucket whose new records wait in bucket fresh.
func (b bucket) gather() bucket {
	b.gathers = true
	return b
}

// from says that files of older formats, which are read as they are, lack the bucket.
func (b bucket) from(format int) bucket {
	b.since = format
	return b
}

// unsealed is a bucket whose records stay readable.
func (b bucket) unsealed() bucket {
	b.open = true
	return b
}

func newBucket(name, key string, value any, grows bool) bucket {
	return bucket{name: []byte(name), key: key, value: value, crc: crc32.Checksum([]byte(name), castagnoli), grows: grows}
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// The buckets, as the package comment draws them.
var (
	metaBucket        = newBucket("meta", "format, created, store, recovery or repoint", "a number; a time; a random name; a key; a note", false).unsealed()
	schemaBucket      = newBucket("schema", "name of a bucket", "text about it", false).unsealed()
	documentsBucket   = newBucket("documents", "id(8)", documentRecord{}, true)
	identityBucket    = newBucket("identity", "first 16 bytes of SHA-256 of direction, sender, symbol, date and subject, folded", "ids of the documents, all but one of them void", false).unsealed().gather()
	uidsBucket        = newBucket("uids", "UID of a document", "id of the document", true).unsealed().gather()
	freshBucket       = newBucket("fresh", "first letter of identity, uids or numbers, then the key there", "the whole record as it will lie there, its checksum and all", false).from(10)
	numbersBucket     = newBucket("numbers", "issuer 0 book 0 type 0 year(2) number(4) suffix", register.Slot{}, false).gather()
	unitsBucket       = newBucket("units", "code 0 first day(4)", register.Unit{}, false)
	tasksBucket       = newBucket("tasks", "id(8)", register.Task{}, true)
	directivesBucket  = newBucket("directives", "id(8)", register.Directive{}, true)
	attachmentsBucket = newBucket("attachments", "id of the document(8) SHA-256 of the file(32)", register.Attachment{}, false)
	inspectionsBucket = newBucket("inspections", "id(8)", review.Inspection{}, true)
	decisionsBucket   = newBucket("decisions", "rule|kind|id of a finding", review.Decision{}, false)
	reportsBucket     = newBucket("reports", "SHA-256 of the file, in hexadecimal", ReportRecord{}, false)
	narrativesBucket  = newBucket("narratives", "kind|first day|last day|unit of a report", register.Narrative{}, false)
	rulebookBucket    = newBucket("rulebook", "current", rulebookRecord{}, false)
	daysBucket        = newBucket("days", "date(4)", register.SpecialDay{}, false)
	closedBucket      = newBucket("closed", "year(2)", ClosedYear{}, false)
	accountsBucket    = newBucket("accounts", "name of the account", Account{}, false).unsealed()
	attemptsBucket    = newBucket("attempts", "name of the account", attempts{}, false).unsealed()
	settingsBucket    = newBucket("settings", "office", register.Settings{}, false)
	deskBucket        = newBucket("desk", "name of the account or user 0 name of the thing", "whatever the window keeps there", false)
	journalBucket     = newBucket("journal", "seq(8)", entryRecord{}, true)
)

// buckets are all of them, in the order of the drawing.
var buckets = []bucket{metaBucket, schemaBucket, documentsBucket, identityBucket, uidsBucket, freshBucket, numbersBucket,
	unitsBucket, tasksBucket, directivesBucket, attachmentsBucket, inspectionsBucket, decisionsBucket, reportsBucket, narrativesBucket, rulebookBucket, daysBucket, settingsBucket, closedBucket, accountsBucket, attemptsBucket, deskBucket, journalBucket}

// sequentialFill is how full pages of growing buckets are packed: measured at
// 0.63 of the file's size.
const sequentialFill = 0.95

// in returns the bucket within a transaction. The structure check at Open
// proved that it is there; a nil one is damage since.
func (b bucket) in(tx *txn) *bolt.Bucket {
	found := tx.Bucket(b.name)
	if found == nil {
		panic(damage(whatStructure, "bucket %s is missing", b.name))
	}
	if b.grows {
		found.FillPercent = sequentialFill
	}
	return found
}

// empty takes every record out of the bucket.
func (b bucket) empty(tx *txn) error {
	if err := tx.DeleteBucket(b.name); err != nil {
		return err
	}
	_, err := tx.CreateBucket(b.name)
	return err
}

// createBuckets makes what a fresh file has.
func createBuckets(tx *txn) error {
	for _, b := range buckets {
		if _, err := tx.CreateBucketIfNotExists(b.name); err != nil {
			return err
		}
	}
	return nil
}

// describe returns the text that bucket schema keeps about b.
func (b bucket) describe() string {
	text := "key: " + b.key + "\nrecord: CRC-32C(4, big-endian, of bucket name, key and rest) | uvarint of the last journal entry | value\n"
	if s, ok := b.value.(string); ok {
		return text + "value: " + s + "\n"
	}
	text += "value: CBOR map\n" + describeFields(reflect.TypeOf(b.value), "")
	if b.crc == journalBucket.crc {
		text += "after the value: SHA-256 of (the same 32 bytes of the entry before, seq(8), value)\n"
	}
	return text + "dates: days since 31 December 1899\n"
}

// describeFields lists the numbers of a struct's fields, so that the file can
// be read when this program is forgotten.
func describeFields(t reflect.Type, indent string) string {
	var b strings.Builder
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			b.WriteString(describeFields(f.Type, indent))
			continue
		}
		number, _, _ := strings.Cut(f.Tag.Get("cbor"), ",")
		fmt.Fprintf(&b, "%s  %s %s (%s)\n", indent, number, f.Name, f.Type)
		inner := f.Type
		for inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct && inner.NumField() > 0 && inner.Field(0).Tag.Get("cbor") != "" {
			b.WriteString(describeFields(inner, indent+"  "))
		}
	}
	return b.String()
}
