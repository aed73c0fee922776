package cli

import (
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

// DefaultData returns the user's own data folder.
func DefaultData() string {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" && runtime.GOOS != "windows" {
		return filepath.Join(dir, "kycuong")
	}
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "KyCuong")
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "kycuong-data"
	}
	return filepath.Join(home, ".local", "share", "kycuong")
}

// userName is written into the journal for what this program does.
func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "kycuong"
}

// Open opens the store of a data folder; a new one begins with the built-in
// rulebook and calendar.
func Open(dir string, opt store.Options) (*store.Store, error) {
	st, err := store.Open(dir, opt)
	if err != nil {
		return nil, err
	}
	if opt.ReadOnly || st.IsLocked() {
		return st, nil
	}
	if err := fill(st); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

// fill gives a register without rules those of the program.
func fill(st *store.Store) error {
	rb, err := st.Rulebook()
	if err != nil || len(rb.Rules) > 0 {
		return err
	}
	return seed(st)
}

// builtInCalendar is the form of assets' calendar.
type builtInCalendar struct {
	ConfirmedYears []int                 `json:"confirmedYears"`
	Days           []register.SpecialDay `json:"days"`
}

func seed(st *store.Store) error {
	rb, err := review.ReadRulebook(assets.Rulebook())
	if err != nil {
		return err
	}
	var cal builtInCalendar
	if err := json.NewDecoder(assets.Calendar()).Decode(&cal); err != nil {
		return err
	}
	return st.Seed(store.Seed{Rulebook: rb, Days: cal.Days, ConfirmedYears: cal.ConfirmedYears})
}
