package app

import (
	"fmt"
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

// tableText edits a small table as text: a line for each row, cells parted by "|".
// Rows copied from a spreadsheet, with tabs, are taken too.
type tableText struct {
	title, help string
	columns     int
	rows        [][]string
	keep        func(rows [][]string) (problem string)
}

func (a *App) editTable(t tableText) {
	lines := make([]string, len(t.rows))
	for i, r := range t.rows {
		lines[i] = strings.Join(r, " | ")
	}
	text := widgets.NewMultiLine()
	text.SetMinRowsVisible(14)
	text.SetText(strings.Join(lines, "\n"))
	a.ask(question{title: t.title, text: t.help, body: text, first: text, width: 860, confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"), answer: func() refusal {
		var rows [][]string
		for i, line := range strings.Split(text.Text, "\n") {
			if register.Clean(line) == "" {
				continue
			}
			cells := strings.Split(strings.ReplaceAll(line, "\t", "|"), "|")
			for j := range cells {
				cells[j] = register.Clean(cells[j])
			}
			for len(cells) < t.columns {
				cells = append(cells, "")
			}
			if len(cells) > t.columns || cells[0] == "" {
				return blames(text, a.w.t("Line {n} does not have its {columns} parts.", "n", i+1, "columns", t.columns))
			}
			rows = append(rows, cells)
		}
		return blames(text, t.keep(rows))
	}})
}

// tablesBar leads to the tables that the rules go by.
func (s *settingsScreen) tablesBar(on settingsActions) fyne.CanvasObject {
	button := func(label string, do func()) *widgets.Button {
		return widgets.NewButton(label, theme.DocumentCreateIcon(), do)
	}
	return container.NewHBox(button(s.w.t("Packs of rules …"), on.tables.packs), button(s.w.t("Fields of work …"), on.tables.fields), button(s.w.t("Kinds of content …"), on.tables.contents), button(s.w.t("Authorisations …"), on.tables.authorisations),
		button(s.w.t("Points of the ranking …"), on.tables.scoring), button(s.w.t("Spans of the review …"), on.tables.spans))
}

// tableActions edit the tables that the rules go by.
type tableActions struct{ packs, fields, contents, authorisations, scoring, spans func() }

func (a *App) tables(rb *review.Rulebook) tableActions {
	return tableActions{func() { a.editPacks(rb) }, func() { a.editFields(rb) }, func() { a.editContents(rb) }, a.editAuthorisations, func() { a.editScoring(rb) }, a.editSpans}
}

// days reads two cells as the first and last day of a row.
func (a *App) days(n int, from, to string) (first, last register.Date, problem string) {
	first, err := register.ParseDate(from)
	last, err2 := register.ParseDate(to)
	if err != nil || err2 != nil {
		return 0, 0, a.w.t("Line {n}: there is no such day; a date is written dd/mm/yyyy.", "n", n)
	}
	return first, last, ""
}

func (a *App) editFields(rb *review.Rulebook) {
	t := tableText{title: a.w.t("Fields of work"), help: a.w.t("code | name | code of the department in the lead | words of the subject, parted by ; | from | until"), columns: 6}
	for _, f := range rb.Fields {
		t.rows = append(t.rows, []string{f.Code, f.Name, f.Lead, f.Words, f.From.String(), f.To.String()})
	}
	t.keep = func(rows [][]string) string {
		own := *rb
		own.Fields = nil
		for i, r := range rows {
			from, to, problem := a.days(i+1, r[4], r[5])
			if problem != "" {
				return problem
			}
			if _, known := a.org.Latest(r[2]); !known {
				return a.w.t("Line {n}: “{code}” is no agency.", "n", i+1, "code", r[2])
			}
			own.Fields = append(own.Fields, review.Field{Code: r[0], Name: r[1], Lead: r[2], Words: r[3], From: from, To: to})
		}
		return a.changeRules(&own)
	}
	a.editTable(t)
}

func (a *App) editContents(rb *review.Rulebook) {
	t := tableText{title: a.w.t("Kinds of content"), help: a.w.t("code | name | x when the head signs in person | kinds of agencies that settle it themselves, parted by ; | citation | x when it was read"), columns: 6}
	for _, x := range rb.Contents {
		t.rows = append(t.rows, []string{x.Code, x.Name, tick(x.HeadSigns), x.Own, x.Citation, tick(x.Confirmed)})
	}
	t.keep = func(rows [][]string) string {
		own := *rb
		own.Contents = nil
		for _, r := range rows {
			own.Contents = append(own.Contents, review.Content{Code: r[0], Name: r[1], HeadSigns: r[2] != "", Own: r[3], Citation: r[4], Confirmed: r[5] != ""})
		}
		return a.changeRules(&own)
	}
	a.editTable(t)
}

