package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"kycuong/register"
)

// eachArchive calls visit with the archives of a folder and where they would lie in
// another. A backup does not hold them: it would grow with every year.
func eachArchive(from, to string, visit func(source, target string) error) (err error) {
	years, _ := os.ReadDir(filepath.Join(from, yearsName)) // none as long as no year is closed
	for _, year := range years {
		source, target := filepath.Join(from, yearsName, year.Name(), fileName), filepath.Join(to, yearsName, year.Name(), fileName)
		err = errors.Join(err, visit(source, target))
	}
	return err
}

// keepArchives copies the archives beside the backups of a second folder, each read back,
// and encrypted when the backups are. A sealed register's are encrypted as they lie.
func (s *Store) keepArchives(ctx context.Context, plan register.BackupPlan) error {
	encrypts := plan.IsEncrypted() && !s.IsSealed()
	return eachArchive(filepath.Dir(s.path), plan.Second, func(source, target string) error {
		sweep(filepath.Dir(target), fileName+".", leftOver)
		from, err := os.Stat(source)
		if err != nil || sameFile(source, target) || isCopied(from, target, plan, encrypts) {
			return nil // verify tells of one that is missing
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return denied(err)
		}
		if encrypts {
			err = encryptBackup(ctx, source, target, plan)
		} else {
			err = copyChecked(ctx, source, target)
		}
		_ = os.Chtimes(target, from.ModTime(), from.ModTime()) // where no times are kept it is copied again
		return err
	})
}

// coarsest is how exactly the coarsest file system of sticks keeps a time.
const coarsest = 2 * time.Second

// isCopied reports a copy that has the time of the archive, and is encrypted under the
// passphrase of today or open, as it should be. A register has no two archives of one year
// and one moment, so the bytes need not be compared each day.
func isCopied(from os.FileInfo, target string, plan register.BackupPlan, encrypts bool) bool {
	to, err := os.Stat(target)
	if err != nil || to.ModTime().Sub(from.ModTime()).Abs() > coarsest {
		return false
	}
	if encrypts {
		return isLockedAs(target, plan)
	}
	return to.Size() == from.Size() && !isEncrypted(target)
}

// bringArchives puts the archives that lie in a folder beside a restored register. What is
// there is not replaced: it may be all that a register which was set aside has.
func bringArchives(ctx context.Context, from, dir string, opt RestoreOptions) error {
	return eachArchive(from, dir, func(source, target string) error {
		if _, err := os.Lstat(target); err == nil {
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return denied(err)
		}
		if !isEncrypted(source) {
			return copyChecked(ctx, source, target)
		}
		temp, err := tempBeside(target)
		if err != nil {
			return denied(err)
		}
		defer os.Remove(temp) // fails after the rename, as it should
		if err := decryptBackup(ctx, source, opt.Passphrase, temp); err != nil {
			return err
		}
		return place(temp, target)
	})
}
