package app

import (
	"context"
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// editDay adds or changes a special day.
func (a *App) editDay(old register.SpecialDay) {
	w := a.w
	date := newDateField(a.today, func() {})
	date.set(old.Date)
	kind := newSelectField([]choice{{string(register.Holiday), w.t("Holiday")}, {string(register.DayOff), w.t("Day off")}, {string(register.MakeUpDay), w.t("Working day")}}, nil)
	kind.set(string(old.Kind))
	name, source := widgets.NewLine(), widgets.NewLine()
	name.SetText(old.Name)
	source.SetText(old.Source)
	confirmed := widgets.NewCheck(w.t("The source was read"), old.Confirmed, nil)
	on := fields{"date": date.object, "kind": kind.object}
	a.ask(question{
		changes: store.KindDay, title: w.t("A day of the calendar"), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: date.object, width: 600,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Day"), date.object), widget.NewFormItem(w.t("Kind"), kind.object),
			widget.NewFormItem(w.t("Name"), name), widget.NewFormItem(w.t("Source"), source), widget.NewFormItem("", confirmed)},
		needs: w.needed(register.SpecialDay{}.Validate(), on),
		answer: func() refusal {
			d, _ := date.date()
			day := register.SpecialDay{Date: d, Kind: register.DayKind(kind.value()), Name: register.Clean(name.Text), Source: register.Clean(source.Text), Confirmed: confirmed.Checked}
			if fs := day.Validate(); len(fs) > 0 {
				return w.refused(fs, on)
			}
			a.weigh(consequence{title: w.t("A day of the calendar"), failed: w.t("The calendar was not changed"), changed: a.calendarChanged,
				change: a.withDays(func(days []register.SpecialDay) []register.SpecialDay {
					return append(slices.DeleteFunc(days, func(x register.SpecialDay) bool { return x.Date == old.Date || x.Date == d }), day)
				}),
				keep: func() error {
					if err := a.st.SaveDays([]register.SpecialDay{day}); err != nil || old.Date == 0 || old.Date == d {
						return err
					}
					return a.st.DeleteDay(old.Date)
				}})
			return refusal{}
		}})
}

// removeDay makes a day an ordinary one again.
func (a *App) removeDay(d register.SpecialDay) {
	a.askSure(a.w.t("Remove {day}?", "day", d.Date), a.w.t("{day} ({name}) becomes an ordinary day; deadlines that run over it move.", "day", d.Date, "name", d.Name), a.w.t("Remove"),
		func() {
			a.weigh(consequence{title: a.w.t("A day of the calendar"), failed: a.w.t("The calendar was not changed"), changed: a.calendarChanged,
				change: a.withDays(func(days []register.SpecialDay) []register.SpecialDay {
					return slices.DeleteFunc(days, func(x register.SpecialDay) bool { return x.Date == d.Date })
				}),
				keep: func() error { return a.st.DeleteDay(d.Date) }})
		})
}

// confirmYear says whether the calendar of a year is final.
func (a *App) confirmYear(year int, confirmed bool) {
	settings := a.settings
	settings.ConfirmedYears = slices.DeleteFunc(slices.Clone(settings.ConfirmedYears), func(y int) bool { return y == year })
	if confirmed {
		settings.ConfirmedYears = append(settings.ConfirmedYears, year)
		slices.Sort(settings.ConfirmedYears)
	}
	a.background(a.w.t("The calendar was not changed"), func(context.Context) error { return a.st.SaveSettings(settings) }, a.calendarChanged)
}

// calendarChanged shows the calendar as it is now.
func (a *App) calendarChanged() {
	cal, err := a.st.Calendar()
	if err == nil {
		err = a.readSettings()
	}
	if err != nil {
		a.showError(a.w.t("The calendar was not read"), err)
		return
	}
	if s, ok := a.current.(*settingsScreen); ok {
		s.calendar.use(cal)
	}
}
