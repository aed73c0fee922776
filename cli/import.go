package cli

import (
	"errors"
	"fmt"

	"kycuong/assets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

type importCmd struct {
	Kind         string   `arg:"" help:"units, outgoing, incoming, tasks, programme, calendar or edxml." enum:"units,outgoing,incoming,tasks,programme,calendar,edxml"`
	Files        []string `arg:"" name:"file" help:"XLSX or CSV file; for edxml, messages and folders of them." type:"path"`
	DryRun       bool     `help:"Read and report, keep nothing."`
	AllOrNothing bool     `help:"Keep nothing when a row is refused."`
	JSON         bool     `name:"json" help:"Print JSON."`
}

// Validate refuses what the kinds do not have in common.
func (c importCmd) Validate() error {
	switch {
	case c.Kind == "edxml" && c.AllOrNothing:
		return errors.New("messages are entered one by one; edxml knows no --all-or-nothing")
	case c.Kind != "edxml" && len(c.Files) > 1:
		return errors.New("only edxml takes more than one file")
	}
	return nil
}

// refusal is one refused row, or a warning, in JSON.
type refusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Reason string `json:"reason"`
}

// importResult is the JSON of the command.
type importResult struct {
	Accepted int       `json:"accepted"`
	Refused  []refusal `json:"refused"`
	Warnings []refusal `json:"warnings"`
}

// Run imports the file.
func (c importCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		var res importResult
		if !c.DryRun {
			if _, err := st.KeepBackup(s.ctx); err != nil {
				return err
			}
		}
		var err error
		switch c.Kind {
		case "edxml":
			return c.edxml(s, st)
		case "units":
			res, err = c.units(s, st)
		case "calendar":
			res, err = c.calendar(s, st)
		case "tasks":
			res, err = c.tasks(s, st, register.TaskOnce)
		case "programme":
			res, err = c.tasks(s, st, register.TaskProgramme)
		default:
			res, err = c.documents(s, st)
		}
		if err != nil {
			return err
		}
		return c.print(s, res)
	})
}

func (c importCmd) print(s *session, res importResult) error {
	if c.JSON {
		if err := s.json(res); err != nil {
			return err
		}
	} else {
		s.list(res.Warnings, "Warning: {file}, row {row}, column {column}: {reason}", "Warning: {file}, row {row}: {reason}")
		s.list(res.Refused, "Refused: {file}, row {row}, column {column}: {reason}", "Refused: {file}, row {row}: {reason}")
		fmt.Fprintln(s.out, assets.Text(s.lang, "{accepted} accepted, {refused} refused, {warnings} warnings",
			"accepted", res.Accepted, "refused", len(res.Refused), "warnings", len(res.Warnings)))
	}
	if len(res.Refused) > 0 {
		return errRefused
	}
	return nil
}

// list writes refusals or warnings; one that is about no single column is told
// by the shorter text.
func (s *session) list(list []refusal, text, short string) {
	for _, r := range list {
		if r.Column == "" {
			fmt.Fprintln(s.err, s.place(r, short))
			continue
		}
		fmt.Fprintln(s.err, s.place(r, text))
	}
}

func (s *session) place(r refusal, text string) string {
	return assets.Text(s.lang, text, "file", r.File, "row", r.Row, "column", r.Column, "reason", r.Reason)
}

// keeps reports whether the accepted rows are to be stored.
func (c importCmd) keeps(src intake.Source) bool {
	return !c.DryRun && (!c.AllOrNothing || len(src.Refused) == 0)
}

func (s *session) result(src intake.Source, accepted int) importResult {
	res := importResult{Accepted: accepted, Refused: []refusal{}, Warnings: []refusal{}}
	for _, r := range src.Refused {
		res.Refused = append(res.Refused, refusal{r.File, r.Row, r.Column, s.sentence(r.Fault)})
	}
	for _, w := range src.Warnings {
		res.Warnings = append(res.Warnings, refusal{w.File, w.Row, w.Column, s.sentence(w.Fault)})
	}
	return res
}

