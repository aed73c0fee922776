package register

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// smallOrg is a province before and after 1 July 2025.
func smallOrg() *Org {
	end, start := MustDate("2025-06-30"), MustDate("2025-07-01")
	return NewOrg([]Unit{
		{Code: "CP", Name: "Chính phủ", Kind: KindGovernment, Level: LevelCentral},
		{Code: "H90", Name: "UBND tỉnh Thanh Lĩnh", Abbr: "UBND", Kind: KindCommittee, Level: LevelProvince, Superior: "CP"},
		{Code: "H90.15", Name: "Sở Nội vụ", Abbr: "SNV", Kind: KindDepartment, Level: LevelProvince, Superior: "H90"},
		{Code: "H90.31", Name: "UBND huyện Hòa Sơn", Kind: KindCommittee, Level: LevelDistrict, Superior: "H90", To: end},
		{Code: "H90.31.01", Name: "UBND xã Thủy Hạ", Kind: KindCommittee, Level: LevelCommune, Superior: "H90.31", To: end},
		{Code: "H90.31.01", Name: "UBND xã Thủy Hạ", Kind: KindCommittee, Level: LevelCommune, Superior: "H90", From: start},
		{Code: "H90.32.01", Name: "UBND xã Thuỷ Hạ", Kind: KindCommittee, Level: LevelCommune, Superior: "H90", From: start},
	})
}

