package export

import (
	"context"
	"io"
	"time"
)

// The annexes: sizes in points, lengths in millimetres.
const (
	annexSize      = 13.0
	annexPitch     = 5.8
	annexTableSize = 10.0
)

// drawReport draws the report's text, then each annex on pages of its own.
func drawReport(ctx context.Context, w io.Writer, r Report, made time.Time, progress func(done, total int)) error {
	a := archive{title: r.Title, author: r.Head.Agency, subject: r.Subject, made: made, paper: r.Paper, stamp: r.Stamp}
	return draw(ctx, w, a, r.files(made), func(c *canvas) error {
		c.addPage(false)
		c.head(r.Head)
		c.title(r.Kind, r.Subject)
		c.addressees(r.To)
		c.place(c.bodyBlocks(r))
		c.signature(r.Signature, r.Copies)
		c.most = r.Paper.RowLimit()
		steps := newSteps(ctx, r.rows(), progress)
		for _, x := range r.Annexes {
			if err := c.annex(x, steps); err != nil {
				return err
			}
		}
		c.listLost()
		return steps.end()
	})
}

// rows counts what there is to draw.
func (r Report) rows() int {
	n := 0
	for _, x := range r.Annexes {
		for _, p := range x.Parts {
			if p.Table != nil {
				n += len(p.Table.Rows)
			}
		}
	}
	return n
}

// bodyBlocks measures the text; the last paragraph keeps the signature on its
// page.
func (c *canvas) bodyBlocks(r Report) []block {
	var blocks []block
	for _, s := range r.Sections {
		if s.Heading != "" {
			b := newBlock(s.Heading, bold, bodySize, bodyPitch, indent, c.bodyWidth())
			b.keep, b.mark = true, s.Heading
			blocks = append(blocks, b)
		}
		for _, p := range s.Paragraphs {
			f := regular
			if p.Bold {
				f = bold
			}
			b := newBlock(p.Text, f, bodySize, bodyPitch, indent, c.bodyWidth())
			b.keep = p.Bold
			blocks = append(blocks, b)
		}
	}
	if len(blocks) > 0 {
		last := &blocks[len(blocks)-1]
		last.keep, last.extra = false, c.signatureHeight(r.Signature, r.Copies)
	}
	return blocks
}

// annex draws one annex from the top of a new page.
func (c *canvas) annex(x Annex, steps *steps) error {
	c.addPage(x.Landscape)
	c.mark(0, x.Number+". "+x.Title)
	c.below = 1
	middle := c.left + c.bodyWidth()/2
	c.centred(middle, c.bodyWidth(), bold, titleSize, titlePitch, x.Number)
	c.centred(middle, c.bodyWidth()-20, bold, titleSize, titlePitch, x.Title)
	c.centred(middle, c.bodyWidth()-20, italic, annexSize, annexPitch, x.Reference)
	c.y += annexPitch / 2
	return c.parts(x.Parts, steps)
}

// parts draws headings, text and tables one below the other.
func (c *canvas) parts(parts []Part, steps *steps) error {
	for i, p := range parts {
		if i > 0 {
			c.y += 2
		}
		var t *table
		if p.Table != nil {
			t = newTable(p.Table.Columns, c.left, c.bodyWidth(), annexTableSize)
		}
		c.place(c.partBlocks(p, t))
		if p.Chart != nil {
			c.chart(*p.Chart)
		}
		if t == nil {
			continue
		}
		if n := len(p.Table.Rows); c.most > 0 && n > c.most {
			c.place([]block{newBlock(inDataAlone(n, c.most), italic, annexSize, annexPitch, 0, c.bodyWidth())})
			continue
		}
		if err := c.table(t, p.Table.Rows, steps); err != nil {
			return err
		}
		c.y += 2
	}
	return nil
}

// partBlocks measures heading and text of a part; the last of them keeps the head
// of its table on its page.
func (c *canvas) partBlocks(p Part, t *table) []block {
	var blocks []block
	if p.Heading != "" {
		b := newBlock(p.Heading, bold, annexSize, annexPitch, 0, c.bodyWidth())
		b.keep, b.mark = len(p.Text) > 0, p.Heading
		blocks = append(blocks, b)
	}
	for _, text := range p.Text {
		blocks = append(blocks, newBlock(text, regular, annexSize, annexPitch, indent, c.bodyWidth()))
	}
	if n := len(blocks); n > 0 && t != nil {
		blocks[n-1].extra = c.tableStart(t, p.Table.Rows)
	}
	return blocks
}
