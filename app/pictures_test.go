package app

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kycuong/export"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
)

// TestPictures draws every screen at the sizes and looks that offices have.
// With KYCUONG_PICTURES set to a folder the pictures stay there.
func TestPictures(t *testing.T) {
	dir := os.Getenv("KYCUONG_PICTURES")
	if dir == "" {
		dir = t.TempDir()
	}
	a := openSample(t)
	screens := everyScreen(t, a)
	for _, look := range []struct {
		name, appearance string
		size             fyne.Size
	}{{"", "light", fyne.NewSize(startWidth, startHeight)}, {"-toi", "dark", fyne.NewSize(startWidth, startHeight)}, {"-1024", "light", fyne.NewSize(1024, 700)}} {
		settings := a.settings
		settings.Appearance = look.appearance
		a.saveSettings(settings)
		a.window.Resize(look.size)
		for _, s := range screens {
			if only := os.Getenv("KYCUONG_PICTURES_OF"); only != "" && !slices.Contains(strings.Fields(only), s.name+look.name) {
				continue
			}
			s.show()
			a.window.Resize(look.size)
			keepPicture(t, a, filepath.Join(dir, s.name+look.name+".png"))
			a.answerAsked(false)
		}
	}
}

// shownScreen is a screen or question with what leads to it.
type shownScreen struct {
	name string
	show func()
}

// everyScreen are all of them on the sample office, in an order in which each leaves
// what the next needs.
func everyScreen(t *testing.T, a *App) []shownScreen {
	t.Helper()
	return []shownScreen{
		{"0-tong-quan", func() { a.goTo(placeOverview) }}, {"32-lenh", func() { a.goTo(placeOverview); typePalette(a, "so xay") }}, {"33-phim", func() { a.goTo(placeReview); a.showHelp(helpKeys, "") }},
		{"1-van-ban-di", func() { a.goTo(placeOutgoing) }}, {"2-van-ban-den", func() { a.goTo(placeIncoming) }},
		{"3-nhap-vuot-cap", func() { showBypass(a) }}, {"4-ra-soat", func() { a.goTo(placeReview) }},
		{"36-huong-dan", func() { a.goTo(placeReview); a.showHelp(helpGuide, "") }}, {"37-quy-tac-nguyen-van", func() { a.goTo(placeReview); a.showHelp(helpRules, "R01") }},
		{"34-cot", func() { a.goTo(placeOutgoing); a.run(fyne.KeyF2, 0) }}, {"35-loc-bang-loi", func() {
			a.goTo(placeReview)
			a.current.(*reviewScreen).search.SetText("năm 2025, vượt cấp, chưa xét")
		}},
		{"15-che-do-bao-cao", func() { a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(5); a.editDuty(-1) }},
		{"14-chi-thi", func() { showSampleDirective(t, a) }},
		{"12-nhiem-vu", func() { a.goTo(placeTasks) }},
		{"13-tien-do", func() { a.goTo(placeTasks); a.reportProgress(a.current.(*tasksScreen).rows[0].Task) }},
		{"16-chi-dao", func() { tasksTab(a, tabDirectives) }}, {"17-ma-tran", func() { showMatrix(a) }}, {"18-lien-ket", func() { openTab(a, tabChain) }},
		{"19-lich-han", func() { tasksTab(a, tabDeadlines) }}, {"20-chi-tieu", func() { tasksTab(a, tabIndicators) }},
		{"5-bao-cao", func() {
			a.goTo(placeReports)
			a.current.(*reportScreen).folder.SetText("/home/vanthu/Báo cáo") // not of whoever makes the pictures
		}}, {"6-co-quan", func() { a.goTo(placeUnits) }},
		{"7-thiet-lap", func() { a.goTo(placeSettings) }},
		{"8-quy-tac", func() { a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(2) }},
		{"9-so", func() { a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(1) }},
		{"10-lich", func() { a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(4) }},
		{"21-bo-quy-tac", func() { a.goTo(placeSettings); a.editPacks(rulebookOf(t, a)) }},
		{"38-sua-quy-tac", func() { a.goTo(placeSettings); a.editRule(rulebookOf(t, a), 0) }},
		{"22-dinh-chinh", func() { a.goTo(placeUnits); a.correctUnit(unitOf(t, a, "H90.08")) }},
		{"23-loi-van", func() { narrativeOf(t, a).grid.Select(3) }},
		{"24-xem-trang", func() { pagesOf(t, a) }},
		{"25-ban-in", func() { a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(6) }}, {"26-bao-cao-da-lap", func() { reportsMade(t, a) }},
		{"30-edxml", func() { receivedSample(t, a) }},
		{"27-tai-khoan", func() { withAccounts(t, a); a.goTo(placeSettings); a.current.(*settingsScreen).tabs.SelectIndex(7) }},
		{"29-sao-luu", func() {
			a.keepBackup(func() {})
			a.goTo(placeSettings)
			a.current.(*settingsScreen).tabs.SelectIndex(8)
		}},
		{"28-khoa", func() {
			a.showSignIn(&lockedWindow{account: "lan", content: a.window.Content()})
			a.locked.refuse("Tài khoản hoặc mật khẩu không đúng.")
		}},
		{"31-lich-su", func() { a.locked = nil; a.window.SetContent(a.shell.content); showChange(t, a) }},
		{"11-ngoai-le", func() {
			a.locked = nil
			a.window.SetContent(a.shell.content)
			reviewOf(t, a).decide(review.StateExcused)
		}},
	}
}

