package app

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
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
	year      *widgets.Select
	kind      *widgets.Select
	state     *widgets.Select
	grid      *widgets.Grid
	detail    *detailPane
	total     *widget.Label
	hover     *widget.Label // the whole text of the cell under the mouse
	rows      *pages
	query     store.Query
	today     register.Date
	hasDue    bool                       // a document of the list has a day by which something is wanted
	breaches  map[uint64]review.Severity // the worst of each document that was judged; "" for none
	judging   bool                       // some are being judged
	list      *list
	words     wanted // what the search line asks for in words
	wanted    uint64 // document to put the cursor on when the rows come
	wantedRow int    // where to put it when that one is not among them
}

// registerActions are what the user can want of it.
type registerActions struct {
	query     func(store.Query)
	read      func(text string) wanted // a filter in words
	add       func()
	again     func(register.Document) // a new one that begins as another
	templates func() []command
	receive   func() // documents from edXML messages
	open      func(register.Document)
	void      func(register.Document)
	voidAll   func([]register.Document)
	hand      func([]register.Document)
	history   func(register.Document)
	review    func(register.Document) // shows what was found about it
	nameOf    func(register.Party, register.Date) string
	findings  func(register.Document) []string
	breaches  func(ids []uint64, done func(map[uint64]review.Severity))
	links     func(register.Document) []link
	closed    func(register.Document) bool // the books of its year are closed
	files     attachmentActions
	menu      fyne.CanvasObject // opens the commands of the list
	first     *widgets.Banner   // first steps, nil when they are taken
}

// sorts are the orders behind the columns; outgoing and incoming share them.
var registerSorts = []store.SortBy{store.ByNumber, store.ByDay, store.ByType, store.BySubject, store.BySender, store.BySender, store.ByDue}

func newRegisterScreen(w words, dir register.Direction, today register.Date, years []int, on registerActions) *registerScreen {
	s := &registerScreen{direction: dir, w: w, on: on, rows: newPages(nil, nil), today: today,
		query: store.Query{Direction: dir, Sort: store.ByDay}}
	s.search = widgets.NewLine()
	s.search.SetPlaceHolder(w.t("Search: subject, symbol, agency, signer (Ctrl+F)"))
	s.search.OnChanged = func(text string) {
		s.words = on.read(text)
		s.on.query(s.asked())
	}
	s.total, s.hover = widget.NewLabel(""), hint("")
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: s.columns(), Length: func() int { return len(s.rows.ids) }, Cell: s.cell,
		OnSelected: s.selected, OnSort: s.sorted, OnHover: s.hover.SetText,
		OnActivated: func(int) { s.edit() },
	})
	s.grid.SetSort(1, true)
	s.detail = newDetailPane(w, on)
	add := widgets.NewButton(w.t("New entry (Ctrl+N)"), theme.ContentAddIcon(), on.add)
	add.Importance = widget.HighImportance
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(s.filters(years), add, on.menu), s.search)
	split := container.NewHSplit(s.grid, s.detail.content)
	split.SetOffset(0.72)
	top := container.NewVBox(bar)
	if on.first != nil {
		top.Add(on.first)
	}
	s.content = container.NewBorder(top, container.NewBorder(nil, nil, s.total, nil, s.hover), nil, nil, split)
	return s
}

// columns of the list. In a narrow window those go that tell least: the deadline where no
// document has one, the office that sends nearly everything it logs as sent, and the
// type of what came in, which its symbol tells too.
func (s *registerScreen) columns() []widgets.Column {
	w := s.w
	number := widgets.Column{Title: w.t("Symbol"), Width: 112, MinWidth: 108, Sortable: true}
	day := widgets.Column{Title: w.t("Day"), Width: 84, MinWidth: 84, Sortable: true}
	kind := widgets.Column{Title: w.t("Type"), Width: 84, MinWidth: 62, Sortable: true}
	sender := widgets.Column{Title: w.t("Sender"), Width: 112, MinWidth: 70, Sortable: true}
	whom := widgets.Column{Title: w.t("To"), Width: 112, MinWidth: 60}
	if s.direction == register.Incoming {
		number = widgets.Column{Title: w.t("No."), Width: 62, MinWidth: 62, Sortable: true}
		day = widgets.Column{Title: w.t("Arrived"), Width: 92, MinWidth: 92, Sortable: true}
		whom = widgets.Column{Title: w.t("Symbol"), Width: 116, MinWidth: 100}
		kind.Spare = spare
	} else {
		sender.Spare = spare
	}
	return []widgets.Column{
		number, day, kind,
		{Title: w.t("Subject"), Width: 300, MinWidth: 140, Flex: true, Sortable: true},
		sender, whom,
		{Title: w.t("Due"), Width: 84, MinWidth: 84, Sortable: true, Spare: func() bool { return !s.hasDue }},
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
	case col == 3:
		s.judge(row, d.ID)
		cell.Icon = severityIcon(s.breaches[d.ID])
	case col == 0:
		cell.Bold = true
	}
	return cell
}

