package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kycuong/cli"
	"kycuong/export"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// openReports opens the reports, to be written into a folder with accents and
// spaces in its name.
func openReports(t *testing.T, a *App) *reportScreen {
	t.Helper()
	a.goTo(placeReports)
	s := a.current.(*reportScreen)
	folder := filepath.Join(t.TempDir(), "Báo cáo năm 2026")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	s.folder.SetText(folder)
	return s
}

// written are the files in the folder of the screen.
func written(t *testing.T, s *reportScreen) []string {
	t.Helper()
	entries, err := os.ReadDir(s.folder.Text)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAReportIsWrittenWhereItIsWanted(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	for _, kind := range reportKinds(a.w) {
		for _, format := range []string{".pdf", ".xlsx"} {
			s.kind.set(kind.value)
			s.format.set(format)
			keyboard{t, a}.ctrl(fyne.KeyS)
			req, _ := s.request()
			if raw, err := os.ReadFile(s.path(req)); err != nil || len(raw) < 5000 {
				t.Errorf("%s: %d bytes, %v", kind.label+format, len(raw), err)
			}
			if len(s.rows) == 0 {
				t.Errorf("%s has no figures", kind.label)
			}
		}
	}
	if n := len(written(t, s)); n != 2*len(reportKinds(a.w)) {
		t.Errorf("%d files are written", n)
	}
	if !strings.Contains(a.shell.status.Text, "Đã xuất") || s.open.Disabled() {
		t.Errorf("status %q", a.shell.status.Text)
	}
}

func TestAFileIsNotReplacedUnasked(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	k := keyboard{t, a}
	req, _ := s.request()
	if err := os.WriteFile(s.path(req), []byte("of somebody else"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		answer fyne.KeyName
		kept   bool
	}{{fyne.KeyEscape, true}, {fyne.KeyReturn, false}} {
		k.ctrl(fyne.KeyS)
		if len(a.asking) != 1 {
			t.Fatal("nobody asks")
		}
		k.press(c.answer)
		raw, err := os.ReadFile(s.path(req))
		if kept := string(raw) == "of somebody else"; err != nil || kept != c.kept {
			t.Errorf("%s: kept %v, %v", c.answer, kept, err)
		}
	}
}

func TestAStoppedReportLeavesNoFile(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	told := 0
	a.services.Report = func(ctx context.Context, st *store.Store, req export.Request, path string, progress func(done, total int)) error {
		return cli.WriteReport(ctx, st, req, path, func(done, total int) {
			if told++; told == 1 {
				test.Tap(s.cancel)
			}
			progress(done, total)
		})
	}
	var waiting func()
	a.jobs.spawn = func(work func()) { waiting = work }
	tap(t, s.content, "Xuất báo cáo")
	if waiting == nil || !s.write.Disabled() || !s.bar.Visible() {
		t.Fatal("the screen does not say that a report is being written")
	}
	waiting()
	if told == 0 {
		t.Fatal("the report tells no progress")
	}
	if files := written(t, s); len(files) != 0 {
		t.Errorf("%q are left", files)
	}
	if s.write.Disabled() || s.bar.Visible() || !strings.Contains(a.shell.status.Text, "Đã dừng") {
		t.Errorf("status %q", a.shell.status.Text)
	}
}

func TestAReportThatCannotBeWrittenSaysSo(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	s.folder.SetText(filepath.Join(t.TempDir(), "not there"))
	keyboard{t, a}.ctrl(fyne.KeyS)
	if len(a.asking) != 1 || !strings.Contains(a.shell.status.Text, "Chưa") {
		t.Errorf("status %q", a.shell.status.Text)
	}
}

func TestAReportSaysWhatIsMissing(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	for name, c := range map[string]struct {
		spoil func(s *reportScreen)
		says  string
	}{
		"turned round":   {func(s *reportScreen) { s.to.object.SetText("01/01/2020") }, "ngày đầu"},
		"unknown agency": {func(s *reportScreen) { a.window.Canvas().Focus(s.unit.focus); k.write("Sở Không Có") }, "Sở Không Có"},
		"no folder":      {func(s *reportScreen) { s.folder.SetText("") }, "thư mục"},
		"no day":         {func(s *reportScreen) { s.asOf.object.SetText("") }, "ngày chốt"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openReports(t, a)
			folder := s.folder.Text
			c.spoil(s)
			k.ctrl(fyne.KeyS)
			if !s.problem.Visible() || !strings.Contains(s.problem.Text, c.says) {
				t.Errorf("it says %q, want a word of %q", s.problem.Text, c.says)
			}
			s.folder.SetText(folder)
			if files := written(t, s); len(files) != 0 {
				t.Errorf("%q were written", files)
			}
		})
	}
}

func TestTheFolderOfReportsIsRemembered(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	keyboard{t, a}.ctrl(fyne.KeyS)
	next := newApp(a.fyne, a.services, a.dir, a.who, "vi") // the next start
	t.Cleanup(next.stop)
	if got := next.reportFolder(); got != s.folder.Text {
		t.Errorf("the next start proposes %q, want %q", got, s.folder.Text)
	}
}

func TestTheFiguresOnScreenAreThoseOfCheck(t *testing.T) {
	a := openSample(t)
	s := openReports(t, a)
	req, problem := s.request()
	if problem != "" {
		t.Fatal(problem)
	}
	found, _, err := a.st.Findings(req.AsOf, review.Filter{From: req.From, To: req.To, Unit: req.Unit})
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
