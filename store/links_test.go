package store

import (
	"path/filepath"
	"testing"

	"kycuong/register"
)

func TestRelationsLeadBothWays(t *testing.T) {
	s := openTest(t)
	plan := mustAdd(t, s, letter("Kế hoạch năm"))
	later := letter("Kế hoạch thay thế")
	later.Relations = []register.Relation{{Kind: register.Replaces, Symbol: plan.Symbol}, {Kind: register.BasedOn, Symbol: "5958/UBND-TH"}}
	later = mustAdd(t, s, later)
	check := func(when, symbol string, want ...uint64) {
		t.Helper()
		docs, err := s.Naming(symbol)
		if err != nil || len(docs) != len(want) || len(want) > 0 && docs[0].ID != want[0] {
			t.Errorf("%s: Naming(%s) = %v, %v, want %v", when, symbol, docs, err, want)
		}
	}
	check("added", plan.Symbol, later.ID)
	check("added", "5958 / UBND-TH", later.ID)
	check("added", "58/UBND-TH")
	check("added", later.Symbol)
	later.Relations = later.Relations[1:]
	if _, err := s.UpdateDocument(later); err != nil {
		t.Fatal(err)
	}
	check("changed", plan.Symbol)
	check("changed", "5958/UBND-TH", later.ID)
	dir := s.path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, filepath.Dir(dir))
	check("opened again", "5958/UBND-TH", later.ID)
}

func TestDocumentsAreFoundByWhatOthersSayOfThem(t *testing.T) {
	s := openTest(t)
	in := received("5958/UBND-TH", "Về việc góp ý")
	in.Sender = register.Party{Text: "UBND tỉnh Hà Tĩnh"}
	in = mustAdd(t, s, in)
	other := received("5958/UBND-TH", "Của nơi khác")
	other.Sender = register.Party{Text: "UBND tỉnh Lào Cai"}
	mustAdd(t, s, other)

	got, err := s.WithSymbol("5958 / UBND - TH")
	if err != nil || len(got) != 2 {
		t.Errorf("WithSymbol() = %d documents, %v, want 2", len(got), err)
	}
	if got, err := s.WithSymbol("59/UBND-TH"); err != nil || len(got) != 0 {
		t.Errorf("another number: %d documents, %v", len(got), err)
	}
	if got, err := s.WithSymbol(""); err != nil || got != nil {
		t.Errorf("no symbol: %v, %v", got, err)
	}
	for name, text := range map[string]string{"the symbol": "5958/UBND-TH", "a sentence": "Công văn số 5958/UBND-TH ngày 05/8/2022"} {
		out := letter("Góp ý " + name)
		out.InReplyTo, out.Date = text, in.Date+3
		out.To = []register.Party{{Text: "UBND tỉnh Hà Tĩnh"}}
		out = mustAdd(t, s, out)
		answers, err := s.AnswersTo(in)
		if err != nil || len(answers) == 0 || answers[len(answers)-1].ID != out.ID {
			t.Errorf("%s: AnswersTo() = %v, %v", name, answers, err)
		}
		if answers, err := s.AnswersTo(other); err != nil || len(answers) != 0 {
			t.Errorf("%s: the namesake of another agency is answered by %v, %v", name, answers, err)
		}
	}
}
