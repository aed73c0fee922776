package cli

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// TestAClosedYearIsReportedAndSearchedAsBefore: closing the earliest years of the sample
// changes no figure of any year, no finding of a later one and nothing that is searched.
func TestAClosedYearIsReportedAndSearchedAsBefore(t *testing.T) {
	o := sampleOffice(t)
	st, err := Open(o.dir, store.Options{Who: "test", Now: func() time.Time { return testDay }})
	if err != nil {
		t.Fatal(err)
	}
	asOf := register.DateOf(testDay)
	first := 9999
	for d := range st.EachDocument {
		first = min(first, d.Day().Year())
	}
	figures := func() (all []string) {
		for year := first; year <= asOf.Year(); year++ {
			from, to := register.MustDate(strconv.Itoa(year)+"-01-01"), register.MustDate(strconv.Itoa(year)+"-12-31")
			r, err := Draft(t.Context(), st, export.Request{Kind: export.KindCompliance, From: from, To: to, AsOf: asOf})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Figures {
				all = append(all, strconv.Itoa(year)+" "+f.Label+" "+strconv.Itoa(f.Value))
			}
			for _, x := range r.Annexes {
				for _, p := range x.Parts {
					if p.Table != nil {
						for _, row := range p.Table.Rows {
							all = append(all, strconv.Itoa(year)+" "+x.Number+" "+strings.Join(row.Cells, "|"))
						}
					}
				}
			}
		}
		return all
	}
	found := func() (keys []string) {
		list, _, err := st.Findings(asOf, review.Filter{From: register.MustDate(strconv.Itoa(first+1) + "-01-01")})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			keys = append(keys, f.Key()+" "+string(f.State))
		}
		return keys
	}
	settle(t, st, first)
	wantFigures, wantFound := figures(), found()
	before, err := st.Search(store.Query{Text: "bao cao"})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	o.must("", "close", strconv.Itoa(first))
	o.must("", "verify")
	if st, err = Open(o.dir, store.Options{Who: "test", Now: func() time.Time { return testDay }}); err != nil {
		t.Fatal(err)
	}
	defer st.Close() // the test is over
	sameLines(t, "figures", figures(), wantFigures)
	sameLines(t, "findings", found(), wantFound)
	after, err := st.Search(store.Query{Text: "bao cao", Closed: true})
	if err != nil || after.Total != before.Total {
		t.Errorf("%d documents are found, before %d (%v)", after.Total, before.Total, err)
	}
	if left, err := st.Search(store.Query{Text: "bao cao"}); err != nil || left.Total >= before.Total {
		t.Errorf("%d are left of %d (%v)", left.Total, before.Total, err)
	}
	if _, err := os.Stat(o.dir + "/archive/" + strconv.Itoa(first) + "/register.kycuong"); err != nil {
		t.Error(err)
	}
}

func sameLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s differ from line %d of %d and %d on: %q, before %q", what, i, len(got), len(want), at(got, i), at(want, i))
			return
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// settle voids what is overdue in a year, which would keep it open.
func settle(t *testing.T, st *store.Store, year int) {
	t.Helper()
	late, err := st.Search(store.Query{Year: year, Status: "overdue"})
	if err != nil {
		t.Fatal(err)
	}
	if len(late.IDs) > 0 {
		if err := st.VoidDocuments(late.IDs, "thử đóng sổ"); err != nil {
			t.Fatal(err)
		}
	}
}
