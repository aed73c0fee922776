package app

import (
	"slices"
	"strings"

	"kycuong/assets"
	"kycuong/register"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// words speaks one language of the screen.
type words struct{ lang string }

// t returns an English sentence of the program in that language; {name}
// placeholders are filled from name, value pairs.
func (w words) t(english string, pairs ...any) string { return assets.Text(w.lang, english, pairs...) }

// faults puts several into words, one a line.
func (w words) faults(fs register.Faults) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = w.fault(f)
	}
	return strings.Join(lines, "\n")
}

// fault puts a fault of a value into words.
func (w words) fault(f register.Fault) string { return assets.TextWith(w.lang, f.Text, f.Args) }

// listed joins words with commas, without those there are none of.
func listed(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// number is a count as the language writes it: 200.025 in Vietnamese, 200,025 in English.
func (w words) number(n int) string {
	tag := language.Vietnamese
	if w.lang == "en" {
		tag = language.English
	}
	return message.NewPrinter(tag).Sprint(n)
}

// shownFilter is how many letters of a filter the foot of a list shows.
const shownFilter = 40

// counted is a count with what narrows it.
func (w words) counted(count, filter string) string {
	if filter == "" {
		return count
	}
	if words := []rune(filter); len(words) > shownFilter {
		filter = string(words[:shownFilter]) + " …" // the whole of it stands in the search line
	}
	return count + " – " + w.t("only: {filter}", "filter", filter)
}
