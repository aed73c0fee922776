package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestMakeFolder(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "một", "hai", "ba")
	for range 2 { // the second time it is there
		if err := makeFolder(deep); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(deep)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v, want a folder of one's own", info, err)
	}
	file := filepath.Join(dir, "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := makeFolder(file); err == nil {
		t.Error("a file is taken for a folder")
	}
	if err := makeFolder(filepath.Join(file, "dưới")); !errors.Is(err, syscall.ENOTDIR) && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("below a file: %v", err)
	}
}
