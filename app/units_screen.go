package app

import (
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// unitsScreen lists the agencies as they are on a day, with the history of the
// one under the cursor.
type unitsScreen struct {
	content fyne.CanvasObject
	w       words
	org     *register.Org
	day     *dateField
	search  *widgets.Line
	grid    *widgets.Grid
	detail  *fyne.Container
	total   *widget.Label
	rows    []register.Unit
	on      unitActions
}

func newUnitsScreen(w words, org *register.Org, today register.Date, on unitActions) *unitsScreen {
	s := &unitsScreen{w: w, org: org, on: on, detail: container.NewVBox(), total: widget.NewLabel("")}
	s.search = widgets.NewLine()
	s.search.SetPlaceHolder(w.t("Search agencies: name, initials, code (Ctrl+F)"))
	s.search.OnChanged = func(string) { s.apply() }
	s.day = newDateField(func() register.Date { return today }, s.apply)
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{
			{Title: w.t("Code"), Width: 100, MinWidth: 70}, {Title: w.t("Name"), Width: 240, MinWidth: 140, Flex: true},
			{Title: w.t("Abbreviation"), Width: 108, MinWidth: 60}, {Title: w.t("Level"), Width: 96, MinWidth: 84, Spare: spare},
			{Title: w.t("Kind"), Width: 90, MinWidth: 70, Spare: spare}, {Title: w.t("Superior"), Width: 190, MinWidth: 100},
		},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected,
	})
	load := widgets.NewButton(w.t("Import list …"), theme.FolderOpenIcon(), on.load)
	when := container.NewHBox(widget.NewLabel(w.t("As of")), container.NewGridWrap(fyne.NewSize(110, s.day.object.MinSize().Height), s.day.object), load)
	split := container.NewHSplit(s.grid, container.NewVScroll(container.NewPadded(s.detail)))
	split.SetOffset(0.7)
	top := container.NewVBox(container.NewBorder(nil, nil, nil, when, s.search))
	top.Add(s.buttons())
	if list := org.Troubles(today); len(list) > 0 {
		mend := widgets.NewButton(w.t("Mend the faults …"), theme.WarningIcon(), on.mend)
		top.Add(widgets.NewBanner(widgets.ToneWarn, w.t("{n} faults in the list of agencies", "n", len(list)), troubleWords(w, list[:min(len(list), shownFaults)])))
		top.Add(container.NewHBox(mend))
	}
	s.content = container.NewBorder(top, s.total, nil, nil, split)
	s.day.set(today)
	s.apply()
	return s
}

// lookAs shows the day, what was searched for and the agency under the cursor of another.
func (s *unitsScreen) lookAs(before *unitsScreen) {
	if d, ok := before.day.date(); ok && d != 0 {
		s.day.set(d)
	}
	s.search.SetText(before.search.Text)
	at := before.grid.Current()
	if at < 0 || at >= len(before.rows) {
		return
	}
	code := before.rows[at].Code
	if row := slices.IndexFunc(s.rows, func(u register.Unit) bool { return u.Code == code }); row >= 0 {
		s.grid.Select(row)
	}
}

// troubleWords say what is wrong, a line for each.
func troubleWords(w words, list []register.Trouble) string {
	var lines []string
	for _, t := range list {
		lines = append(lines, t.Unit.Name+": "+w.fault(t.Fault))
	}
	return strings.Join(lines, "\n")
}

// buttons change the tree: the agency under the cursor, or all selected ones.
func (s *unitsScreen) buttons() fyne.CanvasObject {
	one := func(label string, icon fyne.Resource, do func(register.Unit)) *widgets.Button {
		return widgets.NewButton(label, icon, func() {
			if at := s.grid.Current(); at >= 0 && at < len(s.rows) {
				do(s.rows[at])
			}
		})
	}
	merge := widgets.NewButton(s.w.t("Merge selected …"), theme.ContentPasteIcon(), func() {
		var list []register.Unit
		for _, row := range s.grid.Selected() {
			list = append(list, s.rows[row])
		}
		s.on.merge(list)
	})
	return container.NewHBox(widgets.NewButton(s.w.t("New agency …"), theme.ContentAddIcon(), s.on.found), one(s.w.t("Rename, move …"), theme.DocumentCreateIcon(), s.on.reshape), merge,
		one(s.w.t("Split …"), theme.ContentCutIcon(), s.on.split), one(s.w.t("End …"), theme.DeleteIcon(), s.on.end),
		one(s.w.t("Correct …"), theme.DocumentIcon(), s.on.correct))
}

