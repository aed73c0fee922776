package review

import (
	"strings"

	"kycuong/register"
)

// phrases are words, or several in a row, to be looked for in many texts. They are
// kept by their first byte, so that each word of a text is held against the few
// phrases that can begin with it.
type phrases struct {
	list  []string // folded, between blanks
	begun [256][]int
}

// newPhrases reads phrases parted by ";".
func newPhrases(words string) *phrases {
	p := &phrases{}
	for i, w := range splitList(words) {
		w = register.FoldMarks(w)
		p.list = append(p.list, " "+w+" ")
		if w != "" { // signs alone are in no text
			p.begun[w[0]] = append(p.begun[w[0]], i)
		}
	}
	return p
}

// firstIn is the place, in the order they were given, of the first of the phrases
// that a folded text between blanks has; -1 when it has none.
func (p *phrases) firstIn(spaced string) int {
	first := len(p.list)
	for at := 0; at+1 < len(spaced); at++ {
		if spaced[at] != ' ' {
			continue
		}
		for _, i := range p.begun[spaced[at+1]] {
			if i < first && strings.HasPrefix(spaced[at:], p.list[i]) {
				first = i
			}
		}
	}
	if first == len(p.list) {
		return -1
	}
	return first
}
