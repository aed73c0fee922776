package app

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// reportScreen chooses a report, previews its figures and writes it.
type reportScreen struct {
	content  fyne.CanvasObject
	w        words
	on       reportActions
	kind     *selectField
	period   *selectField
	periods  []period
	from, to *dateField
	asOf     *dateField
	unit     *unitField
	format   *selectField
	number   *widgets.Line
	folder   *widgets.Line
	figures  *widgets.Grid
	rows     []export.Figure
	problem  *widget.Label
	bar      *widget.ProgressBar
	write    *widgets.Button
	cancel   *widgets.Button
	open     *widgets.Button
	host     *widgets.PopupHost
}

// reportActions are what the user can want.
type reportActions struct {
	changed func(export.Request)
	write   func(req export.Request, path string)
	cancel  func()
	open    func()
	folder  func(set func(string))
	units   func(query string) []register.Unit
	nameOf  func(code string) string
	today   func() register.Date
}

func newReportScreen(w words, periods []period, folder string, on reportActions) *reportScreen {
	s := &reportScreen{w: w, on: on, periods: periods, host: widgets.NewPopupHost(nil)}
	s.makeFields(folder)
	pick := widgets.NewButton(w.t("Choose folder …"), theme.FolderOpenIcon(), func() { on.folder(s.folder.SetText) })
	form := container.NewVBox(
		inRow(labelled(w.t("Report"), s.kind.object), labelled(w.t("Period"), s.period.object)),
		inRow(labelled(w.t("From day"), s.from.object), labelled(w.t("To day"), s.to.object), labelled(w.t("Data as of"), s.asOf.object)),
		inRow(labelled(w.t("Agency (blank for all)"), s.unit.object), labelled(w.t("Number of the report (blank to write it in)"), s.number)),
		inRow(labelled(w.t("Form"), s.format.object), labelled(w.t("Folder"), container.NewBorder(nil, nil, nil, pick, s.folder))),
		s.problem, container.NewHBox(s.write, s.cancel, s.open), s.bar)
	s.figures = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Figures of the report"), Width: 260, MinWidth: 160, Flex: true}, {Title: w.t("Count"), Width: 84, MinWidth: 70, AlignRight: true}},
		Length:  func() int { return len(s.rows) }, Cell: s.cell,
	})
	right := s.figures
	split := container.NewHSplit(container.NewVScroll(container.NewPadded(form)), container.NewPadded(right))
	split.SetOffset(0.58)
	s.host.SetContent(split)
	s.content = s.host
	return s
}

func (s *reportScreen) makeFields(folder string) {
	w, changed := s.w, s.changed
	s.kind = newSelectField([]choice{{string(export.KindCompliance), w.t("Compliance with the working rules")},
		{string(export.KindOutgoing), w.t("Register of outgoing documents")}, {string(export.KindIncoming), w.t("Register of incoming documents")}}, changed)
	names := make([]choice, len(s.periods))
	for i, p := range s.periods {
		names[i] = choice{level(i + 1), p.name}
	}
	s.period = newSelectField(names, s.periodChosen)
	s.from, s.to, s.asOf = newDateField(s.on.today, changed), newDateField(s.on.today, changed), newDateField(s.on.today, changed)
	s.unit = newUnitField(s.host, false, s.on.units, s.on.nameOf, changed)
	s.format = newSelectField([]choice{{".pdf", "PDF"}, {".xlsx", "Excel (XLSX)"}}, nil)
	s.number, s.folder = widgets.NewLine(), widgets.NewLine()
	s.folder.SetText(folder)
	s.problem = wrapped("")
	s.problem.Importance = widget.DangerImportance
	s.problem.Hide()
	s.bar = widget.NewProgressBar()
	s.bar.Hide()
	s.write = widgets.NewButton(w.t("Write the report (Ctrl+S)"), theme.DocumentSaveIcon(), s.writeNow)
	s.write.Importance = widget.HighImportance
	s.cancel = widgets.NewButton(w.t("Stop"), theme.CancelIcon(), func() { s.on.cancel() })
	s.cancel.Disable()
	s.open = widgets.NewButton(w.t("Open the report"), theme.FileIcon(), func() { s.on.open() })
	s.open.Disable()
}

