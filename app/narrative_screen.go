package app

import (
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/export"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// narrativeScreen shows the words of a report paragraph by paragraph, as drafted
// and as the office wants them. Figures stay those of the register; one that was
// typed is told here and marked on paper.
type narrativeScreen struct {
	content fyne.CanvasObject
	w       words
	on      narrativeActions
	grid    *widgets.Grid
	draft   *widget.Label
	text    *widgets.Line
	typed   *widget.Label
	side    *fyne.Container
	rows    []wording
	lost    []register.Rewording
	filling bool // the editor is being filled, not typed into
	changed bool
}

// wording is one paragraph.
type wording struct {
	section string // heading without number
	draft   string // "" for one of the office's own
	bold    bool
	text    string
}

type narrativeActions struct {
	save  func(edits []register.Rewording)
	copy  func(edits []register.Rewording) // of the whole text
	close func()
}

func newNarrativeScreen(w words, title string, draft export.Report, edits []register.Rewording, on narrativeActions) *narrativeScreen {
	s := &narrativeScreen{w: w, on: on, draft: wrapped(""), text: widgets.NewMultiLine(), typed: wrapped("")}
	s.fill(draft, edits)
	s.text.Wrapping = fyne.TextWrapWord
	s.text.SetMinRowsVisible(7)
	s.text.OnChanged = s.typing
	s.typed.Importance = widget.WarningImportance
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Section"), Width: 200, MinWidth: 120}, {Title: w.t("Paragraph"), Width: 320, MinWidth: 160, Flex: true}, {Title: w.t("Wording"), Width: 96, MinWidth: 90}},
		Length:  func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected,
		OnActivated: func(int) { fyne.CurrentApp().Driver().CanvasForObject(s.text).Focus(s.text) },
	})
	save := widgets.NewButton(w.t("Keep the words (Ctrl+S)"), theme.DocumentSaveIcon(), s.save)
	save.Importance = widget.HighImportance
	back := widgets.NewButton(w.t("Back (Esc)"), theme.NavigateBackIcon(), on.close)
	head := wrapped(title)
	head.TextStyle.Bold = true
	top := container.NewVBox(head)
	if len(s.lost) > 0 {
		top.Add(widgets.NewBanner(widgets.ToneWarn, w.t("{n} changed paragraphs are not in the draft any more", "n", len(s.lost)), s.lostWords()))
	}
	draftHead, textHead := widget.NewLabel(w.t("As drafted from the figures")), widget.NewLabel(w.t("As it will stand in the report"))
	draftHead.TextStyle.Bold, textHead.TextStyle.Bold = true, true
	s.side = container.NewVBox(draftHead, s.draft, textHead, s.text, s.typed, container.NewHBox(
		widgets.NewButton(w.t("As drafted (F6)"), theme.HistoryIcon(), s.restore), widgets.NewButton(w.t("Leave out (F8)"), theme.DeleteIcon(), s.drop)),
		container.NewHBox(widgets.NewButton(w.t("Add a paragraph (F7)"), theme.ContentAddIcon(), s.add)))
	copyAll := widgets.NewButton(w.t("Copy the whole text (F9)"), theme.ContentCopyIcon(), s.copyAll)
	split := container.NewHSplit(s.grid, container.NewVScroll(container.NewPadded(s.side)))
	split.SetOffset(0.58)
	s.content = container.NewBorder(top, container.NewHBox(save, copyAll, back), nil, nil, split)
	s.grid.Select(0)
	return s
}

// fill makes the rows: the draft's paragraphs, and after each section what the
// office added.
func (s *narrativeScreen) fill(draft export.Report, edits []register.Rewording) {
	_, s.lost = draft.Reworded(edits)
	for i, section := range draft.Sections {
		name := export.SectionName(section.Heading)
		for _, p := range section.Paragraphs {
			row := wording{section: name, draft: p.Text, bold: p.Bold, text: p.Text}
			at := slices.IndexFunc(edits, func(e register.Rewording) bool {
				return !e.IsOwn() && e.Section == name && e.Draft == register.Skeleton(p.Text)
			})
			if at >= 0 {
				row.text, _ = edits[at].On(p.Text, "")
			}
			s.rows = append(s.rows, row)
		}
		if name == "" && i > 0 {
			continue // what was added to the opening does not stand at the end as well
		}
		for _, e := range edits {
			if e.IsOwn() && e.Section == name {
				text, _ := e.On("", "")
				s.rows = append(s.rows, wording{section: name, text: text})
			}
		}
	}
}

func (s *narrativeScreen) lostWords() string {
	var lines []string
	for _, e := range s.lost {
		lines = append(lines, e.Section+": "+strings.ReplaceAll(e.Text, "{", "#{"))
	}
	return strings.Join(lines, "\n")
}

