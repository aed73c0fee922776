package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"kycuong/register"
)

// tells wants Verify to say something.
func tells(t *testing.T, s *Store, what string) {
	t.Helper()
	if problems, _, err := s.Verify(t.Context()); err != nil || len(problems) == 0 {
		t.Errorf("%s: %v, %v", what, problems, err)
	}
}

// TestVerifySeesAnInventedVoidNumber: it names the entry of a document that never had it.
func TestVerifySeesAnInventedVoidNumber(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	defer s.Close() // the file is thrown away
	mustAdd(t, s, letter("Một"))
	two := letter("Hai")
	two.Number = register.Number{N: 3}
	two = mustAdd(t, s, two)
	need(t, s.write(func(tx *txn) error {
		last, err := lastEntry(tx, documentsBucket, idKey(two.ID))
		key := slotKey(testSeries, register.Number{N: 2})
		payload, err2 := encoder.Marshal(register.Slot{Number: register.Number{N: 2}, State: register.SlotVoid, Document: two.ID, Reason: "bịa"})
		return errors.Join(err, err2, numbersBucket.in(tx).Put(key, numbersBucket.frame(key, last, payload)))
	}))
	tells(t, s, "a gap explained by nobody")
}

// TestVerifySeesWhatWasTakenAwayWithoutAKey in a sealed register: a record without content
// needs none, and may name only an entry about itself.
func TestVerifySeesWhatWasTakenAwayWithoutAKey(t *testing.T) {
	for _, what := range []string{"number", "unit", "day"} {
		s, _ := sealedTest(t)
		need(t, s.SaveUnits(testUnits()))
		mustAdd(t, s, letter("Một"))
		need(t, s.VoidNumber(testSeries, register.Number{N: 2}, "hỏng giấy"))
		for _, date := range []string{"2026-01-02", "2026-01-05"} {
			need(t, s.SaveDays([]register.SpecialDay{{Date: register.MustDate(date), Kind: register.Holiday, Name: "Nghỉ bù"}}))
		}
		need(t, s.DeleteDay(register.MustDate("2026-01-05")))
		ofDay, err := s.head()
		need(t, err)
		need(t, s.RemoveUnit("H41.20", 0))
		ofUnit, err := s.head()
		need(t, err)
		three := letter("Ba")
		three.Number = register.Number{N: 4}
		mustAdd(t, s, three)
		ofDocument, err := s.head()
		need(t, err)
		sound(t, s)
		s.SignOut()
		b, key, seq := numbersBucket, slotKey(testSeries, register.Number{N: 2}), ofDocument.seq
		switch what {
		case "unit":
			b, key, seq = unitsBucket, unitKey(register.Unit{Code: "H41"}), ofUnit.seq
		case "day":
			b, key, seq = daysBucket, dateKey(register.MustDate("2026-01-02")), ofDay.seq
		}
		need(t, s.write(func(tx *txn) error {
			if b.get(tx, key) == nil {
				t.Fatalf("there is no such %s", what)
			}
			return (&writer{tx: tx}).put(b, key, seq, nil)
		}))
		mustSignIn(t, s, "lan")
		tells(t, s, what)
		need(t, s.db.Close())
	}
}

// TestVerifySeesAPointerToNothing: the paper could never be logged.
func TestVerifySeesAPointerToNothing(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	defer s.Close() // the file is thrown away
	mustAdd(t, s, letter("Một"))
	need(t, s.write(func(tx *txn) error {
		return (&writer{s: s, tx: tx}).point(identityBucket, identityKey(paperOf("Báo cáo quý")), 999)
	}))
	tells(t, s, "a pointer to document 999")
}

// TestVerifyNeedsNobodySignedIn in a register that is not sealed, whose years are closed.
func TestVerifyNeedsNobodySignedIn(t *testing.T) {
	s := withYears(t, 300)
	closeYear(t, s, 2020)
	need(t, s.AddAccount(Account{Name: "lan", Role: RoleAdministrator}, goodPassword))
	s.SignOut()
	if problems, sum, err := s.Verify(t.Context()); err != nil || len(problems) > 0 || sum.Documents == 0 {
		t.Errorf("%v, %+v, %v", problems, sum, err)
	}
	mustSignIn(t, s, "lan")
}

