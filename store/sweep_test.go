package store

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSweep: what is unfinished goes when the register is opened, nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	closed(t, openAt(t, dir))
	gone := []string{"register.kycuong.123.tmp", "register.kycuong.before-3.77.tmp", "register.index.5.tmp", "attachments/new.9.tmp",
		"backups/register-20260302-090000-000000001.kycuong.8.tmp"}
	stay := []string{"register.kycuong.tmp", "other.123.tmp", "register.kycuong.before-3", "attachments/ab/register.1", "backups/tmp"}
	for _, name := range append(stay, gone...) {
		need(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		need(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	closed(t, openAt(t, dir))
	for _, name := range gone {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range stay {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
