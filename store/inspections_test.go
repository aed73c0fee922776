package store

import (
	"context"
	"errors"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func TestInspectionsAreKeptAndVoided(t *testing.T) {
	s := openTest(t)
	rb := &review.Rulebook{Rules: []review.Rule{{Code: "R09", Title: "Thiếu ý kiến", Citation: "Quy chế", Severity: review.Warning, Enabled: true}}}
	if err := s.SaveRulebook(rb); err != nil {
		t.Fatal(err)
	}
	x := review.Inspection{Rule: "R09", Severity: review.Violation, Unit: "H41.15", Day: register.MustDate("2026-01-05"), Sentence: "Không kèm ý kiến", Evidence: "Biên bản", FoundBy: "Đoàn kiểm tra"}
	kept, err := s.AddInspection(x)
	if err != nil || kept.ID != 1 {
		t.Fatalf("%+v, %v", kept, err)
	}
	var faults register.Faults
	if _, err := s.AddInspection(review.Inspection{Rule: "R09"}); !errors.As(err, &faults) {
		t.Errorf("a faulty one: %v", err)
	}
	count := func() int {
		found, _, err := s.Findings(register.MustDate("2026-02-01"), review.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if n := count(); n != 1 {
		t.Errorf("%d findings", n)
	}
	if err := s.VoidInspection(1, ""); !errors.Is(err, register.ErrNoReason) {
		t.Errorf("void without a reason: %v", err)
	}
	if err := s.VoidInspection(1, "Nhập nhầm"); err != nil {
		t.Fatal(err)
	}
	if err := s.VoidInspection(9, "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown one: %v", err)
	}
	if entries, err := s.History(KindInspection, "1"); err != nil || len(entries) != 2 || count() != 0 {
		t.Errorf("%d entries, %v, %d findings", len(entries), err, count())
	}
	if problems, _, err := s.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}
