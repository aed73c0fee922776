package export

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// holdsWrap checks what every breaking into lines keeps.
func holdsWrap(t interface{ Fatalf(string, ...any) }, s string, first, limit int) {
	s = printable(s)
	lines := wrap(nil, regular, s, first, limit)
	var kept strings.Builder
	for i, l := range lines {
		room := limit
		if i == 0 {
			room = first
		}
		if l.width != units(regular, l.text) {
			t.Fatalf("%q is %d wide, not %d", l.text, units(regular, l.text), l.width)
		}
		if l.width > room && utf8.RuneCountInString(l.text) > 1 {
			t.Fatalf("%q is wider than %d", l.text, room)
		}
		kept.WriteString(l.text)
	}
	if squeezed(kept.String()) != squeezed(s) {
		t.Fatalf("%q became %q", s, kept.String())
	}
}

func TestBrokenLinesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune(letters+"     /-.,;_ABC123"))).Draw(t, "text")
		limit := rapid.IntRange(500, 20000).Draw(t, "limit")
		holdsWrap(t, s, rapid.IntRange(400, limit).Draw(t, "first"), limit)
	})
}

func TestWordsAreWholeWhereTheyFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := printable(strings.Join(rapid.SliceOf(rapid.SampledFrom(strings.Fields("Số lượng bản của UBND xã Nghĩa Bình gửi"))).Draw(t, "words"), " "))
		for _, lines := range [][]line{wrap(nil, bold, s, 4000, 4000), balanced(bold, s, 4000)} {
			if parted(lines, s) {
				t.Fatalf("%q is broken into %+v", s, lines)
			}
		}
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("Về việc 12/BC-UBND", 3000)
	f.Add("\xff\u0301\U0001F600", 10)
	f.Add(strings.Repeat("a", 50)+" b", 700)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 0 || limit > 1e6 {
			limit = 1000
		}
		holdsWrap(t, s, limit, limit)
		holdsWrap(t, s, limit/2, limit)
	})
}

func FuzzPrintable(f *testing.F) {
	f.Add("Ba\u0301o ca\u0301o")
	f.Add("\x00\u202e\U0001F600\xff  \ufffe\n")
	f.Add(norm.NFD.String(letters))
	f.Add("\u1edb\x01\u031b\u0323") // what a control held apart becomes one letter without it
	f.Fuzz(func(t *testing.T, s string) {
		got := printable(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) || got != strings.Join(strings.Fields(got), " ") {
			t.Fatalf("%q became %q: not UTF-8 in NFC with single blanks", s, got)
		}
		if got != printable(got) {
			t.Fatalf("%q becomes %q, and that %q", s, got, printable(got))
		}
		for _, r := range got {
			if r > 0xFFFF || unicode.IsControl(r) {
				t.Fatalf("%q became %q, which has %U", s, got, r)
			}
		}
		if kept, want := lettersOf(got), lettersOf(s); utf8.ValidString(s) && kept != want {
			t.Fatalf("%q lost letters: %q, not %q", s, kept, want)
		}
	})
}

// lettersOf leaves only what a font of the Basic Multilingual Plane can show
// as letters and figures, without their marks: which of them a letter is composed
// with depends on the controls that stood between.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= 0xFFFF && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, norm.NFD.String(s))
}
