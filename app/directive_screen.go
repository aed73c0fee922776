package app

import (
	"strings"

	"kycuong/app/widgets"
	"kycuong/intake"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// directiveScreen shows the text of a directive and, beside it, the tasks the
// program reads out of it; the clerk corrects and accepts.
type directiveScreen struct {
	content fyne.CanvasObject
	w       words
	on      directiveActions
	text    *widgets.Line
	number  *widgets.Line
	subject *widgets.Line
	date    *dateField
	head    *widget.Label
	right   *fyne.Container
	grid    *widgets.Grid
	detail  *widget.Label
	found   intake.Directive
	cal     *register.Calendar // deadlines in working days are shown by
	rows    []proposal
	save    *widgets.Button
	owed    *widgets.Button // adds a reporting duty
}

// proposal is one task as it would be kept.
type proposal struct {
	intake.DirectiveTask
	dropped bool
}

// directiveActions are what the clerk can want.
type directiveActions struct {
	read   func(text string)
	open   func()
	edit   func(row int)
	save   func()
	duty   func() // adds the first reporting duty found
	close  func()
	today  func() register.Date
	nameOf func(register.Party, register.Date) string
}

func newDirectiveScreen(w words, on directiveActions) *directiveScreen {
	s := &directiveScreen{w: w, on: on, text: widgets.NewMultiLine(), number: widgets.NewCodeLine(), subject: widgets.NewLine(), date: newDateField(on.today, func() {}), head: wrapped(""), detail: wrapped("")}
	s.text.Wrapping = fyne.TextWrapWord
	s.text.SetPlaceHolder(w.t("Paste the text of the directive here, then press F5; or open a .txt or .docx file."))
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Item"), Width: 56, MinWidth: 50}, {Title: w.t("Task"), Width: 220, MinWidth: 160, Flex: true}, {Title: w.t("Lead"), Width: 120, MinWidth: 84},
			{Title: w.t("Due"), Width: 120, MinWidth: 84}, {Title: w.t("Not sure of"), Width: 96, MinWidth: 72}},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected, OnActivated: on.edit,
	})
	read := widgets.NewButton(w.t("Read (F5)"), theme.SearchIcon(), func() { on.read(s.text.Text) })
	read.Importance = widget.HighImportance
	open := widgets.NewButton(w.t("Open file …"), theme.FolderOpenIcon(), on.open)
	s.save = widgets.NewButton(w.t("Keep the tasks (Ctrl+S)"), theme.DocumentSaveIcon(), on.save)
	s.save.Importance = widget.HighImportance
	s.save.Disable()
	change := widgets.NewButton(w.t("Correct … (Enter)"), theme.DocumentCreateIcon(), func() { s.withCurrent(on.edit) })
	drop := widgets.NewButton(w.t("Leave out, take in (F8)"), theme.DeleteIcon(), func() { s.withCurrent(s.drop) })
	leave := widgets.NewButton(w.t("Close (Esc)"), theme.CancelIcon(), on.close)
	s.owed = widgets.NewButton(w.t("Add the reporting duty …"), theme.ContentAddIcon(), on.duty)
	s.owed.Disable()
	paper := inRow(labelled(w.t("Symbol"), s.number), labelled(w.t("Date of the document"), s.date.object))
	left := container.NewBorder(container.NewVBox(heading(w.t("Read a directive")), container.NewHBox(read, open)), nil, nil, nil, s.text)
	s.right = container.NewBorder(container.NewVBox(paper, labelled(w.t("Subject"), s.subject), s.head, container.NewHBox(change, drop, s.owed)), container.NewVBox(s.detail, container.NewHBox(s.save, leave)), nil, nil, s.grid)
	split := container.NewHSplit(left, s.right)
	split.SetOffset(0.36)
	s.content = split
	return s
}

func (s *directiveScreen) withCurrent(do func(row int)) {
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
		do(row)
	}
}

// drop leaves a proposal out, or takes it in again.
func (s *directiveScreen) drop(row int) {
	s.rows[row].dropped = !s.rows[row].dropped
	s.refresh()
}

