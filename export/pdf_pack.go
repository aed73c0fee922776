package export

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"
)

// errPack means that the drawing library wrote a file of another shape than
// this package knows.
var errPack = errors.New("unknown shape of pdf")

// pack copies the file gofpdf made, compresses its page streams with one
// compressor, which is much faster than one a page, and makes an archive of it:
// what gofpdf says wrongly or not at all is written here instead. gofpdf's last
// object is the catalog, the one before it the information about the document;
// neither is copied.
func pack(ctx context.Context, w io.Writer, raw []byte, a archive) error {
	offsets, end, err := readOffsets(raw)
	if err != nil {
		return err
	}
	p := &packer{out: w, sum: sha256.New(), placed: make([]int, len(offsets))}
	p.zip, _ = zlib.NewWriterLevel(&p.buf, zlib.BestSpeed) // as gofpdf does; the error is for levels there are not
	p.write(a.header())
	order := objectOrder(offsets)
	info, catalog := len(offsets)-2, len(offsets)-1
	var described []descriptor
	object := func(i int) []byte {
		stop := end
		if i+1 < len(order) {
			stop = offsets[order[i+1]]
		}
		return raw[offsets[order[i]]:stop]
	}
	for i, n := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		b := object(i)
		switch {
		case n == info || n == catalog:
		case a.part() == 1 && bytes.Contains(b[:min(len(b), longestHead)], fontDescriptor) && i+1 < len(order):
			described = append(described, descriptor{n, b, object(i + 1)})
		default:
			p.placed[n] = p.at
			p.object(b)
		}
	}
	p.archive(a, info, catalog)
	for _, d := range described {
		p.descriptor(d)
	}
	p.trailer(info, catalog)
	return p.err
}

// readOffsets reads the cross-reference table; object 0 is none.
func readOffsets(raw []byte) (offsets []int, end int, err error) {
	i := bytes.LastIndex(raw, []byte("startxref\n"))
	if i < 0 {
		return nil, 0, errPack
	}
	if _, err := fmt.Sscanf(string(raw[i:]), "startxref\n%d\n", &end); err != nil || end > i {
		return nil, 0, errPack
	}
	var count int
	if _, err := fmt.Sscanf(string(raw[end:end+32]), "xref\n0 %d\n", &count); err != nil {
		return nil, 0, errPack
	}
	const entry = 20 // bytes
	table := raw[end+len(fmt.Sprintf("xref\n0 %d\n", count)):]
	if len(table) < count*entry {
		return nil, 0, errPack
	}
	offsets = make([]int, count)
	for n := 1; n < count; n++ {
		offsets[n], err = strconv.Atoi(string(table[n*entry : n*entry+10]))
		if err != nil || offsets[n] > end {
			return nil, 0, errPack
		}
	}
	return offsets, end, nil
}

// packer writes the new file and keeps its length and digest.
type packer struct {
	out    io.Writer
	sum    hash.Hash
	buf    bytes.Buffer
	zip    *zlib.Writer
	placed []int // where each object begins, by its number
	at     int
	err    error
}

func (p *packer) write(b []byte) {
	if p.err != nil {
		return
	}
	p.sum.Write(b) // a hash returns no error
	_, p.err = p.out.Write(b)
	p.at += len(b)
}

// reserve returns the number of a new object.
func (p *packer) reserve() int {
	p.placed = append(p.placed, 0)
	return len(p.placed) - 1
}

// put writes an object that is no stream; it returns its number n.
func (p *packer) put(n int, format string, args ...any) int {
	p.placed[n] = p.at
	b := fmt.Appendf(nil, "%d 0 obj\n", n)
	p.write(append(fmt.Appendf(b, format, args...), "\nendobj\n"...))
	return n
}

// putStream writes a stream with more keys, compressed; it returns its number n.
func (p *packer) putStream(n int, keys string, data []byte) int {
	p.placed[n] = p.at
	p.stream(fmt.Appendf(nil, "%d ", n), keys, data, []byte("\nendstream\nendobj\n"))
	return n
}

var (
	plainStream    = []byte("0 obj\n<</Length ")
	streamBegin    = []byte(">>\nstream\n")
	streamEnd      = []byte("\nendstream\n")
	fontDescriptor = []byte("<</Type /FontDescriptor ")
)

// longestHead is more than the bytes of an object before its own keys begin.
const longestHead = 64

// fontTags mark parts of a font, by six letters each, in the order of the faces.
var fontTags = [...]string{"/KCREGU+", "/KCBOLD+", "/KCITAL+", "/KCBOIT+"}

// object copies one object.
func (p *packer) object(b []byte) {
	head, rest, ok := bytes.Cut(b, streamBegin)
	number, length, isStream := bytes.Cut(head, plainStream)
	if _, err := strconv.Atoi(string(length)); ok && isStream && err == nil { // an embedded font has more keys, and is compressed
		if stop := bytes.LastIndex(rest, streamEnd); stop >= 0 {
			p.stream(number, "", readable(rest[:stop]), rest[stop:])
			return
		}
	}
	if !ok {
		b = named(b)
	}
	p.write(b)
}

// named gives the fonts of an object their names. gofpdf's names begin with each
// other, so the longest go first.
func named(b []byte) []byte {
	own := []byte("/utf8" + family)
	if !bytes.Contains(b, own) {
		return b
	}
	names := current().names
	for f := len(faceStyles) - 1; f >= 0; f-- {
		b = bytes.ReplaceAll(b, append(bytes.Clone(own), faceStyles[f]...), []byte(fontTags[f]+names[f]))
	}
	return b
}

func (p *packer) stream(number []byte, keys string, data, end []byte) {
	p.buf.Reset()
	p.zip.Reset(&p.buf)
	p.zip.Write(data) // into memory: no error
	p.zip.Close()
	p.write(fmt.Appendf(nil, "%s0 obj\n<<%s/Filter /FlateDecode /Length %d>>\nstream\n", number, keys, p.buf.Len()))
	p.write(p.buf.Bytes())
	p.write(end)
}

// trailer writes the table of the new places.
func (p *packer) trailer(info, catalog int) {
	id := p.sum.Sum(nil)[:16]
	start := p.at
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(p.placed))
	for _, at := range p.placed[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(p.placed), catalog, info, id, id, start)
	p.write(b.Bytes())
}

// objectOrder returns the numbers of the objects in the order of the file.
func objectOrder(offsets []int) []int {
	order := make([]int, 0, len(offsets)-1)
	for n := 1; n < len(offsets); n++ {
		order = append(order, n)
	}
	slices.SortFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })
	return order
}
