package app

import (
	"maps"
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/docs"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The tabs of the help.
const (
	helpGuide = iota
	helpKeys
	helpRules
)

// Size of the help in Fyne's pixels.
const (
	helpWidth  = 860
	helpHeight = 440
)

// reader is a list of titles with the text of the chosen one beside it.
type reader struct {
	grid   *widgets.Grid
	text   *widget.RichText
	scroll *container.Scroll
	body   fyne.CanvasObject
}

// newReader shows texts in Markdown. The arrows left and right turn the pages of a long
// one, so that the keyboard stays in the list.
func newReader(title string, titles, texts []string) *reader {
	r := &reader{text: widget.NewRichTextFromMarkdown("")}
	r.text.Wrapping = fyne.TextWrapWord
	r.scroll = container.NewVScroll(container.NewPadded(r.text))
	r.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: title, Width: 200, MinWidth: 160, Flex: true}},
		Length:  func() int { return len(titles) }, Cell: func(row, _ int) widgets.CellText { return widgets.CellText{Text: titles[row]} },
		OnSelected: func(row int) {
			if row >= 0 {
				r.text.ParseMarkdown(texts[row])
				r.scroll.ScrollToTop()
			}
		},
		OnSide: func(step int) {
			r.scroll.Offset.Y = max(0, min(r.scroll.Offset.Y+float32(step)*r.scroll.Size().Height*0.8, r.text.MinSize().Height-r.scroll.Size().Height))
			r.scroll.Refresh()
		},
	})
	split := container.NewHSplit(r.grid, r.scroll)
	split.SetOffset(0.34)
	r.body = split
	return r
}

// showHelp opens the guide at the place one is at, the keys, or the text of the rules;
// rule is the code of the one to begin with.
func (a *App) showHelp(tab int, rule string) {
	w := a.w
	sections := docs.Sections()
	var titles, texts []string
	for _, s := range sections {
		titles, texts = append(titles, s.Title), append(texts, withoutTables(s.Text))
	}
	guide := newReader(w.t("Section"), titles, texts)
	guide.grid.Select(docs.Find(sections, a.helpPlace()))
	keys := a.keysGrid()
	rules := a.rulesReader(rule)
	tabs := container.NewAppTabs(container.NewTabItem(w.t("Guide"), guide.body), container.NewTabItem(w.t("Keys"), keys), container.NewTabItem(w.t("Rules"), rules.body))
	focus := []fyne.Focusable{guide.grid, keys, rules.grid}
	tabs.SelectIndex(tab)
	tabs.OnSelected = func(*container.TabItem) { a.focus(focus[tabs.SelectedIndex()]) }
	a.ask(question{title: w.t("Help"), body: container.NewGridWrap(fyne.NewSize(helpWidth, helpHeight), tabs), first: focus[tab], width: helpWidth,
		confirm: w.t("Close"), answer: func() refusal { return refusal{} }, turn: func(step int) { tabs.SelectIndex((tabs.SelectedIndex() + step + len(focus)) % len(focus)) }})
}

// helpPlace names what is open, as the guide does.
func (a *App) helpPlace() string {
	switch a.current.(type) {
	case *entry:
		return "entry"
	case *previewScreen:
		return "preview"
	case *narrativeScreen:
		return "narrative"
	}
	return string(a.place)
}

// withoutTables leaves out what the window cannot draw; the one table of the guide is
// its tab of keys.
func withoutTables(markdown string) string {
	lines := strings.Split(markdown, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, "|") }), "\n")
}

// keysGrid is the sheet of keys of the open screen.
func (a *App) keysGrid() *widgets.Grid {
	var rows []command
	for _, c := range append(a.here(), a.everywhere()...) {
		if c.key != "" && c.title != "" {
			rows = append(rows, c)
		}
	}
	return widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: a.w.t("Keys"), Width: 140, MinWidth: 120}, {Title: a.w.t("What it does"), Width: 300, MinWidth: 200, Flex: true}},
		Length:  func() int { return len(rows) },
		Cell: func(row, col int) widgets.CellText {
			if col == 0 {
				return widgets.CellText{Text: rows[row].keys(), Bold: true}
			}
			return widgets.CellText{Text: rows[row].title}
		},
	})
}

