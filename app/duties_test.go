package app

import (
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
)

// TestAReportIsOwedAndMissed enters a duty by the fields of its form and finds
// who has not sent the report.
func TestAReportIsOwedAndMissed(t *testing.T) {
	a := openSample(t) // it has a duty of its own
	k := keyboard{t, a}
	missed := func() int {
		t.Helper()
		found, _, err := a.st.Findings(register.DateOf(sampleDay), review.Filter{Rule: "R23"})
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	before := missed()
	a.goTo(placeSettings)
	a.editDuty(-1)
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("a report without a name was taken")
	}
	k.write("Báo cáo cải cách hành chính")
	k.press(fyne.KeyTab, fyne.KeyTab) // over the period, a quarter
	k.write("14")
	k.press(fyne.KeyTab)
	k.write("16")
	k.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // over shift and units; codes are not asked for
	k.write("cải cách hành chính quý")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 0 || len(a.settings.Duties) != 2 {
		t.Fatalf("%d questions, duties %+v", len(a.asking), a.settings.Duties)
	}
	duty := a.settings.Duties[1]
	if duty.Every != "quarter" || duty.CutOff != 14 || duty.DueDay != 16 || duty.Units != register.GroupDepartments || duty.Code != "B1" {
		t.Errorf("%+v", duty)
	}
	if found := missed(); found <= before {
		t.Fatalf("%d reports missed, %d before", found, before)
	}
	a.removeDuty(1)
	k.press(fyne.KeyReturn)
	if found := missed(); found != before {
		t.Errorf("%d reports missed without the duty, %d before", found, before)
	}
}

func TestProgrammeDayIsASetting(t *testing.T) {
	a := openSample(t)
	late := func() int {
		found, _, err := a.st.Findings(register.DateOf(sampleDay), review.Filter{Rule: "R21"})
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	before := late()
	a.goTo(placeSettings)
	a.changeTerms(31, 7)
	if after := late(); after >= before {
		t.Errorf("%d items late by the end of the month, %d by the 20th", after, before)
	}
}

// TestADutyIsTakenFromADirective offers the report that a directive asks for, with
// whom it goes to and through whom, and leaves the proposals as they were.
func TestADutyIsTakenFromADirective(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.showDirective()
	s := a.current.(*directiveScreen)
	a.readDirectiveFile(s, "../intake/testdata/directive.txt")
	rows, before := len(s.rows), len(a.settings.Duties)
	s.on.duty()
	k.write("Báo cáo cải cách hành chính theo chỉ thị")
	k.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // over the period and the day it closes
	k.write("15")
	k.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	k.write("cải cách hành chính theo chỉ thị")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 0 || len(a.settings.Duties) != before+1 || a.current != s || len(s.rows) != rows {
		t.Fatalf("%d questions, %d duties, a %T", len(a.asking), len(a.settings.Duties), a.current)
	}
	duty := a.settings.Duties[before]
	if duty.Through != "Sở Nội vụ" || duty.To == "" || duty.From != register.MustDate("2024-12-20") || duty.DueDay != 15 {
		t.Errorf("%+v", duty)
	}
	kept, err := a.st.Settings()
	if err != nil || len(kept.Duties) != before+1 {
		t.Errorf("%d duties kept, %v", len(kept.Duties), err)
	}
}

// TestADutyCanBeFilledInByWhoNeverDid: every empty field says what belongs there, codes
// are taken only where no group is named, and a day in words is not taken for the last.
func TestADutyCanBeFilledInByWhoNeverDid(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	f := a.newDutyForm(register.ReportDuty{})
	for _, l := range []*widgets.Line{f.name, f.cutOff, f.due, f.units, f.words, f.to, f.through, f.source} {
		if l.PlaceHolder == "" {
			t.Error("a field says nothing of what belongs there")
		}
	}
	if !f.units.Disabled() {
		t.Error("codes are asked for beside a group")
	}
	f.group.object.SetSelected(a.w.t("the agencies named below"))
	if f.units.Disabled() {
		t.Error("codes cannot be given")
	}
	f.cutOff.SetText("ngày 14")
	if r, _ := f.duty(register.ReportDuty{}); r.CutOff >= 0 {
		t.Errorf("the period closes on %d", r.CutOff)
	}
	named := a.newDutyForm(register.ReportDuty{Units: "H90.08; H90.09"})
	if named.units.Disabled() || named.units.Text != "H90.08; H90.09" {
		t.Errorf("the codes %q are lost", named.units.Text)
	}
}
