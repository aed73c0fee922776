package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
)

func TestTheCalendarOfDeadlines(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksTab(a, tabDeadlines)
	n := 0
	for day, list := range s.deadlines.byDay {
		n += len(list)
		for _, x := range list {
			if x.status.Due != day || x.status.State == register.TaskDone {
				t.Errorf("%s on %s", x.Content, day)
			}
		}
	}
	open := 0
	for _, x := range s.all {
		if x.status.State != register.TaskDone && x.status.Due != 0 {
			open++
		}
	}
	if n != open || open == 0 {
		t.Errorf("%d tasks in the calendar, %d open", n, open)
	}
	if a.window.Canvas().Focused() != s.deadlines.month {
		t.Fatal("the keyboard is elsewhere")
	}
	for range 40 { // back to a day with something overdue
		if len(s.deadlines.rows()) > 0 {
			break
		}
		k.press(fyne.KeyLeft)
	}
	k.press(fyne.KeyReturn)
	if a.window.Canvas().Focused() != s.deadlines.grid {
		t.Fatal("Enter does not lead to the tasks of the day")
	}
	want, _ := s.deadlines.task()
	k.press(fyne.KeyF7)
	k.write("12/BC-SNV")
	k.press(fyne.KeyReturn)
	if got, err := a.st.Task(want.ID); err != nil || got.Result != "12/BC-SNV" {
		t.Errorf("%+v, %v", got, err)
	}
	if slices.ContainsFunc(s.deadlines.rows(), func(x taskRow) bool { return x.ID == want.ID }) {
		t.Error("what is done is still in the calendar")
	}
}

func TestAFigureIsEnteredForAnIndicator(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksTab(a, tabIndicators)
	x := s.indicators.now()
	if len(x.Units) != 8 || x.Meeting != 5 {
		t.Fatalf("%d units, %d meet it", len(x.Units), x.Meeting)
	}
	k.press(fyne.KeyReturn, fyne.KeyEnd) // the worst
	worst, _ := s.indicators.task()
	if s.progress.Text != "Nhập số liệu … (F6)" {
		t.Errorf("the button says %q", s.progress.Text)
	}
	k.press(fyne.KeyF6)
	if text, want := shownText(a.window.Canvas().Overlays().Top()), "Số liệu của "+a.nameOf(worst.Lead, a.today())+" – "; !strings.Contains(text, want) {
		t.Errorf("the title does not name the unit: %q", text)
	}
	k.write("nhiều")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("a word was taken for a figure")
	}
	k.overwrite("75,5")
	k.press(fyne.KeyReturn)
	got, err := a.st.Task(worst.ID)
	if err != nil {
		t.Fatal(err)
	}
	if last := got.Progress[len(got.Progress)-1]; last.Value == nil || last.Value.String() != "75,5" {
		t.Errorf("%+v", last)
	}
	if x = s.indicators.now(); x.Units[0].ID != worst.ID || !x.Units[0].Meets || x.Meeting < 6 {
		t.Errorf("the best is now %s, %d meet it", x.Units[0].Lead.Code, x.Meeting)
	}
}

func TestTasksOfAnEndedUnitAreHandedOn(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	s.narrow(func(f *taskFilter) { f.state = stateEnded })
	if len(s.rows) != 2 { // the task of a department merged in 2025, and one of the programme is done
		for _, r := range s.rows {
			t.Logf("%s %s", r.Lead.Code, r.Content)
		}
	}
	i := slices.IndexFunc(s.rows, func(r taskRow) bool { return r.Lead.Code == "H90.15" })
	if i < 0 {
		t.Fatal("the orphaned task is not found")
	}
	s.grid.Select(i)
	id := s.rows[i].ID
	k.press(fyne.KeyF9, fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Fatal("handed on without a basis")
	}
	k.write("12/QĐ-UBND") // the keyboard is where it is missing
	k.press(fyne.KeyReturn)
	got, err := a.st.Task(id)
	if err != nil || got.Lead.Code != "H90.01" || len(got.Transfers) != 1 || got.Transfers[0].Basis != "12/QĐ-UBND" || got.Transfers[0].From.Code != "H90.15" {
		t.Fatalf("%+v, %v", got, err)
	}
	if slices.ContainsFunc(s.rows, func(r taskRow) bool { return r.ID == id }) {
		t.Error("it still counts as orphaned")
	}
	a.transferTasks([]register.Task{got})
	k.write("Sở Nội vụ")
	k.press(fyne.KeyTab, fyne.KeyTab)
	k.write("Nhầm")
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 {
		t.Error("handed to who has it already")
	}
}
