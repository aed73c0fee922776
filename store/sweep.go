package store

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// leftOver is how old an unfinished copy must be to be of a program that ended
// within it, where another program may be at work.
const leftOver = 24 * time.Hour

// sweep removes what tempBeside made for a file and a program that was killed
// has left. What cannot be removed does no harm.
func sweep(path string, older time.Duration) {
	entries, _ := os.ReadDir(filepath.Dir(path)) // none in a folder that cannot be read
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), filepath.Base(path)+".")
		number, unfinished := strings.CutSuffix(rest, ".tmp")
		if !ok || !unfinished || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) >= older {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

// sweepFolder removes what is unfinished in the data folder. The lock of the
// register is held, so no other program has it under way.
func (s *Store) sweepFolder() {
	attached := filepath.Join(s.filesDir(), "new") // as keepFile calls them until their digest is known
	for _, name := range []string{s.path, s.snapshotPath(), attached} {
		sweep(name, 0)
	}
	copies, _ := filepath.Glob(s.path + ".before-*.tmp") // the pattern is a good one unless the folder's name is none
	for _, name := range copies {
		_ = os.Remove(name)
	}
}

// owns reports that a path, by whatever name, is the register or lies within the
// folder of the attached files. Nothing else may be written there.
func (s *Store) owns(path string) bool {
	folder := filepath.Dir(path)
	return sameFile(path, s.path) || sameFile(folder, s.filesDir()) || sameFile(filepath.Dir(folder), s.filesDir())
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(one, other)
}
