package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Kinds of places that cannot be written.
const (
	diskReadOnly = "read-only"
	diskDenied   = "denied"
)

// nobody lets a child work without the rights of the administrator, whom no mode
// of a file stops.
func nobody() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

// TestSoakReadOnly opens registers on a disk, in a folder and in a file that cannot
// be written: a clear refusal where nothing can be kept, work as usual where it
// can, and reading always.
func TestSoakReadOnly(t *testing.T) {
	switch os.Getenv(diskKind) {
	case "":
		ok := again(t, diskReadOnly, ownMounts())
		again(t, diskDenied, nobody())
		figure(t, 5, "read-only disk, folder, file", "refused as not writable, or read as usual; nothing changed (disk tried: %v)", ok)
	case diskReadOnly:
		dir := mount(t, 32<<20)
		uid := oneDocument(t, dir)
		need(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		wantRefused(t, dir)
		wantReadable(t, dir, uid)
		if _, err := Open(filepath.Join(dir, "mới"), testOptions); !errors.Is(err, ErrReadOnly) {
			t.Errorf("Open() of a new folder there: error = %v, want ErrReadOnly", err)
		}
	case diskDenied:
		dir := t.TempDir()
		uid := oneDocument(t, dir)
		need(t, os.Chmod(filepath.Join(dir, fileName), 0o400))
		wantRefused(t, dir)
		wantReadable(t, dir, uid)
		need(t, os.Chmod(filepath.Join(dir, fileName), 0o600))
		need(t, os.Chmod(dir, 0o500))
		defer os.Chmod(dir, 0o700) // so that it can be removed
		wantWorking(t, dir)
		wantReadable(t, dir, uid)
	}
}

func oneDocument(t *testing.T, dir string) (uid string) {
	t.Helper()
	s := openAt(t, dir)
	d := mustAdd(t, s, letter("Chỉ đọc"))
	closed(t, s)
	return d.UID
}

func wantRefused(t *testing.T, dir string) {
	t.Helper()
	if s, err := Open(dir, testOptions); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Open() error = %v, want ErrReadOnly", err)
		if err == nil {
			closed(t, s)
		}
	}
}

func wantReadable(t *testing.T, dir, uid string) {
	t.Helper()
	s, err := Open(dir, Options{ReadOnly: true})
	need(t, err)
	wantSound(t, s)
	if d, err := s.Document(1); err != nil || d.UID != uid {
		t.Errorf("document 1 has UID %s, %v, want %s", d.UID, err, uid)
	}
	if _, err := s.Backup(context.Background(), filepath.Join(t.TempDir(), "backup")); err != nil {
		t.Errorf("Backup() of what can only be read: %v", err)
	}
	closed(t, s)
}

// wantWorking: in a folder where no file can be made the register itself can be
// written; what needs another file is refused.
func wantWorking(t *testing.T, dir string) {
	t.Helper()
	s := openAt(t, dir)
	d := mustAdd(t, s, letter("Trong thư mục chỉ đọc"))
	paper := filepath.Join(t.TempDir(), "tờ trình.pdf")
	need(t, os.WriteFile(paper, []byte("nội dung"), 0o600))
	if _, err := s.AddAttachment(context.Background(), d.ID, paper); !errors.Is(err, ErrReadOnly) {
		t.Errorf("AddAttachment() error = %v, want ErrReadOnly", err)
	}
	if _, err := s.Backup(context.Background(), filepath.Join(dir, "backup")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Backup() into it: error = %v, want ErrReadOnly", err)
	}
	closed(t, s)
	s = openAt(t, dir)
	if got, err := s.Document(d.ID); err != nil || got.UID != d.UID {
		t.Errorf("document %d is %+v, %v", d.ID, got, err)
	}
	closed(t, s)
}
