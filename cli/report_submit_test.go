package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// TestASubmittedReportIsFrozen follows one from the ledger's number to the changes
// that came after it.
func TestASubmittedReportIsFrozen(t *testing.T) {
	o := sampleOffice(t)
	path := o.report("compliance", "gửi đi.pdf", "--submit")
	said := o.must("", "verify", path)
	for _, want := range []string{"Đã gửi với số", "/BC-", "không có dữ liệu nào của báo cáo thay đổi"} {
		if !strings.Contains(said, want) {
			t.Errorf("verify says %q, want %q", said, want)
		}
	}
	st, err := Open(o.dir, store.Options{Who: "Trưởng phòng"})
	if err != nil {
		t.Fatal(err)
	}
	records, err := st.Reports()
	if err != nil || len(records) != 1 || !records[0].IsSubmitted() || len(records[0].Frozen) == 0 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	d, err := st.Document(records[0].Document)
	if err != nil || d.Type != "BC" || len(d.To) == 0 || !strings.Contains(d.Subject, "Quy chế làm việc") {
		t.Errorf("the entry is %+v, %v", d, err)
	}
	if text := pdfText(t, path); !strings.Contains(text, "Số: "+strings.Replace(d.Symbol, "/", "/", 1)) {
		t.Errorf("%s does not stand on the report", d.Symbol)
	}
	kept, err := st.Attachments(d.ID)
	if err != nil || len(kept) != 1 || kept[0].Hash != records[0].Digest {
		t.Errorf("attached: %+v, %v", kept, err)
	}
	decideOne(t, st, records[0].Frozen[0].Key)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	said = o.must("", "verify", path)
	if !strings.Contains(said, "nay đã khác") || !strings.Contains(said, "Trưởng phòng") || !strings.Contains(said, "Kết luận") {
		t.Errorf("after a decision verify says %q", said)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if o.run("", "verify", path).code == 0 {
		t.Error("an altered report passed")
	}
}

func decideOne(t *testing.T, st *store.Store, key string) {
	t.Helper()
	found, _, err := st.Findings(register.DateOf(testDay), review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range found {
		if x.Key() == key {
			state := review.StateConfirmed
			if x.State == state {
				state = review.StateRemedied
			}
			if err := st.Decide([]review.Decision{{Key: key, State: state, Reason: "Đã xem lại", By: "Trưởng phòng", Facts: x.FactsDigest()}}); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("%s is not found", key)
}

// TestAFailedSubmissionLeavesNoEntry: what cannot be written takes no number.
func TestAFailedSubmissionLeavesNoEntry(t *testing.T) {
	o := sampleOffice(t)
	count := func() int {
		st, err := Open(o.dir, store.Options{Who: "test"})
		if err != nil {
			t.Fatal(err)
		}
		defer st.Close() // only read
		n := 0
		if err := st.VisitDocuments(func(register.Document) bool { n++; return true }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := count()
	for _, path := range []string{filepath.Join(o.dir, "không có", "b.pdf"), filepath.Join(t.TempDir(), "b.xlsx")} {
		if o.run("", "report", "compliance", "--submit", "--from", "2025-01-01", "--to", "2025-12-31", "-o", path).code == 0 {
			t.Errorf("%s was written", path)
		}
	}
	if after := count(); after != before {
		t.Errorf("%d documents, %d before", after, before)
	}
}
