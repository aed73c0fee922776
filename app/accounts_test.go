package app

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kycuong/app/widgets"
	"kycuong/cli"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const testPassword = "mật khẩu của Lan"

// signedIn opens the window on a sample office with an administrator and a clerk.
func signedIn(t *testing.T) *App {
	t.Helper()
	a := openSample(t)
	for _, x := range []store.Account{{Name: "lan", FullName: "Trần Thị Lan", Role: store.RoleAdministrator}, {Name: "minh", Role: store.RoleClerk}} {
		if err := a.st.AddAccount(x, testPassword); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// TestTheWindowIsLockedAndOpenedAgain keeps what was being typed, shows nothing
// behind, and lets another account begin anew.
func TestTheWindowIsLockedAndOpenedAgain(t *testing.T) {
	a := signedIn(t)
	k := keyboard{t, a}
	a.pressed(fyne.KeyN, fyne.KeyModifierControl)
	typed, ok := a.current.(*entry)
	if !ok {
		t.Fatalf("Ctrl+N opened %T", a.current)
	}
	k.write("văn bản")
	before := a.window.Canvas().Focused()
	a.pressed(fyne.KeyL, fyne.KeyModifierControl)
	if a.locked == nil || !a.st.IsLocked() {
		t.Fatal("the window is open")
	}
	if text := shownText(a.window.Content()); strings.Contains(text, "Văn bản đi") || !strings.Contains(text, "đang tạm khóa") {
		t.Errorf("the locked window shows %q", text)
	}
	a.pressed(fyne.KeyN, fyne.KeyModifierControl)
	a.pressed(fyne.Key2, fyne.KeyModifierControl)
	k.write("sai rồi đó")
	k.press(fyne.KeyReturn)
	if text := shownText(a.window.Content()); !strings.Contains(text, "không đúng") {
		t.Errorf("after a wrong password it says %q", text)
	}
	k.write(testPassword)
	k.press(fyne.KeyReturn)
	if a.locked != nil || a.current != any(typed) || a.window.Canvas().Focused() != before || a.who != "Trần Thị Lan" {
		t.Errorf("the work is not where it was: %T, %q", a.current, a.who)
	}
	a.pressed(fyne.KeyL, fyne.KeyModifierControl)
	a.locked.name.SetText("minh")
	a.window.Canvas().Focus(a.locked.password)
	k.write(testPassword)
	k.press(fyne.KeyReturn)
	if _, ok := a.current.(*registerScreen); !ok || a.st.Who() != "minh" {
		t.Errorf("another account comes to %T as %q", a.current, a.st.Who())
	}
	if a.pressed(fyne.Key8, fyne.KeyModifierControl); !a.forbidden(store.KindRulebook) {
		t.Error("a clerk may change the rules")
	}
}

// TestTheWindowLocksItself when nothing is done.
func TestTheWindowLocksItself(t *testing.T) {
	a := signedIn(t)
	now := a.services.Now()
	a.watchIdle(now)
	a.watchIdle(now.Add(14 * time.Minute))
	a.pressed(fyne.Key5, fyne.KeyModifierControl)
	a.watchIdle(now.Add(15 * time.Minute))
	a.watchIdle(now.Add(29 * time.Minute))
	if a.locked != nil {
		t.Fatal("it is locked while somebody works")
	}
	a.editAccount(store.Account{Role: store.RoleClerk})
	k := keyboard{t, a}
	k.write("moi")
	a.watchIdle(now.Add(30 * time.Minute))
	a.watchIdle(now.Add(45 * time.Minute))
	if a.locked == nil || !a.st.IsLocked() || a.window.Canvas().Overlays().Top() != nil {
		t.Fatal("a question keeps the window open though nobody works")
	}
	k.press(fyne.KeyReturn) // no password is no try
	k.press(fyne.KeyEscape)
	if text := shownText(a.window.Content()); strings.Contains(text, "không đúng") || len(a.asking) != 0 {
		t.Errorf("without a password it says %q", text)
	}
	k.write(testPassword)
	k.press(fyne.KeyReturn)
	if top := a.window.Canvas().Overlays().Top(); a.locked != nil || len(a.asking) != 1 || top == nil || a.window.Canvas().Focused().(*widgets.Line).Text != "moi" {
		t.Fatalf("the question is not where it was: %d", len(a.asking))
	}
	if k.ctrl(fyne.KeyL); a.locked == nil {
		t.Error("Ctrl+L does not lock under a question")
	}
	k.write(testPassword)
	k.press(fyne.KeyReturn, fyne.KeyEscape)
	if a.locked != nil || len(a.asking) != 0 {
		t.Errorf("locked %v, %d questions", a.locked != nil, len(a.asking))
	}
	a.active(now.Add(46 * time.Minute))
	a.watchIdle(now.Add(47 * time.Minute))
	a.watchIdle(now.Add(63 * time.Minute))
	if a.locked == nil || !a.st.IsLocked() {
		t.Error("it is open though nobody works")
	}
}

// TestASealedRegisterIsMadeInTheWindow from the first steps, with its recovery code.
func TestASealedRegisterIsMadeInTheWindow(t *testing.T) {
	a := openEmpty(t)
	a.services.Create = cli.Create
	k := keyboard{t, a}
	tap(t, a.window.Content(), "Dùng tài khoản …")
	k.write("lan")
	k.press(fyne.KeyTab)
	k.write("Trần Thị Lan")
	k.press(fyne.KeyTab)
	k.write(testPassword)
	k.press(fyne.KeyTab)
	k.write(testPassword)
	k.press(fyne.KeyTab)
	a.window.Canvas().Focused().TypedRune(' ')
	k.press(fyne.KeyReturn)
	if !a.st.IsSealed() || a.st.IsLocked() || a.st.Who() != "lan" || len(a.asking) != 1 {
		t.Fatalf("sealed %v, locked %v, %q, %d questions", a.st.IsSealed(), a.st.IsLocked(), a.st.Who(), len(a.asking))
	}
	code := ""
	shown := func() bool {
		for _, x := range test.LaidOutObjects(a.window.Canvas().Overlays().Top()) {
			if l, ok := x.(*widgets.Line); ok && strings.Count(l.Text, "-") == 7 {
				code = l.Text
				return len(a.asking) == 1
			}
		}
		return false
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} { // pressed once too often
		if k.press(key); !shown() {
			t.Fatalf("%s took the recovery code away", key)
		}
	}
	k.write("ABCD")
	if k.press(fyne.KeyReturn); !shown() {
		t.Fatal("other signs took the recovery code away")
	}
	a.window.Canvas().Focused().(*widgets.Line).SetText(strings.ToLower(code[len(code)-4:]))
	if k.press(fyne.KeyReturn); len(a.asking) != 0 {
		t.Fatal("the recovery code stays though its end was typed")
	}
	rb, err := a.st.Rulebook()
	if err != nil || len(rb.Rules) == 0 {
		t.Errorf("a new register has %d rules, %v", len(rb.Rules), err)
	}
	a.pressed(fyne.Key8, fyne.KeyModifierControl)
	if text := shownText(a.current.(*settingsScreen).tabs.Items[7].Content); !strings.Contains(text, "Tự khóa") {
		t.Errorf("the accounts say %q", text)
	}
}

// TestARoleIsToldBeforehand: whoever may not change something is told which role may,
// before anything can be typed.
func TestARoleIsToldBeforehand(t *testing.T) {
	a := signedIn(t)
	k := keyboard{t, a}
	if err := a.st.AddAccount(store.Account{Name: "xem", Role: store.RoleReader}, testPassword); err != nil {
		t.Fatal(err)
	}
	s := registerOf(t, a, placeOutgoing)
	d, ok := s.rows.at(0)
	rb, err := a.st.Rulebook()
	findings, _, err2 := a.st.Findings(a.today(), review.Filter{})
	tasks, err3 := a.st.Tasks()
	if err := errors.Join(err, err2, err3); err != nil || !ok || len(findings) == 0 || len(tasks) == 0 {
		t.Fatal(err)
	}
	for account, refused := range map[string]map[string]func(){
		"xem": {"Văn thư": func() { k.ctrl(fyne.KeyN) }, "Văn thư trở": func() { a.editEntry(d) }, "vai trò Văn thư": a.newTask, "cần vai trò Văn thư": func() { a.completeTask(tasks[0]) },
			"Người xem": func() { a.voidEntry(d) }, "Người xem;": a.showDirective, "trò Người xem": a.chooseEdXML, "vai trò Người xem": func() { a.chooseAttachment(d) }},
		"minh": {"Người quản lý": func() { a.decide(rb, findings[:1], review.StateRejected) }, "vai trò Người quản lý": func() { a.editDay(register.SpecialDay{}) }, "chỉ vai trò Quản trị": a.closeYear,
			"Quản trị": func() { a.editRule(rb, 0) }, "trò Quản trị": a.askPassphrase, "vai trò Quản trị": func() { a.askPassword("lan") }},
	} {
		if err := a.st.SignIn(account, testPassword); err != nil {
			t.Fatal(err)
		}
		for want, try := range refused {
			a.goTo(placeOutgoing)
			try()
			if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), want) || a.place != placeOutgoing {
				t.Fatalf("%s is not told %q: %d questions, at %T", account, want, len(a.asking), a.current)
			}
			if _, typing := a.window.Canvas().Focused().(*widgets.Line); typing {
				t.Errorf("%s may type before %q is said", account, want)
			}
			k.press(fyne.KeyReturn)
		}
		a.openSettings(0)
		if text := shownText(a.shell.content); !strings.Contains(text, "chỉ vai trò Quản trị được thay đổi") {
			t.Errorf("%s is not told that the settings are only shown", account)
		}
	}
	if err := a.st.SignIn("minh", testPassword); err != nil {
		t.Fatal(err)
	}
	a.openSettings(tabNumbers)
	if text := shownText(a.shell.content); strings.Contains(text, "Tài khoản của bạn có vai trò") {
		t.Error("a clerk is told not to keep the numbers")
	}
	a.openSettings(7)
	tap(t, a.shell.content, "Đặt mật khẩu …")
	if text := shownText(a.window.Canvas().Overlays().Top()); !strings.Contains(text, "minh") {
		t.Errorf("a clerk who wants a new password is asked %q", text)
	}
}

