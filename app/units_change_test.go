package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func unitOf(t *testing.T, a *App, code string) register.Unit {
	t.Helper()
	u, ok := a.org.At(code, a.today())
	if !ok {
		t.Fatalf("%s is not there", code)
	}
	return u
}

func TestAnAgencyIsRenamedFromADayOn(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.reshapeUnit(unitOf(t, a, "H90.08"))
	k.overwrite("01/11/2026")
	k.press(fyne.KeyTab)
	k.overwrite("Sở Công Thương và Thương mại")
	k.press(fyne.KeyReturn)
	k.agree() // what it does to the findings
	day := register.MustDate("2026-11-01")
	if a.org.Name("H90.08", day-1) != "Sở Công Thương" || a.org.Name("H90.08", day) != "Sở Công Thương và Thương mại" {
		t.Errorf("%q, then %q", a.org.Name("H90.08", day-1), a.org.Name("H90.08", day))
	}
}

// TestARenamingThatChangesNothingIsRefused: saved, it would cut a period in two for
// nothing.
func TestARenamingThatChangesNothingIsRefused(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	before := a.org.Units()
	for _, code := range []string{"H90.08", "H90.01"} {
		a.reshapeUnit(unitOf(t, a, code))
		k.press(fyne.KeyReturn)
		if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Chưa có gì thay đổi.") {
			t.Errorf("%s: it was taken", code)
		}
		k.press(fyne.KeyEscape)
	}
	if after := a.org.Units(); len(after) != len(before) {
		t.Errorf("%d periods, %d before", len(after), len(before))
	}
}

// TestALaterRecordOfAnAgencyIsTold: it overrides a renaming dated before it.
func TestALaterRecordOfAnAgencyIsTold(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	rename := func(day, name string) {
		a.reshapeUnit(unitOf(t, a, "H90.08"))
		k.overwrite(day)
		k.press(fyne.KeyTab)
		k.overwrite(name)
		k.press(fyne.KeyReturn)
	}
	rename("01/11/2026", "Sở Công Thương và Thương mại")
	k.agree()
	done := later(a)
	rename("01/10/2026", "Sở Kinh tế")
	done()
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Từ 01/11/2026 đã có bản ghi khác của Sở Công Thương và Thương mại; bản ghi ấy giữ nguyên.") {
		t.Fatal("the later record is not told of")
	}
	k.press(fyne.KeyReturn)
	done()
	if name := a.org.Name("H90.08", register.MustDate("2026-11-02")); name != "Sở Công Thương và Thương mại" {
		t.Errorf("it is now %q", name)
	}
}

func TestAMergerShowsTheTasksItTouches(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.mergeUnits([]register.Unit{unitOf(t, a, "H90.06"), unitOf(t, a, "H90.16")})
	k.overwrite("01/10/2026")
	k.press(fyne.KeyTab)
	k.write("H90.30")
	k.press(fyne.KeyTab)
	k.write("Sở Xây dựng và Ngoại vụ")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatalf("%d questions", len(a.asking))
	}
	change, err := a.org.Merge([]string{"H90.06", "H90.16"}, register.Unit{Code: "H90.30", Name: "Sở Xây dựng và Ngoại vụ"}, register.MustDate("2026-10-01"))
	if text := strings.Join(a.openTasksOfEnded(change), "\n"); err != nil || !strings.Contains(text, "Nhiệm vụ chưa hoàn thành của Sở Xây dựng") {
		t.Errorf("it does not name the open tasks: %.200s, %v", text, err)
	}
	k.press(fyne.KeyReturn)
	day := register.MustDate("2026-10-01")
	if a.org.Heir("H90.06", day) != "H90.30" || a.org.Heir("H90.16", day) != "H90.30" || a.org.Name("H90.30", day) != "Sở Xây dựng và Ngoại vụ" {
		t.Error("nobody took over")
	}
	if _, there := a.org.At("H90.06", day); there {
		t.Error("the old one goes on")
	}
	s := tasksOf(t, a)
	s.narrow(func(f *taskFilter) { f.state = stateEnded })
	found := false
	for _, r := range s.rows {
		found = found || r.Lead.Code == "H90.06"
	}
	if !found {
		t.Error("its open tasks wait for nobody")
	}
}

