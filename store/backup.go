package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"kycuong/register"
)

// Backup copies the register to path while work goes on, reads the copy back
// and verifies it before it gets its name; an older file of that name is only
// then replaced. It returns the copy's SHA-256 in hexadecimal.
func (s *Store) Backup(ctx context.Context, path string) (sum string, err error) {
	if s.owns(path) {
		return "", fmt.Errorf("backup to %s: %w", path, register.ErrOverRegister)
	}
	temp, err := tempBeside(path)
	if err != nil {
		return "", fmt.Errorf("backup: %w", denied(err))
	}
	defer os.Remove(temp) // fails after the rename, as it should
	sweep(filepath.Dir(path), filepath.Base(path)+".", leftOver)
	if err := s.copyTo(ctx, temp); err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	if err := verifyFile(ctx, s, temp); err != nil {
		return "", fmt.Errorf("backup: %w", locate(err, s.path))
	}
	if err := s.packFiles(ctx, temp, path); err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	if sum, err = digestFile(ctx, temp); err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	if err := place(temp, path); err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	return sum, nil
}

// packFiles turns a copy of the register into an archive with the files it
// names, when it names any, and reads that back. Files never vanish, so what the
// copy names is there however much is added meanwhile.
func (s *Store) packFiles(ctx context.Context, temp, path string) error {
	list, err := filesNamedBy(s, temp)
	if err != nil || len(list) == 0 {
		return err
	}
	packed, err := tempBeside(path)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(packed) // fails after the rename, as it should
	if err := s.writeArchive(ctx, packed, temp, list); err != nil {
		return err
	}
	proof, err := tempBeside(path)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(proof) // was only a proof
	if err := unpackArchive(ctx, s, packed, proof, ""); err != nil {
		return err
	}
	return os.Rename(packed, temp)
}

// copyTo writes the state of one moment to a file and makes it durable.
func (s *Store) copyTo(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = s.view(func(tx *txn) error {
		_, err := tx.WriteTo(cancelWriter{ctx, f})
		return err
	})
	switch {
	case ctx.Err() != nil:
		err = ctx.Err() // bbolt tells it in words only
	case err == nil:
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// cancelWriter ends a copy with its context.
type cancelWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c cancelWriter) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(b)
}

// verifyFile opens a copy for reading and proves that all of it holds. opened, which
// may be nil, is the register it was copied from: one that is locked is proved
// without being read.
func verifyFile(ctx context.Context, opened *Store, path string) error {
	s, err := openCopy(opened, path)
	if errors.Is(err, ErrReadOnly) {
		return nil // of an older format: its pages hold, and Open will migrate it
	}
	if err != nil {
		return err
	}
	problems, _, err := s.verify(ctx, true)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if len(problems) > 0 {
		return &DamageError{Path: path, What: whatRecord, Detail: problems[0].String()}
	}
	return nil
}

// openCopy opens a copy of a register for reading, with what opens the original;
// opened may be nil.
func openCopy(opened *Store, path string) (*Store, error) {
	s, err := openFile(path, Options{ReadOnly: true, Now: clock}, migrations)
	if err != nil || opened == nil {
		return s, err
	}
	s.session.Store(opened.session.Load())
	if s.IsSealed() {
		s.seal.Store(opened.seal.Load())
	}
	return s, nil
}

// sealOr is the seal of a register that may be nil.
func (s *Store) sealOr() *seal {
	if s == nil {
		return nil
	}
	return s.seal.Load()
}

func digestFile(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(cancelWriter{ctx, sum}, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Restore verifies a backup and puts it into folder dir as its register, with the
// attached files beside it. It refuses a folder that holds anything (ErrNotEmpty)
// but a register without document and unit, as the program makes it at its first
// start; that one is kept under another name.
//
// Archives of closed years that lie beside the backup, or beside the folder of backups
// it lies in, come along. One that cannot be copied stops nobody: opt.Warn is told, and the
// search and Verify tell of it.
func Restore(ctx context.Context, backupPath, dir string, opt RestoreOptions) error {
	if err := restoreAny(ctx, backupPath, dir, opt); err != nil {
		return err
	}
	folder := filepath.Dir(backupPath)
	err := bringArchives(ctx, folder, dir, opt)
	if filepath.Base(folder) == backupsName {
		err = errors.Join(err, bringArchives(ctx, filepath.Dir(folder), dir, opt))
	}
	if err != nil && opt.Warn != nil {
		opt.Warn(err)
	}
	return nil
}

// restoreAny restores a backup, encrypted or not.
func restoreAny(ctx context.Context, backupPath, dir string, opt RestoreOptions) (err error) {
	if isEncrypted(backupPath) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return fmt.Errorf("restore: %w", denied(err))
		}
		plain, err := tempBeside(filepath.Join(dir, fileName))
		if err != nil {
			return fmt.Errorf("restore: %w", denied(err))
		}
		defer os.Remove(plain) // was only needed here
		if err := decryptBackup(ctx, backupPath, opt.Passphrase, plain); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
		return restore(ctx, plain, dir, opt)
	}
	return restore(ctx, backupPath, dir, opt)
}

