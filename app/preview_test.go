package app

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/export"

	"fyne.io/fyne/v2"
)

// pagesOf opens the pages of the report that is chosen first.
func pagesOf(t *testing.T, a *App) *previewScreen {
	t.Helper()
	a.goTo(placeReports)
	keyboard{t, a}.press(fyne.KeyF3)
	s, ok := a.current.(*previewScreen)
	if !ok {
		t.Fatalf("F3 opened %T", a.current)
	}
	return s
}

// TestThePagesOfAReportAreSeenBeforeItIsWritten turns and enlarges them by keyboard.
func TestThePagesOfAReportAreSeenBeforeItIsWritten(t *testing.T) {
	a := openSample(t)
	a.window.Resize(fyne.NewSize(1280, 800))
	s := pagesOf(t, a)
	k := keyboard{t, a}
	if s.pages < 5 || s.paper.Image == nil {
		t.Fatalf("%d pages, picture %v", s.pages, s.paper.Image)
	}
	first := s.paper.Image
	k.press(fyne.KeyPageDown)
	if s.page != 1 || s.paper.Image == first || !strings.Contains(s.where.Text, "2/") {
		t.Errorf("page %d, %q", s.page, s.where.Text)
	}
	k.press(fyne.KeyEnd)
	k.press(fyne.KeyPageDown)
	if s.page != s.pages-1 {
		t.Errorf("page %d of %d at the end", s.page, s.pages)
	}
	k.press(fyne.KeyHome)
	if s.paper.Image != first {
		t.Error("a page that was drawn is drawn again")
	}
	wide := s.paper.Image.Bounds().Dx()
	for range len(zooms) {
		k.press(fyne.KeyPlus)
	}
	if now := s.paper.Image.Bounds().Dx(); now <= wide || s.scale.Text != "200%" {
		t.Errorf("%d points wide, then %d at %s", wide, now, s.scale.Text)
	}
	a.pressed(fyne.KeyP, fyne.KeyModifierControl)
	if files, err := filepath.Glob(filepath.Join(a.copies, "*.pdf")); err != nil || len(files) != 1 {
		t.Errorf("the viewer was given %v, %v", files, err)
	}
	k.press(fyne.KeyEscape)
	if _, ok := a.current.(*reportScreen); !ok {
		t.Errorf("Escape leads to %T", a.current)
	}
	if list, err := a.st.Reports(); err != nil || len(list) != 0 {
		t.Errorf("a preview was recorded: %+v, %v", list, err)
	}
}

// TestPagesAreLetGo: one can go anywhere from the pages, and see others after it.
func TestPagesAreLetGo(t *testing.T) {
	a := openSample(t)
	for range 3 {
		if s := pagesOf(t, a); s.pages == 0 || a.pages == nil {
			t.Fatal("there are no pages")
		}
		a.goTo(placeReview)
		if a.pages != nil {
			t.Fatal("the pages are held")
		}
	}
}

// TestAFailedPreviewSaysSo: what cannot be made is told in words, and one can go
// back.
func TestAFailedPreviewSaysSo(t *testing.T) {
	a := openSample(t)
	a.previewReport(export.Request{Kind: export.KindReminder, From: 1, To: 2, AsOf: 3, Unit: "H90"}, "x", "x.pdf", func() { a.goTo(placeReports) })
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Chưa xem trước được") {
		t.Fatalf("%d questions", len(a.asking))
	}
	k := keyboard{t, a}
	k.press(fyne.KeyReturn)
	k.press(fyne.KeyPageDown)
	k.press(fyne.KeyEscape)
	if _, ok := a.current.(*reportScreen); !ok {
		t.Errorf("Escape leads to %T", a.current)
	}
}

// TestAFileThatCannotBeOpenedSaysWhereItLies: a computer without a viewer still prints
// from elsewhere.
func TestAFileThatCannotBeOpenedSaysWhereItLies(t *testing.T) {
	a := openSample(t)
	a.showUnopened("/nơi nào đó/danh sách.pdf", errors.New("no viewer"))
	text := shownText(a.window.Canvas().Overlays().Top())
	for _, said := range []string{text, a.shell.status.Text} {
		if !strings.Contains(said, "/nơi nào đó/danh sách.pdf") {
			t.Errorf("where it lies is not in %q", said)
		}
	}
	if !strings.Contains(text, "no viewer") {
		t.Errorf("the cause is not in %q", text)
	}
}
