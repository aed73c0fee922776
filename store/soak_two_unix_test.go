//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestSoakMovedAway: whoever waited for the lock of a file that was moved away
// meanwhile, as by restoring, must not write into it.
func TestSoakMovedAway(t *testing.T) {
	dir := t.TempDir()
	closed(t, openAt(t, dir))
	path := filepath.Join(dir, fileName)
	f, err := os.Open(path)
	need(t, err)
	defer f.Close() // was only looked at
	need(t, os.Rename(path, path+asideSuffix))
	if _, err := lockAndCheck(f, true); !errors.Is(err, ErrInUse) {
		t.Errorf("a file that has lost its name: error = %v, want ErrInUse", err)
	}
	need(t, os.WriteFile(path, nil, 0o600))
	if _, err := lockAndCheck(f, true); !errors.Is(err, ErrInUse) {
		t.Errorf("a file whose name is another's: error = %v, want ErrInUse", err)
	}
}
