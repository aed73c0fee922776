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

// edxmlScreen shows messages before their documents are entered: above, what each
// would become; below, element by element, how the one under the cursor was read.
type edxmlScreen struct {
	content fyne.CanvasObject
	w       words
	on      edxmlActions
	grid    *widgets.Grid
	lines   *widgets.Grid
	head    *widget.Label // how many there are, and what becomes of them
	detail  *widget.Label
	bottom  *fyne.Container
	rows    []received
	save    *widgets.Button
	except  *widgets.Button // leaves out a proposed exception
}

// received is a message as it would be entered.
type received struct {
	intake.EdXML
	known    register.Document // in the register already; its ID is 0 when it is not
	dropped  bool
	unproven bool // the proposed exception is left out
}

// edxmlActions are what the clerk can want.
type edxmlActions struct {
	open   func()
	folder func()
	save   func()
	close  func()
	nameOf func(register.Party, register.Date) string
}

func newEdXMLScreen(w words, on edxmlActions) *edxmlScreen {
	s := &edxmlScreen{w: w, on: on, head: wrapped(""), detail: wrapped("")}
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("File"), Width: 150, MinWidth: 90}, {Title: w.t("Register"), Width: 96, MinWidth: 84}, {Title: w.t("Symbol"), Width: 112, MinWidth: 96}, {Title: w.t("Day"), Width: 84, MinWidth: 84},
			{Title: w.t("Sender"), Width: 130, MinWidth: 90}, {Title: w.t("Subject"), Width: 200, MinWidth: 104, Flex: true}, {Title: w.t("State"), Width: 140, MinWidth: 96}},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected,
	})
	s.lines = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Element"), Width: 210, MinWidth: 120}, {Title: w.t("In the message"), Width: 180, MinWidth: 100}, {Title: w.t("Field"), Width: 120, MinWidth: 84},
			{Title: w.t("Value"), Width: 180, MinWidth: 100, Flex: true}, {Title: w.t("Remark"), Width: 240, MinWidth: 100, Flex: true}},
		Length: func() int { return len(s.shown().Lines) }, Cell: s.lineCell, OnSelected: s.lineSelected,
	})
	s.save = widgets.NewButton(w.t("Enter into the register (Ctrl+S)"), theme.DocumentSaveIcon(), on.save)
	s.save.Importance = widget.HighImportance
	s.except = widgets.NewButton(w.t("Exception: leave out, take in (F7)"), theme.ContentUndoIcon(), s.doubt)
	files := container.NewHBox(widgets.NewButton(w.t("Open file …"), theme.FolderOpenIcon(), on.open), widgets.NewButton(w.t("Open folder …"), theme.FolderOpenIcon(), on.folder))
	change := container.NewHBox(widgets.NewButton(w.t("Leave out, take in (F8)"), theme.DeleteIcon(), s.drop), s.except)
	top := container.NewVBox(container.NewBorder(nil, nil, nil, files, heading(w.t("Read edXML messages"))), s.head, change)
	s.bottom = container.NewBorder(nil, container.NewVBox(s.detail, container.NewHBox(s.save, widgets.NewButton(w.t("Close (Esc)"), theme.CancelIcon(), on.close))), nil, nil, s.lines)
	split := container.NewVSplit(s.grid, s.bottom)
	split.SetOffset(0.36)
	s.content = container.NewBorder(top, nil, nil, nil, split)
	return s
}

// show fills in messages.
func (s *edxmlScreen) show(rows []received) {
	s.rows = rows
	s.refresh()
	s.grid.Select(0)
}

func (s *edxmlScreen) refresh() {
	s.grid.Refresh()
	s.lines.Refresh()
	wanted, known, refused := 0, 0, 0
	for _, r := range s.rows {
		switch {
		case r.isWanted():
			wanted++
		case !r.Accepted():
			refused++
		case r.known.ID != 0:
			known++
		}
	}
	s.head.SetText(s.w.t("{n} messages: {wanted} to be entered, {known} in the register already, {refused} not accepted", "n", len(s.rows), "wanted", wanted, "known", known, "refused", refused))
	setEnabled(s.save, wanted > 0)
}

// isWanted reports that the message's document will be entered.
func (r received) isWanted() bool { return r.Accepted() && !r.dropped && r.known.ID == 0 }

