package store

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kycuong/register"
)

// migrationTests has one test for each of migrations, which starts from an old
// file in testdata.
var migrationTests = []func(t *testing.T){migrateTasks, migrateDirectives, migrateAttachments, migrateInspections, migrateNarratives, migrateAccounts, migrateDesks, migrateYears, migrateFresh}

func TestMigrations(t *testing.T) {
	if len(migrationTests) != len(migrations) {
		t.Fatalf("%d tests for %d migrations", len(migrationTests), len(migrations))
	}
	for i, test := range migrationTests {
		t.Run(migrations[i].what, test)
	}
}

// oldFile unpacks the register of an old format into a new folder, and the archive of the
// year that the one of format 9 has closed.
func oldFile(t *testing.T, format int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	unpackOld(t, fmt.Sprintf("format-%d.gz", format), filepath.Join(dir, fileName))
	if format == 9 {
		unpackOld(t, "format-9-archive-2020.gz", filepath.Join(dir, yearsName, "2020", fileName))
	}
	return dir
}

// unpackOld unpacks a file of testdata.
func unpackOld(t *testing.T, name, target string) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // only read
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(packed)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(target), 0o700)
	}
	if err == nil {
		err = os.WriteFile(target, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
func migrateTasks(t *testing.T) {
	s := openAt(t, oldFile(t, 1))
	if d, err := s.Document(1); err != nil || d.Subject != "Báo cáo của dạng tệp thứ nhất" {
		t.Errorf("document 1 is %+v, %v", d, err)
	}
	if list, err := s.Tasks(); err != nil || len(list) != 0 {
		t.Errorf("%d tasks, %v", len(list), err)
	}
	if _, err := s.AddTask(someTask("Rà soát")); err != nil {
		t.Error(err)
	}
}

func migrateDirectives(t *testing.T) {
	s := openAt(t, oldFile(t, 2))
	if d, err := s.Document(1); err != nil || d.Subject != "Báo cáo của dạng tệp thứ hai" {
		t.Errorf("document 1 is %+v, %v", d, err)
	}
	if list, err := s.Tasks(); err != nil || len(list) != 1 || list[0].Content != "Rà soát của dạng tệp thứ hai" {
		t.Errorf("tasks are %+v, %v", list, err)
	}
	if _, _, err := s.KeepDirective(context.Background(), someDirective("Nội dung"), nil); err != nil {
		t.Error(err)
	}
}

func migrateAttachments(t *testing.T) {
	s := openAt(t, oldFile(t, 3))
	if list, err := s.Directives(); err != nil || len(list) != 1 || list[0].Text != "Nội dung của dạng tệp thứ ba" {
		t.Errorf("directives are %+v, %v", list, err)
	}
	attach(t, s, 1, "tờ trình.pdf", "nội dung")
	if list, err := s.Attachments(1); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

func migrateInspections(t *testing.T) {
	s := openAt(t, oldFile(t, 4))
	if d, err := s.Document(1); err != nil || d.Subject != "Báo cáo của dạng tệp thứ tư" {
		t.Errorf("document 1 is %+v, %v", d, err)
	}
	if list, err := s.Inspections(); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

func migrateNarratives(t *testing.T) {
	s := openAt(t, oldFile(t, 5))
	if list, err := s.Inspections(); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	n := register.Narrative{Kind: "compliance", From: 1, To: 2, Edits: []register.Rewording{{Section: "TÌNH HÌNH CHUNG", Draft: "Có # văn bản.", Text: "Sổ ghi {1} văn bản."}}}
	if err := s.SaveNarrative(n); err != nil {
		t.Fatal(err)
	}
	if kept, err := s.Narrative(n.ID()); err != nil || len(kept.Edits) != 1 || kept.Edits[0] != n.Edits[0] {
		t.Errorf("%+v, %v", kept, err)
	}
}

func migrateAccounts(t *testing.T) {
	s := openAt(t, oldFile(t, 6))
	if kept, err := s.Narrative("compliance|1|2|"); err != nil || s.HasAccounts() {
		t.Errorf("%+v, %v; accounts: %v", kept, err, s.HasAccounts())
	}
	if err := s.AddAccount(Account{Name: "Lan", Role: RoleAdministrator}, "mật khẩu dài"); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Accounts(); err != nil || len(list) != 1 || s.Who() != "lan" {
		t.Errorf("%+v, %v, %q", list, err, s.Who())
	}
}

func migrateDesks(t *testing.T) {
	s := openAt(t, oldFile(t, 7))
	if d, err := s.Document(1); err != nil || d.Subject != "Báo cáo của dạng tệp thứ bảy" {
		t.Errorf("document 1 is %+v, %v", d, err)
	}
	if err := s.PutDeskItem("columns", []byte("rộng")); err != nil {
		t.Fatal(err)
	}
	if kept, err := s.DeskItem("columns"); err != nil || string(kept) != "rộng" {
		t.Errorf("the desk has %q, %v", kept, err)
	}
}

// colours is a migration that adds a bucket with a word in it.
func colours(word string) migration {
	return migration{what: "add " + word, apply: func(tx *txn) error {
		b, err := tx.CreateBucketIfNotExists([]byte("colours"))
		if err != nil {
			return err
		}
		return b.Put([]byte(word), []byte(word))
	}}
}

// TestMigrate runs two further migrations on a file of today and keeps a copy.
func TestMigrate(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	d := mustAdd(t, s, letter("Trước khi đổi"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	list := append(slices.Clone(migrations), colours("xanh"), colours("đỏ"))
	if _, err := openFile(s.path, Options{ReadOnly: true, Now: clock}, list); !errors.Is(err, ErrReadOnly) {
		t.Errorf("opening an old file for reading: error = %v, want ErrReadOnly", err)
	}
	s, err = openFile(s.path, testOptions, list)
	if err != nil {
		t.Fatal(err)
	}
	format, err := s.format()
	if err != nil || format != len(list)+1 {
		t.Errorf("format = %d, %v, want %d", format, err, len(list)+1)
	}
	err = s.view(func(tx *txn) error {
		if string(tx.Bucket([]byte("colours")).Get([]byte("đỏ"))) != "đỏ" {
			t.Error("the second migration did not run")
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, testOptions); !errors.Is(err, ErrTooNew) {
		t.Errorf("Open() of the newer format: error = %v, want ErrTooNew", err)
	}
	checkCopy(t, fmt.Sprintf("%s.before-%d", s.path, len(migrations)+1), d.Subject, len(old))
}

// checkCopy proves that the copy is the register as it was.
func checkCopy(t *testing.T, path, subject string, most int) {
	t.Helper()
	if err := verifyFile(context.Background(), nil, path); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Restore(context.Background(), path, dir, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, dir)
	if got, err := s.Document(1); err != nil || got.Subject != subject {
		t.Errorf("the copy has %q, %v, want %q", got.Subject, err, subject)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > int64(most) {
		t.Errorf("the copy has %d bytes, %v, want at most %d", info.Size(), err, most)
	}
}

var errMigration = errors.New("migration failed")

// TestMigrateFails leaves the file as it was.
func TestMigrateFails(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	list := append(slices.Clone(migrations), colours("xanh"), migration{what: "fail", apply: func(*txn) error { return errMigration }})
	if _, err := openFile(s.path, testOptions, list); !errors.Is(err, errMigration) {
		t.Errorf("error = %v, want errMigration", err)
	}
	s = openAt(t, dir)
	err := s.view(func(tx *txn) error {
		if tx.Bucket([]byte("colours")) != nil {
			t.Error("the first migration stayed though the second failed")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestDescriptionIsRenewed opens a file whose description is of an older
// program.
func TestDescriptionIsRenewed(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	err := s.write(func(tx *txn) error {
		return (&writer{tx: tx}).put(schemaBucket, documentsBucket.name, 0, []byte("old"))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	err = s.view(func(tx *txn) error {
		r, err := load(tx, schemaBucket, documentsBucket.name)
		if string(r.payload) != documentsBucket.describe() {
			t.Errorf("description = %q", r.payload)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func migrateYears(t *testing.T) {
	s := openAt(t, oldFile(t, 8))
	if years, err := s.ClosedYears(); err != nil || len(years) != 0 {
		t.Errorf("%+v, %v", years, err)
	}
	if _, err := s.ImportDocuments(context.Background(), historic(50), nil); err != nil {
		t.Fatal(err)
	}
	if y, err := s.CloseYear(context.Background(), 2020, nil); err != nil || y.Documents == 0 {
		t.Errorf("%+v, %v", y, err)
	}
}

// migrateFresh also reads the archive of a year that a program of format 9 closed: it is
// proved by its digest, so it stays in that format for ever.
func migrateFresh(t *testing.T) {
	s := openAt(t, oldFile(t, 9))
	if d, err := s.Document(1); err != nil || d.Subject != "Báo cáo của dạng tệp thứ chín" {
		t.Errorf("document 1 is %+v, %v", d, err)
	}
	if got := searched(t, s, Query{Text: "dạng tệp thứ chín", Closed: true}); !slices.Equal(got, []uint64{1}) {
		t.Errorf("%v of the closed year are found", got)
	}
	old, err := s.Document(40)
	if err != nil {
		t.Fatal(err)
	}
	if known, err := s.AddDocument(old); !errors.Is(err, ErrDuplicate) || known.ID != 40 {
		t.Errorf("document %d is known, %v", known.ID, err)
	}
	mustAdd(t, s, letter("Sau khi đổi"))
	sound(t, s)
	path := s.archivePath(2020)
	if err := verifyFile(t.Context(), nil, path); err != nil {
		t.Error(err)
	}
	dir := t.TempDir()
	if err := Restore(t.Context(), path, dir, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir)
	mustAdd(t, s, letter("Trong bản lưu"))
	sound(t, s)
}
