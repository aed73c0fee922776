package app

import (
	"errors"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// roleWords is a role as the office says it.
func (w words) role(r store.Role) string {
	return map[store.Role]string{store.RoleReader: w.t("Reader"), store.RoleClerk: w.t("Clerk"), store.RoleManager: w.t("Manager"),
		store.RoleAdministrator: w.t("Administrator")}[r]
}

func (a *App) accountActions() accountActions {
	return accountActions{begin: a.askAccounts, edit: a.editAccount, password: a.askPassword, lock: a.lock, role: a.w.role,
		after: func(minutes int) { a.changeSettings(func(v *register.Settings) { v.LockMinutes = minutes }) },
		me:    func() string { me, _ := a.st.Session(); return me.Name },
		list: func() []store.Account {
			list, err := a.st.Accounts()
			if err != nil {
				a.showError(a.w.t("The accounts were not read"), err)
			}
			return list
		}}
}

// editAccount makes or changes an account.
func (a *App) editAccount(account store.Account) {
	if a.forbidden(store.KindAccount) {
		return
	}
	w, isNew := a.w, account.Name == ""
	name, full, password := widgets.NewPlainLine(), widgets.NewLine(), widgets.NewPasswordLine()
	full.SetText(account.FullName)
	var choices []choice
	for _, r := range store.Roles {
		choices = append(choices, choice{string(r), w.role(r)})
	}
	role := newSelectField(choices, nil)
	role.set(string(account.Role))
	disabled := widgets.NewCheck(w.t("May not sign in any more"), account.Disabled, nil)
	q := question{title: w.t("Account {name}", "name", account.Name), confirm: w.t("Save"), dismiss: w.t("Cancel"), first: full, width: 560,
		items: []*widget.FormItem{widget.NewFormItem(w.t("Full name"), full), widget.NewFormItem(w.t("Role"), role.object), widget.NewFormItem("", disabled)}}
	if isNew {
		q.title, q.first = w.t("New account"), name
		q.items = []*widget.FormItem{widget.NewFormItem(w.t("Account"), name), q.items[0], q.items[1], widget.NewFormItem(w.t("Password"), password)}
	}
	q.text = w.t("A reader reads and exports; a clerk logs documents and tasks; a manager also decides, words reports and keeps agencies and the calendar; an administrator also keeps rules, settings and accounts.")
	if isNew {
		name.SetPlaceHolder(w.t("letters and digits, no blanks, for instance lan.vt"))
		password.SetPlaceHolder(w.t("at least 8 characters"))
		q.needs = needs{name: w.t(string(store.ErrAccountName)), password: w.t(string(store.ErrPasswordShort))}
	}
	q.answer = func() refusal {
		account.FullName, account.Role, account.Disabled = full.Text, store.Role(role.value()), disabled.Checked
		var err error
		if isNew {
			account.Name = name.Text
			err = a.st.AddAccount(account, password.Text)
		} else {
			err = a.st.ChangeAccount(account)
		}
		if err != nil {
			return a.refusedAccount(err, name, password)
		}
		a.showSettings()
		return refusal{}
	}
	a.ask(q)
}

// refusedAccount says why an account or a password is refused, and which of both is to
// be mended.
func (a *App) refusedAccount(err error, account, password fyne.CanvasObject) refusal {
	if errors.Is(err, store.ErrPasswordShort) && !errors.Is(err, store.ErrAccountName) { // what is said first is mended first
		return blames(password, a.refusalWords(err))
	}
	return blames(account, a.refusalWords(err))
}

// askPassword gives an account a new password.
func (a *App) askPassword(name string) {
	if me, _ := a.st.Session(); me.Name != name && a.forbidden(store.KindAccount) {
		return
	}
	w := a.w
	old, password, again := widgets.NewPasswordLine(), widgets.NewPasswordLine(), widgets.NewPasswordLine()
	password.SetPlaceHolder(w.t("at least 8 characters"))
	q := question{title: w.t("New password of {name}", "name", name), needs: needs{password: w.t(string(store.ErrPasswordShort))}, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: password,
		items: []*widget.FormItem{widget.NewFormItem(w.t("New password"), password), widget.NewFormItem(w.t("Password again"), again)}}
	if me, _ := a.st.Session(); me.Name == name {
		q.first = old
		q.items = append([]*widget.FormItem{widget.NewFormItem(w.t("Old password"), old)}, q.items...)
	}
	q.answer = func() refusal {
		if password.Text != again.Text {
			return blames(again, w.t("The two passwords differ."))
		}
		if err := a.st.SetPassword(name, old.Text, password.Text); err != nil {
			return a.refusedAccount(err, old, password)
		}
		a.status(w.t("The password of {name} was changed.", "name", name))
		return refusal{}
	}
	a.ask(q)
}