// begin fills in the first period and asks for its figures.
func (s *reportScreen) begin() {
	s.asOf.set(s.on.today())
	s.kind.set(string(export.KindCompliance))
	s.format.set(".pdf")
	s.period.set(level(1))
}

func (s *reportScreen) periodChosen() {
	if i := s.period.index(); i >= 0 {
		s.from.set(s.periods[i].from)
		s.to.set(s.periods[i].to)
		s.changed()
	}
}

// request reads the fields; ok is false while a day is missing or wrong.
func (s *reportScreen) request() (req export.Request, ok bool) {
	from, okFrom := s.from.date()
	to, okTo := s.to.date()
	asOf, okAsOf := s.asOf.date()
	req = export.Request{Kind: export.Kind(s.kind.value()), From: from, To: to, AsOf: asOf, Unit: one(s.unit.parties()).Code, Number: register.Clean(s.number.Text)}
	return req, okFrom && okTo && okAsOf && from != 0 && to != 0 && from <= to && asOf != 0
}

func (s *reportScreen) changed() {
	req, ok := s.request()
	if !ok {
		s.say(s.w.t("Choose a period: its first day must not come after its last."))
		return
	}
	s.say("")
	s.on.changed(req)
}

func (s *reportScreen) say(text string) {
	s.problem.SetText(text)
	if text == "" {
		s.problem.Hide()
		return
	}
	s.problem.Show()
}

// path is where the report goes: kind, period and form make its name.
func (s *reportScreen) path(req export.Request) string {
	name := map[export.Kind]string{export.KindCompliance: "BC-QuyCheLamViec", export.KindOutgoing: "SoVanBanDi", export.KindIncoming: "SoVanBanDen"}[req.Kind]
	return filepath.Join(s.folder.Text, name+"_"+req.From.ISO()+"_"+req.To.ISO()+s.format.value())
}

func (s *reportScreen) writeNow() {
	if req, ok := s.request(); ok {
		s.on.write(req, s.path(req))
	}
}

// busy shows that a report is being written.
func (s *reportScreen) busy(isBusy bool) {
	if !isBusy {
		s.bar.Hide()
		s.cancel.Disable()
		s.write.Enable()
		return
	}
	s.bar.SetValue(0)
	s.bar.Show()
	s.cancel.Enable()
	s.write.Disable()
	s.open.Disable()
}

// show lists the figures of the report.
func (s *reportScreen) show(figures []export.Figure) {
	s.rows = figures
	s.figures.Refresh()
}

func (s *reportScreen) cell(row, col int) widgets.CellText {
	f := s.rows[row]
	if col == 0 {
		return widgets.CellText{Text: f.Label, Bold: f.Head}
	}
	if f.Head {
		return widgets.CellText{}
	}
	return widgets.CellText{Text: strconv.Itoa(f.Value)}
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
				a.folder = filepath.Dir(path)
				stop = a.writeReport(s, req, path, func() { written = path })
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
	a.set(s.content, nil)
	s.begin()
}

// unlessThere asks before a file is replaced.
func (a *App) unlessThere(path string, do func()) {
	if _, err := os.Stat(path); err != nil {
		do() // what else is wrong with the path, writing it will tell
		return
	}
	a.askSure(a.w.t("Replace {file}?", "file", filepath.Base(path)), a.w.t("There is a file of this name in the folder already."), a.w.t("Replace"), do)
}

// reportFolder is where reports go until somebody chooses another folder.
func (a *App) reportFolder() string {
	if a.folder != "" {
		return a.folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return a.dir
	}
	for _, name := range []string{"Documents", "Tài liệu"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
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
		s.open.Enable()
		a.status(a.w.t("Written: {path}", "path", path))
	})
}

// openFile hands a file to the program the system opens it with.
func (a *App) openFile(path string) {
	if path == "" {
		return
	}
	if err := a.fyne.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		a.showError(a.w.t("The report was not opened"), err)
	}
}

func (a *App) chooseFolder(set func(string)) {
	dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			set(folder.Path())
		}
	}, a.window)
}
