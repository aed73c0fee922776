package app

import (
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// indicatorsTab lists the indicators and, below, how the units stand with the
// one under the cursor.
type indicatorsTab struct {
	content fyne.CanvasObject
	w       words
	grid    *widgets.Grid
	units   *widgets.Grid
	rows    []review.Indicator
	byID    map[uint64]taskRow
}

func newIndicatorsTab(w words, on taskActions) *indicatorsTab {
	t := &indicatorsTab{w: w}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Set by"), Width: 144, MinWidth: 120}, {Title: w.t("Indicator"), Width: 240, MinWidth: 120, Flex: true}, {Title: w.t("Due"), Width: 84, MinWidth: 84},
			{Title: w.t("Agencies"), Width: 84, MinWidth: 70, AlignRight: true}, {Title: w.t("With a figure"), Width: 100, MinWidth: 90, AlignRight: true}, {Title: w.t("Meeting it"), Width: 90, MinWidth: 80, AlignRight: true},
			{Title: w.t("Average"), Width: 100, MinWidth: 80, AlignRight: true}},
		Length: func() int { return len(t.rows) }, Cell: t.cell, OnSelected: func(int) { t.chosen() }, OnActivated: func(int) { on.focus(t.units) },
	})
	t.units = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Agency"), Width: 220, MinWidth: 190, Flex: true}, {Title: w.t("Target"), Width: 90, MinWidth: 76, AlignRight: true}, {Title: w.t("Figure"), Width: 90, MinWidth: 84, AlignRight: true},
			{Title: w.t("Of"), Width: 100, MinWidth: 98}, {Title: w.t("Of the target"), Width: 104, MinWidth: 94, AlignRight: true}, {Title: w.t("Against the average"), Width: 148, MinWidth: 126, AlignRight: true}, {Title: w.t("State"), Width: 146, MinWidth: 100}},
		Length: func() int { return len(t.now().Units) }, Cell: t.unitCell, OnActivated: func(row int) { on.report(t.now().Units[row].Task) },
	})
	split := container.NewVSplit(t.grid, t.units)
	split.SetOffset(0.4)
	t.content = container.NewBorder(nil, hint(w.t("Enter goes to the agencies; F6 enters a figure. Without a target an agency is held against the average of all.")), nil, nil, split)
	return t
}

// now is the indicator under the cursor.
func (t *indicatorsTab) now() review.Indicator {
	if at := t.grid.Current(); at >= 0 && at < len(t.rows) {
		return t.rows[at]
	}
	return review.Indicator{}
}

// show replaces the tasks, whose averages are filled in.
func (t *indicatorsTab) show(all []taskRow, today register.Date) {
	t.byID = map[uint64]taskRow{}
	tasks := make([]register.Task, len(all))
	for i, x := range all {
		tasks[i], t.byID[x.ID] = x.Task, x
	}
	at := max(t.grid.Current(), 0)
	t.rows = review.Indicators(tasks, today)
	t.grid.Refresh()
	t.grid.Select(min(at, len(t.rows)-1))
	t.chosen()
}

func (t *indicatorsTab) chosen() {
	t.units.Refresh()
	if n := len(t.now().Units); n > 0 {
		t.units.Select(max(0, min(t.units.Current(), n-1)))
	}
}

func (t *indicatorsTab) cell(row, col int) widgets.CellText {
	x := t.rows[row]
	switch col {
	case 0:
		return widgets.CellText{Text: placeOfTask(t.w, x.Task), Bold: true}
	case 1:
		return widgets.CellText{Text: x.Content}
	case 2:
		return widgets.CellText{Text: t.byID[x.ID].status.Due.String()}
	case 3:
		return widgets.CellText{Text: strconv.Itoa(len(x.Units))}
	case 4:
		return widgets.CellText{Text: strconv.Itoa(x.Measured)}
	case 5:
		cell := widgets.CellText{Text: strconv.Itoa(x.Meeting), Tone: widgets.ToneOK}
		if x.Meeting < len(x.Units) {
			cell.Tone = widgets.ToneWarn
		}
		return cell
	}
	if x.Average == nil {
		return widgets.CellText{Text: "–", Tone: widgets.ToneMuted}
	}
	return widgets.CellText{Text: review.Amount(x.Average.Rounded(), x.Measure)}
}

func (t *indicatorsTab) unitCell(row, col int) widgets.CellText {
	u := t.now().Units[row]
	amount := func(q *register.Quantity) widgets.CellText {
		if q == nil {
			return widgets.CellText{Text: "–", Tone: widgets.ToneMuted}
		}
		return widgets.CellText{Text: review.Amount(*q, u.Measure)}
	}
	switch col {
	case 0:
		return widgets.CellText{Text: t.byID[u.ID].lead, Bold: true}
	case 1:
		return amount(u.Target)
	case 2:
		return amount(u.Value)
	case 3:
		return widgets.CellText{Text: u.On.String()}
	case 4:
		return widgets.CellText{Text: u.Share.String()}
	case 5:
		return t.against(u)
	}
	return widgets.CellText{Text: indicatorWords(t.w, u), Tone: taskTone(t.byID[u.ID].status)}
}

// against compares with the average: the sign, not the colour alone, tells.
func (t *indicatorsTab) against(u review.IndicatorUnit) widgets.CellText {
	if u.Against == nil {
		return widgets.CellText{Text: "–", Tone: widgets.ToneMuted}
	}
	cell := widgets.CellText{Text: u.Against.Rounded().String(), Tone: widgets.ToneOK}
	if *u.Against > 0 {
		cell.Text = "+" + cell.Text
	}
	if (*u.Against < 0) != u.LowerIsBetter && *u.Against != 0 {
		cell.Tone = widgets.ToneWarn
	}
	return cell
}

// indicatorWords tell whether a figure is as good as it should be.
func indicatorWords(w words, u review.IndicatorUnit) string {
	switch {
	case u.Value == nil:
		return w.t("no figure yet")
	case u.Target == nil && u.Meets:
		return w.t("average or better")
	case u.Target == nil:
		return w.t("below the average")
	case u.Meets:
		return w.t("reached")
	}
	return w.t("not reached")
}

func (t *indicatorsTab) task() (register.Task, bool) {
	if at, list := t.units.Current(), t.now().Units; at >= 0 && at < len(list) {
		return list[at].Task, true
	}
	return register.Task{}, false
}
