package typing

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// typed is what stands in the text after keys, as an entry would have it.
func typed(m Method, keys string) string {
	word := ""
	for _, key := range keys {
		word = m.Type(word, key)
	}
	return word
}

func TestTelexAndVNI(t *testing.T) {
	for _, c := range []struct {
		method     Method
		keys, want string
	}{
		{Telex, "Nguyeenx", "Nguyễn"}, {Telex, "nguwowif", "người"}, {Telex, "nguoiwf", "người"}, {Telex, "ddoocj", "độc"}, {Telex, "docojd", "độc"}, {Telex, "DDEEF", "ĐỀ"},
		{Telex, "thuowr", "thuở"}, {Telex, "thuowng", "thương"}, {Telex, "huwowng", "hương"}, {Telex, "quoocs", "quốc"}, {Telex, "quyeets", "quyết"},
		{Telex, "hoaf", "hòa"}, {Telex, "hofa", "hòa"}, {Telex, "hofan", "hoàn"}, {Telex, "hoanf", "hoàn"}, {Telex, "thuyr", "thủy"}, {Telex, "khoer", "khỏe"}, {Telex, "gif", "gì"}, {Telex, "ginf", "gìn"}, {Telex, "giaf", "già"},
		{Telex, "giuwx", "giữ"}, {Telex, "gieengs", "giếng"}, {Telex, "muaw", "mưa"}, {Telex, "mwa", "mưa"}, {Telex, "wng", "ưng"}, {Telex, "quawn", "quăn"}, {Telex, "hoawc", "hoăc"}, {Telex, "hoawcj", "hoặc"}, {Telex, "xoongx", "xỗng"}, {Telex, "ruwowuj", "rượu"},
		{Telex, "ass", "as"}, {Telex, "aaa", "aa"}, {Telex, "ddd", "dd"}, {Telex, "tooo", "too"}, {Telex, "uww", "uw"}, {Telex, "asz", "a"}, {Telex, "UBND", "UBND"}, {Telex, "SXD", "SXD"}, {Telex, "muoons", "muốn"}, {Telex, "muonos", "muốn"}, {Telex, "ngoaif", "ngoài"},
		{Telex, "tieengs", "tiếng"}, {Telex, "tiengse", "tiếng"}, {Telex, "vieetj", "việt"}, {Telex, "yeeu", "yêu"}, {Telex, "uyr", "ủy"}, {Telex, "Uyr", "Ủy"}, {Telex, "khuyur", "khuỷu"}, {Telex, "ngoeof", "ngoèo"}, {Telex, "duowngf", "dường"}, {Telex, "dduowngf", "đường"},
		{VNI, "Nguye6n4", "Nguyễn"}, {VNI, "ngu7o7i2", "người"}, {VNI, "nguoi72", "người"}, {VNI, "d9o65c", "độc"}, {VNI, "D9E62", "ĐỀ"}, {VNI, "hoa8c5", "hoặc"}, {VNI, "a11", "a1"}, {VNI, "12", "12"}, {VNI, "QD9", "QĐ"}, {VNI, "tie61ng", "tiếng"}, {VNI, "a10", "a"},
		{Off, "hoaf", "hoaf"},
	} {
		if got := typed(c.method, c.keys); got != c.want {
			t.Errorf("%s %q is %q, not %q", c.method, c.keys, got, c.want)
		}
	}
}

// syllables are all that the spelling allows: more than the 7,000 in use.
func syllables() (list []string) {
	for _, onset := range onsets {
		for rime := range rimes {
			if !fit(onset, rime) {
				continue
			}
			for tone := level; tone <= dot; tone++ {
				if isSyllable(onset+rime, tone) && (tone != level || !strings.ContainsAny(rime[len(rime)-1:], "ctp") && !strings.HasSuffix(rime, "ch")) {
					w := parse(onset + rime)
					w.tone = tone
					list = append(list, w.String())
				}
			}
		}
	}
	return list
}

