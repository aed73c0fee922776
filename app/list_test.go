package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/xuri/excelize/v2"
)

func registerOf(t *testing.T, a *App, p place) *registerScreen {
	t.Helper()
	a.goTo(p)
	s, ok := a.current.(*registerScreen)
	if !ok {
		t.Fatalf("the register is a %T", a.current)
	}
	return s
}

// TestColumnsStayAsTheyWereChosen: hidden, moved, and there again the next time.
func TestColumnsStayAsTheyWereChosen(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := registerOf(t, a, placeOutgoing)
	before := s.grid.Titles()
	k.press(fyne.KeyF2)
	k.press(fyne.KeyRight)               // the first column goes down
	k.press(fyne.KeyDown, fyne.KeySpace) // the one below is hidden
	k.press(fyne.KeyReturn)              // what has no use for Enter leaves it to the question
	want := append([]string{before[1], before[0]}, before[3:]...)
	if got := s.grid.Titles(); !slices.Equal(got, want) {
		t.Fatalf("shown are %v, want %v", got, want)
	}
	if got := registerOf(t, a, placeOutgoing).grid.Titles(); !slices.Equal(got, want) {
		t.Errorf("the next time they are %v", got)
	}
	if got := registerOf(t, a, placeIncoming).grid.Titles(); len(got) != len(before) {
		t.Errorf("another list has %v", got)
	}
}

// TestASubjectHasRoomInTheSmallestWindow: columns that tell least go, until somebody
// wants them always; that stays so the next time.
func TestASubjectHasRoomInTheSmallestWindow(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.window.Resize(smallest)
	const sender, due = 4, 6
	lacking := func(s *registerScreen, col int, want bool) {
		t.Helper()
		if title := s.grid.AllTitles()[col]; slices.Contains(headings(s.grid), title) == want {
			t.Errorf("shown are %v: %s lacks room should be %v", headings(s.grid), title, want)
		}
	}
	s := registerOf(t, a, placeOutgoing)
	lacking(s, sender, true)
	lacking(s, due, true)
	k.press(fyne.KeyF2)
	k.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	lacking(s, sender, false)
	s = registerOf(t, a, placeOutgoing)
	lacking(s, sender, false)
	lacking(s, due, true)
	lacking(registerOf(t, a, placeIncoming), due, false) // some have one
	registerOf(t, a, placeIncoming).search.SetText("không có văn bản nào như thế")
	lacking(a.current.(*registerScreen), due, true)
}

// TestAColumnIsAlwaysThereOrIfThereIsRoomOrNot: blanks lead round, and what was chosen
// before there was a choice stays as it was.
func TestAColumnIsAlwaysThereOrIfThereIsRoomOrNot(t *testing.T) {
	a := openSample(t)
	a.window.Resize(smallest)
	s := registerOf(t, a, placeOutgoing)
	c := &columnChoice{w: a.w, list: s.list}
	c.begin()
	const due = 6
	c.grid.Select(due)
	for _, want := range []string{"khi đủ chỗ", "có", "không", "khi đủ chỗ"} {
		if got := c.cell(due, 0).Text; got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
		c.toggle()
	}
	c.reset()
	if shown, always := c.chosen(); len(shown) != 7 || slices.Contains(always, due) {
		t.Errorf("as at first are %v, always %v", shown, always)
	}
	a.keepOnDesk("columns/outgoing", map[string][]int{"shown": {0, 1, 2, 3, 4, 5, 6}})
	if got := headings(registerOf(t, a, placeOutgoing).grid); len(got) != 7 {
		t.Errorf("of all that were chosen there are %v", got)
	}
	fits(t, a, "a list of all columns")
}

