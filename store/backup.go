package store

import (
	"context"
	"errors"
)

// Backup writes a checked copy.
func (s *Store) Backup(ctx context.Context, path string) (sha256 string, err error) {
	return "", errors.ErrUnsupported
}

// Restore puts a backup into a folder.
func Restore(ctx context.Context, backupPath, dir string) error { return errors.ErrUnsupported }
