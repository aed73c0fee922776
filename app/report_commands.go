package app

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	"kycuong/export"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
)

// openReport opens the reports at one of them.
func (a *App) openReport(kind string) {
	a.goTo(placeReports)
	if s, ok := a.current.(*reportScreen); ok && s.kind.value() != kind {
		s.kind.set(kind)
	}
}

// showReports opens the reports.
func (a *App) showReports() {
	var s *reportScreen
	written := ""
	stop := context.CancelFunc(func() {})
	asked := 0
	s = newReportScreen(a.w, periodsBefore(a.w, a.today()), a.reportFolder(), reportActions{
		changed: func(req export.Request) {
			asked++
			a.preview(s, req, asked, func() int { return asked })
		},
		write: func(req export.Request, path string) {
			a.unlessThere(path, func() {
				s.busy(true)
				a.fyne.Preferences().SetString(folderPreference, filepath.Dir(path))
				stop = a.writeReport(s, req, path, func() { written = path })
			})
		},
		submit: func(req export.Request, path string) {
			a.unlessThere(path, func() {
				a.askSure(a.w.t("Submit this report?"), a.w.t("It takes the next number of the book of outgoing documents. Later changes of the register are listed against it."), a.w.t("Submit"), func() {
					s.busy(true)
					a.fyne.Preferences().SetString(folderPreference, filepath.Dir(path))
					stop = a.submitReport(s, req, path, func() { written = path })
				})
			})
		},
		reword: a.editNarrative,
		again:  func(r store.ReportRecord) { a.openReportAgain(s.folder.Text, r) },
		since:  a.showSince,
		preview: func(req export.Request, file string) {
			a.previewReport(req, s.kind.object.Selected, file, func() {
				a.current = s
				a.set(s.content, s.preview)
			})
		},
		cancel: func() { stop() },
		open:   func() { a.openFile(written) },
		folder: a.chooseFolder,
		units:  func(query string) []register.Unit { return a.org.Find(query, a.today(), suggested) },
		nameOf: func(code string) string { return a.org.Name(code, a.today()) },
		today:  a.today,
	})
	a.current = s
	a.set(s.content, s.kind.object)
	s.begin()
	a.listReports(s)
}

// listReports fills in the reports that were made.
func (a *App) listReports(s *reportScreen) {
	var list []store.ReportRecord
	a.background(a.w.t("The reports were not listed"), func(context.Context) error {
		var err error
		list, err = a.st.Reports()
		return err
	}, func() { s.recent.show(list) })
}

// openReportAgain opens the file of a report: a submitted one from the register,
// another from the folder, as long as it is there.
func (a *App) openReportAgain(folder string, r store.ReportRecord) {
	if r.IsSubmitted() {
		a.openAttachment(register.Attachment{Document: r.Document, Hash: r.Digest, Name: r.File})
		return
	}
	path := filepath.Join(folder, r.File)
	if _, err := os.Stat(path); err != nil {
		a.tell(a.w.t("The report was not opened"), a.w.t("{file} is not in the folder {folder}. Write it again, or choose the folder it is in.", "file", r.File, "folder", folder))
		return
	}
	a.openFile(path)
}

// showSince tells what became of a report.
func (a *App) showSince(r store.ReportRecord) {
	var lines []string
	a.background(a.w.t("The changes were not worked out"), func(context.Context) error {
		var err error
		lines, err = a.services.Since(a.st, r, a.w.lang)
		return err
	}, func() {
		list := container.NewVBox()
		for _, line := range lines[:min(len(lines), shownRefusals)] {
			list.Add(wrapped(line))
		}
		scroll := container.NewVScroll(list)
		scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
		a.ask(question{title: a.w.t("What changed since {file}", "file", r.File), body: scroll, width: 720, confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
	})
}

// unlessThere asks before a file is replaced.
func (a *App) unlessThere(path string, do func()) {
	if _, err := os.Stat(path); err != nil {
		do() // what else is wrong with the path, writing it will tell
		return
	}
	a.askSure(a.w.t("Replace {file}?", "file", filepath.Base(path)), a.w.t("There is a file of this name in the folder already."), a.w.t("Replace"), do)
}

// folderPreference names where the last report went. It belongs to this computer,
// not to the register, which may be carried to another.
const folderPreference = "reports.folder"

// reportFolder is where the last report went, and the user's documents before
// there was one.
func (a *App) reportFolder() string {
	if last := a.fyne.Preferences().String(folderPreference); isFolder(last) {
		return last
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return a.dir
	}
	for _, name := range []string{"Documents", "Tài liệu"} {
		if folder := filepath.Join(home, name); isFolder(folder) {
			return folder
		}
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// preview shows the figures a report would have.
func (a *App) preview(s *reportScreen, req export.Request, turn int, latest func() int) {
	var figures []export.Figure
	a.background(a.w.t("The figures could not be worked out"), func(ctx context.Context) error {
		var err error
		figures, err = a.services.Preview(ctx, a.st, req)
		return err
	}, func() {
		if turn == latest() {
			s.show(figures)
		}
	})
}

// writeReport writes a report in the background; cancelled or failed it leaves
// no file.
func (a *App) writeReport(s *reportScreen, req export.Request, path string, written func()) context.CancelFunc {
	ended := func() { s.busy(false) }
	return a.background(a.w.t("The report was not written"), func(ctx context.Context) error {
		defer onUI(ended)
		return a.services.Report(ctx, a.st, req, path, func(done, total int) {
			onUI(func() { s.bar.SetValue(float64(done) / float64(max(total, 1))) })
		})
	}, func() {
		written()
		a.listReports(s)
		s.open.Enable()
		a.status(a.w.t("Written: {path}", "path", path))
	})
}

// submitReport writes a report that is logged with a number of the ledger.
func (a *App) submitReport(s *reportScreen, req export.Request, path string, written func()) context.CancelFunc {
	var d register.Document
	return a.background(a.w.t("The report was not submitted"), func(ctx context.Context) error {
		defer onUI(func() { s.busy(false) })
		var err error
		d, err = a.services.Submit(ctx, a.st, req, a.today(), path, func(done, total int) {
			onUI(func() { s.bar.SetValue(float64(done) / float64(max(total, 1))) })
		})
		return err
	}, func() {
		written()
		a.listReports(s)
		s.open.Enable()
		s.submit.SetChecked(false)
		a.status(a.w.t("Submitted as {number} of {date}.", "number", d.Symbol, "date", d.Date))
	})
}

// openFile hands a file to the program the system opens it with.
func (a *App) openFile(path string) {
	if path == "" {
		return
	}
	if err := a.fyne.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		a.showUnopened(path, err)
	}
}

// showUnopened says where a file lies that the system could not open, to be opened from
// there by hand.
func (a *App) showUnopened(path string, err error) {
	title, text := a.errorWords(a.w.t("The file was not opened"), err)
	where := a.w.t("It lies here: {path}", "path", path)
	a.status(title + ". " + where)
	a.tell(title, where+"\n"+text)
}

func (a *App) chooseFolder(set func(string)) {
	a.over(dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			set(folder.Path())
		}
	}, a.window))
}
