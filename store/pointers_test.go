package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"pgregory.net/rapid"

	"kycuong/register"
)

// TestAVoidPaperStaysKnown: its identity leads to it still when the paper logged anew in its
// place is reworded, so that an import does not bring it back.
func TestAVoidPaperStaysKnown(t *testing.T) {
	s := openTest(t)
	paper := paperOf("Báo cáo quý")
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

// paperOf is an incoming paper whose identity is its subject.
func paperOf(subject string) register.Document {
	return register.Document{Direction: register.Incoming, Date: someDate(1), Type: "BC", Symbol: "7/BC-X",
		Subject: subject, Sender: register.Party{Text: "Xã Quỳ Hợp"}}
}

// TestWhatLeadsToDocumentsIsMadeAgain: up to format 9 an identity led to the last of its
// documents alone, so the void one is known again once the file has been migrated.
func TestWhatLeadsToDocumentsIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	first := mustAdd(t, s, paperOf("Báo cáo quý"))
	need(t, s.VoidDocument(first.ID, "Ghi nhầm"))
	second := mustAdd(t, s, paperOf("Báo cáo quý"))
	need(t, s.write(func(tx *txn) error {
		w := &writer{s: s, tx: tx}
		if err := w.unpoint(identityBucket, identityKey(first), first.ID); err != nil {
			return err
		}
		if err := w.settle(); err != nil {
			return err
		}
		if err := tx.DeleteBucket(freshBucket.name); err != nil {
			return err
		}
		return w.put(metaBucket, formatKey, 0, []byte("9"))
	}))
	need(t, s.Close())
	old, err := openFile(s.path, Options{ReadOnly: true, Now: clock}, migrations)
	need(t, err)
	sound(t, old)
	need(t, old.Close())
	s = openAt(t, dir)
	sound(t, s)
	second.Subject = "Báo cáo năm"
	_, err = s.UpdateDocument(second)
	need(t, err)
	if r, err := s.ImportDocuments(t.Context(), []register.Document{paperOf("Báo cáo quý")}, nil); err != nil || r.Duplicate != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	sound(t, s)
}

// TestVerifySeesALivePaperNobodyKnows: its identity leads only to the void one before it.
func TestVerifySeesALivePaperNobodyKnows(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	defer s.Close() // the file is thrown away
	first := mustAdd(t, s, paperOf("Báo cáo quý"))
	need(t, s.VoidDocument(first.ID, "Ghi nhầm"))
	second := mustAdd(t, s, paperOf("Báo cáo quý"))
	need(t, s.write(func(tx *txn) error {
		return (&writer{s: s, tx: tx}).unpoint(identityBucket, identityKey(second), second.ID)
	}))
	if problems, _, err := s.Verify(t.Context()); err != nil || len(problems) != 1 || problems[0].Where != "document 2" {
		t.Errorf("%v, %v", problems, err)
	}
}

// TestAPointerIsJudgedByItsDocument, when it seems to be met a second time: what was
// reworded meanwhile is no fault, what leads to another is one.
func TestAPointerIsJudgedByItsDocument(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	defer s.Close() // the file is thrown away
	mustAdd(t, s, letter("Một"))
	v := &verifier{s: s, ctx: t.Context(), last: 1, named: roaring.New(), known: roaring.New()}
	need(t, v.head())
	need(t, v.pointers(identityBucket, v.known))
	need(t, v.pointers(uidsBucket, v.named))
	if len(v.problems) > 0 {
		t.Errorf("false alarms: %v", v.problems)
	}
	need(t, s.write(func(tx *txn) error {
		w := &writer{s: s, tx: tx}
		return errors.Join(w.point(identityBucket, identityKey(letter("Hai")), 1), w.point(uidsBucket, []byte("ai đó"), 1))
	}))
	if problems, _, err := s.Verify(t.Context()); err != nil || len(problems) != 2 {
		t.Errorf("%v, %v", problems, err)
	}
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
		some := rapid.SampledFrom([]string{"Một", "Hai", "Ba", "Bốn", "Năm"})
		add := func(subject string) error {
			d, err := s.AddDocument(paperOf(subject))
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
				r, err := s.ImportDocuments(outer.Context(), []register.Document{paperOf(subject)}, nil)
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
