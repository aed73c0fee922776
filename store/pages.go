package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The pages of a bbolt file, as far as a check needs them. bbolt trusts them:
// a wrong number in one sends it to foreign memory or round in a circle for
// ever. So the file is walked by this code first, which reads with bounds and
// visits no page twice.
const (
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	pageHeader   = 16
	elementSize  = 16
	bucketHeader = 16
	metaSize     = 64

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketLeaf   = 0x01

	noFreelist = ^uint64(0)
)

// order is the byte order of the file: that of the machine that wrote it,
// little-endian on all this program is built for.
var order = binary.LittleEndian

// meta is a header page: where the tree and the free list begin, and how many
// pages the file must have.
type meta struct {
	pageSize uint32
	root     uint64
	freelist uint64
	pages    uint64
	txid     uint64
}

var errMeta = errors.New("not a header page")

// parseMeta reads the header at the start of a page.
func parseMeta(page []byte) (meta, error) {
	if len(page) < pageHeader+metaSize {
		return meta{}, errMeta
	}
	b := page[pageHeader:]
	if order.Uint32(b) != boltMagic || order.Uint32(b[4:]) != boltVersion {
		return meta{}, errMeta
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	if sum.Sum64() != order.Uint64(b[metaSize-8:]) {
		return meta{}, errMeta
	}
	m := meta{pageSize: order.Uint32(b[8:]), root: order.Uint64(b[16:]), freelist: order.Uint64(b[32:]),
		pages: order.Uint64(b[40:]), txid: order.Uint64(b[48:])}
	if m.pageSize < 1024 || m.pageSize > 1<<16 || m.pageSize&(m.pageSize-1) != 0 {
		return meta{}, errMeta
	}
	return m, nil
}

// newChecker reads the headers of a file and compares its length with what
// they say.
func newChecker(f *os.File) (*checker, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, damage(whatForeign, "it is no file")
	}
	if info.Size() == 0 {
		return nil, damage(whatEmpty, "")
	}
	m, headers, err := readMeta(f, info.Size())
	if err != nil {
		return nil, err
	}
	if have := uint64(info.Size()) / uint64(m.pageSize); m.pages > have {
		return nil, damage(whatShort, "%d of %d pages", have, m.pages)
	}
	return &checker{file: f, meta: m, headers: headers, size: info.Size(), seen: make([]bool, m.pages)}, nil
}

// readMeta returns the newer of the two headers, and which one is damaged.
func readMeta(f io.ReaderAt, size int64) (meta, string, error) {
	first, err0 := metaAt(f, 0)
	second, err1 := meta{}, errMeta
	if err0 == nil {
		second, err1 = metaAt(f, int64(first.pageSize))
	} else {
		for at := int64(1024); at <= 1<<16 && err1 != nil; at *= 2 {
			if second, err1 = metaAt(f, at); err1 == nil && int64(second.pageSize) != at {
				err1 = errMeta
			}
		}
	}
	switch {
	case err0 != nil && err1 != nil && size < 2*pageSize:
		return meta{}, "", damage(whatForeign, "%d bytes without a header", size)
	case err0 != nil && err1 != nil:
		return meta{}, "", damage(whatForeign, "neither header can be read")
	case err0 != nil:
		return second, "header 0 is damaged", nil
	case err1 != nil:
		return first, "header 1 is damaged", nil
	case second.txid > first.txid:
		return second, "", nil
	}
	return first, "", nil
}

func metaAt(f io.ReaderAt, at int64) (meta, error) {
	buf := make([]byte, pageHeader+metaSize)
	if _, err := f.ReadAt(buf, at); err != nil {
		return meta{}, fmt.Errorf("%w: %w", errMeta, err)
	}
	return parseMeta(buf)
}
