package store

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// childFolder tells the test binary, started again, to hold the register in
// that folder open until its input ends.
const childFolder = "KYCUONG_TEST_HOLD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		hold(dir)
		return
	}
	if task := childTasks[os.Getenv(childTask)]; task != nil {
		task(os.Args[1])
		return
	}
	os.Exit(m.Run())
}

func hold(dir string) {
	s, err := Open(dir, testOptions)
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString("open\n")
	_, _ = os.Stdin.Read(make([]byte, 1)) // returns when the parent closes its end
	_ = s.Close()                         // the process ends anyway
}

func TestOpenInUse(t *testing.T) {
	dir := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFolder+"="+dir)
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 5)
	if _, err := out.Read(line); err != nil || string(line) != "open\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	if _, err := Open(dir, testOptions); !errors.Is(err, ErrInUse) {
		t.Errorf("Open() of a file in use: error = %v, want ErrInUse", err)
	}
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrInUse) {
		t.Errorf("Open(ReadOnly) of a file in use: error = %v, want ErrInUse", err)
	}
	if err := errors.Join(in.Close(), child.Wait()); err != nil {
		t.Fatal(err)
	}
	openAt(t, dir)
}

func TestOpenWords(t *testing.T) {
	fresh := filepath.Join(t.TempDir(), fileName)
	for _, c := range []struct {
		name    string
		content []byte
		what    string
	}{
		{"empty", nil, whatEmpty},
		{"short text", []byte("hello"), whatForeign},
		{"long text", []byte(strings.Repeat("không phải sổ ", 3000)), whatForeign},
		{"zeroes", make([]byte, 1<<16), whatForeign},
		{"bolt of another", otherBolt(t, fresh), whatForeign},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, fileName)
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(dir, testOptions)
			d, ok := errors.AsType[*DamageError](err)
			if !ok || d.What != c.what || d.Path != path {
				t.Errorf("Open() error = %v, want %q of %s", err, c.what, path)
			}
			if after, _ := os.ReadFile(path); len(after) != len(c.content) {
				t.Errorf("the file has %d bytes after the refusal, had %d", len(after), len(c.content))
			}
		})
	}
}

// otherBolt returns the bytes of a bbolt file that is not a register.
func otherBolt(t *testing.T, path string) []byte {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("notes"))
		return errors.Join(err, b.Put([]byte("k"), []byte("v")))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOpenTooNew(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir)
	err := s.write(func(tx *txn) error {
		return (&writer{tx: tx}).put(metaBucket, formatKey, 0, []byte("99"))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, testOptions); !errors.Is(err, ErrTooNew) {
		t.Errorf("Open() of format 99: error = %v, want ErrTooNew", err)
	}
}

func TestOpenFolderNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Sổ văn bản", "Ủy ban nhân dân xã Nghĩa Đàn 2026 (mới)")
	s := openAt(t, dir)
	d := mustAdd(t, s, letter("Đường dẫn có dấu"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, dir)
	if got, err := again.Document(d.ID); err != nil || got.Subject != d.Subject {
		t.Errorf("Document() after reopening = %+v, %v", got, err)
	}
	if info, err := os.Stat(again.Path()); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the file: %v, %v", info.Mode(), err)
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 1 {
		t.Errorf("folder has %v, %v, want the register alone", names, err)
	}
}

// unwritable returns a folder that cannot be written, also not by root.
func unwritable(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that it can be removed
	if os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600) != nil {
		return dir
	}
	return "/sys/kernel"
}

func TestOpenUnwritable(t *testing.T) {
	if _, err := Open(unwritable(t), testOptions); !errors.Is(err, ErrReadOnly) || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Open() error = %v, want ErrReadOnly and its cause", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file, testOptions); err == nil {
		t.Error("Open() of a file as folder: error = nil")
	}
}

func TestOpenReadOnly(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Open(ReadOnly) of nothing: error = %v, want ErrNotExist", err)
	}
	s := openAt(t, dir)
	mustAdd(t, s, letter("Chỉ đọc"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("a second reader: error = %v", err)
	}
	if _, err := r.AddDocument(letter("Thêm")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("AddDocument() error = %v, want ErrReadOnly", err)
	}
	if found, err := r.Search(Query{Text: "chi doc"}); err != nil || found.Total != 1 {
		t.Errorf("Search() = %v, %v", found, err)
	}
	wantSound(t, r)
	if err := errors.Join(r.Close(), second.Close()); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.ReadFile(s.Path()); string(after) != string(before) {
		t.Error("a reader changed the file")
	}
}