// rulesReader shows every entry of the rulebook, the one in force today first chosen.
func (a *App) rulesReader(code string) *reader {
	rb, err := a.st.Rulebook()
	if err != nil {
		rb = &review.Rulebook{} // the settings tell why
	}
	var titles, texts []string
	chosen, entries := 0, map[string]int{}
	for _, r := range rb.Rules {
		entries[r.Code]++
	}
	for i, r := range rb.Rules {
		title := r.Code + " – " + a.titleOf(r.Title, r.TitleEn)
		if entries[r.Code] > 1 {
			title = r.Code + " (" + listed(r.Pack, inForceWords(a.w, r.From, r.To)) + ") – " + a.titleOf(r.Title, r.TitleEn)
		}
		titles = append(titles, title)
		texts = append(texts, a.ruleText(r))
		if r.Code == code && (r.To == 0 || r.To >= a.today()) {
			chosen = i
		}
	}
	reader := newReader(a.w.t("Rule"), titles, texts)
	reader.grid.Select(chosen)
	return reader
}

// ruleText is everything a rule says, in Markdown.
func (a *App) ruleText(r review.Rule) string {
	w := a.w
	var b strings.Builder
	paragraph := func(label, text string) {
		if text != "" {
			b.WriteString("**" + label + ":** " + text + "\n\n")
		}
	}
	b.WriteString("## " + r.Code + " – " + a.titleOf(r.Title, r.TitleEn) + "\n\n")
	paragraph(w.t("Citation"), r.Cite())
	paragraph(w.t("Weight"), severityWord(w, r.Severity))
	paragraph(w.t("In force"), inForceWords(w, r.From, r.To))
	if !r.Enabled {
		paragraph(w.t("State"), w.t("switched off"))
	}
	paragraph(w.t("Rule pack"), r.Pack)
	paragraph(w.t("Example"), r.Example)
	for _, name := range slices.Sorted(maps.Keys(r.Params)) {
		paragraph(w.param(name), listed(paramParts(name, r.Params[name])...))
	}
	return b.String()
}

// param is what a parameter of a rule is called; one the office made is called as it is.
func (w words) param(name string) string {
	if text, ok := map[string]string{
		"askWords": w.t("Words that ask for an opinion"), "days": w.t("Days"), "doneWords": w.t("Words of what is done"), "freeTypes": w.t("Types it is not about"),
		"guidanceWords": w.t("Words that ask for guidance"), "hours": w.t("Hours"), "letters": w.t("Fewest letters of a subject"), "marks": w.t("Marks of a secret"),
		"orderTypes": w.t("Types of an order"), "outsideWords": w.t("Outside the administration"), "pages": w.t("Pages"), "requestTypes": w.t("Types that request"), "requestWords": w.t("Words that request"),
		"summaryPages": w.t("Pages of the summary"), "types": w.t("Types"), "workingDays": w.t("Working days"),
	}[name]; ok {
		return text
	}
	return name
}

// paramParts are the parts of a value as one reads them: types by their names.
func paramParts(name, value string) []string {
	parts := strings.Split(value, ";")
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
		if isTypeParam(name) {
			parts[i] = register.TypeName(parts[i])
		}
	}
	return parts
}

func inForceWords(w words, from, to register.Date) string {
	switch {
	case from == 0 && to == 0:
		return w.t("always")
	case to == 0:
		return w.t("from {day} on", "day", from)
	case from == 0:
		return w.t("until {day}", "day", to)
	}
	return w.t("{from} to {to}", "from", from, "to", to)
}
