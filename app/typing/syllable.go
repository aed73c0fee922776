package typing

import (
	"maps"
	"slices"
	"strings"
)

// onsets are the consonants a syllable may begin with, the longest first, so that
// the first that fits is the one. "gi" and "qu" are onsets before another vowel.
var onsets = []string{"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
	"b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", ""}

// rimes are the vowels with what may follow them, without tones.
var rimes = func() map[string]bool {
	set := map[string]bool{}
	for vowels, codas := range map[string]string{
		"a": "- c ch i m n ng nh o p t u y", "ă": "c m n ng p t", "â": "c m n ng p t u y",
		"e": "- c m n ng o p t", "ê": "- ch m n nh p t u", "i": "- a ch m n nh p t u",
		"iê": "c m n ng p t u", "o": "- a c e i m n ng p t", "oa": "- c ch i m n ng nh o p t y", "oă": "c m n ng t", "oe": "- n o t m ng",
		"ô": "- c i m n ng p t", "ơ": "- i m n p t", "oo": "c n ng", "u": "- a c i m n ng p t y", "uâ": "n ng t y", "uê": "- ch n nh",
		"uô": "c i m n ng t", "uơ": "-", "uy": "- a ch n nh p t u", "uyê": "n t", "ư": "- a c i m n ng t u", "ươ": "c i m n ng p t u",
		"y": "- nh t", "yê": "m n ng t u", "ia": "-", "ua": "-", "ưa": "-",
	} {
		for _, coda := range strings.Fields(codas) {
			set[vowels+strings.TrimPrefix(coda, "-")] = true
		}
	}
	return set
}()

var (
	noMarks   = strings.NewReplacer("ă", "a", "â", "a", "ê", "e", "ô", "o", "ơ", "o", "ư", "u")
	noHorn    = strings.NewReplacer("ơ", "o")
	noHornOnU = strings.NewReplacer("ư", "u")
)

// beginnings are all rimes and what they begin with.
var beginnings = func() map[string]bool {
	set := map[string]bool{"": true}
	for rime := range rimes {
		letters := []rune(rime)
		for i := range letters {
			set[string(letters[:i+1])] = true
		}
	}
	for rime := range maps.Clone(set) { // on the way to a marked vowel
		for _, r := range []*strings.Replacer{noMarks, noHorn, noHornOnU} {
			set[r.Replace(rime)] = true
		}
	}
	return set
}()

// cut parts letters without tones into onset and rime.
func cut(word string) (onset, rime string, ok bool) {
	for _, o := range onsets {
		rest, fits := strings.CutPrefix(word, o)
		if !fits {
			continue
		}
		if (o == "gi" || o == "qu") && !startsWithVowel(rest) {
			continue // gì, gìn; q alone
		}
		return o, rest, rest == "" || startsWithVowel(rest)
	}
	return "", word, false
}

const vowels = "aăâeêioôơuưy"

func isVowel(r rune) bool { return strings.ContainsRune(vowels, r) }

func startsWithVowel(s string) bool { return s != "" && isVowel([]rune(s)[0]) }

// mayBecome reports that letters without tones are, or may become, a syllable. In gi
// before ê the i belongs to both (giếng).
func mayBecome(word string) bool {
	onset, rime, ok := cut(word)
	return ok && (beginnings[rime] || onset == "gi" && beginnings["i"+rime])
}

// isSyllable reports that a word, in lower case with its tone apart, is one.
func isSyllable(word string, t tone) bool {
	onset, rime, ok := cut(word)
	if !ok || !rimes[rime] && !(onset == "gi" && rimes["i"+rime]) || onset == "q" {
		return false
	}
	stopped := slices.ContainsFunc([]string{"c", "ch", "p", "t"}, func(coda string) bool { return strings.HasSuffix(rime, coda) })
	return !stopped || t == acute || t == dot || t == level
}
