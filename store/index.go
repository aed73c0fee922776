package store

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"kycuong/register"
)

// index finds and counts documents in memory. It is derived from the file and
// stands at one entry of the journal. Ids are kept in 32 bits: an office with
// 300 documents a day needs 40,000 years for more.
type index struct {
	mu       sync.RWMutex
	at       head
	org      *register.Org
	words    *lexicon
	cols     columns
	replies  replies
	units    map[string]*roaring.Bitmap // by UnitKey: sender, main addressee or handler
	books    map[string]*roaring.Bitmap
	types    map[string]*roaring.Bitmap
	years    map[int]*roaring.Bitmap
	all      *roaring.Bitmap // every document but the void ones
	voided   *roaring.Bitmap
	incoming *roaring.Bitmap
	returned *roaring.Bitmap
	answered *roaring.Bitmap
	open     *roaring.Bitmap
	orders   [sortKinds]*ordering
	sorting  sync.Mutex // one goroutine brings orders up to date at a time
	scratch  []wordForms
}

func newIndex(org *register.Org) *index {
	return &index{org: org, words: newLexicon(), replies: newReplies(), cols: newColumns(),
		units: map[string]*roaring.Bitmap{}, books: map[string]*roaring.Bitmap{}, types: map[string]*roaring.Bitmap{},
		years: map[int]*roaring.Bitmap{}, all: roaring.New(), voided: roaring.New(), incoming: roaring.New(),
		returned: roaring.New(), answered: roaring.New(), open: roaring.New()}
}

// bitmapOf returns the set of a key, making it when there is none.
func bitmapOf[K comparable](m map[K]*roaring.Bitmap, key K) *roaring.Bitmap {
	b, ok := m[key]
	if !ok {
		b = roaring.New()
		m[key] = b
	}
	return b
}

func set(b *roaring.Bitmap, id uint32, member bool) {
	if member {
		b.Add(id)
	} else {
		b.Remove(id)
	}
}

// parties are those a document is found and filtered by: who sent it, whom it
// is addressed to, who handles it. Receivers of copies are not.
func parties(d register.Document) []register.Party {
	list := make([]register.Party, 0, len(d.To)+2)
	list = append(list, d.Sender)
	list = append(list, d.To...)
	if !d.Handler.IsZero() {
		list = append(list, d.Handler)
	}
	return list
}

// add enters a document. With bulk the names of its units are left to
// nameUnits, which enters them for all documents of a unit at once.
func (x *index) add(d register.Document, bulk bool) {
	id := uint32(d.ID)
	x.eachWord(d, !bulk, x.words.plain.add, x.words.marked.add)
	for _, w := range x.symbolsOf(d) {
		x.words.symbols.add(x.words.symbols.id(w), id)
	}
	for _, w := range namedWords(d) {
		x.words.named.add(x.words.named.id(w), id)
	}
	for _, p := range parties(d) {
		if p.Code != "" {
			bitmapOf(x.units, register.UnitKey(p.Code)).Add(id)
		}
	}
	bitmapOf(x.books, d.Book).Add(id)
	bitmapOf(x.types, d.Type).Add(id)
	bitmapOf(x.years, d.Day().Year()).Add(id)
	set(x.all, id, d.Voided == "")
	set(x.voided, id, d.Voided != "")
	set(x.incoming, id, d.Direction == register.Incoming)
	set(x.returned, id, d.Returned)
	x.cols.set(id, d, x.nameOf(d.Sender, d.Date))
	x.status(d, bulk)
	x.resort(id)
}

// remove takes out what add entered for this version of a document; its
// columns stay until the next add.
func (x *index) remove(d register.Document) {
	id := uint32(d.ID)
	x.eachWord(d, true, x.words.plain.remove, x.words.marked.remove)
	for _, w := range x.symbolsOf(d) {
		x.words.symbols.remove(x.words.symbols.id(w), id)
	}
	for _, w := range namedWords(d) {
		x.words.named.remove(x.words.named.id(w), id)
	}
	for _, p := range parties(d) {
		if p.Code != "" {
			bitmapOf(x.units, register.UnitKey(p.Code)).Remove(id)
		}
	}
	bitmapOf(x.books, d.Book).Remove(id)
	bitmapOf(x.types, d.Type).Remove(id)
	bitmapOf(x.years, d.Day().Year()).Remove(id)
	x.forgetReplies(d)
}

// eachWord calls plain and marked with each word a document is found by.
func (x *index) eachWord(d register.Document, units bool, plain, marked func(word, doc uint32)) {
	list := x.scratch[:0]
	for _, text := range []string{d.Subject, d.Symbol, d.Signer, d.Number.String(), register.TypeName(d.Type)} {
		list = x.words.wordsOf(list, text)
	}
	for _, p := range parties(d) {
		list = x.words.wordsOf(list, p.Text)
		if units && p.Code != "" {
			list = x.unitWords(list, p.Code)
		}
	}
	id := uint32(d.ID)
	for _, w := range list {
		plain(w.plain, id)
		if w.marked != noWord {
			marked(w.marked, id)
		}
	}
	x.scratch = list
}

// symbolsOf returns the words of the symbol, and the number in our own book.
func (x *index) symbolsOf(d register.Document) []string {
	list := symbolWords(d.Symbol)
	if !d.Number.IsZero() {
		list = append(list, "#"+trimZeros(d.Number.String()))
	}
	return list
}

// namedWords are the words of the symbols a document names in its relations.
func namedWords(d register.Document) (list []string) {
	for _, r := range d.Relations {
		list = append(list, symbolWords(r.Symbol)...)
	}
	return list
}

// unitWords appends the words of every name a unit ever had, and of its code.
func (x *index) unitWords(list []wordForms, code string) []wordForms {
	list = x.words.wordsOf(list, code)
	for _, u := range x.org.History(code) {
		list = x.words.wordsOf(list, u.Name)
		list = x.words.wordsOf(list, u.Abbr)
	}
	return list
}

// nameUnits enters the names of all units for all their documents. A name that
// a unit has no longer goes on finding what it found.
func (x *index) nameUnits(org *register.Org) {
	x.org = org
	var list []wordForms
	for code, docs := range x.units {
		list = x.unitWords(list[:0], code)
		for _, w := range list {
			x.words.plain.addAll(w.plain, docs)
			if w.marked != noWord {
				x.words.marked.addAll(w.marked, docs)
			}
		}
	}
}

// nameOf is what a party is called, for sorting by sender.
func (x *index) nameOf(p register.Party, day register.Date) string {
	if p.Code == "" {
		return p.Text
	}
	return x.org.Name(p.Code, day)
}
