package cli

import (
	"fmt"

	"kycuong/assets"
	"kycuong/store"
)

type verifyCmd struct {
	Report string `arg:"" optional:"" type:"existingfile" help:"A report to hold against the store."`
}

// Run checks records, journal, numbers and indexes, or one report.
func (c verifyCmd) Run(s *session) error {
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
	File string `arg:"" type:"path" help:"File to write."`
}

// Run copies the store and checks the copy.
func (c backupCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		sum, err := st.Backup(s.ctx, c.File)
		if err == nil {
			fmt.Fprintln(s.out, assets.Text(s.lang, "Backup written and checked: {file}, SHA-256 {sum}", "file", c.File, "sum", sum))
		}
		return err
	})
}

type restoreCmd struct {
	File string `arg:"" type:"existingfile" help:"Backup to restore."`
}

// Run puts a backup into the empty data folder.
func (c restoreCmd) Run(s *session) error {
	if err := store.Restore(s.ctx, c.File, s.data, store.RestoreOptions{}); err != nil {
		return err
	}
	fmt.Fprintln(s.out, assets.Text(s.lang, "Restored into {dir}", "dir", s.data))
	return nil
}
