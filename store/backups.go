package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"kycuong/register"
)

// The register keeps backups of itself in folder backups beside it, at most one for
// what the journal holds, and copies them to a second folder when the office named
// one. What is kept is decided by register.BackupPlan.

const backupsName = "backups"

// BackupFile is one of them.
type BackupFile struct {
	Path      string
	Taken     time.Time
	Entries   uint64 // of the journal it holds
	Encrypted bool
	Size      int64
}

var backupName = register.Pattern(`^register-(\d{8}-\d{6})-(\d{9,})\.kycuong(\.age)?$`)

const backupTime = "20060102-150405"

// BackupFolder is where a register's own backups are.
func BackupFolder(dir string) string { return filepath.Join(dir, backupsName) }

// Backups lists the backups in a folder, the newest first; none when there is no
// such folder.
func Backups(folder string) (list []BackupFile, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		m := backupName().FindStringSubmatch(e.Name())
		if m == nil || e.IsDir() {
			continue
		}
		taken, err := time.ParseInLocation(backupTime, m[1], time.Local)
		if err != nil {
			continue // not a name of ours
		}
		b := BackupFile{Path: filepath.Join(folder, e.Name()), Taken: taken, Encrypted: m[3] != ""}
		b.Entries, _ = strconv.ParseUint(m[2], 10, 64) // digits; too many are no number of ours
		if info, err := e.Info(); err == nil {
			b.Size = info.Size()
		}
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b BackupFile) int {
		return cmp.Or(b.Taken.Compare(a.Taken), cmp.Compare(b.Entries, a.Entries))
	})
	return list, err
}

// BackupAt describes a backup by its file, whatever its name is: one from a stick, or one
// that the command wrote.
func BackupAt(path string) (BackupFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return BackupFile{}, denied(err)
	}
	return BackupFile{Path: path, Taken: info.ModTime(), Encrypted: isEncrypted(path), Size: info.Size()}, nil
}

// Kept says what KeepBackup did.
type Kept struct {
	Path       string // of the backup; the one before when nothing had changed since
	IsNew      bool
	SecondAway error // why there is no copy in the second folder; nil when there is, or none is wanted
}

// KeepBackup takes a backup unless nothing was changed since the last one, copies it
// to the second folder, and removes those the plan no longer keeps.
func (s *Store) KeepBackup(ctx context.Context) (k Kept, err error) {
	settings, err := s.Settings()
	if err != nil {
		return k, err
	}
	h, err := s.head()
	if err != nil || h.seq == 0 {
		return k, err
	}
	folder := BackupFolder(filepath.Dir(s.path))
	list, err := Backups(folder)
	if err != nil {
		return k, denied(err)
	}
	if len(list) > 0 && list[0].Entries == h.seq && list[0].Encrypted == settings.Backup.IsEncrypted() {
		k.Path = list[0].Path
	} else if k.Path, err = s.writeBackup(ctx, folder, h.seq, settings.Backup); err != nil {
		return k, err
	} else {
		k.IsNew = true
	}
	prune(folder, settings.Backup, s.opt.Now())
	if settings.Backup.Second != "" {
		k.SecondAway = s.copySecond(ctx, k.Path, settings.Backup)
	}
	return k, nil
}

// writeBackup takes one and returns its name.
func (s *Store) writeBackup(ctx context.Context, folder string, seq uint64, plan register.BackupPlan) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", denied(err)
	}
	path := filepath.Join(folder, fmt.Sprintf("register-%s-%09d.kycuong", s.opt.Now().Format(backupTime), seq))
	if !plan.IsEncrypted() {
		_, err := s.Backup(ctx, path)
		return path, err
	}
	plain, err := tempBeside(path)
	if err != nil {
		return "", denied(err)
	}
	defer os.Remove(plain) // was only needed for the encrypted one
	if _, err := s.Backup(ctx, plain); err != nil {
		return "", err
	}
	path += ".age"
	return path, encryptBackup(ctx, plain, path, plan)
}

