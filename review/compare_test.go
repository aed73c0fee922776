package review

import (
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func TestAChangeOfRulesIsCompared(t *testing.T) {
	f := testFacts(t)
	docs := func(yield func(register.Document) bool) {
		d := document(f, in2023, "BC", "X", "T")
		late := document(f, in2023, "QĐ", "T", "STC")
		late.ID, late.Signed, late.Issued = 2, in2023, in2023+10
		_ = yield(d) && yield(late)
	}
	before := Check(f, docs, Filter{})
	own := *f.Rulebook
	own.Rules = append([]Rule{}, own.Rules...)
	for i := range own.Rules {
		switch own.Rules[i].Code {
		case "R01":
			own.Rules[i].Severity = Warning
		case "R13":
			own.Rules[i].Enabled = false
		}
	}
	f.Rulebook = &own
	d := Compare(before, Check(f, docs, Filter{}))
	if len(d.Appeared) != 0 || len(d.Gone) != 1 || d.Gone[0].Rule != "R13" || len(d.Changed) != 1 || d.Changed[0].Rule != "R01" {
		t.Errorf("%+v", d)
	}
	if !Compare(before, before).IsNone() {
		t.Error("nothing changed, and yet there is a difference")
	}
}

// TestComparingTurnsAround: what appears one way is gone the other way.
func TestComparingTurnsAround(t *testing.T) {
	any := rapid.Custom(func(t *rapid.T) []Finding {
		var list []Finding
		for id := range 6 {
			if rapid.Bool().Draw(t, "there") {
				list = append(list, Finding{Rule: "R01", Severity: rapid.SampledFrom([]Severity{Violation, Warning}).Draw(t, "severity"), Subject: Subject{Kind: "document", ID: uint64(id)}})
			}
		}
		return list
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := any.Draw(t, "a"), any.Draw(t, "b")
		there, back := Compare(a, b), Compare(b, a)
		if len(there.Appeared) != len(back.Gone) || len(there.Gone) != len(back.Appeared) || len(there.Changed) != len(back.Changed) || len(a)-len(there.Gone)+len(there.Appeared) != len(b) {
			t.Fatalf("%+v, %+v", there, back)
		}
	})
}
