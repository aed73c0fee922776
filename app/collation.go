package app

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collation orders words as a Vietnamese dictionary does: a, ă, â, b … d, đ, then tones.
// What a word is ordered by costs time, so it is remembered.
type collation struct {
	by   *collate.Collator
	buf  collate.Buffer
	keys map[string]string
}

func newCollation() *collation {
	return &collation{by: collate.New(language.Vietnamese, collate.IgnoreCase, collate.Numeric), keys: map[string]string{}}
}

// key is a text that compares as the words do.
func (c *collation) key(words string) string {
	key, known := c.keys[words]
	if !known {
		key = string(c.by.KeyFromString(&c.buf, words))
		c.buf.Reset()
		c.keys[words] = key
	}
	return key
}
