package register

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  a  b\t\nc ":           "a b c",
		"Quyê\u0301t đi\u0323nh": "Quyết định",
		"số 12\u200b/BC\u00ad":   "số 12/BC",
		"vui 😀":                  "vui \uFFFD",
		"hỏng \xff\xfe":          "hỏng \uFFFD",
		"\u00a0Ủy\u00a0ban":      "Ủy ban",
		norm.NFD.String("Ủy ban nhân dân xã Hoà"): "Ủy ban nhân dân xã Hoà",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldIgnoresMarksAndTonePlacement(t *testing.T) {
	if got := Fold("Đề án số 06; Uỷ ban"); got != "de an so 06 uy ban" {
		t.Errorf("Fold = %q", got)
	}
	for _, pair := range [][2]string{{"Hòa", "Hoà"}, {"Ủy ban", "Uỷ ban"}, {"THỦY", "thuỷ"}, {"khỏe", "khoẻ"}} {
		if FoldMarks(pair[0]) != FoldMarks(pair[1]) {
			t.Errorf("FoldMarks(%q) = %q, FoldMarks(%q) = %q; want equal", pair[0], FoldMarks(pair[0]), pair[1], FoldMarks(pair[1]))
		}
	}
	for _, pair := range [][2]string{{"Đề án", "Dê án"}, {"quý", "qúi"}, {"ĐA", "DA"}, {"hoàn", "hòan thành"}} {
		if FoldMarks(pair[0]) == FoldMarks(pair[1]) {
			t.Errorf("FoldMarks(%q) = FoldMarks(%q); want different", pair[0], pair[1])
		}
	}
}

func TestCleanIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		once := Clean(s)
		if !utf8.ValidString(once) || !norm.NFC.IsNormalString(once) {
			t.Fatalf("Clean(%q) = %q is not NFC", s, once)
		}
		if Clean(once) != once {
			t.Fatalf("Clean(Clean(%q)) = %q, Clean = %q", s, Clean(once), once)
		}
	})
}

// foldByDefinition is what Fold and FoldMarks mean, sign by sign and slowly.
func foldByDefinition(s string, marks bool) string {
	var b strings.Builder
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

func TestFoldIsWhatItMeans(t *testing.T) {
	signs := []rune("aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ ủỷòóảạ-/.,0189\u0300\u0301\u0309\u0303\u0323éèẹừứ ụỵý\uFFFD\x00\tßΣ")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom(signs)).Draw(t, "text")
		for _, marks := range []bool{false, true} {
			if got, want := foldWith(s, marks), foldByDefinition(s, marks); got != want {
				t.Fatalf("foldWith(%q, %v) = %q, want %q", s, marks, got, want)
			}
		}
	})
}
