package app

import (
	"strings"
	"testing"

	"kycuong/register"
)

// TestTheChainIsWalkedBothWays goes from a document to its answer and back.
func TestTheChainIsWalkedBothWays(t *testing.T) {
	a := openSample(t)
	add := func(d register.Document) register.Document {
		kept, err := a.st.AddDocument(d)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	add(register.Document{Direction: register.Outgoing, Type: "CV", Symbol: "900/UBND-TH", Date: register.MustDate("2026-10-05"), Subject: "Yêu cầu báo cáo",
		Sender: register.Party{Code: "H90"}, To: []register.Party{{Code: "H90.10"}}})
	answer := add(register.Document{Direction: register.Incoming, Type: "BC", Symbol: "77/BC-SYT", Date: register.MustDate("2026-10-12"), Arrived: register.MustDate("2026-10-13"),
		Subject: "Báo cáo theo yêu cầu", Sender: register.Party{Code: "H90.10"}, To: []register.Party{{Code: "H90"}}, InReplyTo: "Công văn số 900/UBND-TH ngày 05/10/2026"})
	var asked link
	for _, l := range a.linksOf(answer) {
		if l.label == a.w.t("Answers") {
			asked = l
		}
	}
	if asked.open == nil {
		t.Fatalf("%s leads nowhere: %+v", answer.Symbol, a.linksOf(answer))
	}
	asked.open()
	s, ok := a.current.(*registerScreen)
	if !ok {
		t.Fatalf("the link leads to a %T", a.current)
	}
	d, ok := s.rows.at(0)
	if !ok || !strings.Contains(asked.name, d.Symbol) {
		t.Fatalf("%s leads to %s", asked.name, d.Symbol)
	}
	for _, l := range a.linksOf(d) {
		if l.label == a.w.t("Answered by") && strings.HasPrefix(l.name, answer.Symbol) {
			l.open()
			if back, ok := a.current.(*registerScreen).rows.at(0); !ok || back.ID != answer.ID {
				t.Errorf("back is %s", back.Symbol)
			}
			return
		}
	}
	t.Errorf("%s does not lead back: %+v", d.Symbol, a.linksOf(d))
}

func TestADirectiveLeadsToItsTasks(t *testing.T) {
	a := openSample(t)
	docs, err := a.st.WithSymbol("08/CT-UBND")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		for _, l := range a.linksOf(d) {
			if l.label != a.w.t("Tasks set") {
				continue
			}
			l.open()
			s, ok := a.current.(*tasksScreen)
			if !ok || len(s.rows) == 0 {
				t.Fatalf("the link leads to a %T", a.current)
			}
			for _, r := range s.rows {
				if r.Directive != "08/CT-UBND" {
					t.Errorf("a task of %s", r.Directive)
				}
			}
			return
		}
	}
	t.Error("no way to the tasks")
}
