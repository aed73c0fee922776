package app

import (
	"cmp"
	"slices"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// reviewScreen is where a manager goes through the findings and decides, one
// by one or many at once, with the evidence beside.
type reviewScreen struct {
	content  fyne.CanvasObject
	w        words
	on       reviewActions
	all      []review.Finding
	rows     []review.Finding
	grid     *widgets.Grid
	evidence *evidencePane
	acting   []*widgets.Button // on what is selected
	total    *widget.Label
	hover    *widget.Label // the whole text of the cell under the mouse
	search   *widgets.Line
	filter   findingFilter
	list     *list
	words    wanted // what the search line asks for in words
	rule     *selectField
	state    *selectField
	when     *selectField
	periods  []period
	order    *collation
	sortCol  int
	desc     bool
	wanted   uint64 // document to put the cursor on when its finding is there
}

// reviewActions are what the manager can want.
type reviewActions struct {
	menu     fyne.CanvasObject        // opens the commands of the list
	read     func(text string) wanted // a filter in words
	decide   func(findings []review.Finding, state review.State)
	open     func(review.Finding)
	unitName func(code string, d register.Date) string
	document func(review.Finding) (register.Document, bool)
	nameOf   func(register.Party, register.Date) string
	ruleName func(code string) string
	why      func(f review.Finding, show func([]review.Step))
	paper    func(kind export.Kind, findings []review.Finding)
	assign   func([]review.Finding)
	explain  func(review.Finding)
	rule     func(code string) // shows its text
	inspect  func()            // enters a finding people made
	history  func(review.Finding) []review.Decision
	span     func() int // days within which a breach is a repeated one
}

func newReviewScreen(w words, rules []choice, periods []period, on reviewActions) *reviewScreen {
	s := &reviewScreen{w: w, on: on, order: newCollation(), total: widget.NewLabel(""), hover: hint(""), sortCol: 1, desc: true}
	s.search = widgets.NewLine()
	s.search.SetPlaceHolder(w.t("Search findings: agency, symbol, words (Ctrl+F)"))
	s.search.OnChanged = func(text string) {
		s.words = on.read(text)
		s.apply()
	}
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{
			{Title: w.t("Rule"), Width: 150, MinWidth: 120, Flex: true, Sortable: true}, {Title: w.t("Day"), Width: 84, MinWidth: 84, Sortable: true},
			{Title: w.t("Symbol"), Width: 124, MinWidth: 104, Sortable: true}, {Title: w.t("Agency"), Width: 150, MinWidth: 90, Flex: true, Sortable: true},
			{Title: w.t("Finding"), Width: 150, MinWidth: 100, Flex: true, Spare: spare}, // the pane beside says it whole
			{Title: w.t("State"), Width: 116, MinWidth: 108, Sortable: true},
		},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected, OnSelectionChanged: func() { s.ready() }, OnHover: s.hover.SetText,
		OnSort:      func(col int, desc bool) { s.sortCol, s.desc = col, desc; s.apply() },
		OnActivated: func(row int) { on.open(s.rows[row]) },
	})
	s.grid.SetSort(1, true)
	s.evidence = newEvidencePane(w, on)
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(s.filters(rules, periods), on.menu), s.search)
	split := container.NewHSplit(s.grid, s.evidence.content)
	split.SetOffset(0.68)
	s.content = container.NewBorder(container.NewVBox(bar, s.decisions(), s.papers()), container.NewBorder(nil, nil, s.total, nil, s.hover), nil, nil, split)
	s.ready()
	return s
}

// ready lets the buttons be used while something is selected.
func (s *reviewScreen) ready() {
	for _, b := range s.acting {
		setEnabled(b, s.grid.SelectedCount() > 0)
	}
}

// decisions are the buttons for whatever is selected.
func (s *reviewScreen) decisions() fyne.CanvasObject {
	button := func(label string, icon fyne.Resource, state review.State) *widgets.Button {
		b := widgets.NewButton(label, icon, func() { s.decide(state) })
		s.acting = append(s.acting, b)
		return b
	}
	confirm := button(s.w.t("Confirm (F6)"), theme.ConfirmIcon(), review.StateConfirmed)
	confirm.Importance = widget.HighImportance
	return container.NewBorder(nil, nil, container.NewHBox(confirm, button(s.w.t("Excuse … (F7)"), theme.InfoIcon(), review.StateExcused),
		button(s.w.t("Reject … (F8)"), theme.CancelIcon(), review.StateRejected), button(s.w.t("Remedied (F9)"), theme.HistoryIcon(), review.StateRemedied),
		button(s.w.t("Reopen"), theme.ViewRefreshIcon(), review.StateOpen)), nil, hint(s.w.t("for all selected rows")))
}

// decide passes on the selected findings.
func (s *reviewScreen) decide(state review.State) {
	if chosen := s.chosen(); len(chosen) > 0 {
		s.on.decide(chosen, state)
	}
}

// chosen are the selected findings.
func (s *reviewScreen) chosen() (list []review.Finding) {
	for _, row := range s.grid.Selected() {
		list = append(list, s.rows[row])
	}
	return list
}