// judge has the documents around a row judged, beside everything else: a list is scrolled
// faster than they are. Those that have gone from view meanwhile are not asked for.
func (s *registerScreen) judge(row int, id uint64) {
	if _, known := s.breaches[id]; known || s.judging {
		return
	}
	rows := s.rows
	ids := rows.around(row)
	s.judging = true
	s.on.breaches(ids, func(found map[uint64]review.Severity) {
		s.judging = false
		if s.rows == rows {
			for _, id := range ids {
				s.breaches[id] = found[id]
			}
		}
		s.grid.Refresh()
	})
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

// registerOverdue is the place of the state among those one can ask for.
const registerOverdue = 2

// filters are the choices beside the search.
func (s *registerScreen) filters(years []int) fyne.CanvasObject {
	w := s.w
	all := w.t("All years")
	labels := []string{all}
	for _, y := range years {
		labels = append(labels, strconv.Itoa(y))
	}
	s.year = widgets.NewSelect(labels, func(label string) {
		y, _ := strconv.Atoi(label) // "all years" is 0
		s.ask(func(q *store.Query) { q.Year = y })
	})
	types := []string{w.t("All types")}
	for _, t := range register.DocTypes() {
		types = append(types, t.Name)
	}
	s.kind = widgets.NewSelect(types, func(label string) {
		t, _ := register.TypeByText(label) // "all types" is none
		s.ask(func(q *store.Query) { q.Type = t.Code })
	})
	states := []string{"", "open", "overdue", "answered", "returned", "voided"}
	names := []string{w.t("Not voided"), w.t("Open"), w.t("Overdue"), w.t("Answered"), w.t("Returned"), w.t("Voided")}
	s.state = widgets.NewSelect(names, nil)
	s.state.OnChanged = func(string) {
		s.ask(func(q *store.Query) { q.Status = states[s.state.SelectedIndex()] })
	}
	return container.NewHBox(s.year, s.kind, s.state)
}

// ask changes the query and asks for its result.
func (s *registerScreen) ask(change func(*store.Query)) {
	change(&s.query)
	s.on.query(s.asked())
}

// asked is what the choices and the search line ask for together; where both speak of
// one thing, the line counts.
func (s *registerScreen) asked() store.Query {
	q, x := s.query, s.words
	q.Text, q.From, q.To, q.Unit = x.text, x.period.from, x.period.to, x.unit
	if x.kind != "" {
		q.Type = x.kind
	}
	if x.state != "" {
		q.Status = x.state
	}
	if x.period != (period{}) {
		q.Year = 0
	}
	q.Closed = q.Text != "" || q.Year != 0 || q.Unit != "" || q.From != 0 || q.To != 0
	return q
}

// filterWords say what narrows the list; "" for nothing.
func (s *registerScreen) filterWords() string {
	q := s.query
	parts := []string{s.words.String()}
	if q.Year != 0 && s.words.period == (period{}) {
		parts = append(parts, s.w.t("Year {year}", "year", strconv.Itoa(q.Year)))
	}
	if q.Type != "" && s.words.kind == "" {
		parts = append(parts, register.TypeName(q.Type))
	}
	if q.Status != "" && s.words.state == "" {
		parts = append(parts, s.state.Selected)
	}
	return listed(parts...)
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

// chosen are the documents of the selected rows that are not void.
func (s *registerScreen) chosen() (docs []register.Document) {
	for _, row := range s.grid.Selected() {
		if d, ok := s.rows.at(row); ok && d.Voided == "" {
			docs = append(docs, d)
		}
	}
	return docs
}

// reload asks for the rows again and puts the cursor on a document, 0 for the one
// it is on.
func (s *registerScreen) reload(id uint64) {
	if d, ok := s.rows.at(s.grid.Current()); ok && id == 0 {
		id = d.ID
	}
	s.wanted, s.wantedRow = id, max(s.grid.Current(), 0)
	s.on.query(s.asked())
}

// edit opens the document under the cursor.
func (s *registerScreen) edit() {
	if d, ok := s.rows.at(s.grid.Current()); ok {
		s.on.open(d)
	}
}

// unsearch empties the search line; the cursor stays on its document.
func (s *registerScreen) unsearch() {
	if s.search.Text == "" {
		return
	}
	if d, ok := s.rows.at(s.grid.Current()); ok {
		s.wanted = d.ID
	}
	s.search.SetText("")
}

// show replaces the rows.
func (s *registerScreen) show(rows *pages, hasDue bool) {
	s.rows, s.hasDue, s.breaches = rows, hasDue, map[uint64]review.Severity{}
	s.grid.ClearSelection()
	s.grid.Refresh()
	s.total.SetText(s.w.counted(s.w.t("{n} documents", "n", len(rows.ids)), s.words.about()))
	if len(rows.ids) == 0 {
		s.detail.empty(s.emptyWords())
		return
	}
	row := slices.Index(rows.ids, s.wanted)
	if row < 0 {
		row = min(s.wantedRow, len(rows.ids)-1)
	}
	s.wanted, s.wantedRow = 0, 0
	s.grid.Select(row)
}

// aboutBreaches reports that somebody looks for breaches among the words of documents.
func aboutBreaches(text string) bool {
	text = register.Fold(text)
	return strings.Contains(text, "vuot cap") || strings.Contains(text, "vi pham")
}

func (s *registerScreen) emptyWords() string {
	if aboutBreaches(s.words.text) {
		return s.w.t("Nothing was found. What breaks the rules is filtered in the review (Ctrl+5).")
	}
	if s.search.Text != "" || s.query.Year != 0 || s.query.Type != "" || s.query.Status != "" {
		return s.w.t("Nothing was found. Search with fewer words, or without filters.")
	}
	return s.w.t("The register is empty. Press Ctrl+N to enter the first document.")
}
