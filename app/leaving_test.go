package app

import (
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTypedTextIsNotThrownAwayUnasked(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	k.write("bc")
	k.press(fyne.KeyEscape, fyne.KeyEscape) // the first closes the suggestions
	if len(a.asking) != 1 {
		t.Fatal("Esc left a form with text in it")
	}
	k.ctrl(fyne.Key3)
	if _, ok := a.current.(*entry); !ok {
		t.Error("Ctrl+3 went past the question")
	}
	k.press(fyne.KeyEscape)
	if _, ok := a.current.(*entry); !ok || len(a.asking) != 0 {
		t.Error("Esc on the question does not stay in the form")
	}
	test.Tap(a.shell.buttons[placeReview])
	if _, ok := a.current.(*entry); !ok || len(a.asking) != 1 {
		t.Fatal("a click in the navigation left a form with text in it")
	}
	k.press(fyne.KeyReturn)
	if _, ok := a.current.(*reviewScreen); !ok {
		t.Errorf("Enter on the question did not go on to the review: %T", a.current)
	}
}

// TestAFormLeftWithoutSavingComesBack as long as nothing was changed since.
func TestAFormLeftWithoutSavingComesBack(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	leave := func() {
		k.ctrl(fyne.KeyN)
		e := a.current.(*entry)
		a.window.Canvas().Focus(e.form.subject.focus())
		k.write("Về việc trả lời cử tri")
		k.press(fyne.KeyEscape)
		if len(a.asking) == 0 {
			k.press(fyne.KeyEscape) // the first closed the suggestions
		}
		k.press(fyne.KeyReturn)
		if _, ok := a.current.(*registerScreen); !ok {
			t.Fatalf("Enter on the question left a %T", a.current)
		}
	}
	leave()
	if text := a.shell.status.Text; !strings.Contains(text, "Ctrl+Z") {
		t.Errorf("the status is %q", text)
	}
	a.undo()
	e, ok := a.current.(*entry)
	if !ok || e.form.subject.text() != "Về việc trả lời cử tri" || !e.dirty {
		t.Fatalf("Ctrl+Z did not open the form again: %T", a.current)
	}
	e.dirty = false
	leave()
	s := a.current.(*registerScreen)
	d, _ := s.rows.at(0)
	if err := a.st.VoidDocument(d.ID, "nhập nhầm"); err != nil {
		t.Fatal(err)
	}
	a.undo()
	if again, err := a.st.Document(d.ID); err != nil || again.Voided != "" {
		t.Errorf("a later change was not undone first: %q, %v", again.Voided, err)
	}
}

func TestAFormGoesBackToTheListAsItWasLeft(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := a.current.(*registerScreen)
	a.window.Canvas().Focus(s.search)
	k.write("giai ngan")
	found := len(s.rows.ids)
	a.window.Canvas().Focus(s.grid)
	k.press(fyne.KeyDown, fyne.KeyDown)
	d, _ := s.rows.at(2)
	k.press(fyne.KeyReturn)
	e, ok := a.current.(*entry)
	if !ok || e.form.old.ID != d.ID {
		t.Fatalf("Enter opened a %T", a.current)
	}
	a.window.Canvas().Focus(e.form.note.focus())
	k.write("Đã đối chiếu")
	k.ctrl(fyne.KeyS)
	if a.current != s || s.search.Text != "giai ngan" || len(s.rows.ids) != found || s.grid.Current() != 2 {
		t.Errorf("search %q, %d of %d rows, cursor on %d", s.search.Text, len(s.rows.ids), found, s.grid.Current())
	}
	if kept, err := a.st.Document(d.ID); err != nil || kept.Note != "Đã đối chiếu" {
		t.Errorf("note %q, %v", kept.Note, err)
	}
}

func TestADocumentIsVoidedWithAReason(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := a.current.(*registerScreen)
	all := len(s.rows.ids)
	s.grid.Select(3)
	d, _ := s.rows.at(3)
	s.on.void(d)
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("voided without a reason")
	}
	k.write("Ghi nhầm sổ")
	k.press(fyne.KeyReturn)
	if kept, err := a.st.Document(d.ID); err != nil || kept.Voided != "Ghi nhầm sổ" {
		t.Errorf("voided %q, %v", kept.Voided, err)
	}
	if len(s.rows.ids) != all-1 || s.grid.Current() != 3 {
		t.Errorf("%d of %d rows, cursor on %d", len(s.rows.ids), all, s.grid.Current())
	}
}

