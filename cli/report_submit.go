package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"kycuong/assets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// What a report needs to be submitted.
const (
	errNoOffice    = register.Problem("The settings do not say which office reports.")
	errNoRecipient = register.Problem("The settings do not say whom reports go to.")
	errNotPDF      = register.Problem("A report is submitted as .pdf.")
)

func (s *session) submit(st *store.Store, req export.Request, path string) error {
	d, err := SubmitReport(s.ctx, st, req, register.DateOf(s.now()), path, nil)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "Written: {path}", "path", path))
	fmt.Fprintln(s.out, assets.Text(s.lang, "Submitted as {number} of {date}.", "number", d.Symbol, "date", d.Date))
	return nil
}

// SubmitReport writes a report that leaves the house: it is logged as an outgoing
// document with the next number of the ledger, which stands on it, the file is
// attached to that entry, and what it was made from is frozen. When the file cannot
// be written, the entry is struck out: its number is void, with the reason.
func SubmitReport(ctx context.Context, st *store.Store, req export.Request, today register.Date, path string, progress func(done, total int)) (register.Document, error) {
	if strings.ToLower(filepath.Ext(path)) != ".pdf" {
		return register.Document{}, errNotPDF
	}
	d, err := outgoingReport(st, req, today)
	if err != nil {
		return d, err
	}
	req.Number, req.Date = d.Symbol, d.Date
	content, err := contentOf(st, req)
	if err != nil {
		return d, err
	}
	record := recordOf(req, path)
	if err := freeze(st, req, &record); err != nil {
		return d, err
	}
	d.Subject = subjectOf(content)
	if err := export.ToFile(path, func(w io.Writer) error {
		sum := sha256.New()
		if err := draw(ctx, content, req, path, io.MultiWriter(w, sum), progress); err != nil {
			return err
		}
		record.Digest = hex.EncodeToString(sum.Sum(nil))
		d, err = st.AddDocument(d) // last: until now nothing has happened
		return err
	}); err != nil {
		if d.ID != 0 {
			err = errors.Join(err, st.VoidDocument(d.ID, "Không ghi được tệp báo cáo"))
		}
		return d, err
	}
	record.Document = d.ID
	record.Journal, _ = st.Head()
	if err := st.RecordReport(record); err != nil {
		return d, err
	}
	_, err = st.AddAttachment(ctx, d.ID, path)
	return d, err
}

// outgoingReport is the entry of a report in the register, with the number the
// ledger would give it now.
func outgoingReport(st *store.Store, req export.Request, today register.Date) (register.Document, error) {
	settings, err := st.Settings()
	if err != nil {
		return register.Document{}, err
	}
	org, err := st.Org()
	if err != nil {
		return register.Document{}, err
	}
	d := register.Document{Direction: register.Outgoing, Type: "BC", Date: today, Sender: export.Reporter(settings, org, today), Signer: settings.SignerName}
	if first, _, _ := strings.Cut(settings.SignerTitle, " "); strings.HasSuffix(first, ".") {
		d.Signing = first
	}
	for _, name := range strings.Split(settings.ReportTo, ";") {
		if name = register.Clean(name); name != "" {
			d.To = append(d.To, org.ResolveParty(register.Party{Text: name}, today))
		}
	}
	switch {
	case d.Sender.IsZero():
		return d, errNoOffice
	case len(d.To) == 0:
		return d, errNoRecipient
	}
	book, ok := settings.BookFor(&d)
	if !ok {
		return d, errNoOffice
	}
	d.Book = book.ID
	if req.Number != "" {
		sym, err := register.ParseSymbol(req.Number)
		if err != nil {
			return d, err
		}
		d.Number, d.Symbol = sym.Number, req.Number
		return d, nil
	}
	if d.Number, err = st.NextNumber(register.SeriesOf(&d, book, settings.Office)); err != nil {
		return d, err
	}
	d.Symbol = settings.Symbol(org, d)
	return d, nil
}

func subjectOf(content writer) string {
	switch c := content.(type) {
	case export.Report:
		return c.Subject
	case export.Book:
		return c.Title + ". " + c.Period
	}
	return ""
}

// freeze puts into the record what the report counts: every finding of its period,
// with the facts and the decision it has now, and the rules.
func freeze(st *store.Store, req export.Request, record *store.ReportRecord) error {
	st, err := st.For(req.From, req.To)
	if err != nil {
		return err
	}
	found, f, err := st.Findings(req.AsOf, review.Filter{From: req.From, To: req.To, Unit: req.Unit})
	if err != nil {
		return err
	}
	for _, x := range found {
		record.Frozen = append(record.Frozen, store.FrozenFinding{Key: x.Key(), Facts: x.FactsDigest(), State: x.State, Symbol: x.Subject.Symbol})
	}
	record.Rules, err = digestOf(f.Rulebook)
	return err
}

func digestOf(rb *review.Rulebook) (string, error) {
	raw, err := json.Marshal(rb)
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), err
}

// Difference is what became of the findings of a submitted report; each names the
// rule and what it is about.
type Difference struct {
	Appeared, Gone, Changed []string
	Rules                   bool // they were changed
}

// IsNone reports that nothing did.
func (d Difference) IsNone() bool {
	return len(d.Appeared)+len(d.Gone)+len(d.Changed) == 0 && !d.Rules
}

// Since holds what a submitted report froze against the register as it is now, as
// of the same day.
func Since(st *store.Store, record store.ReportRecord) (d Difference, err error) {
	now := store.ReportRecord{}
	if err := freeze(st, requestOf(record), &now); err != nil {
		return d, err
	}
	d.Rules = now.Rules != record.Rules
	frozen := map[string]store.FrozenFinding{}
	for _, f := range record.Frozen {
		frozen[f.Key] = f
	}
	name := func(f store.FrozenFinding) string {
		rule, _, _ := strings.Cut(f.Key, "|")
		return rule + " " + f.Symbol
	}
	for _, f := range now.Frozen {
		was, known := frozen[f.Key]
		switch {
		case !known:
			d.Appeared = append(d.Appeared, name(f))
		case was != f:
			d.Changed = append(d.Changed, name(f))
		}
		delete(frozen, f.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(frozen)) {
		d.Gone = append(d.Gone, name(frozen[key]))
	}
	return d, nil
}
