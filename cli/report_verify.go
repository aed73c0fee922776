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
	stamp := export.StampIn(raw)
	if err := s.isRewritten(st, stamp); err != nil {
		return err
	}
	if !record.IsSubmitted() {
		if same, err := s.isSame(st, record, path, stamp); err != nil || same {
			if same {
				fmt.Fprintln(s.out, assets.Text(s.lang, "The register gives the same report today."))
			}
			return err
		}
	}
	lines, err := ChangesSince(st, record, s.lang)
	for _, line := range lines {
		fmt.Fprintln(s.out, line)
	}
	return err
}

// isRewritten fails when the journal is not what it was when the report was made. The stamp
// is read from the report: whoever rewrites the past has the register, and not the paper.
func (s *session) isRewritten(st *store.Store, stamp export.Stamp) error {
	if stamp.Entry == 0 {
		return nil
	}
	hash, err := st.HashOf(stamp.Entry)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if hash != stamp.Hash {
		return errors.New(assets.Text(s.lang, "The journal was rewritten after this report was made: entry {seq} had the hash {old}, and not {new}.", "seq", stamp.Entry, "old", stamp.Hash, "new", hash))
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "The journal up to entry {seq} is what it was when the report was made: {hash}.", "seq", stamp.Entry, "hash", hash))
	return nil
}

// isSame makes the report again, with the stamp it had, and compares.
func (s *session) isSame(st *store.Store, record store.ReportRecord, path string, stamp export.Stamp) (bool, error) {
	req := requestOf(record)
	content, err := stamped(st, req, stamp)
	if err != nil {
		return false, err
	}
	now := sha256.New()
	err = draw(s.ctx, content, req, path, now, nil)
	return hex.EncodeToString(now.Sum(nil)) == record.Digest, err
}

// ChangesSince says in words what became of a report: for a submitted one which
// findings have come, gone or changed, for each which records were changed since.
func ChangesSince(st *store.Store, record store.ReportRecord, lang string) (lines []string, err error) {
	say := func(text string, args ...any) { lines = append(lines, assets.Text(lang, text, args...)) }
	if record.IsSubmitted() {
		say("It was submitted as {number} of {date}.", "number", record.Number, "date", record.Date)
		since, err := Since(st, record)
		if err != nil {
			return nil, err
		}
		if since.IsNone() {
			say("Nothing it was made from has changed since.")
			return lines, nil
		}
		if since.Rules {
			say("The rules have changed since.")
		}
		for _, key := range since.Appeared {
			say("Found since, and not in the report: {key}", "key", key)
		}
		for _, key := range since.Gone {
			say("In the report, and found no more: {key}", "key", key)
		}
		for _, key := range since.Changed {
			say("In the report, and different since: {key}", "key", key)
		}
	} else {
		say("The register has changed since: the same report would differ today.")
	}
	changes, err := st.ChangedSince(record.Journal, record.From, record.To)
	for _, c := range changes {
		say("{time} {who}: {kind} {label}, {op}", "time", c.Time.Local().Format("02/01/2006 15:04"), "who", c.Who,
			"kind", wordOf(lang, c.Kind), "label", c.Label, "op", wordOf(lang, c.Op))
	}
	return lines, err
}

// journalWords say what the journal's kinds of records and of changes are called.
var journalWords = []journalWord{
	{store.KindDocument, "Document"}, {store.KindNumber, "Number of a book"}, {store.KindUnit, "Agency"}, {store.KindTask, "Task"}, {store.KindDirective, "Directive"},
	{store.KindInspection, "Inspection finding"}, {store.KindDecision, "Decision"}, {store.KindRulebook, "Rulebook"}, {store.KindDay, "Day of the calendar"}, {store.KindSettings, "Settings"}, {store.KindNarrative, "Words of a report"},
	{store.OpCreate, "Entered"}, {store.OpImport, "Imported"}, {store.OpUpdate, "Changed"}, {store.OpVoid, "Struck out"}, {store.OpReserve, "Reserved"}, {store.OpRemove, "Taken back"}, {store.OpClose, "Closed"},
}

type journalWord struct{ word, text string }

func wordOf(lang, word string) string {
	for _, w := range journalWords {
		if w.word == word {
			return assets.Text(lang, w.text)
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
