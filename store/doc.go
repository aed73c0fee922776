// Package store keeps an office's register in one file and finds things in it.
// It is the only package that knows bbolt. The one rule to know: an exported
// method is one transaction (or a row of short ones), and everything it
// returns is a copy, so nothing of the file ever leaves a transaction; reads
// are kept to milliseconds, because a long one makes the file grow without
// end.
//
// The truth is the file register.kycuong:
//
//	meta        format, created, store, repoint  version of this drawing, time, random name of the store, a note
//	schema      <bucket>                 -> text: the meaning of its keys and of the numbers of its fields
//	documents   id(8)                    -> register.Document, and the key of the number it owns
//	identity    sha-256[:16]             -> ids of the documents with that register.Document.Identity, all but one of them void
//	uids        <UID>                    -> id of the document with that UID
//	fresh       i, u or n, then a key of identity, uids or numbers -> a new record of these, until it goes there
//	numbers     <issuer> 0 <book> 0 <type> 0 year(2) number(4) <suffix> -> register.Slot
//	units       <code> 0 from(4)         -> register.Unit
//	tasks       id(8)                    -> register.Task
//	directives  id(8)                    -> register.Directive: the text of a directive
//	attachments id(8) sha-256(32)        -> register.Attachment: a file of a document
//	inspections id(8)                    -> review.Inspection: a finding people made
//	decisions   <finding key>            -> review.Decision, the latest
//	reports     <digest>                 -> ReportRecord: a report that left the house
//	narratives  <kind|from|to|unit>      -> register.Narrative: the words of a report as the office wants them
//	rulebook    current                  -> rules and exceptions
//	days        date(4)                  -> register.SpecialDay
//	settings    office                   -> register.Settings
//	closed      year(2)                  -> ClosedYear: whose documents lie in an archive
//	accounts    name                     -> Account: who works with the register, with role and password
//	attempts    name                     -> wrong passwords since the last right one
//	desk        <who> 0 <name>           -> what a person's window keeps, as columns and drafts; not logged
//	journal     seq(8)                   -> what was changed, when, by whom, and what was there before
//
// Keys are big-endian, so that their order is the order of the numbers. A
// record is
//
//	CRC-32C(4) of bucket, key and rest | seq(uvarint) of its last journal entry | CBOR
//
// and a record without CBOR has been taken away; its journal entries stay. A
// map in the CBOR has small whole numbers for keys; bucket schema says what
// they mean, for whoever reads the file without this program.
//
// The journal has one entry per change, in the transaction of the change. Its
// record ends with SHA-256(hash of the entry before | seq(8) | CBOR), so no
// entry can be altered, taken out or put in without breaking every later one.
// A creation is logged by reference, as the digest of the record; a change
// carries the bytes before and the digest after. Since each record names its
// last entry and each entry the one before it of the same record, the whole
// history of a record can be rebuilt, and every record be compared with what
// was logged.
//
// In a sealed register meta has the key recovery, its master key under the recovery
// code, and the CBOR of every record is encrypted by itself, but for
// those of meta, schema, identity, uids, accounts and attempts; the keys of identity
// and uids are hidden, all others are as above. The journal's hashes are of the
// encrypted bytes, so that its chain can be proved without a password.
//
// The bytes of attached files lie beside it, in attachments/ab/<SHA-256>; a file
// is durable before the record that names it.
//
// The archive of a closed year is a copy of the whole file, in archive/<year>; it is only
// read.
//
// Everything else is derived and may be thrown away: the search index and the
// columns for lists and counts live in memory, with a snapshot in
// register.index that says at which entry of the journal it stands.
package store