// papers are what can be made of the selection: slips to the agency, and the
// reasoning on paper.
func (s *reviewScreen) papers() fyne.CanvasObject {
	button := func(label string, icon fyne.Resource, do func([]review.Finding)) *widgets.Button {
		b := widgets.NewButton(label, icon, func() {
			if list := s.chosen(); len(list) > 0 {
				do(list)
			}
		})
		b.Importance = widget.LowImportance
		s.acting = append(s.acting, b)
		return b
	}
	paper := func(kind export.Kind) func([]review.Finding) {
		return func(list []review.Finding) { s.on.paper(kind, list) }
	}
	w := s.w
	inspect := widgets.NewButton(w.t("Inspection finding …"), theme.ContentAddIcon(), s.on.inspect)
	inspect.Importance = widget.LowImportance
	return container.NewHBox(button(w.t("Reminder …"), theme.MailComposeIcon(), paper(export.KindReminder)), button(w.t("Return slip …"), theme.MailReplyIcon(), paper(export.KindReturn)),
		button(w.t("Analysis sheet …"), theme.DocumentIcon(), paper(export.KindCase)), button(w.t("Assign …"), theme.AccountIcon(), s.on.assign),
		inspect, button(w.t("Explanation …"), theme.MailReplyAllIcon(), func(list []review.Finding) { s.on.explain(list[0]) }))
}

func (s *reviewScreen) narrow(change func(*findingFilter)) {
	change(&s.filter)
	s.apply()
}

// show replaces the findings and keeps the place of the cursor.
func (s *reviewScreen) show(findings []review.Finding) {
	s.all = findings
	s.apply()
	s.seek()
}

// seek puts the cursor on the first finding about the document that is wanted.
func (s *reviewScreen) seek() {
	if s.wanted == 0 {
		return
	}
	for i, f := range s.rows {
		if id, ok := f.Subject.ID.(uint64); ok && id == s.wanted && f.Subject.Kind == "document" {
			s.wanted = 0
			s.grid.Select(i)
			return
		}
	}
}

// apply filters and sorts.
func (s *reviewScreen) apply() {
	row := max(s.grid.Current(), 0)
	s.rows = nil
	for _, f := range s.all {
		if s.keeps(f) {
			s.rows = append(s.rows, f)
		}
	}
	slices.SortStableFunc(s.rows, func(a, b review.Finding) int {
		order := cmp.Compare(s.key(a), s.key(b))
		if s.sortCol == 1 {
			order = cmp.Compare(a.Subject.Date, b.Subject.Date)
		}
		if s.desc {
			return -order
		}
		return order
	})
	s.grid.ClearSelection()
	s.grid.Refresh()
	s.countUp()
	if len(s.rows) == 0 {
		s.evidence.empty(s.emptyWords())
		return
	}
	s.grid.Select(min(row, len(s.rows)-1))
}

// emptyWords say why nothing is listed, and what to do.
func (s *reviewScreen) emptyWords() string {
	if len(s.all) == 0 {
		return s.w.t("Nothing was found against the rules. Documents and tasks are judged as soon as they are entered.")
	}
	return s.w.t("No finding is like that. Search with fewer words, or choose other filters.")
}

func (s *reviewScreen) countUp() {
	excused, rejected, net := 0, 0, 0
	for _, f := range s.rows {
		switch {
		case f.State == review.StateExcused:
			excused++
		case f.State == review.StateRejected:
			rejected++
		case f.Net():
			net++
		}
	}
	s.total.SetText(s.w.counted(s.w.t("{n} findings: {net} count, {excused} excused, {rejected} rejected", "n", len(s.rows), "excused", excused, "net", net, "rejected", rejected), s.words.about()))
}

func (s *reviewScreen) key(f review.Finding) string {
	switch s.sortCol {
	case 0:
		return f.Rule
	case 2:
		return register.SymbolKey(f.Subject.Symbol)
	case 3:
		return s.order.key(s.on.unitName(f.Unit, f.Subject.Date))
	}
	return string(f.State)
}

func (s *reviewScreen) cell(row, col int) widgets.CellText {
	f := s.rows[row]
	switch col {
	case 0:
		return widgets.CellText{Text: f.Rule + " – " + s.on.ruleName(f.Rule)}
	case 1:
		return widgets.CellText{Text: f.Subject.Date.String()}
	case 2:
		return widgets.CellText{Text: f.Subject.Symbol}
	case 3:
		return widgets.CellText{Text: s.on.unitName(f.Unit, f.Subject.Date)}
	case 4:
		return widgets.CellText{Text: f.Message}
	}
	return stateCell(s.w, f)
}

// stateCell tells the state in a word and a colour.
func stateCell(w words, f review.Finding) widgets.CellText {
	cell := widgets.CellText{Text: stateWord(w, f.State), More: listed(severityWord(w, f.Severity), stateWord(w, f.State))}
	switch {
	case f.Changed:
		cell.Text, cell.More, cell.Tone = w.t("Facts changed"), "", widgets.ToneWarn
	case f.State == review.StateOpen && f.Severity == review.Violation:
		cell.Tone, cell.Icon = widgets.ToneDanger, severityIcon(f.Severity)
	case f.State == review.StateOpen:
		cell.Tone, cell.Icon = widgets.ToneWarn, severityIcon(f.Severity)
	case f.State == review.StateExcused || f.State == review.StateRemedied:
		cell.Tone = widgets.ToneOK
	case f.State == review.StateRejected:
		cell.Tone = widgets.ToneMuted
	}
	return cell
}

// severityIcon tells a violation from what wants a second look; nil for neither.
func severityIcon(s review.Severity) fyne.Resource {
	switch s {
	case review.Violation:
		return theme.NewErrorThemedResource(theme.ErrorIcon())
	case review.Warning:
		return theme.NewWarningThemedResource(theme.WarningIcon())
	}
	return nil
}

func stateWord(w words, s review.State) string {
	switch s {
	case review.StateConfirmed:
		return w.t("Confirmed")
	case review.StateExcused:
		return w.t("Excused")
	case review.StateRejected:
		return w.t("Rejected")
	case review.StateRemedied:
		return w.t("Remedied")
	}
	return w.t("Undecided")
}

func (s *reviewScreen) selected(row int) {
	if row < 0 || row >= len(s.rows) {
		s.evidence.empty("")
		return
	}
	s.evidence.show(s.rows[row])
}
