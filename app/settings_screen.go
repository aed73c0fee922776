package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// settingsScreen holds what an administrator keeps: the office, its numbering,
// the rules, the calendar, the look.
type settingsScreen struct {
	content  fyne.CanvasObject
	w        words
	tabs     *container.AppTabs
	numbers  *numbersTab
	calendar *calendarTab
}

// settingsActions are what the administrator can want.
type settingsActions struct {
	save     func(register.Settings)
	editRule func(index int)
	units    func(query string) []register.Unit
	nameOf   func(code string) string
	numbers  numbersActions
	calendar calendarActions
}

// settingsValues are what the screen shows.
type settingsValues struct {
	settings register.Settings
	rulebook *review.Rulebook
	calendar *register.Calendar
	series   []register.Series
	year     int
}

func newSettingsScreen(w words, v settingsValues, on settingsActions) *settingsScreen {
	s := &settingsScreen{w: w}
	s.numbers = newNumbersTab(w, v.series, s.booksBar(v.settings, on), on.numbers)
	s.calendar = newCalendarTab(w, v.calendar, v.year, on.calendar)
	s.tabs = container.NewAppTabs(
		container.NewTabItem(w.t("Office"), s.officeTab(v.settings, on)),
		container.NewTabItem(w.t("Numbers"), container.NewPadded(s.numbers.content)),
		container.NewTabItem(w.t("Rules"), s.rulesTab(v.rulebook, on)),
		container.NewTabItem(w.t("Exceptions"), s.exceptionsTab(v.rulebook)),
		container.NewTabItem(w.t("Calendar"), container.NewPadded(s.calendar.content)),
		container.NewTabItem(w.t("Look"), s.lookTab(v.settings, on)),
	)
	s.content = s.tabs
	return s
}

// textField is one setting with its label and where it is kept.
type textField struct {
	label string
	value *string
}

func (s *settingsScreen) officeTab(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w := s.w
	host := widgets.NewPopupHost(nil)
	office := newUnitField(host, false, on.units, on.nameOf, func() {})
	office.set([]register.Party{{Code: settings.Office}})
	fields := []textField{
		{w.t("Superior agency (first line)"), &settings.Superior}, {w.t("Issuing agency (second line)"), &settings.Agency},
		{w.t("Abbreviation in symbols"), &settings.Abbr}, {w.t("Place"), &settings.Place},
		{w.t("Signer's title (lines separated by /)"), &settings.SignerTitle}, {w.t("Signer's name"), &settings.SignerName},
		{w.t("Reports go to"), &settings.ReportTo}, {w.t("Copies of reports (separated by ;)"), &settings.CopiesTo},
		{w.t("Field in the symbol of letters"), &settings.LetterField},
	}
	form := container.NewVBox(labelled(w.t("Office whose register this is"), office.object))
	entries := make([]*widgets.Line, len(fields))
	for i, f := range fields {
		entries[i] = widgets.NewLine()
		entries[i].SetText(*f.value)
		form.Add(labelled(f.label, entries[i]))
	}
	save := widgets.NewButton(w.t("Save settings"), nil, func() {
		for i, f := range fields {
			*f.value = register.Clean(entries[i].Text)
		}
		settings.Office = one(office.parties()).Code
		on.save(settings)
	})
	save.Importance = widget.HighImportance
	form.Add(container.NewHBox(save))
	host.SetContent(container.NewVScroll(container.NewPadded(form)))
	return host
}