func TestRowsGoToTheClipboardAndToExcel(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	folder := t.TempDir()
	a.fyne.Preferences().SetString(folderPreference, folder)
	s := registerOf(t, a, placeOutgoing)
	s.grid.SelectAll()
	s.grid.TypedShortcut(&fyne.ShortcutCopy{})
	lines := strings.Split(strings.TrimSuffix(a.fyne.Clipboard().Content(), "\n"), "\n")
	if len(lines) != len(s.rows.ids)+1 || lines[0] != strings.Join(s.grid.Titles(), "\t") {
		t.Fatalf("%d lines for %d rows, the first %q", len(lines), len(s.rows.ids), lines[0])
	}
	s.search.SetText("năm 2025, báo cáo")
	k.ctrl(fyne.KeyE)
	f, err := excelize.OpenFile(filepath.Join(folder, "DanhSachVanBanDi_"+a.today().ISO()+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // only read
	rows, err := f.GetRows(f.GetSheetList()[0])
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range rows {
		if len(row) > 2 && row[2] == "Báo cáo" {
			found++
		}
	}
	if n := s.grid.Length(); n == 0 || found != n {
		t.Errorf("%d rows in the workbook, %d on the screen", found, n)
	}
}

func TestAListIsPrintedAsShown(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	s.search.SetText("vượt cấp, năm 2025")
	k.ctrl(fyne.KeyP)
	if p, ok := a.current.(*previewScreen); !ok || p.pages < 1 {
		t.Fatalf("printed is a %T", a.current)
	}
	k.press(fyne.KeyEscape)
	if a.current != s || s.search.Text != "vượt cấp, năm 2025" {
		t.Errorf("Esc leads to a %T", a.current)
	}
}

func TestAFilterIsKeptUnderAName(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := reviewOf(t, a)
	s.search.SetText("quý III/2025, vượt cấp")
	s.state.set("confirmed")
	want := len(s.rows)
	k.ctrl(fyne.KeyD)
	k.write("Quý ba")
	k.press(fyne.KeyReturn)
	s = reviewOf(t, a)
	if len(s.rows) == want {
		t.Fatal("the filter narrows nothing")
	}
	typePalette(a, "Quý ba")
	k.press(fyne.KeyReturn)
	if len(s.rows) != want || s.state.value() != "confirmed" {
		t.Errorf("%d findings, want %d", len(s.rows), want)
	}
}

// TestSeveralDocumentsAtOnce: voided for one reason, handed to one handler, and each
// time undone by one key.
func TestSeveralDocumentsAtOnce(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := registerOf(t, a, placeIncoming)
	selectThree := func() {
		s.grid.Select(0)
		s.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		k.press(fyne.KeyDown, fyne.KeyDown)
		s.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	selectThree()
	ids := idsOf(s.chosen())
	if len(ids) != 3 {
		t.Fatalf("%d are selected", len(ids))
	}
	handlers := func() (list []string) {
		docs, err := a.st.Documents(ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			list = append(list, d.Handler.Code)
		}
		return list
	}
	before := handlers()
	k.press(fyne.KeyF9)
	k.write("sở xây") // half of it, as in the forms
	k.press(fyne.KeyReturn, fyne.KeyReturn)
	unit := a.org.ResolveParty(register.Party{Text: "SXD"}, a.today()).Code
	if got := handlers(); !slices.Equal(got, []string{unit, unit, unit}) {
		t.Fatalf("the handlers are %v", got)
	}
	k.ctrl(fyne.KeyZ)
	if got := handlers(); !slices.Equal(got, before) {
		t.Errorf("undone they are %v, not %v", got, before)
	}
	selectThree()
	ids = idsOf(s.chosen())
	k.press(fyne.KeyDelete)
	k.write("nhập nhầm")
	k.press(fyne.KeyReturn)
	voided := func() int {
		res, err := a.st.Search(store.Query{Direction: register.Incoming, Status: "voided"})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, id := range res.IDs {
			if slices.Contains(ids, id) {
				n++
			}
		}
		return n
	}
	if voided() != 3 {
		t.Errorf("%d of 3 are voided", voided())
	}
	k.ctrl(fyne.KeyZ)
	if d, _ := s.rows.at(s.grid.Current()); !slices.Contains(ids, d.ID) {
		t.Errorf("the cursor is on %s, which was not voided", d.Symbol)
	}
	if voided() != 0 {
		t.Errorf("undone %d are voided", voided())
	}
}
