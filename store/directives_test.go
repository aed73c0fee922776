package store

import (
	"context"
	"errors"
	"testing"

	"kycuong/register"
)

func someDirective(text string) register.Directive {
	return register.Directive{Symbol: "23/CT-UBND", Date: register.MustDate("2026-01-05"), Issuer: "Chủ tịch UBND tỉnh", Subject: "đẩy mạnh cải cách hành chính",
		Text: text, Cited: []register.Citation{{Symbol: "5958/UBND-TH", Date: register.MustDate("2022-08-05")}}}
}

func TestDirectivesAreKeptWithTheirTasks(t *testing.T) {
	s := openTest(t)
	ctx := context.Background()
	added, known, err := s.KeepDirective(ctx, someDirective("Văn bản\nlần một"), []register.Task{someTask("Rà soát"), someTask("Báo cáo")})
	if err != nil || added != 2 || len(known) != 0 {
		t.Fatalf("%d added, %v known, %v", added, known, err)
	}
	added, known, err = s.KeepDirective(ctx, someDirective("Văn bản\nlần hai"), []register.Task{someTask("Rà soát"), someTask("Đôn đốc")})
	if err != nil || added != 1 || len(known) != 1 {
		t.Fatalf("again: %d added, %v known, %v", added, known, err)
	}
	list, err := s.Directives()
	if err != nil || len(list) != 1 || list[0].Text != "Văn bản\nlần hai" || list[0].ID != 1 || !list[0].Sets(someTask("Rà soát")) {
		t.Errorf("%+v, %v", list, err)
	}
	if entries, err := s.History(KindDirective, "1"); err != nil || len(entries) != 2 {
		t.Errorf("%d entries about it, %v", len(entries), err)
	}
	faulty := someTask("Không ai làm")
	faulty.Lead = register.Party{}
	other := someDirective("khác")
	other.Symbol = "24/CT-UBND"
	var faults register.Faults
	if _, _, err := s.KeepDirective(ctx, other, []register.Task{faulty}); !errors.As(err, &faults) {
		t.Errorf("a faulty task: %v", err)
	}
	if list, err := s.Directives(); err != nil || len(list) != 1 {
		t.Errorf("a directive was kept without its tasks: %+v, %v", list, err)
	}
	if problems, sum, err := s.Verify(ctx); err != nil || len(problems) > 0 || sum.Directives != 1 {
		t.Errorf("Verify() = %v, %+v, %v", problems, sum, err)
	}
}

func TestTasksAreHandedOnTogether(t *testing.T) {
	s := openTest(t)
	if _, _, err := s.ImportTasks(context.Background(), []register.Task{someTask("Một"), someTask("Hai")}); err != nil {
		t.Fatal(err)
	}
	list, err := s.Tasks()
	if err != nil {
		t.Fatal(err)
	}
	heir := register.Party{Code: "H41.21"}
	for i := range list {
		list[i] = list[i].HandTo(heir, register.MustDate("2026-01-20"), "5/QĐ-UBND")
	}
	list[1].Content = ""
	var faults register.Faults
	if err := s.UpdateTasks(list); !errors.As(err, &faults) {
		t.Fatalf("a faulty one among them: %v", err)
	}
	if kept, err := s.Tasks(); err != nil || kept[0].Lead.Code != "H41.15" {
		t.Errorf("half was changed: %+v, %v", kept, err)
	}
	list[1].Content = "Hai"
	if err := s.UpdateTasks(list); err != nil {
		t.Fatal(err)
	}
	if kept, err := s.Tasks(); err != nil || kept[0].Lead != heir || kept[1].Transfers[0].Basis != "5/QĐ-UBND" {
		t.Errorf("%+v, %v", kept, err)
	}
	if _, known, err := s.ImportTasks(context.Background(), []register.Task{someTask("Một")}); err != nil || len(known) != 1 {
		t.Errorf("the task is listed again for who had it first: %v, %v", known, err)
	}
}
