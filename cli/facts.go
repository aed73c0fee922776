package cli

import (
	"iter"

	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// Facts gathers what the store holds for a review.
func Facts(st *store.Store, asOf register.Date) (review.Facts, error) {
	f := review.Facts{AsOf: asOf}
	var err error
	if f.Org, err = st.Org(); err != nil {
		return f, err
	}
	if f.Calendar, err = st.Calendar(); err != nil {
		return f, err
	}
	if f.Rulebook, err = st.Rulebook(); err != nil {
		return f, err
	}
	if f.Settings, err = st.Settings(); err != nil {
		return f, err
	}
	ledgers := map[register.Series]*register.Ledger{}
	f.Explained = func(s register.Series, n register.Number) bool {
		l, ok := ledgers[s]
		if !ok {
			l, _ = st.Ledger(s) // an unreadable ledger explains nothing
			ledgers[s] = l
		}
		if l == nil {
			return false
		}
		_, known := l.At(n)
		return known
	}
	return f, nil
}

// Findings reviews the whole register and puts the managers' decisions on the
// findings.
func Findings(st *store.Store, asOf register.Date, filter review.Filter) ([]review.Finding, review.Facts, error) {
	f, err := Facts(st, asOf)
	if err != nil {
		return nil, f, err
	}
	decisions, err := st.Decisions()
	if err != nil {
		return nil, f, err
	}
	var documents iter.Seq[register.Document] = st.EachDocument
	found := review.Check(f, documents, filter)
	review.Apply(found, decisions)
	return found, f, nil
}
