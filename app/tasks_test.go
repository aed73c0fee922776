package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tasksOf opens the tasks of the sample office.
func tasksOf(t *testing.T, a *App) *tasksScreen {
	t.Helper()
	a.goTo(placeTasks)
	s, ok := a.current.(*tasksScreen)
	if !ok || len(s.rows) == 0 {
		t.Fatalf("the tasks are a %T", a.current)
	}
	return s
}

func TestTheMostPressingTaskComesFirst(t *testing.T) {
	a := openSample(t)
	s := tasksOf(t, a)
	if got := s.filterWords(); got != "Chưa hoàn thành" {
		t.Errorf("on paper the list is of %q", got)
	}
	for i := 1; i < len(s.rows); i++ {
		before, after := s.rows[i-1].status.Due, s.rows[i].status.Due
		if after != 0 && (before == 0 || before > after) {
			t.Fatalf("row %d is due %s, after %s", i, after, before)
		}
	}
	for _, r := range s.rows {
		if r.status.State == register.TaskDone {
			t.Errorf("%s is done", r.Content)
		}
	}
	s.narrow(func(f *taskFilter) { f.state = stateLate })
	for _, r := range s.rows {
		if r.status.Timing != register.Late {
			t.Errorf("%s is not late", r.Content)
		}
	}
	s.narrow(func(f *taskFilter) { f.state = "" })
	s.search.SetText("giai ngan so xay dung")
	if len(s.rows) == 0 || len(s.rows) == len(s.all) {
		t.Errorf("%d of %d tasks", len(s.rows), len(s.all))
	}
}

func TestProgressIsEnteredInTwoKeys(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	id := s.rows[0].ID
	k.press(fyne.KeyF6)
	k.press(fyne.KeyReturn) // nothing is said yet
	if len(a.asking) != 1 {
		t.Fatal("an empty word on progress was taken")
	}
	k.write("Đã trình dự thảo")
	k.press(fyne.KeyReturn)
	got, err := a.st.Task(id)
	if err != nil {
		t.Fatal(err)
	}
	last := got.Progress[len(got.Progress)-1]
	if last.Text != "Đã trình dự thảo" || last.On != register.DateOf(sampleDay) || last.By != "Trưởng phòng" {
		t.Errorf("%+v", last)
	}
	if !strings.Contains(shownText(s.detail.content), "Đã trình dự thảo") {
		t.Error("the pane does not show it")
	}
}

func TestATaskIsExtendedDoneAndVoided(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	first := s.rows[0].Task
	k.press(fyne.KeyF8)
	k.write("31/12/2026")
	k.press(fyne.KeyTab)
	k.write("61/TB-VP")
	k.press(fyne.KeyReturn)
	got, err := a.st.Task(first.ID)
	if err != nil || len(got.Extensions) != 1 || got.Extensions[0].Approved != "61/TB-VP" || got.Extensions[0].From == 0 {
		t.Fatalf("%+v, %v", got.Extensions, err)
	}
	a.completeTask(got)
	k.write("12/BC-SNV")
	k.press(fyne.KeyReturn)
	if got, err = a.st.Task(first.ID); err != nil || got.Done != register.DateOf(sampleDay) || got.Result != "12/BC-SNV" {
		t.Fatalf("%+v, %v", got, err)
	}
	a.voidTasks([]register.Task{got})
	k.write("Giao nhầm")
	k.press(fyne.KeyReturn)
	for _, r := range s.all {
		if r.ID == first.ID {
			t.Error("a void task is listed")
		}
	}
}

// TestAnExtensionNobodyConsentedToIsNotTold: it does not move the deadline.
func TestAnExtensionNobodyConsentedToIsNotTold(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	x := s.rows[slices.IndexFunc(s.rows, func(r taskRow) bool { return r.status.Due != 0 })]
	a.extendTask(x.Task)
	k.press(fyne.KeyReturn)
	if len(a.asking) != 1 || !strings.Contains(shownText(a.window.Canvas().Overlays().Top()), "Hãy nhập hạn mới.") {
		t.Error("an extension without a day was taken")
	}
	k.write("31/12/2027")
	k.press(fyne.KeyReturn)
	if want := "Đã ghi đề nghị gia hạn; chưa có văn bản đồng ý nên hạn cũ " + x.status.Due.String() + " giữ nguyên"; !strings.HasPrefix(a.shell.status.Text, want) {
		t.Errorf("told is %q, want %q", a.shell.status.Text, want)
	}
}

func TestOneTaskForSeveralUnits(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	s := tasksOf(t, a)
	before := len(s.all)
	k.ctrl(fyne.KeyN)
	k.write("99/CT-UBND")
	k.press(fyne.KeyTab)
	k.write("1")
	k.press(fyne.KeyTab)
	k.write("Rà soát thủ tục hành chính")
	k.press(fyne.KeyTab)
	k.write("snv")
	k.press(fyne.KeyReturn)
	k.write("; Sở Y")
	k.press(fyne.KeyReturn, fyne.KeyReturn)
	if len(a.asking) != 0 {
		t.Fatal("the task was not taken")
	}
	if len(s.all) != before+2 {
		t.Errorf("%d tasks, %d before", len(s.all), before)
	}
}

// TestATaskDoneLateIsNotSaidToBeOverdue: each has a sentence that names the days and the
// deadline they are counted from; a day off after the deadline is no working day.
func TestATaskDoneLateIsNotSaidToBeOverdue(t *testing.T) {
	a := openSample(t)
	due := register.MustDate("2025-06-20")
	for _, c := range []struct {
		status register.TaskStatus
		want   string
	}{
		{register.TaskStatus{State: register.TaskDone, Timing: register.Late, Due: due, LateDays: 3}, "Hoàn thành chậm 3 ngày làm việc so với hạn 20/06/2025"},
		{register.TaskStatus{State: register.TaskDone, Timing: register.Late, Due: due}, "Hoàn thành sau hạn 20/06/2025"},
		{register.TaskStatus{State: register.TaskInProgress, Timing: register.Late, Due: due, LateDays: 3}, "Đang thực hiện, quá hạn 3 ngày làm việc, tính từ hạn 20/06/2025"},
		{register.TaskStatus{State: register.TaskNotStarted, Timing: register.Late, Due: due}, "Chưa thực hiện, đã quá hạn 20/06/2025"},
		{register.TaskStatus{State: register.TaskDone, Timing: register.Within, Due: due}, "Hoàn thành"},
	} {
		if got := taskWords(a.w, register.Task{}, c.status); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestSeveralTasksAreVoidedAtOnce: those that are selected, and come back together.
func TestSeveralTasksAreVoidedAtOnce(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	a.goTo(placeTasks)
	s := a.current.(*tasksScreen)
	a.window.Canvas().Focus(s.grid)
	s.grid.Select(0)
	s.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	k.press(fyne.KeyDown, fyne.KeyDown)
	s.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	chosen := s.chosen()
	if len(chosen) != 3 {
		t.Fatalf("%d are selected", len(chosen))
	}
	void := func() (n int) {
		for _, c := range chosen {
			if x, err := a.st.Task(c.ID); err != nil {
				t.Fatal(err)
			} else if x.Voided != "" {
				n++
			}
		}
		return n
	}
	a.voidTasks(chosen)
	k.write("giao nhầm")
	k.press(fyne.KeyReturn)
	if void() != 3 {
		t.Errorf("%d of 3 are void", void())
	}
	k.ctrl(fyne.KeyZ)
	if void() != 0 {
		t.Errorf("undone %d are void", void())
	}
}
