package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// damagedPrefix begins the name of a folder with a damaged register.
const damagedPrefix = "damaged-"

// SetAside moves a damaged register with all that belongs to it into a folder of its
// own within the data folder, which it returns; backups stay where they are. Nothing
// is ever removed.
func SetAside(dir string, now time.Time) (folder string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	folder = filepath.Join(dir, damagedPrefix+now.Format(backupTime))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", denied(err)
	}
	for _, e := range entries {
		if e.Name() == backupsName || strings.HasPrefix(e.Name(), damagedPrefix) {
			continue
		}
		if err := os.Rename(filepath.Join(dir, e.Name()), filepath.Join(folder, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return folder, err
		}
	}
	return folder, syncFolder(dir)
}
