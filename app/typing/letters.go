package typing

import (
	"strings"
	"unicode"
)

// tone is one of the six of a syllable.
type tone int

// The tones, in the order of the tables below.
const (
	level tone = iota // ngang
	acute             // sắc
	grave             // huyền
	hook              // hỏi
	tilde             // ngã
	dot               // nặng
)

// toned has every vowel with each tone.
var toned = map[rune][]rune{
	'a': []rune("aáàảãạ"), 'ă': []rune("ăắằẳẵặ"), 'â': []rune("âấầẩẫậ"), 'e': []rune("eéèẻẽẹ"), 'ê': []rune("êếềểễệ"), 'i': []rune("iíìỉĩị"),
	'o': []rune("oóòỏõọ"), 'ô': []rune("ôốồổỗộ"), 'ơ': []rune("ơớờởỡợ"), 'u': []rune("uúùủũụ"), 'ư': []rune("ưứừửữự"), 'y': []rune("yýỳỷỹỵ"),
}

// apart has every vowel with a tone as vowel and tone.
var apart = func() map[rune]struct {
	vowel rune
	tone  tone
} {
	table := map[rune]struct {
		vowel rune
		tone  tone
	}{}
	for vowel, list := range toned {
		for t, r := range list {
			table[r] = struct {
				vowel rune
				tone  tone
			}{vowel, tone(t)}
		}
	}
	return table
}()

// word is what is being typed: lower case letters without tones, which of them are
// capitals, and the tone.
type word struct {
	letters []rune
	upper   []bool
	tone    tone
}

func parse(s string) (w word) {
	for _, r := range s {
		low := unicode.ToLower(r)
		if x, ok := apart[low]; ok {
			low = x.vowel
			if x.tone != level {
				w.tone = x.tone
			}
		}
		w.letters, w.upper = append(w.letters, low), append(w.upper, unicode.IsUpper(r))
	}
	return w
}

// String writes the word with its tone where it belongs.
func (w word) String() string {
	at := w.toneAt()
	var b strings.Builder
	for i, r := range w.letters {
		if i == at {
			r = toned[r][w.tone]
		}
		if w.upper[i] {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (w word) plain() string { return string(w.letters) }

// toneAt is the letter that carries the tone: the last vowel with a mark of its own;
// else the middle one of three, the second of two before a consonant, the first of
// two at the end (hòa, thủy).
func (w word) toneAt() int {
	onset, rime, _ := cut(w.plain())
	from := len([]rune(onset))
	n, marked := 0, -1
	for _, r := range rime {
		if !isVowel(r) {
			break
		}
		if strings.ContainsRune("ăâêôơư", r) {
			marked = from + n
		}
		n++
	}
	switch {
	case n == 0:
		return -1
	case marked >= 0:
		return marked
	case n == 1, n == 2 && from+n == len(w.letters):
		return from
	}
	return from + 1
}

// with returns the word with letter i replaced.
func (w word) with(i int, r rune) word {
	w.letters = append([]rune(nil), w.letters...)
	w.letters[i] = r
	return w
}

// add returns the word with one more letter; ươ is written uơ only at the end of a
// word (thuở, but thương).
func (w word) add(key rune) word {
	n := len(w.letters)
	low := unicode.ToLower(key)
	out := word{append(append([]rune(nil), w.letters...), low), append(append([]bool(nil), w.upper...), unicode.IsUpper(key)), w.tone}
	if n >= 2 && w.letters[n-1] == 'ơ' && w.letters[n-2] == 'u' && !(n >= 3 && w.letters[n-3] == 'q') {
		if horned := out.with(n-2, 'ư'); mayBecome(horned.plain()) {
			return horned
		}
	}
	return out
}
