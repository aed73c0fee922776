package app

import (
	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mendUnits lists what is wrong with the tree, each fault with a way to the period
// that is to be put right.
func (a *App) mendUnits() {
	list := a.org.Troubles(a.today())
	rows := container.NewVBox()
	var first *widgets.Button
	for _, t := range list {
		button := widgets.NewButton(a.w.t("Correct …"), theme.DocumentCreateIcon(), func() {
			a.answerAsked(false)
			a.correctUnit(t.Unit)
		})
		if first == nil {
			first = button
		}
		rows.Add(container.NewBorder(nil, nil, nil, container.NewVBox(button), wrapped(t.Unit.Name+" ("+t.Unit.Code+"): "+a.w.fault(t.Fault))))
	}
	if first == nil {
		return
	}
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
	a.ask(question{title: a.w.t("{n} faults in the list of agencies", "n", len(list)), body: scroll, first: first, width: 760, confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
}

// correctUnit puts right a period as if it had always been so. What really changed
// on a day is for reshapeUnit.
func (a *App) correctUnit(u register.Unit) {
	w := a.w
	f := a.newUnitFields(u)
	from, to := newDateField(a.today, func() {}), newDateField(a.today, func() {})
	from.set(u.From)
	to.set(u.To)
	from.object.SetPlaceHolder(w.t("blank if it was there from the beginning"))
	to.object.SetPlaceHolder(w.t("blank while it exists"))
	mistaken := widgets.NewCheck(w.t("Take this period out: it was entered by mistake"), false, nil)
	on := f.fields(from)
	on["to"] = to.object
	title := w.t("Correct {name} ({code})", "name", u.Name, "code", u.Code)
	items := append(f.items(w, false), widget.NewFormItem(w.t("First day"), from.object), widget.NewFormItem(w.t("Last day"), to.object), widget.NewFormItem("", mistaken))
	a.ask(question{changes: store.KindUnit, title: title, text: w.t("For what was entered wrong. What changed on a day belongs to “Rename, move …”."), items: items, needs: f.needs(w, from, false), first: f.name, host: f.host, width: 640,
		confirm: w.t("Save"), dismiss: w.t("Cancel"), answer: func() refusal {
			first, _ := from.date()
			last, _ := to.date()
			right := u
			f.into(&right)
			right.From, right.To = first, last
			if mistaken.Checked {
				return a.keepCorrection(title, u, nil, nil)
			}
			return a.keepCorrection(title, u, &right, on)
		}})
}

// keepCorrection keeps a corrected period, or takes it out, when its consequences
// are wanted.
func (a *App) keepCorrection(title string, old register.Unit, right *register.Unit, on fields) refusal {
	after := a.org.Corrected(old, right)
	keep := func() error { return a.st.RemoveUnit(old.Code, old.From) }
	if right != nil {
		clean := right.Clean()
		if fs := clean.Validate(); len(fs) > 0 {
			return a.w.refused(fs, on)
		}
		keep = func() error { return a.st.CorrectUnit(old, clean) }
	}
	a.weigh(consequence{title: title, failed: a.w.t("The agencies were not changed"), change: func(f *review.Facts) { f.Org = after }, keep: keep, changed: func() {
		if err := a.readSettings(); err != nil {
			a.showError(a.w.t("The agencies were not changed"), err)
			return
		}
		a.goTo(placeUnits)
	}})
	return refusal{}
}
