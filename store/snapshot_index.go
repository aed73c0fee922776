package store

import (
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// The two functions name the parts of an index in the same order; whoever
// changes that order gives snapshotMagic a new number.

func (o *snapshotWriter) index(x *index) {
	o.number(x.at.seq)
	o.raw(x.at.hash[:])
	for _, v := range x.words.vocabularies() {
		o.vocabulary(v)
	}
	for _, m := range []map[string]*roaring.Bitmap{x.units, x.books, x.types} {
		o.number(uint64(len(m)))
		for key, b := range m {
			o.text(key)
			o.bitmap(b)
		}
	}
	o.number(uint64(len(x.years)))
	for year, b := range x.years {
		o.number(uint64(year))
		o.bitmap(b)
	}
	for _, b := range x.sets() {
		o.bitmap(*b)
	}
	o.columns(&x.cols)
	o.number(uint64(len(x.replies.answers)))
	for key, list := range x.replies.answers {
		o.number(key)
		writeColumn(o, list)
	}
	o.number(uint64(len(x.replies.asked)))
	for id, keys := range x.replies.asked {
		o.number(uint64(id))
		writeColumn(o, keys)
	}
	o.orders(x)
}

// vocabulary writes the words, how long the set of each is, and the sets.
func (o *snapshotWriter) vocabulary(v *vocabulary) {
	o.texts(v.words)
	writeColumn(o, v.sorted)
	ends := make([]uint32, len(v.words))
	end := uint64(0)
	for i, b := range v.docs {
		if b == nil {
			end += uint64(len(v.packing(uint32(i))))
		} else {
			end += b.GetSerializedSizeInBytes()
		}
		if end > math.MaxUint32 {
			o.err = errNoSnapshot // it would take a register a hundred times the largest there is
			return
		}
		ends[i] = uint32(end)
	}
	writeColumn(o, ends)
	for i, b := range v.docs {
		if b == nil {
			o.raw(v.packing(uint32(i)))
		} else if o.err == nil {
			_, o.err = b.WriteTo(o.w)
		}
	}
}

// orders writes those that are made; the others have no documents.
func (o *snapshotWriter) orders(x *index) {
	for _, by := range x.orders {
		if by.isReady() {
			writeColumn(o, by.ids)
		} else {
			o.number(0)
		}
	}
}

func (r *snapshotReader) orders(x *index) {
	for by := range x.orders {
		if ids := readColumn[uint32](r); len(ids) > 0 {
			x.orders[by] = &ordering{ids: ids, stale: map[uint32]bool{}, made: true}
			x.orders[by].number(0, len(x.cols.flags))
		}
	}
}

// sets are the sets that every index has.
func (x *index) sets() []**roaring.Bitmap {
	return []**roaring.Bitmap{&x.all, &x.voided, &x.incoming, &x.returned, &x.answered, &x.open}
}

func (o *snapshotWriter) columns(c *columns) {
	writeColumn(o, c.day)
	writeColumn(o, c.due)
	writeColumn(o, c.number)
	writeColumn(o, c.kind)
	writeColumn(o, c.sender)
	writeColumn(o, c.codes)
	writeColumn(o, c.ask)
	writeColumn(o, c.flags)
	for _, n := range []*interned{&c.kinds, &c.senders, &c.units} {
		o.texts(n.texts)
	}
}

func (r *snapshotReader) index(x *index) {
	x.at.seq = r.number()
	copy(x.at.hash[:], r.raw(uint64(len(x.at.hash))))
	for _, v := range x.words.vocabularies() {
		r.vocabulary(v)
	}
	for _, m := range []map[string]*roaring.Bitmap{x.units, x.books, x.types} {
		r.each(func() {
			key := r.text()
			m[key] = r.bitmap()
		})
	}
	r.each(func() {
		year := int(r.number())
		x.years[year] = r.bitmap()
	})
	for _, b := range x.sets() {
		*b = r.bitmap()
	}
	r.columns(&x.cols)
	r.each(func() {
		key := r.number()
		x.replies.answers[key] = readColumn[uint32](r)
	})
	r.each(func() {
		id := uint32(r.number())
		x.replies.asked[id] = readColumn[uint64](r)
	})
	r.orders(x)
}

func (r *snapshotReader) vocabulary(v *vocabulary) {
	v.words = r.texts()
	v.sorted = readColumn[uint32](r)
	v.packedTo = readColumn[uint32](r)
	if len(v.packedTo) != len(v.words) || !slices.IsSorted(v.packedTo) {
		r.err = errNoSnapshot
		return
	}
	v.docs = make([]*roaring.Bitmap, len(v.words))
	v.ids = make(map[string]uint32, len(v.words))
	for i, w := range v.words {
		v.ids[w] = uint32(i)
	}
	if n := len(v.packedTo); n > 0 {
		v.packed = r.raw(uint64(v.packedTo[n-1]))
	}
}

func (r *snapshotReader) columns(c *columns) {
	c.day = readColumn[int32](r)
	c.due = readColumn[int32](r)
	c.number = readColumn[uint32](r)
	c.kind = readColumn[uint32](r)
	c.sender = readColumn[uint32](r)
	c.codes = readColumn[uint32](r)
	c.ask = readColumn[uint64](r)
	c.flags = readColumn[uint8](r)
	for _, n := range []*interned{&c.kinds, &c.senders, &c.units} {
		for _, text := range r.texts() {
			n.id(text)
		}
	}
}
