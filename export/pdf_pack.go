package export

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// errPack means that the drawing library wrote a file of another shape than
// this package knows.
var errPack = errors.New("unknown shape of pdf")

// pack copies the file gofpdf made, compresses its page streams with one
// compressor, which is much faster than one a page, and adds what gofpdf
// cannot say: the names of the fonts, the language, and that viewers show the
// title.
func pack(ctx context.Context, w io.Writer, raw []byte) error {
	offsets, end, err := readOffsets(raw)
	if err != nil {
		return err
	}
	p := &packer{out: w, sum: sha256.New()}
	p.zip, _ = zlib.NewWriterLevel(&p.buf, zlib.BestSpeed) // as gofpdf does; the error is for levels there are not
	p.write(raw[:offsets[objectOrder(offsets)[0]]])
	order := objectOrder(offsets)
	placed := make([]int, len(offsets))
	for i, n := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		stop := end
		if i+1 < len(order) {
			stop = offsets[order[i+1]]
		}
		placed[n] = p.at
		p.object(raw[offsets[n]:stop])
	}
	p.trailer(placed)
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
	out io.Writer
	sum interface {
		io.Writer
		Sum([]byte) []byte
	}
	buf bytes.Buffer
	zip *zlib.Writer
	at  int
	err error
}

func (p *packer) write(b []byte) {
	if p.err != nil {
		return
	}
	p.sum.Write(b) // a hash returns no error
	_, p.err = p.out.Write(b)
	p.at += len(b)
}

var (
	plainStream = []byte("0 obj\n<</Length ")
	streamBegin = []byte(">>\nstream\n")
	streamEnd   = []byte("\nendstream\n")
	catalog     = []byte("/Type /Catalog\n")
	noNames     = []byte("/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n")
	more        = []byte("/Lang (vi-VN)\n/ViewerPreferences <</DisplayDocTitle true>>\n")
)

// fontNames are what gofpdf calls the faces, the longest first, and what they
// are: parts of a font, marked by six letters each.
var fontNames = [...]struct{ from, to []byte }{
	{[]byte("/utf8" + family + "BI"), []byte("/KCBOIT+LiberationSerif-BoldItalic")},
	{[]byte("/utf8" + family + "B"), []byte("/KCBOLD+LiberationSerif-Bold")},
	{[]byte("/utf8" + family + "I"), []byte("/KCITAL+LiberationSerif-Italic")},
	{[]byte("/utf8" + family), []byte("/KCREGU+LiberationSerif")},
}

// object copies one object.
func (p *packer) object(b []byte) {
	head, rest, ok := bytes.Cut(b, streamBegin)
	number, length, isStream := bytes.Cut(head, plainStream)
	if _, err := strconv.Atoi(string(length)); ok && isStream && err == nil { // an embedded font has more keys, and is compressed
		if stop := bytes.LastIndex(rest, streamEnd); stop >= 0 {
			p.stream(number, rest[:stop], rest[stop:])
			return
		}
	}
	if !ok && bytes.Contains(b, fontNames[len(fontNames)-1].from) {
		for _, name := range fontNames {
			b = bytes.ReplaceAll(b, name.from, name.to)
		}
	}
	if before, after, ok := bytes.Cut(b, catalog); ok && !bytes.Contains(before, []byte("stream")) {
		b = bytes.Join([][]byte{before, catalog, more, bytes.Replace(after, noNames, nil, 1)}, nil)
	}
	p.write(b)
}

func (p *packer) stream(number, data, end []byte) {
	p.buf.Reset()
	p.zip.Reset(&p.buf)
	p.zip.Write(data) // into memory: no error
	p.zip.Close()
	p.write(fmt.Appendf(nil, "%s0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, p.buf.Len()))
	p.write(p.buf.Bytes())
	p.write(end)
}

// trailer writes the table of the new places. gofpdf's last object is the
// catalog, the one before it the information about the document.
func (p *packer) trailer(placed []int) {
	id := p.sum.Sum(nil)[:16]
	start := p.at
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(placed))
	for _, at := range placed[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	last := len(placed) - 1
	fmt.Fprintf(&b, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(placed), last, last-1, id, id, start)
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
