package app

import (
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dutiesTab lists the reports that units owe at the end of every period, and
// how deadlines are counted.
type dutiesTab struct {
	content fyne.CanvasObject
	w       words
	grid    *widgets.Grid
	nameOf  func(code string) string
	rows    []register.ReportDuty
}

// dutyActions are what the tab asks of the program around it.
type dutyActions struct {
	edit   func(row int) // -1 for a new one
	remove func(row int)
	terms  func(programmeDay, soonDays int)
	nameOf func(code string) string
}

func newDutiesTab(w words, settings register.Settings, on dutyActions) *dutiesTab {
	t := &dutiesTab{w: w, rows: settings.Duties, nameOf: on.nameOf}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Report"), Width: 220, MinWidth: 120, Flex: true}, {Title: w.t("Every"), Width: 100, MinWidth: 80}, {Title: w.t("Closes, is due"), Width: 130, MinWidth: 110},
			{Title: w.t("Owed by"), Width: 150, MinWidth: 90}, {Title: w.t("Words of the subject"), Width: 170, MinWidth: 90}, {Title: w.t("In force"), Width: 160, MinWidth: 96}, {Title: w.t("Text"), Width: 190, MinWidth: 110}},
		Length: func() int { return len(t.rows) }, Cell: t.cell, OnActivated: on.edit,
	})
	current := func(do func(int)) func() {
		return func() {
			if row := t.grid.Current(); row >= 0 && row < len(t.rows) {
				do(row)
			}
		}
	}
	bar := container.NewHBox(widgets.NewButton(w.t("Add report …"), theme.ContentAddIcon(), func() { on.edit(-1) }),
		widgets.NewButton(w.t("Change … (Enter)"), theme.DocumentCreateIcon(), current(on.edit)), widgets.NewButton(w.t("Remove …"), theme.DeleteIcon(), current(on.remove)))
	note := wrapped(w.t("A report counts as sent when the register has a document of type report from the unit whose subject has these words."))
	note.Importance = widget.LowImportance
	t.content = container.NewBorder(container.NewVBox(t.termsBar(settings, on), widget.NewSeparator(), bar, note), nil, nil, nil, t.grid)
	t.grid.Select(0)
	return t
}

// termsBar decides when programme items are due and what is due soon.
func (t *dutiesTab) termsBar(settings register.Settings, on dutyActions) fyne.CanvasObject {
	terms := settings.Terms()
	day := newSelectField([]choice{{"20", t.w.t("by the 20th of the month")}, {"31", t.w.t("by the end of the month")}}, nil)
	day.set(strconv.Itoa(terms.ProgrammeDay))
	soon := newSelectField([]choice{{"3", "3"}, {"7", "7"}, {"14", "14"}}, nil)
	soon.set(strconv.Itoa(terms.SoonDays))
	keep := func() {
		on.terms(number(day.value(), terms.ProgrammeDay), number(soon.value(), terms.SoonDays))
	}
	day.changed, soon.changed = keep, keep
	return container.NewHBox(widget.NewLabel(t.w.t("Programme items are due")), day.object, widget.NewLabel(t.w.t("Due soon, days before")), soon.object)
}

// number reads a value of a list; another one stands for what is no number.
func number(text string, otherwise int) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return otherwise
	}
	return n
}

func (t *dutiesTab) cell(row, col int) widgets.CellText {
	r := t.rows[row]
	switch col {
	case 0:
		return widgets.CellText{Text: r.Name, Bold: true}
	case 1:
		return widgets.CellText{Text: choiceLabel(everyChoices(t.w), r.Every)}
	case 2:
		return widgets.CellText{Text: t.days(r)}
	case 3:
		return widgets.CellText{Text: t.owedBy(r)}
	case 4:
		return widgets.CellText{Text: r.Words}
	case 5:
		return widgets.CellText{Text: strings.TrimSuffix(r.From.String()+" – "+r.Until.String(), " – ")}
	}
	return readCell(t.w, r.Confirmed)
}

// owedBy names the group, or the agencies.
func (t *dutiesTab) owedBy(r register.ReportDuty) string {
	if label := choiceLabel(owedChoices(t.w), r.Units); label != r.Units {
		return label
	}
	names := owingCodes(r.Units)
	for i, code := range names {
		names[i] = t.nameOf(code)
	}
	return strings.Join(names, "; ")
}

func (t *dutiesTab) days(r register.ReportDuty) string {
	end := t.w.t("end of month")
	if r.CutOff > 0 {
		end = strconv.Itoa(r.CutOff)
	}
	return end + ", " + strconv.Itoa(r.DueDay)
}

func everyChoices(w words) []choice {
	return []choice{{"month", w.t("month")}, {"quarter", w.t("quarter")}, {"half", w.t("half year")}, {"year", w.t("year")}}
}

func owedChoices(w words) []choice {
	return []choice{{register.GroupDepartments, w.t("departments of the province")}, {register.GroupDistricts, w.t("districts")}, {register.GroupCommunes, w.t("communes")}}
}

// choiceLabel is what a value is shown as; a value of no choice is shown as it
// is.
func choiceLabel(list []choice, value string) string {
	for _, c := range list {
		if c.value == value {
			return c.label
		}
	}
	return value
}
