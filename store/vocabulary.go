package store

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
)

// vocabulary leads from words to the documents that have them. Of a hundred
// thousand words few are ever asked for, so the sets of a snapshot stay as they
// lie in it until they are: that is a third of the memory, and a start in no time.
type vocabulary struct {
	ids      map[string]uint32
	words    []string
	sorted   []uint32 // the words in order, for prefixes; may lack the newest
	mu       sync.Mutex
	docs     []*roaring.Bitmap          // nil for a set that is packed still
	packed   []byte                     // the sets of the first words, as a snapshot has them
	packedTo []uint32                   // where each ends
	begun    map[string]*roaring.Bitmap // what beginnings of a letter or two find; forgotten when a word loses a document
}

// maxBegun is how many beginnings are kept; there are some 300 in the language, and
// in a register of a million documents each can take 125 KB.
const maxBegun = 64

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
	return v.set(id)
}

// set returns the documents with the word of that number, unpacking them when
// they are asked for first. Those who only read may change them so too.
func (v *vocabulary) set(word uint32) *roaring.Bitmap {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.docs[word] == nil {
		v.docs[word] = roaring.New()
		if _, err := v.docs[word].FromBuffer(v.packing(word)); err != nil {
			panic(err) // the checksum said that it is what was written: a slip of this program
		}
	}
	return v.docs[word]
}

// packing returns a set that was not unpacked as it lies in the snapshot.
func (v *vocabulary) packing(word uint32) []byte {
	from := uint32(0)
	if word > 0 {
		from = v.packedTo[word-1]
	}
	return v.packed[from:v.packedTo[word]]
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
// within (nil for all), and maybe others. They may not be changed.
func (v *vocabulary) prefix(p string, within *roaring.Bitmap) *roaring.Bitmap {
	if utf8.RuneCountInString(p) > 2 {
		return v.beginning(p, within)
	}
	v.mu.Lock()
	docs := v.begun[p]
	v.mu.Unlock()
	if docs == nil {
		docs = v.beginning(p, nil)
		v.keep(p, docs)
	}
	return docs
}

// keep remembers what a short beginning finds: every search begins with one.
func (v *vocabulary) keep(p string, docs *roaring.Bitmap) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.begun == nil || len(v.begun) >= maxBegun {
		v.begun = map[string]*roaring.Bitmap{}
	}
	v.begun[p] = docs
}

func (v *vocabulary) beginning(p string, within *roaring.Bitmap) *roaring.Bitmap {
	from, _ := slices.BinarySearchFunc(v.sorted, p, func(id uint32, p string) int { return strings.Compare(v.words[id], p) })
	var parts []*roaring.Bitmap
	for _, id := range v.sorted[from:] {
		if !strings.HasPrefix(v.words[id], p) {
			break
		}
		if docs := v.set(id); within == nil || docs.Intersects(within) {
			parts = append(parts, docs)
		}
	}
	return roaring.FastOr(parts...)
}

// add enters a document under a word. Nobody may search meanwhile.
func (v *vocabulary) add(word, doc uint32) {
	v.set(word).Add(doc)
	for p, docs := range v.begun {
		if strings.HasPrefix(v.words[word], p) {
			docs.Add(doc)
		}
	}
}

// remove takes a document away from a word. Nobody may search meanwhile.
func (v *vocabulary) remove(word, doc uint32) {
	v.set(word).Remove(doc)
	maps.DeleteFunc(v.begun, func(p string, _ *roaring.Bitmap) bool { return strings.HasPrefix(v.words[word], p) })
}

// addAll enters many documents under a word. Nobody may search meanwhile.
func (v *vocabulary) addAll(word uint32, docs *roaring.Bitmap) {
	v.set(word).Or(docs)
	clear(v.begun)
}
