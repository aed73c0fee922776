// Package typing makes Vietnamese letters of plain keys, by Telex or VNI, for
// computers without an input method. The one rule to know: it holds nothing back. What
// is typed stands in the text at once, a key changes the word before it, and so nothing
// can be lost by a click, a Tab or a saved form.
package typing

import (
	"strings"
	"unicode"
)

// Method is a way of typing.
type Method string

// The methods; Off leaves all keys as they are.
const (
	Off   Method = ""
	Telex Method = "telex"
	VNI   Method = "vni"
)

// action is what a key does to a word.
type action struct {
	tone  tone
	from  string // letters it changes, each into the one of to at the same place
	to    string
	isSet bool // it sets the tone
}

// actions are the keys of each method, in lower case.
var actions = map[Method]map[rune]action{
	Telex: {
		's': {isSet: true, tone: acute}, 'f': {isSet: true, tone: grave}, 'r': {isSet: true, tone: hook}, 'x': {isSet: true, tone: tilde}, 'j': {isSet: true, tone: dot}, 'z': {isSet: true},
		'a': {from: "aă", to: "ââ"}, 'e': {from: "e", to: "ê"}, 'o': {from: "oơ", to: "ôô"}, 'd': {from: "d", to: "đ"}, 'w': {from: "aâoôu", to: "ăăơơư"},
	},
	VNI: {
		'1': {isSet: true, tone: acute}, '2': {isSet: true, tone: grave}, '3': {isSet: true, tone: hook}, '4': {isSet: true, tone: tilde}, '5': {isSet: true, tone: dot}, '0': {isSet: true},
		'6': {from: "aăeoơ", to: "ââêôô"}, '7': {from: "oôu", to: "ơơư"}, '8': {from: "aâ", to: "ăă"}, '9': {from: "d", to: "đ"},
	},
}

// Type returns what becomes of the word before the cursor when a key is typed after it.
// A mark typed twice is taken back and the key stands as it is: "ass" is "as".
func (m Method) Type(before string, key rune) string {
	act, ok := actions[m][unicode.ToLower(key)]
	w := parse(before)
	if !ok {
		return m.append(w, before, key)
	}
	if act.isSet {
		return m.setTone(w, before, key, act.tone)
	}
	if changed, ok := w.mark(act); ok {
		return changed.String()
	}
	if undone, ok := w.unmark(act); ok && (mayBecome(w.plain()) || !hasVowel(w.letters)) {
		return undone.String() + string(key)
	}
	if m == Telex && unicode.ToLower(key) == 'w' && mayBecome(w.plain()+"ư") && !hasVowel(w.letters) {
		w = w.add('ư')
		w.upper[len(w.upper)-1] = unicode.IsUpper(key)
		return w.String()
	}
	return m.append(w, before, key)
}

// TypeCode is Type where numbers and symbols, codes and names of files are typed: of the
// marks there is only that of the đ, which symbols have (QĐ, NĐ).
func (m Method) TypeCode(before string, key rune) string {
	if act := actions[m][unicode.ToLower(key)]; act.to == "đ" {
		return m.Type(before, key)
	}
	return before + string(key)
}

// append adds a letter; the tone moves where it belongs now.
func (m Method) append(w word, before string, key rune) string {
	if key > unicode.MaxASCII || !unicode.IsLetter(key) || w.tone == level && !strings.ContainsRune(w.plain(), 'ơ') {
		return before + string(key)
	}
	if next := w.add(key); mayBecome(next.plain()) {
		return next.String()
	}
	return before + string(key)
}

func (m Method) setTone(w word, before string, key rune, t tone) string {
	switch {
	case w.toneAt() < 0 || !mayBecome(w.plain()):
		return before + string(key)
	case t == w.tone && t == level:
		return before + string(key)
	case t == w.tone:
		w.tone = level
		return w.String() + string(key)
	}
	w.tone = t
	return w.String()
}

// mark puts the mark on the last letter that takes it and leaves a syllable, or on the
// d of an abbreviation (QĐ, NĐ). In uo
// both take the horn, but at the end of a word (thuở).
func (w word) mark(act action) (word, bool) {
	from, to := []rune(act.from), []rune(act.to)
	if both, ok := w.hornBoth(act); ok {
		return both, true
	}
	for i := len(w.letters) - 1; i >= 0; i-- {
		at := strings.IndexRune(act.from, w.letters[i])
		if at < 0 {
			continue
		}
		n := len([]rune(act.from[:at]))
		if changed := w.with(i, to[n]); from[n] != to[n] && (mayBecome(changed.plain()) || to[n] == 'đ' && !hasVowel(w.letters)) {
			return changed, true
		}
	}
	return w, false
}

func (w word) hornBoth(act action) (word, bool) {
	i := strings.Index(w.plain(), "uo")
	if !strings.ContainsRune(act.to, 'ư') || i < 0 || i > 0 && w.plain()[i-1] == 'q' {
		return w, false
	}
	at := len([]rune(w.plain()[:i]))
	both := w.with(at+1, 'ơ')
	if at+2 < len(w.letters) {
		both = both.with(at, 'ư')
	}
	return both, mayBecome(both.plain())
}

// unmark takes back the mark that the key would put.
func (w word) unmark(act action) (word, bool) {
	from, to := []rune(act.from), []rune(act.to)
	undone := false
	for i := len(w.letters) - 1; i >= 0; i-- {
		for n := range to {
			if w.letters[i] == to[n] {
				w, undone = w.with(i, from[n]), true
				break
			}
		}
	}
	return w, undone
}

func hasVowel(letters []rune) bool {
	for _, r := range letters {
		if isVowel(r) {
			return true
		}
	}
	return false
}

// IsSyllable reports that a word can be a Vietnamese one.
func IsSyllable(s string) bool {
	w := parse(s)
	return isSyllable(w.plain(), w.tone)
}

// Settle is called when a word ends: what came out of the keys, if it is no Vietnamese
// word after all, goes back to the keys themselves. Abbreviations stay (QĐ-UBND).
func Settle(composed, keys string) string {
	if isASCII(composed) && !hasVowel(parse(keys).letters) {
		return keys // www, where a w stood for ư
	}
	if composed == keys || IsSyllable(composed) || isASCII(composed) || !hasVowel(parse(composed).letters) {
		return composed
	}
	return keys
}

func isASCII(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII {
			return false
		}
	}
	return true
}
