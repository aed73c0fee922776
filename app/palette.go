package app

import (
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// palette finds commands, agencies and documents by what is typed, and does or
// shows what is chosen.
type palette struct {
	a     *App
	line  *widgets.Line
	grid  *widgets.Grid
	all   []command
	found []paletteRow
}

// paletteRow is something found.
type paletteRow struct {
	icon              fyne.Resource
	text, about, keys string
	do                func()
}

// How much of each kind is offered, and the size in Fyne's pixels.
const (
	paletteCommands  = 12
	paletteUnits     = 5
	paletteDocuments = 8
	paletteWidth     = 720
	paletteHeight    = 380
)

// showPalette asks what to do or find.
func (a *App) showPalette() {
	p := &palette{a: a, line: widgets.NewLine(), all: append(a.here(), a.everywhere()...)}
	p.line.SetPlaceHolder(a.w.t("A command, an agency, or words of a document"))
	p.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: a.w.t("Found"), Width: 240, MinWidth: 200, Flex: true}, {Title: a.w.t("About"), Width: 300, MinWidth: 120, Flex: true}, {Title: a.w.t("Keys, code or day"), Width: 136, MinWidth: 90}},
		Length:  func() int { return len(p.found) }, Cell: p.cell,
		OnActivated: func(int) { a.answerAsked(true) },
	})
	p.line.OnChanged = func(string) { p.find() }
	p.line.OnKey = p.steer
	p.find()
	var chosen func()
	a.ask(question{title: a.w.t("What do you want to do?"), body: container.NewVBox(p.line, container.NewGridWrap(fyne.NewSize(paletteWidth, paletteHeight), p.grid)),
		first: p.line, confirm: a.w.t("Choose"), dismiss: a.w.t("Cancel"), width: paletteWidth,
		answer: func() refusal {
			row := p.grid.Current()
			if row < 0 || row >= len(p.found) {
				return said(a.w.t("Nothing was found. Type fewer letters."))
			}
			chosen = p.found[row].do
			return refusal{}
		},
		then: func() { chosen() }})
}

// steer moves the cursor of the list while the keyboard stays in the line.
func (p *palette) steer(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		p.grid.TypedKey(key)
		return true
	}
	return false
}

func (p *palette) cell(row, col int) widgets.CellText {
	r := p.found[row]
	switch col {
	case 0:
		return widgets.CellText{Text: r.text, Icon: r.icon}
	case 1:
		return widgets.CellText{Text: r.about, Tone: widgets.ToneMuted}
	}
	return widgets.CellText{Text: r.keys, Tone: widgets.ToneMuted}
}

// find fills the list: commands first, then agencies, then documents.
func (p *palette) find() {
	text := register.Clean(p.line.Text)
	p.found = p.commands(text)
	if text != "" {
		p.found = append(append(p.found, p.units(text)...), p.documents(text)...)
	}
	p.grid.ClearSelection()
	p.grid.Refresh()
	if len(p.found) > 0 {
		p.grid.Select(0)
	}
}

func (p *palette) commands(text string) (rows []paletteRow) {
	seen := map[string]bool{}
	for _, c := range p.all {
		if c.quiet || c.title == "" || seen[c.keys()+c.title] || !holdsWords(c.title, text) {
			continue
		}
		seen[c.keys()+c.title] = true
		rows = append(rows, paletteRow{theme.NavigateNextIcon(), c.title, p.a.w.t("Command"), c.keys(), c.do})
	}
	if text != "" && len(rows) > paletteCommands {
		rows = rows[:paletteCommands]
	}
	return rows
}

// holdsWords reports that each word typed begins a word of the title, with or
// without marks.
func holdsWords(title, text string) bool {
	words := strings.Fields(register.Fold(title))
	for _, typed := range strings.Fields(register.Fold(text)) {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, typed)
		}
		if !found {
			return false
		}
	}
	return true
}

func (p *palette) units(text string) (rows []paletteRow) {
	for _, u := range p.a.org.Find(text, p.a.today(), paletteUnits) {
		rows = append(rows, paletteRow{theme.HomeIcon(), u.Name, p.a.w.t("Agency"), u.Code, func() { p.a.leaving(func() { p.a.openUnit(u) }) }})
	}
	return rows
}

// documents are those the search finds; while it is being prepared there are none.
func (p *palette) documents(text string) (rows []paletteRow) {
	if !p.a.st.IsReady() {
		return nil
	}
	res, err := p.a.st.Search(store.Query{Text: text, Sort: store.ByDay, Limit: paletteDocuments})
	if err != nil {
		return nil // the list simply offers no documents
	}
	docs, err := p.a.st.Documents(res.IDs)
	if err != nil {
		return nil
	}
	for _, d := range docs {
		rows = append(rows, paletteRow{theme.DocumentIcon(), d.Symbol, d.Subject, d.Day().String(), func() { p.a.leaving(func() { p.a.openDocument(d) }) }})
	}
	return rows
}

// openUnit shows an agency in the list of them.
func (a *App) openUnit(u register.Unit) {
	a.goTo(placeUnits)
	if s, ok := a.current.(*unitsScreen); ok {
		s.search.SetText(u.Code)
	}
}