// TestNobodyUndoesForSomebodyElse who was signed in before.
func TestNobodyUndoesForSomebodyElse(t *testing.T) {
	s := openTest(t)
	need(t, s.AddAccount(Account{Name: "lan", Role: RoleAdministrator}, goodPassword))
	need(t, s.AddAccount(Account{Name: "minh", Role: RoleClerk}, goodPassword))
	mustAdd(t, s, letter("Một"))
	mustSignIn(t, s, "minh")
	if _, err := s.Undo("thôi"); !errors.Is(err, ErrNothingToUndo) {
		t.Error(err)
	}
}

// TestSalvageOfManyPages writes in many changes what it would take ever longer to write in one.
func TestSalvageOfManyPages(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	need(t, err)
	_, err = s.ImportDocuments(t.Context(), historic(8000), nil)
	need(t, err)
	need(t, s.Close())
	steps := 0
	dir := filepath.Join(t.TempDir(), "s")
	r, err := Salvage(t.Context(), filepath.Dir(s.path), dir, func(_, total int) { steps = total })
	if err != nil || len(r.Problems) > 0 || r.Documents != 8000 || steps < 2*pagesAtOnce {
		t.Errorf("%+v of %d pages, %v", r, steps, err)
	}
}

// TestNobodySignsInAsAnother with the lock of their own account in the other's record, and
// what verify says of a recovery code that was put in the place of the first.
func TestNobodySignsInAsAnother(t *testing.T) {
	s, _ := sealedTest(t)
	need(t, s.AddAccount(Account{Name: "minh", Role: RoleClerk}, "mật khẩu của minh"))
	clerk, err := s.account("minh")
	need(t, err)
	lan, err := s.account("lan")
	need(t, err)
	lan.Lock = clerk.Lock
	forged, err := encoder.Marshal(lan)
	need(t, err)
	var before []byte
	need(t, s.write(func(tx *txn) error {
		before = bytes.Clone(accountsBucket.in(tx).Get([]byte("lan")))
		r, err := load(tx, accountsBucket, []byte("lan"))
		return errors.Join(err, (&writer{tx: tx}).put(accountsBucket, []byte("lan"), r.last, forged))
	}))
	s.SignOut()
	if err := s.SignIn("lan", "mật khẩu của minh"); !errors.Is(err, ErrAccountForged) || !s.IsLocked() {
		t.Errorf("signed in with the lock of another: %v", err)
	}
	need(t, s.write(func(tx *txn) error { return accountsBucket.in(tx).Put([]byte("lan"), before) }))
	mustSignIn(t, s, "lan")
	sound(t, s)
	lock, err := newPasswordLock("KEGIAN", s.master.get())
	need(t, err)
	planted, err := encoder.Marshal(lock)
	need(t, err)
	need(t, s.write(func(tx *txn) error { return (&writer{tx: tx}).put(metaBucket, recoveryKey, 0, planted) }))
	tells(t, s, "a recovery code that was put in the place of the first")
	need(t, s.db.Close())
}

// TestVerifySeesAnotherReason in the number of a void document, logged or imported.
func TestVerifySeesAnotherReason(t *testing.T) {
	for _, isImported := range []bool{false, true} {
		s, err := Open(t.TempDir(), testOptions)
		need(t, err)
		d := letter("Một")
		if isImported {
			d.Voided, d.Number, d.Symbol = "hỏng giấy", register.Number{N: 1}, "01/TTr-SNV"
			_, err := s.ImportDocuments(t.Context(), []register.Document{d}, nil)
			need(t, err)
		} else {
			need(t, s.VoidDocument(mustAdd(t, s, d).ID, "hỏng giấy"))
		}
		sound(t, s)
		all, err := s.AllSeries()
		need(t, err)
		l, err := s.Ledger(all[0])
		need(t, err)
		slot := l.Slots()[0]
		slot.Reason = "bịa"
		key := slotKey(all[0], slot.Number)
		tamper(t, s, numbersBucket, key, func([]byte) []byte { return must(encoder.Marshal(slot)) })
		tells(t, s, "another reason")
		need(t, s.db.Close())
	}
}
