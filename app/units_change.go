package app

import (
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// unitActions are what an administrator can do to the tree of agencies.
type unitActions struct {
	load    func()
	found   func()
	reshape func(register.Unit)
	end     func(register.Unit)
	merge   func([]register.Unit)
	split   func(register.Unit)
	correct func(register.Unit)
	mend    func()
}

// reorganise keeps a change of the tree when its consequences are wanted: the
// findings it makes and takes away, and the open tasks of agencies that end.
func (a *App) reorganise(title string, change register.OrgChange, err error, on fields) refusal {
	if err != nil {
		_, text := a.errorWords("", err)
		return blames(on["from"], text)
	}
	for _, u := range change {
		if fs := u.Clean().Validate(); len(fs) > 0 {
			return a.w.refused(fs, on)
		}
	}
	after := a.org.With(change)
	if before, now := len(a.org.Faults()), after.Faults(); len(now) > before {
		return a.w.refused(now[before:], on)
	}
	a.weigh(consequence{title: title, failed: a.w.t("The agencies were not changed"), change: func(f *review.Facts) { f.Org = after }, also: append(a.laterPeriods(change), a.openTasksOfEnded(change)...),
		keep: func() error { return a.st.SaveUnits(change) }, changed: func() {
			if err := a.readSettings(); err != nil {
				a.showError(a.w.t("The agencies were not changed"), err)
				return
			}
			a.goTo(placeUnits)
			a.did(a.namingUnits(change))
		}})
	return refusal{}
}

// namingUnits is what to call agencies that were changed.
func (a *App) namingUnits(change register.OrgChange) string {
	var names []string
	for _, u := range change {
		if name := register.Clean(u.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return a.w.t("Saved: {names}", "names", strings.Join(names, "; "))
}

// openTasksOfEnded names the open tasks of agencies that a change ends.
func (a *App) openTasksOfEnded(change register.OrgChange) []string {
	tasks, err := a.st.Tasks()
	if err != nil {
		return nil // the change itself does not hang on them
	}
	cal, err := a.st.Calendar()
	if err != nil {
		return nil
	}
	after := a.org.With(change)
	var list []string
	for _, t := range a.taskRows(tasks, cal) {
		if t.status.State == register.TaskDone || t.Lead.Code == "" {
			continue
		}
		for _, u := range change {
			if u.To != 0 && register.UnitKey(u.Code) == register.UnitKey(t.Lead.Code) {
				if _, there := after.At(u.Code, u.To+1); !there {
					list = append(list, a.w.t("Open task of {unit}: {task}", "unit", t.lead, "task", placeOfTask(a.w, t.Task)))
				}
			}
		}
	}
	return list
}

// laterPeriods names the agencies that have a period after those of a change: it begins
// as it did, whatever the change says, and whoever made the change would not see it.
func (a *App) laterPeriods(change register.OrgChange) (list []string) {
	last := map[string]register.Date{}
	for _, u := range change {
		last[register.UnitKey(u.Code)] = max(last[register.UnitKey(u.Code)], u.From)
	}
	for _, u := range a.org.Units() {
		if begun, changed := last[register.UnitKey(u.Code)]; changed && u.From > begun {
			list = append(list, a.w.t("From {day} there is another record of {name} already; it stays as it is.", "day", u.From, "name", u.Name))
		}
	}
	return list
}

// unitFields are the fields of one agency.
type unitFields struct {
	code, name, abbr       *widgets.Line
	superior, professional *unitLine
	level, kind            *selectField
	host                   *widgets.PopupHost
}

func (a *App) newUnitFields(u register.Unit) *unitFields {
	line := func(text string) *widgets.Line {
		l := widgets.NewLine()
		l.SetText(text)
		return l
	}
	var levels, kinds []choice
	for _, l := range register.Levels() {
		levels = append(levels, choice{l.String(), l.String()})
	}
	for _, k := range register.Kinds() {
		kinds = append(kinds, choice{k.String(), kindWord(k)})
	}
	f := &unitFields{code: widgets.NewCodeLine(), name: line(u.Name), abbr: line(u.Abbr), level: newSelectField(levels, nil), kind: newSelectField(kinds, nil), host: widgets.NewPopupHost(nil)}
	f.code.SetText(u.Code)
	f.superior = a.newUnitLine(f.host, false, a.w.t("name, abbreviation or code; blank for none"))
	f.professional = a.newUnitLine(f.host, true, a.w.t("name, abbreviation or code; several are parted by ;"))
	f.superior.setCodes(u.Superior)
	f.professional.setCodes(u.Professional...)
	f.level.set(u.Level.String())
	f.kind.set(u.Kind.String())
	f.code.SetPlaceHolder(a.w.t("identification code, for instance H90.45"))
	f.name.SetPlaceHolder(a.w.t("in full, as on its letters"))
	f.abbr.SetPlaceHolder(a.w.t("as in symbols of documents, for instance SNV"))
	return f
}

func (f *unitFields) items(w words, withCode bool) []*widget.FormItem {
	items := []*widget.FormItem{widget.NewFormItem(w.t("Name"), f.name), widget.NewFormItem(w.t("Abbreviation"), f.abbr), widget.NewFormItem(w.t("Level"), f.level.object), widget.NewFormItem(w.t("Kind"), f.kind.object),
		widget.NewFormItem(w.t("Superior"), f.superior.object), widget.NewFormItem(w.t("Professional superiors"), f.professional.object)}
	if withCode {
		items = append([]*widget.FormItem{widget.NewFormItem(w.t("Code"), f.code)}, items...)
	}
	return items
}

// fields are those of an agency, from the day a change holds.
func (f *unitFields) fields(from *dateField) fields {
	return fields{"code": f.code, "name": f.name, "kind": f.kind.object, "superior": f.superior.object, "from": from.object, "to": from.object}
}

// needs are the fields that every agency has; a change has its day as well.
func (f *unitFields) needs(w words, from *dateField, isChange bool) needs {
	list := w.needed(register.Unit{}.Validate(), f.fields(from))
	if isChange {
		list[from.object] = w.t("Say from what day it holds.")
	}
	return list
}

// into puts the fields into an agency.
func (f *unitFields) into(u *register.Unit) {
	u.Name, u.Abbr, u.Superior = register.Clean(f.name.Text), register.Clean(f.abbr.Text), f.superior.codeOf(f.superior.text())
	u.Level, _ = register.ParseLevel(f.level.value())
	u.Kind, _ = register.ParseKind(f.kind.value())
	u.Professional = f.professional.codes()
}

// changes reports that an agency is not as the fields say.
func (f *unitFields) changes(u register.Unit) bool {
	as := u
	f.into(&as)
	return as.Name != u.Name || as.Abbr != u.Abbr || as.Level != u.Level || as.Kind != u.Kind || register.UnitKey(as.Superior) != register.UnitKey(u.Superior) ||
		!slices.EqualFunc(as.Professional, u.Professional, func(x, y string) bool { return register.UnitKey(x) == register.UnitKey(y) })
}

// foundUnit adds an agency; what its name says of it is filled in.
func (a *App) foundUnit() {
	f := a.newUnitFields(register.Unit{Level: register.LevelProvince, Kind: register.KindDepartment, Superior: a.settings.Office})
	f.followName()
	day := newDateField(a.today, func() {})
	day.object.SetPlaceHolder(a.w.t("blank if it was there from the beginning"))
	a.ask(question{changes: store.KindUnit, title: a.w.t("New agency"), confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"), first: f.code, host: f.host, width: 640, needs: f.needs(a.w, day, false),
		items: append(f.items(a.w, true), widget.NewFormItem(a.w.t("From"), day.object)), answer: func() refusal {
			from, _ := day.date()
			u := register.Unit{Code: register.Clean(f.code.Text), From: from}
			if _, known := a.org.Latest(u.Code); known {
				return blames(f.code, a.w.t("There is an agency with this code already."))
			}
			f.into(&u)
			return a.reorganise(a.w.t("New agency"), register.OrgChange{u}, nil, f.fields(day))
		}})
}

// reshapeUnit renames or moves an agency from a day on.
func (a *App) reshapeUnit(u register.Unit) {
	f := a.newUnitFields(u)
	day := newDateField(a.today, func() {})
	day.set(a.today())
	a.ask(question{changes: store.KindUnit, title: a.w.t("Rename or move {name}", "name", u.Name), text: a.w.t("Until the day before, everything stays as it was."), confirm: a.w.t("Save"), dismiss: a.w.t("Cancel"), first: day.object, host: f.host, width: 640, needs: f.needs(a.w, day, true),
		items: append([]*widget.FormItem{widget.NewFormItem(a.w.t("From"), day.object)}, f.items(a.w, false)...), answer: func() refusal {
			from, _ := day.date()
			if then, _ := a.org.At(u.Code, from); !f.changes(u) || !f.changes(then) {
				return blames(f.name, a.w.t("Nothing has changed yet."))
			}
			change, err := a.org.Reshape(u.Code, from, f.into)
			return a.reorganise(a.w.t("Rename or move {name}", "name", u.Name), change, err, f.fields(day))
		}})
}

// endUnit closes an agency, with or without successors.
func (a *App) endUnit(u register.Unit) {
	last := newDateField(a.today, func() {})
	host := widgets.NewPopupHost(nil)
	heirs := a.newUnitLine(host, true, a.w.t("who takes over: names or codes, parted by ;"))
	a.ask(question{changes: store.KindUnit, title: a.w.t("End {name}", "name", u.Name), confirm: a.w.t("End"), danger: true, dismiss: a.w.t("Cancel"), first: last.object, host: host, width: 640, needs: needs{last.object: a.w.t("Say its last day.")},
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Last day"), last.object), widget.NewFormItem(a.w.t("Successors"), heirs.object)}, answer: func() refusal {
			day, _ := last.date()
			codes, problem := a.codesIn(heirs.text(), day+1)
			if problem != "" {
				return blames(heirs.object, problem)
			}
			change, err := a.org.End([]string{u.Code}, day, codes)
			return a.reorganise(a.w.t("End {name}", "name", u.Name), change, err, fields{"from": last.object, "to": last.object})
		}})
}

func (a *App) codesIn(text string, day register.Date) (codes []string, problem string) {
	units, problem := a.unitsIn(text, day)
	for _, p := range units {
		codes = append(codes, p.Code)
	}
	return codes, problem
}

// mergeUnits makes one agency of several.
func (a *App) mergeUnits(list []register.Unit) {
	if len(list) == 0 {
		return
	}
	var names, codes []string
	for _, u := range list {
		names, codes = append(names, u.Name), append(codes, u.Code)
	}
	f := a.newUnitFields(register.Unit{Level: list[0].Level, Kind: list[0].Kind, Superior: list[0].Superior, Professional: list[0].Professional})
	f.code.SetPlaceHolder(a.w.t("a new code, or that of one that goes on"))
	day := newDateField(a.today, func() {})
	a.ask(question{changes: store.KindUnit, title: a.w.t("Merge {n} agencies", "n", len(list)), text: strings.Join(names, "; "), confirm: a.w.t("Merge"), dismiss: a.w.t("Cancel"), first: day.object, host: f.host, width: 640, needs: f.needs(a.w, day, true),
		items: append([]*widget.FormItem{widget.NewFormItem(a.w.t("From"), day.object)}, f.items(a.w, true)...), answer: func() refusal {
			from, _ := day.date()
			into := register.Unit{Code: register.Clean(f.code.Text)}
			f.into(&into)
			change, err := a.org.Merge(codes, into, from)
			return a.reorganise(a.w.t("Merge {n} agencies", "n", len(list)), change, err, f.fields(day))
		}})
}

// splitUnit makes several agencies of one: a line for each, "code | name | abbreviation".
func (a *App) splitUnit(u register.Unit) {
	day := newDateField(a.today, func() {})
	parts := widgets.NewMultiLine()
	parts.SetMinRowsVisible(4)
	parts.SetPlaceHolder(a.w.t("a line for each: code | name | abbreviation"))
	a.ask(question{changes: store.KindUnit, title: a.w.t("Split {name}", "name", u.Name), text: a.w.t("It ends the day before; the new agencies get its level, kind and superior."), confirm: a.w.t("Split"), dismiss: a.w.t("Cancel"), first: day.object, width: 640, needs: needs{day.object: a.w.t("Say from what day it holds."), parts: a.w.t("Name two new agencies or more.")},
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("From"), day.object), widget.NewFormItem(a.w.t("New agencies"), parts)}, answer: func() refusal {
			from, _ := day.date()
			var list []register.Unit
			for _, line := range strings.Split(parts.Text, "\n") {
				cells := append(strings.Split(line, "|"), "", "")
				if part := (register.Unit{Code: register.Clean(cells[0]), Name: register.Clean(cells[1]), Abbr: register.Clean(cells[2]), Level: u.Level, Kind: u.Kind, Superior: u.Superior, Professional: u.Professional}); part.Code != "" {
					list = append(list, part)
				}
			}
			if len(list) < 2 {
				return blames(parts, a.w.t("Name two new agencies or more."))
			}
			change, err := a.org.Split(u.Code, list, from)
			return a.reorganise(a.w.t("Split {name}", "name", u.Name), change, err, fields{"from": day.object, "code": parts, "name": parts})
		}})
}
