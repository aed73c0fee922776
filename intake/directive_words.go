package intake

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"kycuong/register"
)

// word is one word of a text, folded with marks, and where it stands.
type word struct {
	text     string
	from, to int
}

// wordsOf takes a text apart once, so that nothing after it need fold again.
// The bodies everybody abbreviates become one word.
func wordsOf(text string) []word {
	words := make([]word, 0, len(text)/5)
	folded := map[string]string{}
	start := -1
	end := func(at int) {
		if start < 0 {
			return
		}
		raw := text[start:at]
		key, known := folded[raw]
		if !known {
			key = register.FoldMarks(raw)
			folded[raw] = key
		}
		words = oneWord(append(words, word{key, start, at}))
		start = -1
	}
	for i, r := range text {
		switch inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r); {
		case !inWord:
			end(i)
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return words
}

// oneWord makes one word of the last four when they name a committee or council.
func oneWord(words []word) []word {
	n := len(words)
	if n < 4 || words[n-1].text != "dân" || words[n-2].text != "nhân" {
		return words
	}
	short := ""
	switch words[n-4].text + " " + words[n-3].text {
	case "ủy ban":
		short = "ubnd"
	case "hội đồng":
		short = "hđnd"
	default:
		return words
	}
	return append(words[:n-4], word{short, words[n-4].from, words[n-1].to})
}

// wordsIn are the words that stand in a stretch of the text.
func wordsIn(words []word, from, to int) []word {
	lo := sort.Search(len(words), func(i int) bool { return words[i].from >= from })
	hi := sort.Search(len(words), func(i int) bool { return words[i].from >= to })
	return words[lo:max(lo, hi)]
}

// startsWith reports that the words begin with those of want.
func startsWith(words []word, want []string) bool {
	if len(words) < len(want) {
		return false
	}
	for i, w := range want {
		if words[i].text != w {
			return false
		}
	}
	return true
}

// foldedWords are the words of a name, as wordsOf has them.
func foldedWords(name string) []string {
	var list []string
	for _, w := range wordsOf(name) {
		list = append(list, w.text)
	}
	return list
}

// follows reports that only a blank stands between two words.
func follows(text string, a, b word) bool { return strings.TrimSpace(text[a.to:b.from]) == "" }

func capital(text string, w word) bool {
	r, _ := utf8.DecodeRuneInString(text[w.from:])
	return unicode.IsUpper(r)
}