// accepted counts what a run keeps: nothing when all or nothing was asked for
// and something was refused.
func (c importCmd) accepted(src intake.Source, n int) int {
	if c.AllOrNothing && len(src.Refused) > 0 {
		return 0
	}
	return n
}

func (c importCmd) units(s *session, st *store.Store) (importResult, error) {
	org, err := st.Org()
	if err != nil {
		return importResult{}, err
	}
	u, err := intake.ReadUnits(s.ctx, c.Files[0], org.Units(), s.progress("units"))
	if err == nil && c.keeps(u.Source) {
		err = st.SaveUnits(u.Units)
	}
	return s.result(u.Source, c.accepted(u.Source, len(u.Units))), err
}

func (c importCmd) calendar(s *session, st *store.Store) (importResult, error) {
	days, err := intake.ReadCalendar(s.ctx, c.Files[0], s.progress("days"))
	if err == nil && c.keeps(days.Source) {
		err = st.SaveDays(days.Days)
	}
	return s.result(days.Source, c.accepted(days.Source, len(days.Days))), err
}

func (c importCmd) tasks(s *session, st *store.Store, kind register.TaskKind) (importResult, error) {
	org, err := st.Org()
	if err != nil {
		return importResult{}, err
	}
	ts, err := intake.ReadTasks(s.ctx, c.Files[0], kind, org, register.DateOf(s.now()), s.progress("rows"))
	if err != nil {
		return importResult{}, err
	}
	res := s.result(ts.Source, c.accepted(ts.Source, len(ts.Tasks)))
	if !c.keeps(ts.Source) {
		return res, nil
	}
	_, known, err := st.ImportTasks(s.ctx, ts.Tasks)
	for _, i := range known {
		res.Warnings = append(res.Warnings, refusal{ts.File, ts.RowOf[i], "", assets.Text(s.lang, "This task is in the list already; the row added nothing.")})
	}
	res.Accepted -= len(known)
	return res, err
}

func (c importCmd) documents(s *session, st *store.Store) (importResult, error) {
	org, err := st.Org()
	if err != nil {
		return importResult{}, err
	}
	settings, err := st.Settings()
	if err != nil {
		return importResult{}, err
	}
	dir := register.Outgoing
	if c.Kind == "incoming" {
		dir = register.Incoming
	}
	ds, err := intake.ReadDocuments(s.ctx, c.Files[0], dir, org, settings.Office, s.progress("rows"))
	if err != nil {
		return importResult{}, err
	}
	res := s.result(ds.Source, c.accepted(ds.Source, len(ds.Documents)))
	if !c.keeps(ds.Source) {
		return res, nil
	}
	keep := st.ImportDocuments
	if c.AllOrNothing {
		keep = st.ImportAll
	}
	kept, err := keep(s.ctx, ds.Documents, s.progress("documents"))
	s.noteKept(&res, ds, kept)
	return res, err
}

// noteKept warns of rows that were in the register already, and of numbers
// that another document has.
func (s *session) noteKept(res *importResult, ds intake.Documents, kept store.ImportResult) {
	for _, i := range kept.Duplicates {
		d := ds.Documents[i]
		res.Warnings = append(res.Warnings, refusal{ds.File, ds.Rows[i], "", assets.Text(s.lang, "{symbol} is in the register already; the row added nothing.", "symbol", d.Symbol)})
	}
	for _, i := range kept.Clashes {
		d := ds.Documents[i]
		res.Warnings = append(res.Warnings, refusal{ds.File, ds.Rows[i], "", assets.Text(s.lang, "The number of {symbol} is taken by another document; it is kept and reported by rule R15.", "symbol", d.Symbol)})
	}
	res.Accepted -= len(kept.Duplicates)
}

// progressStep is how many rows pass between two words of progress.
const progressStep = 10_000

// progress tells on standard error how far a long command is.
func (s *session) progress(what string) func(int) {
	return func(n int) {
		if n%progressStep == 0 {
			s.say("{n} {what} …", "n", n, "what", assets.Text(s.lang, what))
		}
	}
}
