package app

import (
	"errors"
	"strings"

	"kycuong/intake"
	"kycuong/register"
	"kycuong/store"
)

// errorTexts maps causes to what the user is told, and what to do about it.
var errorTexts = []struct {
	cause error
	text  string
}{
	{store.ErrInUse, "The register is in use by another window or program. Close that one first."},
	{store.ErrTooNew, "The register was written by a newer version of the program. Install that version."},
	{store.ErrReadOnly, "The data folder cannot be written to. Choose another one, or ask for the right to write there."},
	{store.ErrNetworkShare, "The data folder is on a network share, which can damage the register. Choose a folder on this computer."},
	{store.ErrNotEmpty, "The data folder is not empty. Choose an empty one; nothing was changed."},
	{store.ErrDuplicate, "This document is in the register already."},
	{store.ErrNotFound, "It was not found in the register."},
	{store.ErrUnsure, "The disk failed while saving, and it could not be found out whether the entry was kept. Look it up before you enter it again."},
	{register.ErrNumberTaken, "This number is taken by another document."},
	{register.ErrNumberVoid, "This number is void and is never used again."},
	{register.ErrInsertBefore, "A number with a letter can only follow a number that is issued."},
	{register.ErrNoReason, "A reason is needed."},
	{intake.ErrEmptyFile, "The file is empty."},
	{intake.ErrNoHeader, "No row with the names of the columns was found in the file."},
	{intake.ErrTooLarge, "The file is larger than 1 GB."},
	{intake.ErrNotTable, "The file is neither XLSX nor CSV."},
}

// errorWords says what did not happen, why, and what to do.
func (a *App) errorWords(what string, err error) (title, text string) {
	var damage *store.DamageError
	if errors.As(err, &damage) {
		return what, a.w.t("The register {path} cannot be used. {what} Nothing was changed; “kycuong restore” puts a backup into an empty folder.",
			"path", damage.Path, "what", a.w.t(damage.What))
	}
	var faults register.Faults
	if errors.As(err, &faults) {
		return what, a.w.faults(faults)
	}
	for _, e := range errorTexts {
		if errors.Is(err, e.cause) {
			return what, a.w.t(e.text)
		}
	}
	return what, a.w.t("The cause: {cause}", "cause", err.Error())
}

func (a *App) showError(what string, err error) {
	title, text := a.errorWords(what, err)
	a.status(title + ": " + strings.ReplaceAll(text, "\n", " "))
	a.tell(title, text)
}
