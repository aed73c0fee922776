package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// PracticeName is the folder of the practice register within a data folder.
const PracticeName = "practice"

// asidePrefix begins the name of a folder with a register that was set aside.
const asidePrefix = "aside-"

// SetAside moves a register, damaged or about to be replaced, with all that belongs to it into a folder of its
// own within the data folder, which it returns; backups stay where they are, and so do
// the archives of closed years, which no backup holds within it. Nothing is ever removed.
func SetAside(dir string, now time.Time) (folder string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	folder = filepath.Join(dir, asidePrefix+now.Format(backupTime))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", denied(err)
	}
	for _, e := range entries {
		if slices.Contains([]string{backupsName, yearsName, PracticeName}, e.Name()) || strings.HasPrefix(e.Name(), asidePrefix) {
			continue
		}
		if err := os.Rename(filepath.Join(dir, e.Name()), filepath.Join(folder, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return folder, err
		}
	}
	return folder, syncFolder(dir)
}

// PutBack undoes SetAside: what was moved comes back, unless something is in its
// place.
func PutBack(folder, dir string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		target := filepath.Join(dir, e.Name())
		if _, found := os.Lstat(target); found == nil {
			return errors.Join(err, fs.ErrExist)
		}
		err = errors.Join(err, os.Rename(filepath.Join(folder, e.Name()), target))
	}
	return errors.Join(err, os.Remove(folder), syncFolder(dir))
}
