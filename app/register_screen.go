package app

import (
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// registerScreen is the list of one register with its search, filters and the
// document under the cursor.
type registerScreen struct {
	content   fyne.CanvasObject
	direction register.Direction
	w         words
	on        registerActions
	search    *widgets.Line
	grid      *widgets.Grid
	detail    *detailPane
	total     *widget.Label
	rows      *pages
	query     store.Query
	today     register.Date
}

// registerActions are what the user can want of it.
type registerActions struct {
	query    func(store.Query)
	add      func()
	open     func(register.Document)
	void     func(register.Document)
	nameOf   func(register.Party, register.Date) string
	findings func(register.Document) []string
}

// sorts are the orders behind the columns; outgoing and incoming share them.
var registerSorts = []store.SortBy{store.ByNumber, store.ByDay, store.ByType, store.BySubject, store.BySender, store.BySender, store.ByDue}

func newRegisterScreen(w words, dir register.Direction, today register.Date, years []int, on registerActions) *registerScreen {
	s := &registerScreen{direction: dir, w: w, on: on, rows: newPages(nil, nil), today: today,
		query: store.Query{Direction: dir, Sort: store.ByDay}}
	s.search = widgets.NewLine()
	s.search.SetPlaceHolder(w.t("Search: subject, symbol, agency, signer (Ctrl+F)"))
	s.search.OnChanged = func(text string) { s.ask(func(q *store.Query) { q.Text = text }) }
	s.total = widget.NewLabel("")
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: s.columns(), Length: func() int { return len(s.rows.ids) }, Cell: s.cell,
		OnSelected: s.selected, OnSort: s.sorted, OnHover: func(string) {},
		OnActivated: func(row int) {
			if d, ok := s.rows.at(row); ok {
				on.open(d)
			}
		},
	})
	s.grid.SetSort(1, true)
	s.detail = newDetailPane(w, on)
	add := widgets.NewButton(w.t("New entry (Ctrl+N)"), theme.ContentAddIcon(), on.add)
	add.Importance = widget.HighImportance
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(s.filters(years), add), s.search)
	split := container.NewHSplit(s.grid, s.detail.content)
	split.SetOffset(0.74)
	s.content = container.NewBorder(bar, s.total, nil, nil, split)
	return s
}

func (s *registerScreen) columns() []widgets.Column {
	w := s.w
	number, day, whom := w.t("Symbol"), w.t("Day"), w.t("To")
	if s.direction == register.Incoming {
		number, day, whom = w.t("No."), w.t("Arrived"), w.t("Symbol")
	}
	return []widgets.Column{
		{Title: number, Width: 108, MinWidth: 60, Sortable: true}, {Title: day, Width: 84, MinWidth: 84, Sortable: true},
		{Title: w.t("Type"), Width: 80, MinWidth: 60, Sortable: true}, {Title: w.t("Subject"), Width: 240, MinWidth: 120, Flex: true, Sortable: true},
		{Title: w.t("Sender"), Width: 118, MinWidth: 70, Sortable: true}, {Title: whom, Width: 112, MinWidth: 70},
		{Title: w.t("Due"), Width: 80, MinWidth: 40, Sortable: true},
	}
}

func (s *registerScreen) cell(row, col int) widgets.CellText {
	d, ok := s.rows.at(row)
	if !ok {
		return widgets.CellText{}
	}
	cell := widgets.CellText{Text: s.text(d, col)}
	switch {
	case d.Voided != "":
		cell.Tone = widgets.ToneMuted
	case col == 6 && s.isOverdue(d):
		cell.Tone = widgets.ToneDanger
	case col == 0:
		cell.Bold = true
	}
	return cell
}

func (s *registerScreen) isOverdue(d register.Document) bool {
	due := dueOf(d)
	return due != 0 && due < s.today && d.Reply == "" && d.Progress == ""
}

func dueOf(d register.Document) register.Date {
	if d.HandleDue != 0 {
		return d.HandleDue
	}
	return d.ReplyDue
}

func (s *registerScreen) text(d register.Document, col int) string {
	switch col {
	case 0:
		if s.direction == register.Incoming {
			return d.Number.String()
		}
		return d.Symbol
	case 1:
		return d.Day().String()
	case 2:
		return register.TypeName(d.Type)
	case 3:
		if d.Secrecy != register.Open {
			return "(" + d.Secrecy.String() + ")"
		}
		return d.Subject
	case 4:
		return s.on.nameOf(d.Sender, d.Date)
	case 5:
		if s.direction == register.Incoming {
			return d.Symbol
		}
		return joinParties(d.To, d.Date, s.on.nameOf)
	}
	return dueOf(d).String()
}

func joinParties(list []register.Party, d register.Date, nameOf func(register.Party, register.Date) string) string {
	text := ""
	for i, p := range list {
		if i > 0 {
			text += "; "
		}
		text += nameOf(p, d)
	}
	return text
}

// filters are the choices beside the search.
func (s *registerScreen) filters(years []int) fyne.CanvasObject {
	w := s.w
	all := w.t("All years")
	labels := []string{all}
	for _, y := range years {
		labels = append(labels, strconv.Itoa(y))
	}
	year := widgets.NewSelect(labels, func(label string) {
		y, _ := strconv.Atoi(label) // "all years" is 0
		s.ask(func(q *store.Query) { q.Year = y })
	})
	types := []string{w.t("All types")}
	for _, t := range register.DocTypes() {
		types = append(types, t.Name)
	}
	kind := widgets.NewSelect(types, func(label string) {
		t, _ := register.TypeByText(label) // "all types" is none
		s.ask(func(q *store.Query) { q.Type = t.Code })
	})
	states := []string{"", "open", "overdue", "answered", "returned", "voided"}
	names := []string{w.t("All states"), w.t("Open"), w.t("Overdue"), w.t("Answered"), w.t("Returned"), w.t("Voided")}
	state := widgets.NewSelect(names, nil)
	state.OnChanged = func(string) {
		s.ask(func(q *store.Query) { q.Status = states[state.SelectedIndex()] })
	}
	return container.NewHBox(year, kind, state)
}

// ask changes the query and asks for its result.
func (s *registerScreen) ask(change func(*store.Query)) {
	change(&s.query)
	s.on.query(s.query)
}

func (s *registerScreen) sorted(col int, desc bool) {
	by := registerSorts[col]
	if by == store.ByDay {
		desc = !desc // its plain order is the newest first
	}
	s.ask(func(q *store.Query) { q.Sort, q.Desc = by, desc })
}

func (s *registerScreen) selected(row int) {
	d, ok := s.rows.at(row)
	if !ok {
		s.detail.clear()
		return
	}
	s.detail.show(d)
}

// show replaces the rows.
func (s *registerScreen) show(rows *pages) {
	s.rows = rows
	s.grid.ClearSelection()
	s.grid.Refresh()
	s.total.SetText(s.w.t("{n} documents", "n", len(rows.ids)))
	if len(rows.ids) == 0 {
		s.detail.empty(s.emptyWords())
		return
	}
	s.grid.Select(0)
}

func (s *registerScreen) emptyWords() string {
	if s.query.Text != "" || s.query.Year != 0 || s.query.Type != "" || s.query.Status != "" {
		return s.w.t("Nothing was found. Search with fewer words, or without filters.")
	}
	return s.w.t("The register is empty. Press Ctrl+N to enter the first document.")
}
