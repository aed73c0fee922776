package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ToFile writes a file through a temporary one in the same folder, so that an
// error or a cancelled context leaves neither a half file nor a changed
// earlier one.
func ToFile(path string, write func(io.Writer) error) (err error) {
	folder := filepath.Dir(path)
	tmp, err := os.CreateTemp(folder, "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", path, err), discard(tmp))
		}
	}()
	if err = write(tmp); err != nil {
		return err
	}
	if err = tmp.Chmod(fileMode(path)); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	if err = os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	syncFolder(folder)
	return nil
}

// newFileMode is what a file gets that did not exist: others of the office may
// read it.
const newFileMode = 0o644

func fileMode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return newFileMode
}

// discard removes the temporary file; it may be closed or renamed already.
func discard(tmp *os.File) error {
	if err := tmp.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return err
	}
	if err := os.Remove(tmp.Name()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
