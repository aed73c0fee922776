package app

import (
	"path/filepath"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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
	submit   *widgets.Check // logged as an outgoing document, frozen
	bound    *widgets.Check // a register with cover and closing
	annexes  []annexCheck   // of the compliance report
	choices  *fyne.Container
	reword   *widgets.Button
	preview  *widgets.Button
	number   *widgets.Line
	folder   *widgets.Line
	figures  *widgets.Grid
	recent   *recentReports
	tabs     *container.AppTabs
	rows     []export.Figure
	problem  *widget.Label
	bar      *widget.ProgressBar
	write    *widgets.Button
	cancel   *widgets.Button
	open     *widgets.Button
	host     *widgets.PopupHost
	filling  bool // the fields, by the program: what they ask for is asked once, at the end
}

// annexCheck is an annex that can be left out.
type annexCheck struct {
	kind  export.Optional
	check *widgets.Check
}

// reportActions are what the user can want.
type reportActions struct {
	changed func(export.Request)
	write   func(req export.Request, path string)
	submit  func(req export.Request, path string)
	reword  func(export.Request)
	again   func(store.ReportRecord) // opens its file
	since   func(store.ReportRecord) // tells what became of it
	preview func(req export.Request, file string)
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
		labelled(w.t("Report"), s.kind.object),
		inRow(labelled(w.t("Period"), s.period.object), labelled(w.t("Data as of"), s.asOf.object)),
		inRow(labelled(w.t("From day"), s.from.object), labelled(w.t("To day"), s.to.object)),
		labelled(w.t("Agency (blank for all)"), s.unit.object),
		inRow(labelled(w.t("Number of the report (blank to write it in)"), s.number), labelled(w.t("Form"), s.format.object)),
		labelled(w.t("Folder"), container.NewBorder(nil, nil, nil, pick, s.folder)),
		s.choices, s.submit, s.bound,
		s.problem, container.NewHBox(s.write, s.cancel, s.open), container.NewHBox(s.preview, s.reword), s.bar)
	s.figures = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Figures of the report"), Width: 260, MinWidth: 160, Flex: true}, {Title: w.t("Count"), Width: 84, MinWidth: 70, AlignRight: true}},
		Length:  func() int { return len(s.rows) }, Cell: s.cell,
	})
	s.recent = newRecentReports(w, on)
	s.tabs = container.NewAppTabs(container.NewTabItem(w.t("Figures"), s.figures), container.NewTabItem(w.t("Reports made"), s.recent.content))
	split := container.NewHSplit(container.NewVScroll(container.NewPadded(form)), s.tabs)
	split.SetOffset(0.46)
	s.host.SetContent(split)
	s.content = s.host
	return s
}

func (s *reportScreen) makeFields(folder string) {
	w, changed := s.w, s.changed
	s.kind = newSelectField(reportKinds(w), changed)
	names := make([]choice, len(s.periods))
	for i, p := range s.periods {
		names[i] = choice{level(i + 1), p.name}
	}
	s.period = newSelectField(names, s.periodChosen)
	s.from, s.to, s.asOf = newDateField(s.on.today, changed), newDateField(s.on.today, changed), newDateField(s.on.today, changed)
	s.unit = newUnitField(s.host, false, s.on.units, s.on.nameOf, nil, changed)
	s.format = newSelectField([]choice{{".pdf", "PDF"}, {".xlsx", "Excel (XLSX)"}, {".docx", w.t("Word (DOCX), the text alone")}}, changed)
	s.number, s.folder = widgets.NewCodeLine(), widgets.NewCodeLine()
	s.folder.SetText(folder)
	s.submit = widgets.NewCheck(w.t("Submit: log it as an outgoing document with the next number, and freeze it"), false, func(bool) { s.changed() })
	s.bound = widgets.NewCheck(w.t("For binding: with cover, numbers without documents, closing"), false, func(bool) { s.changed() })
	s.choices = container.New(layout.NewRowWrapLayout(), widget.NewLabel(w.t("Annexes:")))
	for _, x := range []annexCheck{{kind: export.AnnexList, check: widgets.NewCheck(w.t("findings"), true, nil)}, {kind: export.AnnexUnits, check: widgets.NewCheck(w.t("figures by agency"), true, nil)},
		{kind: export.AnnexMerit, check: widgets.NewCheck(w.t("order of merit"), true, nil)}, {kind: export.AnnexCharts, check: widgets.NewCheck(w.t("charts"), true, nil)}} {
		s.annexes = append(s.annexes, x)
		s.choices.Add(x.check)
	}
	s.reword = widgets.NewButton(w.t("Edit the words … (F4)"), theme.DocumentCreateIcon(), s.rewordNow)
	s.preview = widgets.NewButton(w.t("See the pages (F3)"), theme.VisibilityIcon(), s.previewNow)
	s.problem = problemLabel()
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
	s.filling = true
	s.asOf.set(s.on.today())
	s.kind.set(string(export.KindCompliance))
	s.format.set(".pdf")
	s.filling = false
	s.period.set(level(1))
}

