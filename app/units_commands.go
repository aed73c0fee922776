package app

import (
	"context"

	"kycuong/intake"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// showUnits opens the agencies, after a change of one as they were looked at before.
func (a *App) showUnits() {
	s := newUnitsScreen(a.w, a.org, a.today(), unitActions{load: a.importUnits, found: a.foundUnit, reshape: a.reshapeUnit, end: a.endUnit, merge: a.mergeUnits, split: a.splitUnit, correct: a.correctUnit, mend: a.mendUnits})
	if before, ok := a.current.(*unitsScreen); ok {
		s.lookAs(before)
	}
	a.current = s
	a.set(s.content, s.search)
}

// importUnits says what a list of agencies looks like, asks for its file and reads it.
func (a *App) importUnits() {
	w := a.w
	a.ask(question{changes: store.KindUnit, title: w.t("Import a list of agencies"), width: 640, confirm: w.t("Choose the file"), dismiss: w.t("Cancel"), answer: func() refusal { return refusal{} },
		text: w.t("An Excel or CSV file, a line for each agency, the titles of the columns in the first: Mã, Tên, Viết tắt, Cấp (trung ương, tỉnh, huyện, xã), Loại (UBND, sở, phòng …), Cấp trên (its code). Mã, Tên and Loại must be filled in, the others may be missing. A backup is taken before."),
		then: func() { a.chooseFile([]string{".xlsx", ".csv", ".txt"}, a.readUnits) }})
}

func (a *App) readUnits(path string) {
	var units intake.Units
	a.background(a.w.t("The list of agencies was not read"), func(ctx context.Context) error {
		var err error
		if units, err = intake.ReadUnits(ctx, path, a.org.Units(), nil); err != nil {
			return err
		}
		if _, err := a.st.KeepBackup(ctx); err != nil {
			return err
		}
		return a.st.SaveUnits(units.Units)
	}, func() {
		if err := a.readSettings(); err != nil {
			a.showError(a.w.t("The list of agencies was not read"), err)
			return
		}
		a.goTo(placeUnits)
		a.showRefusals(len(units.Units), units.Refused)
	})
}

// showRefusals tells how an import went, refusal by refusal.
func (a *App) showRefusals(accepted int, refused []intake.Refusal) {
	a.status(a.w.t("{accepted} accepted, {refused} refused", "accepted", accepted, "refused", len(refused)))
	if len(refused) == 0 {
		return
	}
	list := container.NewVBox()
	for _, r := range refused[:min(len(refused), shownRefusals)] {
		list.Add(wrapped(a.w.t("Row {row}, column {column}: {reason}", "row", r.Row, "column", r.Column, "reason", a.w.fault(r.Fault))))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
	a.ask(question{title: a.w.t("{n} rows were refused", "n", len(refused)), body: scroll, width: 640, confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
}

// What is shown of refusals: how many, and how high in Fyne's pixels.
const (
	shownRefusals  = 200
	refusalsHeight = 300
)
