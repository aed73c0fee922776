package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

const someUnits = `Mã,Tên,Viết tắt,Cấp,Loại,Cấp trên,Từ ngày,Đến ngày
T1,UBND tỉnh Một,UBND,tỉnh,ubnd,,,
T1.01,Sở Nội vụ,SNV,tỉnh,sở,T1,,
T1.31,UBND xã Hai,UBND,xã,ubnd,T9,01/07/2025,
T1.32,UBND xã Ba,UBND,thôn,ubnd,T1,,
`

func TestTheListOfAgenciesIsImported(t *testing.T) {
	a := openEmpty(t)
	k := keyboard{t, a}
	path := filepath.Join(t.TempDir(), "Danh sách cơ quan.csv")
	if err := os.WriteFile(path, []byte(someUnits), 0o600); err != nil {
		t.Fatal(err)
	}
	a.readUnits(path)
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Dòng 5") {
		t.Fatalf("%d questions, status %q", len(a.asking), a.shell.status.Text)
	}
	k.press(fyne.KeyReturn)
	s := a.current.(*unitsScreen)
	if len(s.rows) != 3 || !strings.Contains(a.shell.status.Text, "3") {
		t.Errorf("%d agencies, status %q", len(s.rows), a.shell.status.Text)
	}
	if text := shownText(s.content); !strings.Contains(text, "T9") {
		t.Errorf("the missing superior is not told: %q", text)
	}
}

func TestAgenciesAreShownAsOfADay(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeUnits)
	s := a.current.(*unitsScreen)
	k.write("H90.31.05")
	if len(s.rows) == 0 || s.rows[0].Code != "H90.31.05" {
		t.Fatalf("found %+v", s.rows)
	}
	if got := s.cell(0, 5).Text; got != "UBND tỉnh Thanh Lĩnh" {
		t.Errorf("today it is under %q", got)
	}
	if text := shownText(s.detail); !strings.Contains(text, "30/06/2025") || !strings.Contains(text, "UBND huyện Vân Khê") {
		t.Errorf("its history is %q", text)
	}
	a.window.Canvas().Focus(s.day.object)
	k.overwrite("30/6/2025")
	if got := s.cell(0, 5).Text; got != "UBND huyện Vân Khê" {
		t.Errorf("on 30/06/2025 it is under %q", got)
	}
	a.window.Canvas().Focus(s.search)
	k.overwrite("BCT")
	if text := shownText(s.detail); !strings.Contains(text, "Không đổi từ trước đến nay") {
		t.Errorf("the history of what never changed is %q", text)
	}
}

// TestAListOfAgenciesIsDescribedBeforeItsFileIsChosen: and Esc leaves the choice of a
// file as it leaves everything, no other key reaching what lies under it.
func TestAListOfAgenciesIsDescribedBeforeItsFileIsChosen(t *testing.T) {
	a := openEmpty(t)
	k := keyboard{t, a}
	tap(t, a.shell.content, "Nhập danh sách")
	top := a.window.Canvas().Overlays().Top
	if top() == nil || !strings.Contains(shownText(top()), "Mã, Tên, Viết tắt") {
		t.Fatal("what the list looks like is not told")
	}
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 || top() == nil {
		t.Fatalf("%d questions: no file can be chosen", len(a.asking))
	}
	for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyReturn} {
		if k.press(key); len(a.asking) != 1 || a.place != placeUnits {
			t.Errorf("%s got past the choice of a file", key)
		}
	}
	k.press(fyne.KeyEscape)
	if len(a.asking) != 0 || top() != nil {
		t.Errorf("Esc left %d questions open", len(a.asking))
	}
	a.goTo(placeOverview)
	if tap(t, a.shell.content, "Thêm cơ quan"); len(a.asking) != 1 {
		t.Error("an agency cannot be entered without a file")
	}
}

// TestAgenciesAreLookedAtAsBefore when one of them was changed.
func TestAgenciesAreLookedAtAsBefore(t *testing.T) {
	a := openSample(t)
	a.goTo(placeUnits)
	s := a.current.(*unitsScreen)
	s.search.SetText("so")
	s.day.set(register.MustDate("2026-01-05"))
	s.grid.Select(2)
	code := s.rows[2].Code
	a.showUnits()
	again := a.current.(*unitsScreen)
	day, _ := again.day.date()
	if again == s || again.search.Text != "so" || day != register.MustDate("2026-01-05") || again.rows[again.grid.Current()].Code != code {
		t.Errorf("shown again: %q, %s, row %d", again.search.Text, day, again.grid.Current())
	}
}
