package app

import (
	"strconv"
	"time"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// backupsTab lists the backups the register keeps of itself, and how many are kept.
type backupsTab struct {
	content fyne.CanvasObject
	w       words
	grid    *widgets.Grid
	rows    []store.BackupFile
}

// backupActions are what the tab asks of the program around it.
type backupActions struct {
	list        func() []store.BackupFile
	now         func()                     // takes one
	restore     func(store.BackupFile)     // asks, then puts it in the place of the register
	restoreFile func()                     // the same with a file that is chosen
	plan        func(days, weeks, mon int) // how many are kept
	second      func(folder string)        // "" for none
	passphrase  func()
	verify      func() // tells whether all of it is whole
	closeYear   func() // asks, then moves its documents into an archive
	folder      func(set func(string))
	warning     func() (title, text string) // what is wrong with the backups; "" for nothing
	touched     func()                      // something was typed that is not kept yet
}

func newBackupsTab(w words, settings register.Settings, on backupActions) *backupsTab {
	t := &backupsTab{w: w, rows: on.list()}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Taken"), Width: 150, MinWidth: 130}, {Title: w.t("Journal entries"), Width: 130, MinWidth: 90, AlignRight: true},
			{Title: w.t("Size"), Width: 100, MinWidth: 80, AlignRight: true}, {Title: w.t("File"), Width: 300, MinWidth: 160, Flex: true}},
		Length: func() int { return len(t.rows) }, Cell: t.cell, OnActivated: func(row int) { on.restore(t.rows[row]) },
	})
	restore := func() {
		if row := t.grid.Current(); row >= 0 && row < len(t.rows) {
			on.restore(t.rows[row])
		}
	}
	encrypt := w.t("Encrypt backups …")
	if settings.Backup.IsEncrypted() {
		encrypt = w.t("Passphrase of the backups …")
	}
	bar := container.New(layout.NewRowWrapLayout(), widgets.NewButton(w.t("Back up now"), theme.DownloadIcon(), on.now),
		widgets.NewButton(w.t("Restore … (Enter)"), theme.HistoryIcon(), restore), widgets.NewButton(w.t("Restore from a file …"), theme.FolderOpenIcon(), on.restoreFile), widgets.NewButton(encrypt, theme.LoginIcon(), on.passphrase),
		widgets.NewButton(w.t("Check the register"), theme.ConfirmIcon(), on.verify),
		widgets.NewButton(w.t("Close the books of a year …"), theme.StorageIcon(), on.closeYear))
	top := container.NewVBox(bar, t.planBar(settings.Backup, on), t.secondBar(settings.Backup, on))
	if title, text := on.warning(); title != "" {
		top.Objects = append([]fyne.CanvasObject{widgets.NewBanner(widgets.ToneWarn, title, text)}, top.Objects...)
	}
	t.content = container.NewBorder(top, hint(w.t("A backup is taken every day something changed, and before every import. Each is opened and checked after it was written.")), nil, nil, t.grid)
	t.grid.Select(0)
	return t
}

func (t *backupsTab) cell(row, col int) widgets.CellText {
	b := t.rows[row]
	switch col {
	case 0:
		return widgets.CellText{Text: b.Taken.Format("02/01/2006 15:04"), Bold: true}
	case 1:
		return widgets.CellText{Text: strconv.FormatUint(b.Entries, 10)}
	case 2:
		return widgets.CellText{Text: sizeWords(b.Size)}
	}
	if b.Encrypted {
		return widgets.CellText{Text: t.w.t("(encrypted) {path}", "path", b.Path)}
	}
	return widgets.CellText{Text: b.Path}
}

// planBar decides how many backups are kept.
func (t *backupsTab) planBar(plan register.BackupPlan, on backupActions) fyne.CanvasObject {
	pick := func(now, usual int, values ...string) *selectField {
		var list []choice
		for _, v := range values {
			list = append(list, choice{v, v})
		}
		f := newSelectField(list, nil)
		if now == 0 {
			now = usual
		}
		f.set(strconv.Itoa(now))
		return f
	}
	days, weeks, months := pick(plan.Days, 7, "3", "7", "14", "31"), pick(plan.Weeks, 4, "2", "4", "8"), pick(plan.Months, 12, "6", "12", "24", "60")
	keep := func() { on.plan(number(days.value(), 7), number(weeks.value(), 4), number(months.value(), 12)) }
	days.changed, weeks.changed, months.changed = keep, keep, keep
	label := func(english string) *widget.Label { return widget.NewLabel(english) }
	return container.NewHBox(label(t.w.t("Kept are the last of")), days.object, label(t.w.t("days,")), weeks.object, label(t.w.t("weeks and")), months.object, label(t.w.t("months")))
}

// secondBar chooses where a second copy goes.
func (t *backupsTab) secondBar(plan register.BackupPlan, on backupActions) fyne.CanvasObject {
	folder := widgets.NewCodeLine()
	folder.SetText(plan.Second)
	folder.SetPlaceHolder(t.w.t("a folder on a stick or another disk"))
	folder.OnChanged = func(string) { on.touched() }
	folder.OnSubmitted = func(text string) { on.second(register.Clean(text)) }
	choose := widgets.NewButton(t.w.t("Choose …"), theme.FolderOpenIcon(), func() {
		on.folder(func(path string) { folder.SetText(path); on.second(path) })
	})
	return container.NewBorder(nil, nil, widget.NewLabel(t.w.t("Second copy")), choose, folder)
}

// momentWords is a moment as it is typed and read.
const momentWords = "02/01/2006 15:04"

// parseMoment reads what somebody typed, to the end of the minute.
func parseMoment(text string) (time.Time, bool) {
	t, err := time.ParseInLocation(momentWords, register.Clean(text), time.Local)
	return t.Add(59 * time.Second), err == nil
}
