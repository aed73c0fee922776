package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kycuong/assets"
	"kycuong/export"
	"kycuong/store"
)

// verifyReport says whether a file is a report this office made, unaltered,
// and whether its data have changed since.
func (s *session) verifyReport(st *store.Store, path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	record, ok, err := st.ReportByDigest(hex.EncodeToString(sum[:]))
	if err != nil {
		return err
	}
	if !ok {
		return errors.New(assets.Text(s.lang, "{file} is not a report of this register, or it was altered.", "file", filepath.Base(path)))
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "{file} is a report of this register, unaltered: {kind}, {from} – {to}, data as of {asOf}, made at journal entry {seq}.",
		"file", filepath.Base(path), "kind", s.kindName(record.Kind), "from", record.From, "to", record.To, "asOf", record.AsOf, "seq", record.Journal))
	if record.IsSubmitted() {
		return s.changesOfSubmitted(st, record)
	}
	return s.changesOfDraft(st, record, path)
}

// changesOfDraft makes the report again.
func (s *session) changesOfDraft(st *store.Store, record store.ReportRecord, path string) error {
	req := requestOf(record)
	content, err := contentOf(st, req)
	if err != nil {
		return err
	}
	now := sha256.New()
	if err := draw(s.ctx, content, req, path, now, nil); err != nil {
		return err
	}
	if hex.EncodeToString(now.Sum(nil)) == record.Digest {
		fmt.Fprintln(s.out, assets.Text(s.lang, "The register gives the same report today."))
		return nil
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "The register has changed since: the same report would differ today."))
	return s.listChanges(st, record)
}

// changesOfSubmitted holds what was frozen against the register of today.
func (s *session) changesOfSubmitted(st *store.Store, record store.ReportRecord) error {
	fmt.Fprintln(s.out, assets.Text(s.lang, "It was submitted as {number} of {date}.", "number", record.Number, "date", record.Date))
	since, err := Since(st, record)
	if err != nil {
		return err
	}
	if since.IsNone() {
		fmt.Fprintln(s.out, assets.Text(s.lang, "Nothing it was made from has changed since."))
		return nil
	}
	if since.Rules {
		fmt.Fprintln(s.out, assets.Text(s.lang, "The rules have changed since."))
	}
	for _, list := range []struct {
		text string
		keys []string
	}{{text: "Found since, and not in the report: {key}", keys: since.Appeared}, {text: "In the report, and found no more: {key}", keys: since.Gone}, {text: "In the report, and different since: {key}", keys: since.Changed}} {
		for _, key := range list.keys {
			fmt.Fprintln(s.out, assets.Text(s.lang, list.text, "key", key))
		}
	}
	return s.listChanges(st, record)
}

// listChanges lists the records a report was made from that were changed since.
func (s *session) listChanges(st *store.Store, record store.ReportRecord) error {
	changes, err := st.ChangedSince(record.Journal, record.From, record.To)
	if err != nil {
		return err
	}
	for _, c := range changes {
		fmt.Fprintln(s.out, assets.Text(s.lang, "{time} {who}: {kind} {label}, {op}", "time", c.Time.Local().Format("02/01/2006 15:04"), "who", c.Who,
			"kind", s.journalWord(c.Kind), "label", c.Label, "op", s.journalWord(c.Op)))
	}
	return nil
}

// journalWords say what the journal's kinds of records and of changes are called.
var journalWords = []journalWord{
	{store.KindDocument, "Document"}, {store.KindNumber, "Number of a book"}, {store.KindUnit, "Agency"}, {store.KindTask, "Task"}, {store.KindDirective, "Directive"},
	{store.KindInspection, "Inspection finding"}, {store.KindDecision, "Decision"}, {store.KindRulebook, "Rulebook"}, {store.KindDay, "Day of the calendar"}, {store.KindSettings, "Settings"}, {store.KindNarrative, "Words of a report"},
	{store.OpCreate, "Entered"}, {store.OpImport, "Imported"}, {store.OpUpdate, "Changed"}, {store.OpVoid, "Struck out"}, {store.OpReserve, "Reserved"}, {store.OpRemove, "Taken back"},
}

type journalWord struct{ word, text string }

func (s *session) journalWord(word string) string {
	for _, w := range journalWords {
		if w.word == word {
			return assets.Text(s.lang, w.text)
		}
	}
	return word
}

// kindNames say what the kinds are called.
var kindNames = []kindName{
	{export.KindCompliance, "Compliance with the working rules"},
	{export.KindOutgoing, "Register of outgoing documents"},
	{export.KindIncoming, "Register of incoming documents"},
	{export.KindTracking, "Handling of incoming documents"},
	{export.KindTasks, "Tasks set by directives"},
	{export.KindProgramme, "Yearly programme"},
	{export.KindRanking, "Ranking of the agencies"},
	{export.KindReminder, "Reminder"},
	{export.KindReturn, "Return slip"},
	{export.KindCase, "Reasoning behind findings"},
}

type kindName struct {
	kind export.Kind
	text string
}

func (s *session) kindName(kind string) string {
	for _, k := range kindNames {
		if string(k.kind) == kind {
			return assets.Text(s.lang, k.text)
		}
	}
	return kind
}
