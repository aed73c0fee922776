package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// errorWords says what did not happen, why, and what to do.
func (a *App) errorWords(what string, err error) (title, text string) {
	var damage *store.DamageError
	if errors.As(err, &damage) {
		return what, a.w.t("The register {path} cannot be used. {what} Nothing was changed; when it is opened, the program offers the ways to get it back.",
			"path", damage.Path, "what", a.w.t(damage.What))
	}
	var faults register.Faults
	if errors.As(err, &faults) {
		return what, a.w.faults(faults)
	}
	p, where, ok := register.ProblemIn(err)
	if ok {
		return what, a.w.t(string(p))
	}
	if text := firstOf(a.w.fileError(err), a.w.ruleError(err)); text != "" {
		return what, text
	}
	return what, a.w.t("The cause: {cause}", "cause", where)
}

// ruleError says what is wrong with a rulebook; "" when that is not the cause.
func (w words) ruleError(err error) string {
	switch {
	case errors.Is(err, review.ErrBadRule):
		return w.t("The rule is not complete: it needs a title, a citation and a weight, and it ends after it begins.")
	case errors.Is(err, review.ErrRulesOverlap):
		return w.t("Two entries of one rule would be in force on the same day; change the days of one of them.")
	}
	return ""
}

// fileError says of a file that is not there, or that one may not touch, which it is;
// "" when that is not the cause.
func (w words) fileError(err error) string {
	path := pathIn(err)
	switch folder := filepath.Dir(path); {
	case path == "":
	case errors.Is(err, fs.ErrPermission):
		return w.t("You may not write or read there: {folder}. Choose another folder.", "folder", folder)
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
	case !isFolder(folder):
		return w.t("There is no folder {folder}. Choose another folder.", "folder", folder)
	default:
		return w.t("There is no file {file}.", "file", path)
	}
	return ""
}

// pathIn is the file an error of the system is about; "" when it is about none.
func pathIn(err error) string {
	var one *fs.PathError
	if errors.As(err, &one) {
		return one.Path
	}
	var two *os.LinkError
	if errors.As(err, &two) {
		return two.New
	}
	return ""
}

// toldFault is the last fault that was shown.
type toldFault struct {
	on   *asked
	text string
}

// showError tells of a fault. One that is on the screen is not put there a second time:
// a search that does not work fails with every key.
func (a *App) showError(what string, err error) {
	title, text := a.errorWords(what, err)
	line := title + ": " + strings.ReplaceAll(text, "\n", " ")
	a.status(line)
	if a.told.text == line && slices.Contains(a.asking, a.told.on) {
		return
	}
	a.told = toldFault{a.tell(title, text), line}
}
