package app

import (
	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// overviewScreen is the first one: the figures one should know, each a way to what
// is behind it, and who broke the working rules when.
type overviewScreen struct {
	content fyne.CanvasObject
	w       words
	on      overviewActions
	figures []*widgets.Figure
	heat    *widgets.Heat
	cell    *widget.Label // what the cursor of the chart is on
	nobody  *widget.Label
	units   unitMonths
}

// The figures in their order on the screen.
const (
	figureOverdue = iota
	figureLateDocuments
	figureSoon
	figureProgramme
	figureBypass
	figureUndecided
	figureNumbers
	figureBackup
)

// overviewActions are the ways on: one for each figure, and one for a cell of the
// chart.
type overviewActions struct {
	open   []func()
	cell   func(unit string, months []period)
	nameOf func(code string) string
	first  *widgets.Banner // first steps, nil when they are taken
}

func newOverviewScreen(w words, title string, on overviewActions) *overviewScreen {
	s := &overviewScreen{w: w, on: on, cell: hint(""), nobody: hint(w.t("No breach counts in these months."))}
	labels := []string{w.t("Tasks overdue"), w.t("Documents overdue"), w.t("Due in 7 days"), w.t("Programme items this month"),
		w.t("Sent over a level's head this month"), w.t("Findings undecided"), w.t("Numbers unexplained"), w.t("Last backup")}
	tiles := container.NewGridWithColumns(4)
	for i, label := range labels {
		f := widgets.NewFigure(label, on.open[i])
		s.figures = append(s.figures, f)
		tiles.Add(f)
	}
	s.heat = widgets.NewHeat(widgets.HeatConfig{Corner: w.t("Agency"), Total: w.t("Breaches in 12 months"), OnCursor: s.tell, OnPicked: s.pick})
	head := heading(title)
	top := container.NewVBox(head, tiles)
	if on.first != nil {
		top = container.NewVBox(on.first, head, tiles)
	}
	top.Add(heading(w.t("Findings by agency and month")))
	top.Add(s.nobody)
	s.nobody.Hide()
	s.content = container.NewBorder(top, s.cell, nil, nil, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.ScrollBarSize()), s.heat)))
	return s
}

// show fills in the figures.
func (s *overviewScreen) show(o overview) {
	w := s.w
	count := func(i, n int, note string, bad widgets.Tone) {
		tone := widgets.ToneOK
		if n > 0 {
			tone = bad
		}
		s.figures[i].Set(w.number(n), note, tone)
	}
	count(figureOverdue, o.overdue, w.t("not finished, past their deadlines"), widgets.ToneDanger)
	count(figureLateDocuments, o.lateDocuments, w.t("incoming, answer overdue"), widgets.ToneDanger)
	count(figureSoon, o.dueSoon, w.t("tasks still open"), widgets.ToneWarn)
	count(figureProgramme, o.programme, w.t("due and still open"), widgets.ToneWarn)
	if o.isUnjudged {
		for _, i := range []int{figureBypass, figureUndecided} {
			s.figures[i].Set("–", w.t("open to judge this large register"), widgets.ToneMuted)
		}
		s.nobody.SetText(w.t("A register this large is judged when the review is opened. Close the books of earlier years to have it judged at every start."))
	} else {
		count(figureBypass, o.bypasses, w.t("last month: {n}", "n", o.before), widgets.ToneDanger)
		count(figureUndecided, o.undecided, w.t("waiting for a decision"), widgets.ToneWarn)
	}
	count(figureNumbers, o.unexplained, w.t("gaps in this year's books"), widgets.ToneWarn)
	s.showUnits(o.units)
}

// showBackup tells how old the last backup is.
func (s *overviewScreen) showBackup(value, note string, isOld bool) {
	tone := widgets.ToneOK
	if isOld {
		tone = widgets.ToneWarn
	}
	s.figures[figureBackup].Set(value, note, tone)
}

func (s *overviewScreen) showUnits(u unitMonths) {
	s.units = u
	names, months := make([]string, len(u.units)), make([]string, len(u.months))
	for i, code := range u.units {
		names[i] = s.on.nameOf(code)
	}
	for i, m := range u.months {
		months[i] = m.short()
	}
	s.heat.SetValues(names, months, u.counts)
	setShown(s.nobody, len(names) == 0)
	setShown(s.heat, len(names) > 0)
}

// tell says in words what the cursor is on.
func (s *overviewScreen) tell(row, col int) {
	switch {
	case row < 0:
		s.cell.SetText(s.w.t("Arrow keys or the mouse tell a field, Enter or a click opens its findings."))
	case col < 0:
		s.cell.SetText(s.w.t("{unit}: {n} breaches in 12 months", "unit", s.on.nameOf(s.units.units[row]), "n", s.heat.Sum(row)))
	default:
		s.cell.SetText(s.w.t("{unit}, {month}: {n} breaches", "unit", s.on.nameOf(s.units.units[row]), "month", s.units.months[col].name, "n", s.units.counts[row][col]))
	}
}

func (s *overviewScreen) pick(row, col int) {
	months := s.units.months
	if col >= 0 {
		months = months[col : col+1]
	}
	s.on.cell(s.units.units[row], months)
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
