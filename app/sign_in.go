package app

import (
	"context"
	"errors"
	"image/color"
	"slices"
	"strings"
	"time"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// signInScreen asks who works with a register that has accounts. It stands alone in
// the window: nothing of the register is behind it.
type signInScreen struct {
	content  fyne.CanvasObject
	w        words
	name     *widgets.Line
	password *widgets.Line
	problem  *widget.Label
	button   *widgets.Button
	on       signInActions
}

type signInActions struct {
	signIn  func(name, password string)
	recover func() // nil in a register that is not encrypted
	quit    func()
}

// signInWidth is the width of the form in Fyne's pixels.
const signInWidth = 400

func newSignInScreen(w words, name string, isLockedScreen bool, on signInActions) *signInScreen {
	s := &signInScreen{w: w, name: widgets.NewPlainLine(), password: widgets.NewPasswordLine(), problem: problemLabel(), on: on}
	s.name.SetText(name)
	s.name.OnSubmitted = func(string) { s.submit() }
	s.password.OnSubmitted = func(string) { s.submit() }
	title := widget.NewLabelWithStyle("Kỷ Cương", fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	text := wrapped(w.t("Sign in to open the register."))
	if isLockedScreen {
		text.SetText(w.t("The register is locked. Your work stays as it is; sign in to go on."))
	}
	s.button = widgets.NewButton(w.t("Sign in")+" (Enter)", theme.LoginIcon(), s.submit)
	s.button.Importance = widget.HighImportance
	buttons := container.NewHBox(widgets.NewButton(w.t("Quit"), theme.CancelIcon(), on.quit), layout.NewSpacer())
	if on.recover != nil {
		buttons.Add(widgets.NewButton(w.t("Recovery code …"), theme.QuestionIcon(), on.recover))
	}
	buttons.Add(s.button)
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(signInWidth, 0))
	s.content = container.NewCenter(container.NewStack(width, container.NewVBox(title, text,
		labelled(w.t("Account"), s.name), labelled(w.t("Password"), s.password), s.problem, buttons)))
	return s
}

// focus is where typing begins.
func (s *signInScreen) focus() fyne.Focusable {
	if s.name.Text == "" {
		return s.name
	}
	return s.password
}

func (s *signInScreen) submit() {
	if s.button.Disabled() {
		return
	}
	if s.password.Text == "" { // no try: it would count as a wrong one
		s.focusOn(s.password)
		return
	}
	s.button.Disable() // deriving the key takes a moment
	s.on.signIn(s.name.Text, s.password.Text)
}

// refuse tells why, and takes the next try.
func (s *signInScreen) refuse(text string) {
	s.button.Enable()
	s.password.SetText("")
	say(s.problem, text)
	s.focusOn(s.password)
}

func (s *signInScreen) focusOn(line *widgets.Line) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(line); c != nil {
		c.Focus(line)
	}
}

// enter shows the register, or asks who works with it.
func (a *App) enter() error {
	if a.st.IsLocked() {
		a.showSignIn(nil)
		return nil
	}
	if err := a.readSettings(); err != nil {
		return err
	}
	a.build()
	return nil
}

// showSignIn takes the window over. behind is what it comes back to when the same
// account signs in again; nil builds the window anew.
func (a *App) showSignIn(behind *lockedWindow) {
	name := ""
	if behind != nil {
		name = behind.account
	} else if list, err := a.st.Accounts(); err == nil && len(list) == 1 {
		name = list[0].Name
	}
	var s *signInScreen
	on := signInActions{quit: a.window.Close, signIn: func(name, password string) { a.signIn(s, behind, name, password) }}
	if a.st.IsSealed() {
		on.recover = func() { a.askRecovery(s, behind) }
	}
	s = newSignInScreen(a.w, name, behind != nil, on)
	a.locked = s
	a.window.SetContent(s.content)
	a.window.Canvas().Focus(s.focus())
}

// lockedWindow is what stood in the window when it was locked.
type lockedWindow struct {
	account  string
	content  fyne.CanvasObject
	focused  fyne.Focusable
	asking   []*asked
	overlays []fyne.CanvasObject // of the questions, and whatever else lay over it
}

