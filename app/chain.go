package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"
)

// forwardWords and backwardWords say what another document is to this one: as
// this one says of it, and as it says of this one.
func (w words) forward(k register.RelationKind) string {
	return map[register.RelationKind]string{register.BasedOn: w.t("Based on"), register.Replaces: w.t("Replaces"), register.Amends: w.t("Amends"),
		register.Revokes: w.t("Revokes"), register.AttachedTo: w.t("Attached to")}[k]
}

func (w words) backward(k register.RelationKind) string {
	return map[register.RelationKind]string{register.BasedOn: w.t("Basis of"), register.Replaces: w.t("Replaced by"), register.Amends: w.t("Amended by"),
		register.Revokes: w.t("Revoked by"), register.AttachedTo: w.t("Has attached")}[k]
}

// related are the ways by the relations of a document with this symbol and day:
// those it names, and those that name it.
func (a *App) related(symbol string, day register.Date, relations []register.Relation) []link {
	var list []link
	for _, r := range relations {
		list = append(list, a.toNamed(a.w.forward(r.Kind), r.Symbol, r.Date, day))
	}
	docs, err := a.st.Naming(symbol)
	if err != nil {
		return list // a broken link is no reason to hide the document
	}
	key := register.SymbolKey(symbol)
	for _, d := range docs {
		if d.Voided != "" || d.Date < day {
			continue
		}
		i := slices.IndexFunc(d.Relations, func(r register.Relation) bool {
			return register.SymbolKey(r.Symbol) == key && (r.Date == 0 || day == 0 || r.Date == day)
		})
		if i >= 0 {
			list = append(list, a.toDocument(a.w.backward(d.Relations[i].Kind), d))
		}
	}
	return list
}

// toNamed leads to the document with a symbol, when the register has it: of its
// day or, when none is given, the last one before.
func (a *App) toNamed(label, symbol string, on, before register.Date) link {
	docs, err := a.st.WithSymbol(symbol)
	if err == nil {
		for _, d := range docs {
			if d.Voided == "" && (on != 0 && d.Date == on || on == 0 && (before == 0 || d.Date <= before)) {
				return a.toDocument(label, d)
			}
		}
	}
	name := symbol
	if on != 0 {
		name += ", " + on.String()
	}
	return link{label: label, name: name}
}

func (a *App) toDocument(label string, d register.Document) link {
	return link{label, d.Symbol + ", " + d.Date.String(), d.Subject, func() { a.openDocument(d) }}
}

// citedIn are the ways to kept directives that cite a document.
func (a *App) citedIn(d register.Document) []link {
	kept, err := a.st.Directives()
	if err != nil {
		return nil
	}
	var list []link
	key := register.SymbolKey(d.Symbol)
	for _, x := range kept {
		if slices.ContainsFunc(x.Cited, func(c register.Citation) bool {
			return register.SymbolKey(c.Symbol) == key && (c.Date == 0 || c.Date == d.Date)
		}) {
			list = append(list, link{a.w.t("Cited in directive"), x.Symbol + ", " + x.Date.String(), x.Subject, func() { a.openDirectiveOf(x.Symbol, x.Date) }})
		}
	}
	return list
}

// chainOf are the ways from a directive, both ways.
func (a *App) chainOf(d register.Directive) []link {
	if !a.st.IsReady() {
		return nil
	}
	var list []link
	for _, c := range d.Cited {
		list = append(list, a.toNamed(a.w.t("Cites"), c.Symbol, c.Date, d.Date))
	}
	docs, err := a.st.WithSymbol(d.Symbol)
	if err != nil {
		return list
	}
	for _, x := range docs {
		if x.Voided == "" && (d.Date == 0 || x.Date == d.Date) {
			list = append(list, a.toDocument(a.w.t("In the register"), x))
			for _, l := range a.linksOf(x) {
				isCited := l.label == a.w.forward(register.BasedOn) && slices.ContainsFunc(list, func(c link) bool { return c.name == l.name })
				if l.label != a.w.t("Tasks set") && !isCited {
					list = append(list, l)
				}
			}
			return list
		}
	}
	return append(list, a.related(d.Symbol, d.Date, nil)...)
}

// openDirectiveOf opens a directive among the tasks.
func (a *App) openDirectiveOf(symbol string, day register.Date) {
	a.goTo(placeTasks)
	if s, ok := a.current.(*tasksScreen); ok {
		s.tabs.SelectIndex(tabDirectives)
		for i, r := range s.directives.rows {
			if register.SymbolKey(r.Symbol) == register.SymbolKey(symbol) && r.Date == day {
				s.directives.grid.Select(i)
				s.directives.open(i)
			}
		}
	}
}

// chainGrid lists links; Enter follows one.
type chainGrid struct {
	w    words
	grid *widgets.Grid
	rows []link
}

func newChainGrid(w words) *chainGrid {
	c := &chainGrid{w: w}
	c.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Link"), Width: 190, MinWidth: 190}, {Title: w.t("Document"), Width: 200, MinWidth: 150}, {Title: w.t("Subject"), Width: 240, MinWidth: 100, Flex: true}},
		Length:  func() int { return len(c.rows) }, Cell: c.cell,
		OnActivated: func(row int) {
			if open := c.rows[row].open; open != nil {
				open()
			}
		}})
	return c
}

func (c *chainGrid) cell(row, col int) widgets.CellText {
	l := c.rows[row]
	cell := widgets.CellText{Text: []string{l.label, l.name, l.about}[col], Bold: col == 0}
	if l.open == nil {
		cell.Tone = widgets.ToneMuted
		if col == 2 {
			cell.Text = c.w.t("not in the register")
		}
	}
	return cell
}

func (c *chainGrid) show(rows []link) {
	c.rows = rows
	c.grid.Refresh()
	c.grid.Select(max(c.grid.Current(), 0))
}
