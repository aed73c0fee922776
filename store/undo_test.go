package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func undoLast(t *testing.T, s *Store) Undone {
	t.Helper()
	u, err := s.Undo("hoàn tác")
	if err != nil {
		t.Fatalf("Undo() error = %v", err)
	}
	return u
}

func TestUndoDocuments(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Xin kinh phí"))
	for _, subject := range []string{"Xin kinh phí sửa đê", "Xin kinh phí sửa hồ"} {
		d.Subject = subject
		if _, err := s.UpdateDocument(d); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"Xin kinh phí sửa đê", "Xin kinh phí"} {
		if u := undoLast(t, s); u.Kind != KindDocument || u.Label != d.Symbol || u.Count != 1 {
			t.Errorf("undone %+v", u)
		}
		if got, err := s.Document(d.ID); err != nil || got.Subject != want {
			t.Errorf("subject %q, %v, want %q", got.Subject, err, want)
		}
	}
	undoLast(t, s)
	if got, err := s.Document(d.ID); err != nil || got.Voided != "hoàn tác" {
		t.Errorf("a new document undone is %+v, %v", got, err)
	}
	if _, err := s.Undo("hoàn tác"); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("then Undo() error = %v", err)
	}
	if res, err := s.Search(Query{Text: "sửa hồ"}); err != nil || res.Total != 0 {
		t.Errorf("the search still finds %d, %v", res.Total, err)
	}
}

func TestUndoVoiding(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Xin kinh phí"))
	if err := s.VoidDocument(d.ID, "nhầm"); err != nil {
		t.Fatal(err)
	}
	undoLast(t, s)
	got, err := s.Document(d.ID)
	if err != nil || got.Voided != "" {
		t.Fatalf("document %+v, %v", got, err)
	}
	series, err := s.AllSeries()
	if err != nil || len(series) != 1 {
		t.Fatal(series, err)
	}
	l, err := s.Ledger(series[0])
	if err != nil {
		t.Fatal(err)
	}
	if slot, ok := l.At(d.Number); !ok || slot.State != register.SlotIssued || slot.Document != d.ID {
		t.Errorf("its number is %+v", slot)
	}
	if next := mustAdd(t, s, letter("Văn bản sau")); next.Number.N != d.Number.N+1 {
		t.Errorf("the next number is %v", next.Number)
	}
}

// TestUndoADirectiveWithItsTasks, which can be read again then.
func TestUndoADirectiveWithItsTasks(t *testing.T) {
	s := openTest(t)
	d := register.Directive{Symbol: "15/CT-UBND", Date: register.MustDate("2026-03-01"), Text: "1. Sở Nội vụ rà soát."}
	var tasks []register.Task
	for i := range 3 {
		x := someTask("Rà soát")
		x.Directive, x.Item = d.Symbol, strconv.Itoa(i+1)
		tasks = append(tasks, x)
	}
	for range 2 {
		if n, _, err := s.KeepDirective(context.Background(), d, tasks); err != nil || n != 3 {
			t.Fatalf("%d tasks kept, %v", n, err)
		}
		if u := undoLast(t, s); u.Count != 4 || u.Kind != KindDirective || u.Label != d.Symbol {
			t.Errorf("undone %+v", u)
		}
		kept, err := s.Directives()
		if err != nil || len(kept) != 0 {
			t.Errorf("kept %+v, %v", kept, err)
		}
		list, err := s.Tasks()
		if err != nil || slices.ContainsFunc(list, func(x register.Task) bool { return x.Voided == "" }) {
			t.Errorf("tasks %+v, %v", list, err)
		}
	}
	if problems, _, err := s.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Errorf("Verify() = %v, %v", problems, err)
	}
}

// TestUndoTellsWhatItWouldVoid: a document that was entered, and nothing else.
func TestUndoTellsWhatItWouldVoid(t *testing.T) {
	s := openTest(t)
	if d, ok := s.UndoVoids(); ok {
		t.Errorf("of nothing: %+v", d)
	}
	d := mustAdd(t, s, letter("Văn bản"))
	if got, ok := s.UndoVoids(); !ok || got.ID != d.ID || got.Symbol != d.Symbol {
		t.Errorf("of an entry: %+v, %v", got, ok)
	}
	d.Subject = "Văn bản đã sửa"
	if _, err := s.UpdateDocument(d); err != nil {
		t.Fatal(err)
	}
	if d, ok := s.UndoVoids(); ok {
		t.Errorf("of a change: %+v", d)
	}
	undoLast(t, s)
	if _, ok := s.UndoVoids(); !ok {
		t.Error("the entry before is not told of")
	}
}

