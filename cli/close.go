package cli

import (
	"errors"
	"fmt"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

type closeCmd struct {
	Year int `arg:"" help:"The year whose books are closed."`
}

// Run closes the year, after a backup.
func (c closeCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		if _, err := st.KeepBackup(s.ctx); err != nil {
			return err
		}
		y, err := st.CloseYear(s.ctx, c.Year, nil)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.out, assets.Text(s.lang, "The books of {year} are closed: {n} documents are in the archive.", "year", y.Year, "n", y.Documents))
		return nil
	})
}

// allFindings reviews the register, with the findings of closed years as their archives
// have them: a trend goes on over the turn of a year.
func allFindings(st *store.Store, asOf register.Date) ([]review.Finding, review.Facts, error) {
	found, facts, err := st.Findings(asOf, review.Filter{})
	if err != nil {
		return nil, facts, err
	}
	years, err := st.ClosedYears()
	if err != nil {
		return nil, facts, err
	}
	for _, y := range years {
		from, to := y.Days()
		a, err := st.For(from, to)
		if err != nil {
			return nil, facts, err
		}
		more, _, err := a.Findings(asOf, review.Filter{From: from, To: to})
		if err != nil {
			return nil, facts, err
		}
		found = append(found, more...)
	}
	return found, facts, nil
}

// before is what tells of the period before another: the archive when its year is
// closed. Where it lies in closed and open years, the register must do.
func before(st *store.Store, from, to register.Date) (*store.Store, error) {
	past, err := st.For(from, to)
	if errors.Is(err, store.ErrYearsMixed) {
		return st, nil
	}
	return past, err
}

// visitAll gives the documents of closed years too: one that came before its own day
// lies in the books of another year than the one it is counted in.
func visitAll(st *store.Store, yield func(register.Document) bool) error {
	goesOn := true
	err := st.VisitDocuments(func(d register.Document) bool {
		goesOn = yield(d)
		return goesOn
	})
	if err != nil || !goesOn {
		return err
	}
	return st.VisitClosed(func(some []register.Document) bool {
		for _, d := range some {
			if !yield(d) {
				return false
			}
		}
		return true
	})
}
