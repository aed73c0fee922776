package store

import (
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
)

// vocabulary leads from words to the documents that have them.
type vocabulary struct {
	ids    map[string]uint32
	words  []string
	docs   []*roaring.Bitmap
	sorted []uint32 // the words in order, for prefixes; may lack the newest
}

func newVocabulary() *vocabulary { return &vocabulary{ids: map[string]uint32{}} }

// id returns the number of a word, making one when it is new.
func (v *vocabulary) id(word string) uint32 {
	id, ok := v.ids[word]
	if !ok {
		id = uint32(len(v.words))
		word = strings.Clone(word)
		v.ids[word] = id
		v.words = append(v.words, word)
		v.docs = append(v.docs, roaring.New())
	}
	return id
}

// find returns the documents with a word; nil when there are none. They may
// not be changed.
func (v *vocabulary) find(word string) *roaring.Bitmap {
	id, ok := v.ids[word]
	if !ok {
		return nil
	}
	return v.docs[id]
}

// isSorted reports that prefix may be used.
func (v *vocabulary) isSorted() bool { return len(v.sorted) == len(v.words) }

// sort puts the new words in their places.
func (v *vocabulary) sort() {
	known := len(v.sorted)
	if known == len(v.words) {
		return
	}
	fresh := make([]uint32, 0, len(v.words)-known)
	for id := known; id < len(v.words); id++ {
		fresh = append(fresh, uint32(id))
	}
	less := func(a, b uint32) int { return strings.Compare(v.words[a], v.words[b]) }
	slices.SortFunc(fresh, less)
	merged := make([]uint32, 0, len(v.words))
	i, j := 0, 0
	for i < known || j < len(fresh) {
		if j == len(fresh) || (i < known && less(v.sorted[i], fresh[j]) < 0) {
			merged = append(merged, v.sorted[i])
			i++
		} else {
			merged = append(merged, fresh[j])
			j++
		}
	}
	v.sorted = merged
}

// prefix returns the documents with a word that begins with p, of those in
// within (nil for all).
func (v *vocabulary) prefix(p string, within *roaring.Bitmap) *roaring.Bitmap {
	from, _ := slices.BinarySearchFunc(v.sorted, p, func(id uint32, p string) int { return strings.Compare(v.words[id], p) })
	var parts []*roaring.Bitmap
	for _, id := range v.sorted[from:] {
		if !strings.HasPrefix(v.words[id], p) {
			break
		}
		if within == nil || v.docs[id].Intersects(within) {
			parts = append(parts, v.docs[id])
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return roaring.FastOr(parts...)
}

func (v *vocabulary) add(word, doc uint32)    { v.docs[word].Add(doc) }
func (v *vocabulary) remove(word, doc uint32) { v.docs[word].Remove(doc) }
