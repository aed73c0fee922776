package app

import (
	"context"
	"fmt"

	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// verifyRegister checks the register as “kycuong verify” does, and tells what came of it.
func (a *App) verifyRegister() {
	var faults []store.Problem
	var sum store.Summary
	a.status(a.w.t("The register is being checked …"))
	a.background(a.w.t("The register was not checked"), func(ctx context.Context) (err error) {
		faults, sum, err = a.st.Verify(ctx)
		return err
	}, func() {
		a.status("")
		if len(faults) > 0 {
			a.showProblems(faults)
			return
		}
		a.tell(a.w.t("The register is whole"), a.w.t("All is in order: {documents} documents, {numbers} numbers, {files} attached files, {entries} journal entries, head {head}",
			"files", sum.Files, "documents", sum.Documents, "numbers", sum.Numbers, "entries", sum.Entries, "head", sum.Head))
	})
}

// showProblems lists what does not hold in the register.
func (a *App) showProblems(faults []store.Problem) {
	list := container.NewVBox()
	for _, p := range faults[:min(len(faults), shownRefusals)] {
		list.Add(wrapped(p.Where + ": " + fmt.Sprintf(a.w.t(p.What), p.Args...)))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, refusalsHeight))
	a.ask(question{title: a.w.t("{n} faults were found", "n", len(faults)), text: a.w.t("Keep the register as it is, and restore the last backup that was taken before."), body: scroll, width: 640, confirm: a.w.t("Close"), answer: func() refusal { return refusal{} }})
}