// RestoreOptions say what is restored.
type RestoreOptions struct {
	Passphrase string             // of an encrypted backup
	At         time.Time          // the moment the register is taken back to; zero for the backup's own
	SignIn     func(*Store) error // opens a sealed register, which going back to a moment needs
	Warn       func(error)        // is told why archives of closed years did not come along; may be nil
}

func restore(ctx context.Context, backupPath, dir string, opt RestoreOptions) (err error) {
	if !isArchive(backupPath) {
		if err := verifyFile(ctx, nil, backupPath); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	if err := makeFolder(dir); err != nil {
		return fmt.Errorf("restore: %w", denied(err))
	}
	if onNetworkShare(dir) {
		return fmt.Errorf("restore to %s: %w", dir, ErrNetworkShare)
	}
	path := filepath.Join(dir, fileName)
	if err := checkRoom(dir, path); err != nil {
		return fmt.Errorf("restore to %s: %w", dir, err)
	}
	temp, err := tempBeside(path)
	if err != nil {
		return fmt.Errorf("restore: %w", denied(err))
	}
	defer os.Remove(temp) // fails after the rename, as it should
	if err := unpackBackup(ctx, backupPath, temp, filepath.Join(dir, attachmentsName)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if !opt.At.IsZero() {
		if err := rewindFile(ctx, temp, opt.At, opt.SignIn); err != nil {
			return fmt.Errorf("restore: %w", errors.Join(err, os.RemoveAll(filepath.Join(dir, attachmentsName))))
		}
	}
	if err := makeRoom(path); err != nil {
		return fmt.Errorf("restore to %s: %w", dir, err)
	}
	if err := takeName(temp, path); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

// unpackBackup puts register and files of a backup where they belong; broken off
// or refused it leaves no file.
func unpackBackup(ctx context.Context, backupPath, temp, files string) error {
	if !isArchive(backupPath) {
		if err := copyFile(ctx, backupPath, temp); err != nil {
			return err
		}
		return verifyFile(ctx, nil, temp)
	}
	err := unpackArchive(ctx, nil, backupPath, temp, files)
	if err != nil {
		return errors.Join(err, os.RemoveAll(files))
	}
	return nil
}

// checkRoom refuses a folder in use.
func checkRoom(dir, path string) error {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	for _, e := range entries {
		if !mayStay(e.Name()) {
			return ErrNotEmpty
		}
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return whileUnused(path, func() error { return nil })
}

// mayStay tells what may be in a folder a register is put into.
func mayStay(name string) bool {
	return name == fileName || name == fileName+asideSuffix || name == snapshotName || name == backupsName || name == yearsName || name == PracticeName ||
		strings.HasPrefix(name, asidePrefix) || strings.HasPrefix(name, fileName+".before-") || strings.HasSuffix(name, ".tmp")
}

// makeRoom moves an empty register aside. Somebody may have begun to work in it
// since it was looked at.
func makeRoom(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return whileUnused(path, func() error { return os.Rename(path, path+asideSuffix) })
}

// whileUnused does work on a register without document and unit, while nobody
// else can open it.
func whileUnused(path string, work func() error) error {
	s, err := openFile(path, Options{Now: clock, isCopy: true}, migrations)
	if err != nil {
		return err
	}
	if !s.IsEmpty() {
		return errors.Join(ErrNotEmpty, s.Close())
	}
	if runtime.GOOS == "windows" { // it moves no file that is open
		return errors.Join(s.Close(), work())
	}
	return errors.Join(work(), s.Close())
}

const asideSuffix = ".before-restore"

func copyFile(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // was only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(cancelWriter{ctx, out}, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
