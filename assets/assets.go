// Package assets carries what the program brings with it: fonts, icons,
// translations, the built-in rulebook and calendar, and the sample office.
// It gives bytes and words; others make values of them.
package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

//go:embed rulebook.json
var rulebook string

//go:embed calendar.json
var calendar string

//go:embed icon.png
var icon []byte

//go:embed sample/*.csv sample/settings.json sample/fields.json sample/directive.txt
var sample embed.FS

//go:embed translations/*.json
var translations embed.FS

// Rulebook returns the built-in rulebook, as JSON.
func Rulebook() *strings.Reader { return strings.NewReader(rulebook) }

// Calendar returns the built-in working-day calendar, as JSON.
func Calendar() *strings.Reader { return strings.NewReader(calendar) }

// Icon returns the program's icon, as PNG.
func Icon() []byte { return icon }

// Sample returns the files of the sample office: units.csv, outgoing.csv,
// incoming.csv, numbers.csv, decisions.csv, settings.json, and expected.csv,
// the list of every fault planted in them.
func Sample() embed.FS { return sample }

// The languages of the screen.
const (
	Vietnamese = "vi"
	English    = "en"
)

// The sentences of each language, read when the first one is asked for.
var (
	vietnamese = sync.OnceValue(func() map[string]string { return readWords(Vietnamese) })
	english    = sync.OnceValue(func() map[string]string { return readWords(English) })
)

func words(lang string) map[string]string {
	switch lang {
	case Vietnamese:
		return vietnamese()
	case English:
		return english()
	}
	return nil
}

func readWords(lang string) map[string]string {
	raw, err := translations.ReadFile("translations/" + lang + ".json")
	if err != nil {
		panic(err) // embedded at build time
	}
	table := map[string]string{}
	if err := json.Unmarshal(raw, &table); err != nil {
		panic(fmt.Sprintf("translations/%s.json: %v", lang, err))
	}
	return table
}

// Text returns an English sentence of the program in a language. {name}
// placeholders are filled from pairs: name, value, name, value …
// A sentence without a translation comes back as it is; a test sees to it that
// there is none.
func Text(lang, sentence string, pairs ...any) string {
	text, ok := words(lang)[sentence]
	if !ok {
		text = sentence
	}
	if len(pairs) == 0 {
		return text
	}
	fill := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		fill = append(fill, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return strings.NewReplacer(fill...).Replace(text)
}

// TextWith is Text with the values in a map.
func TextWith(lang, sentence string, args map[string]string) string {
	pairs := make([]any, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, name, value)
	}
	return Text(lang, sentence, pairs...)
}