func (s *reportScreen) periodChosen() {
	if i := s.period.index(); i >= 0 {
		s.filling = true
		s.from.set(s.periods[i].from)
		s.to.set(s.periods[i].to)
		s.filling = false
		s.changed()
	}
}

// request reads the fields; problem says in words what is missing or wrong.
func (s *reportScreen) request() (req export.Request, problem string) {
	from, okFrom := s.from.date()
	to, okTo := s.to.date()
	asOf, okAsOf := s.asOf.date()
	unit := one(s.unit.parties())
	req = export.Request{Kind: export.Kind(s.kind.value()), From: from, To: to, AsOf: asOf, Unit: unit.Code, Number: register.Clean(s.number.Text),
		Bound: s.bound.Checked && isRegister(export.Kind(s.kind.value()))}
	for _, x := range s.annexes {
		if !x.check.Checked {
			req.Without = append(req.Without, x.kind)
		}
	}
	switch {
	case !okFrom || !okTo || from == 0 || to == 0 || from > to:
		return req, s.w.t("Choose a period: its first day must not come after its last.")
	case !okAsOf || asOf == 0:
		return req, s.w.t("Choose the day the report looks from.")
	case unit.Code == "" && unit.Text != "":
		return req, s.w.t("No agency is called “{text}”; choose one from the list.", "text", unit.Text)
	case s.isSubmitting() && s.format.value() != ".pdf":
		return req, s.w.t("A report is submitted as .pdf.")
	case s.format.value() == ".docx" && req.Kind != export.KindCompliance:
		return req, s.w.t("Only the report on compliance is written as .docx; the others are tables, which .xlsx holds.")
	}
	return req, ""
}

// isSubmitting reports that the report is to be logged; only the one on compliance
// is.
func (s *reportScreen) isSubmitting() bool {
	return s.submit.Checked && s.kind.value() == string(export.KindCompliance)
}

func isRegister(k export.Kind) bool {
	return k == export.KindOutgoing || k == export.KindIncoming
}

// offer shows what can be chosen for the kind of report.
func (s *reportScreen) offer() {
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	compliance := s.kind.value() == string(export.KindCompliance)
	show(s.submit, compliance)
	show(s.choices, compliance)
	show(s.reword, compliance)
	show(s.bound, isRegister(export.Kind(s.kind.value())))
}

// previewNow shows the pages of the report.
func (s *reportScreen) previewNow() {
	req, problem := s.request()
	say(s.problem, problem)
	if problem == "" {
		s.on.preview(req, reportFiles[req.Kind]+"_"+req.From.ISO()+"_"+req.To.ISO()+".pdf")
	}
}

// rewordNow opens the words of the report.
func (s *reportScreen) rewordNow() {
	req, problem := s.request()
	say(s.problem, problem)
	if problem == "" && req.Kind == export.KindCompliance {
		s.on.reword(req)
	}
}

// changed asks for the figures of what is chosen now.
func (s *reportScreen) changed() {
	if s.filling {
		return
	}
	s.offer()
	req, problem := s.request()
	say(s.problem, problem)
	if problem == "" {
		s.on.changed(req)
	}
}

// reportKinds are the reports one can choose.
func reportKinds(w words) []choice {
	return []choice{{string(export.KindCompliance), w.t("Compliance with the working rules")},
		{string(export.KindOutgoing), w.t("Register of outgoing documents")}, {string(export.KindIncoming), w.t("Register of incoming documents")},
		{string(export.KindTracking), w.t("Handling of incoming documents")}, {string(export.KindTasks), w.t("Tasks set by directives")},
		{string(export.KindProgramme), w.t("Yearly programme")}, {string(export.KindRanking), w.t("Ranking of the agencies")}}
}

// reportFiles are how the files of the kinds begin.
var reportFiles = map[export.Kind]string{export.KindCompliance: "BC-QuyCheLamViec", export.KindOutgoing: "SoVanBanDi", export.KindIncoming: "SoVanBanDen",
	export.KindTracking: "TheoDoiVanBanDen", export.KindTasks: "NhiemVuDuocGiao", export.KindProgramme: "ChuongTrinhCongTac", export.KindRanking: "XepHangDonVi"}

// path is where the report goes: kind, period and form make its name.
func (s *reportScreen) path(req export.Request) string {
	return filepath.Join(s.folder.Text, reportFiles[req.Kind]+"_"+req.From.ISO()+"_"+req.To.ISO()+s.format.value())
}

// writeNow writes the report, unless one is being written or something is
// missing.
func (s *reportScreen) writeNow() {
	if s.write.Disabled() {
		return
	}
	req, problem := s.request()
	if problem == "" && !filepath.IsAbs(s.folder.Text) {
		problem = s.w.t("Choose the folder the report goes to.")
	}
	say(s.problem, problem)
	switch {
	case problem != "":
	case s.isSubmitting():
		s.on.submit(req, s.path(req))
	default:
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
