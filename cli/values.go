package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"kycuong/assets"
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
	p, where, ok := register.ProblemIn(err)
	if !ok {
		return cmp.Or(fileWords(s.lang, err), where)
	}
	if where == "" {
		return assets.Text(s.lang, string(p))
	}
	return assets.Text(s.lang, string(p)) + " (" + where + ")"
}

// fileWords says of a file that is not there, or that one may not touch, which it is; ""
// when that is not the cause.
func fileWords(lang string, err error) string {
	var at *fs.PathError
	switch {
	case !errors.As(err, &at):
	case errors.Is(err, fs.ErrNotExist):
		return assets.Text(lang, "There is no file {file}.", "file", at.Path)
	case errors.Is(err, fs.ErrPermission):
		return assets.Text(lang, "You may not write or read there: {folder}. Choose another folder.", "folder", filepath.Dir(at.Path))
	}
	return ""
}
