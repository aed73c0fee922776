package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"kycuong/assets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

type demoCmd struct{}

// Run fills the empty data folder.
func (demoCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		if !st.IsEmpty() {
			return fmt.Errorf("%s: %w", s.data, store.ErrNotEmpty)
		}
		if err := FillDemo(s.ctx, st, s.progress("documents")); err != nil {
			return err
		}
		res, err := st.Search(store.Query{})
		if err == nil {
			fmt.Fprintln(s.out, assets.Text(s.lang, "The sample office is ready in {dir}: {n} documents.", "dir", s.data, "n", res.Total))
		}
		return err
	})
}

// FillDemo puts the sample office into an empty store, by the same way as an
// office's own files come in.
func FillDemo(ctx context.Context, st *store.Store, progress func(int)) (err error) {
	dir, err := os.MkdirTemp("", "kycuong-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := os.CopyFS(dir, assets.Sample()); err != nil {
		return err
	}
	d := demo{ctx: ctx, st: st, dir: filepath.Join(dir, "sample"), progress: progress}
	for _, step := range []func() error{d.settings, d.fields, d.units, d.documents, d.tasks, d.directive, d.numbers, d.decisions} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type demo struct {
	ctx      context.Context
	st       *store.Store
	dir      string
	progress func(int)
}

func (d demo) settings() error {
	settings, err := d.st.Settings()
	if err != nil {
		return err
	}
	raw, err := fs.ReadFile(assets.Sample(), "sample/settings.json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &settings); err != nil {
		return err
	}
	return d.st.SaveSettings(settings)
}

// fields adds the departments that lead each field to the built-in rulebook.
func (d demo) fields() error {
	raw, err := fs.ReadFile(assets.Sample(), "sample/fields.json")
	if err != nil {
		return err
	}
	rb, err := d.st.Rulebook()
	if err != nil {
		return err
	}
	own := *rb
	if err := json.Unmarshal(raw, &own.Fields); err != nil {
		return err
	}
	return d.st.SaveRulebook(&own)
}

func (d demo) units() error {
	u, err := intake.ReadUnits(d.ctx, filepath.Join(d.dir, "units.csv"), nil, nil)
	if err != nil {
		return err
	}
	return d.st.SaveUnits(u.Units)
}

func (d demo) documents() error {
	org, err := d.st.Org()
	if err != nil {
		return err
	}
	settings, err := d.st.Settings()
	if err != nil {
		return err
	}
	for _, dir := range []register.Direction{register.Outgoing, register.Incoming} {
		ds, err := intake.ReadDocuments(d.ctx, filepath.Join(d.dir, dir.String()+".csv"), dir, org, settings.Office, nil)
		if err != nil {
			return err
		}
		if _, err := d.st.ImportDocuments(d.ctx, ds.Documents, d.progress); err != nil {
			return err
		}
	}
	return nil
}

func (d demo) tasks() error {
	org, err := d.st.Org()
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		kind register.TaskKind
	}{{"tasks.csv", register.TaskOnce}, {"programme.csv", register.TaskProgramme}} {
		ts, err := intake.ReadTasks(d.ctx, filepath.Join(d.dir, file.name), file.kind, org, register.MustDate("2024-01-02"), nil)
		if err != nil {
			return err
		}
		if _, _, err := d.st.ImportTasks(d.ctx, ts.Tasks); err != nil {
			return err
		}
	}
	return nil
}

// directive keeps the text of the directive whose tasks are in the list already.
func (d demo) directive() error {
	org, err := d.st.Org()
	if err != nil {
		return err
	}
	x, err := intake.ReadDirective(d.ctx, filepath.Join(d.dir, "directive.txt"), org)
	if err != nil {
		return err
	}
	_, _, err = d.st.KeepDirective(d.ctx, x.Register(), nil)
	return err
}

// rows reads a file of the sample below its header.
func (d demo) rows(name string) ([][]string, error) {
	f, err := os.Open(filepath.Join(d.dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	return rows[1:], nil
}

func (d demo) numbers() error {
	rows, err := d.rows("numbers.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		year, err := strconv.Atoi(r[2])
		if err != nil {
			return err
		}
		n, err := register.ParseNumber(r[3])
		if err != nil {
			return err
		}
		if err := d.st.VoidNumber(register.Series{Issuer: r[0], Book: r[1], Year: year}, n, r[4]); err != nil {
			return err
		}
	}
	return nil
}

// decisions finds the finding each row means and records what was decided.
func (d demo) decisions() error {
	rows, err := d.rows("decisions.csv")
	if err != nil {
		return err
	}
	found, _, err := d.st.Findings(register.MustDate("2026-10-31"), review.Filter{})
	if err != nil {
		return err
	}
	byRow := map[string]review.Finding{}
	for _, f := range found {
		byRow[f.Rule+"|"+f.Subject.Symbol+"|"+f.Subject.Date.String()] = f
	}
	var decisions []review.Decision
	for _, r := range rows {
		f, ok := byRow[r[0]+"|"+r[1]+"|"+r[2]]
		if !ok {
			return fmt.Errorf("sample decision on %s %s: %w", r[0], r[1], store.ErrNotFound)
		}
		at, err := register.ParseDate(r[9])
		if err != nil {
			return err
		}
		decisions = append(decisions, review.Decision{Key: f.Key(), State: review.State(r[4]), Exception: r[5], Evidence: r[6],
			Reason: r[7], By: r[8], At: at.Time(), Facts: f.FactsDigest()})
	}
	return d.st.Decide(decisions)
}