func tick(b bool) string {
	if b {
		return "x"
	}
	return ""
}

func (a *App) editAuthorisations() {
	t := tableText{title: a.w.t("Authorisations to sign TUQ."), help: a.w.t("symbol of the authorising document | name of the signer | from | until | words of the subject, parted by ;"), columns: 5}
	for _, x := range a.settings.Authorisations {
		t.rows = append(t.rows, []string{x.Document, x.Signer, x.From.String(), x.Until.String(), x.Words})
	}
	t.keep = func(rows [][]string) string {
		var list []register.Authorisation
		for i, r := range rows {
			from, until, problem := a.days(i+1, r[2], r[3])
			if problem != "" {
				return problem
			}
			list = append(list, register.Authorisation{Document: r[0], Signer: r[1], From: from, Until: until, Words: r[4]})
		}
		settings := a.settings
		settings.Authorisations = list
		a.weigh(consequence{title: a.w.t("Authorisations to sign TUQ."), failed: a.w.t("The settings were not saved"), change: func(f *review.Facts) { f.Settings = settings },
			keep: func() error { return a.st.SaveSettings(settings) }, changed: func() {
				a.settings = settings
				a.goTo(placeSettings)
			}})
		return ""
	}
	a.editTable(t)
}

// editScoring edits what findings cost in the ranking: a line for each rule that
// costs otherwise than its weight says.
func (a *App) editScoring(rb *review.Rulebook) {
	s := rb.Scoring.OrDefault()
	t := tableText{title: a.w.t("Points of the ranking"), help: a.w.t("name | points: a violation, a warning, the fewest cases that are ranked, and codes of rules that cost otherwise"), columns: 2,
		rows: [][]string{{"vi phạm", strconv.Itoa(s.Violation)}, {"cảnh báo", strconv.Itoa(s.Warning)}, {"tối thiểu", strconv.Itoa(s.Minimum)}}}
	for _, code := range sortedKeys(s.Rules) {
		t.rows = append(t.rows, []string{code, strconv.Itoa(s.Rules[code])})
	}
	t.keep = func(rows [][]string) string {
		own := *rb
		own.Scoring = review.Scoring{Rules: map[string]int{}}
		for i, r := range rows {
			n, err := strconv.Atoi(r[1])
			if err != nil || n < 0 {
				return a.w.t("“{text}” is not a number.", "text", fmt.Sprintf("%d: %s", i+1, r[1]))
			}
			switch register.Fold(r[0]) {
			case "vi pham":
				own.Scoring.Violation = n
			case "canh bao":
				own.Scoring.Warning = n
			case "toi thieu":
				own.Scoring.Minimum = n
			default:
				own.Scoring.Rules[strings.ToUpper(r[0])] = n
			}
		}
		return a.changeRules(&own)
	}
	a.editTable(t)
}

// editSpans asks how far back a breach makes the next one repeated, and how long
// a unit has to answer a slip.
func (a *App) editSpans() {
	w := a.w
	repeated, answer := widgets.NewLine(), widgets.NewLine()
	repeated.SetText(strconv.Itoa(a.settings.RepeatSpan()))
	answer.SetText(strconv.Itoa(a.settings.AnswerSpan()))
	a.ask(question{changes: store.KindSettings, title: w.t("Spans of the review"), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: repeated, width: 560,
		items: []*widget.FormItem{widget.NewFormItem(w.t("A breach is repeated within (days)"), repeated), widget.NewFormItem(w.t("A slip is answered within (working days)"), answer)},
		answer: func() refusal {
			days, working := number(repeated.Text, 0), number(answer.Text, 0)
			for _, x := range []struct {
				field      *widgets.Line
				n, longest int
			}{{repeated, days, 3660}, {answer, working, 250}} {
				if x.n < 1 || x.n > x.longest {
					return blames(x.field, w.t("“{text}” is not a number from 1 to {n}.", "text", x.field.Text, "n", x.longest))
				}
			}
			a.changeSettings(func(s *register.Settings) { s.RepeatDays, s.AnswerDays = days, working })
			return refusal{}
		}})
}
