package store

import (
	"errors"
	"fmt"

	"kycuong/register"
)

// What the store refuses, for errors.Is.
const (
	ErrInUse        = register.Problem("The register is in use by another window or program. Close that one first.")
	ErrTooNew       = register.Problem("The register was written by a newer version of the program. Install that version.")
	ErrNotFound     = register.Problem("It was not found in the register.")
	ErrDuplicate    = register.Problem("This document is in the register already.")
	ErrReadOnly     = register.Problem("The data folder cannot be written to. Choose another one, or ask for the right to write there.")
	ErrNotEmpty     = register.Problem("The data folder is not empty. Choose an empty one; nothing was changed.")
	ErrNetworkShare = register.Problem("The data folder is on a network share, which can damage the register. Choose a folder on this computer.")
	ErrVoided       = register.Problem("The document is void and is not changed any more.")
	// ErrUnsure says that the disk failed while a change was being made
	// durable: the store has looked and the change is there, but it may be
	// gone after a loss of power.
	ErrUnsure = register.Problem("The disk failed while saving, and it could not be found out whether the entry was kept. Look it up before you enter it again.")
)

// What can be wrong with the file, in sentences that the translation files
// know. Each says the way out.
const (
	whatEmpty     = "The register file is empty. Restore the last backup."
	whatForeign   = "This file is not a register. Move it away or restore the last backup."
	whatShort     = "The register file is shorter than it should be: its end is missing. Restore the last backup."
	whatStructure = "The register file is damaged. Restore the last backup."
	whatRecord    = "A record in the register file is damaged. Restore the last backup."
	whatJournal   = "The journal of the register is damaged. Restore the last backup."
)

// DamageError says that the file is not as the program wrote it.
type DamageError struct {
	Path   string
	What   string // an English sentence, known to the translation files, with the way out
	Detail string // where, for who repairs it

	panicked bool // it was met as a panic or a fault of memory, not by a check
}

// Error returns the path, the sentence and the place.
func (e *DamageError) Error() string {
	if e.Detail == "" {
		return e.Path + ": " + e.What
	}
	return fmt.Sprintf("%s: %s (%s)", e.Path, e.What, e.Detail)
}

func damage(what, detail string, args ...any) *DamageError {
	return &DamageError{What: what, Detail: fmt.Sprintf(detail, args...)}
}

// locate fills in the path of a damage found where the path is not known.
func locate(err error, path string) error {
	if d, ok := errors.AsType[*DamageError](err); ok && d.Path == "" {
		d.Path = path
	}
	return err
}
