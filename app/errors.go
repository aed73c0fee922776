package app

import (
	"errors"
	"strings"

	"kycuong/register"
	"kycuong/store"
)

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
	p, where, ok := register.ProblemIn(err)
	if !ok {
		return what, a.w.t("The cause: {cause}", "cause", where)
	}
	return what, a.w.t(string(p))
}

func (a *App) showError(what string, err error) {
	title, text := a.errorWords(what, err)
	a.status(title + ": " + strings.ReplaceAll(text, "\n", " "))
	a.tell(title, text)
}