// cover takes everything that lies over the window away.
func (l *lockedWindow) cover(c fyne.Canvas) {
	l.overlays = slices.Clone(c.Overlays().List())
	for _, o := range slices.Backward(l.overlays) {
		c.Overlays().Remove(o)
	}
}

// uncover puts it back.
func (l *lockedWindow) uncover(c fyne.Canvas) {
	for _, o := range l.overlays {
		c.Overlays().Add(o)
	}
}

func (a *App) signIn(s *signInScreen, behind *lockedWindow, name, password string) {
	var refused error
	a.background(a.w.t("The register was not opened"), func(context.Context) error {
		refused = a.st.SignIn(name, password)
		return nil
	}, func() {
		if refused != nil {
			s.refuse(a.refusalWords(refused))
			return
		}
		a.unlocked(behind)
	})
}

// refusalWords says why somebody was not signed in, and how long to wait.
func (a *App) refusalWords(err error) string {
	var wait *store.WaitError
	if errors.As(err, &wait) {
		seconds := int(wait.Until.Sub(a.services.Now()).Round(time.Second) / time.Second)
		return a.w.t("There were too many wrong passwords. Try again in {n} seconds.", "n", max(seconds, 1))
	}
	_, text := a.errorWords("", err)
	return text
}

// unlocked goes on: where one was, when it is the same account.
func (a *App) unlocked(behind *lockedWindow) {
	me, _ := a.st.Session()
	a.who = me.Name
	if me.FullName != "" {
		a.who = me.FullName
	}
	a.active(a.services.Now())
	switch {
	case behind == nil || behind.account != me.Name && !a.hasWork(behind):
		a.begin()
		return
	case behind.account != me.Name:
		a.askTakeOver(behind)
		return
	}
	a.locked = nil
	a.window.SetContent(behind.content)
	behind.uncover(a.window.Canvas())
	a.asking = behind.asking
	if behind.focused != nil {
		a.window.Canvas().Focus(behind.focused)
	}
	a.prepare() // locking let go of it
}

// begin builds the window for who has signed in.
func (a *App) begin() {
	a.locked = nil
	if err := a.readSettings(); err != nil {
		a.showError(a.w.t("The settings were not read"), err)
		return
	}
	a.asking, a.isDraftOffered = nil, false
	a.build()
}

// hasWork reports that somebody would lose what stands in the window that was locked. A
// document that was being entered is kept as a draft.
func (a *App) hasWork(behind *lockedWindow) bool {
	_, isDraft := a.current.(*entry)
	return len(behind.asking) > 0 || a.hasUnsaved() && !isDraft
}

// askTakeOver asks whoever signs in at a window in which somebody else has work.
func (a *App) askTakeOver(behind *lockedWindow) {
	a.ask(question{title: a.w.t("Give up the work of “{account}”?", "account", behind.account), width: 600, danger: true,
		text:    a.w.t("Something in this window is not saved. It is lost unless “{account}” signs in and saves it.", "account", behind.account),
		confirm: a.w.t("Give it up"), dismiss: a.w.t("Back"), answer: func() refusal { return refusal{} }, then: a.begin,
		dismissed: func() {
			a.st.SignOut()
			a.showSignIn(behind)
		}})
}

// lock shuts the register until somebody signs in; what was typed stays.
func (a *App) lock() {
	me, ok := a.st.Session()
	if !ok || a.locked != nil {
		return
	}
	c := a.window.Canvas()
	behind := &lockedWindow{account: me.Name, content: a.window.Content(), focused: c.Focused(), asking: a.asking}
	behind.cover(c)
	a.asking = nil
	a.letGoPages()
	a.st.SignOut()
	a.showSignIn(behind)
}