// message is the message without what was left out of it.
func (r received) message() intake.EdXML {
	if r.unproven {
		return r.WithoutException()
	}
	return r.EdXML
}

// shown is the message under the cursor.
func (s *edxmlScreen) shown() intake.EdXML {
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
		return s.rows[row].message()
	}
	return intake.EdXML{}
}

// drop leaves the message under the cursor out, or takes it in again.
func (s *edxmlScreen) drop() {
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
		s.rows[row].dropped = !s.rows[row].dropped
		s.refresh()
	}
}

// doubt does the same with the exception that the message proposes.
func (s *edxmlScreen) doubt() {
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) && s.rows[row].Document.Exception != "" {
		s.rows[row].unproven = !s.rows[row].unproven
		s.refresh()
		s.selected(row)
	}
}

func (s *edxmlScreen) cell(row, col int) widgets.CellText {
	r := s.rows[row]
	d := r.Document
	kind := ""
	switch d.Direction {
	case register.Outgoing:
		kind = s.w.t("Outgoing")
	case register.Incoming:
		kind = s.w.t("Incoming")
	}
	state, tone := s.state(r)
	cell := widgets.CellText{Text: []string{r.File, kind, d.Symbol, d.Date.String(), s.on.nameOf(d.Sender, d.Date), d.Subject, state}[col], Bold: col == 2}
	if col == 6 || !r.isWanted() {
		cell.Tone = tone
	}
	return cell
}

// state says what becomes of a message.
func (s *edxmlScreen) state(r received) (string, widgets.Tone) {
	switch {
	case !r.Accepted():
		return s.w.t("Not accepted"), widgets.ToneDanger
	case r.known.ID != 0:
		return s.w.t("In the register already"), widgets.ToneMuted
	case r.dropped:
		return s.w.t("left out"), widgets.ToneMuted
	case len(r.message().Warnings) > 0:
		return s.w.t("New, look at it"), widgets.ToneWarn
	}
	return s.w.t("New"), widgets.ToneOK
}

func (s *edxmlScreen) lineCell(row, col int) widgets.CellText {
	l := s.shown().Lines[row]
	label, remark := "", s.w.fault(l.Why)
	if l.Field != "" {
		label = s.w.t(l.Label())
	}
	if l.Proposed {
		remark = strings.TrimSpace(s.w.t("Proposed:") + " " + remark)
	}
	cell := widgets.CellText{Text: []string{l.Element, l.Raw, label, l.Value, remark}[col], Bold: col == 3}
	switch {
	case l.Proposed:
		cell.Tone = widgets.ToneWarn
	case l.Field == "":
		cell.Tone = widgets.ToneMuted
	}
	return cell
}

// selected shows how a message was read, and what is wrong with it.
func (s *edxmlScreen) selected(row int) {
	if row < 0 || row >= len(s.rows) {
		s.detail.SetText("")
		return
	}
	r := s.rows[row]
	setEnabled(s.except, r.Document.Exception != "")
	s.lines.ClearSelection()
	s.lines.Refresh()
	list := append(append([]intake.Refusal{}, r.Refused...), r.message().Warnings...)
	var said []string
	if r.Attachments > 0 {
		said = append(said, s.w.t("{n} attachments passed over", "n", r.Attachments))
	}
	for _, x := range list[:min(len(list), shownFaults)] {
		said = append(said, s.faultLine(x))
	}
	s.detail.SetText(strings.Join(said, "\n"))
	s.bottom.Refresh() // the lines under the grid have become more or fewer
}

// faultLine says what is wrong and where; about a whole file there is no where.
func (s *edxmlScreen) faultLine(x intake.Refusal) string {
	reason := s.w.fault(x.Fault)
	if x.Column == "" {
		return reason
	}
	return s.w.t("Line {row}, element {column}: {reason}", "row", x.Row, "column", x.Column, "reason", reason)
}

// lineSelected shows a line that is wider than its columns.
func (s *edxmlScreen) lineSelected(row int) {
	lines := s.shown().Lines
	if row < 0 || row >= len(lines) {
		return
	}
	l := lines[row]
	s.detail.SetText(strings.Join([]string{l.Element + ": " + l.Raw, l.Value, s.w.fault(l.Why)}, "\n"))
	s.bottom.Refresh()
}
