package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

func (s *settingsScreen) rulesTab(rb *review.Rulebook, on settingsActions) fyne.CanvasObject {
	w := s.w
	detail := container.NewVBox()
	cell := func(row, col int) widgets.CellText {
		r := rb.Rules[row]
		code := r.Code
		if r.Tier != "" {
			code += " (" + r.Tier + ")"
		}
		return []widgets.CellText{{Text: code, Bold: true}, {Text: s.title(r.Title, r.TitleEn)}, {Text: s.span(r.From, r.To)},
			s.onOff(r.Enabled), readCell(w, r.Confirmed)}[col]
	}
	grid := widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Rule"), Width: 78, MinWidth: 76}, {Title: w.t("Title"), Width: 220, MinWidth: 130, Flex: true},
			{Title: w.t("In force"), Width: 170, MinWidth: 116}, {Title: w.t("Applied"), Width: 88, MinWidth: 70}, {Title: w.t("Text"), Width: 120, MinWidth: 110}},
		Length: func() int { return len(rb.Rules) }, Cell: cell, OnActivated: on.editRule,
		OnSelected: func(row int) {
			if row >= 0 {
				s.showRule(detail, rb.Rules[row], func() { on.editRule(row) })
			}
		},
	})
	s.rules = grid
	grid.Select(0)
	split := container.NewHSplit(grid, container.NewVScroll(container.NewPadded(detail)))
	split.SetOffset(0.62)
	return container.NewBorder(nil, s.tablesBar(on), nil, nil, split)
}

func (s *settingsScreen) showRule(box *fyne.Container, r review.Rule, edit func()) {
	w := s.w
	head := wrapped(r.Code + " – " + s.title(r.Title, r.TitleEn))
	head.TextStyle.Bold = true
	weight := severityWord(w, r.Severity)
	pack := r.Pack
	if pack == "" {
		pack = w.t("Rules of no pack")
	}
	box.Objects = []fyne.CanvasObject{head, wrapped(w.t("Pack: {text}", "text", pack)), wrapped(w.t("Citation: {text}", "text", r.Cite())), wrapped(w.t("Weight: {text}", "text", weight)),
		wrapped(w.t("Example: {text}", "text", r.Example)),
		container.NewHBox(widgets.NewButton(w.t("Edit rule …"), nil, edit))}
	box.Refresh()
}

func (s *settingsScreen) exceptionsTab(rb *review.Rulebook, on settingsActions) fyne.CanvasObject {
	w := s.w
	proofs := map[review.ExceptionKind]string{review.ByDocument: w.t("a document"), review.ByReason: w.t("a reason"), review.ByStructure: w.t("the document itself")}
	grid := widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Code"), Width: 56, MinWidth: 44}, {Title: w.t("Exception"), Width: 300, MinWidth: 200, Flex: true},
			{Title: w.t("Source"), Width: 300, MinWidth: 160}, {Title: w.t("Proven by"), Width: 140, MinWidth: 136}, {Title: w.t("Applied"), Width: 88, MinWidth: 70},
			{Title: w.t("Text"), Width: 120, MinWidth: 110}},
		Length: func() int { return len(rb.Exceptions) }, OnActivated: on.editException,
		Cell: func(row, col int) widgets.CellText {
			e := rb.Exceptions[row]
			return []widgets.CellText{{Text: e.Code, Bold: true}, {Text: s.title(e.Title, e.TitleEn)}, {Text: e.Source}, {Text: proofs[e.Kind]},
				s.onOff(e.Enabled), readCell(w, e.Confirmed)}[col]
		},
	})
	change := widgets.NewButton(w.t("Change … (Enter)"), theme.DocumentCreateIcon(), func() {
		if row := grid.Current(); row >= 0 {
			on.editException(row)
		}
	})
	return container.NewBorder(container.NewHBox(change), nil, nil, nil, grid)
}

func (s *settingsScreen) title(vi, en string) string {
	if s.w.lang == "en" && en != "" {
		return en
	}
	return vi
}

func (s *settingsScreen) span(from, to register.Date) string { return spanWords(s.w, from, to) }

// spanWords say from when until when something holds.
func spanWords(w words, from, to register.Date) string {
	switch {
	case from == 0 && to == 0:
		return w.t("always")
	case from == 0:
		return w.t("until {to}", "to", to)
	case to == 0:
		return w.t("since {from}", "from", from)
	}
	return from.String() + " – " + to.String()
}

func (s *settingsScreen) onOff(enabled bool) widgets.CellText {
	if enabled {
		return widgets.CellText{Text: s.w.t("on"), Tone: widgets.ToneOK}
	}
	return widgets.CellText{Text: s.w.t("off"), Tone: widgets.ToneMuted}
}

// readCell says whether somebody held an entry against the text of the act.
func readCell(w words, confirmed bool) widgets.CellText {
	if confirmed {
		return widgets.CellText{Text: w.t("read in the source")}
	}
	return widgets.CellText{Text: w.t("not yet held against the text"), Tone: widgets.ToneWarn}
}
