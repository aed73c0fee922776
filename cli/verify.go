package cli

import (
	"errors"
	"fmt"
	"os"
	"time"

	"kycuong/assets"
	"kycuong/store"
)

type verifyCmd struct {
	Report string `arg:"" optional:"" type:"existingfile" help:"A report to hold against the store."`
}

// Run checks records, journal, numbers and indexes, or one report.
func (c verifyCmd) Run(s *session) error {
	if err := s.hasRegister(); err != nil {
		return err
	}
	work := s.with
	if s.user == "" && c.Report == "" {
		work = s.withLocked // what is sealed is proved without being read
	}
	return work(func(st *store.Store) error {
		if c.Report != "" {
			return s.verifyReport(st, c.Report)
		}
		problems, sum, err := st.Verify(s.ctx)
		if err != nil {
			return err
		}
		for _, p := range problems {
			fmt.Fprintf(s.out, "%s: %s\n", p.Where, fmt.Sprintf(assets.Text(s.lang, p.What), p.Args...))
		}
		if len(problems) > 0 {
			return fmt.Errorf("%s", assets.Text(s.lang, "{n} faults were found", "n", len(problems)))
		}
		if sum.Shut {
			fmt.Fprintln(s.out, assets.Text(s.lang, "Pages, checksums and journal are in order: {entries} journal entries, head {head}. The records are encrypted and were not read; sign in with --user to check them.",
				"entries", sum.Entries, "head", sum.Head))
			return nil
		}
		fmt.Fprintln(s.out, assets.Text(s.lang, "All is in order: {documents} documents, {numbers} numbers, {files} attached files, {entries} journal entries, head {head}",
			"files", sum.Files, "documents", sum.Documents, "numbers", sum.Numbers, "entries", sum.Entries, "head", sum.Head))
		return nil
	})
}

type backupCmd struct {
	File string `arg:"" optional:"" type:"path" help:"File to write; without one the register keeps the backup itself, by its plan."`
}

// Run copies the store and checks the copy.
func (c backupCmd) Run(s *session) error {
	if err := s.hasRegister(); err != nil {
		return err
	}
	return s.with(func(st *store.Store) error {
		if c.File == "" {
			k, err := st.KeepBackup(s.ctx)
			if err == nil {
				fmt.Fprintln(s.out, assets.Text(s.lang, "Backup: {file}", "file", k.Path))
			}
			return errors.Join(err, k.SecondAway)
		}
		sum, err := st.Backup(s.ctx, c.File)
		if err == nil {
			fmt.Fprintln(s.out, assets.Text(s.lang, "Backup written and checked: {file}, SHA-256 {sum}", "file", c.File, "sum", sum))
		}
		return err
	})
}

type restoreCmd struct {
	File string    `arg:"" type:"existingfile" help:"Backup to restore."`
	At   time.Time `help:"Moment to take the register back to, as 2006-01-02T15:04." format:"2006-01-02T15:04"`
}

// passphraseVariable holds the passphrase of an encrypted backup.
const passphraseVariable = "KYCUONG_PASSPHRASE"

// Run puts a backup into the empty data folder.
func (c restoreCmd) Run(s *session) error {
	at := c.At
	if !at.IsZero() { // what one writes is the time of the office
		at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 59, 0, time.Local)
	}
	opt := store.RestoreOptions{Passphrase: os.Getenv(passphraseVariable), At: at, SignIn: s.signIn,
		Warn: func(err error) { s.say("The archives of closed years did not come along: {why}", "why", s.words(err)) }}
	if err := store.Restore(s.ctx, c.File, s.data, opt); err != nil {
		return err
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "Restored into {dir}", "dir", s.data))
	return nil
}

type salvageCmd struct{}

// Run sets a damaged register aside and makes a new one of what can be read.
func (salvageCmd) Run(s *session) error {
	if err := s.hasRegister(); err != nil {
		return err
	}
	damaged, err := store.SetAside(s.data, s.now())
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "The damaged register is kept in {dir}", "dir", damaged))
	result, err := store.Salvage(s.ctx, damaged, s.data, nil)
	if err != nil {
		return err
	}
	for _, p := range result.Problems {
		fmt.Fprintf(s.out, "%s: %s\n", p.Where, fmt.Sprintf(assets.Text(s.lang, p.What), p.Args...))
	}
	if result.IsSealed {
		fmt.Fprintln(s.out, assets.Text(s.lang, "Recovered: {entries} journal entries; {n} faults are listed above. The register is encrypted: “verify” with --user counts its documents.",
			"entries", result.Entries, "n", len(result.Problems)))
		return nil
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "Recovered: {documents} documents, {entries} journal entries; {n} faults are listed above.",
		"documents", result.Documents, "entries", result.Entries, "n", len(result.Problems)))
	return nil
}
