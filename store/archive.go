package store

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kycuong/register"
)

// ErrBadArchive says that a backup with attachments is not as it was written.
const ErrBadArchive = register.Problem("The backup is damaged or was not made by this program. Choose another one; nothing was changed.")

// A backup of a register with attachments is a zip archive, stored and not
// compressed: the register first, then the files under their hashes. One without
// attachments is the register itself.

// writeArchive packs a copy of the register and the files it names.
func (s *Store) writeArchive(ctx context.Context, target, copied string, list []register.Attachment) error {
	out, err := os.OpenFile(target, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := zip.NewWriter(cancelWriter{ctx, out})
	err = pack(w, fileName, copied)
	for _, a := range list {
		if err == nil {
			name := s.fileOf(a.Hash)
			err = pack(w, archiveName(filepath.Base(name)), name)
		}
	}
	err = errors.Join(err, w.Close())
	if ctx.Err() != nil {
		err = ctx.Err() // the archive tells it in words only
	}
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// maxSealed is the size of the largest attachment when it is sealed.
const maxSealed = register.MaxAttachment + register.MaxAttachment/1000 + 4096

func archiveName(hash string) string { return path.Join(attachmentsName, hash[:2], hash) }

func pack(w *zip.Writer, name, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // was only read
	out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}

// isArchive reports a file that begins as an archive does.
func isArchive(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() // was only read
	start := make([]byte, 4)
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == "PK\x03\x04"
}

// unpackArchive puts the register of an archive into a file and its attachments
// into a folder ("" for none: they are only read), and proves every byte on the
// way: names, digests, the register itself, and that the files it names are
// there. opened, which may be nil, opens a sealed register; without it the files
// of one are taken as they are.
func unpackArchive(ctx context.Context, opened *Store, name, registerFile, files string) error {
	r, err := zip.OpenReader(name)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(name), ErrBadArchive)
	}
	defer r.Close() // was only read
	u := unpacking{ctx: ctx, registerFile: registerFile, files: files, found: map[string]bool{}}
	for i, f := range r.File {
		if err := u.unpack(f, i == 0); err != nil {
			return err
		}
	}
	if err := verifyFile(ctx, opened, registerFile); err != nil {
		return err
	}
	named, err := filesNamedBy(opened, registerFile)
	if errors.Is(err, ErrLocked) {
		return nil // which files it names cannot be known
	}
	if err != nil {
		return err
	}
	for _, a := range named {
		if !u.found[opened.sealOr().nameOf(a.Hash)] {
			return fmt.Errorf("%s: %w", a.Name, ErrBadArchive)
		}
	}
	return nil
}

// unpacking is an archive on its way to the disk.
type unpacking struct {
	ctx                 context.Context
	registerFile, files string
	found               map[string]bool // names of the files
	isSealed            bool            // the register is, so the names of its files are no digests
}

// unpack writes one entry. Only the names this program gives are taken, so that
// none leads out of the folder, and only stored entries, so that none swells.
func (u *unpacking) unpack(f *zip.File, isFirst bool) error {
	bad := func() error { return fmt.Errorf("%s: %w", f.Name, ErrBadArchive) }
	hash := f.Name[strings.LastIndexByte(f.Name, '/')+1:]
	isRegister := isFirst && f.Name == fileName
	if f.Method != zip.Store || !isRegister && (!isHash(hash) || f.Name != archiveName(hash) || f.UncompressedSize64 > maxSealed) {
		return bad()
	}
	in, err := f.Open()
	if err != nil {
		return bad()
	}
	defer in.Close() // was only read
	target := u.registerFile
	switch {
	case isRegister:
	case u.files == "":
		target = ""
	default:
		target = filePath(u.files, hash)
		if err := makeFolder(filepath.Dir(target)); err != nil {
			return denied(err)
		}
	}
	got, size, err := copyHashed(u.ctx, target, in)
	switch {
	case errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF):
		return bad()
	case err != nil:
		return err
	case uint64(size) != f.UncompressedSize64 || !isRegister && !u.isSealed && got != hash:
		return bad()
	case isRegister:
		u.isSealed, err = isSealedFile(target)
		return err
	}
	u.found[hash] = true
	if target == "" {
		return nil
	}
	return syncFolder(filepath.Dir(target))
}

// filesNamedBy returns the attachments a copy of the register names.
func filesNamedBy(opened *Store, name string) (list []register.Attachment, err error) {
	s, err := openCopy(opened, name)
	if errors.Is(err, ErrReadOnly) {
		return nil, nil // of an older format, which had none
	}
	if err != nil {
		return nil, err
	}
	list, err = s.attachedFiles()
	return list, errors.Join(err, s.Close())
}

// isSealedFile reports a copy of a sealed register.
func isSealedFile(name string) (bool, error) {
	s, err := openCopy(nil, name)
	if errors.Is(err, ErrReadOnly) {
		return false, nil // of an older format
	}
	if err != nil {
		return false, err
	}
	return s.IsSealed(), s.Close()
}
