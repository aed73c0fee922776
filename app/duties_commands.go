package app

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// dutyForm are the fields of one report that is owed.
type dutyForm struct {
	name, cutOff, due, words, source, to, through *widgets.Line
	units                                         *unitLine
	host                                          *widgets.PopupHost
	every, group, shift                           *selectField
	from, until                                   *dateField
	confirmed                                     *widgets.Check
}

func (a *App) newDutyForm(r register.ReportDuty) *dutyForm {
	w := a.w
	line := func(text string) *widgets.Line {
		l := widgets.NewLine()
		l.SetText(text)
		return l
	}
	f := &dutyForm{name: line(r.Name), words: line(r.Words), source: line(r.Source), to: line(r.To), through: line(r.Through), cutOff: line(plainNumber(r.CutOff)), due: line(plainNumber(r.DueDay)),
		every: newSelectField(everyChoices(w), nil), group: newSelectField(append(owedChoices(w), choice{"", w.t("the agencies named below")}), nil),
		shift: newSelectField([]choice{{"", w.t("stays")}, {"next", w.t("moves to the next working day")}, {"before", w.t("moves to the working day before")}}, nil),
		from:  newDateField(a.today, func() {}), until: newDateField(a.today, func() {}), confirmed: widgets.NewCheck(w.t("The source was read"), false, nil)}
	f.host = widgets.NewPopupHost(nil)
	f.units = a.newUnitLine(f.host, true, w.t("name, abbreviation or code; several are parted by ;"))
	f.hints(w)
	f.group.changed = f.groupChanged
	f.every.set(firstOf(r.Every, "quarter"))
	f.shift.set(r.Shift)
	f.group.set(firstOf(r.Units, register.GroupDepartments))
	if choiceLabel(owedChoices(w), r.Units) == r.Units && r.Units != "" { // none of the groups
		f.group.set("")
		f.units.setCodes(owingCodes(r.Units)...)
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
	f.words.SetPlaceHolder(w.t("by which the register finds it, for instance: administrative reform"))
	f.until.object.SetPlaceHolder(w.t("blank while it is in force"))
	f.to.SetPlaceHolder(w.t("who receives it, for instance the People's Committee; may be blank"))
	f.through.SetPlaceHolder(w.t("who gathers it, for instance the Department of Home Affairs; may be blank"))
	f.source.SetPlaceHolder(w.t("symbol and day of the text that asks for it"))
}

// groupChanged takes agencies only when no group is named.
func (f *dutyForm) groupChanged() { setEnabled(f.units.object, f.group.value() == "") }

func plainNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (f *dutyForm) items(w words) []*widget.FormItem {
	return []*widget.FormItem{widget.NewFormItem(w.t("Report"), f.name), widget.NewFormItem(w.t("Every"), f.every.object), widget.NewFormItem(w.t("Period closes on"), f.cutOff),
		widget.NewFormItem(w.t("Is due on"), f.due), widget.NewFormItem(w.t("A due day off"), f.shift.object), widget.NewFormItem(w.t("Owed by"), f.group.object), widget.NewFormItem(w.t("Agencies"), f.units.object),
		widget.NewFormItem(w.t("Words of the subject"), f.words), widget.NewFormItem(w.t("In force from"), f.from.object), widget.NewFormItem(w.t("In force until"), f.until.object),
		widget.NewFormItem(w.t("Goes to"), f.to), widget.NewFormItem(w.t("Through"), f.through), widget.NewFormItem(w.t("Source"), f.source), widget.NewFormItem("", f.confirmed)}
}

// fields are those that faults of a duty name.
func (f *dutyForm) fields() fields {
	return fields{"name": f.name, "every": f.every.object, "cutOff": f.cutOff, "dueDay": f.due, "words": f.words, "units": f.units.object, "from": f.from.object}
}

// owingCodes are the agencies of a duty that no group owes.
func owingCodes(units string) (codes []string) {
	for _, code := range strings.Split(units, ";") {
		if code = register.Clean(code); code != "" {
			codes = append(codes, code)
		}
	}
	return codes
}

// unknownIn is the first of the agencies that there never was, nor was in the duty
// before; "" for none.
func (a *App) unknownIn(codes []string, before string) string {
	for _, code := range codes {
		if _, known := a.org.Latest(code); !known && !slices.Contains(owingCodes(before), code) {
			return code
		}
	}
	return ""
}

// duty reads the fields.
func (f *dutyForm) duty(old register.ReportDuty) register.ReportDuty {
	from, _ := f.from.date()
	until, _ := f.until.date()
	return register.ReportDuty{Code: old.Code, Name: register.Clean(f.name.Text), Every: f.every.value(), CutOff: f.closes(), DueDay: number(f.due.Text, 0), Shift: f.shift.value(),
		Units: firstOf(f.group.value(), strings.Join(f.units.codes(), ";")), Words: register.Clean(f.words.Text), To: register.Clean(f.to.Text), Through: register.Clean(f.through.Text), From: from, Until: until,
		Source: register.Clean(f.source.Text), Confirmed: f.confirmed.Checked}
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
	on := a.ask(question{changes: store.KindSettings, title: w.t("A report owed every period"), text: text, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: f.name, host: f.host, width: 640, items: f.items(w), needs: w.needed(register.ReportDuty{}.Validate(), f.fields()), wrong: func(field fyne.CanvasObject) string { return a.wrongInDuty(f, old, field) }, answer: func() refusal {
		r := f.duty(old)
		if r.Code == "" {
			r.Code = a.freeDutyCode()
		}
		if fs := r.Validate(); len(fs) > 0 {
			return w.refused(fs, f.fields())
		}
		keep(func(s *register.Settings) {
			s.Duties = slices.Clone(s.Duties)
			if row < 0 {
				s.Duties = append(s.Duties, r)
			} else {
				s.Duties[row] = r
			}
		})
		return refusal{}
	}})
	f.group.changed = func() {
		f.groupChanged()
		on.mark()
	}
}

// wrongInDuty is what is wrong with what stands in a field of a duty.
func (a *App) wrongInDuty(f *dutyForm, old register.ReportDuty, field fyne.CanvasObject) string {
	if name := a.unknownIn(f.units.codes(), old.Units); field == f.units.object && f.group.value() == "" && name != "" {
		return a.w.t("“{text}” is no agency, or more than one.", "text", name)
	}
	r := f.duty(old)
	r.Code = firstOf(r.Code, "B1") // one is given when it is kept
	for _, fault := range r.Validate() {
		if f.fields()[fault.Field] == field {
			return a.w.fault(fault)
		}
	}
	return ""
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
