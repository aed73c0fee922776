package register

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// isPlain reports ASCII and Vietnamese letters without anything Clean would
// change.
func isPlain(s string) bool {
	before := ' '
	composed := true
	for _, r := range s {
		if r < ' ' || r == 0x7f || (r == ' ' && before == ' ') || (r > '~' && (r >= rune(len(folded)) || folded[r].plain == "")) {
			return false
		}
		composed = composed && r <= '~'
		before = r
	}
	return (before != ' ' || s == "") && (composed || norm.NFC.IsNormalString(s))
}

// Fold returns the search key of s: lower case, no marks, đ as d, every run
// of other characters than letters and digits one blank.
func Fold(s string) string { return foldWith(s, false) }

// FoldMarks returns the key that keeps marks: lower case, NFC, with the tone
// of oa, oe, uy moved to one place, so that Hòa and Hoà, Ủy and Uỷ are equal.
func FoldMarks(s string) string { return foldWith(s, true) }

// folded has, for every sign that Vietnamese texts are made of, its lower case
// with marks and its base letter; both are "" for what separates words.
var folded = foldSigns()

type foldedSign struct{ marked, plain string }

func foldSigns() (table [0x1f00]foldedSign) {
	for r := range table {
		table[r] = foldSign(rune(r))
	}
	return table
}

func foldSign(r rune) foldedSign {
	var marked, plain strings.Builder
	for _, r := range norm.NFD.String(string(r)) {
		switch {
		case unicode.Is(unicode.Mn, r):
			marked.WriteRune(r)
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			return foldedSign{}
		}
		r = unicode.ToLower(r)
		marked.WriteRune(r)
		if r == 'đ' {
			r = 'd'
		}
		plain.WriteRune(r)
	}
	return foldedSign{norm.NFC.String(marked.String()), plain.String()}
}

func foldWith(s string, marks bool) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		sign := foldedSign{}
		if r < rune(len(folded)) {
			sign = folded[r]
		} else {
			sign = foldSign(r)
		}
		if sign.marked == "" {
			blank = b.Len() > 0
			continue
		}
		text := sign.plain
		if marks {
			text = sign.marked
		}
		if blank && sign.plain != "" { // a mark of its own starts no word
			b.WriteByte(' ')
			blank = false
		}
		b.WriteString(text)
	}
	if !marks {
		return b.String()
	}
	text := b.String()
	if !norm.NFC.IsNormalString(text) { // a mark that stood alone met a letter
		text = norm.NFC.String(text)
	}
	return placeTones(text)
}

// tonePlaces maps the newer spelling of a final oa, oe, uy to the older one.
var tonePlaces = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

// placeTones rewrites word by word, and only at the end of a word: in "hoàn"
// both spellings carry the tone on the a. In "quý" the u belongs to the qu.
func placeTones(s string) string {
	if !strings.ContainsAny(s, "oóòỏõọuúùủũụ") {
		return s
	}
	moved := false
	words := strings.Split(s, " ")
	for i, w := range words {
		if strings.HasPrefix(w, "qu") {
			continue
		}
		_, last := utf8.DecodeLastRuneInString(w)
		_, before := utf8.DecodeLastRuneInString(w[:len(w)-last])
		end := w[len(w)-last-before:]
		if other, ok := tonePlaces[end]; ok {
			words[i], moved = w[:len(w)-len(end)]+other, true
		}
	}
	if !moved {
		return s
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
