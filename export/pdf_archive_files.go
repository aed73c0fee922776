package export

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"kycuong/register"
)

// attachment is a file inside the document.
type attachment struct {
	name        string // as people see it
	description string
	mime        string
	dense       bool // compressed already
	write       func(context.Context, io.Writer) error
}

// packed is an attachment written: compressed, with the size and digest it has
// when it is not.
type packed struct {
	attachment
	content bytes.Buffer
	size    int
	sum     [md5.Size]byte // the digest PDF has a place for; nothing is trusted to it
}

// packing starts to write the files, beside the drawing of the pages, which
// takes longer. wait returns them; it must be called, and ctx be cancelled first
// by who wants them no more. A panic becomes an error, as in draw.
func packing(ctx context.Context, files []attachment) (wait func() ([]packed, error)) {
	list := make([]packed, len(files))
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("attach file: %v", r)
			}
		}()
		for i, f := range files {
			list[i].attachment = f
			if err := list[i].fill(ctx); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	return sync.OnceValues(func() ([]packed, error) { return list, <-done })
}

func (f *packed) fill(ctx context.Context) error {
	sum, size := md5.New(), new(counter)
	if f.dense {
		err := f.write(ctx, io.MultiWriter(&f.content, sum, size))
		f.size, f.sum = int(*size), [md5.Size]byte(sum.Sum(nil))
		return err
	}
	zip, _ := zlib.NewWriterLevel(&f.content, zlib.BestSpeed) // the error is for levels there are not
	err := errors.Join(f.write(ctx, io.MultiWriter(zip, sum, size)), zip.Close())
	f.size, f.sum = int(*size), [md5.Size]byte(sum.Sum(nil))
	return err
}

// attach writes the files and returns the keys by which the catalog knows them;
// none for none.
func (p *packer) attach(files []packed, made time.Time) string {
	if len(files) == 0 {
		return ""
	}
	slices.SortFunc(files, func(a, b packed) int { return cmp.Compare(plainName(a.name), plainName(b.name)) }) // a tree of names is in order
	var names, all strings.Builder
	for i := range files {
		n := p.file(&files[i], made)
		fmt.Fprintf(&names, "(%s) %d 0 R ", plainName(files[i].name), n)
		fmt.Fprintf(&all, "%d 0 R ", n)
	}
	return fmt.Sprintf("/AF [%s]\n/Names <</EmbeddedFiles <</Names [%s]>>>>\n", all.String(), names.String())
}

// file writes one file and returns the number of the object that describes it.
func (p *packer) file(f *packed, made time.Time) int {
	filter := "/Filter /FlateDecode "
	if f.dense {
		filter = ""
	}
	stream := p.reserve()
	p.placed[stream] = p.at
	p.write(fmt.Appendf(nil, "%d 0 obj\n<</Type /EmbeddedFile /Subtype /%s %s/Length %d /Params <</Size %d /CheckSum <%x> /CreationDate %s /ModDate %[7]s>>>>\nstream\n",
		stream, strings.ReplaceAll(f.mime, "/", "#2F"), filter, f.content.Len(), f.size, f.sum, pdfDate(made)))
	p.write(f.content.Bytes())
	p.write([]byte("\nendstream\nendobj\n"))
	return p.put(p.reserve(), "<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %[4]d 0 R>>>>",
		plainName(f.name), textString(said(f.name)), textString(said(f.description)), stream)
}

// keep remembers the first error.
func (p *packer) keep(err error) {
	if p.err == nil {
		p.err = err
	}
}

// counter counts the bytes written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// plainName is the name of a file for readers that know ASCII only.
func plainName(name string) string {
	ending := path.Ext(name)
	words := strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return r
	}, register.Fold(strings.TrimSuffix(name, ending)))
	return strings.Join(strings.Fields(words), "-") + ending
}
