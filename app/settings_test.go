package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestNumbersAreReservedAndVoided(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.tabs.SelectIndex(1)
	tab := s.numbers
	k := keyboard{t, a}
	tap(t, tab.content, "Giữ số")
	k.press(fyne.KeyReturn) // for nobody
	if len(a.asking) != 1 {
		t.Fatal("a number was reserved for nobody")
	}
	k.write("Phòng Tổng hợp")
	k.press(fyne.KeyReturn)
	l, err := a.st.Ledger(tab.list[0])
	if err != nil {
		t.Fatal(err)
	}
	if slot, ok := l.At(register.Number{N: 235}); !ok || slot.For != "Phòng Tổng hợp" {
		t.Errorf("number 235 is %+v, %v", slot, ok)
	}
	want := numberRow{"235", "Đang giữ", "Phòng Tổng hợp", "", "Trưởng phòng", "31/10/2026", widgets.ToneWarn, register.Number{N: 235}}
	if last := tab.rows[len(tab.rows)-1]; last != want || !strings.Contains(tab.next.Text, "236") {
		t.Errorf("the list ends with %+v, want %+v; %q", last, want, tab.next.Text)
	}
	tab.grid.Select(0)
	tap(t, tab.content, "Hủy số")
	k.press(fyne.KeyReturn) // without a reason
	if len(a.asking) != 1 {
		t.Fatal("a number was voided without a reason")
	}
	k.write("Bỏ sót khi vào sổ")
	k.press(fyne.KeyReturn)
	if len(tab.rows) == 0 || tab.rows[0].number != "41" {
		t.Errorf("rows %+v, want 41 still missing", tab.rows)
	}
}

func TestATakenNumberIsNotReserved(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.tabs.SelectIndex(1)
	k := keyboard{t, a}
	a.reserveNumber(s.numbers.list[0])
	k.write("Phòng Tổng hợp")
	a.window.Canvas().FocusPrevious()
	k.write("230")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 || !strings.Contains(a.shell.status.Text, "Số này đã cấp cho văn bản khác") {
		t.Errorf("%d questions, status %q", len(a.asking), a.shell.status.Text)
	}
}

func TestTheCalendarIsEdited(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.tabs.SelectIndex(4)
	tab := s.calendar
	tab.start.set(register.MustDate("2026-12-29"))
	before := tab.answer.Text
	if !strings.Contains(before, "5 ngày làm việc sau") {
		t.Errorf("the counter says %q", before)
	}
	k := keyboard{t, a}
	tap(t, tab.content, "Thêm ngày")
	k.write("31/12/2026")
	k.press(fyne.KeyTab, fyne.KeyTab)
	k.write("Nghỉ theo quyết định của tỉnh")
	k.press(fyne.KeyReturn)
	if tab.answer.Text == before || !strings.Contains(tab.answer.Text, "Nghỉ theo quyết định của tỉnh") {
		t.Errorf("the counter says %q", tab.answer.Text)
	}
	last := len(tab.rows) - 1
	if tab.rows[last].Date != register.MustDate("2026-12-31") {
		t.Fatalf("the list ends with %+v", tab.rows[last])
	}
	tab.grid.Select(last)
	tap(t, tab.content, "Bỏ")
	k.press(fyne.KeyReturn)
	if tab.answer.Text != before {
		t.Errorf("the counter says %q, before %q", tab.answer.Text, before)
	}
	tab.on.confirm(2027, true)
	if cal, err := a.st.Calendar(); err != nil || cal.Provisional(2027) {
		t.Errorf("2027 is not confirmed: %v", err)
	}
}

func TestWhatAnotherTabSavedStays(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.tabs.SelectIndex(4)
	s.calendar.on.confirm(2027, true)
	s.tabs.SelectIndex(0)
	tap(t, s.content, "Lưu thiết lập")
	if !slices.Contains(a.settings.ConfirmedYears, 2027) {
		t.Errorf("confirmed are %v", a.settings.ConfirmedYears)
	}
	if a.settings.Office != "H90" || a.settings.Place != "Thanh Lĩnh" || len(a.settings.Books) != 4 {
		t.Errorf("the settings became %+v", a.settings)
	}
}

func TestAnUnknownOfficeIsRefused(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	k := keyboard{t, a}
	k.press(fyne.KeyTab)
	k.overwrite("Sở Không Có")
	tap(t, s.content, "Lưu thiết lập")
	if a.settings.Office != "H90" || !strings.Contains(shownText(s.content), "“Sở Không Có”") {
		t.Errorf("the office is %q", a.settings.Office)
	}
}

func TestARuleIsEditedAndStaysOnTheScreen(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	for range 2 {
		a.turn(1)
	}
	s := a.current.(*settingsScreen)
	s.rules.Select(4)
	k := keyboard{t, a}
	a.window.Canvas().Focus(s.rules)
	k.press(fyne.KeyReturn)
	k.overwrite("01/01/2026")
	k.press(fyne.KeyReturn)
	if len(a.asking) > 0 { // what the change does to the findings
		k.press(fyne.KeyReturn)
	}
	rb, err := a.st.Rulebook()
	if err != nil || rb.Rules[4].From != register.MustDate("2026-01-01") {
		t.Errorf("the rule is in force from %s, %v", rb.Rules[4].From, err)
	}
	s = a.current.(*settingsScreen)
	if s.tabs.SelectedIndex() != 2 || s.rules.Current() != 4 {
		t.Errorf("tab %d, rule %d", s.tabs.SelectedIndex(), s.rules.Current())
	}
}