func TestCanonicalCode(t *testing.T) {
	for in, want := range map[string]string{"000.00.15.H40": "H40.15", "000 .00. 15.H40": "H40.15", "000.00.00.H41": "H41", "28.22.H17": "H17.22.28", "h41.02.02": "H41.02.02",
		"000.25.33.H53": "H53.33.25", "SNV": "SNV", "H37.DN.001": "H37.DN.001"} {
		if got := CanonicalCode(in); got != want {
			t.Errorf("CanonicalCode(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	o := smallOrg()
	before, after := MustDate("2025-06-30"), MustDate("2025-07-01")
	for _, c := range []struct {
		text      string
		day       Date
		certainty Certainty
		code      string
	}{
		{"000.00.15.H90", before, Resolved, "H90.15"},
		{"so noi vu", before, Resolved, "H90.15"},
		{"snv", before, Resolved, "H90.15"},
		{"Ủy ban nhân dân tỉnh Thanh Lĩnh", before, Resolved, "H90"},
		{"UBND tỉnh", before, Resolved, "H90"},
		{"UBND huyện Hoà Sơn", before, Resolved, "H90.31"},
		{"UBND huyện Hòa Sơn", after, Ended, "H90.31"},
		{"UBND xã Thủy Hạ", before, Resolved, "H90.31.01"},
		{"UBND xã Thuỷ Hạ", after, Ambiguous, ""},
		{"Sở Thủy sản", before, Unknown, ""},
		{"", before, Unknown, ""},
	} {
		r := o.Resolve(c.text, c.day)
		if r.Certainty != c.certainty || r.Unit.Code != c.code {
			t.Errorf("Resolve(%q, %s) = %d %q, want %d %q", c.text, c.day, r.Certainty, r.Unit.Code, c.certainty, c.code)
		}
	}
}

func TestSuperiorsFollowTheDay(t *testing.T) {
	o := smallOrg()
	if s := o.Superiors("H90.31.01", MustDate("2025-06-30")); len(s) != 3 || s[0].Code != "H90.31" {
		t.Errorf("superiors before the reform: %v", s)
	}
	if s := o.Superiors("H90.31.01", MustDate("2025-07-01")); len(s) != 2 || s[0].Code != "H90" {
		t.Errorf("superiors after the reform: %v", s)
	}
}

func TestFaultsOfTheTree(t *testing.T) {
	o := NewOrg([]Unit{
		{Code: "A", Name: "A", Kind: KindDepartment, Superior: "B"}, {Code: "B", Name: "B", Kind: KindDepartment, Superior: "A"},
		{Code: "C", Name: "C", Kind: KindDepartment, Superior: "Z"},
		{Code: "D", Name: "D", Kind: KindDepartment, To: MustDate("2025-06-30")}, {Code: "D", Name: "D2", Kind: KindDepartment, From: MustDate("2025-06-30")},
		{Code: "E", Name: "E", Kind: KindDepartment, Superior: "D", From: MustDate("2020-01-01")},
	})
	if n := len(o.Faults()); n != 4 {
		t.Errorf("%d faults, want 4: two in a circle, one unknown superior, one overlap\n%v", n, o.Faults())
	}
	gap := NewOrg([]Unit{
		{Code: "G", Name: "G", To: MustDate("2025-02-28")}, {Code: "G", Name: "G", From: MustDate("2025-03-02")}, {Code: "S", Name: "S", To: MustDate("2025-06-30")},
		{Code: "O", Name: "O", Superior: "S", From: MustDate("2020-01-01")}, {Code: "N", Name: "N", To: MustDate("2025-02-28")}, {Code: "N", Name: "N2", From: MustDate("2025-03-01")},
	})
	var told []string
	for _, x := range gap.Troubles(MustDate("2026-01-01")) {
		told = append(told, x.Unit.Code+" "+x.Fault.Field)
	}
	if !slices.Equal(told, []string{"G from", "O superior"}) {
		t.Errorf("a gap and an orphan: %v", told)
	}
	mended := gap.Corrected(Unit{Code: "G", From: MustDate("2025-03-02")}, &Unit{Code: "G", Name: "G", From: MustDate("2025-03-01")})
	if fs := mended.Faults(); len(fs) != 0 {
		t.Errorf("after the correction: %v", fs)
	}
	if n := len(gap.Corrected(Unit{Code: "G", From: MustDate("2025-03-02")}, nil).History("G")); n != 1 {
		t.Errorf("%d periods after one was taken out", n)
	}
	if s := o.Superiors("A", MustDate("2025-01-01")); len(s) != 1 {
		t.Errorf("walking up a circle gives %v", s)
	}
}

func TestFind(t *testing.T) {
	o := smallOrg()
	for _, q := range []string{"snv", "nội v", "noi vu", "H90.15"} {
		if got := o.Find(q, MustDate("2025-01-01"), 5); len(got) == 0 || got[0].Code != "H90.15" {
			t.Errorf("Find(%q) = %v", q, got)
		}
	}
	if got := o.Find("uxth", MustDate("2025-01-01"), 5); len(got) != 1 {
		t.Errorf("Find by initials = %v", got)
	}
}

// TestFindTakesABodyByItsShortNameAndInFull: whichever of the two the list has.
func TestFindTakesABodyByItsShortNameAndInFull(t *testing.T) {
	o := NewOrg([]Unit{{Code: "T", Name: "Ủy ban nhân dân tỉnh Phú Yên", Level: LevelProvince}, {Code: "X", Name: "UBND xã An Phú", Level: LevelCommune}, {Code: "H", Name: "HĐND tỉnh", Level: LevelProvince}})
	for q, want := range map[string]string{
		"ubnd tỉnh": "T", "ubnd t": "T", "ubnd phú yên": "T", "ủy ban nhân dân tỉnh": "T",
		"ubnd xã": "X", "ủy ban nhân dân xã": "X", "uy ban nhan dan an": "X", "ủy ban nh xã": "X",
		"hội đồng": "H", "hdnd": "H",
	} {
		if got := o.Find(q, MustDate("2025-01-01"), 5); len(got) != 1 || got[0].Code != want {
			t.Errorf("Find(%q) = %v, want %s", q, got, want)
		}
	}
	if got := o.Find("ubnd huyện", MustDate("2025-01-01"), 5); len(got) != 0 {
		t.Errorf("a body that is not there is %v", got)
	}
}

// TestAnEraIsOneTree: what is said of a day is said of every day of its era.
func TestAnEraIsOneTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(0, 30)
		var units []Unit
		for range rapid.IntRange(1, 8).Draw(t, "units") {
			u := Unit{Code: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "code"), Name: rapid.SampledFrom([]string{"Sở Một", "Sở Hai"}).Draw(t, "name")}
			u.From, u.To = Date(day.Draw(t, "from")), Date(day.Draw(t, "to"))
			units = append(units, u)
		}
		o := NewOrg(units)
		a, b := Date(day.Draw(t, "one day")), Date(day.Draw(t, "another"))
		if o.Era(a) != o.Era(b) {
			return
		}
		for _, text := range []string{"A", "B", "C", "sở một", "so hai"} {
			if x, y := o.Resolve(text, a), o.Resolve(text, b); !reflect.DeepEqual(x, y) {
				t.Fatalf("%q is %+v on day %d and %+v on day %d of one era", text, x, a, y, b)
			}
		}
	})
}
