package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"

	"filippo.io/age"

	"kycuong/register"
)

// An encrypted backup is a line that says so, the private key under the passphrase
// (as age keeps one), and the backup for its public key (as age again). So backups
// are taken without anybody typing, and read by whoever knows the passphrase.
const cryptMagic = "kycuong encrypted backup 1\n"

// What is refused about encrypted backups.
const (
	ErrPassphrase      = register.Problem("The passphrase of the backup is wrong.")
	ErrNeedPassphrase  = register.Problem("This backup is encrypted. Give its passphrase.")
	ErrPassphraseShort = register.Problem("A passphrase has at least 12 characters.")
)

const minPassphrase = 12

// WithPassphrase returns the plan with backups that are encrypted from now on; ""
// leaves them open. The passphrase itself is kept nowhere.
func WithPassphrase(plan register.BackupPlan, passphrase string) (register.BackupPlan, error) {
	plan.Recipient, plan.Locked = "", nil
	if passphrase == "" {
		return plan, nil
	}
	if len([]rune(passphrase)) < minPassphrase {
		return plan, ErrPassphraseShort
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return plan, err
	}
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return plan, err
	}
	var locked bytes.Buffer
	w, err := age.Encrypt(&locked, lock)
	if err == nil {
		_, err = io.WriteString(w, key.String())
		err = errors.Join(err, w.Close())
	}
	plan.Recipient, plan.Locked = key.Recipient().String(), locked.Bytes()
	return plan, err
}

// encryptBackup writes the encrypted form of a backup that was checked, and reads it
// back.
func encryptBackup(ctx context.Context, plain, target string, plan register.BackupPlan) error {
	recipient, err := age.ParseX25519Recipient(plan.Recipient)
	if err != nil {
		return err
	}
	in, err := os.Open(plain)
	if err != nil {
		return err
	}
	defer in.Close() // was only read
	temp, err := tempBeside(target)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	out, err := os.OpenFile(temp, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(cryptHead(plan))
	if err == nil {
		err = encryptTo(ctx, out, in, recipient)
	}
	if err == nil {
		err = out.Sync()
	}
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	return place(temp, target)
}

// cryptHead is what comes before the backup itself.
func cryptHead(plan register.BackupPlan) []byte {
	head := append([]byte(cryptMagic), binary.AppendUvarint(nil, uint64(len(plan.Locked)))...)
	return append(head, plan.Locked...)
}

// isLockedAs reports a file that was encrypted under the same passphrase as the backups
// of a plan.
func isLockedAs(name string, plan register.BackupPlan) bool {
	return beginsWith(name, cryptHead(plan))
}

func encryptTo(ctx context.Context, out io.Writer, in io.Reader, recipient age.Recipient) error {
	w, err := age.Encrypt(out, recipient)
	if err != nil {
		return err
	}
	_, err = io.Copy(cancelWriter{ctx, w}, in)
	return errors.Join(err, w.Close())
}

// isEncrypted reports a file that begins as an encrypted backup does.
func isEncrypted(name string) bool { return beginsWith(name, []byte(cryptMagic)) }

func beginsWith(name string, start []byte) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() // was only read
	found := make([]byte, len(start))
	_, err = io.ReadFull(f, found)
	return err == nil && bytes.Equal(found, start)
}

// maxWork is more work than age asks for when it makes a lock; a file that asks for
// more would only use up the memory.
const maxWork = 19

// maxLocked is more than a private key under a passphrase takes.
const maxLocked = 1 << 16

// CheckPassphrase tells whether a passphrase opens an encrypted backup: nil, or
// ErrPassphrase, ErrNeedPassphrase for none, ErrBadArchive for what is no backup.
func CheckPassphrase(name, passphrase string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() // was only read
	_, err = unlockBackup(bufio.NewReader(f), passphrase)
	return err
}

// unlockBackup reads an encrypted backup up to what its key decrypts.
func unlockBackup(in *bufio.Reader, passphrase string) (age.Identity, error) {
	if passphrase == "" {
		return nil, ErrNeedPassphrase
	}
	if _, err := in.Discard(len(cryptMagic)); err != nil {
		return nil, ErrBadArchive
	}
	n, err := binary.ReadUvarint(in)
	if err != nil || n > maxLocked {
		return nil, ErrBadArchive
	}
	locked := make([]byte, n)
	if _, err := io.ReadFull(in, locked); err != nil {
		return nil, ErrBadArchive
	}
	return unlockKey(locked, passphrase)
}

// decryptBackup writes the open form of an encrypted backup to a file.
func decryptBackup(ctx context.Context, name, passphrase, to string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() // was only read
	in := bufio.NewReader(f)
	key, err := unlockBackup(in, passphrase)
	if err != nil {
		return err
	}
	plain, err := age.Decrypt(in, key)
	if err != nil {
		return ErrBadArchive
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(cancelWriter{ctx, out}, plain)
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err != nil:
		err = ErrBadArchive
	default:
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

func unlockKey(locked []byte, passphrase string) (age.Identity, error) {
	lock, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, ErrPassphrase
	}
	lock.SetMaxWorkFactor(maxWork)
	r, err := age.Decrypt(bytes.NewReader(locked), lock)
	if err != nil {
		return nil, ErrPassphrase
	}
	text, err := io.ReadAll(io.LimitReader(r, maxLocked))
	if err != nil {
		return nil, ErrBadArchive
	}
	key, err := age.ParseX25519Identity(string(text))
	if err != nil {
		return nil, ErrBadArchive
	}
	return key, nil
}