// askRecovery opens a sealed register by its recovery code.
func (a *App) askRecovery(s *signInScreen, behind *lockedWindow) {
	name, code, password := widgets.NewPlainLine(), widgets.NewPlainLine(), widgets.NewPasswordLine()
	name.SetText(s.name.Text)
	code.SetPlaceHolder(a.w.t("letters and digits, the keyboard not set to Vietnamese"))
	password.SetPlaceHolder(a.w.t("at least 8 characters"))
	first := code
	if name.Text == "" {
		first = name
	}
	a.ask(question{
		title: a.w.t("Open the register by its recovery code"), text: a.w.t("The code was shown when the register was made. The account gets a new password."),
		confirm: a.w.t("Sign in"), dismiss: a.w.t("Cancel"), first: first, width: 600,
		items: []*widget.FormItem{widget.NewFormItem(a.w.t("Account"), name), widget.NewFormItem(a.w.t("Recovery code"), code), widget.NewFormItem(a.w.t("New password"), password)},
		needs: needs{name: a.w.t(string(store.ErrAccountName)), code: a.w.t(string(store.ErrWrongRecovery)), password: a.w.t(string(store.ErrPasswordShort))},
		answer: func() refusal {
			if err := a.st.Recover(code.Text, name.Text, password.Text); err != nil {
				return a.refusedAccount(err, code, password)
			}
			onUI(func() { a.unlocked(behind) })
			return refusal{}
		}})
}

// idleState is what shows whether somebody is at work.
type idleState struct {
	since time.Time
	print any
}

// active begins the idle time anew.
func (a *App) active(now time.Time) { a.idle.since = now }

// watchIdle looks whether anything moved since the last look, and locks the window
// when nothing did for as long as the office wants. Nothing but what is on the screen
// is looked at, so that no input has to be caught.
func (a *App) watchIdle(now time.Time) {
	if _, ok := a.st.Session(); !ok || a.locked != nil {
		return
	}
	after := a.settings.LockAfter()
	if seen := a.fingerprint(); seen != a.idle.print || a.jobs.busy() {
		a.idle.print = seen
		a.active(now)
	}
	if after > 0 && now.Sub(a.idle.since) >= after {
		a.lock()
	}
}

// fingerprint changes with what one does in the window.
func (a *App) fingerprint() (f struct {
	current, focused any
	text             string
	row, column      int
}) {
	f.current, f.focused = a.current, a.window.Canvas().Focused()
	switch x := f.focused.(type) {
	case *widgets.Line:
		f.text, f.row, f.column = x.Text, x.CursorRow, x.CursorColumn
	case *widgets.Grid:
		f.row, f.column = x.Current(), x.Top()
	}
	f.column += len(a.asking) * 1000
	return f
}

// idleLook is how often one looks.
const idleLook = 10 * time.Second

// askAccounts makes the first account; a register that is empty still can be made
// anew encrypted.
func (a *App) askAccounts() {
	w := a.w
	name, full, password, again := widgets.NewPlainLine(), widgets.NewLine(), widgets.NewPasswordLine(), widgets.NewPasswordLine()
	isEmpty := a.st.IsEmpty()
	sealed := widgets.NewCheck(w.t("Encrypt the records (cannot be changed later)"), false, nil)
	name.SetPlaceHolder(w.t("letters and digits, no blanks, for instance lan.vt"))
	password.SetPlaceHolder(w.t("at least 8 characters"))
	items := []*widget.FormItem{widget.NewFormItem(w.t("Account"), name), widget.NewFormItem(w.t("Full name"), full),
		widget.NewFormItem(w.t("Password"), password), widget.NewFormItem(w.t("Password again"), again)}
	text := w.t("From now on everybody signs in. This first account is the administrator's, who makes those of the others.")
	if isEmpty {
		items = append(items, widget.NewFormItem("", sealed))
	} else {
		text += " " + w.t("Encryption can only be chosen while the register is empty.")
	}
	must := needs{name: w.t(string(store.ErrAccountName)), password: w.t(string(store.ErrPasswordShort)), again: w.t("Type the password a second time.")}
	enter := func() { a.unlocked(nil) }
	a.ask(question{title: w.t("Work with accounts"), text: text, confirm: w.t("Make the account"), dismiss: w.t("Cancel"), first: name, width: 600, items: items, needs: must, then: func() { enter() },
		answer: func() refusal {
			if password.Text != again.Text {
				return blames(again, w.t("The two passwords differ."))
			}
			first := store.Account{Name: name.Text, FullName: full.Text, Role: store.RoleAdministrator}
			if sealed.Checked {
				next, problem := a.makeSealed(first, password.Text)
				enter = next
				return said(problem)
			}
			if err := a.st.AddAccount(first, password.Text); err != nil {
				return a.refusedAccount(err, name, password)
			}
			return refusal{}
		}})
}

