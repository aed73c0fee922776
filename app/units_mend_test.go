package app

import (
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

// TestAFaultOfTheTreeIsMended goes from the fault to the period and puts it right,
// by keyboard.
func TestAFaultOfTheTreeIsMended(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	gone := register.Unit{Code: "H90.99", Name: "Ban Quản lý thử", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "H99"}
	if err := a.st.SaveUnits([]register.Unit{gone}); err != nil {
		t.Fatal(err)
	}
	if err := a.readSettings(); err != nil {
		t.Fatal(err)
	}
	a.goTo(placeUnits)
	if text := shownText(a.current.(*unitsScreen).content); !strings.Contains(text, "H99") {
		t.Fatalf("the fault is not told: %q", text)
	}
	a.mendUnits()
	k.press(fyne.KeySpace) // on the first fault
	if len(a.asking) != 1 {
		t.Fatalf("%d questions", len(a.asking))
	}
	for range 4 { // name, abbreviation, level, kind
		k.press(fyne.KeyTab)
	}
	k.overwrite("H90")
	k.press(fyne.KeyReturn)
	k.agree()
	if u, _ := a.org.Latest("H90.99"); u.Superior != "H90" || len(a.org.History("H90.99")) != 1 {
		t.Errorf("after the correction: %+v", a.org.History("H90.99"))
	}
	if len(a.org.Faults()) != 0 {
		t.Errorf("still wrong: %v", a.org.Faults())
	}
}

// TestAMistakenFirstDayIsCorrected keeps one period, not two.
func TestAMistakenFirstDayIsCorrected(t *testing.T) {
	a := openSample(t)
	u := unitOf(t, a, "H90.08")
	right := u
	right.From = register.MustDate("2020-01-01")
	if no := a.keepCorrection("x", u, &right, nil); no.text != "" {
		t.Fatal(no.text)
	}
	for len(a.asking) > 0 {
		a.answerAsked(true)
	}
	if list := a.org.History("H90.08"); len(list) != 1 || list[0].From != right.From {
		t.Errorf("%+v", list)
	}
	right.Name = ""
	if no := a.keepCorrection("x", a.org.History("H90.08")[0], &right, nil); no.text == "" {
		t.Error("a unit without a name was kept")
	}
}

// TestAPackOfRulesIsSwitchedOff: none of its rules is applied after it.
func TestAPackOfRulesIsSwitchedOff(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	rb, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	before := countRule(t, a, "R01")
	a.editPacks(rb)
	k.write(" ") // the first pack
	k.press(fyne.KeyReturn)
	k.agree()
	now, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range now.Rules {
		if r.Pack == rb.Rules[0].Pack && r.Enabled {
			t.Errorf("%s of %s is still on", r.Code, r.Pack)
		}
	}
	if after := countRule(t, a, "R01"); after >= before {
		t.Errorf("%d findings of R01, then %d", before, after)
	}
}