func TestUndoDecisionsAllAtOnce(t *testing.T) {
	s := openTest(t)
	first := []review.Decision{{Key: "R01|document|1", State: review.StateConfirmed, By: "A"}, {Key: "R01|document|2", State: review.StateConfirmed, By: "A"}}
	second := []review.Decision{{Key: "R01|document|1", State: review.StateExcused, By: "B"}, {Key: "R01|document|2", State: review.StateExcused, By: "B"}}
	for _, ds := range [][]review.Decision{first, second} {
		if err := s.Decide(ds); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []review.State{review.StateConfirmed, review.StateOpen} {
		if u := undoLast(t, s); u.Count != 2 || u.Kind != KindDecision {
			t.Errorf("undone %+v", u)
		}
		all, err := s.Decisions()
		if err != nil || all[first[0].Key].State != want || all[first[1].Key].State != want {
			t.Errorf("decisions %+v, %v, want %s", all, err, want)
		}
	}
	history, err := s.DecisionHistory(first[0].Key)
	if err != nil || len(history) != 4 {
		t.Errorf("the history has %d decisions, %v", len(history), err)
	}
}

func TestUndoTasksAndTables(t *testing.T) {
	s := openTest(t)
	task, err := s.AddTask(register.Task{Kind: register.TaskOnce, Directive: "1/CT-UBND", Item: "1", Content: "Rà soát", Lead: register.Party{Code: "H41.15"}, Assigned: register.MustDate("2026-03-01")})
	if err != nil {
		t.Fatal(err)
	}
	task.Content = "Rà soát lại"
	if _, err := s.UpdateTask(task); err != nil {
		t.Fatal(err)
	}
	day := register.SpecialDay{Date: register.MustDate("2026-04-30"), Kind: register.Holiday, Name: "Lễ", Source: "lịch"}
	if err := s.SaveDays([]register.SpecialDay{day}); err != nil {
		t.Fatal(err)
	}
	undoLast(t, s)
	if cal, err := s.Calendar(); err != nil || len(cal.Days()) != 0 {
		t.Errorf("days %v, %v", cal.Days(), err)
	}
	undoLast(t, s)
	undoLast(t, s)
	tasks, err := s.Tasks()
	if err != nil || len(tasks) != 0 {
		t.Errorf("the new task undone is counted still: %+v, %v", tasks, err)
	}
}

func TestWhatIsNotUndone(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Xin kinh phí"))
	settings, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.Appearance = "dark"
	if err := s.SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	if u := undoLast(t, s); u.Label != d.Symbol {
		t.Errorf("settings are not passed over: undone %+v", u)
	}
	res, err := s.ImportDocuments(context.Background(), []register.Document{received("5/BC-UBND", "Báo cáo")}, nil)
	if err != nil || res.Added != 1 {
		t.Fatal(res, err)
	}
	refuses := func(after string, want error) {
		t.Helper()
		if _, err := s.Undo("hoàn tác"); !errors.Is(err, want) {
			t.Errorf("after %s Undo() error = %v, want %v", after, err, want)
		}
	}
	refuses("an import", ErrImportStays)
	if _, err := s.ReserveNumber(testSeries, register.Number{N: 40}, "Phòng A", 0); err != nil {
		t.Fatal(err)
	}
	refuses("a reserved number", ErrNumberStays)
	path := filepath.Join(t.TempDir(), "tệp.txt")
	if err := os.WriteFile(path, []byte("nội dung"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddAttachment(context.Background(), mustAdd(t, s, letter("Có tệp")).ID, path); err != nil {
		t.Fatal(err)
	}
	refuses("a file attached", ErrFileStays)
}

// TestAFormSavedAfterItsDocumentWasTakenBack: what is void keeps its number, whatever the form
// that was still open says.
func TestAFormSavedAfterItsDocumentWasTakenBack(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, received("7/UBND-NC", "V/v báo cáo"))
	_, err := s.Undo("ghi nhầm")
	need(t, err)
	kept := d.Number
	d.Number = register.Number{N: 7}
	d, err = s.UpdateDocument(d)
	if err != nil || d.Number != kept || d.Voided == "" {
		t.Errorf("%+v, %v", d, err)
	}
	sound(t, s)
}
