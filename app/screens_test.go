package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/cli"
	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestTheRegisterIsSearchedSortedAndShown(t *testing.T) {
	a := openSample(t)
	s := a.current.(*registerScreen)
	all := len(s.rows.ids)
	a.window.Canvas().Focus(s.search)
	keyboard{t, a}.write("giai ngan")
	if n := len(s.rows.ids); n == 0 || n >= all {
		t.Fatalf("%d of %d documents", n, all)
	}
	d, ok := s.rows.at(0)
	if !ok || !strings.Contains(register.Fold(d.Subject), "giai ngan") {
		t.Errorf("found %q", d.Subject)
	}
	s.grid.Select(1)
	second, _ := s.rows.at(1)
	if !strings.Contains(shownText(s.detail.content), second.Symbol) {
		t.Errorf("the detail does not show %s", second.Symbol)
	}
}

// shownText gathers the labels of a part of the screen.
func shownText(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widget.Label); ok {
			b.WriteString(l.Text + "\n")
		}
	}
	return b.String()
}

func TestAReportIsWrittenWhereItIsWanted(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	folder := filepath.Join(t.TempDir(), "Báo cáo năm 2026")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	s.folder.SetText(folder)
	for _, format := range []string{".pdf", ".xlsx"} {
		s.format.set(format)
		keyboard{t, a}.ctrl(fyne.KeyS)
		req, _ := s.request()
		if raw, err := os.ReadFile(s.path(req)); err != nil || len(raw) < 5000 {
			t.Errorf("%s: %d bytes, %v", format, len(raw), err)
		}
	}
	if len(s.rows) == 0 || !strings.Contains(a.shell.status.Text, "Đã ghi") {
		t.Errorf("%d figures, status %q", len(s.rows), a.shell.status.Text)
	}
	keyboard{t, a}.ctrl(fyne.KeyS)
	if len(a.asking) != 1 {
		t.Error("a file is replaced unasked")
	}
	keyboard{t, a}.press(fyne.KeyEscape)
}

func TestTheFiguresOnScreenAreThoseOfCheck(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	req, problem := s.request()
	if problem != "" {
		t.Fatal("no period is chosen")
	}
	found, _, err := a.st.Findings(req.AsOf, filterOf(req))
	if err != nil {
		t.Fatal(err)
	}
	raw := 0
	for _, f := range found {
		if f.Raw() {
			raw++
		}
	}
	for _, f := range s.rows {
		if f.Label == "Số phát hiện" {
			if f.Value != raw {
				t.Errorf("the screen shows %d, check finds %d", f.Value, raw)
			}
			return
		}
	}
	t.Error("no figure of what was found")
}

func TestAReportThatCannotBeWrittenSaysSo(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	s.folder.SetText(filepath.Join(t.TempDir(), "not there"))
	keyboard{t, a}.ctrl(fyne.KeyS)
	if len(a.asking) != 1 || !strings.Contains(a.shell.status.Text, "Chưa") {
		t.Errorf("status %q", a.shell.status.Text)
	}
}

func TestNumbersAreReservedAndVoided(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	tab := a.current.(*settingsScreen).numbers
	series := tab.list[0]
	k := keyboard{t, a}
	tab.on.reserve(series)
	k.write("Phòng Tổng hợp")
	k.press(fyne.KeyReturn)
	l, err := a.st.Ledger(series)
	if err != nil {
		t.Fatal(err)
	}
	if slot, ok := l.At(register.Number{N: 231}); !ok || slot.For != "Phòng Tổng hợp" {
		t.Errorf("number 231 is %+v, %v", slot, ok)
	}
	tab.on.void(series, register.Number{N: 40})
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

func TestTheCalendarIsEdited(t *testing.T) {
	a := openSample(t)
	a.goTo(placeSettings)
	tab := a.current.(*settingsScreen).calendar
	tab.start.set(register.MustDate("2026-12-29"))
	before := tab.answer.Text
	if !strings.Contains(before, "5 ngày làm việc sau") {
		t.Errorf("the counter says %q", before)
	}
	k := keyboard{t, a}
	tab.on.edit(register.SpecialDay{Kind: register.DayOff})
	k.write("31/12/2026")
	k.press(fyne.KeyTab, fyne.KeyTab)
	k.write("Nghỉ theo quyết định của tỉnh")
	k.press(fyne.KeyReturn)
	if tab.answer.Text == before || !strings.Contains(tab.answer.Text, "Nghỉ theo quyết định của tỉnh") {
		t.Errorf("the counter says %q", tab.answer.Text)
	}
	tab.on.remove(register.SpecialDay{Date: register.MustDate("2026-12-31"), Name: "Nghỉ"})
	k.press(fyne.KeyReturn)
	if tab.answer.Text != before {
		t.Errorf("the counter says %q, before %q", tab.answer.Text, before)
	}
	tab.on.confirm(2027, true)
	if cal, err := a.st.Calendar(); err != nil || cal.Provisional(2027) {
		t.Errorf("2027 is not confirmed: %v", err)
	}
}

func TestLanguageAndLookChangeWithoutARestart(t *testing.T) {
	a := openSample(t)
	for lang, want := range map[string]string{"en": "Outgoing", "vi": "Văn bản đi"} {
		settings := a.settings
		settings.Language, settings.Appearance = lang, "dark"
		a.saveSettings(settings)
		if a.w.lang != lang || !strings.Contains(navigationText(a), want) {
			t.Errorf("%s: the navigation says %q", lang, navigationText(a))
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

// TestFaultsAtTheStartAreShown opens the window on registers it cannot use.
func TestFaultsAtTheStartAreShown(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		says  string
	}{
		"in use": {func(t *testing.T, dir string) {
			st, err := cli.Open(dir, store.Options{Who: "another"})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := st.Close(); err != nil {
					t.Error(err)
				}
			})
		}, "đang"},
		"empty":     {func(t *testing.T, dir string) { damageFile(t, dir, nil) }, "trống"},
		"no folder": {func(t *testing.T, dir string) { blockFolder(t, dir) }, ""},
		"damaged":   {func(t *testing.T, dir string) { damageFile(t, dir, []byte("this is no register")) }, "sao lưu"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			c.spoil(t, dir)
			a := newApp(test.NewTempApp(t), Services{Open: cli.Open, spawn: func(work func()) { work() }}, dir, "Văn thư", "vi")
			t.Cleanup(a.stop)
			err := a.open()
			if err == nil {
				t.Fatal("the register was opened")
			}
			a.showStartFault(err)
			title, text := a.errorWords("", err)
			if title+text == "" || !strings.Contains(text, c.says) {
				t.Errorf("the window says %q, want a word of %q", text, c.says)
			}
			if errors.Is(err, os.ErrNotExist) {
				t.Error("the cause is not in words")
			}
		})
	}
}

func damageFile(t *testing.T, dir string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "register.kycuong"), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func blockFolder(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(dir, []byte("a file in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func filterOf(req export.Request) review.Filter {
	return review.Filter{From: req.From, To: req.To, Unit: req.Unit}
}