func TestLanguageAndLookChangeWithoutARestart(t *testing.T) {
	a := openSample(t)
	for _, c := range []struct{ language, look, navigation string }{{"English", "Tối", "Outgoing"}, {"Tiếng Việt", "Light", "Văn bản đi"}} {
		a.goTo(placeSettings)
		s := a.current.(*settingsScreen)
		s.tabs.SelectIndex(9)
		choose(t, s.content, c.language)
		choose(t, s.content, c.look)
		tap(t, s.tabs.Items[9].Content, a.w.t("Save settings"))
		if !strings.Contains(navigationText(a), c.navigation) {
			t.Errorf("%s: the navigation says %q", c.language, navigationText(a))
		}
		r, g, b, _ := a.fyne.Settings().Theme().Color(theme.ColorNameBackground, theme.VariantLight).RGBA()
		if dark := r+g+b < 3*0x8000; dark != (a.settings.Appearance == "dark") {
			t.Errorf("%s: dark is %v", c.look, dark)
		}
	}
}

func navigationText(a *App) string {
	var b strings.Builder
	for _, x := range test.LaidOutObjects(a.shell.content) {
		if l, ok := x.(*widgets.Button); ok {
			b.WriteString(l.Text + "\n")
		}
	}
	return b.String()
}

// TestThePrintingTabRefusesWhatTheDecreeDoes keeps what is allowed.
func TestThePrintingTabRefusesWhatTheDecreeDoes(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.tabs.SelectIndex(6)
	k := keyboard{t, a}
	lines := linesIn(s.tabs.Items[6].Content)
	lines[2].SetText("20")
	tap(t, s.tabs.Items[6].Content, "Lưu thiết lập")
	if text := shownText(s.tabs.Items[6].Content); !strings.Contains(text, "từ 30 đến 35 mm") || a.settings.Paper.Left != 0 {
		t.Errorf("%d mm are kept: %q", a.settings.Paper.Left, text)
	}
	lines[2].SetText("32")
	lines[4].SetText("Người lập báo cáo")
	tap(t, s.tabs.Items[6].Content, "Lưu thiết lập")
	if a.settings.Paper.Left != 32 || a.settings.Paper.SecondTitle != "Người lập báo cáo" {
		t.Errorf("kept: %+v", a.settings.Paper)
	}
	k.press(fyne.KeyEscape)
}

// linesIn are the text fields of an object, in their order.
func linesIn(o fyne.CanvasObject) (list []*widgets.Line) {
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widgets.Line); ok {
			list = append(list, l)
		}
	}
	return list
}

// TestTheHeadOfThePapersIsProposed from the list of agencies when the office is chosen;
// what somebody wrote stays.
func TestTheHeadOfThePapersIsProposed(t *testing.T) {
	a := openEmpty(t)
	k := keyboard{t, a}
	if err := a.st.SaveUnits([]register.Unit{{Code: "T", Name: "UBND tỉnh Một", Abbr: "UBND", Level: register.LevelProvince, Kind: register.KindCommittee},
		{Code: "T.1", Name: "Sở Nội vụ", Abbr: "SNV;SoNV", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: "T"}}); err != nil {
		t.Fatal(err)
	}
	if err := a.readSettings(); err != nil {
		t.Fatal(err)
	}
	choose := func(name string) register.Settings {
		a.goTo(placeSettings)
		k.press(fyne.KeyTab)
		k.overwrite(name)
		k.press(fyne.KeyReturn)
		tap(t, a.current.(*settingsScreen).content, "Lưu thiết lập")
		return a.settings
	}
	a.goTo(placeSettings)
	k.press(fyne.KeyTab)
	k.write("ubnd") // the wrong one first
	k.press(fyne.KeyReturn)
	k.overwrite("sở nội")
	k.press(fyne.KeyReturn)
	tap(t, a.current.(*settingsScreen).content, "Lưu thiết lập")
	if v := a.settings; v.Office != "T.1" || v.Superior != "Ủy ban nhân dân tỉnh Một" || v.Agency != "Sở Nội vụ" {
		t.Errorf("after another: %q: %q, %q", v.Office, v.Superior, v.Agency)
	}
	if v := choose("sở nội"); v.Office != "T.1" || v.Superior != "Ủy ban nhân dân tỉnh Một" || v.Agency != "Sở Nội vụ" || v.Abbr != "SNV" {
		t.Errorf("%q: %q, %q, %q", v.Office, v.Superior, v.Agency, v.Abbr)
	}
	if v := choose("ubnd t"); v.Office != "T" || v.Superior != "Ủy ban nhân dân tỉnh Một" || v.Agency != "Sở Nội vụ" {
		t.Errorf("what stood there is now %q, %q", v.Superior, v.Agency)
	}
	if v := a.headOf("T"); v.Superior != "" || v.Agency != "Ủy ban nhân dân tỉnh Một" {
		t.Errorf("a committee stands under %q as %q", v.Superior, v.Agency)
	}
}
