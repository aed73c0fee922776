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
		if r < ' ' || r == 0x7f || (r == ' ' && before == ' ') || (r > '~' && (r >= rune(len(folded)) || folded[r].plain == 0)) {
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

// FoldWords is FoldMarks with a blank before and after: each word of it stands between
// blanks, by which words are looked for.
func FoldWords(s string) string {
	var room [foldRoom]byte
	return placeTones(string(append(appendFolded(append(room[:0], ' '), s, true), ' ')))
}

// foldRoom is as much as most texts take, which are folded without a place of their own.
const foldRoom = 256

// folded has, for the signs of hasFolded, which Vietnamese texts are made of, the lower
// case with marks and the base letter; both are 0 for what separates words.
var folded = foldSigns()

type foldedLetter struct{ marked, plain rune }

// notOneLetter is a sign that foldAny takes: a mark, or what folds to several.
var notOneLetter = foldedLetter{marked: unicode.ReplacementChar}

func foldSigns() (table [allLatin]foldedLetter) {
	for r := range table {
		if !hasFolded(rune(r)) {
			continue
		}
		sign := foldSign(rune(r))
		marked, plain := []rune(sign.marked), []rune(sign.plain)
		switch {
		case len(marked) == 1 && len(plain) == 1:
			table[r] = foldedLetter{marked[0], plain[0]}
		case sign.marked != "":
			table[r] = notOneLetter
		}
	}
	return table
}

// foldedSign is a sign as it is folded, with marks and without; both are "" for what
// separates words.
type foldedSign struct{ marked, plain string }

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
	var room [foldRoom]byte
	text := string(appendFolded(room[:0], s, marks))
	if marks {
		return placeTones(text)
	}
	return text
}

// appendFolded appends what s folds to, the tones where they stood.
func appendFolded(to []byte, s string, marks bool) []byte {
	if text, ok := foldPlainly(to, s, marks); ok {
		return text
	}
	return append(to, foldAny(s, marks)...)
}

// Latin letters stand in two places; between them are marks, and letters that join.
const lastLatin, moreLatin, allLatin = 0x24f, 0x1e00, 0x1f00

func hasFolded(r rune) bool { return r <= lastLatin || r >= moreLatin && r < allLatin }

// foldPlainly folds what is made of letters in one piece; not ok when a mark stands
// apart from its letter, or a letter is in no table.
func foldPlainly(to []byte, s string, marks bool) (text []byte, ok bool) {
	begin, blank := len(to), false
	for _, r := range s {
		if !hasFolded(r) {
			return nil, false
		}
		sign := &folded[r]
		switch {
		case sign.marked == 0:
			blank = len(to) > begin
			continue
		case sign.plain == 0:
			return nil, false
		case blank:
			to, blank = append(to, ' '), false
		}
		if marks {
			to = utf8.AppendRune(to, sign.marked)
		} else {
			to = utf8.AppendRune(to, sign.plain)
		}
	}
	return to, true
}

func foldAny(s string, marks bool) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		sign := foldSign(r)
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
	return norm.NFC.String(b.String()) // a mark that stood alone may have met a letter
}

// tonePlaces maps the newer spelling of a final oa, oe, uy to the older one.
var tonePlaces = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

// placeTones rewrites the ends of words only: in "hoàn" both spellings carry the
// tone on the a. In "quý" the u belongs to the qu.
func placeTones(s string) string {
	var out strings.Builder
	kept := 0 // bytes of s that are in out
	for i := 1; i < len(s); i++ {
		if s[i] < utf8.RuneSelf || s[i-1] != 'o' && s[i-1] != 'u' {
			continue // the tone sits on the last letter in the newer spelling
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		other, ok := tonePlaces[s[i-1:end]]
		word := strings.LastIndexByte(s[:i], ' ') + 1
		if !ok || end < len(s) && s[end] != ' ' || strings.HasPrefix(s[word:], "qu") {
			continue
		}
		out.WriteString(s[kept : i-1])
		out.WriteString(other)
		kept = end
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
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
