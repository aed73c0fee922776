package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"kycuong/register"
)

// Lengths of the page, in millimetres.
const (
	a4Short = 210.0
	a4Long  = 297.0

	pageNumberAt = 12.5 // baseline of the page number, from the top edge
)

const (
	mmPerPoint     = 25.4 / 72
	pageNumberSize = 13.0 // points
	thinLine       = 0.2  // millimetres
	program        = "Kỷ Cương"
)

// newFPDF starts an empty document with the faces embedded.
func (t *typeface) newFPDF() *gofpdf.Fpdf {
	doc := gofpdf.New("P", "mm", "A4", "")
	for f, style := range faceStyles {
		doc.AddUTF8FontFromBytes(family, style, bytes.Clone(t.files[f])) // it writes into the bytes
	}
	doc.SetAutoPageBreak(false, 0)
	doc.SetCatalogSort(true) // map order would leak into the bytes
	doc.SetCompression(false)
	return doc
}

// canvas is a document being drawn; y is where the next thing goes.
type canvas struct {
	doc                      *gofpdf.Fpdf
	ctx                      context.Context
	y                        float64
	w, h                     float64       // of the page
	top, bottom, left, right float64       // margins
	wide                     []bool        // landscape, page by page
	most                     int           // rows of a table that are printed; 0 for all
	practice                 bool          // every page says that it counts for nothing
	marks                    []mark        // the outline so far
	lost                     map[rune]bool // characters without a form in the face
	below                    int           // level of what is marked next
	face                     face          // gofpdf writes with now; asking it each time takes as long as writing
	size                     float64       // 0 when it may have forgotten
}

func newCanvas(ctx context.Context, p register.Paper) *canvas {
	c := &canvas{doc: current().newFPDF(), ctx: ctx}
	c.top, c.bottom, c.left, c.right = p.Margins()
	c.practice = p.Practice
	c.doc.SetLineWidth(thinLine)
	c.doc.SetFont(family, "", 10)
	return c
}

// addPage begins a page.
func (c *canvas) addPage(landscape bool) {
	c.w, c.h = a4Short, a4Long
	orientation := "P"
	if landscape {
		c.w, c.h, orientation = a4Long, a4Short, "L"
	}
	c.doc.AddPageFormat(orientation, gofpdf.SizeType{Wd: a4Short, Ht: a4Long})
	c.wide = append(c.wide, landscape)
	c.y = c.top
}

// need is where every page break is decided: it begins a new page like this
// one when less than height is left, and reports that it did. What is higher
// than a page stays where it is at the top of one.
func (c *canvas) need(height float64) bool {
	if height <= c.room()+0.01 || c.y <= c.top {
		return false
	}
	c.addPage(c.wide[len(c.wide)-1])
	return true
}

func (c *canvas) room() float64      { return c.h - c.bottom - c.y }
func (c *canvas) bodyWidth() float64 { return c.w - c.left - c.right }

// text draws one line of printable text with its baseline at y.
func (c *canvas) text(x, y float64, f face, size float64, s string) {
	if s == "" {
		return
	}
	if f != c.face || size != c.size {
		c.doc.SetFont(family, faceStyles[f], size)
		c.face, c.size = f, size
	}
	shown := f.drawable(s)
	if shown != s {
		c.note(f, s)
	}
	c.doc.Text(x, y, shown)
}

// note remembers what is drawn as a box.
func (c *canvas) note(f face, s string) {
	for _, r := range s {
		if faces()[f].missing[r&0xFFFF] {
			if c.lost == nil {
				c.lost = map[rune]bool{}
			}
			c.lost[r] = true
		}
	}
}

// noteAll does so before a row is drawn.
func (c *canvas) noteAll(cells []string) {
	for _, s := range cells {
		c.note(regular, s)
	}
}

// listLost tells below the last line which characters stand there as boxes.
func (c *canvas) listLost() {
	if len(c.lost) > 0 {
		c.y += annexPitch / 2
		c.place(c.lostLines())
	}
}

