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

// TestADutyCanBeFilledInByWhoNeverDid: every empty field says what belongs there, agencies
// are taken only where no group is named, and a day in words is not taken for the last.
func TestADutyCanBeFilledInByWhoNeverDid(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	f := a.newDutyForm(register.ReportDuty{})
	for _, l := range []*widgets.Line{f.name, f.cutOff, f.due, f.words, f.to, f.through, f.source} {
		if l.PlaceHolder == "" {
			t.Error("a field says nothing of what belongs there")
		}
	}
	if !f.units.object.Disabled() {
		t.Error("agencies are asked for beside a group")
	}
	f.group.object.SetSelected(a.w.t("the agencies named below"))
	if f.units.object.Disabled() {
		t.Error("agencies cannot be given")
	}
	f.cutOff.SetText("ngày 14")
	if r := f.duty(register.ReportDuty{}); r.CutOff >= 0 {
		t.Errorf("the period closes on %d", r.CutOff)
	}
	named := a.newDutyForm(register.ReportDuty{Units: "H90.08; H90.09"})
	if r := named.duty(register.ReportDuty{}); named.units.object.Disabled() || r.Units != "H90.08;H90.09" || named.units.text() != a.org.Name("H90.08", a.today())+"; "+a.org.Name("H90.09", a.today()) {
		t.Errorf("the codes became %q, shown as %q", r.Units, named.units.text())
	}
}

// TestWhoOwesAReportIsFoundByHalfItsName: by the list every question has; a code that was
// there stays though no agency has it, one typed anew is refused, in its field.
func TestWhoOwesAReportIsFoundByHalfItsName(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	a.askDuty(register.ReportDuty{Name: "Báo cáo riêng", DueDay: 16, Words: "riêng", Units: "CU.01; H90.08"}, -1, "", a.changeSettings)
	k.press(times(6, fyne.KeyTab)...)
	k.write("; noi vu")
	k.press(fyne.KeyReturn) // takes the first of the list
	at := a.window.Canvas().Focused()
	k.write("; Sở Không Có")
	k.press(fyne.KeyTab)
	a.answerAsked(true)
	if len(a.asking) != 1 || a.window.Canvas().Focused() != at {
		t.Fatalf("an agency that is none: %d questions, the keyboard at a %T", len(a.asking), a.window.Canvas().Focused())
	}
	k.overwrite("CU.01; H90.08; so noi vu")
	k.press(fyne.KeyReturn)
	a.answerAsked(true)
	if len(a.asking) != 0 {
		t.Fatal("not kept")
	}
	want := "CU.01;H90.08;" + a.org.ResolveParty(register.Party{Text: "Sở Nội vụ"}, a.today()).Code
	if got := a.settings.Duties[len(a.settings.Duties)-1].Units; got != want {
		t.Errorf("owed by %q", got)
	}
}
