package app

import (
	"os"
	"os/exec"
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

// narrativeOf opens the words of the compliance report of 2025.
func narrativeOf(t *testing.T, a *App) *narrativeScreen {
	t.Helper()
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	s.from.set(register.MustDate("2025-01-01"))
	s.to.set(register.MustDate("2025-12-31"))
	keyboard{t, a}.press(fyne.KeyF4)
	n, ok := a.current.(*narrativeScreen)
	if !ok {
		t.Fatalf("F4 opened %T", a.current)
	}
	return n
}

func (s *narrativeScreen) find(words string) int {
	return slices.IndexFunc(s.rows, func(r wording) bool { return strings.Contains(r.text, words) })
}

// TestTheWordsOfAReportAreEdited changes a paragraph, leaves one out, adds one, and
// finds them on paper and on the screen again.
func TestTheWordsOfAReportAreEdited(t *testing.T) {
	a := openSample(t)
	s := narrativeOf(t, a)
	logged := s.find("sổ đăng ký ghi nhận")
	s.grid.Select(logged)
	s.text.SetText(s.text.Text + " So với cùng kỳ tăng 77 văn bản.")
	if !strings.Contains(s.typed.Text, "77") {
		t.Errorf("a typed figure is not told: %q", s.typed.Text)
	}
	s.grid.Select(s.find("Đơn vị có nhiều trường hợp nhất"))
	k := keyboard{t, a}
	a.window.Canvas().Focus(s.grid)
	k.press(fyne.KeyF8)
	k.press(fyne.KeyF7)
	k.write("Cần tập huấn cho văn thư cấp xã.")
	a.pressed(fyne.KeyS, fyne.KeyModifierControl)
	if s.unsaved() {
		t.Fatal("the words were not kept")
	}
	again := narrativeOf(t, a)
	if r := again.rows[again.find("cùng kỳ tăng 77")]; !strings.Contains(r.text, "sổ đăng ký ghi nhận") || again.find("Cần tập huấn") < 0 || again.find("Đơn vị có nhiều trường hợp nhất") >= 0 {
		t.Errorf("%+v", r)
	}
	path := filepath.Join(t.TempDir(), "báo cáo.pdf")
	req := export.Request{Kind: export.KindCompliance, From: register.MustDate("2025-01-01"), To: register.MustDate("2025-12-31"), AsOf: a.today()}
	if err := a.services.Report(t.Context(), a.st, req, path, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(textOfPDF(t, path)), " ")
	for _, want := range []string{"tăng 77(*) văn bản", "Cần tập huấn cho văn thư cấp xã.", "Số do người lập báo cáo ghi"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on paper", want)
		}
	}
	if strings.Contains(text, "Đơn vị có nhiều trường hợp nhất") {
		t.Error("what was left out is on paper")
	}
	k.press(fyne.KeyF9)
	copied := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"\n\nI. TÌNH HÌNH", "tăng 77(*) văn bản", "\nCần tập huấn cho văn thư cấp xã.\n"} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q is not in the text that was copied:\n%s", want, copied)
		}
	}
	again.grid.Select(again.find("cùng kỳ tăng 77"))
	again.restore()
	if again.find("cùng kỳ") >= 0 || !again.unsaved() {
		t.Error("the draft does not stand again")
	}
	k.press(fyne.KeyEscape)
	if len(a.asking) != 1 {
		t.Errorf("%d questions on leaving with unkept words", len(a.asking))
	}
}

// TestAReportIsSubmittedFromTheWindow takes a number, asks first, and leaves the
// entry in the book.
func TestAReportIsSubmittedFromTheWindow(t *testing.T) {
	a := openSample(t)
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	s.from.set(register.MustDate("2025-01-01"))
	s.to.set(register.MustDate("2025-12-31"))
	folder := t.TempDir()
	s.folder.SetText(folder)
	s.submit.SetChecked(true)
	s.writeNow()
	if len(a.asking) != 1 {
		t.Fatalf("%d questions", len(a.asking))
	}
	a.answerAsked(true)
	records, err := a.st.Reports()
	if err != nil || len(records) != 1 || !records[0].IsSubmitted() || !strings.Contains(a.shell.status.Text, records[0].Number) {
		t.Fatalf("%+v, %v, %q", records, err, a.shell.status.Text)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
	if s.submit.Checked {
		t.Error("the next report would be submitted too")
	}
	if len(s.recent.rows) != 1 || s.recent.cell(0, 3).Text != records[0].Number || s.recent.cell(0, 0).Text == "" {
		t.Fatalf("the list of reports shows %+v", s.recent.rows)
	}
	decideFirst(t, a)
	a.showSince(records[0])
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "nay đã khác") {
		t.Errorf("what changed since is told as %q", text)
	}
	a.answerAsked(true)
	a.openReportAgain(folder, store.ReportRecord{File: "không có.pdf"})
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "không có.pdf") {
		t.Errorf("a missing file is told as %q", text)
	}
}

// decideFirst decides on the first finding of 2025.
func decideFirst(t *testing.T, a *App) {
	t.Helper()
	found, _, err := a.st.Findings(a.today(), review.Filter{From: register.MustDate("2025-01-01"), To: register.MustDate("2025-12-31")})
	if err != nil || len(found) == 0 {
		t.Fatal(len(found), err)
	}
	x := found[0]
	state := review.StateConfirmed
	if x.State == state {
		state = review.StateRemedied
	}
	if err := a.st.Decide([]review.Decision{{Key: x.Key(), State: state, Reason: "Đã xem lại", By: "A", Facts: x.FactsDigest()}}); err != nil {
		t.Fatal(err)
	}
}

// textOfPDF is what pdftotext reads.
func textOfPDF(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
