package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

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
				for i := range 60 {
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
			"": func(t *rapid.T) { gathered(t, s) },
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
