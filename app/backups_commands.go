package app

import (
	"context"
	"errors"
	"time"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// backupLook is how often the window looks whether a backup is due.
const backupLook = time.Hour

func (a *App) backupActions() backupActions {
	return backupActions{
		list: func() []store.BackupFile {
			list, err := store.Backups(store.BackupFolder(a.dir))
			if err != nil {
				a.showError(a.w.t("The backups were not listed"), err)
			}
			return list
		},
		now: func() { a.keepBackup(func() { a.showSettings() }) }, restore: a.askRestore, restoreFile: a.chooseRestore, passphrase: a.askPassphrase, closeYear: a.closeYear, verify: a.verifyRegister, folder: a.chooseFolder, warning: a.backupWarning,
		plan: func(days, weeks, months int) {
			a.changeSettings(func(v *register.Settings) { v.Backup.Days, v.Backup.Weeks, v.Backup.Months = days, weeks, months })
		},
		second: func(folder string) { a.changeSettings(func(v *register.Settings) { v.Backup.Second = folder }) },
	}
}

// backupIfDue takes the backup of the day.
func (a *App) backupIfDue(now time.Time) {
	if a.st == nil || a.st.IsLocked() || a.readOnly || now.Before(a.nextBackup) || a.jobs.busy() {
		return
	}
	a.nextBackup = now.Add(backupLook)
	if !a.st.IsEmpty() && a.st.BackupDue() {
		a.keepBackup(func() {})
	}
}

// keepBackup takes a backup and tells what came of it; a second folder that is away
// stops nobody.
func (a *App) keepBackup(done func()) {
	var k store.Kept
	a.background(a.w.t("The backup was not taken"), func(ctx context.Context) (err error) {
		k, err = a.st.KeepBackup(ctx)
		return err
	}, func() {
		done()
		if s, ok := a.current.(*overviewScreen); ok {
			a.fillOverview(s) // it tells how old the last one is
		}
		if k.SecondAway != nil {
			_, text := a.errorWords("", k.SecondAway)
			a.status(a.w.t("Backup taken and checked, but: {text}", "text", text))
			return
		}
		a.status(a.keptWords(k))
	})
}

// keptWords say what came of a backup, and where it lies.
func (a *App) keptWords(k store.Kept) string {
	if !k.IsNew {
		return a.w.t("Nothing has changed since the last backup: {path}", "path", k.Path)
	}
	return a.w.t("Backup taken and checked: {path}", "path", k.Path)
}

// backupWarning tells when the second copy has been away too long.
func (a *App) backupWarning() (title, text string) {
	plan := a.settings.Backup
	if plan.Second == "" {
		return "", ""
	}
	last := a.st.SecondBackup()
	days := int(a.services.Now().Sub(last).Hours() / 24)
	switch {
	case last.IsZero():
		return a.w.t("No backup has reached the second folder yet"), a.w.t("Plug the stick in and press “Back up now”.")
	case days >= plan.AwaySpan():
		return a.w.t("The second folder has had no backup for {n} days", "n", days), a.w.t("Plug the stick in and press “Back up now”.")
	}
	return "", ""
}

// askPassphrase encrypts backups from now on, or no longer.
func (a *App) askPassphrase() {
	w := a.w
	one, two := widgets.NewPasswordLine(), widgets.NewPasswordLine()
	a.ask(question{changes: store.KindSettings, title: w.t("Encrypt backups"), width: 600, confirm: w.t("Save"), dismiss: w.t("Cancel"), first: one,
		text:  w.t("Backups from now on can only be read with this passphrase. It is kept nowhere: write it down and lock it away. Left blank, backups are not encrypted."),
		items: []*widget.FormItem{widget.NewFormItem(w.t("Passphrase"), one), widget.NewFormItem(w.t("Passphrase again"), two)},
		answer: func() refusal {
			if one.Text != two.Text {
				return blames(two, w.t("The two passphrases differ."))
			}
			plan, err := store.WithPassphrase(a.settings.Backup, one.Text)
			if err != nil {
				return blames(one, a.refusalWords(err))
			}
			a.changeSettings(func(v *register.Settings) { v.Backup = plan })
			return refusal{}
		}})
}

// chooseRestore asks for the file of a backup: on a new computer the only one is on the
// stick.
func (a *App) chooseRestore() {
	if a.barsRestore() {
		return
	}
	a.chooseFile(nil, func(path string) {
		b, err := store.BackupAt(path)
		if err != nil {
			a.showError(a.w.t("The register was not restored"), err)
			return
		}
		a.askRestore(b)
	})
}

// barsRestore tells whoever may not make accounts: a backup brings its own. A register
// that is damaged asks nobody.
func (a *App) barsRestore() bool { return a.st != nil && !a.readOnly && a.forbidden(store.KindAccount) }

// errMomentSealed says how to go back to a moment when nobody can sign in yet.
const errMomentSealed = register.Problem("An encrypted register is restored as a whole first: leave the moment blank, sign in, then go back to the moment under Settings, Backups.")

// askRestore puts a backup in the place of the register, which is set aside.
func (a *App) askRestore(b store.BackupFile) {
	if a.barsRestore() {
		return
	}
	w := a.w
	passphrase, moment, password := widgets.NewPasswordLine(), widgets.NewLine(), widgets.NewPasswordLine()
	moment.SetPlaceHolder(w.t("blank for all of it, or for instance {moment}", "moment", b.Taken.Add(-time.Hour).Format(momentWords)))
	q := question{title: w.t("Restore the backup of {moment}?", "moment", b.Taken.Format(momentWords)), width: 640, confirm: w.t("Restore"), danger: true, dismiss: w.t("Cancel"), first: moment,
		text:  w.t("The register as it is now is set aside in a folder of its own, and nothing of it is lost; what was done after the backup is not in the restored one."),
		items: []*widget.FormItem{widget.NewFormItem(w.t("Back to the moment"), moment)}, needs: needs{}}
	if b.Encrypted {
		q.needs[passphrase] = w.t(string(store.ErrNeedPassphrase))
		q.items = append(q.items, widget.NewFormItem(w.t("Passphrase"), passphrase))
	}
	me := store.Account{}
	if a.st != nil {
		me, _ = a.st.Session()
	}
	sealed := me.Name != "" && a.st.IsSealed()
	if sealed {
		password.SetPlaceHolder(w.t("of {account} on that day; only to go back to a moment", "account", me.Name))
		q.items = append(q.items, widget.NewFormItem(w.t("Password"), password))
	}
	var left error // archives of closed years that did not come along
	var restore func(ctx context.Context, aside string) error
	q.answer = func() refusal {
		opt := store.RestoreOptions{Passphrase: passphrase.Text, Warn: func(err error) { left = err }, SignIn: func(s *store.Store) error {
			if !sealed {
				return errMomentSealed
			}
			return s.SignIn(me.Name, password.Text)
		}}
		if text := register.Clean(moment.Text); text != "" {
			at, ok := parseMoment(text)
			if !ok {
				return blames(moment, w.t("A moment is written like {moment}.", "moment", b.Taken.Format(momentWords)))
			}
			if sealed && password.Text == "" {
				return blames(password, w.t("The password is missing."))
			}
			opt.At = at
		}
		if b.Encrypted { // before the register is closed for it
			if err := store.CheckPassphrase(b.Path, passphrase.Text); err != nil {
				return blames(passphrase, a.refusalWords(err))
			}
		}
		restore = func(ctx context.Context, _ string) error { return store.Restore(ctx, b.Path, a.dir, opt) }
		return refusal{}
	}
	q.then = func() {
		a.replaceRegister(restore, func(aside string) {
			what := w.t("The register as it was is kept in {dir}.", "dir", aside)
			if left != nil {
				what += " " + w.t("The archives of closed years did not come along: {why}", "why", a.refusalWords(left))
			}
			if a.locked != nil || left != nil { // there is no foot to say it at, or too much for one
				a.tell(w.t("Restored"), what)
				return
			}
			a.status(w.t("Restored") + ". " + what)
		})
	}
	a.ask(q)
}

// replaceRegister sets the register aside and makes a new one; when that fails the
// old one comes back to its place, else done is called with where it is kept.
func (a *App) replaceRegister(replace func(ctx context.Context, aside string) error, done func(aside string)) {
	if a.jobs.busy() {
		a.tell(a.w.t("The register was not restored"), a.w.t("Something is still under way. Wait until it is done, then try again."))
		return
	}
	if a.st != nil {
		a.letGoPages()
		if err := a.st.Close(); err != nil {
			a.showError(a.w.t("The register was not restored"), err)
			return
		}
		a.st = nil
	}
	a.readOnly = false
	busy := widget.NewLabel(a.w.t("Restoring and checking …"))
	a.window.SetContent(container.NewCenter(container.NewVBox(busy, widget.NewProgressBarInfinite())))
	var failed error
	aside := ""
	a.background("", func(ctx context.Context) (err error) {
		aside, err = store.SetAside(a.dir, a.services.Now())
		if err == nil {
			if err = replace(ctx, aside); err != nil {
				err = errors.Join(err, store.PutBack(aside, a.dir))
			}
		}
		failed = err
		return nil
	}, func() {
		a.tryAgain()
		if failed != nil {
			a.showError(a.w.t("The register was not restored"), failed)
			return
		}
		done(aside)
	})
}

// salvage makes a new register of what can be read of a damaged one.
func (a *App) salvage() {
	var result store.Salvaged
	a.replaceRegister(func(ctx context.Context, aside string) (err error) {
		result, err = store.Salvage(ctx, aside, a.dir, nil)
		return err
	}, func(aside string) { a.tell(a.w.t("What can be read was recovered"), a.salvagedWords(result, aside)) })
}

// salvagedWords say what was recovered; of an encrypted register, as far as it can be
// counted before anybody signs in.
func (a *App) salvagedWords(result store.Salvaged, aside string) string {
	if result.IsSealed {
		return a.w.t("The new register is encrypted: sign in to see its documents. It has {entries} journal entries. The damaged file is kept in {dir}.", "entries", result.Entries, "dir", aside)
	}
	return a.w.t("{documents} documents and {entries} journal entries are in the new register; {n} things are missing or do not fit (Settings, Backups, “Check the register” lists them). The damaged file is kept in {dir}.",
		"documents", result.Documents, "entries", result.Entries, "n", len(result.Problems), "dir", aside)
}

// openReadOnly opens a register nothing can be written to.
func (a *App) openReadOnly() {
	a.readOnly = true
	a.tryAgain()
}

// rescues are what can be done about a register that does not open, the best first.
func (a *App) rescues(err error) (list []widgets.Action) {
	var damaged *store.DamageError
	look := widgets.Action{Label: a.w.t("Open for reading only"), Do: a.openReadOnly}
	switch {
	case errors.Is(err, store.ErrReadOnly):
		return append(list, look)
	case !errors.As(err, &damaged):
		return nil
	}
	if backups, _ := store.Backups(store.BackupFolder(a.dir)); len(backups) > 0 {
		list = append(list, widgets.Action{Label: a.w.t("Restore the backup of {moment} …", "moment", backups[0].Taken.Format(momentWords)), Do: func() { a.askRestore(backups[0]) }})
	}
	list = append(list, widgets.Action{Label: a.w.t("Restore from a file …"), Do: a.chooseRestore}, widgets.Action{Label: a.w.t("Recover what can be read …"), Do: func() {
		a.askSure(a.w.t("Recover what can be read?"), a.w.t("A new register is made of all records that are whole. The damaged file is set aside, not changed."), a.w.t("Recover"), a.salvage)
	}})
	if !a.readOnly {
		list = append(list, look)
	}
	return list
}