// signInAs locks the window and lets an account sign in at it.
func signInAs(a *App, k keyboard, name string) {
	a.lock()
	a.locked.name.SetText(name)
	a.window.Canvas().Focus(a.locked.password)
	k.write(testPassword)
	k.press(fyne.KeyReturn)
}

// TestEverybodyHasTheirOwnLook: a clerk chooses language and look, which may not change the
// settings of the office, and nobody else sees them.
func TestEverybodyHasTheirOwnLook(t *testing.T) {
	a := signedIn(t)
	k := keyboard{t, a}
	signInAs(a, k, "minh")
	a.openSettings(len(tabKinds) - 1)
	s := a.current.(*settingsScreen)
	if s.notice.Visible() {
		t.Errorf("the clerk reads %q over their own look", s.notice.Text)
	}
	before := a.settings
	a.keepLook(look{"en", "dark", "vni"})
	if a.w.lang != "en" || a.readLook() != (look{"en", "dark", "vni"}) || a.settings.Language != before.Language {
		t.Errorf("the clerk has %+v in %s, the office %q", a.readLook(), a.w.lang, a.settings.Language)
	}
	signInAs(a, k, "lan")
	if a.w.lang != "vi" || a.readLook().Appearance != before.Appearance {
		t.Errorf("the administrator has %+v in %s", a.readLook(), a.w.lang)
	}
	signInAs(a, k, "minh")
	if a.w.lang != "en" {
		t.Errorf("the clerk comes back to %s", a.w.lang)
	}
}

// TestAnotherAccountIsToldOfUnsavedWork: it is not lost without a word, and its owner may
// still sign in.
func TestAnotherAccountIsToldOfUnsavedWork(t *testing.T) {
	a := signedIn(t)
	k := keyboard{t, a}
	a.openSettings(0)
	s := a.current.(*settingsScreen)
	s.touch()
	signInAs(a, k, "minh")
	if a.locked == nil || len(a.asking) != 1 {
		t.Fatal("the settings that were typed are given up without a word")
	}
	k.press(fyne.KeyEscape)
	if a.locked == nil || !a.st.IsLocked() {
		t.Fatal("going back leaves the other signed in")
	}
	k.write(testPassword) // of lan, who is proposed
	k.press(fyne.KeyReturn)
	if a.locked != nil || a.current != any(s) || !s.unsaved() {
		t.Errorf("the work is not where it was: %T", a.current)
	}
	signInAs(a, k, "minh")
	k.press(fyne.KeyReturn)
	if a.locked != nil || a.st.Who() != "minh" || a.current == any(s) {
		t.Errorf("minh is shown %T as %q", a.current, a.st.Who())
	}
}
