package review

import (
	"slices"
	"testing"

	"kycuong/register"
)

// TestAddresseesOutsideTheAdministration: a citizen is set aside with a word on why,
// a rulebook that does not know of them reports them as before, and a unit of the tree
// is never taken for one.
func TestAddresseesOutsideTheAdministration(t *testing.T) {
	f := testFacts(t)
	d := document(f, in2023, "CV", "X", "ai đó")
	d.To = append(d.To, register.Party{Text: "Ông Nguyễn Văn A"}, register.Party{Text: "công ty ABC"})
	found := CheckDocument(f, d, Library{})
	if len(found) != 1 || found[0].Rule != ruleBypass {
		t.Fatalf("%+v", found)
	}
	holdWords(t, "citizen", said(Why(f, Library{}, d, found[0])), "“Ông Nguyễn Văn A”: bắt đầu bằng “Ông”, là tổ chức, công dân ngoài hệ thống hành chính nên không thể là cấp trên, không xét.",
		"“công ty ABC”: bắt đầu bằng “Công ty”", "“ai đó” không có trong danh mục")
	d.To = []register.Party{{Text: "Ông Nguyễn Văn A"}}
	if found := CheckDocument(f, d, Library{}); len(found) != 0 {
		t.Errorf("a citizen: %+v", found)
	}
	old := *f.Rulebook
	old.Rules = slices.Clone(old.Rules)
	for i := range old.Rules {
		params := map[string]string{}
		for name, value := range old.Rules[i].Params {
			if name != "outsideWords" {
				params[name] = value
			}
		}
		old.Rules[i].Params = params
	}
	f.Rulebook = &old
	if found := CheckDocument(f, d, Library{}); len(found) != 1 || found[0].Severity != Warning {
		t.Errorf("a rulebook without the words: %+v", found)
	}
}

// TestAPlaceIsNoCitizen: "Bà Rịa" of the tree is found there, before its first word
// is looked at.
func TestAPlaceIsNoCitizen(t *testing.T) {
	f := testFacts(t)
	units := append(f.Org.Units(), register.Unit{Code: "BR", Name: "Bà Rịa", Level: register.LevelProvince, Kind: register.KindCommittee, Superior: "CP"},
		register.Unit{Code: "BD", Name: "Bà Đen", Level: register.LevelCommune, Kind: register.KindCentre, Superior: "X", To: register.MustDate("2020-01-01")})
	f.Org = register.NewOrg(units)
	for name, want := range map[string]bool{"Bà Rịa": false, "Bà Đen": false, "Bà Lê Thị C": true} {
		d := document(f, in2023, "CV", "X", "T")
		d.To = []register.Party{f.Org.ResolveParty(register.Party{Text: name}, in2023)}
		c := &checker{Facts: f}
		if _, ok := c.outsideWord(&d, d.To[0]); ok != want {
			t.Errorf("%s is outside: %v, want %v", name, ok, want)
		}
	}
}