// TestTheOrderOfTab walks through the entry form as a clerk does.
func TestTheOrderOfTab(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	k.ctrl(fyne.KeyN)
	f := a.current.(*entry).form
	for i, want := range []fyne.Focusable{f.kind.focus, f.date.object, f.number.focus(), f.symbol.focus(), f.subject.focus(), f.to.focus, f.cc.focus,
		f.signer.focus(), f.signing.focus, f.signed.object, f.issued.object, f.sender.focus, f.urgency.object, f.secrecy.object, f.replyDue.object,
		f.copies.focus(), f.inReplyTo.focus(), f.relations.focus(), f.exception.object, f.evidence.focus(), f.note.focus()} {
		if got := a.window.Canvas().Focused(); got != want {
			t.Fatalf("after %d times Tab the keyboard is at a %T", i, got)
		}
		k.press(fyne.KeyTab)
	}
}

// TestEscClosesAQuestionFromAnyField goes one Tab further each time, through the
// lists, boxes and buttons of the question.
func TestEscClosesAQuestionFromAnyField(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	const fields = 7
	for n := range fields {
		a.editDay(register.SpecialDay{Kind: register.Holiday})
		k.press(times(n, fyne.KeyTab)...)
		at := a.window.Canvas().Focused()
		k.press(fyne.KeyEscape)
		if len(a.asking) != 0 {
			t.Errorf("Esc does not close the question from a %T", at)
			a.answerAsked(false)
		}
	}
}

// TestWhatWasTypedAboutTheOfficeIsNotLostSilently: the settings are a form too, until
// they are saved.
func TestWhatWasTypedAboutTheOfficeIsNotLostSilently(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	a.leaveTo(placeOverview)
	if a.place != placeOverview {
		t.Fatal("nothing was typed, and it asks")
	}
	a.goTo(placeSettings)
	k.press(fyne.KeyTab, fyne.KeyTab)
	k.overwrite("Sở Thử nghiệm")
	a.leaveTo(placeOverview)
	if len(a.asking) != 1 || a.place != placeSettings {
		t.Fatalf("%d questions, at %s", len(a.asking), a.place)
	}
	k.press(fyne.KeyEscape)
	tap(t, a.current.(*settingsScreen).content, "Lưu thiết lập")
	if a.leaveTo(placeOverview); len(a.asking) != 0 || a.settings.Superior != "Sở Thử nghiệm" {
		t.Errorf("saved as %q, %d questions", a.settings.Superior, len(a.asking))
	}
}

// TestATabOfTheSettingsIsNotLeftSilently: saving on the next one would build the screen
// anew, without what was typed here.
func TestATabOfTheSettingsIsNotLeftSilently(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeSettings)
	s := a.current.(*settingsScreen)
	s.touch()
	a.turn(1)
	if len(a.asking) != 1 || s.tabs.SelectedIndex() != 0 {
		t.Fatalf("%d questions, tab %d", len(a.asking), s.tabs.SelectedIndex())
	}
	k.press(fyne.KeyEscape)
	if s := a.current.(*settingsScreen); s.tabs.SelectedIndex() != 0 || !s.unsaved() {
		t.Errorf("staying leads to tab %d", s.tabs.SelectedIndex())
	}
	a.turn(1)
	a.answerAsked(true)
	if s := a.current.(*settingsScreen); s.tabs.SelectedIndex() != tabNumbers || s.unsaved() {
		t.Errorf("leaving leads to tab %d", s.tabs.SelectedIndex())
	}
	if a.turn(1); len(a.asking) != 0 || a.current.(*settingsScreen).tabs.SelectedIndex() != tabNumbers+1 {
		t.Errorf("%d questions though nothing was touched", len(a.asking))
	}
}

