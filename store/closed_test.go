package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

// withYears opens a register with documents of 2020 to 2024.
func withYears(t *testing.T, n int) *Store {
	t.Helper()
	s := openTest(t)
	if r, err := s.ImportDocuments(context.Background(), historic(n), nil); err != nil || r.Added == 0 {
		t.Fatal(r, err)
	}
	return s
}

func sound(t *testing.T, s *Store) {
	t.Helper()
	problems, _, err := s.Verify(context.Background())
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v, %v", problems, err)
	}
}

func searched(t *testing.T, s *Store, q Query) []uint64 {
	t.Helper()
	r, err := s.Search(q)
	if err != nil {
		t.Fatal(err)
	}
	if q.Limit == 0 && r.Total != len(r.IDs) {
		t.Errorf("%d of %d documents", len(r.IDs), r.Total)
	}
	return r.IDs
}

func closeYear(t *testing.T, s *Store, year int) ClosedYear {
	t.Helper()
	y, err := s.CloseYear(context.Background(), year, nil)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// TestAClosedYearIsFoundAndRead: its documents are in no list any more, and in each that
// asks for closed years too, in the same order; they are read as they were.
func TestAClosedYearIsFoundAndRead(t *testing.T) {
	s := withYears(t, 3000)
	queries := []Query{{}, {Desc: true}, {Text: "nong thon moi"}, {Text: "đầu tư công", Year: 2020}, {From: register.MustDate("2020-11-01"), To: register.MustDate("2021-02-01")}}
	var before [][]uint64
	for _, q := range queries {
		before = append(before, searched(t, s, q))
	}
	old, err := s.Document(before[1][0])
	if err != nil {
		t.Fatal(err)
	}
	y := closeYear(t, s, 2020)
	sound(t, s)
	for _, reopened := range []bool{false, true} {
		if reopened {
			dir := filepath.Dir(s.Path())
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openAt(t, dir)
		}
		if left := searched(t, s, Query{}); len(left)+y.Documents != len(before[0]) || y.Documents == 0 {
			t.Errorf("%d left and %d closed of %d", len(left), y.Documents, len(before[0]))
		}
		if left := searched(t, s, Query{Year: 2020}); len(left) != 0 {
			t.Errorf("%d of the closed year are left", len(left))
		}
		for i, q := range queries {
			q.Closed = true
			if got := searched(t, s, q); !slices.Equal(got, before[i]) {
				t.Errorf("%+v finds %d, before %d", q, len(got), len(before[i]))
			}
			q.Offset, q.Limit = 7, 5
			if got := searched(t, s, q); !slices.Equal(got, before[i][min(7, len(before[i])):min(12, len(before[i]))]) {
				t.Errorf("%+v finds %v", q, got)
			}
		}
		if d, err := s.Document(old.ID); err != nil || d.Subject != old.Subject || d.UID != old.UID {
			t.Errorf("it is read as %+v, %v", d, err)
		}
	}
	sound(t, s)
}

// TestAClosedYearIsNotChanged: nothing is entered into it, changed in it or struck out.
func TestAClosedYearIsNotChanged(t *testing.T) {
	s := withYears(t, 400)
	id := searched(t, s, Query{Desc: true})[0]
	closeYear(t, s, 2020)
	d, err := s.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	again := d
	again.ID, again.UID, again.Number, again.Symbol = 0, "", register.Number{}, "999/BC-D1"
	moved, err := s.Document(searched(t, s, Query{})[0])
	if err != nil {
		t.Fatal(err)
	}
	moved.Date = d.Date
	for name, change := range map[string]func() error{
		"changed":     func() error { _, err := s.UpdateDocument(d); return err },
		"voided":      func() error { return s.VoidDocument(id, "thử") },
		"entered":     func() error { _, err := s.AddDocument(again); return err },
		"moved there": func() error { _, err := s.UpdateDocument(moved); return err },
		"closed":      func() error { _, err := s.CloseYear(context.Background(), 2020, nil); return err },
	} {
		if err := change(); !errors.Is(err, ErrYearClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if r, err := s.ImportDocuments(context.Background(), historic(400), nil); err != nil || r.Added != 0 || len(r.Refused) == 0 {
		t.Errorf("imported again: %d added, %d refused, %v", r.Added, len(r.Refused), err)
	}
	if _, err := s.Undo("thử"); !errors.Is(err, ErrNotUndoable) {
		t.Errorf("undone: %v", err)
	}
	sound(t, s)
}

func TestWhichYearsAreClosed(t *testing.T) {
	s := withYears(t, 400)
	for year, want := range map[int]error{2021: ErrYearBefore, 2099: ErrYearNotOver, 1999: ErrYearEmpty} {
		if _, err := s.CloseYear(context.Background(), year, nil); !errors.Is(err, want) {
			t.Errorf("%d: %v, want %v", year, err, want)
		}
	}
	late := register.Document{Direction: register.Incoming, Date: register.MustDate("2020-03-01"), Arrived: register.MustDate("2020-03-02"), HandleDue: register.MustDate("2020-03-09"),
		Type: "CV", Symbol: "12/SXD-VP", Subject: "Về việc chưa xong", Sender: register.Party{Text: "Sở Xây dựng"}, To: []register.Party{{Code: "H41"}}}
	d := mustAdd(t, s, late)
	if _, err := s.CloseYear(context.Background(), 2020, nil); !errors.Is(err, ErrYearPending) {
		t.Errorf("with an overdue document: %v", err)
	}
	if err := s.VoidDocument(d.ID, "thử"); err != nil {
		t.Fatal(err)
	}
	cancelled, stop := context.WithCancel(context.Background())
	stop()
	if _, err := s.CloseYear(cancelled, 2020, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	closeYear(t, s, 2020)
	closeYear(t, s, 2021)
	years, err := s.ClosedYears()
	if err != nil || len(years) != 2 || years[0].Year != 2021 {
		t.Errorf("%+v, %v", years, err)
	}
	for _, c := range []struct {
		from, to string
		year     int
		err      error
	}{{"2020-01-01", "2020-12-31", 2020, nil}, {"2021-04-01", "2021-06-30", 2021, nil}, {"2022-01-01", "2022-12-31", 0, nil},
		{"2021-07-01", "2022-06-30", 0, ErrYearsMixed}, {"2020-01-01", "2021-12-31", 0, ErrYearsMixed}} {
		of, err := s.For(register.MustDate(c.from), register.MustDate(c.to))
		isRight := err == nil && of == s
		if c.year != 0 {
			isRight = err == nil && of.Path() == s.archivePath(c.year)
		}
		if c.err != nil {
			isRight = errors.Is(err, c.err)
		}
		if !isRight {
			t.Errorf("%s to %s: %v, %v", c.from, c.to, of, err)
		}
	}
	sound(t, s)
}

// TestAnArchiveThatWasChangedIsNotTaken, nor one that is missing; the register itself
// goes on, and still reads what was closed.
func TestAnArchiveThatWasChangedIsNotTaken(t *testing.T) {
	s := withYears(t, 400)
	id := searched(t, s, Query{Desc: true})[0]
	closeYear(t, s, 2020)
	path := s.archivePath(2020)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { // openTest verifies at the end
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Error(err)
		}
	}()
	raw := slices.Clone(whole)
	raw[len(raw)/2] ^= 1
	for name, spoil := range map[string]func() error{"changed": func() error { return os.WriteFile(path, raw, 0o600) }, "missing": func() error { return os.Remove(path) }} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Search(Query{Closed: true}); !errors.Is(err, ErrArchiveAbsent) {
			t.Errorf("%s: the search says %v", name, err)
		}
		if _, err := s.Document(id); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if problems, _, err := s.Verify(context.Background()); err != nil || len(problems) != 1 {
			t.Errorf("%s: verifying says %v, %v", name, problems, err)
		}
		if _, _, err := s.Findings(register.MustDate("2026-01-01"), review.Filter{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestClosingIsTakenBack: a register restored to a moment before it has its year again.
func TestClosingIsTakenBack(t *testing.T) {
	s := withYears(t, 400)
	before := searched(t, s, Query{})
	head, _ := s.Head()
	closeYear(t, s, 2020)
	if err := guard(s.path, func() error {
		return s.write(func(tx *txn) error {
			if err := undo(context.Background(), tx, head); err != nil {
				return err
			}
			if err := tx.dropNewer(head); err != nil {
				return err
			}
			return tx.pointAgain()
		})
	}); err != nil {
		t.Fatal(err)
	}
	s.cache.drop(allKinds)
	s.index.forget()
	if got := searched(t, s, Query{}); !slices.Equal(got, before) {
		t.Errorf("%d documents, before %d", len(got), len(before))
	}
	sound(t, s)
}

// TestASealedRegisterClosesYearsToo: its archive is sealed as it is, and opens with it.
func TestASealedRegisterClosesYearsToo(t *testing.T) {
	s, _ := sealedTest(t)
	if r, err := s.ImportDocuments(context.Background(), historic(200), nil); err != nil || r.Added != 200 {
		t.Fatal(r, err)
	}
	before := searched(t, s, Query{Text: "nong thon"})
	closeYear(t, s, 2020)
	raw, err := os.ReadFile(s.archivePath(2020))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte("nông thôn mới")) {
		t.Error("the archive shows words of the register")
	}
	if got := searched(t, s, Query{Text: "nong thon", Closed: true}); !slices.Equal(got, before) {
		t.Errorf("%d documents, before %d", len(got), len(before))
	}
	s.SignOut()
	if _, err := s.Search(Query{Closed: true}); !errors.Is(err, ErrLocked) {
		t.Errorf("signed out: %v", err)
	}
	mustSignIn(t, s, "lan")
	if got := searched(t, s, Query{Text: "nong thon", Closed: true}); !slices.Equal(got, before) {
		t.Errorf("signed in again: %d documents, before %d", len(got), len(before))
	}
	sound(t, s)
}

// TestClosedYearsOutliveTheDisk: a closed year is found in the register restored in its
// place, in one restored elsewhere, and in one restored from the second folder alone.
func TestClosedYearsOutliveTheDisk(t *testing.T) {
	s := withYears(t, 300)
	before := searched(t, s, Query{Text: "nong thon"})
	closeYear(t, s, 2020)
	home, stick := filepath.Dir(s.path), t.TempDir()
	settings, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.Backup.Second = stick
	if err := s.SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	k, err := s.KeepBackup(t.Context())
	if err != nil || k.SecondAway != nil {
		t.Fatal(k, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	restored := func(backup, dir string) {
		t.Helper()
		if err := Restore(t.Context(), backup, dir, RestoreOptions{}); err != nil {
			t.Fatal(err)
		}
		again := openAt(t, dir)
		if got := searched(t, again, Query{Text: "nong thon", Closed: true}); len(got) == 0 || !slices.Equal(got, before) {
			t.Errorf("%d documents, before %d", len(got), len(before))
		}
		sound(t, again)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
	restored(k.Path, filepath.Join(t.TempDir(), "máy khác"))
	if _, err := SetAside(home, someDay); err != nil {
		t.Fatal(err)
	}
	restored(k.Path, home)
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	list, err := Backups(stick)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	restored(list[0].Path, home)
}

// TestAnEncryptedBackupShowsNoClosedYear: the archive is encrypted beside it, anew when the
// passphrase is another, and comes back with the register.
func TestAnEncryptedBackupShowsNoClosedYear(t *testing.T) {
	s := withYears(t, 300)
	before := searched(t, s, Query{Text: "nong thon"})
	closeYear(t, s, 2020)
	stick := t.TempDir()
	copied := filepath.Join(stick, yearsName, "2020", fileName)
	for _, passphrase := range []string{"cụm từ khóa của bản sao lưu", "cụm từ khóa mới của bản sao lưu"} {
		settings, err := s.Settings()
		need(t, err)
		settings.Backup, err = WithPassphrase(settings.Backup, passphrase)
		need(t, err)
		settings.Backup.Second = stick
		need(t, s.SaveSettings(settings))
		k, err := s.KeepBackup(t.Context())
		if err != nil || k.SecondAway != nil {
			t.Fatal(k, err)
		}
		if !isLockedAs(copied, settings.Backup) {
			t.Fatal("the archive is not encrypted as the backups are")
		}
		once, err := os.Stat(copied)
		need(t, err)
		need(t, s.copySecond(t.Context(), k.Path, settings.Backup))
		if again, err := os.Stat(copied); err != nil || !again.ModTime().Equal(once.ModTime()) {
			t.Errorf("the archive was copied again, %v", err)
		}
		dir := filepath.Join(t.TempDir(), "máy khác")
		need(t, Restore(t.Context(), filepath.Join(stick, filepath.Base(k.Path)), dir, RestoreOptions{Passphrase: passphrase}))
		again := openAt(t, dir)
		if got := searched(t, again, Query{Text: "nong thon", Closed: true}); len(got) == 0 || !slices.Equal(got, before) {
			t.Errorf("%d documents, before %d", len(got), len(before))
		}
		sound(t, again)
	}
}

// withSecond lets a register keep its backups in a second folder too.
func withSecond(t *testing.T, s *Store, plan register.BackupPlan, folder string) register.BackupPlan {
	t.Helper()
	settings, err := s.Settings()
	need(t, err)
	plan.Days, plan.Weeks, plan.Months, plan.Second = 9, 9, 9, folder
	settings.Backup = plan
	need(t, s.SaveSettings(settings))
	return plan
}

// backedUp takes a backup, which must reach the second folder too, and returns its name there.
func backedUp(t *testing.T, s *Store, second string) string {
	t.Helper()
	k, err := s.KeepBackup(t.Context())
	if err != nil || k.SecondAway != nil {
		t.Fatal(k, err)
	}
	return filepath.Join(second, filepath.Base(k.Path))
}

// TestAnArchiveIsEncryptedWhenBackupsBecomeSo: the open copy on the stick does not stay.
func TestAnArchiveIsEncryptedWhenBackupsBecomeSo(t *testing.T) {
	s := withYears(t, 300)
	closeYear(t, s, 2020)
	stick := t.TempDir()
	withSecond(t, s, register.BackupPlan{}, stick)
	backedUp(t, s, stick)
	plan, err := WithPassphrase(register.BackupPlan{}, "cụm từ khóa của bản sao lưu")
	need(t, err)
	plan = withSecond(t, s, plan, stick)
	backedUp(t, s, stick)
	if !isLockedAs(filepath.Join(stick, yearsName, "2020", fileName), plan) {
		t.Error("anybody can read the archive on the stick")
	}
}

// TestTheArchiveOfTheLastTryIsOnTheStick: closing was broken off once, after its archive had
// been copied.
func TestTheArchiveOfTheLastTryIsOnTheStick(t *testing.T) {
	s := withYears(t, 300)
	stick := t.TempDir()
	withSecond(t, s, register.BackupPlan{}, stick)
	_, err := s.writeYear(t.Context(), 2020)
	need(t, err)
	need(t, os.Chtimes(s.archivePath(2020), someDay, someDay))
	backedUp(t, s, stick)
	mustAdd(t, s, letter("Thêm"))
	closeYear(t, s, 2020)
	from := backedUp(t, s, stick)
	dir := filepath.Join(t.TempDir(), "máy khác")
	need(t, Restore(t.Context(), from, dir, RestoreOptions{}))
	again := openAt(t, dir)
	if got := searched(t, again, Query{Text: "nong thon", Closed: true}); len(got) == 0 {
		t.Error("nothing is found")
	}
	sound(t, again)
}

// TestVerifyWhileYearsAreClosed tells of nothing: the index that knows the documents of a
// closed year is gone with them.
func TestVerifyWhileYearsAreClosed(t *testing.T) {
	s := withYears(t, 1000)
	closed := make(chan error)
	go func() {
		var err error
		for year := 2020; year < 2024; year++ {
			_, failed := s.CloseYear(t.Context(), year, nil)
			_, found := s.Search(Query{})
			err = errors.Join(err, failed, found)
		}
		closed <- err
	}()
	for {
		v := &verifier{s: s, ctx: t.Context()}
		need(t, v.index())
		if len(v.problems) > 0 {
			t.Errorf("a false alarm: %v", v.problems)
		}
		select {
		case err := <-closed:
			need(t, err)
			sound(t, s)
			return
		default:
		}
	}
}