// TestASuperiorIsFoundByHalfItsName: nobody knows the code of another agency by heart.
func TestASuperiorIsFoundByHalfItsName(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.foundUnit()
	k.write("H90.99")
	k.press(fyne.KeyTab)
	k.write("Chi cục Thử nghiệm")
	k.press(times(4, fyne.KeyTab)...)
	k.overwrite("sở nông")
	k.press(fyne.KeyTab) // takes what is found, and goes on
	k.write("sở công")
	k.press(fyne.KeyReturn)
	k.write("; sở tư")
	k.press(fyne.KeyReturn, fyne.KeyReturn)
	k.agree() // what it does to the findings
	u := unitOf(t, a, "H90.99")
	name := func(code string) string { return a.org.Name(code, a.today()) }
	if name(u.Superior) != "Sở Nông nghiệp và Môi trường" || len(u.Professional) != 2 || name(u.Professional[0]) != "Sở Công Thương" || name(u.Professional[1]) != "Sở Tư pháp" {
		t.Errorf("it is under %q and %q", name(u.Superior), u.Professional)
	}
	a.reshapeUnit(u)
	k.overwrite("01/12/2026")
	k.press(fyne.KeyTab)
	k.overwrite("Chi cục Thử")
	k.press(fyne.KeyReturn)
	k.agree()
	if now, _ := a.org.Latest("H90.99"); now.Name != "Chi cục Thử" || now.Superior != u.Superior || !slices.Equal(now.Professional, u.Professional) {
		t.Errorf("renamed it is %+v", now)
	}
}

func TestAFaultyReorganisationIsRefused(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.foundUnit()
	k.write("H90.08")
	k.press(fyne.KeyTab)
	k.write("Sở trùng mã")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Error("a code that is taken was taken again")
	}
	k.press(fyne.KeyEscape)
	a.reshapeUnit(unitOf(t, a, "H90.08"))
	k.overwrite("01/11/2026")
	k.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	k.overwrite("H90.77")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Error("a superior that is none was taken")
	}
}

// TestANewAgencyIsWhatItsNameSays: level and kind follow the name while it is typed,
// until they are chosen by hand.
func TestANewAgencyIsWhatItsNameSays(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.foundUnit()
	k.write("H90.99")
	k.press(fyne.KeyTab)
	k.write("UBND xã Hòa Bình")
	k.press(fyne.KeyReturn)
	k.agree() // what it does to the findings
	if u := unitOf(t, a, "H90.99"); u.Level != register.LevelCommune || u.Kind != register.KindCommittee {
		t.Errorf("it is %s, %s", u.Level, u.Kind)
	}
}

func TestTheGuessGivesWay(t *testing.T) {
	a := openSample(t)
	f := a.newUnitFields(register.Unit{Level: register.LevelProvince, Kind: register.KindDepartment})
	f.followName()
	for _, c := range []struct{ name, level, kind string }{
		{"UBND phường Bến Sông", "xã", "UBND"},
		{"Phòng Văn hóa - Xã", "xã", "phòng"},
		{"Phòng Văn hóa - Xã hội", "tỉnh", "phòng"}, // the name no longer says a level
		{"Hội Chữ thập đỏ", "tỉnh", "sở"},
	} {
		f.name.SetText(c.name)
		if f.level.value() != c.level || f.kind.value() != c.kind {
			t.Errorf("%s is %s, %s; want %s, %s", c.name, f.level.value(), f.kind.value(), c.level, c.kind)
		}
	}
	f.level.object.SetSelected("huyện")
	f.name.SetText("UBND xã Hòa Bình")
	if f.level.value() != "huyện" || f.kind.value() != "UBND" {
		t.Errorf("chosen by hand it is %s, %s", f.level.value(), f.kind.value())
	}
}

// TestAnAgencyIsSplitByKeyboard: where lines are written Enter begins the next one, and
// the button names the key that confirms.
func TestAnAgencyIsSplitByKeyboard(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	a.splitUnit(unitOf(t, a, "H90.08"))
	k.write("01/12/2026")
	k.press(fyne.KeyTab)
	k.write("H90.81 | Sở Một")
	k.press(fyne.KeyReturn)
	k.write("H90.82 | Sở Hai")
	if len(a.asking) != 1 {
		t.Fatal("Enter confirmed what is still being written")
	}
	hasKey := false
	for _, o := range test.LaidOutObjects(a.window.Canvas().Overlays().Top()) {
		b, ok := o.(*widgets.Button)
		hasKey = hasKey || ok && b.Text == "Tách (Ctrl+Enter)"
	}
	if !hasKey {
		t.Error("no button names the key that confirms")
	}
	k.ctrl(fyne.KeyReturn)
	for len(a.asking) > 0 { // what it does to findings and tasks
		k.press(fyne.KeyReturn)
	}
	if _, ok := a.org.At("H90.82", register.MustDate("2026-12-02")); !ok {
		t.Errorf("there is no second part: %s", a.shell.status.Text)
	}
}
