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
	"strings"

	"kycuong/register"
)

// What is refused as an attachment.
const (
	ErrAttachmentTooLarge = register.Problem("The file is larger than 200 MB. Attach a smaller one, or keep it elsewhere and note where.")
	ErrAttachedAlready    = register.Problem("This file is attached to the document already.")
	ErrAttachToSecret     = register.Problem("Nothing is attached to a document that holds a state secret.")
	ErrNotAFile           = register.Problem("Only files can be attached, not folders.")
	ErrAttachmentDamaged  = register.Problem("The attached file is missing or damaged. Restore the last backup.")
)

// attachmentsName is the folder of the files, beside the register. A file lies
// under its SHA-256, so the same file is there once.
const attachmentsName = "attachments"

func (s *Store) filesDir() string { return filepath.Join(filepath.Dir(s.path), attachmentsName) }

// filePath is where the file with a hash lies within a folder of files.
func filePath(dir, hash string) string { return filepath.Join(dir, hash[:2], hash) }

// fileOf is where the attached file with a hash lies. In a sealed register the
// name tells nothing about the file.
func (s *Store) fileOf(hash string) string { return filePath(s.filesDir(), s.seal.Load().nameOf(hash)) }

// isHash guards what becomes part of a path.
func isHash(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == sha256.Size && strings.ToLower(text) == text
}

func attachmentKey(document uint64, hash string) []byte {
	raw, _ := hex.DecodeString(hash) // isHash said so
	return append(idKey(document), raw...)
}

func attachmentID(a register.Attachment) string { return fmt.Sprintf("%d/%s", a.Document, a.Hash) }

func parseAttachmentID(id string) ([]byte, error) {
	var document uint64
	number, hash, _ := strings.Cut(id, "/")
	if _, err := fmt.Sscan(number, &document); err != nil || !isHash(hash) {
		return nil, fmt.Errorf("attachment %s: %w", id, ErrNotFound)
	}
	return attachmentKey(document, hash), nil
}

// AddAttachment copies a file into the register and attaches it to a document.
// The bytes are durable before the record is; a cancelled or failed copy leaves
// nothing but, perhaps, a file nobody names, which the next copy of it uses.
func (s *Store) AddAttachment(ctx context.Context, document uint64, path string) (register.Attachment, error) {
	if s.opt.ReadOnly {
		return register.Attachment{}, ErrReadOnly
	}
	if err := errors.Join(s.allows(KindAttachment), s.takesAttachments(document)); err != nil {
		return register.Attachment{}, err
	}
	a := register.Attachment{Document: document, Name: register.CleanFileName(filepath.Base(path)), Added: register.DateOf(s.opt.Now()), By: s.Who()}
	var err error
	if a.Hash, a.Size, err = s.keepFile(ctx, path); err != nil {
		return a, fmt.Errorf("%s: %w", a.Name, err)
	}
	err = s.update(func(w *writer) error {
		key := attachmentKey(document, a.Hash)
		old, err := load(w.tx, attachmentsBucket, key)
		if err != nil {
			return err
		}
		var kept register.Attachment
		if old.payload != nil {
			if err := attachmentsBucket.decode(key, old.payload, &kept); err != nil {
				return err
			}
			if kept.Voided == "" {
				return fmt.Errorf("%s: %w", a.Name, ErrAttachedAlready)
			}
		}
		return w.saveAttachment(a, "")
	})
	return a, err
}

func (w *writer) saveAttachment(a register.Attachment, op string) error {
	return w.saveValue(record{bucket: attachmentsBucket, kind: KindAttachment, id: attachmentID(a), key: attachmentKey(a.Document, a.Hash), op: op}, a)
}

// takesAttachments refuses documents that are void or hold a state secret.
func (s *Store) takesAttachments(id uint64) error {
	d, err := s.Document(id)
	switch {
	case err != nil:
		return err
	case d.Voided != "":
		return fmt.Errorf("document %d: %w", id, ErrVoided)
	case d.Secrecy != register.Open:
		return ErrAttachToSecret
	}
	return nil
}

// keepFile copies a file into a folder of files, under its hash, durably.
func (s *Store) keepFile(ctx context.Context, path string) (hash string, size int64, err error) {
	in, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer in.Close() // was only read
	info, err := in.Stat()
	switch {
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return "", 0, ErrNotAFile
	case info.Size() > register.MaxAttachment:
		return "", 0, ErrAttachmentTooLarge
	}
	dir := s.filesDir()
	if err := makeFolder(dir); err != nil {
		return "", 0, denied(err)
	}
	temp, err := tempBeside(filepath.Join(dir, "new"))
	if err != nil {
		return "", 0, denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	hash, size, err = s.copySealed(ctx, temp, io.LimitReader(in, register.MaxAttachment+1))
	switch {
	case err != nil:
		return "", 0, err
	case size > register.MaxAttachment: // it grew meanwhile
		return "", 0, ErrAttachmentTooLarge
	}
	return hash, size, s.placeFile(temp, hash)
}

// placeFile gives a copied file its place, unless it is there whole already.
func (s *Store) placeFile(temp, hash string) error {
	target := s.fileOf(hash)
	if found, err := s.digestOf(context.Background(), target); err == nil && found == hash {
		return nil
	}
	if err := makeFolder(filepath.Dir(target)); err != nil {
		return denied(err)
	}
	if err := place(temp, target); err != nil {
		return err
	}
	return syncFolder(s.filesDir())
}

// copySealed writes what it reads to a file, sealed when the register is, and
// returns the SHA-256 and the size of what it read.
func (s *Store) copySealed(ctx context.Context, path string, from io.Reader) (hash string, size int64, err error) {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", 0, err
	}
	sealed, err := s.seal.Load().sealed(out)
	if err != nil {
		return "", 0, errors.Join(err, out.Close())
	}
	sum := sha256.New()
	size, err = io.Copy(cancelWriter{ctx, io.MultiWriter(sealed, sum)}, from)
	err = errors.Join(err, sealed.Close())
	if err == nil {
		err = out.Sync()
	}
	return hex.EncodeToString(sum.Sum(nil)), size, errors.Join(err, out.Close())
}

