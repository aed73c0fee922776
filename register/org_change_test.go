package register

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func changeOrg() *Org {
	u := func(code, name, superior string) Unit {
		return Unit{Code: code, Name: name, Kind: KindDepartment, Superior: superior}
	}
	return NewOrg([]Unit{u("T", "UBND tỉnh", ""), u("A", "Sở A", "T"), u("B", "Sở B", "T"), u("C", "Sở C", "T"), u("A1", "Chi cục A1", "A"), u("A2", "Chi cục A2", "A"), u("B1", "Chi cục B1", "B")})
}

func TestReorganisations(t *testing.T) {
	day := MustDate("2025-03-01")
	o := changeOrg()
	must := func(c OrgChange, err error) *Org {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		after := o.With(c)
		if fs := after.Faults(); len(fs) > 0 {
			t.Errorf("faults %v", fs)
		}
		if orphans := after.Orphans(day); len(orphans) > 0 {
			t.Errorf("orphans %v", orphans)
		}
		return after
	}
	renamed := must(o.Reshape("A", day, func(u *Unit) { u.Name = "Sở A mới" }))
	if renamed.Name("A", day-1) != "Sở A" || renamed.Name("A", day) != "Sở A mới" {
		t.Error("the name of each day is not its own")
	}
	moved := must(o.Reshape("A1", day, func(u *Unit) { u.Superior = "C" }))
	if up := moved.Superiors("A1", day); up[0].Code != "C" {
		t.Errorf("moved under %v", up)
	}
	merged := must(o.Merge([]string{"A", "B"}, Unit{Code: "AB", Name: "Sở AB", Kind: KindDepartment, Superior: "T"}, day))
	if merged.Heir("A", day) != "AB" || merged.Heir("B", day) != "AB" {
		t.Error("nobody took over")
	}
	for _, below := range []string{"A1", "A2", "B1"} {
		if up := merged.Superiors(below, day); len(up) == 0 || up[0].Code != "AB" {
			t.Errorf("%s stands under %v", below, up)
		}
		if up := merged.Superiors(below, day-1); up[0].Code == "AB" {
			t.Errorf("%s stood under the new one the day before", below)
		}
	}
	into := must(o.Merge([]string{"A", "C"}, Unit{Code: "C"}, day)) // C goes on
	if _, there := into.At("C", day); !there || into.Heir("A", day) != "C" || into.Name("C", day) != "Sở C" {
		t.Error("the one that goes on did not take over")
	}
	split, err := o.Split("C", []Unit{{Code: "C1", Name: "Sở C1", Kind: KindDepartment, Superior: "T"}, {Code: "C2", Name: "Sở C2", Kind: KindDepartment, Superior: "T"}}, day)
	if after := must(split, err); len(after.History("C")) != 1 || !slices.Equal(after.History("C")[0].Successors, []string{"C1", "C2"}) {
		t.Errorf("%+v", after.History("C"))
	}
	if _, err := o.Reshape("X", day, func(*Unit) {}); !errors.Is(err, ErrNoSuchUnit) {
		t.Errorf("an unknown unit: %v", err)
	}
	if _, err := renamed.Reshape("A", day, func(*Unit) {}); !errors.Is(err, ErrFirstDay) {
		t.Errorf("twice on a day: %v", err)
	}
	ended := o.With(OrgChange{{Code: "A", Name: "Sở A", Kind: KindDepartment, Superior: "T", To: day - 1}})
	if orphans := ended.Orphans(day); len(orphans) != 2 {
		t.Errorf("orphans %v", orphans)
	}
}

// TestNothingBeforeAReorganisationChanges: whatever is reorganised, the tree of
// every earlier day stays as it was.
func TestNothingBeforeAReorganisationChanges(t *testing.T) {
	codes := []string{"A", "B", "C", "A1", "B1"}
	rapid.Check(t, func(t *rapid.T) {
		o, day := changeOrg(), MustDate("2025-03-01")
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			code := rapid.SampledFrom(codes).Draw(t, "code")
			var change OrgChange
			var err error
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				change, err = o.Reshape(code, day, func(u *Unit) { u.Name += " mới" })
			case 1:
				change, err = o.Merge([]string{code}, Unit{Code: "N" + day.ISO(), Name: "Mới", Kind: KindDepartment, Superior: "T"}, day)
			case 2:
				change, err = o.End([]string{code}, day-1, nil)
			case 3:
				change, err = o.Split(code, []Unit{{Code: "P" + day.ISO(), Name: "Phần", Kind: KindDepartment, Superior: "T"}}, day)
			}
			if err != nil {
				continue
			}
			after := o.With(change)
			for _, d := range []Date{day - 1, day - 30} {
				was, is := o.UnitsAt(d), after.UnitsAt(d)
				if len(was) != len(is) {
					t.Fatalf("%s: %d units, then %d", d, len(was), len(is))
				}
				for i := range was {
					if was[i].Name != is[i].Name || was[i].Superior != is[i].Superior {
						t.Fatalf("%s: %+v became %+v", d, was[i], is[i])
					}
				}
			}
			o = after
			day += 30
		}
	})
}
