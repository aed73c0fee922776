package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// makeFolder makes a folder, and those above it that are missing, durably: one that
// is lost with the power takes along the files that were made in it.
func makeFolder(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
		if err := makeFolder(filepath.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(dir, 0o700)
	}
	if info, found := os.Stat(dir); found == nil && info.IsDir() && err != nil {
		return nil // it was there, or another program was quicker
	}
	if err != nil {
		return err
	}
	if err := syncFolder(filepath.Dir(dir)); !errors.Is(err, fs.ErrPermission) { // one may write where one may not look
		return err
	}
	return nil
}

// HasRegister reports that a folder has a register, whole or not.
func HasRegister(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, fileName))
	return err == nil
}
