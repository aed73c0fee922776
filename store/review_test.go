package store

import (
	"slices"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

// TestAReviewIsNeverStale: after any change the findings are those of a register
// opened afresh; after a decision they are too.
func TestAReviewIsNeverStale(t *testing.T) {
	s := openTest(t)
	rule := review.Rule{Code: "R13", Title: "Ban hành chậm", Citation: "Nghị định 30", Severity: review.Violation, Enabled: true, Params: map[string]string{"workingDays": "1"}, Sentences: map[string]string{"late": "{symbol} chậm {late} ngày"}}
	if err := s.SaveRulebook(&review.Rulebook{Rules: []review.Rule{rule}}); err != nil {
		t.Fatal(err)
	}
	asOf := register.MustDate("2026-12-31")
	late := func(subject string) register.Document {
		d := letter(subject)
		d.Signed, d.Issued = d.Date, d.Date+10
		return d
	}
	check := func(when string) []review.Finding {
		t.Helper()
		got, _, err := s.Findings(asOf, review.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := s.FindingsIf(asOf, review.Filter{}, func(*review.Facts) {}) // judges anew
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b review.Finding) bool {
			return a.Key() == b.Key() && a.State == b.State && a.Message == b.Message
		}
		if !slices.EqualFunc(got, want, same) {
			t.Errorf("%s: %d findings kept, %d judged", when, len(got), len(want))
		}
		alone, err := s.FindingsOf(asOf, []uint64{1, 2, 3})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, x := range got {
			if id, ok := x.Subject.ID.(uint64); ok && x.Subject.Kind == "document" {
				n++
				if of := alone[id]; len(of) != 1 || !same(of[0], x) {
					t.Errorf("%s: document %d by itself has %+v, want %+v", when, id, of, x)
				}
			}
		}
		for _, list := range alone {
			n -= len(list)
		}
		if n != 0 {
			t.Errorf("%s: %d findings of documents more than of each by itself", when, n)
		}
		return got
	}
	check("empty")
	d := mustAdd(t, s, late("Một"))
	found := check("a document")
	if len(found) != 1 {
		t.Fatalf("%d findings", len(found))
	}
	if err := s.Decide([]review.Decision{{Key: found[0].Key(), State: review.StateRejected, Reason: "Nhầm", By: "A", Facts: found[0].FactsDigest()}}); err != nil {
		t.Fatal(err)
	}
	if found = check("a decision"); found[0].State != review.StateRejected {
		t.Errorf("the decision does not show: %s", found[0].State)
	}
	mustAdd(t, s, late("Hai"))
	check("another document")
	if err := s.VoidDocument(d.ID, "Nhầm"); err != nil {
		t.Fatal(err)
	}
	if found = check("voided"); len(found) != 1 {
		t.Errorf("%d findings", len(found))
	}
	if _, err := s.ReserveNumber(testSeries, register.Number{N: 40}, "Phòng A", 0); err != nil {
		t.Fatal(err)
	}
	check("a reserved number")
	task, err := s.AddTask(someTask("Nhiệm vụ một"))
	if err != nil {
		t.Fatal(err)
	}
	check("a task")
	if err := s.VoidTasks([]uint64{task.ID}, "Nhầm"); err != nil {
		t.Fatal(err)
	}
	check("a void task")
	x, err := s.AddInspection(review.Inspection{Rule: "R13", Severity: review.Violation, Unit: "H41", Day: d.Date, Sentence: "Chậm", Evidence: "Biên bản", FoundBy: "Đoàn kiểm tra"})
	if err != nil {
		t.Fatal(err)
	}
	if found = check("an inspection"); len(found) != 2 {
		t.Errorf("%d findings", len(found))
	}
	if err := s.VoidInspection(x.ID, "Nhầm"); err != nil {
		t.Fatal(err)
	}
	if found = check("a void inspection"); len(found) != 1 {
		t.Errorf("%d findings", len(found))
	}
	rule.Enabled = false
	if err := s.SaveRulebook(&review.Rulebook{Rules: []review.Rule{rule}}); err != nil {
		t.Fatal(err)
	}
	if found = check("a rule"); len(found) != 0 {
		t.Errorf("%d findings by a rule that is off", len(found))
	}
	if other, _, err := s.Findings(asOf-1, review.Filter{}); err != nil || len(other) != 0 {
		t.Errorf("of another day: %v, %v", other, err)
	}
}