// show fills in what was read.
func (s *directiveScreen) show(d intake.Directive, cal *register.Calendar) {
	s.found, s.cal, s.rows = d, cal, nil
	for _, t := range d.Tasks {
		s.rows = append(s.rows, proposal{DirectiveTask: t})
	}
	if s.text.Text == "" {
		s.text.SetText(d.Text)
	}
	s.number.SetText(d.Number)
	s.subject.SetText(d.Subject)
	s.date.set(d.Date)
	s.refresh()
	s.grid.Select(0)
}

// take puts what the clerk typed above the proposals into the directive; false
// when the day is none.
func (s *directiveScreen) take() bool {
	day, ok := s.date.date()
	s.found.Number, s.found.Subject, s.found.Date = register.Clean(s.number.Text), register.Clean(s.subject.Text), day
	return ok
}

func (s *directiveScreen) refresh() {
	units := 0
	for _, r := range s.rows {
		if !r.dropped {
			units += len(s.found.RegisterTasks(r.DirectiveTask))
		}
	}
	var cited []string
	for _, c := range s.found.Citations {
		cited = append(cited, c.Symbol)
	}
	text := s.w.t("{tasks} requirements give {n} tasks", "tasks", len(s.rows), "n", units)
	if len(cited) > 0 {
		text += "; " + s.w.t("documents named: {list}", "list", strings.Join(cited, ", "))
	}
	for _, r := range s.found.Reports {
		if r.Through != "" {
			text += "; " + s.w.t("reports through {unit}", "unit", r.Through)
		}
	}
	s.head.SetText(text)
	setEnabled(s.owed, len(s.found.Reports) > 0)
	s.right.Refresh() // the lines above the grid have become more
	s.grid.Refresh()
	setEnabled(s.save, units > 0)
}

func (s *directiveScreen) cell(row, col int) widgets.CellText {
	r := s.rows[row]
	cell := widgets.CellText{Text: []string{r.Item, r.Text, s.units(r), s.due(r), s.unsure(r)}[col], Bold: col == 0}
	switch {
	case r.dropped:
		cell.Tone = widgets.ToneMuted
	case col == 4 || col == 2 && len(r.Units) == 0:
		cell.Tone = widgets.ToneWarn
	}
	return cell
}

func (s *directiveScreen) units(r proposal) string {
	switch len(r.Units) {
	case 0:
		return s.w.t("nobody named")
	case 1:
		return s.on.nameOf(r.Units[0], s.found.Date)
	}
	return s.w.t("{n} agencies", "n", len(r.Units))
}

func (s *directiveScreen) due(r proposal) string {
	if day := r.Deadline(s.found.Date, s.cal); day != 0 {
		return day.String()
	}
	return r.DueText
}

// unsure names what the clerk should look at.
func (s *directiveScreen) unsure(r proposal) string {
	if r.dropped {
		return s.w.t("left out")
	}
	names := map[string]string{"units": s.w.t("the agencies"), "due": s.w.t("the deadline"), "year": s.w.t("the year"), "requirement": s.w.t("whether it is a task"), "item": s.w.t("the item number")}
	var list []string
	for _, u := range r.Unsure {
		list = append(list, names[u])
	}
	return strings.Join(list, ", ")
}

// doubtful is how many rows that are kept should be looked at.
func (s *directiveScreen) doubtful() (n int) {
	for _, r := range s.rows {
		if !r.dropped && len(r.Unsure) > 0 {
			n++
		}
	}
	return n
}

func (s *directiveScreen) selected(row int) {
	if row < 0 || row >= len(s.rows) {
		s.detail.SetText("")
		return
	}
	text := []rune(strings.ReplaceAll(s.rows[row].Text, "\n", " "))
	const shown = 280 // about four lines
	if len(text) > shown {
		text = append(text[:shown], '…')
	}
	words := string(text)
	if with := s.rows[row].With; len(with) > 0 {
		words += "\n" + s.w.t("Working together") + ": " + joinParties(with, s.found.Date, s.on.nameOf)
	}
	s.detail.SetText(words)
	s.right.Refresh()
}
