package app

import (
	"slices"
	"strconv"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// accountsTab lists who works with the register.
type accountsTab struct {
	content fyne.CanvasObject
	w       words
	grid    *widgets.Grid
	rows    []store.Account
}

// accountActions are what the tab asks of the program around it.
type accountActions struct {
	begin    func()                  // makes the first account
	edit     func(a store.Account)   // "" as name for a new one
	password func(name string)       // asks for a new one
	lock     func()                  // at once
	after    func(minutes int)       // locks after so many minutes without work
	role     func(store.Role) string // in words
	me       func() (name string)    // who is signed in
	list     func() []store.Account  // all of them
}

func newAccountsTab(w words, settings register.Settings, on accountActions) *accountsTab {
	t := &accountsTab{w: w, rows: on.list()}
	if len(t.rows) == 0 {
		t.content = container.NewVBox(widgets.NewBanner(widgets.ToneInfo, w.t("This register has no accounts"),
			w.t("Whoever uses this computer can read and change it. With accounts everybody signs in, may do what the role allows, and stands by name in the journal."),
			widgets.Action{Label: w.t("Work with accounts …"), Do: on.begin}))
		return t
	}
	t.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Account"), Width: 160, MinWidth: 100}, {Title: w.t("Full name"), Width: 260, MinWidth: 120, Flex: true},
			{Title: w.t("Role"), Width: 180, MinWidth: 100}, {Title: w.t("State"), Width: 140, MinWidth: 90}},
		Length: func() int { return len(t.rows) },
		Cell: func(row, col int) widgets.CellText {
			a := t.rows[row]
			text := []string{a.Name, a.FullName, on.role(a.Role), ""}[col]
			if col == 3 && a.Disabled {
				text = w.t("disabled")
			} else if col == 3 && a.Name == on.me() {
				text = w.t("signed in")
			}
			cell := widgets.CellText{Text: text, Bold: col == 0}
			if a.Disabled {
				cell.Tone = widgets.ToneMuted
			}
			return cell
		},
		OnActivated: func(row int) { on.edit(t.rows[row]) },
	})
	current := func(do func(store.Account)) func() {
		return func() {
			if row := t.grid.Current(); row >= 0 && row < len(t.rows) {
				do(t.rows[row])
			}
		}
	}
	bar := container.NewHBox(widgets.NewButton(w.t("Add account …"), theme.ContentAddIcon(), func() { on.edit(store.Account{Role: store.RoleClerk}) }),
		widgets.NewButton(w.t("Change … (Enter)"), theme.DocumentCreateIcon(), current(on.edit)),
		widgets.NewButton(w.t("New password …"), theme.LoginIcon(), current(func(a store.Account) { on.password(a.Name) })),
		widgets.NewButton(w.t("Lock (Ctrl+L)"), theme.LogoutIcon(), on.lock))
	after := newSelectField([]choice{{"5", w.t("5 minutes")}, {"15", w.t("15 minutes")}, {"30", w.t("30 minutes")}, {"60", w.t("60 minutes")}, {"-1", w.t("never")}}, nil)
	after.set(strconv.Itoa(settings.LockMinutesOr()))
	after.changed = func() { on.after(number(after.value(), 15)) }
	t.content = container.NewBorder(container.NewVBox(bar, container.NewHBox(widget.NewLabel(w.t("Lock when nothing was done for")), after.object)), nil, nil, nil, t.grid)
	t.grid.Select(max(0, slices.IndexFunc(t.rows, func(a store.Account) bool { return a.Name == on.me() }))) // one's own password is what most come for
	return t
}
