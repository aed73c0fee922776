package store

import (
	"encoding/binary"
	"io"
	"unsafe"

	"github.com/RoaringBitmap/roaring/v2"
)

// snapshotWriter writes the parts of an index; the first error stays.
type snapshotWriter struct {
	w   io.Writer
	buf []byte
	err error
}

func (o *snapshotWriter) raw(b []byte) {
	if o.err == nil {
		_, o.err = o.w.Write(b)
	}
}

func (o *snapshotWriter) number(n uint64) {
	o.buf = binary.AppendUvarint(o.buf[:0], n)
	o.raw(o.buf)
}

func (o *snapshotWriter) text(s string) {
	o.number(uint64(len(s)))
	o.raw([]byte(s))
}

func (o *snapshotWriter) texts(list []string) {
	o.number(uint64(len(list)))
	for _, s := range list {
		o.text(s)
	}
}

func (o *snapshotWriter) bitmap(b *roaring.Bitmap) {
	o.number(b.GetSerializedSizeInBytes())
	if o.err == nil {
		_, o.err = b.WriteTo(o.w)
	}
}

// fixed are the numbers of a column.
type fixed interface {
	uint8 | int32 | uint32 | uint64
}

// writeColumn writes numbers as they lie in memory; a machine of the other
// byte order would read nonsense, and none is built for.
func writeColumn[N fixed](o *snapshotWriter, list []N) {
	o.number(uint64(len(list)))
	if len(list) > 0 {
		o.raw(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), len(list)*int(unsafe.Sizeof(list[0]))))
	}
}

// snapshotReader reads what snapshotWriter wrote. After the first error all it
// returns is empty.
type snapshotReader struct {
	data []byte
	err  error
}

func (r *snapshotReader) raw(n uint64) []byte {
	if r.err != nil || n > uint64(len(r.data)) {
		r.err = errNoSnapshot
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *snapshotReader) number() uint64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.err = errNoSnapshot
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count reads how many things follow; each takes a byte at least.
func (r *snapshotReader) count() int {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.err = errNoSnapshot
		return 0
	}
	return int(n)
}

func (r *snapshotReader) text() string { return string(r.raw(r.number())) }

func (r *snapshotReader) texts() []string {
	list := make([]string, 0, r.count())
	for range cap(list) {
		list = append(list, r.text())
	}
	return list
}

// bitmap reads a set that shares the memory of the snapshot until it changes.
func (r *snapshotReader) bitmap() *roaring.Bitmap {
	b := roaring.New()
	raw := r.raw(r.number())
	if r.err != nil {
		return b
	}
	if _, err := b.FromBuffer(raw); err != nil {
		r.err = err
	}
	return b
}

func readColumn[N fixed](r *snapshotReader) []N {
	var zero N
	n := r.number()
	raw := r.raw(n * uint64(unsafe.Sizeof(zero)))
	if len(raw) == 0 {
		return nil
	}
	list := make([]N, n)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), len(raw)), raw)
	return list
}
