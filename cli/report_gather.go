package cli

import (
	"cmp"
	"context"
	"io"
	"slices"

	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// contentOf is what a report says, stamped with the journal of today.
func contentOf(st *store.Store, req export.Request) (writer, error) {
	entry, hash, err := st.LastChange()
	if err != nil {
		return nil, err
	}
	return stamped(st, req, export.Stamp{Entry: entry, Hash: hash})
}

// stamped is contentOf with a stamp of another day.
func stamped(st *store.Store, req export.Request, stamp export.Stamp) (writer, error) {
	st, err := st.For(req.From, req.To)
	if err != nil {
		return nil, err
	}
	settings, err := st.Settings()
	if err != nil {
		return nil, err
	}
	if err := export.UseFonts(settings.Paper.Fonts); err != nil {
		return nil, err
	}
	switch {
	case req.Kind == export.KindCompliance:
		draft, err := compliance(st, req)
		if err != nil {
			return nil, err
		}
		r, err := worded(st, req, draft)
		r.Paper, r.Stamp = settings.PrintPaper(), stamp
		return r, err
	case req.Kind.IsSlip():
		r, err := slip(st, req)
		r.Paper, r.Stamp = settings.PrintPaper(), stamp
		return r, err
	}
	b, err := book(st, req)
	b.Paper, b.Stamp = settings.PrintPaper(), stamp
	return b, err
}

// errNothingToSay: a slip without a case would only puzzle whoever gets it.
const errNothingToSay = register.Problem("There is nothing in the period such a slip could be about.")

// slip gathers what a slip to one unit is about.
func slip(st *store.Store, req export.Request) (export.Report, error) {
	found, f, err := st.Findings(req.AsOf, review.Filter{From: req.From, To: req.To, Unit: req.Unit})
	if err != nil {
		return export.Report{}, err
	}
	isAbout := func(x review.Finding) bool {
		return req.Kind.IsAbout(x) && (req.Keys == nil || slices.Contains(req.Keys, x.Key()))
	}
	if !slices.ContainsFunc(found, isAbout) {
		return export.Report{}, errNothingToSay
	}
	if req.Kind == export.KindCase {
		return cases(st, req, f, slices.DeleteFunc(found, func(x review.Finding) bool { return !isAbout(x) }))
	}
	found = slices.DeleteFunc(found, func(x review.Finding) bool { return req.Kind.IsAbout(x) && !isAbout(x) })
	return export.Slip(export.SlipInput{Kind: req.Kind, Findings: found, Unit: req.Unit, Settings: f.Settings, Org: f.Org, Calendar: f.Calendar, Rulebook: f.Rulebook, Date: req.AsOf, Number: req.Number}), nil
}

// book gathers a register or a list.
func book(st *store.Store, req export.Request) (export.Book, error) {
	switch req.Kind {
	case export.KindTasks, export.KindProgramme:
		return taskList(st, req)
	case export.KindRanking:
		return ranking(st, req)
	}
	return registerOf(st, req)
}

func taskList(st *store.Store, req export.Request) (export.Book, error) {
	f, err := st.Facts(req.AsOf)
	if err != nil {
		return export.Book{}, err
	}
	tasks, err := st.Tasks()
	kind := register.TaskOnce
	if req.Kind == export.KindProgramme {
		kind = register.TaskProgramme
	}
	return export.TaskBook(export.TaskInput{Kind: kind, Tasks: tasks, Settings: f.Settings, Org: f.Org, Calendar: f.Calendar,
		From: req.From, To: req.To, AsOf: req.AsOf, Unit: req.Unit}), err
}

// cases gathers the reasoning behind findings.
func cases(st *store.Store, req export.Request, f review.Facts, found []review.Finding) (export.Report, error) {
	steps := make([][]review.Step, len(found))
	for i, x := range found {
		var err error
		if steps[i], err = st.Why(f, x); err != nil {
			return export.Report{}, err
		}
	}
	return export.Case(export.CaseInput{Findings: found, Steps: steps, Unit: req.Unit, Settings: f.Settings, Org: f.Org, Rulebook: f.Rulebook, Date: req.AsOf, Number: req.Number}), nil
}

// ranking gathers the units of the period and of the one before.
func ranking(st *store.Store, req export.Request) (export.Book, error) {
	found, f, err := allFindings(st, req.AsOf)
	if err != nil {
		return export.Book{}, err
	}
	standings, scoring, err := rank(st, req, found, f)
	return export.RankingBook(export.RankingInput{Standings: standings, Scoring: scoring, Settings: f.Settings, Org: f.Org, Rulebook: f.Rulebook,
		From: req.From, To: req.To, AsOf: req.AsOf, Unit: req.Unit}), err
}

// rank puts the units in order of merit.
func rank(st *store.Store, req export.Request, found []review.Finding, f review.Facts) ([]review.Standing, review.Scoring, error) {
	scoring := f.Rulebook.Scoring.OrDefault()
	term := func(of *store.Store, from, to register.Date) (t review.Term, err error) {
		var damage error
		documents := func(yield func(register.Document) bool) { damage = visitAll(of, yield) }
		t.Cases = review.CountCases(f, documents, from, to)
		for _, x := range found {
			if from <= x.Subject.Date && x.Subject.Date <= to {
				t.Findings = append(t.Findings, x)
			}
		}
		return t, damage
	}
	now, err := term(st, req.From, req.To)
	if err != nil {
		return nil, scoring, err
	}
	from, to := register.PeriodBefore(req.From, req.To)
	of, err := before(st, from, to)
	if err != nil {
		return nil, scoring, err
	}
	past, err := term(of, from, to)
	return review.Rank(now, past, f.Org, min(req.To, req.AsOf), scoring), scoring, err
}

// compliance gathers what the report on the working rules is made from.
func compliance(st *store.Store, req export.Request) (export.Report, error) {
	found, facts, err := allFindings(st, req.AsOf) // of all periods: for the trend, and the order of merit
	if err != nil {
		return export.Report{}, err
	}
	standings, scoring, err := rank(st, req, found, facts)
	if err != nil {
		return export.Report{}, err
	}
	in := export.ComplianceInput{Without: req.Without, Standings: standings, Scoring: scoring, Settings: facts.Settings, Org: facts.Org, From: req.From, To: req.To, AsOf: req.AsOf, Unit: req.Unit,
		Findings: found, Rulebook: facts.Rulebook, Tasks: facts.Tasks(), Calendar: facts.Calendar, Number: req.Number, Date: cmp.Or(req.Date, req.AsOf)}
	err = st.VisitDocuments(func(d register.Document) bool {
		day := d.Day()
		switch {
		case d.Voided != "" || day < req.From || day > req.To || !concerns(d, req.Unit):
		case d.Direction == register.Outgoing:
			in.Outgoing++
		default:
			in.Incoming++
		}
		return true
	})
	if err != nil {
		return export.Report{}, err
	}
	in.Judged = in.Outgoing + in.Incoming
	for y := req.From.Year(); y <= req.To.Year(); y++ {
		in.CalendarProvisional = in.CalendarProvisional || facts.Calendar.Provisional(y)
	}
	if _, in.JournalHead, err = st.LastChange(); err != nil {
		return export.Report{}, err
	}
	return export.Compliance(in), nil
}

// worded puts the office's own words on the draft.
func worded(st *store.Store, req export.Request, draft export.Report) (export.Report, error) {
	n, err := st.Narrative(NarrativeOf(req).ID())
	reworded, _ := draft.Reworded(n.Edits)
	return reworded, err
}

// NarrativeOf is the empty narrative of a report.
func NarrativeOf(req export.Request) register.Narrative {
	return register.Narrative{Kind: string(req.Kind), From: req.From, To: req.To, Unit: req.Unit}
}

// Render writes a report as PDF and records nothing.
func Render(ctx context.Context, st *store.Store, req export.Request, w io.Writer) error {
	content, err := contentOf(st, req)
	if err != nil {
		return err
	}
	return content.WritePDF(ctx, w, req.AsOf.Time(), nil)
}

// Draft is a report as it is drafted from the figures, before anybody changed a
// word.
func Draft(_ context.Context, st *store.Store, req export.Request) (export.Report, error) {
	st, err := st.For(req.From, req.To)
	if err != nil {
		return export.Report{}, err
	}
	return compliance(st, req)
}

func concerns(d register.Document, unit string) bool {
	if unit == "" {
		return true
	}
	key := register.UnitKey(unit)
	return register.UnitKey(d.Sender.Code) == key || register.UnitKey(d.Handler.Code) == key
}

// errNoSuchBook: an empty register would look like a year without documents.
const errNoSuchBook = register.Problem("There is no such book for these documents.")

// registerOf gathers the documents of a register.
func registerOf(st *store.Store, req export.Request) (export.Book, error) {
	dir := register.Outgoing
	if req.Kind != export.KindOutgoing {
		dir = register.Incoming
	}
	org, err := st.Org()
	if err != nil {
		return export.Book{}, err
	}
	settings, err := st.Settings()
	if err != nil {
		return export.Book{}, err
	}
	if b, ok := settings.Book(req.Book); req.Book != "" && (!ok || b.Direction != dir) {
		return export.Book{}, errNoSuchBook
	}
	var docs []register.Document
	err = st.VisitDocuments(func(d register.Document) bool {
		if day := d.Day(); d.Direction == dir && day >= req.From && day <= req.To && (req.Book == "" || d.Book == req.Book) && concerns(d, req.Unit) {
			docs = append(docs, d)
		}
		return true
	})
	if err != nil {
		return export.Book{}, err
	}
	b := export.RegisterBook(dir, docs, org, settings, req.From, req.To)
	if req.Kind == export.KindTracking {
		b = export.TrackingBook(docs, org, settings, req.From, req.To)
	}
	of, _ := settings.Book(req.Book)
	b = b.About(of.Name).AboutUnit(req.Unit, org, req.To)
	if !req.Bound || req.Kind == export.KindTracking {
		return b, nil
	}
	return bound(st, b, req, settings, dir, docs)
}

// bound adds cover and closing, and the numbers that have no document.
func bound(st *store.Store, b export.Book, req export.Request, settings register.Settings, dir register.Direction, docs []register.Document) (export.Book, error) {
	in := export.BindingInput{Settings: settings, From: req.From, To: req.To, Volume: req.Volume, Date: cmp.Or(req.Date, req.AsOf)}
	in.Book, _ = settings.Book(req.Book)
	all, err := st.AllSeries()
	if err != nil {
		return b, err
	}
	for _, series := range all {
		book, ok := settings.Book(series.Book)
		if !ok || book.Direction != dir || req.Book != "" && series.Book != req.Book || series.Year < req.From.Year() || series.Year > req.To.Year() ||
			req.Unit != "" && series.Issuer != register.UnitKey(req.Unit) {
			continue
		}
		l, err := st.Ledger(series)
		if err != nil {
			return b, err
		}
		in.Slots = append(in.Slots, l.Slots()...)
	}
	return b.Bind(in, export.NumbersOf(dir, docs, req.From, req.To)), nil
}

// Preview returns the figures a report would have.
func Preview(_ context.Context, st *store.Store, req export.Request) ([]export.Figure, error) {
	st, err := st.For(req.From, req.To)
	if err != nil {
		return nil, err
	}
	if req.Kind == export.KindCompliance {
		report, err := compliance(st, req)
		return report.Figures, err
	}
	b, err := book(st, req)
	return []export.Figure{{Label: rowsLabel(req.Kind), Value: rowsOf(b)}}, err
}

// rowsLabel says what the rows of a list are.
func rowsLabel(kind export.Kind) string {
	switch kind {
	case export.KindTasks:
		return "Số nhiệm vụ trong danh sách"
	case export.KindProgramme:
		return "Số nội dung trong chương trình"
	case export.KindRanking:
		return "Số đơn vị trong bảng xếp hạng"
	}
	return "Số văn bản trong sổ"
}

// rowsOf counts the rows of a list without the headings of its groups.
func rowsOf(b export.Book) int {
	n := 0
	for _, r := range b.Rows {
		if len(r) > 1 {
			n++
		}
	}
	return n
}
