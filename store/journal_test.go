package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kycuong/register"
	"kycuong/review"
)

func TestJournal(t *testing.T) {
	s := openTest(t)
	for i := range 2500 { // more than a page
		w := letter(fmt.Sprintf("Văn bản %d", i))
		if i == 0 {
			mustAdd(t, s, w)
			continue
		}
		w.Number = register.Number{N: i + 1}
		if _, err := s.ImportDocuments(context.Background(), []register.Document{w}, nil); err != nil {
			t.Fatal(err)
		}
		s.db.NoSync = true
	}
	var prev [32]byte
	n := uint64(0)
	err := s.Journal(0, func(e Entry) bool {
		n++
		if e.Seq != n || e.Prev != prev || e.Who != "văn thư" || !e.Time.Equal(someDay) || e.Kind != KindDocument || len(e.After) != 32 {
			t.Fatalf("entry %d = %+v", n, e)
		}
		prev = e.Hash
		return true
	})
	seq, hash := s.Head()
	if err != nil || n != 2500 || seq != n || hash != hex.EncodeToString(prev[:]) {
		t.Errorf("%d entries, %v, head = %d %s", n, err, seq, hash)
	}
	first := uint64(0)
	if err := s.Journal(2000, func(e Entry) bool { first = e.Seq; return false }); err != nil || first != 2000 {
		t.Errorf("Journal(2000) begins at %d, %v", first, err)
	}
}

