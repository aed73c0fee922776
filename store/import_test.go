package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"kycuong/register"
)

// history makes rows of a register as an office would import it: the numbers of
// several units, repeating subjects, some marks.
func historic(n int) []register.Document {
	types := []string{"TTr", "BC", "CV", "KH", "QĐ", "TB"}
	places := []string{"Nghĩa Đàn", "Quỳ Hợp", "Tân Kỳ", "Đô Lương", "Yên Thành", "Diễn Châu", "Hưng Nguyên"}
	docs := make([]register.Document, n)
	first := register.MustDate("2020-01-02")
	for i := range docs {
		year := 2020 + i*5/max(n, 1)
		sender := i % 40
		number := i/40 + 1
		code := types[i%len(types)]
		docs[i] = register.Document{Direction: register.Outgoing, Date: first + register.Date(i*1800/n), Type: code,
			Number: register.Number{N: number}, Symbol: fmt.Sprintf("%02d/%s-D%d", number, code, sender),
			Subject: fmt.Sprintf("Về việc %s tại xã %s, đợt %d năm %d", []string{"xây dựng nông thôn mới", "giải ngân vốn đầu tư công",
				"phòng cháy chữa cháy", "tuyển sinh năm học mới"}[i%4], places[i%len(places)], i%97, year),
			Signer: fmt.Sprintf("Nguyễn Văn %c", 'A'+i%26), Sender: register.Party{Code: fmt.Sprintf("H41.%d", sender)},
			To: []register.Party{{Code: "H41"}}}
	}
	return docs
}

func TestImport(t *testing.T) {
	s := openTest(t)
	own := mustAdd(t, s, letter("Đã có số một"))
	docs := historic(4500)
	docs[10].Sender.Code, docs[10].Number, docs[10].Date = own.Sender.Code, own.Number, own.Date
	docs[20].Type = "KHÔNG CÓ"
	docs[31] = docs[30]
	docs[41].Number = docs[1].Number // the same series, another paper
	docs[50].Number, docs[50].Symbol = register.Number{}, "không đọc được"
	var steps []int
	r, err := s.ImportDocuments(context.Background(), docs, func(done int) { steps = append(steps, done) })
	if err != nil || r.Added != 4498 || r.Duplicate != 1 || !slices.Equal(r.Duplicates, []int{31}) || !slices.Equal(r.Clashes, []int{10, 41}) {
		t.Errorf("ImportDocuments() = %d added, %d duplicate %v, clashes %v, %v", r.Added, r.Duplicate, r.Duplicates, r.Clashes, err)
	}
	if len(r.Refused) != 1 || r.Refused[0].Index != 20 {
		t.Errorf("refused = %v, want row 20", r.Refused)
	}
	if !slices.Equal(steps, []int{2000, 4000, 4500}) {
		t.Errorf("progress = %v", steps)
	}
	kept, err := s.Document(12)
	if err != nil || kept.Number != own.Number {
		t.Errorf("the clashing row has number %s, %v, want %s", kept.Number, err, own.Number)
	}
	again, err := s.ImportDocuments(context.Background(), docs, nil)
	if err != nil || again.Added != 0 || again.Duplicate != 4499 {
		t.Errorf("the same rows again: %d added, %d duplicate, %v", again.Added, again.Duplicate, err)
	}
	l, err := s.Ledger(testSeries)
	if slot, _ := l.At(own.Number); err != nil || slot.Document != own.ID {
		t.Errorf("number %s is of document %d, %v, want %d", own.Number, slot.Document, err, own.ID)
	}
}

func TestImportVoidedAndReserved(t *testing.T) {
	s := openTest(t)
	if _, err := s.ReserveNumber(testSeries, register.Number{N: 3}, "Phòng A", 0); err != nil {
		t.Fatal(err)
	}
	one, two := letter("Đã hủy trên giấy"), letter("Đã giữ số")
	one.Number, one.Voided, two.Number = register.Number{N: 1}, "in hỏng", register.Number{N: 3}
	r, err := s.ImportDocuments(context.Background(), []register.Document{one, two}, nil)
	if err != nil || r.Added != 2 || len(r.Clashes) != 0 {
		t.Errorf("ImportDocuments() = %+v, %v", r, err)
	}
	l, err := s.Ledger(testSeries)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := l.At(one.Number)
	second, _ := l.At(two.Number)
	if first.State != register.SlotVoid || second.State != register.SlotIssued {
		t.Errorf("slots = %v, %v, want void, issued", first.State, second.State)
	}
}

func TestImportCancelled(t *testing.T) {
	s := openTest(t)
	ctx, cancel := context.WithCancel(context.Background())
	r, err := s.ImportDocuments(ctx, historic(9000), func(done int) {
		if done == 4000 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || r.Added != 4000 {
		t.Errorf("ImportDocuments() = %d added, %v, want 4000 and Canceled", r.Added, err)
	}
	if counts, err := s.Counts(0, 0, 0); err != nil || counts.Outgoing != 4000 {
		t.Errorf("Counts() = %+v, %v", counts, err)
	}
	if _, err := s.ImportAll(ctx, historic(100), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("ImportAll(cancelled) error = %v, want Canceled", err)
	}
}

func TestImportAll(t *testing.T) {
	s := openTest(t)
	docs := historic(4500)
	docs[4400].Type = "KHÔNG CÓ"
	var faults register.Faults
	if r, err := s.ImportAll(context.Background(), docs, nil); !errors.As(err, &faults) || r.Added != 0 || !s.IsEmpty() {
		t.Errorf("ImportAll() = %+v, %v, want nothing and Faults", r, err)
	}
	docs[4400].Type = "BC"
	if r, err := s.ImportAll(context.Background(), docs, nil); err != nil || r.Added != 4500 {
		t.Errorf("ImportAll() = %d added, %v", r.Added, err)
	}
	if seq, _ := s.Head(); seq != 4500 {
		t.Errorf("%d journal entries, want one for each document", seq)
	}
}
