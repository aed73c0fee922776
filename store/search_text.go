package store

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"kycuong/register"
)

// term is one word of the text typed.
type term struct {
	plain, marked string
	prefix        bool // it may be unfinished
}

// matchText returns which documents of filter have every word of text, and
// which of these have them just as typed; the latter is nil when the text says
// nothing about it.
func (x *index) matchText(text string, filter *roaring.Bitmap) (found, first *roaring.Bitmap) {
	text = register.Clean(text)
	terms := termsOf(text)
	if len(terms) == 0 {
		return filter, nil
	}
	found = filter
	for _, t := range terms {
		if t.prefix {
			continue // the widest set comes last, against what the others left
		}
		docs := x.words.plain.find(t.plain)
		if docs == nil {
			return roaring.New(), nil
		}
		found = roaring.And(found, docs)
	}
	for _, t := range terms {
		if t.prefix {
			found = roaring.And(found, x.words.plain.prefix(t.plain, found))
		}
	}
	if found.IsEmpty() {
		return found, nil
	}
	return found, x.exact(text, terms, found)
}

// termsOf takes the words of a text; the last may be unfinished when nothing
// follows it. Numbers are never unfinished: 1 is not 10 or 1999.
func termsOf(text string) []term {
	var terms []term
	for w := range words(text) {
		plain, marked := foldWord(w)
		if plain != "" {
			terms = append(terms, term{plain: plain, marked: marked})
		}
	}
	if n := len(terms); n > 0 {
		last := &terms[n-1]
		last.prefix = !isNumber(last.plain)
	}
	return terms
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// exact returns the documents of found that answer to the text as typed: a
// number or symbol by the number or symbol they bear, words by their marks.
func (x *index) exact(text string, terms []term, found *roaring.Bitmap) *roaring.Bitmap {
	if docs := x.bySymbol(text, found); docs != nil {
		return docs
	}
	hasMarks := false
	for _, t := range terms {
		if t.marked == t.plain {
			continue
		}
		hasMarks = true
		var docs *roaring.Bitmap
		if t.prefix {
			docs = x.words.marked.prefix(t.marked, found)
		} else {
			docs = x.words.marked.find(t.marked)
		}
		if docs == nil {
			return nil
		}
		found = roaring.And(found, docs)
	}
	if !hasMarks {
		return nil
	}
	return found
}

// bySymbol returns the documents of found whose number or symbol begins with
// the text, nil when it is neither.
func (x *index) bySymbol(text string, found *roaring.Bitmap) *roaring.Bitmap {
	if strings.Contains(text, " ") {
		return nil
	}
	list := symbolWords(text)
	if len(list) == 0 || !strings.HasPrefix(list[0], "#") {
		return nil
	}
	for i, w := range list {
		var docs *roaring.Bitmap
		if i > 0 && i == len(list)-1 {
			docs = x.words.symbols.prefix(w, found)
		} else {
			docs = x.words.symbols.find(w)
		}
		if docs == nil {
			return roaring.New()
		}
		found = roaring.And(found, docs)
	}
	return found
}
