package store

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
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
	r    *bufio.Reader
	sum  uint32 // CRC-32C of what was read
	most uint64 // size of the file: nothing in it is larger
	one  [1]byte
	err  error
}

// read fills b.
func (r *snapshotReader) read(b []byte) {
	if r.err != nil {
		return
	}
	if _, err := io.ReadFull(r.r, b); err != nil {
		r.err = fmt.Errorf("%w: %w", errNoSnapshot, err)
	}
	r.sum = crc32.Update(r.sum, castagnoli, b)
}

func (r *snapshotReader) raw(n uint64) []byte {
	if n > r.most {
		r.err = errNoSnapshot
	}
	if r.err != nil {
		return nil
	}
	b := make([]byte, n)
	r.read(b)
	return b
}

// ReadByte makes it an io.ByteReader for number.
func (r *snapshotReader) ReadByte() (byte, error) {
	r.read(r.one[:])
	return r.one[0], r.err
}

func (r *snapshotReader) number() uint64 {
	n, err := binary.ReadUvarint(r)
	if r.err == nil {
		r.err = err
	}
	if r.err != nil {
		return 0
	}
	return n
}

// count reads how many things follow; each takes a byte at least.
func (r *snapshotReader) count() int {
	n := r.number()
	if n > r.most {
		r.err = errNoSnapshot
		return 0
	}
	return int(n)
}

func (r *snapshotReader) text() string { return string(r.raw(r.number())) }

func (r *snapshotReader) texts() []string {
	var list []string
	r.each(func() { list = append(list, r.text()) })
	return list
}

// each calls read for as many things as follow, and no more after an error.
func (r *snapshotReader) each(read func()) {
	for range r.count() {
		if r.err != nil {
			return
		}
		read()
	}
}

// bitmap reads a set, which shares memory with what was read until it changes.
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
	n, size := r.count(), int(unsafe.Sizeof(zero))
	if uint64(n) > r.most/uint64(size) { // the product could overflow
		r.err = errNoSnapshot
	}
	if r.err != nil || n == 0 {
		return nil
	}
	list := make([]N, n)
	r.read(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), n*size))
	return list
}