// copySecond puts a backup into the second folder too, with the archives of closed
// years, reads it back, and notes when.
func (s *Store) copySecond(ctx context.Context, path string, plan register.BackupPlan) error {
	if info, err := os.Stat(plan.Second); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: %w", plan.Second, ErrSecondAway)
	}
	if err := s.claim(plan.Second); err != nil {
		return fmt.Errorf("%s: %w", plan.Second, err)
	}
	target := filepath.Join(plan.Second, filepath.Base(path))
	sweep(plan.Second, "register-", leftOver)
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		if err := copyChecked(ctx, path, target); err != nil {
			return fmt.Errorf("%s: %w", plan.Second, err)
		}
	}
	prune(plan.Second, plan, s.opt.Now())
	if err := s.keepArchives(ctx, plan); err != nil {
		return fmt.Errorf("%s: %w", plan.Second, err)
	}
	return os.WriteFile(filepath.Join(BackupFolder(filepath.Dir(s.path)), secondNote), []byte(s.opt.Now().Format(time.RFC3339)), 0o600)
}

// ownerNote is the file in a second folder that names the register whose backups it has.
const ownerNote = "kycuong.txt"

// ErrSecondTaken refuses the second folder of another register: each removes the backups
// its own plan does not keep.
const ErrSecondTaken = register.Problem("The second folder has the backups of another register. Choose a folder of its own for this one.")

// claim takes a second folder for this register.
func (s *Store) claim(folder string) error {
	name, err := s.name()
	if err != nil {
		return err
	}
	path := filepath.Join(folder, ownerNote)
	switch raw, err := os.ReadFile(path); {
	case errors.Is(err, fs.ErrNotExist):
		return os.WriteFile(path, []byte(name+"\n"), 0o600)
	case err != nil:
		return denied(err)
	case strings.TrimSpace(string(raw)) != name:
		return ErrSecondTaken
	}
	return nil
}

// ErrSecondAway says that the second folder for backups is not there.
const ErrSecondAway = register.Problem("The second folder for backups is not there. Plug the stick in, or choose another folder.")

// secondNote is the file that says when a backup last reached the second folder.
const secondNote = "second.txt"

// SecondBackup is when a backup last reached the second folder; zero for never.
func (s *Store) SecondBackup() time.Time {
	raw, err := os.ReadFile(filepath.Join(BackupFolder(filepath.Dir(s.path)), secondNote))
	if err != nil {
		return time.Time{}
	}
	t, _ := time.Parse(time.RFC3339, string(raw)) // zero when it is none
	return t
}

// BackupDue reports that something was changed and no backup was taken today.
func (s *Store) BackupDue() bool {
	h, err := s.head()
	if err != nil || h.seq == 0 {
		return false
	}
	list, err := Backups(BackupFolder(filepath.Dir(s.path)))
	if err != nil || len(list) == 0 {
		return true
	}
	return list[0].Entries != h.seq && !sameDay(list[0].Taken, s.opt.Now())
}

func sameDay(a, b time.Time) bool {
	return register.DateOf(a) == register.DateOf(b)
}

// copyChecked copies a file and reads the copy back before it gets its name.
func copyChecked(ctx context.Context, from, to string) error {
	temp, err := tempBeside(to)
	if err != nil {
		return denied(err)
	}
	defer os.Remove(temp) // fails after the rename, as it should
	if err := copyFile(ctx, from, temp); err != nil {
		return err
	}
	want, err := digestFile(ctx, from)
	if err != nil {
		return err
	}
	if got, err := digestFile(ctx, temp); err != nil || got != want {
		return errors.Join(err, ErrBadArchive)
	}
	return place(temp, to)
}

// prune removes the backups a plan does not keep. One that cannot be removed does
// no harm.
func prune(folder string, plan register.BackupPlan, now time.Time) {
	list, err := Backups(folder)
	if err != nil {
		return
	}
	taken := make([]time.Time, len(list))
	for i, b := range list {
		taken[i] = b.Taken
	}
	for i, keep := range plan.Keeps(taken, now) {
		if !keep {
			_ = os.Remove(list[i].Path)
		}
	}
}
