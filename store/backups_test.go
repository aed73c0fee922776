package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kycuong/register"
	"kycuong/review"
)

// tickingStore has a clock that goes on by a minute with each change.
func tickingStore(t testing.TB) (s *Store, now *time.Time) {
	t.Helper()
	now = new(time.Time)
	*now = someDay
	s, err := Open(t.TempDir(), Options{Who: "văn thư", Now: func() time.Time { *now = now.Add(time.Minute); return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, now
}

func TestBackupsAreKeptByThePlan(t *testing.T) {
	s, now := tickingStore(t)
	stick := t.TempDir()
	settings, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.Backup = register.BackupPlan{Days: 3, Weeks: 2, Months: 2, Second: stick}
	if err := s.SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	if !s.BackupDue() {
		t.Error("a register without a backup wants none")
	}
	for day := range 20 {
		mustAdd(t, s, letter(fmt.Sprint("Ngày ", day)))
		k, err := s.KeepBackup(t.Context())
		if err != nil || !k.IsNew || k.SecondAway != nil {
			t.Fatalf("%+v, %v", k, err)
		}
		if again, err := s.KeepBackup(t.Context()); err != nil || again.IsNew || again.Path != k.Path {
			t.Fatalf("the same again: %+v, %v", again, err)
		}
		if s.BackupDue() {
			t.Error("a backup is due that was just taken")
		}
		*now = now.AddDate(0, 0, 1)
	}
	own, err := Backups(BackupFolder(filepath.Dir(s.path)))
	second, err2 := Backups(stick)
	if err := errors.Join(err, err2); err != nil || len(own) != 4 || len(second) != 4 {
		t.Errorf("%d and %d backups are left, %v", len(own), len(second), err)
	}
	if at := s.SecondBackup(); now.Sub(at) > 25*time.Hour {
		t.Errorf("the second copy is of %v, it is %v", at, *now)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	mustAdd(t, s, letter("Sau khi rút thẻ nhớ"))
	if k, err := s.KeepBackup(t.Context()); err != nil || !k.IsNew || !errors.Is(k.SecondAway, ErrSecondAway) {
		t.Errorf("without the stick: %+v, %v", k, err)
	}
}

// TestEncryptedBackups shows nothing of the register, and is read by its passphrase
// alone.
func TestEncryptedBackups(t *testing.T) {
	s := openTest(t)
	d := mustAdd(t, s, letter("Về việc "+secrets[0]))
	attach(t, s, d.ID, "tờ trình.pdf", secrets[2])
	settings, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	const passphrase = "cụm từ khóa của bản sao lưu"
	if _, err := WithPassphrase(settings.Backup, "ngắn"); !errors.Is(err, ErrPassphraseShort) {
		t.Errorf("a short passphrase: %v", err)
	}
	if settings.Backup, err = WithPassphrase(settings.Backup, passphrase); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	k, err := s.KeepBackup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantSecret(t, filepath.Dir(k.Path))
	dir := filepath.Join(t.TempDir(), "phục hồi")
	for want, given := range map[error]string{ErrNeedPassphrase: "", ErrPassphrase: "không phải cụm từ này"} {
		if err := Restore(t.Context(), k.Path, dir, RestoreOptions{Passphrase: given}); !errors.Is(err, want) {
			t.Errorf("passphrase %q: error = %v, want %v", given, err, want)
		}
	}
	if err := Restore(t.Context(), k.Path, dir, RestoreOptions{Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, dir)
	if got, err := again.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
	raw, err := os.ReadFile(k.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{len(cryptMagic) + 1, len(raw) / 2, len(raw) - 1} {
		broken := filepath.Join(t.TempDir(), "b.age")
		changed := append([]byte{}, raw...)
		changed[at] ^= 1
		if err := os.WriteFile(broken, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Restore(t.Context(), broken, filepath.Join(t.TempDir(), "x"), RestoreOptions{Passphrase: passphrase}); !errors.Is(err, ErrBadArchive) && !errors.Is(err, ErrPassphrase) {
			t.Errorf("byte %d changed: error = %v", at, err)
		}
	}
}

// image is every record of a register as it lies in the file, but for what is no
// part of its history.
func image(t *rapid.T, s *Store) map[string]string {
	records := map[string]string{}
	err := s.read(func(tx *txn) error {
		for _, b := range buckets {
			if string(b.name) == "meta" || string(b.name) == "schema" || string(b.name) == "attempts" || string(b.name) == "desk" {
				continue
			}
			err := b.in(tx).ForEach(func(k, v []byte) error {
				of, key := b, k
				if string(b.name) == "fresh" {
					of, key, _ = settled(k)
				}
				records[string(of.name)+" "+string(key)] = string(v)
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// TestGoingBackToAMoment does what one does with a register, remembers it after each
// step, and takes a copy back to one of them: every record is there to the byte.
func TestGoingBackToAMoment(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		s, now := tickingStore(outer)
		s.db.NoSync = true
		if err := s.SaveUnits(testUnits()); err != nil {
			t.Fatal(err)
		}
		var moments []time.Time
		var images []map[string]string
		for n := range rapid.IntRange(2, 14).Draw(t, "steps") {
			oneChange(t, s, n)
			*now = now.Add(time.Minute)
			moments, images = append(moments, *now), append(images, image(t, s))
		}
		path := filepath.Join(outer.TempDir(), fileName)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := s.copyTo(context.Background(), path); err != nil {
			t.Fatal(err)
		}
		pick := rapid.IntRange(0, len(moments)-1).Draw(t, "moment")
		if err := rewindFile(context.Background(), path, moments[pick], nil); err != nil {
			t.Fatal(err)
		}
		again, err := openFile(path, testOptions, migrations)
		if err != nil {
			t.Fatal(err)
		}
		got, want := image(t, again), images[pick]
		for key, value := range want {
			if got[key] != value {
				t.Errorf("%q differs", key)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d records, want %d", len(got), len(want))
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// oneChange makes one change of some kind.
func oneChange(t *rapid.T, s *Store, n int) {
	fail := func(err error) {
		if err != nil && !errors.Is(err, ErrVoided) && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDuplicate) {
			t.Fatal(err)
		}
	}
	switch what := rapid.IntRange(0, 8).Draw(t, "what"); what {
	case 0, 1, 2:
		_, err := s.AddDocument(letter(fmt.Sprint("Văn bản ", rapid.IntRange(0, 3).Draw(t, "subject"))))
		fail(err)
	case 3:
		if d, err := s.Document(uint64(rapid.IntRange(1, 5).Draw(t, "id"))); err == nil && d.Voided == "" {
			d.Subject += " sửa"
			_, err := s.UpdateDocument(d)
			fail(err)
		}
	case 4:
		fail(s.VoidDocument(uint64(rapid.IntRange(1, 5).Draw(t, "id")), "nhầm"))
	case 5:
		_, err := s.AddTask(someTask(fmt.Sprint("Nhiệm vụ ", n)))
		fail(err)
	case 6:
		fail(s.Decide([]review.Decision{{Key: "R01|document|x", State: review.StateConfirmed, Reason: fmt.Sprint(n), At: someDay}}))
	case 7:
		_, err := s.ImportDocuments(context.Background(), historic(20), nil)
		fail(err)
	case 8:
		settings, err := s.Settings()
		fail(err)
		settings.SignerName = fmt.Sprint("Người ký ", n)
		fail(s.SaveSettings(settings))
	}
}

// TestGoingBackInASealedRegister needs somebody who may open it.
func TestGoingBackInASealedRegister(t *testing.T) {
	s, _ := sealedTest(t)
	d := fillSealed(t, s)
	path := filepath.Join(t.TempDir(), "b")
	if _, err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "r")
	if err := Restore(t.Context(), path, dir, RestoreOptions{At: someDay}); !errors.Is(err, ErrLocked) {
		t.Errorf("error = %v, want ErrLocked", err)
	}
	open := func(s *Store) error { return s.SignIn("lan", goodPassword) }
	if err := Restore(t.Context(), path, dir, RestoreOptions{At: someDay.AddDate(-1, 0, 0), SignIn: open}); !errors.Is(err, ErrBeforeBackup) {
		t.Errorf("error = %v, want ErrBeforeBackup", err)
	}
	if err := Restore(t.Context(), path, dir, RestoreOptions{At: someDay, SignIn: open}); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, dir)
	mustSignIn(t, again, "lan")
	if got, err := again.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestTwoRegistersShareNoSecondFolder: each would remove the backups of the other.
func TestTwoRegistersShareNoSecondFolder(t *testing.T) {
	stick := t.TempDir()
	one, other := openTest(t), openTest(t)
	mustAdd(t, one, letter("Một"))
	mustAdd(t, other, letter("Hai"))
	withSecond(t, one, register.BackupPlan{}, stick)
	withSecond(t, other, register.BackupPlan{}, stick)
	kept := backedUp(t, one, stick)
	k, err := other.KeepBackup(t.Context())
	if err != nil || !errors.Is(k.SecondAway, ErrSecondTaken) {
		t.Errorf("%+v, %v", k, err)
	}
	dir := filepath.Join(t.TempDir(), "máy khác")
	need(t, Restore(t.Context(), kept, dir, RestoreOptions{}))
	again := openAt(t, dir) // the same register goes on with its stick
	mustAdd(t, again, letter("Ba"))
	backedUp(t, again, stick)
}

// TestAnArchiveThatDoesNotComeAlongIsTold: it was encrypted anew under a later passphrase.
func TestAnArchiveThatDoesNotComeAlongIsTold(t *testing.T) {
	s := withYears(t, 300)
	closeYear(t, s, 2020)
	stick := t.TempDir()
	var kept []string
	phrases := []string{"cụm từ khóa của bản sao lưu", "cụm từ khóa mới của bản sao lưu"}
	for i, p := range phrases {
		s.opt.Now = func() time.Time { return someDay.AddDate(0, 0, i) }
		plan, err := WithPassphrase(register.BackupPlan{}, p)
		need(t, err)
		withSecond(t, s, plan, stick)
		kept = append(kept, backedUp(t, s, stick))
	}
	var told error
	dir := filepath.Join(t.TempDir(), "r")
	need(t, Restore(t.Context(), kept[0], dir, RestoreOptions{Passphrase: phrases[0], Warn: func(err error) { told = err }}))
	if !errors.Is(told, ErrPassphrase) {
		t.Errorf("it is told of %v", told)
	}
}

// TestGoingBackInABackupOfAnOlderFormat leaves no copy of what it was.
func TestGoingBackInABackupOfAnOlderFormat(t *testing.T) {
	from := filepath.Join(oldFile(t, 9), fileName)
	dir := filepath.Join(t.TempDir(), "r")
	if err := Restore(t.Context(), from, dir, RestoreOptions{At: someDay.AddDate(-30, 0, 0)}); !errors.Is(err, ErrBeforeBackup) {
		t.Fatal(err)
	}
	need(t, Restore(t.Context(), from, dir, RestoreOptions{At: time.Now()}))
	entries, err := os.ReadDir(dir)
	need(t, err)
	for _, e := range entries {
		if e.Name() != fileName && e.Name() != yearsName {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// TestRestoringOverAnEmptyRegisterThatWasMigrated: the copy from before stands in nobody's way.
func TestRestoringOverAnEmptyRegisterThatWasMigrated(t *testing.T) {
	other := openTest(t)
	mustAdd(t, other, letter("Một"))
	backup := filepath.Join(t.TempDir(), "b")
	_, err := other.Backup(t.Context(), backup)
	need(t, err)
	dir := t.TempDir()
	need(t, openAt(t, dir).Close())
	need(t, os.WriteFile(filepath.Join(dir, fileName+".before-9"), []byte("cũ"), 0o600))
	need(t, Restore(t.Context(), backup, dir, RestoreOptions{}))
}

// TestGoingBackOverABarInAName: the names of numbers in the journal have bars between their
// parts, and an issuer may have one in it.
func TestGoingBackOverABarInAName(t *testing.T) {
	s, now := tickingStore(t)
	mustAdd(t, s, letter("Một"))
	at := *now
	_, err := s.ReserveNumber(register.Series{Issuer: "A|B", Book: "DI", Year: 2026}, register.Number{}, "Lan", someDate(3))
	need(t, err)
	path := filepath.Join(t.TempDir(), "b")
	_, err = s.Backup(t.Context(), path)
	need(t, err)
	need(t, Restore(t.Context(), path, filepath.Join(t.TempDir(), "r"), RestoreOptions{At: at}))
}
