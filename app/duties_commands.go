package app

import (
	"slices"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2/widget"
)

// dutyForm are the fields of one report that is owed.
type dutyForm struct {
	name, cutOff, due, words, units, source, to, through *widgets.Line
	every, group, shift                                  *selectField
	from, until                                          *dateField
	confirmed                                            *widgets.Check
}

func (a *App) newDutyForm(r register.ReportDuty) *dutyForm {
	w := a.w
	line := func(text string) *widgets.Line {
		l := widgets.NewLine()
		l.SetText(text)
		return l
	}
	f := &dutyForm{name: line(r.Name), words: line(r.Words), source: line(r.Source), to: line(r.To), through: line(r.Through), units: widgets.NewLine(), cutOff: line(plainNumber(r.CutOff)), due: line(plainNumber(r.DueDay)),
		every: newSelectField(everyChoices(w), nil), group: newSelectField(append(owedChoices(w), choice{"", w.t("the agencies named below")}), nil),
		shift: newSelectField([]choice{{"", w.t("stays")}, {"next", w.t("moves to the next working day")}, {"before", w.t("moves to the working day before")}}, nil),
		from:  newDateField(a.today, func() {}), until: newDateField(a.today, func() {}), confirmed: widgets.NewCheck(w.t("The source was read"), false, nil)}
	f.hints(w)
	f.group.changed = f.groupChanged
	f.every.set(firstOf(r.Every, "quarter"))
	f.shift.set(r.Shift)
	f.group.set(firstOf(r.Units, register.GroupDepartments))
	if choiceLabel(owedChoices(w), r.Units) == r.Units && r.Units != "" { // none of the groups
		f.group.set("")
		f.units.SetText(r.Units)
	}
	f.from.set(dayOr(r.From, day(a.today().Year(), 1, 1)))
	f.until.set(r.Until)
	f.confirmed.Checked = r.Confirmed
	f.groupChanged()
	return f
}

// hints say by example what is to be typed.
func (f *dutyForm) hints(w words) {
	f.name.SetPlaceHolder(w.t("for instance: Quarterly report on administrative reform"))
	f.cutOff.SetPlaceHolder(w.t("a day from 1 to 31; blank for the last day of the month"))
	f.due.SetPlaceHolder(w.t("a day from 1 to 31, for instance 16"))
	f.units.SetPlaceHolder(w.t("codes, parted by ;"))
	f.words.SetPlaceHolder(w.t("by which the register finds it, for instance: administrative reform"))
	f.until.object.SetPlaceHolder(w.t("blank while it is in force"))
	f.to.SetPlaceHolder(w.t("who receives it, for instance the People's Committee; may be blank"))
	f.through.SetPlaceHolder(w.t("who gathers it, for instance the Department of Home Affairs; may be blank"))
	f.source.SetPlaceHolder(w.t("symbol and day of the text that asks for it"))
}

// groupChanged takes codes only when no group is named.
func (f *dutyForm) groupChanged() { setEnabled(f.units, f.group.value() == "") }

func plainNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (f *dutyForm) items(w words) []*widget.FormItem {
	return []*widget.FormItem{widget.NewFormItem(w.t("Report"), f.name), widget.NewFormItem(w.t("Every"), f.every.object), widget.NewFormItem(w.t("Period closes on"), f.cutOff),
		widget.NewFormItem(w.t("Is due on"), f.due), widget.NewFormItem(w.t("A due day off"), f.shift.object), widget.NewFormItem(w.t("Owed by"), f.group.object), widget.NewFormItem(w.t("Codes of agencies"), f.units),
		widget.NewFormItem(w.t("Words of the subject"), f.words), widget.NewFormItem(w.t("In force from"), f.from.object), widget.NewFormItem(w.t("In force until"), f.until.object),
		widget.NewFormItem(w.t("Goes to"), f.to), widget.NewFormItem(w.t("Through"), f.through), widget.NewFormItem(w.t("Source"), f.source), widget.NewFormItem("", f.confirmed)}
}

// duty reads the fields.
func (f *dutyForm) duty(old register.ReportDuty) (r register.ReportDuty, ok bool) {
	from, okFrom := f.from.date()
	until, okUntil := f.until.date()
	r = register.ReportDuty{Code: old.Code, Name: register.Clean(f.name.Text), Every: f.every.value(), CutOff: f.closes(), DueDay: number(f.due.Text, 0), Shift: f.shift.value(),
		Units: firstOf(f.group.value(), register.Clean(f.units.Text)), Words: register.Clean(f.words.Text), To: register.Clean(f.to.Text), Through: register.Clean(f.through.Text), From: from, Until: until,
		Source: register.Clean(f.source.Text), Confirmed: f.confirmed.Checked}
	return r, okFrom && okUntil
}

// closes is the day on which the period closes, 0 for the last of the month; what is no
// number is no day.
func (f *dutyForm) closes() int {
	if text := register.Clean(f.cutOff.Text); text != "" {
		return number(text, -1)
	}
	return 0
}

// editDuty adds or changes a report that is owed; row -1 is a new one.
func (a *App) editDuty(row int) {
	old := register.ReportDuty{}
	if row >= 0 {
		old = a.settings.Duties[row]
	}
	a.askDuty(old, row, "", a.changeSettings)
}

// askDuty asks for the fields of a report that is owed and hands the change of
// the settings to keep.
func (a *App) askDuty(old register.ReportDuty, row int, text string, keep func(change func(*register.Settings))) {
	w := a.w
	f := a.newDutyForm(old)
	a.ask(question{title: w.t("A report owed every period"), text: text, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: f.name, width: 640, items: f.items(w), answer: func() string {
		r, ok := f.duty(old)
		if !ok {
			return w.t("There is no such day; a date is written dd/mm/yyyy or yyyy-mm-dd.")
		}
		if r.Code == "" {
			r.Code = a.freeDutyCode()
		}
		if fs := r.Validate(); len(fs) > 0 {
			return w.faults(fs)
		}
		keep(func(s *register.Settings) {
			s.Duties = slices.Clone(s.Duties)
			if row < 0 {
				s.Duties = append(s.Duties, r)
			} else {
				s.Duties[row] = r
			}
		})
		return ""
	}})
}

// freeDutyCode is a code no report has had.
func (a *App) freeDutyCode() string {
	most := 0
	for _, r := range a.settings.Duties {
		most = max(most, number(r.Code[1:], 0))
	}
	return "B" + strconv.Itoa(most+1)
}

func (a *App) removeDuty(row int) {
	r := a.settings.Duties[row]
	a.askSure(a.w.t("Remove {day}?", "day", r.Name), a.w.t("Its findings disappear; decisions made on them stay in the journal."), a.w.t("Remove"), func() {
		a.changeSettings(func(s *register.Settings) { s.Duties = slices.Delete(slices.Clone(s.Duties), row, row+1) })
	})
}

func (a *App) changeTerms(programmeDay, soonDays int) {
	a.changeSettings(func(s *register.Settings) { s.ProgrammeDay, s.SoonDays = programmeDay, soonDays })
}
