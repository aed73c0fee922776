package app

import (
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// numbersTab shows what of a series carries no document: gaps, reserved and
// void numbers; and how the books count.
type numbersTab struct {
	content fyne.CanvasObject
	w       words
	on      numbersActions
	series  *selectField
	list    []register.Series
	grid    *widgets.Grid
	rows    []numberRow
	next    *widget.Label
}

// numberRow is one line of the list.
type numberRow struct {
	number, state, why, until, who, when string
	tone                                 widgets.Tone
	first                                register.Number // to fill in when it is voided
}

// numbersActions are what the tab asks of the program around it.
type numbersActions struct {
	ledger  func(register.Series) (*register.Ledger, error)
	reserve func(register.Series)
	void    func(register.Series, register.Number)
	name    func(register.Series) string
	made    func(register.Series, register.Number) (who, when string)
}

func newNumbersTab(w words, list []register.Series, books fyne.CanvasObject, on numbersActions) *numbersTab {
	t := &numbersTab{w: w, on: on, list: list, next: widget.NewLabel("")}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Number"), Width: 110, MinWidth: 80}, {Title: w.t("State"), Width: 130, MinWidth: 100},
			{Title: w.t("For whom, or why"), Width: 300, MinWidth: 120, Flex: true}, {Title: w.t("Kept until"), Width: 104, MinWidth: 96},
			{Title: w.t("By"), Width: 140, MinWidth: 90}, {Title: w.t("On"), Width: 90, MinWidth: 84}},
		Length: func() int { return len(t.rows) },
		Cell: func(row, col int) widgets.CellText {
			r := t.rows[row]
			return []widgets.CellText{{Text: r.number, Bold: true}, {Text: r.state, Tone: r.tone}, {Text: r.why}, {Text: r.until}, {Text: r.who}, {Text: r.when}}[col]
		},
		OnActivated: func(row int) { t.void(row) },
	})
	names := make([]choice, len(list))
	for i, s := range list {
		names[i] = choice{strconv.Itoa(i), on.name(s)}
	}
	t.series = newSelectField(names, t.show)
	reserve := widgets.NewButton(w.t("Reserve number …"), theme.ContentAddIcon(), func() { t.withSeries(on.reserve) })
	void := widgets.NewButton(w.t("Void number …"), theme.DeleteIcon(), func() { t.void(t.grid.Current()) })
	bar := container.NewHBox(t.series.object, t.next, layout.NewSpacer(), reserve, void)
	t.content = container.NewBorder(container.NewVBox(books, widget.NewSeparator(), bar), nil, nil, nil, t.grid)
	if len(list) > 0 {
		t.series.set("0")
	} else {
		t.next.SetText(w.t("No number has been given yet."))
		reserve.Disable()
		void.Disable()
	}
	return t
}

func (t *numbersTab) withSeries(do func(register.Series)) {
	if i := t.series.index(); i >= 0 {
		do(t.list[i])
	}
}

// void asks about the number of a row, or any number when no row is chosen.
func (t *numbersTab) void(row int) {
	n := register.Number{}
	if row >= 0 && row < len(t.rows) {
		n = t.rows[row].first
	}
	t.withSeries(func(s register.Series) { t.on.void(s, n) })
}

// show lists the series chosen.
func (t *numbersTab) show() {
	t.withSeries(func(s register.Series) {
		l, err := t.on.ledger(s)
		if err != nil {
			t.next.SetText(err.Error())
			return
		}
		t.rows = t.unused(l)
		text := t.w.t("next: {number}", "number", l.Next())
		if len(t.rows) == 0 {
			text += "; " + t.w.t("no number is missing, reserved or void")
		}
		t.next.SetText(text)
		t.grid.ClearSelection()
		t.grid.Refresh()
	})
}

// unused are the gaps, then what is reserved or void.
func (t *numbersTab) unused(l *register.Ledger) []numberRow {
	var rows []numberRow
	for _, g := range l.Gaps() {
		first := register.Number{N: g.From}
		text := first.String()
		if g.To > g.From {
			text += "–" + register.Number{N: g.To}.String()
		}
		rows = append(rows, numberRow{number: text, state: t.w.t("Missing"), why: t.w.t("not explained yet"), tone: widgets.ToneDanger, first: first})
	}
	for _, s := range l.Slots() {
		if s.State == register.SlotIssued {
			continue
		}
		row := numberRow{number: s.Number.String(), state: t.w.t("Voided"), why: s.Reason, tone: widgets.ToneMuted}
		if s.State == register.SlotReserved {
			row = numberRow{number: s.Number.String(), state: t.w.t("Reserved"), why: s.For, until: s.Until.String(), tone: widgets.ToneWarn, first: s.Number}
		}
		row.who, row.when = t.on.made(l.Series, s.Number)
		rows = append(rows, row)
	}
	return rows
}
