package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// smallest is the window of the oldest screens an office has.
var smallest = fyne.NewSize(1024, 700)

// fits complains of what needs more room than the smallest window has: it would be cut
// off at its edge.
func fits(t *testing.T, a *App, name string) {
	t.Helper()
	if min := a.window.Content().MinSize(); min.Width > smallest.Width || min.Height > smallest.Height {
		t.Errorf("%s needs %v by %v", name, min.Width, min.Height)
	}
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		for _, o := range test.LaidOutObjects(top) {
			if s := o.Size(); len(a.asking) > 0 && s != a.window.Canvas().Size() && (s.Width > smallest.Width || s.Height > smallest.Height) {
				t.Errorf("%s asks with %v by %v", name, s.Width, s.Height)
				return
			}
		}
	}
}

// TestEveryScreenFitsTheSmallestWindow: in both languages, every screen and question of
// the sample office; headings and buttons can be read.
func TestEveryScreenFitsTheSmallestWindow(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			a := openSample(t)
			settings := a.settings
			settings.Language = lang
			a.saveSettings(settings)
			a.window.Resize(smallest)
			for _, s := range everyScreen(t, a) {
				s.show()
				fits(t, a, s.name)
				readable(t, a, s.name)
				a.answerAsked(false)
			}
		})
	}
}

// TestTheSettingsFitWhateverIsSet: encrypted backups have a longer button, and an account
// that may change nothing is told so above the tabs.
func TestTheSettingsFitWhateverIsSet(t *testing.T) {
	a := signedIn(t)
	a.window.Resize(smallest)
	plan, err := store.WithPassphrase(a.settings.Backup, "cụm từ khóa của bản sao lưu")
	if err != nil {
		t.Fatal(err)
	}
	a.changeSettings(func(v *register.Settings) { v.Backup = plan })
	if err := a.st.SignIn("minh", testPassword); err != nil {
		t.Fatal(err)
	}
	for i, name := range settingsTabs(a.w) {
		a.openSettings(i)
		fits(t, a, name)
		readable(t, a, name)
	}
}

// TestEveryPlaceOfAnEmptyRegisterSaysWhatToDo, and fits.
func TestEveryPlaceOfAnEmptyRegisterSaysWhatToDo(t *testing.T) {
	a := openEmpty(t)
	a.window.Resize(smallest)
	for _, p := range places(a.w) {
		a.goTo(p.place)
		fits(t, a, p.label)
		for _, c := range a.here() { // nothing to act on is no reason to fall over
			if c.do != nil && !c.quiet && c.key != fyne.KeyQ && c.key != fyne.KeyO {
				c.do()
				for a.answerAsked(false) {
				}
				a.goTo(p.place)
			}
		}
	}
}

// TestAnEmptyListSaysWhy: there is nothing yet, or nothing is like what one looks for; and
// nobody at the window is told of commands.
func TestAnEmptyListSaysWhy(t *testing.T) {
	a, b := openEmpty(t), openSample(t)
	for _, c := range []struct {
		place       place
		none, found string
	}{{placeOutgoing, "Sổ chưa có văn bản", "Không tìm thấy"}, {placeTasks, "Chưa có nhiệm vụ nào", "Không có nhiệm vụ nào như vậy"},
		{placeReview, "Chưa có phát hiện nào", "Không có phát hiện nào như vậy"}, {placeUnits, "Chưa có cơ quan nào", "không có cơ quan nào như vậy"}} {
		a.goTo(c.place)
		if text := shownText(a.window.Content()); !strings.Contains(text, c.none) || strings.Contains(text, "kycuong ") {
			t.Errorf("%s: no %q in\n%s", c.place, c.none, text)
		}
		b.goTo(c.place)
		for _, o := range test.LaidOutObjects(b.window.Content()) {
			if line, ok := o.(*widgets.Line); ok && strings.HasPrefix(line.PlaceHolder, "Tìm") {
				line.SetText("không nơi nào có chữ này")
			}
		}
		if text := shownText(b.window.Content()); !strings.Contains(text, c.found) {
			t.Errorf("%s: no %q in\n%s", c.place, c.found, text)
		}
	}
}

// TestLongTextsFitToo: names and subjects as long as the longest one meets, and longer.
func TestLongTextsFitToo(t *testing.T) {
	a := openSample(t)
	a.window.Resize(smallest)
	long := strings.Repeat("Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia giai đoạn 2026 – 2030 ", 6)
	if err := a.st.SaveUnits([]register.Unit{{Code: "DAI", Name: long, Abbr: "BCĐCTMTQG", Level: register.LevelProvince, Kind: register.KindDepartment, Superior: a.settings.Office}}); err != nil {
		t.Fatal(err)
	}
	if err := a.readSettings(); err != nil {
		t.Fatal(err)
	}
	d := register.Document{Direction: register.Outgoing, Date: a.today(), Type: "BC", Subject: strings.Repeat("Báo cáo"+strings.Repeat("đ", 40)+" ", 20), Signer: long[:60],
		Sender: register.Party{Code: "DAI"}, To: []register.Party{{Text: "Chính phủ"}, {Code: "DAI"}, {Text: long}}, Note: long}
	kept, err := a.st.AddDocument(d)
	if err != nil {
		t.Fatal(err)
	}
	a.build()
	for _, s := range []shownScreen{
		{"overview", func() { a.goTo(placeOverview) }}, {"register", func() { registerOf(t, a, placeOutgoing).reload(kept.ID) }}, {"form", func() { a.editEntry(kept) }},
		{"review", func() { reviewOf(t, a).search.SetText("BCĐCTMTQG, hôm nay") }}, {"units", func() { a.goTo(placeUnits) }}, {"palette", func() { a.goTo(placeOverview); typePalette(a, "ban chi dao") }},
		{"history", func() { a.goTo(placeOutgoing); a.showHistory(kept) }}, {"reports", func() { a.goTo(placeReports) }},
	} {
		s.show()
		fits(t, a, s.name)
		for a.answerAsked(false) {
		}
	}
}
