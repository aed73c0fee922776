package register

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns text fit to be kept: valid UTF-8 in NFC, no control or
// invisible formatting characters, white space folded to single blanks,
// nothing outside the Basic Multilingual Plane (office fonts and the PDF
// cannot show it; it becomes U+FFFD).
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			continue
		case r > 0xFFFF:
			r = unicode.ReplacementChar
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isPlain reports printable ASCII without anything Clean would change.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || (c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ')) {
			return false
		}
	}
	return true
}

// Fold returns the search key of s: lower case, no marks, đ as d, every run
// of other characters than letters and digits one blank.
func Fold(s string) string { return foldWith(s, false) }

// FoldMarks returns the key that keeps marks: lower case, NFC, with the tone
// of oa, oe, uy moved to one place, so that Hòa and Hoà, Ủy and Uỷ are equal.
func FoldMarks(s string) string { return foldWith(s, true) }

func foldWith(s string, marks bool) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, " ")) {
		if unicode.Is(unicode.Mn, r) {
			if marks {
				b.WriteRune(r)
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		r = unicode.ToLower(r)
		if r == 'đ' && !marks {
			r = 'd'
		}
		b.WriteRune(r)
	}
	if !marks {
		return b.String()
	}
	return placeTones(norm.NFC.String(b.String()))
}

// tonePlaces maps the newer spelling of a final oa, oe, uy to the older one.
var tonePlaces = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// placeTones rewrites word by word, and only at the end of a word: in "hoàn"
// both spellings carry the tone on the a. In "quý" the u belongs to the qu.
func placeTones(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if strings.HasPrefix(w, "qu") {
			continue
		}
		r := []rune(w)
		if len(r) >= 2 {
			words[i] = string(r[:len(r)-2]) + tonePlaces.Replace(string(r[len(r)-2:]))
		}
	}
	return strings.Join(words, " ")
}

// Initials returns the first letters of the folded words of s: "sxd" for
// "Sở Xây dựng".
func Initials(s string) string {
	var b strings.Builder
	for _, w := range strings.Fields(Fold(s)) {
		b.WriteByte(w[0])
	}
	return b.String()
}
