package register

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Symbols are taken apart some times for every document of a review, so these are
// scanners; the tests hold them to the patterns they stand for.

// digitsAt returns how many of the first bytes are ASCII digits.
func digitsAt(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// cutNumber parts 12a.25 in lower case into digits and the rest:
// ^\d{1,7}([a-zđ]?(\.\d{1,4})?)$
func cutNumber(s string) (digits, suffix string, ok bool) {
	n := digitsAt(s)
	digits, suffix = s[:n], s[n:]
	rest := strings.TrimPrefix(suffix, "đ")
	if rest == suffix && suffix != "" && suffix[0] >= 'a' && suffix[0] <= 'z' {
		rest = suffix[1:]
	}
	if after, found := strings.CutPrefix(rest, "."); found {
		k := digitsAt(after)
		return digits, suffix, n >= 1 && n <= 7 && k >= 1 && k <= 4 && k == len(after)
	}
	return digits, suffix, n >= 1 && n <= 7 && rest == ""
}

// cutSymbol parts 12a/2026/QĐ-UBND into number, year and the rest:
// ^(\d+\p{Ll}?(\.\d+)?)(/\d{4})?/(\p{Lu}[\p{L}\d]*([-.&][\p{L}\d]+)*)$
func cutSymbol(s string) (number, year, rest string, ok bool) {
	i := digitsAt(s)
	if i == 0 {
		return "", "", "", false
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); unicode.Is(unicode.Ll, r) {
		i += size
	}
	if i < len(s) && s[i] == '.' {
		k := digitsAt(s[i+1:])
		if k == 0 {
			return "", "", "", false
		}
		i += 1 + k
	}
	number = s[:i]
	rest, ok = strings.CutPrefix(s[i:], "/")
	if !ok {
		return "", "", "", false
	}
	if digitsAt(rest) == 4 && len(rest) > 4 && rest[4] == '/' {
		year, rest = rest[:4], rest[5:]
	}
	return number, year, rest, isNotation(rest)
}

// isNotation reports QĐ-UBND.VX: ^\p{Lu}[\p{L}\d]*([-.&][\p{L}\d]+)*$
func isNotation(s string) bool {
	first := true
	open := false // a separator waits for what it separates
	for _, r := range s {
		switch {
		case first:
			if !unicode.Is(unicode.Lu, r) {
				return false
			}
		case r == '-' || r == '.' || r == '&':
			if open {
				return false
			}
			open = true
			continue
		case r == utf8.RuneError || !unicode.IsLetter(r) && (r < '0' || r > '9'):
			return false
		}
		first, open = false, false
	}
	return !first && !open
}
