package app

import (
	"strings"
	"testing"

	"kycuong/docs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestTheGuideOpensAtTheRightPlace: every place has a section of its own.
func TestTheGuideOpensAtTheRightPlace(t *testing.T) {
	a := openSample(t)
	sections := docs.Sections()
	for _, p := range places(a.w) {
		a.goTo(p.place)
		if at := docs.Find(sections, a.helpPlace()); at == 0 {
			t.Errorf("%s: nothing is said about it", p.label)
		}
	}
	a.newIn(1)
	if a.helpPlace() != "entry" {
		t.Errorf("the form is %q to the guide", a.helpPlace())
	}
	k := keyboard{t, a}
	k.press(fyne.KeyF1)
	if len(a.asking) != 1 {
		t.Fatal("F1 opens nothing")
	}
	a.pressed(fyne.KeyTab, fyne.KeyModifierControl)
	a.pressed(fyne.KeyTab, fyne.KeyModifierControl)
	k.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyEscape)
	if len(a.asking) != 0 {
		t.Error("Esc leaves it open")
	}
}

// TestEveryRuleHasAText: with its citation, marked where nobody has read it.
func TestEveryRuleHasAText(t *testing.T) {
	a := openSample(t)
	rb := rulebookOf(t, a)
	for _, r := range rb.Rules {
		text := a.ruleText(r)
		if !strings.Contains(text, r.Citation) || !strings.Contains(text, r.Code) || !r.Confirmed && !strings.Contains(text, "chưa đối chiếu") {
			t.Errorf("%s says %q", r.Code, text)
		}
		if segments := widget.NewRichTextFromMarkdown(text).Segments; len(segments) < 3 {
			t.Errorf("%s has %d segments", r.Code, len(segments))
		}
	}
	s := reviewOf(t, a)
	a.window.Canvas().Focus(s.grid)
	keyboard{t, a}.press(fyne.KeyF5)
	if len(a.asking) != 1 {
		t.Error("F5 shows no rule")
	}
}

// TestTheTourIsShownOnce: five steps by Enter, or left at once, and never again.
func TestTheTourIsShownOnce(t *testing.T) {
	for name, keys := range map[string][]fyne.KeyName{"to its end": times(5, fyne.KeyReturn), "skipped": {fyne.KeyReturn, fyne.KeyEscape}} {
		t.Run(name, func(t *testing.T) {
			a := openSample(t)
			a.welcome()
			if len(a.asking) != 1 {
				t.Fatal("there is no tour")
			}
			keyboard{t, a}.press(keys...)
			if len(a.asking) != 0 {
				t.Fatal("it does not end")
			}
			if a.welcome(); len(a.asking) != 0 {
				t.Error("it is shown again")
			}
		})
	}
}

// TestOneRemindsOnceADay: of what is overdue and due soon, and not where it was turned off.
func TestOneRemindsOnceADay(t *testing.T) {
	a := openSample(t)
	tasks, err := a.st.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	cal, err := a.st.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	var o overview
	o.tasksInView(a.taskRows(tasks, cal), a.today())
	if o.overdue == 0 || o.dueSoon != 0 {
		t.Fatal("the sample has nothing overdue, or something due soon")
	}
	want := fyne.NewNotification("Kỷ Cương", a.w.t("{n} tasks overdue", "n", o.overdue))
	a.fyne.Preferences().SetBool(remindPreference, false)
	test.AssertNotificationSent(t, nil, a.remind)
	a.fyne.Preferences().SetBool(remindPreference, true)
	test.AssertNotificationSent(t, want, a.remind)
	test.AssertNotificationSent(t, nil, a.remind)
}
