package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// chooseFile asks for a file that exists, with one of the endings or, for nil,
// with any, and hands on its path.
func (a *App) chooseFile(endings []string, use func(path string)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			a.showError(a.w.t("The file was not read"), err)
			return
		}
		use(path)
	}, a.window)
	if endings != nil {
		open.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	a.over(open)
}

// over shows a dialog of the toolkit. Esc closes it as everything else, and no other key
// reaches what lies under it.
func (a *App) over(d dialog.Dialog) {
	on := &asked{confirm: func() {}, cancel: d.Hide}
	d.SetOnClosed(func() {
		a.asking = slices.DeleteFunc(a.asking, func(other *asked) bool { return other == on })
	})
	a.asking = append(a.asking, on)
	d.Show()
}
