package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"kycuong/register"
)

// sealedTest makes an encrypted register and signs its administrator in.
func sealedTest(t *testing.T) (s *Store, code string) {
	t.Helper()
	dir := t.TempDir()
	code, err := CreateSealed(dir, testOptions, Account{Name: "Lan", FullName: "Trần Thị Lan"}, goodPassword)
	if err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	if !s.IsSealed() || !s.IsLocked() {
		t.Fatal("a sealed register is open")
	}
	mustSignIn(t, s, "lan")
	return s, code
}

// secrets are words of the register that no file of it may show.
var secrets = []string{"điều động bí thư", "Nghị quyết 99", "hồ sơ kỷ luật", "Nguyễn Văn Kín", "H41.15.77"}

// fillSealed logs a document, a task, a file, units, and settings with the secrets.
func fillSealed(t *testing.T, s *Store) register.Document {
	t.Helper()
	d := letter("Về việc " + secrets[0])
	d.Signer, d.Note, d.UID = secrets[3], secrets[1], "H41.15.77,2026/03/02,1/TTr"
	d.To = []register.Party{{Code: "H41"}}
	d = mustAdd(t, s, d)
	if _, err := s.AddTask(someTask(secrets[1])); err != nil {
		t.Fatal(err)
	}
	attach(t, s, d.ID, "tờ trình.pdf", secrets[2])
	settings, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.SignerName = secrets[3]
	if err := s.SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	return d
}

// wantSecret looks for the secrets in every file of a folder.
func wantSecret(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, s := range secrets {
			if bytes.Contains(raw, []byte(s)) || bytes.Contains([]byte(path), []byte(s)) {
				t.Errorf("%s shows “%s”", filepath.Base(path), s)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestASealedRegisterShowsNothing(t *testing.T) {
	s, _ := sealedTest(t)
	d := fillSealed(t, s)
	if _, err := s.ImportDocuments(context.Background(), historic(snapshotDocuments+100), nil); err != nil {
		t.Fatal(err)
	}
	want := ask(t, s)
	again := letter("Gửi lại")
	again.UID = d.UID
	if again, err := s.AddDocument(again); !errors.Is(err, ErrDuplicate) || again.ID != d.ID {
		t.Errorf("the same document again: %d, %v", again.ID, err)
	}
	s.SignOut() // leaves a sealed snapshot
	if _, err := os.Stat(s.snapshotPath()); err != nil {
		t.Fatal(err)
	}
	wantSecret(t, filepath.Dir(s.path))
	if _, err := s.Document(d.ID); !errors.Is(err, ErrLocked) {
		t.Errorf("error = %v, want ErrLocked", err)
	}
	mustSignIn(t, s, "lan")
	if _, err := s.loadSnapshot(); err != nil {
		t.Error(err)
	}
	if got := ask(t, s); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Error("it finds other things than before")
	}
	to := filepath.Join(t.TempDir(), "ra.pdf")
	list, err := s.Attachments(d.ID)
	if err != nil || len(list) != 1 || s.CopyAttachment(context.Background(), list[0], to) != nil {
		t.Fatalf("%+v, %v", list, err)
	}
	if raw, err := os.ReadFile(to); err != nil || string(raw) != secrets[2] {
		t.Errorf("%q, %v", raw, err)
	}
}

// TestASealedBackup is restored without a password and read with one.
func TestASealedBackup(t *testing.T) {
	s, _ := sealedTest(t)
	d := fillSealed(t, s)
	out := t.TempDir()
	path := filepath.Join(out, "b.kycuong")
	if _, err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	wantSecret(t, out)
	dir := filepath.Join(out, "restored")
	if err := Restore(context.Background(), path, dir, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, dir)
	if problems, sum, err := again.Verify(context.Background()); err != nil || len(problems) > 0 || !sum.Shut || sum.Entries == 0 {
		t.Errorf("%v, %+v, %v", problems, sum, err)
	}
	mustSignIn(t, again, "lan")
	if got, err := again.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
	wantSound(t, again)
}

func TestRecoveryCode(t *testing.T) {
	s, code := sealedTest(t)
	d := fillSealed(t, s)
	s.SignOut()
	if err := s.Recover("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH", "lan", "mật khẩu mới nhé"); !errors.Is(err, ErrWrongRecovery) {
		t.Errorf("a wrong code: %v", err)
	}
	if err := s.Recover(" "+code[:9]+" "+code[10:], "Lan", "mật khẩu mới nhé"); err != nil {
		t.Fatal(err)
	}
	s.SignOut()
	if err := s.SignIn("lan", goodPassword); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("the old password: %v", err)
	}
	if err := s.SignIn("lan", "mật khẩu mới nhé"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.SaveUnits(testUnits()); err != nil {
		t.Error(err)
	}
}

// TestSealedRecordsStayInTheirPlace puts a record, with a right checksum, in the
// place of another.
func TestSealedRecordsStayInTheirPlace(t *testing.T) {
	s, _ := sealedTest(t)
	one, two := mustAdd(t, s, letter("Một")), mustAdd(t, s, letter("Hai"))
	var before, forged []byte
	err := s.read(func(tx *txn) error {
		before = bytes.Clone(documentsBucket.in(tx).Get(idKey(two.ID)))
		seq, payload, err := documentsBucket.unframe(idKey(one.ID), documentsBucket.in(tx).Get(idKey(one.ID)))
		forged = documentsBucket.frame(idKey(two.ID), seq, payload)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	put := func(value []byte) {
		if err := s.write(func(tx *txn) error { return documentsBucket.in(tx).Put(idKey(two.ID), value) }); err != nil {
			t.Fatal(err)
		}
	}
	put(forged)
	var damaged *DamageError
	if _, err := s.Document(two.ID); !errors.As(err, &damaged) {
		t.Errorf("error = %v, want damage", err)
	}
	put(before)
}

func TestCreateSealedRefuses(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	mustAdd(t, s, letter("Có rồi"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := CreateSealed(dir, testOptions, Account{Name: "lan"}, goodPassword); !errors.Is(err, ErrRegisterExists) {
		t.Errorf("error = %v, want ErrRegisterExists", err)
	}
	if _, err := CreateSealed(t.TempDir(), testOptions, Account{Name: "lan"}, "ngắn"); !errors.Is(err, ErrPasswordShort) {
		t.Errorf("error = %v, want ErrPasswordShort", err)
	}
}