func TestDecisions(t *testing.T) {
	s := openTest(t)
	at := time.Date(2026, 3, 1, 8, 30, 0, 123456789, time.FixedZone("", 7*3600))
	one := review.Decision{Key: "R01|document|1", State: review.StateConfirmed, By: "Chánh Văn phòng", At: at, Facts: "abc"}
	two := one
	two.State, two.Reason = review.StateRejected, "đúng tuyến"
	other := one
	other.Key = "R02|document|1"
	for _, ds := range [][]review.Decision{{one, other}, {two}, {two}} {
		if err := s.Decide(ds); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Decisions()
	if err != nil || len(all) != 2 || all[one.Key].State != review.StateRejected || !all[one.Key].At.Equal(at) {
		t.Errorf("Decisions() = %v, %v", all, err)
	}
	h, err := s.DecisionHistory(one.Key)
	if err != nil || len(h) != 2 || h[0].State != review.StateConfirmed || h[1].Reason != "đúng tuyến" {
		t.Errorf("DecisionHistory() = %v, %v", h, err)
	}
	if h, err := s.DecisionHistory("R09|document|9"); err != nil || h != nil {
		t.Errorf("DecisionHistory(unknown) = %v, %v", h, err)
	}
	if err := s.Decide([]review.Decision{{}}); err == nil {
		t.Error("Decide(without a key) error = nil")
	}
}

func TestRulebookAndSeed(t *testing.T) {
	s := openTest(t)
	rb := &review.Rulebook{Rules: []review.Rule{{Code: "R01", Title: "Vượt cấp", Citation: "Điều 7", Severity: review.Violation, Enabled: true,
		Sentences: map[string]string{"one": "…"}}}, Exceptions: []review.Exception{{Code: "E1", Kind: review.ByDocument}}}
	seed := Seed{Rulebook: rb, Days: []register.SpecialDay{{Date: register.MustDate("2026-09-02"), Kind: register.Holiday, Name: "Quốc khánh"}}, ConfirmedYears: []int{2026}}
	if empty, err := s.Rulebook(); err != nil || len(empty.Rules) != 0 {
		t.Errorf("Rulebook() of a fresh store = %v, %v", empty, err)
	}
	if err := s.Seed(seed); err != nil {
		t.Fatal(err)
	}
	own := &review.Rulebook{Rules: []review.Rule{rb.Rules[0]}}
	own.Rules[0].Citation = "Điều 8"
	if err := s.SaveRulebook(own); err != nil {
		t.Fatal(err)
	}
	if err := s.Seed(seed); err != nil {
		t.Fatal(err)
	}
	got, err := s.Rulebook()
	if err != nil || got.Rules[0].Citation != "Điều 8" || len(got.Exceptions) != 0 {
		t.Errorf("Rulebook() after a second Seed = %+v, %v, want the office's own", got, err)
	}
	if c, err := s.Calendar(); err != nil || c.Provisional(2026) || c.IsWorking(register.MustDate("2026-09-02")) {
		t.Errorf("the calendar was not seeded, %v", err)
	}
	if err := s.SaveRulebook(&review.Rulebook{Rules: []review.Rule{{Code: "R1"}}}); !errors.Is(err, review.ErrBadRule) {
		t.Errorf("SaveRulebook(faulty) error = %v, want ErrBadRule", err)
	}
}

// tamper changes a record behind the program's back, with a right checksum.
func tamper(t *testing.T, s *Store, b bucket, key []byte, change func(payload []byte) []byte) {
	t.Helper()
	err := s.write(func(tx *txn) error {
		seq, payload, err := b.unframe(key, b.get(tx, key))
		if err != nil {
			return err
		}
		return (&writer{tx: tx}).put(b, key, seq, change(append([]byte(nil), payload...)))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestVerifyTells(t *testing.T) {
	lastByte := func(b []byte) []byte { b[len(b)-1] ^= 1; return b }
	slot := slotKey(testSeries, register.Number{N: 2})
	for _, c := range []struct {
		name, where string
		change      func(t *testing.T, s *Store)
	}{
		{"altered entry", "journal 2", func(t *testing.T, s *Store) {
			tamper(t, s, journalBucket, idKey(2), func(b []byte) []byte { b[9] ^= 1; return b })
		}},
		{"entry with a new hash", "journal 2", func(t *testing.T, s *Store) { tamper(t, s, journalBucket, idKey(2), lastByte) }},
		{"missing entry", "journal 3", func(t *testing.T, s *Store) { remove(t, s, journalBucket, idKey(3)) }},
		{"missing last entry", "document 5", func(t *testing.T, s *Store) { remove(t, s, journalBucket, idKey(5)) }},
		{"altered document", "document 2", func(t *testing.T, s *Store) {
			tamper(t, s, documentsBucket, idKey(2), func(b []byte) []byte {
				return []byte(strings.Replace(string(b), "Văn bản 1", "Văn bản 9", 1))
			})
		}},
		{"missing document", "number 02", func(t *testing.T, s *Store) { remove(t, s, documentsBucket, idKey(2)) }},
		{"missing number", "document 2", func(t *testing.T, s *Store) { remove(t, s, numbersBucket, slot) }},
		{"number of another", "document 2", func(t *testing.T, s *Store) {
			tamper(t, s, numbersBucket, slot, func([]byte) []byte {
				b, _ := encoder.Marshal(register.Slot{Number: register.Number{N: 2}, State: register.SlotIssued, Document: 3})
				return b
			})
		}},
		{"lost identity", "document 1", func(t *testing.T, s *Store) {
			d, err := s.Document(1)
			if err != nil {
				t.Fatal(err)
			}
			remove(t, s, identityBucket, identityKey(d))
		}},
		{"checksum", "documents 0000000000000003", func(t *testing.T, s *Store) {
			err := s.write(func(tx *txn) error {
				return documentsBucket.in(tx).Put(idKey(3), []byte("12345 not a record"))
			})
			if err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Open(t.TempDir(), testOptions)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close() // the file is thrown away
			for i := range 5 {
				mustAdd(t, s, letter(fmt.Sprintf("Văn bản %d", i)))
			}
			wantSound(t, s)
			c.change(t, s)
			problems, _, err := s.Verify(context.Background())
			if err != nil || len(problems) == 0 || !strings.HasPrefix(problems[0].Where, c.where) {
				t.Errorf("Verify() = %v, %v, want %s first", problems, err, c.where)
			}
		})
	}
}

func remove(t *testing.T, s *Store, b bucket, key []byte) {
	t.Helper()
	if err := s.write(func(tx *txn) error { return b.delete(tx, key) }); err != nil {
		t.Fatal(err)
	}
}

var errDisk = errors.New("input/output error")

// TestCommitUnknown has the disk fail after the change landed, and before.
func TestCommitUnknown(t *testing.T) {
	s := openTest(t)
	mustAdd(t, s, letter("Trước"))
	if r, err := s.Search(Query{Text: "truoc"}); err != nil || r.Total != 1 {
		t.Fatalf("Search() = %v, %v", r, err)
	}
	commit := s.finished
	s.finished = func(tx *txn) error { return errors.Join(commit(tx), errDisk) }
	if _, err := s.AddDocument(letter("Đã ghi")); !errors.Is(err, ErrUnsure) || !errors.Is(err, errDisk) {
		t.Errorf("error = %v, want ErrUnsure and its cause", err)
	}
	s.finished = func(*txn) error { return errDisk }
	if _, err := s.AddDocument(letter("Chưa ghi")); errors.Is(err, ErrUnsure) || !errors.Is(err, errDisk) {
		t.Errorf("error = %v, want its cause alone", err)
	}
	s.finished = commit
	for text, want := range map[string]int{"truoc": 1, "da ghi": 1, "chua ghi": 0} {
		if r, err := s.Search(Query{Text: text}); err != nil || r.Total != want {
			t.Errorf("Search(%q) = %v, %v, want %d", text, r, err, want)
		}
	}
	if d := mustAdd(t, s, letter("Sau")); d.ID != 3 || d.Number.N != 3 {
		t.Errorf("the next document has id %d, number %s, want 3", d.ID, d.Number)
	}
}