// fit are the rules of spelling between onset and rime.
func fit(onset, rime string) bool {
	front := strings.ContainsRune("eêiy", []rune(rime)[0])
	switch onset {
	case "ngh", "gh", "k":
		return front
	case "ng", "g", "c":
		return !front && !(onset == "c" && strings.HasPrefix(rime, "oa"))
	case "qu":
		return !strings.HasPrefix(rime, "u") && !strings.HasPrefix(rime, "o") && !strings.HasPrefix(rime, "ô") == (rime != "ôc") && !strings.HasPrefix(rime, "i") && !strings.HasPrefix(rime, "ư")
	case "gi":
		return !strings.HasPrefix(rime, "i") && !strings.HasPrefix(rime, "y")
	case "q":
		return false
	case "":
		return !strings.HasPrefix(rime, "iê")
	}
	return !strings.HasPrefix(rime, "yê")
}

// keysOf spells a syllable: marks right after their letters, or all at the end.
func keysOf(m Method, s string, atEnd bool) string {
	w := parse(s)
	var keys, marks strings.Builder
	put := func(key rune) {
		if atEnd {
			marks.WriteRune(key)
		} else {
			keys.WriteRune(key)
		}
	}
	plain := map[rune]rune{'ă': 'a', 'â': 'a', 'ê': 'e', 'ô': 'o', 'ơ': 'o', 'ư': 'u', 'đ': 'd'}
	telex := map[rune]rune{'ă': 'w', 'â': 'a', 'ê': 'e', 'ô': 'o', 'ơ': 'w', 'ư': 'w', 'đ': 'd'}
	vni := map[rune]rune{'ă': '8', 'â': '6', 'ê': '6', 'ô': '6', 'ơ': '7', 'ư': '7', 'đ': '9'}
	both := atEnd && strings.Contains(w.plain(), "ươ")
	for _, r := range w.letters {
		base, ok := plain[r]
		if !ok {
			keys.WriteRune(r)
			if m == Telex && strings.HasSuffix(keys.String(), "oo") {
				keys.WriteRune('o') // two make ô, the third takes it back
			}
			continue
		}
		keys.WriteRune(base)
		if both && r == 'ư' {
			continue // one key marks both
		}
		if m == Telex {
			put(telex[r])
		} else {
			put(vni[r])
		}
	}
	if w.tone != level {
		marks.WriteString(map[Method][]string{Telex: {"", "s", "f", "r", "x", "j"}, VNI: {"", "1", "2", "3", "4", "5"}}[m][w.tone])
	}
	return keys.String() + marks.String()
}

func TestEverySyllable(t *testing.T) {
	list := syllables()
	if len(list) < 7000 {
		t.Fatalf("%d syllables only", len(list))
	}
	for _, want := range list {
		for _, m := range []Method{Telex, VNI} {
			for _, atEnd := range []bool{false, true} {
				if got := typed(m, keysOf(m, want, atEnd)); got != want {
					t.Errorf("%s %q is %q, not %q", m, keysOf(m, want, atEnd), got, want)
				}
			}
		}
	}
}

func TestSettle(t *testing.T) {
	for _, c := range [][3]string{{"việt", "vieetj", "việt"}, {"wỉndow", "wirndow", "wirndow"}, {"test", "tesst", "test"}, {"Êxcel", "Eexcel", "Eexcel"}, {"UBND", "UBND", "UBND"}, {"HĐND", "HDDND", "HĐND"}} {
		if got := Settle(c[0], c[1]); got != c[2] {
			t.Errorf("Settle(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// TestNothingIsLost: whatever is typed, the letters stay in their order, in NFC, and
// a key adds at most one.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]Method{Telex, VNI}).Draw(t, "method")
		word := ""
		for _, key := range rapid.SliceOf(rapid.SampledFrom([]rune("aeiouydwsfrxjzngtchmpqvbklABDWSEO123456789"))).Draw(t, "keys") {
			next := m.Type(word, key)
			if n := len([]rune(next)) - len([]rune(word)); n < 0 || n > 1 || !norm.NFC.IsNormalString(next) {
				t.Fatalf("%s: %q and %c became %q", m, word, key, next)
			}
			if len([]rune(next)) == len([]rune(word)) && next == word {
				t.Fatalf("%s: %c was lost after %q", m, key, word)
			}
			word = next
		}
		for _, r := range word {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Fatalf("%q", word)
			}
		}
	})
}