func rulebookOf(t *testing.T, a *App) *review.Rulebook {
	t.Helper()
	rb, err := a.st.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	return rb
}

func tasksTab(a *App, tab int) *tasksScreen {
	a.goTo(placeTasks)
	s := a.current.(*tasksScreen)
	s.tabs.SelectIndex(tab)
	return s
}

// openTab opens the directive whose text the sample has.
func openTab(a *App, tab int) {
	a.openDirectiveOf("08/CT-UBND", register.MustDate("2024-01-11"))
	a.current.(*tasksScreen).directives.view.tabs.SelectIndex(tab)
}

// showMatrix opens the directive with the most tasks.
func showMatrix(a *App) {
	s := tasksTab(a, tabDirectives)
	most := 0
	for i, r := range s.directives.rows {
		if len(r.tasks) > len(s.directives.rows[most].tasks) {
			most = i
		}
	}
	s.directives.open(most)
	s.directives.view.tabs.SelectIndex(tabMatrix)
}

// showSampleDirective reads the directive the parser is tested with.
func showSampleDirective(t *testing.T, a *App) {
	t.Helper()
	a.goTo(placeTasks)
	a.showDirective()
	a.readDirectiveFile(a.current.(*directiveScreen), "../intake/testdata/directive.txt")
}

// showBypass types a document that a commune sends over its district's head.
func showBypass(a *App) {
	a.place = placeIncoming
	a.shell.mark(a.place)
	a.newEntry(register.Incoming, nil)
	e := a.current.(*entry)
	e.form.fill(register.Document{Direction: register.Incoming, Arrived: register.MustDate("2025-06-12"), Date: register.MustDate("2025-06-11"),
		Sender: register.Party{Code: "H90.31.05"}, Symbol: "45/TTr-UBND", Type: "TTr", Subject: "Đề nghị hỗ trợ kinh phí sửa chữa hồ chứa nước",
		To: []register.Party{{Code: "H90"}}, Signer: "Hồ Sỹ Lâm"})
	e.changed()
}

func keepPicture(t *testing.T, a *App, path string) {
	t.Helper()
	// Wrapped text learns its height at the second layout, as in the next frame
	// on a screen.
	size := a.window.Canvas().Size()
	a.window.Resize(size.AddWidthHeight(1, 1))
	a.window.Resize(size)
	img := a.window.Canvas().Capture()
	if b := img.Bounds(); b.Dx() < 1000 || b.Dy() < 600 {
		t.Fatalf("%s is %dx%d", path, b.Dx(), b.Dy())
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// reportsMade lists reports, one of them submitted.
func reportsMade(t *testing.T, a *App) {
	t.Helper()
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	s.folder.SetText(t.TempDir())
	req, _ := s.request()
	s.on.write(req, s.path(req))
	req.Kind = export.KindOutgoing
	s.on.write(req, s.path(req))
	s.tabs.SelectIndex(1)
}

// withAccounts gives the sample office accounts once.
func withAccounts(t *testing.T, a *App) {
	t.Helper()
	if a.st.HasAccounts() {
		return
	}
	for _, x := range []store.Account{{Name: "lan", FullName: "Trần Thị Lan", Role: store.RoleAdministrator}, {Name: "minh", FullName: "Lê Văn Minh", Role: store.RoleClerk},
		{Name: "hoa", FullName: "Phạm Thị Hoa", Role: store.RoleReader, Disabled: true}} {
		if err := a.st.AddAccount(x, testPassword); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.st.ChangeAccount(store.Account{Name: "hoa", FullName: "Phạm Thị Hoa", Role: store.RoleReader, Disabled: true}); err != nil {
		t.Fatal(err)
	}
}

// showChange opens the history of a document that was changed.
func showChange(t *testing.T, a *App) {
	t.Helper()
	a.goTo(placeOutgoing)
	d, ok := a.current.(*registerScreen).rows.at(0)
	if !ok {
		t.Fatal("no document")
	}
	d.Note += " bổ sung"
	if _, err := a.st.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	a.showHistory(d)
}