// lostHeight is what listLost takes.
func (c *canvas) lostHeight() float64 {
	if len(c.lost) == 0 {
		return 0
	}
	height := annexPitch / 2
	for _, b := range c.lostLines() {
		height += b.height()
	}
	return height
}

func (c *canvas) lostLines() []block {
	var codes []string
	for _, r := range slices.Sorted(maps.Keys(c.lost)) {
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	return []block{newBlock(say(textLost, "n", len(codes), "codes", strings.Join(codes, ", ")), italic, annexTableSize, annexPitch, 0, c.bodyWidth())}
}

// textLost lists what a font cannot show.
const textLost = "Có {n} ký tự phông chữ không có, in thành □: {codes}."

// rule draws a horizontal line.
func (c *canvas) rule(x, y, width float64) { c.doc.Line(x, y, x+width, y) }

// numberPages writes the page numbers of all but the first page.
func (c *canvas) numberPages() {
	for p := 2; p <= len(c.wide); p++ {
		c.doc.SetPage(p)
		width, height := a4Short, a4Long
		if c.wide[p-1] {
			width, height = a4Long, a4Short
		}
		n := fmt.Sprint(p)
		c.forgetFont()
		y := c.h - height + pageNumberAt // gofpdf counts from the top of the page it drew last
		c.text((width-measure(regular, pageNumberSize, n))/2, y, regular, pageNumberSize, n)
	}
}

// textPractice stands on every page of a practice register, "sổ tập".
const textPractice = "SỔ TẬP - KHÔNG CÓ GIÁ TRỊ"

// markPractice writes it into the top and the bottom margin.
func (c *canvas) markPractice() {
	if !c.practice {
		return
	}
	for p, landscape := range c.wide {
		c.doc.SetPage(p + 1)
		width, height := a4Short, a4Long
		if landscape {
			width, height = a4Long, a4Short
		}
		c.forgetFont()
		for _, at := range []float64{practiceAt, height - practiceAt} {
			c.text((width-measure(bold, practiceSize, textPractice))/2, c.h-height+at, bold, practiceSize, textPractice)
		}
	}
}

// Where it stands, in millimetres from the edge, and its size in points.
const practiceAt, practiceSize = 7.0, 13.0

// forgetFont makes the next text name its font in the page it is on: gofpdf
// remembers the font of the last page drawn.
func (c *canvas) forgetFont() {
	c.doc.SetFont(family, faceStyles[italic], 1)
	c.size = 0
}

// finish returns the file gofpdf makes.
func (c *canvas) finish() ([]byte, error) {
	c.numberPages()
	c.markPractice()
	var raw keeper
	if err := c.doc.Output(&raw); err != nil {
		return nil, fmt.Errorf("draw pdf: %w", err)
	}
	return raw, c.ctx.Err()
}

// keeper keeps what gofpdf writes, which is the whole file at once from memory
// nobody uses after, without copying it.
type keeper []byte

func (k *keeper) Write(b []byte) (int, error) {
	if len(*k) > 0 {
		return 0, errPack
	}
	*k = b
	return len(b), nil
}

// draw runs the drawing of a document, which goes out with the files inside, and
// turns a panic of the library, which text it was not made for can cause, into
// an error.
func draw(ctx context.Context, w io.Writer, a archive, files []attachment, body func(*canvas) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("draw pdf: %v", r)
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	drawing.RLock()
	defer drawing.RUnlock()
	ctx, cancel := context.WithCancel(ctx)
	wait := packing(ctx, files)
	defer func() {
		cancel()
		wait() // what goes wrong after a failed drawing matters no more
	}()
	c := newCanvas(ctx, a.paper)
	if err := body(c); err != nil {
		return err
	}
	raw, err := c.finish()
	if err != nil {
		return err
	}
	a.marks = c.marks
	if a.files, err = wait(); err != nil {
		return err
	}
	return pack(ctx, w, raw, a)
}