// TestNoTabOfTheSettingsIsLostSilently: each of them with a button that saves asks, when
// the window was touched and only then.
func TestNoTabOfTheSettingsIsLostSilently(t *testing.T) {
	a := openSample(t)
	every := func(s *settingsScreen, do func(fyne.CanvasObject) bool) bool {
		for _, o := range test.LaidOutObjects(s.tabs.Selected().Content) {
			if do(o) {
				return true
			}
		}
		return false
	}
	for tab, touch := range map[int]func(fyne.CanvasObject) bool{
		tabNumbers: func(o fyne.CanvasObject) bool {
			c, ok := o.(*widgets.Check)
			if ok {
				c.SetChecked(!c.Checked)
			}
			return ok
		},
		6: func(o fyne.CanvasObject) bool {
			l, ok := o.(*widgets.Line)
			if ok {
				l.SetText("21")
			}
			return ok
		},
		tabBackups: func(o fyne.CanvasObject) bool {
			l, ok := o.(*widgets.Line)
			if ok {
				l.SetText("/media/usb")
			}
			return ok
		},
		9: func(o fyne.CanvasObject) bool {
			l, ok := o.(*widgets.Select)
			if ok {
				l.SetSelectedIndex(1)
			}
			return ok
		},
	} {
		a.goTo(placeSettings)
		s := a.current.(*settingsScreen)
		s.tabs.SelectIndex(tab)
		if s.unsaved() {
			t.Errorf("tab %d: nothing was touched", tab)
		}
		if !every(s, touch) {
			t.Fatalf("tab %d has nothing to touch", tab)
		}
		if a.leaveTo(placeOverview); len(a.asking) != 1 || a.place != placeSettings {
			t.Errorf("tab %d: %d questions, at %s", tab, len(a.asking), a.place)
			continue
		}
		a.answerAsked(true)
		if a.place != placeOverview {
			t.Errorf("tab %d: still at %s", tab, a.place)
		}
	}
}

// TestTheTrayAsksToo: leaving from the tray is no way around the question.
func TestTheTrayAsksToo(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	closed := false
	a.window.SetOnClosed(func() { closed = true })
	k.ctrl(fyne.KeyN)
	k.write("bc")
	a.inTray = true
	a.closing()
	if len(a.asking) != 0 || closed {
		t.Fatal("hiding the window in the tray asked or closed it")
	}
	a.quitHidden()
	if len(a.asking) != 1 || closed {
		t.Fatalf("%d questions, closed %v: typed text was thrown away from the tray", len(a.asking), closed)
	}
	k.press(fyne.KeyReturn)
	if !closed {
		t.Error("the answer did not close the window")
	}
}

// TestUndoInAFormTakesBackTyping and never what was logged before; what would void a
// number is asked about.
func TestUndoInAFormTakesBackTyping(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	d, err := a.st.AddDocument(register.Document{Direction: register.Outgoing, Date: register.DateOf(sampleDay), Type: "TB", Subject: "Vào sổ trước",
		Sender: register.Party{Code: "H90"}, To: []register.Party{{Code: "H90.01"}}})
	if err != nil {
		t.Fatal(err)
	}
	logged := func() bool {
		d, err := a.st.Document(d.ID)
		return err == nil && d.Voided == ""
	}
	k.ctrl(fyne.KeyN)
	e := a.current.(*entry)
	f := e.form.subject
	a.window.Canvas().Focus(f.focus())
	k.write("Sở ")
	if f.text() != "Sở" {
		t.Fatalf("typed it says %q", f.text())
	}
	for range 5 {
		k.ctrl(fyne.KeyZ)
	}
	if f.text() != "" || !logged() || len(a.asking) != 0 {
		t.Errorf("undone the field says %q; logged before: %v, questions: %d", f.text(), logged(), len(a.asking))
	}
	e.dirty = false
	a.goTo(placeOutgoing)
	k.ctrl(fyne.KeyZ)
	if len(a.asking) != 1 || !logged() {
		t.Fatalf("a number was given up unasked: %d questions", len(a.asking))
	}
	k.press(fyne.KeyReturn)
	if logged() || !strings.HasPrefix(a.shell.status.Text, "Đã hoàn tác: ") {
		t.Errorf("answered, it is logged still: %q", a.shell.status.Text)
	}
}