// makeSealed puts a sealed register in the place of the empty one; next is to be done once
// the question for its account is gone.
func (a *App) makeSealed(first store.Account, password string) (next func(), problem string) {
	if err := a.st.Close(); err != nil {
		return nil, a.refusalWords(err)
	}
	code, err := a.services.Create(a.dir, store.Options{Who: a.who, Now: a.services.Now}, first, password, true)
	if openErr := a.open(); openErr != nil {
		return func() { a.showStartFault(openErr) }, ""
	}
	if err != nil {
		return nil, a.refusalWords(err)
	}
	return func() {
		if err := a.st.SignIn(first.Name, password); err != nil {
			a.showSignIn(nil)
		} else {
			a.unlocked(nil)
		}
		a.showRecoveryCode(code) // also when the sign-in failed: it is shown this once
	}, ""
}

// showRecoveryCode shows the code until its end was typed again: nobody can ask for it a
// second time, and a key pressed once too often must not take it away.
func (a *App) showRecoveryCode(code string) {
	w := a.w
	line, end := widgets.NewPlainLine(), widgets.NewPlainLine()
	line.SetText(code)
	line.OnChanged = func(string) { line.SetText(code) } // to be copied, not to be changed
	last := code[strings.LastIndex(code, "-")+1:]
	wrong := w.t("These are not the last four signs of the code above.")
	a.ask(question{title: w.t("Recovery code"), width: 640, first: end, confirm: w.t("I have written it down"),
		items: []*widget.FormItem{widget.NewFormItem(w.t("Recovery code"), line), widget.NewFormItem(w.t("Its last four signs"), end)},
		text:  w.t("Write the recovery code down and lock it away. It is shown this once; without it and without a password nobody can read the register.") + " " + w.t("Then type its last four signs from what you have written."),
		needs: needs{end: wrong}, dismissed: func() { a.showRecoveryCode(code) },
		answer: func() refusal {
			if !strings.EqualFold(register.Clean(end.Text), last) {
				return blames(end, wrong)
			}
			return refusal{}
		}})
}

// whyNot says that a kind of record may not be changed with this account, and whose may;
// "" when it may.
func (a *App) whyNot(kind string) string {
	if a.st == nil {
		return "" // there is no register yet
	}
	me, ok := a.st.Session()
	switch needed := store.RoleFor(kind); {
	case a.readOnly:
		return a.w.t("The register is open for reading only; nothing can be changed.")
	case !ok || me.Role.May(kind):
		return ""
	case needed == store.RoleAdministrator:
		return a.w.t("Your account has the role {mine}; only the role {needed} may change this.", "mine", a.w.role(me.Role), "needed", a.w.role(needed))
	default:
		return a.w.t("Your account has the role {mine}; this takes the role {needed} or a higher one.", "mine", a.w.role(me.Role), "needed", a.w.role(needed))
	}
}

// forbidden tells beforehand that an account may not change something.
func (a *App) forbidden(kind string) bool {
	why := a.whyNot(kind)
	if why != "" {
		a.tell(a.w.t("Not with this account"), why)
	}
	return why != ""
}

// barred tells beforehand that documents are not changed: not by this account, or by
// nobody, because the books of their year are closed.
func (a *App) barred(docs ...register.Document) bool {
	if a.forbidden(store.KindDocument) {
		return true
	}
	for _, d := range docs {
		if a.isClosed(d) {
			a.tell(a.w.t("{symbol} is only read", "symbol", firstOf(d.Symbol, d.Number.String())), a.w.t(string(store.ErrYearClosed)))
			return true
		}
	}
	return false
}

// isClosed reports that the books of a document's year are closed.
func (a *App) isClosed(d register.Document) bool {
	years, err := a.st.ClosedYears()
	return err == nil && d.ID != 0 && slices.ContainsFunc(years, func(y store.ClosedYear) bool { return y.Year == d.Day().Year() })
}