// booksBar decides how each book counts.
func (s *settingsScreen) booksBar(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w := s.w
	bar := container.NewHBox(widget.NewLabelWithStyle(w.t("A series for each type:"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	for i, b := range settings.Books {
		check := widgets.NewCheck(b.Name, b.PerType, func(on bool) { settings.Books[i].PerType = on })
		bar.Add(check)
	}
	bar.Add(widgets.NewButton(w.t("Save settings"), nil, func() { on.save(settings) }))
	note := wrapped(w.t("The head of the agency decides whether a book has one series of numbers for all types, or one for each type. Change it only at the turn of a year."))
	note.Importance = widget.LowImportance
	return container.NewVBox(bar, note)
}

func (s *settingsScreen) rulesTab(rb *review.Rulebook, on settingsActions) fyne.CanvasObject {
	w := s.w
	detail := container.NewVBox()
	cell := func(row, col int) widgets.CellText {
		r := rb.Rules[row]
		return []widgets.CellText{{Text: r.Code, Bold: true}, {Text: s.title(r.Title, r.TitleEn)}, {Text: s.span(r.From, r.To)},
			s.onOff(r.Enabled), readCell(w, r.Confirmed)}[col]
	}
	grid := widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Rule"), Width: 68}, {Title: w.t("Title"), Width: 220, Flex: true}, {Title: w.t("In force"), Width: 170},
			{Title: w.t("Switched"), Width: 80}, {Title: w.t("Text"), Width: 170}},
		Length: func() int { return len(rb.Rules) }, Cell: cell, OnActivated: on.editRule,
		OnSelected: func(row int) {
			if row >= 0 {
				s.showRule(detail, rb.Rules[row], func() { on.editRule(row) })
			}
		},
	})
	grid.Select(0)
	split := container.NewHSplit(grid, container.NewVScroll(container.NewPadded(detail)))
	split.SetOffset(0.62)
	return split
}

func (s *settingsScreen) showRule(box *fyne.Container, r review.Rule, edit func()) {
	w := s.w
	head := wrapped(r.Code + " – " + s.title(r.Title, r.TitleEn))
	head.TextStyle.Bold = true
	weight := severityWord(w, r.Severity)
	box.Objects = []fyne.CanvasObject{head, wrapped(w.t("Citation: {text}", "text", r.Cite())), wrapped(w.t("Weight: {text}", "text", weight)),
		wrapped(w.t("Example: {text}", "text", r.Example)), wrapped(w.t("Sentence: {text}", "text", joinSentences(r.Sentences))),
		container.NewHBox(widgets.NewButton(w.t("Edit rule …"), nil, edit))}
	box.Refresh()
}

// joinSentences shows the main sentence of a rule.
func joinSentences(sentences map[string]string) string {
	for _, name := range []string{"bypass", "many", "late", "duplicate", "type", "open", "suspected"} {
		if text := sentences[name]; text != "" {
			return text
		}
	}
	return ""
}

func (s *settingsScreen) exceptionsTab(rb *review.Rulebook) fyne.CanvasObject {
	w := s.w
	proofs := map[review.ExceptionKind]string{review.ByDocument: w.t("a document"), review.ByReason: w.t("a reason"), review.ByStructure: w.t("the document itself")}
	return widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Code"), Width: 56}, {Title: w.t("Exception"), Width: 300, Flex: true}, {Title: w.t("Source"), Width: 300},
			{Title: w.t("Proven by"), Width: 130}, {Title: w.t("Switched"), Width: 80}, {Title: w.t("Text"), Width: 170}},
		Length: func() int { return len(rb.Exceptions) },
		Cell: func(row, col int) widgets.CellText {
			e := rb.Exceptions[row]
			return []widgets.CellText{{Text: e.Code, Bold: true}, {Text: s.title(e.Title, e.TitleEn)}, {Text: e.Source}, {Text: proofs[e.Kind]},
				s.onOff(e.Enabled), readCell(w, e.Confirmed)}[col]
		},
	})
}

func (s *settingsScreen) lookTab(settings register.Settings, on settingsActions) fyne.CanvasObject {
	w := s.w
	language := newSelectField([]choice{{"vi", "Tiếng Việt"}, {"en", "English"}}, nil)
	language.set(w.lang)
	look := newSelectField([]choice{{"", w.t("As the system")}, {"light", w.t("Light")}, {"dark", w.t("Dark")}}, nil)
	look.set(settings.Appearance)
	save := widgets.NewButton(w.t("Save settings"), nil, func() {
		settings.Language, settings.Appearance = language.value(), look.value()
		on.save(settings)
	})
	save.Importance = widget.HighImportance
	return container.NewPadded(container.NewVBox(widgets.NewField(w.t("Language"), language.object), widgets.NewField(w.t("Appearance"), look.object), container.NewHBox(save)))
}

func (s *settingsScreen) title(vi, en string) string {
	if s.w.lang == "en" && en != "" {
		return en
	}
	return vi
}

func (s *settingsScreen) span(from, to register.Date) string {
	if from == 0 && to == 0 {
		return s.w.t("always")
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
