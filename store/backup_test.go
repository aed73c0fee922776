package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestBackupWhileWorking copies the register while a clerk goes on.
func TestBackupWhileWorking(t *testing.T) {
	s := openTest(t)
	if _, err := s.ImportDocuments(context.Background(), historic(3000), nil); err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				mustAdd(t, s, letter(fmt.Sprintf("Trong khi sao lưu %d", i)))
			}
		}
	}()
	path := filepath.Join(t.TempDir(), "sao lưu.kycuong")
	sum, err := s.Backup(context.Background(), path)
	close(stop)
	<-stopped
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if digest := sha256.Sum256(data); err != nil || hex.EncodeToString(digest[:]) != sum {
		t.Errorf("SHA-256 = %s, %v, want %x", sum, err, digest)
	}
	dir := filepath.Join(t.TempDir(), "mới")
	if err := Restore(context.Background(), path, dir, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	r := openAt(t, dir)
	if counts, err := r.Counts(0, 0, 0); err != nil || counts.Outgoing < 3000 {
		t.Errorf("restored Counts() = %+v, %v", counts, err)
	}
	if err := Restore(context.Background(), path, dir, RestoreOptions{}); !errors.Is(err, ErrInUse) {
		t.Errorf("Restore() over an open register: error = %v, want ErrInUse", err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(context.Background(), path, dir, RestoreOptions{}); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("Restore() over a register: error = %v, want ErrNotEmpty", err)
	}
}

func TestRestore(t *testing.T) {
	s := openTest(t)
	mustAdd(t, s, letter("Sao lưu"))
	path := filepath.Join(t.TempDir(), "copy")
	if _, err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	if err := openAt(t, fresh).Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(context.Background(), path, fresh, RestoreOptions{}); err != nil {
		t.Errorf("Restore() over a register that was never used: error = %v", err)
	}
	if got := openAt(t, fresh); got.IsEmpty() {
		t.Error("the restored register is empty")
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thư.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Restore(context.Background(), path, other, RestoreOptions{}); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("Restore() into a folder with other files: error = %v, want ErrNotEmpty", err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "trống")
	if err := Restore(context.Background(), path, empty, RestoreOptions{}); !isDamage(err) {
		t.Errorf("Restore() of half a file: error = %v, want a DamageError", err)
	}
	if _, err := os.Stat(empty); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a refused restore left %s", empty)
	}
}

func isDamage(err error) bool {
	_, ok := errors.AsType[*DamageError](err)
	return ok
}

// TestBackupRefused leaves the older backup as it was.
func TestBackupRefused(t *testing.T) {
	s, err := Open(t.TempDir(), testOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() // the file is thrown away
	mustAdd(t, s, letter("Sao lưu"))
	dir := t.TempDir()
	path := filepath.Join(dir, "copy")
	if err := os.WriteFile(path, []byte("cũ"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Backup(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("Backup(cancelled) error = %v, want Canceled", err)
	}
	err = s.write(func(tx *txn) error { return documentsBucket.in(tx).Put(idKey(1), []byte("hỏng mất rồi")) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(context.Background(), path); !isDamage(err) {
		t.Errorf("Backup() of a damaged register: error = %v, want a DamageError", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "cũ" {
		t.Errorf("the older backup = %q, %v", data, err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
	if _, err := s.Backup(context.Background(), filepath.Join(unwritable(t), "copy")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Backup() to a folder that cannot be written: error = %v, want ErrReadOnly", err)
	}
}
