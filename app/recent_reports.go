package app

import (
	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// recentReports lists the reports that left the house, the newest first.
type recentReports struct {
	content fyne.CanvasObject
	w       words
	grid    *widgets.Grid
	rows    []store.ReportRecord
	kinds   map[string]string
}

func newRecentReports(w words, on reportActions) *recentReports {
	s := &recentReports{w: w, kinds: map[string]string{string(export.KindReminder): w.t("Reminder"), string(export.KindReturn): w.t("Return slip"), string(export.KindCase): w.t("Reasoning behind findings")}}
	for _, c := range reportKinds(w) {
		s.kinds[c.value] = c.label
	}
	with := func(do func(store.ReportRecord)) func() {
		return func() {
			if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
				do(s.rows[row])
			}
		}
	}
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Made"), Width: 124, MinWidth: 124}, {Title: w.t("Report"), Width: 150, MinWidth: 66, Flex: true}, {Title: w.t("Period"), Width: 100, MinWidth: 70},
			{Title: w.t("Number"), Width: 104, MinWidth: 74}},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnActivated: func(int) { with(on.again)() },
	})
	bar := container.NewHBox(widgets.NewButton(w.t("Open (Enter)"), theme.FileIcon(), with(on.again)), widgets.NewButton(w.t("What changed since …"), theme.HistoryIcon(), with(on.since)))
	s.content = container.NewBorder(nil, bar, nil, nil, s.grid)
	return s
}

func (s *recentReports) show(rows []store.ReportRecord) {
	s.rows = rows
	s.grid.Refresh()
}

func (s *recentReports) cell(row, col int) widgets.CellText {
	r := s.rows[row]
	switch col {
	case 0:
		return widgets.CellText{Text: r.Made.Local().Format("02/01/2006 15:04")}
	case 1:
		return widgets.CellText{Text: s.kinds[r.Kind], Bold: r.IsSubmitted()}
	case 2:
		return widgets.CellText{Text: export.PeriodWords(r.From, r.To)}
	}
	if r.Number == "" {
		return widgets.CellText{Text: s.w.t("not logged"), Tone: widgets.ToneMuted}
	}
	return widgets.CellText{Text: r.Number, Bold: r.IsSubmitted()}
}
