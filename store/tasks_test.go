package store

import (
	"context"
	"errors"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func someTask(content string) register.Task {
	return register.Task{Directive: "23/CT-UBND", Item: "3", Content: content, Lead: register.Party{Code: "H41.15"},
		Assigned: register.MustDate("2026-01-05"), Due: register.Due{Date: register.MustDate("2026-02-10")}}
}

func TestTasksAreKeptChangedAndVoided(t *testing.T) {
	s := openTest(t)
	one, err := s.AddTask(someTask("Rà soát thủ tục"))
	if err != nil || one.ID != 1 {
		t.Fatalf("AddTask() = %+v, %v", one, err)
	}
	if _, err := s.AddTask(someTask("  rà soát THỦ TỤC ")); !errors.Is(err, ErrDuplicate) {
		t.Errorf("the same task again: %v, want ErrDuplicate", err)
	}
	var faults register.Faults
	if _, err := s.AddTask(register.Task{Content: "Không ai làm"}); !errors.As(err, &faults) {
		t.Errorf("a task without a lead: %v, want Faults", err)
	}
	one.Progress = append(one.Progress, register.Progress{On: register.MustDate("2026-01-20"), Text: "Đang thu thập", Evidence: "12/BC-SNV"})
	if _, err := s.UpdateTask(one); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Task(1); err != nil || len(got.Progress) != 1 || got.Progress[0].Evidence != "12/BC-SNV" {
		t.Errorf("Task(1) = %+v, %v", got, err)
	}
	if entries, err := s.History(KindTask, "1"); err != nil || len(entries) != 2 {
		t.Errorf("%d entries about the task, %v, want 2", len(entries), err)
	}
	if err := s.VoidTasks([]uint64{1}, " "); !errors.Is(err, register.ErrNoReason) {
		t.Errorf("voided without a reason: %v", err)
	}
	if err := s.VoidTasks([]uint64{1}, "Nhập nhầm"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UpdateTask(one); !errors.Is(err, ErrVoided) {
		t.Errorf("a void task was changed: %v", err)
	}
	if list, err := s.Tasks(); err != nil || len(list) != 0 {
		t.Errorf("%d tasks, %v, want none", len(list), err)
	}
	if again, err := s.AddTask(someTask("Rà soát thủ tục")); err != nil || again.ID != 2 {
		t.Errorf("after the void one: %+v, %v", again, err)
	}
	if _, err := s.Task(99); !errors.Is(err, ErrNotFound) {
		t.Errorf("Task(99): %v", err)
	}
}

func TestALaterListAddsItsFigures(t *testing.T) {
	s := openTest(t)
	figure := func(on, value string) register.Task {
		q, err := register.ParseQuantity(value)
		if err != nil {
			t.Fatal(err)
		}
		x := someTask("Tỷ lệ giải ngân")
		x.Kind, x.Measure, x.Progress = register.TaskIndicator, "%", []register.Progress{{On: register.MustDate(on), Value: &q}}
		return x
	}
	for i, c := range []struct {
		task         register.Task
		added, known int
	}{{figure("2026-01-31", "10"), 1, 0}, {figure("2026-01-31", "10"), 0, 1}, {figure("2026-02-08", "25,5"), 1, 0}} {
		added, known, err := s.ImportTasks(context.Background(), []register.Task{c.task})
		if err != nil || added != c.added || len(known) != c.known {
			t.Errorf("list %d: %d added, %v known, %v", i+1, added, known, err)
		}
	}
	list, err := s.Tasks()
	if err != nil || len(list) != 1 || len(list[0].Progress) != 2 || list[0].Progress[1].Value.String() != "25,5" {
		t.Errorf("%+v, %v", list, err)
	}
	plain := someTask("Rà soát")
	if _, _, err := s.ImportTasks(context.Background(), []register.Task{plain}); err != nil {
		t.Fatal(err)
	}
	plain.Progress = []register.Progress{{On: register.MustDate("2026-01-20"), Text: "Đang làm"}}
	if _, known, err := s.ImportTasks(context.Background(), []register.Task{plain}); err != nil || len(known) != 1 {
		t.Errorf("a word on progress is entered, not imported twice: %v, %v", known, err)
	}
}

func TestImportTasksIsAllOrNothing(t *testing.T) {
	s := openTest(t)
	bad := someTask("Sai")
	bad.Lead = register.Party{}
	if _, _, err := s.ImportTasks(context.Background(), []register.Task{someTask("Đúng"), bad}); err == nil {
		t.Error("a faulty task was taken")
	}
	if list, _ := s.Tasks(); len(list) != 0 {
		t.Errorf("%d tasks are there", len(list))
	}
	list := []register.Task{someTask("Một"), someTask("Hai"), someTask("Một")}
	added, known, err := s.ImportTasks(context.Background(), list)
	if err != nil || added != 2 || len(known) != 1 || known[0] != 2 {
		t.Errorf("ImportTasks() = %d, %v, %v", added, known, err)
	}
	if added, known, err = s.ImportTasks(context.Background(), list); err != nil || added != 0 || len(known) != 3 {
		t.Errorf("again: %d, %v, %v", added, known, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := s.ImportTasks(ctx, list); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestLateTasksAreFound(t *testing.T) {
	s := openTest(t)
	rb, err := s.Rulebook()
	if err != nil {
		t.Fatal(err)
	}
	rb.Rules = append(rb.Rules, review.Rule{Code: "R20", Title: "Quá hạn", Citation: "Điều 24", Severity: review.Violation, Enabled: true,
		Sentences: map[string]string{"taskOpen": "{task} quá hạn {late} ngày"}})
	if err := s.SaveRulebook(rb); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddTask(someTask("Rà soát")); err != nil {
		t.Fatal(err)
	}
	found, _, err := s.Findings(register.MustDate("2026-02-12"), review.Filter{})
	if err != nil || len(found) != 1 || found[0].Message != "23/CT-UBND, mục 3 quá hạn 2 ngày" {
		t.Errorf("%+v, %v", found, err)
	}
}
