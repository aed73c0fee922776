package app

import (
	"slices"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// calendarTab lists the special days, year by year, and counts working days
// with them.
type calendarTab struct {
	content fyne.CanvasObject
	w       words
	on      calendarActions
	cal     *register.Calendar
	year    *selectField
	fixed   *widgets.Check // the year's calendar is confirmed
	grid    *widgets.Grid
	rows    []register.SpecialDay
	start   *dateField
	days    *widgets.Line
	answer  *widget.Label
	filling bool
}

// calendarActions are what the tab asks of the program around it.
type calendarActions struct {
	edit    func(register.SpecialDay)
	remove  func(register.SpecialDay)
	confirm func(year int, confirmed bool)
	today   func() register.Date
}

// Years shown around this one.
const (
	calendarYearsBack  = 4
	calendarYearsAhead = 1
)

func newCalendarTab(w words, cal *register.Calendar, year int, on calendarActions) *calendarTab {
	t := &calendarTab{w: w, on: on, cal: cal}
	kinds := map[register.DayKind]string{register.Holiday: w.t("Holiday"), register.DayOff: w.t("Day off"), register.MakeUpDay: w.t("Working day")}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Day"), Width: 90, MinWidth: 84}, {Title: w.t("Weekday"), Width: 84, MinWidth: 70}, {Title: w.t("Kind"), Width: 140, MinWidth: 124},
			{Title: w.t("Name"), Width: 220, MinWidth: 120}, {Title: w.t("Source"), Width: 260, MinWidth: 120, Flex: true}, {Title: w.t("Text"), Width: 120, MinWidth: 110}},
		Length: func() int { return len(t.rows) },
		Cell: func(row, col int) widgets.CellText {
			d := t.rows[row]
			return []widgets.CellText{{Text: d.Date.String(), Bold: true}, {Text: register.WeekdayName(d.Date)}, {Text: kinds[d.Kind]}, {Text: d.Name}, {Text: d.Source}, readCell(w, d.Confirmed)}[col]
		},
		OnActivated: func(row int) { on.edit(t.rows[row]) },
	})
	t.content = container.NewBorder(container.NewVBox(t.bar(year), t.counter()), nil, nil, nil, t.grid)
	t.year.set(strconv.Itoa(year))
	return t
}

func (t *calendarTab) bar(year int) fyne.CanvasObject {
	w := t.w
	var years []choice
	for y := year + calendarYearsAhead; y >= year-calendarYearsBack; y-- {
		years = append(years, choice{strconv.Itoa(y), w.t("Year {year}", "year", y)})
	}
	t.year = newSelectField(years, t.show)
	t.fixed = widgets.NewCheck(w.t("The calendar of this year is confirmed"), false, func(on bool) {
		if !t.filling {
			t.on.confirm(t.chosen(), on)
		}
	})
	add := widgets.NewButton(w.t("Add day …"), theme.ContentAddIcon(), func() { t.on.edit(register.SpecialDay{Kind: register.Holiday}) })
	change := widgets.NewButton(w.t("Change … (Enter)"), theme.DocumentCreateIcon(), func() { t.selected(t.on.edit) })
	remove := widgets.NewButton(w.t("Remove …"), theme.DeleteIcon(), func() { t.selected(t.on.remove) })
	return container.NewHBox(t.year.object, t.fixed, add, change, remove)
}

// counter works out n working days after a day and says how.
func (t *calendarTab) counter() fyne.CanvasObject {
	t.answer = wrapped("")
	t.start = newDateField(t.on.today, t.count)
	t.days = widgets.NewLine()
	t.days.OnChanged = func(string) { t.count() }
	t.start.set(t.on.today())
	t.days.SetText("5")
	height := t.days.MinSize().Height
	return container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(fyne.NewSize(60, height), t.days), widget.NewLabel(t.w.t("working days after")),
		container.NewGridWrap(fyne.NewSize(130, height), t.start.object)), nil, t.answer)
}

func (t *calendarTab) count() {
	if t.days == nil || t.start == nil {
		return
	}
	const most = 1000 // days; more is a slip of the keyboard
	day, ok := t.start.date()
	n, err := strconv.Atoi(register.Clean(t.days.Text))
	if !ok || day == 0 || err != nil || n < 0 || n > most {
		t.answer.SetText("")
		return
	}
	t.answer.SetText(t.cal.AddWorkingDays(day, n).Explain())
}

func (t *calendarTab) selected(do func(register.SpecialDay)) {
	if row := t.grid.Current(); row >= 0 && row < len(t.rows) {
		do(t.rows[row])
	}
}

func (t *calendarTab) chosen() int {
	year, err := strconv.Atoi(t.year.value())
	if err != nil {
		return 0 // the list has numbers only
	}
	return year
}

// show lists the days of the year chosen.
func (t *calendarTab) show() {
	year := t.chosen()
	t.rows = slices.DeleteFunc(t.cal.Days(), func(d register.SpecialDay) bool { return d.Date.Year() != year })
	t.filling = true
	t.fixed.SetChecked(!t.cal.Provisional(year))
	t.filling = false
	t.grid.ClearSelection()
	t.grid.Refresh()
	t.grid.Select(0)
}

// use shows another calendar, the year and the question staying.
func (t *calendarTab) use(cal *register.Calendar) {
	t.cal = cal
	t.show()
	t.count()
}
