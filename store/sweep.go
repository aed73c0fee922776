package store

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"kycuong/register"
)

// leftOver is how old an unfinished copy must be to be of a program that ended
// within it, where another program may be at work.
const leftOver = 24 * time.Hour

// unfinished is the end of the names tempBeside gives.
var unfinished = register.Pattern(`\.\d+\.tmp$`)

// sweep removes the unfinished files in a folder that a killed program has left:
// those whose names begin so, when they are old enough. What cannot be removed does
// no harm.
func sweep(folder, prefix string, older time.Duration) {
	entries, _ := os.ReadDir(folder) // none in a folder that cannot be read
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), prefix) && unfinished().MatchString(e.Name()) && time.Since(info.ModTime()) >= older {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// sweepFolder removes what is unfinished in the data folder. The lock of the
// register is held, so no other program has it under way.
func (s *Store) sweepFolder() {
	dir := filepath.Dir(s.path)
	sweep(dir, fileName+".", 0) // also copies from before a migration
	sweep(dir, snapshotName+".", 0)
	sweep(s.filesDir(), "", 0)
	sweep(BackupFolder(dir), "", 0)
	years, _ := os.ReadDir(filepath.Join(dir, yearsName)) // none as long as no year is closed
	for _, year := range years {
		sweep(filepath.Join(dir, yearsName, year.Name()), fileName+".", 0) // a whole copy of the register
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