// emptyWords say why nothing is listed, and what to do.
func (s *unitsScreen) emptyWords() string {
	if s.search.Text != "" {
		return s.w.t("No agency of that day is called so. Search with fewer words, or choose another day.")
	}
	return s.w.t("No agency here. Import the list of agencies, or choose another day.")
}

// shownFaults is how many faults of the tree are told at once.
const shownFaults = 5

// apply lists the units of the day that the search means.
func (s *unitsScreen) apply() {
	d, ok := s.day.date()
	if !ok || s.grid == nil {
		return
	}
	if s.search.Text == "" {
		s.rows = s.org.UnitsAt(d)
	} else {
		s.rows = s.org.Find(s.search.Text, d, 1000)
	}
	s.grid.ClearSelection()
	s.grid.Refresh()
	s.total.SetText(s.w.t("{n} agencies on {day}", "n", len(s.rows), "day", d))
	if len(s.rows) > 0 {
		s.grid.Select(0)
		return
	}
	s.detail.Objects = []fyne.CanvasObject{wrapped(s.emptyWords())}
	s.detail.Refresh()
}

func (s *unitsScreen) cell(row, col int) widgets.CellText {
	u := s.rows[row]
	d, _ := s.day.date()
	switch col {
	case 0:
		return widgets.CellText{Text: u.Code}
	case 1:
		return widgets.CellText{Text: u.Name, Bold: true}
	case 2:
		return widgets.CellText{Text: u.Abbr}
	case 3:
		return widgets.CellText{Text: u.Level.String()}
	case 4:
		return widgets.CellText{Text: kindWord(u.Kind)}
	}
	if u.Superior == "" {
		return widgets.CellText{}
	}
	return widgets.CellText{Text: s.org.Name(u.Superior, d)}
}

// kindWord is the word of files as one writes it in a sentence.
func kindWord(k register.Kind) string {
	if k == register.KindCommittee {
		return "UBND"
	}
	return k.String()
}

// selected shows the history of a unit.
func (s *unitsScreen) selected(row int) {
	s.detail.Objects = nil
	if row >= 0 && row < len(s.rows) {
		u := s.rows[row]
		head := wrapped(u.Name)
		head.TextStyle.Bold = true
		s.detail.Objects = append(s.detail.Objects, head)
		for _, p := range s.org.History(u.Code) {
			s.detail.Objects = append(s.detail.Objects, wrapped(s.periodWords(p)))
		}
	}
	s.detail.Refresh()
}

func (s *unitsScreen) periodWords(u register.Unit) string {
	text := s.w.t("Unchanged since the register began: {name}", "name", u.Name)
	switch {
	case u.From != 0 && u.To != 0:
		text = s.w.t("From {from} to {to}: {name}", "from", u.From, "to", u.To, "name", u.Name)
	case u.From != 0:
		text = s.w.t("Since {from}: {name}", "from", u.From, "name", u.Name)
	case u.To != 0:
		text = s.w.t("Until {to}: {name}", "to", u.To, "name", u.Name)
	}
	if u.Superior != "" {
		text += "\n" + s.w.t("under {superior}", "superior", s.org.Name(u.Superior, max(u.From, 1)))
	}
	for _, code := range u.Professional {
		text += "\n" + s.w.t("professionally under {superior}", "superior", s.org.Name(code, max(u.From, 1)))
	}
	for _, code := range u.Successors {
		text += "\n" + s.w.t("succeeded by {name}", "name", s.org.Name(code, u.To+1))
	}
	return text
}
