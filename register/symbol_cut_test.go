package register

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The patterns that the scanners stand for.
var (
	numberForm  = regexp.MustCompile(`^(\d{1,7})([a-zđ]?(?:\.\d{1,4})?)$`)
	stateSymbol = regexp.MustCompile(`^(\d+[\p{Ll}]?(?:\.\d+)?)(?:/(\d{4}))?/(\p{Lu}[\p{L}\d]*(?:[-.&][\p{L}\d]+)*)$`)
)

func holdToPatterns(t interface{ Fatalf(string, ...any) }, s string) {
	number, year, rest, ok := cutSymbol(s)
	m := stateSymbol.FindStringSubmatch(s)
	if ok != (m != nil) || ok && (number != m[1] || year != m[2] || rest != m[3]) {
		t.Fatalf("%q: %q %q %q %t, the pattern says %q", s, number, year, rest, ok, m)
	}
	low := strings.ToLower(s)
	digits, suffix, ok := cutNumber(low)
	m = numberForm.FindStringSubmatch(low)
	if ok != (m != nil) || ok && (digits != m[1] || suffix != m[2]) {
		t.Fatalf("%q: %q %q %t, the pattern says %q", low, digits, suffix, ok, m)
	}
}

func TestScannersDoWhatThePatternsSay(t *testing.T) {
	for _, s := range []string{"", "12/QĐ-UBND", "12a/2026/QĐ-UBND", "66.25/2026/NQ-CP", "5240/QĐ-UBND.VX", "/BC-SNV", "GM-UBND", "12-BC/SNV", "12đ/TB", "12./TB", "12/2026", "12/20261/TB", "12/TB-", "12/TB--X", "12/tb", "12345678", "7.12345", "1đ.2", "12ab", "12/Đ", "12/A&B.C", "12/A\u0301", "12/\xff"} {
		holdToPatterns(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		holdToPatterns(t, rapid.StringMatching(`[0-9]{0,8}[a-zđ.]?[0-9]{0,3}/?([0-9]{3,5}/?)?[A-ZĐa-z0-9.&/-]{0,12}`).Draw(t, "symbol"))
	})
}

func FuzzCutSymbol(f *testing.F) {
	for _, seed := range []string{"12a/2026/QĐ-UBND", "66.25/NQ-CP", "đ", "1/Ǆ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) { holdToPatterns(t, s) })
}
