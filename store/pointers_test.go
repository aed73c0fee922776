package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// pointersOf returns how many pointers gather and how many went to their trees, and
// proves that none is in both places.
func pointersOf(t interface{ Fatal(...any) }, s *Store) (gather, settledThere int) {
	err := s.read(func(tx *txn) error {
		for _, b := range []bucket{identityBucket, uidsBucket} {
			settledThere += b.in(tx).Stats().KeyN
		}
		return freshBucket.in(tx).ForEach(func(k, _ []byte) error {
			gather++
			b, key := settled(k)
			if b.in(tx).Get(key) != nil {
				return fmt.Errorf("%s %x is in both places", b.name, key)
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return gather, settledThere
}

// TestPointersGather: those of documents logged by themselves stay in one page, whatever
// their number, and an import brings all to their trees.
func TestPointersGather(t *testing.T) {
	s := openTest(t)
	for i := range 3*mostFresh + 1 {
		mustAdd(t, s, letter(fmt.Sprintf("Văn bản %d", i)))
		if gather, there := pointersOf(t, s); gather == 0 || gather > mostFresh || gather+there != 2*(i+1) {
			t.Fatalf("of %d documents %d pointers gather and %d went on", i+1, gather, there)
		}
	}
	err := s.read(func(tx *txn) error {
		if pages := freshBucket.in(tx).Stats(); pages.LeafPageN+pages.InlineBucketN > 1 || pages.BranchPageN > 0 {
			t.Errorf("they fill %+v", pages)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ImportDocuments(t.Context(), historic(10), nil); err != nil {
		t.Fatal(err)
	}
	if gather, _ := pointersOf(t, s); gather != 0 {
		t.Errorf("after an import %d pointers gather", gather)
	}
	sound(t, s)
}

// TestAVoidPaperStaysKnown: its identity leads to it still when the paper logged anew in its
// place is reworded, so that an import does not bring it back.
func TestAVoidPaperStaysKnown(t *testing.T) {
	s := openTest(t)
	paper := register.Document{Direction: register.Incoming, Date: someDate(1), Type: "BC", Symbol: "7/BC-X",
		Subject: "Báo cáo quý", Sender: register.Party{Text: "Xã Quỳ Hợp"}}
	first := mustAdd(t, s, paper)
	need(t, s.VoidDocument(first.ID, "Ghi nhầm"))
	second := mustAdd(t, s, paper)
	second.Subject = "Báo cáo năm"
	_, err := s.UpdateDocument(second)
	need(t, err)
	sound(t, s)
	r, err := s.ImportDocuments(t.Context(), []register.Document{paper}, nil)
	if err != nil || r.Duplicate != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestAForgottenVoidPaperIsNoDamage: a program of format 9 let the identity lead to the
// second alone.
func TestAForgottenVoidPaperIsNoDamage(t *testing.T) {
	s := openTest(t)
	first := mustAdd(t, s, letter("Báo cáo quý"))
	need(t, s.VoidDocument(first.ID, "Ghi nhầm"))
	need(t, s.write(func(tx *txn) error {
		return (&writer{s: s, tx: tx}).unpoint(identityBucket, identityKey(first), first.ID)
	}))
	sound(t, s)
}

// TestWhatIsKnownStaysKnown does what changes pointers in any order, and asks about each
// paper after every step.
func TestWhatIsKnownStaysKnown(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		s := openTest(outer)
		s.db.NoSync = true            // no cut is tried here
		living := map[string]uint64{} // by subject
		voided := map[string]bool{}
		paper := func(subject string) register.Document {
			d := letter(subject)
			d.Symbol = "7/BC-X" // else each would be another paper by its number
			d.Direction, d.Sender = register.Incoming, register.Party{Text: "Xã Quỳ Hợp"}
			return d
		}
		some := rapid.SampledFrom([]string{"Một", "Hai", "Ba", "Bốn", "Năm"})
		add := func(subject string) error {
			d, err := s.AddDocument(paper(subject))
			if id := living[subject]; id != 0 {
				if !errors.Is(err, ErrDuplicate) || d.ID != id {
					t.Fatalf("%s is document %d; logged again it is %d, %v", subject, id, d.ID, err)
				}
				return nil
			}
			living[subject] = d.ID
			return err
		}
		t.Repeat(map[string]func(*rapid.T){
			"add": func(t *rapid.T) { need(t, add(some.Draw(t, "subject"))) },
			"add many": func(t *rapid.T) {
				for i := range mostFresh / 2 {
					need(t, add(fmt.Sprintf("Nhiều %d-%d", len(living), i)))
				}
			},
			"void": func(t *rapid.T) {
				subject := some.Draw(t, "subject")
				if living[subject] != 0 {
					need(t, s.VoidDocument(living[subject], "Ghi nhầm"))
					delete(living, subject)
					voided[subject] = true
				}
			},
			"reword": func(t *rapid.T) {
				from, to := some.Draw(t, "from"), some.Draw(t, "to")
				if living[from] == 0 || living[to] != 0 {
					return
				}
				d, err := s.Document(living[from])
				need(t, err)
				d.Subject = to
				d, err = s.UpdateDocument(d)
				need(t, err)
				delete(living, from)
				living[to] = d.ID
			},
			"import": func(t *rapid.T) {
				subject := some.Draw(t, "subject")
				r, err := s.ImportDocuments(outer.Context(), []register.Document{paper(subject)}, nil)
				need(t, err)
				if _, isLiving := living[subject]; (r.Added == 0) != (isLiving || voided[subject]) {
					t.Fatalf("%d of %s were imported; living: %v, void: %v", r.Added, subject, isLiving, voided[subject])
				}
				if r.Added == 1 {
					living[subject] = slices.Max(searchedAll(t, s))
				}
			},
			"": func(t *rapid.T) { pointersOf(t, s) },
			"verify": func(t *rapid.T) {
				problems, _, err := s.Verify(outer.Context())
				if err != nil || len(problems) > 0 {
					t.Fatalf("%v, %v", problems, err)
				}
			},
		})
	})
}

func searchedAll(t *rapid.T, s *Store) []uint64 {
	r, err := s.Search(Query{})
	need(t, err)
	return r.IDs
}
