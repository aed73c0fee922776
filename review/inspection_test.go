package review

import (
	"slices"
	"strings"
	"testing"

	"kycuong/register"
)

func TestAnInspectionStandsBesideTheOthers(t *testing.T) {
	f := testFacts(t)
	x := Inspection{ID: 3, Rule: "R09", Severity: Violation, Unit: "SNV", Day: register.MustDate("2026-06-10"), Symbol: "12/TTr-SNV", Sentence: "Tờ trình không kèm ý kiến thẩm định",
		Evidence: "Biên bản kiểm tra ngày 12/6/2026", FoundBy: "Đoàn kiểm tra 45/QĐ-VP"}
	if fs := x.Validate(f.Rulebook); len(fs) > 0 {
		t.Fatal(fs)
	}
	f.Inspections = []Inspection{x, {ID: 4, Rule: "R09", Severity: Violation, Unit: "SNV", Day: x.Day, Voided: "Nhầm"}}
	found := Check(f, noDocuments, Filter{Unit: "snv"})
	if len(found) != 1 || found[0].Key() != "R09|inspection|3" || !strings.Contains(found[0].Message, "Biên bản") || found[0].Citation == "" {
		t.Fatalf("%+v", found)
	}
	decisions := map[string]Decision{found[0].Key(): {Key: found[0].Key(), State: StateConfirmed, By: "A", Facts: found[0].FactsDigest()}}
	f.Inspections = slices.Clone(f.Inspections)
	f.Inspections[0].Sentence = "Sửa lại"
	again := checkDecided(f, noDocuments, decisions, Filter{})
	if !again[0].Changed {
		t.Error("another sentence is another fact")
	}
	for field, change := range map[string]func(*Inspection){"rule": func(x *Inspection) { x.Rule = "R99" }, "unit": func(x *Inspection) { x.Unit = "" }, "sentence": func(x *Inspection) { x.Sentence = "" },
		"evidence": func(x *Inspection) { x.Evidence = "" }, "foundBy": func(x *Inspection) { x.FoundBy = "" }, "severity": func(x *Inspection) { x.Severity = "" }} {
		bad := x
		change(&bad)
		if fs := bad.Validate(f.Rulebook); len(fs) != 1 || fs[0].Field != field {
			t.Errorf("%s: %v", field, fs)
		}
	}
}
