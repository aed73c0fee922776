package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kycuong/register"
)

// wordForms are the two ways a word is found.
type wordForms struct {
	plain  uint32 // lower case, no marks
	marked uint32 // lower case, with marks; noWord when that is the same
}

const noWord = ^uint32(0)

// maxForms bounds the memory of the folded words; documents of a year have far
// fewer.
const maxForms = 1 << 18

// lexicon folds words. Texts of an office repeat few thousand syllables, so
// each is folded once and then looked up as it stands.
type lexicon struct {
	plain, marked *vocabulary
	symbols       *vocabulary // numbers as #12a and the parts of symbols, with marks
	named         *vocabulary // parts of the symbols in relations
	forms         map[string]wordForms
}

func newLexicon() *lexicon {
	return &lexicon{plain: newVocabulary(), marked: newVocabulary(), symbols: newVocabulary(), named: newVocabulary(), forms: map[string]wordForms{}}
}

// vocabularies are all of them, in the order of a snapshot.
func (l *lexicon) vocabularies() []*vocabulary {
	return []*vocabulary{l.plain, l.marked, l.symbols, l.named}
}

// sort puts the words in order that may be unfinished when one types them.
func (l *lexicon) sort() {
	l.plain.sort()
	l.marked.sort()
	l.symbols.sort()
}

func (l *lexicon) areSorted() bool {
	return l.plain.isSorted() && l.marked.isSorted() && l.symbols.isSorted()
}

// wordsOf appends the forms of every word of text.
func (l *lexicon) wordsOf(list []wordForms, text string) []wordForms {
	for word := range words(text) {
		f, ok := l.forms[word]
		if !ok {
			f = l.fold(word)
		}
		if f.plain != noWord {
			list = append(list, f)
		}
	}
	return list
}

func (l *lexicon) fold(word string) wordForms {
	f := wordForms{noWord, noWord}
	plain, marked := foldWord(word)
	if plain != "" {
		f.plain = l.plain.id(plain)
	}
	if marked != plain {
		f.marked = l.marked.id(marked)
	}
	if len(l.forms) >= maxForms {
		clear(l.forms)
	}
	l.forms[strings.Clone(word)] = f
	return f
}

// foldWord returns the two keys of a word; numbers lose their leading zeros,
// since 05 on paper is typed 5.
func foldWord(word string) (plain, marked string) {
	return trimZeros(register.Fold(word)), trimZeros(register.FoldMarks(word))
}

func trimZeros(s string) string {
	if len(s) < 2 || s[0] != '0' {
		return s
	}
	t := strings.TrimLeft(s, "0")
	if t == "" || t[0] < '0' || t[0] > '9' {
		return "0" + t
	}
	return t
}

// words yields the words of a text as they stand: runs of letters, digits and
// combining marks.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range text {
			if isWordRune(r) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && !yield(text[start:i]) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(text[start:])
		}
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// symbolWords returns the words under which a symbol is found as a symbol:
// #12a for its number, then its parts with their marks.
func symbolWords(symbol string) []string {
	if symbol == "" {
		return nil
	}
	var list []string
	number, rest := splitSymbol(symbol)
	if number != "" {
		list = append(list, "#"+number)
	}
	for word := range words(rest) {
		_, marked := foldWord(word)
		list = append(list, marked)
	}
	return list
}

// splitSymbol cuts the number off a symbol, or off the beginning of one.
func splitSymbol(symbol string) (number, rest string) {
	i := strings.IndexAny(symbol, "/-")
	head := symbol
	if i >= 0 {
		head, rest = symbol[:i], symbol[i:]
	}
	n, err := register.ParseNumber(head)
	if err != nil {
		return "", symbol
	}
	return trimZeros(n.String()), rest
}