func (s *narrativeScreen) cell(row, col int) widgets.CellText {
	r := s.rows[row]
	switch col {
	case 0:
		if row > 0 && s.rows[row-1].section == r.section {
			return widgets.CellText{}
		}
		return widgets.CellText{Text: sentenceCase(r.section), Bold: true}
	case 1:
		text := r.text
		if text == "" {
			text = r.draft
		}
		return widgets.CellText{Text: text, Bold: r.bold, Tone: r.tone()}
	}
	return widgets.CellText{Text: s.state(r), Tone: r.tone()}
}

// sentenceCase writes a heading in capitals as one reads it in a list.
func sentenceCase(heading string) string {
	r := []rune(strings.ToLower(heading))
	if len(r) == 0 {
		return ""
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (s *narrativeScreen) state(r wording) string {
	switch {
	case r.draft == "":
		return s.w.t("added")
	case r.text == "":
		return s.w.t("left out")
	case r.text != r.draft:
		return s.w.t("changed")
	}
	return s.w.t("draft")
}

func (r wording) tone() widgets.Tone {
	_, typed := r.edit().On(r.draft, "")
	switch {
	case r.text == "":
		return widgets.ToneMuted
	case r.text != r.draft && len(typed) > 0:
		return widgets.ToneWarn
	case r.text != r.draft:
		return widgets.ToneInfo
	}
	return widgets.ToneNone
}

func (r wording) edit() register.Rewording {
	return register.Reword(r.section, r.draft, register.Clean(r.text))
}

func (s *narrativeScreen) current() *wording {
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
		return &s.rows[row]
	}
	return nil
}

func (s *narrativeScreen) selected(row int) {
	if row < 0 || row >= len(s.rows) {
		return
	}
	s.draft.SetText(s.rows[row].draft)
	if s.rows[row].draft == "" {
		s.draft.SetText(s.w.t("(a paragraph of your own)"))
	}
	s.filling = true
	s.text.SetText(s.rows[row].text)
	s.filling = false
	s.tell()
}

// typing takes what was typed into the row.
func (s *narrativeScreen) typing(text string) {
	r := s.current()
	if s.filling || r == nil || r.text == text {
		return
	}
	r.text, s.changed = text, true
	s.grid.Refresh()
	s.tell()
}

// tell names the figures that are not the register's.
func (s *narrativeScreen) tell() {
	s.typed.SetText("")
	if r := s.current(); r != nil && r.text != r.draft {
		if _, typed := r.edit().On(r.draft, ""); len(typed) > 0 {
			s.typed.SetText(s.w.t("Figures you typed, marked (*) in the report: {list}", "list", strings.Join(typed, ", ")))
		}
	}
	s.side.Refresh()
}

func (s *narrativeScreen) put(text string) {
	s.text.SetText(text) // typing takes it
}

func (s *narrativeScreen) restore() {
	if r := s.current(); r != nil && r.draft != "" {
		s.put(r.draft)
	}
}

// drop leaves the paragraph out; one of the office's own goes altogether.
func (s *narrativeScreen) drop() {
	row := s.grid.Current()
	if row < 0 || row >= len(s.rows) {
		return
	}
	if s.rows[row].draft != "" {
		s.put("")
		return
	}
	s.rows, s.changed = slices.Delete(s.rows, row, row+1), true
	s.grid.Refresh()
	s.grid.Select(max(0, min(row, len(s.rows)-1)))
	s.selected(s.grid.Current())
}

// add puts a paragraph of the office's own at the end of the section.
func (s *narrativeScreen) add() {
	row := s.grid.Current()
	if row < 0 || row >= len(s.rows) {
		return
	}
	section := s.rows[row].section
	for row < len(s.rows) && s.rows[row].section == section {
		row++
	}
	s.rows, s.changed = slices.Insert(s.rows, row, wording{section: section}), true
	s.grid.Refresh()
	s.grid.Select(row)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.text); c != nil {
		c.Focus(s.text)
	}
}

// unsaved reports words that would be lost.
func (s *narrativeScreen) unsaved() bool { return s.changed }

func (s *narrativeScreen) save() { s.on.save(s.edits()) }

// copyAll is for an office that puts the text into a document of its own.
func (s *narrativeScreen) copyAll() { s.on.copy(s.edits()) }

// edits are what differs from the draft.
func (s *narrativeScreen) edits() []register.Rewording {
	edits := slices.Clone(s.lost) // they may be of use when the draft has their paragraph again
	for _, r := range s.rows {
		if e := r.edit(); r.draft == "" && e.Text != "" || r.draft != "" && r.text != r.draft {
			edits = append(edits, e)
		}
	}
	return edits
}