// digestOf returns the SHA-256 of what a file held before it was sealed.
func (s *Store) digestOf(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close() // was only read
	plain, err := s.seal.Load().opened(f)
	if err != nil {
		return "", err
	}
	hash, _, err := copyHashed(ctx, "", plain)
	return hash, err
}

// copyHashed writes what it reads to a file ("" for nowhere) and returns its
// SHA-256.
func copyHashed(ctx context.Context, path string, from io.Reader) (hash string, size int64, err error) {
	if path == "" {
		sum := sha256.New()
		size, err = io.Copy(cancelWriter{ctx, sum}, from)
		return hex.EncodeToString(sum.Sum(nil)), size, err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	size, err = io.Copy(cancelWriter{ctx, io.MultiWriter(out, sum)}, from)
	if err == nil {
		err = out.Sync()
	}
	return hex.EncodeToString(sum.Sum(nil)), size, errors.Join(err, out.Close())
}

// Attachments returns what is attached to a document and not void, in the order
// of the names.
func (s *Store) Attachments(document uint64) (list []register.Attachment, err error) {
	err = s.view(func(tx *txn) error {
		return eachAttachment(tx, idKey(document), func(a register.Attachment) error {
			if a.Voided == "" {
				list = append(list, a)
			}
			return nil
		})
	})
	sortByName(list)
	return list, err
}

func eachAttachment(tx *txn, prefix []byte, visit func(register.Attachment) error) error {
	return each(tx, attachmentsBucket, prefix, func(key, payload []byte) error {
		a, err := decodeAttachment(key, payload)
		if err != nil {
			return err
		}
		return visit(a)
	})
}

func decodeAttachment(key, payload []byte) (a register.Attachment, err error) {
	if err := attachmentsBucket.decode(key, payload, &a); err != nil {
		return a, err
	}
	if len(key) != 8+sha256.Size || !isHash(a.Hash) {
		return a, damage(whatRecord, "attachments %x: not a key", key)
	}
	a.Document = keyID(key[:8])
	return a, nil
}

// VoidAttachment takes an attachment off a document, for a reason; its bytes and
// its history stay.
func (s *Store) VoidAttachment(document uint64, hash, reason string) error {
	if reason = register.Clean(reason); reason == "" {
		return register.ErrNoReason
	}
	if !isHash(hash) {
		return ErrNotFound
	}
	return s.update(func(w *writer) error {
		key := attachmentKey(document, hash)
		old, err := load(w.tx, attachmentsBucket, key)
		switch {
		case err != nil:
			return err
		case old.payload == nil:
			return fmt.Errorf("attachment %d/%s: %w", document, hash, ErrNotFound)
		}
		a, err := decodeAttachment(key, old.payload)
		switch {
		case err != nil:
			return err
		case a.Voided != "":
			return fmt.Errorf("%s: %w", a.Name, ErrVoided)
		}
		a.Voided = reason
		return w.saveAttachment(a, OpVoid)
	})
}

// CopyAttachment writes the bytes of an attachment to a new file and proves on
// the way that they are what was attached; ErrAttachmentDamaged leaves nothing.
func (s *Store) CopyAttachment(ctx context.Context, a register.Attachment, to string) error {
	if s.owns(to) {
		return fmt.Errorf("%s: %w", to, register.ErrOverRegister)
	}
	if !isHash(a.Hash) {
		return ErrNotFound
	}
	f, err := os.Open(s.fileOf(a.Hash))
	if err != nil {
		return fmt.Errorf("%s: %w", a.Name, ErrAttachmentDamaged)
	}
	defer f.Close() // was only read
	in, err := s.seal.Load().opened(f)
	if err != nil {
		return fmt.Errorf("%s: %w", a.Name, ErrAttachmentDamaged)
	}
	temp, err := tempBeside(to)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	hash, _, err := copyHashed(ctx, temp, in)
	switch {
	case err != nil:
		return err
	case hash != a.Hash:
		return fmt.Errorf("%s: %w", a.Name, ErrAttachmentDamaged)
	}
	return place(temp, to)
}
