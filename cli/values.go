package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kycuong/assets"
	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

// day is a date on the command line.
type day struct{ register.Date }

// UnmarshalText lets the parser of the command line read it.
func (d *day) UnmarshalText(b []byte) error {
	date, err := register.ParseDate(string(b))
	d.Date = date
	return err
}

func (d day) or(other register.Date) register.Date {
	if d.Date != 0 {
		return d.Date
	}
	return other
}

// json prints one JSON document.
func (s *session) json(v any) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// sentence puts a fault into the user's words.
func (s *session) sentence(f register.Fault) string { return assets.TextWith(s.lang, f.Text, f.Args) }

// sentences joins several faults, each with its field.
func (s *session) sentences(fs register.Faults) string {
	parts := make([]string, len(fs))
	for i, f := range fs {
		parts[i] = f.Field + ": " + s.sentence(f)
	}
	return strings.Join(parts, " ")
}

// causes maps what can go wrong to what the user is told.
var causes = []struct {
	err  error
	text string
}{
	{store.ErrInUse, "The register is in use by another window or program. Close that one first."},
	{store.ErrTooNew, "The register was written by a newer version of the program. Install that version."},
	{store.ErrNotEmpty, "The data folder is not empty. Choose an empty one; nothing was changed."},
	{store.ErrReadOnly, "The data folder cannot be written to. Choose another one, or ask for the right to write there."},
	{store.ErrNetworkShare, "The data folder is on a network share, which can damage the register. Choose a folder on this computer."},
	{store.ErrDuplicate, "This document is in the register already."},
	{store.ErrNotFound, "It was not found in the register."},
	{store.ErrUnsure, "The disk failed while saving, and it could not be found out whether the entry was kept. Look it up before you enter it again."},
	{register.ErrNumberTaken, "This number is taken by another document."},
	{register.ErrNumberVoid, "This number is void and is never used again."},
	{register.ErrInsertBefore, "A number with a letter can only follow a number that is issued."},
	{register.ErrNoReason, "A reason is needed."},
	{register.ErrDate, "There is no such day; a date is written dd/mm/yyyy or yyyy-mm-dd."},
	{context.Canceled, "Stopped. Whatever was kept is whole; the same command again adds the rest, and nothing twice."},
	{errNotJSON, "The line is not the JSON document it should be."},
	{intake.ErrEmptyFile, "The file is empty."},
	{intake.ErrNoHeader, "No row with the names of the columns was found in the file."},
	{intake.ErrTooLarge, "The file is larger than 1 GB."},
	{intake.ErrNotTable, "The file is neither XLSX nor CSV."},
}

// words puts an error into the user's words, with the cause behind it.
func (s *session) words(err error) string {
	var damage *store.DamageError
	if errors.As(err, &damage) {
		return assets.Text(s.lang, "The register {path} cannot be used. {what} Nothing was changed; “kycuong restore” puts a backup into an empty folder.",
			"path", damage.Path, "what", assets.Text(s.lang, damage.What))
	}
	var faults register.Faults
	if errors.As(err, &faults) {
		return s.sentences(faults)
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return fmt.Sprintf("%s (%v)", assets.Text(s.lang, c.text), err)
		}
	}
	return err.Error()
}
