package app

import (
	"slices"
	"strings"
	"testing"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// confirmButton is the button on the screen whose words begin so, with its place.
func confirmButton(t *testing.T, a *App, words string) fyne.Position {
	t.Helper()
	top := a.window.Canvas().Overlays().Top()
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*widgets.Button); ok && b.Text == words+" (Enter)" {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		}
	}
	t.Fatalf("no button %q", words)
	return fyne.Position{}
}

// TestARefusedQuestionLeadsToTheFirstFault: the keyboard goes to the field, and the
// buttons stay under the mouse, whatever is refused.
func TestARefusedQuestionLeadsToTheFirstFault(t *testing.T) {
	a := openSample(t)
	k := keyboard{t, a}
	tasks := tasksOf(t, a)
	task := tasks.rows[0].Task
	rb := rulebookOf(t, a)
	for name, c := range map[string]struct {
		show    func()
		confirm string
		fill    []string // field by field from the first, with Tab
		want    int      // Tabs from the first field
	}{
		"a task without words":      {func() { a.newTask() }, "Lưu", []string{"08/CT-UBND"}, 2},
		"a task with a wrong day":   {func() { a.newTask() }, "Lưu", []string{"08/CT-UBND", "", "Báo cáo", "Sở Nội vụ", "31/02/2026"}, 4},
		"a task of half a day":      {func() { a.newTask() }, "Lưu", []string{"08/CT-UBND", "", "Báo cáo", "Sở Nội vụ", "", "", "nửa"}, 6},
		"progress without words":    {func() { a.reportProgress(task) }, "Lưu", []string{"", "31/10/2026"}, 0},
		"a duty due on no day":      {func() { a.editDuty(-1) }, "Lưu", []string{"Báo cáo", "", "14", "ngày 40"}, 3},
		"a duty closed on no day":   {func() { a.editDuty(-1) }, "Lưu", []string{"Báo cáo", "", "ngày 14", "16"}, 2},
		"an agency without a name":  {func() { a.foundUnit() }, "Lưu", []string{"H90.99"}, 1},
		"an agency there is":        {func() { a.foundUnit() }, "Lưu", []string{"H90.08", "Sở Mới"}, 0},
		"a finding without a day":   {func() { a.enterInspection(rb) }, "Lưu", []string{"Sở Nội vụ", "", "", ""}, 3},
		"a day of the calendar":     {func() { a.editDay(register.SpecialDay{Kind: register.Holiday}) }, "Lưu", []string{"", ""}, 0},
		"spans that are no numbers": {func() { a.editSpans() }, "Lưu", []string{"365", "lâu"}, 1},
	} {
		c.show()
		first := a.window.Canvas().Focused()
		for i, text := range c.fill {
			if i > 0 {
				a.window.Canvas().FocusNext()
			}
			if _, chosen := a.window.Canvas().Focused().(*widgets.Select); text != "" || !chosen {
				k.overwrite(text)
				if f, ok := a.window.Canvas().Focused().(interface{ SetText(string) }); ok && text == "" && i > 0 {
					f.SetText("")
				}
			}
		}
		a.window.Canvas().Focus(first)
		for range c.want {
			a.window.Canvas().FocusNext()
		}
		want := a.window.Canvas().Focused()
		for a.window.Canvas().Focused() == want { // from anywhere else
			a.window.Canvas().FocusNext()
		}
		before := confirmButton(t, a, c.confirm)
		a.answerAsked(true)
		if len(a.asking) != 1 {
			t.Errorf("%s: taken", name)
			continue
		}
		if got := a.window.Canvas().Focused(); got != want {
			t.Errorf("%s: the keyboard is at a %T", name, got)
		}
		if after := confirmButton(t, a, c.confirm); after != before {
			t.Errorf("%s: the button was at %v and is at %v", name, before, after)
		}
		a.answerAsked(false)
	}
}

// TestWhatIsMarkedIsWhatIsRefused empties every field of questions in turn: those with the
// mark are refused, the others are not for being blank.
func TestWhatIsMarkedIsWhatIsRefused(t *testing.T) {
	a := openSample(t)
	rb := rulebookOf(t, a)
	on := register.MustDate("2026-03-02")
	for _, state := range []review.State{review.StateRejected, review.StateRemedied} {
		must := a.w.needed(review.Decision{State: state}.Validate(rb, on), fields{"reason": widgets.NewLine()})
		if isNeeded := len(must) > 0; isNeeded != (state == review.StateRejected) {
			t.Errorf("%s: a reason is needed: %v", state, isNeeded)
		}
	}
	f := a.newDutyForm(register.ReportDuty{})
	q := question{items: f.items(a.w), needs: a.w.needed(register.ReportDuty{}.Validate(), f.fields())}
	labels := make([]string, len(q.items))
	q.mark(labels)
	marks := func() (marked []fyne.CanvasObject) {
		q.mark(labels)
		for _, item := range q.items {
			if item.Text != "" {
				marked = append(marked, item.Widget)
			}
		}
		return marked
	}
	if got := marks(); len(got) != 4 || got[0] != f.name || got[1] != f.due || got[2] != f.words || got[3] != f.from.object {
		t.Errorf("%d fields of a duty are marked", len(got))
	}
	f.group.object.SetSelected(a.w.t("the agencies named below"))
	if got := marks(); len(got) != 5 || got[2] != f.units.object {
		t.Errorf("%d fields of a duty of named agencies are marked", len(got))
	}
}

// TestTheEntryFormMarksWhatIsNeeded: as its kind of document asks, and no longer for one
// of which only number and date are kept.
func TestTheEntryFormMarksWhatIsNeeded(t *testing.T) {
	a := openSample(t)
	marked := func(f *entryForm) (names []string) {
		for name, field := range f.named {
			if field.Required() {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	for dir, want := range map[register.Direction]string{register.Outgoing: "date sender subject to type", register.Incoming: "date sender subject type"} {
		a.newEntry(dir, a.current)
		f := a.current.(*entry).form
		if got := strings.Join(marked(f), " "); got != want {
			t.Errorf("%v: marked are %q, want %q", dir, got, want)
		}
		f.secrecy.set("1")
		if got := strings.Join(marked(f), " "); got != "date sender" {
			t.Errorf("%v, secret: marked are %q", dir, got)
		}
	}
}

// TestADayThatIsNoneIsToldForWhatItIs: 31/02/2026 is written as days are, “mai” is not.
func TestADayThatIsNoneIsToldForWhatItIs(t *testing.T) {
	a := openSample(t)
	s := tasksOf(t, a)
	for text, want := range map[string]string{
		"31/02/2026": "Không có ngày 31/02/2026.",
		"mai":        "“mai” không phải ngày; hãy ghi ngày/tháng/năm, ví dụ 05/12/2026.",
		"05/12/1026": "Năm của 05/12/1026 không nằm trong khoảng 1945 đến 2199.",
	} {
		a.extendTask(s.rows[0].Task)
		top := a.window.Canvas().Overlays().Top()
		day, _ := dayFields(a)
		day.SetText(text)
		a.answerAsked(true)
		if said := shownText(top); len(a.asking) != 1 || !strings.Contains(said, want) {
			t.Errorf("%s: told is %q", text, said)
		}
		a.answerAsked(false)
	}
}
