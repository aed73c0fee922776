package app

import (
	"context"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/widget"
)

// closeYear asks which year's books are closed ("đóng sổ"), and moves its documents into
// an archive; a backup comes first. It can be stopped, and then nothing has happened.
func (a *App) closeYear() {
	w := a.w
	first, err := a.firstYear()
	if err != nil {
		a.showError(w.t("The books were not closed"), err)
		return
	}
	year := widgets.NewLine()
	year.SetText(strconv.Itoa(first))
	a.ask(question{changes: store.KindYear, title: w.t("Close the books of a year"), first: year, width: 640, danger: true, confirm: w.t("Close the books"), dismiss: w.t("Cancel"),
		text:  w.t("Its documents move into an archive that is only read: they leave the lists and the review, are found when one searches or filters, and are reported on as before. This is not undone."),
		items: []*widget.FormItem{widget.NewFormItem(w.t("Year"), year)}, needs: needs{year: w.t("This is not a year.")}, answer: func() refusal {
			y, err := strconv.Atoi(register.Clean(year.Text))
			if err != nil {
				return blames(year, w.t("This is not a year."))
			}
			if late, err := a.st.Search(store.Query{Year: y, Status: store.StatusOverdue}); err == nil && late.Total > 0 {
				return blames(year, w.t("{n} documents of {year} are overdue. Handle or void them first; the filter “overdue, year {year}” of the registers lists them.", "n", late.Total, "year", y))
			}
			a.closeBooks(y)
			return refusal{}
		}})
}

func (a *App) closeBooks(year int) {
	var closed store.ClosedYear
	a.status(a.w.t("The books of {year} are being closed …", "year", year))
	a.background(a.w.t("The books were not closed"), func(ctx context.Context) error {
		if _, err := a.st.KeepBackup(ctx); err != nil {
			return err
		}
		var err error
		closed, err = a.st.CloseYear(ctx, year, func(done, total int) {
			onUI(func() {
				a.status(a.w.t("The books of {year} are being closed: {done} of {total}", "year", year, "done", done, "total", total))
			})
		})
		return err
	}, func() {
		if _, ok := a.current.(*settingsScreen); ok {
			a.showSettings() // with the backup that was taken before
		}
		a.prepare()
		a.status(a.w.t("The books of {year} are closed: {n} documents are in the archive.", "year", closed.Year, "n", closed.Documents))
	})
}

// firstYear is the earliest year with documents, whose books are closed next.
func (a *App) firstYear() (int, error) {
	res, err := a.st.Search(store.Query{Desc: true, Limit: 1})
	if err != nil || len(res.IDs) == 0 {
		return a.today().Year() - 1, err
	}
	d, err := a.st.Document(res.IDs[0])
	return d.Day().Year(), err
}
