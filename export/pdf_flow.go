package export

import "math"

// The text of a report: sizes in points, lengths in millimetres.
const (
	bodySize    = 14.0
	bodyPitch   = 6.1  // from line to line
	indent      = 10.0 // of a paragraph's first line
	paragraphMM = 6 * mmPerPoint
	wholeLines  = 2 // fewest lines of a paragraph at the foot or head of a page
)

// block is a paragraph measured and ready to be placed.
type block struct {
	lines  []line
	face   face
	size   float64
	pitch  float64
	indent float64
	mark   string  // its entry in the outline; "" for none
	keep   bool    // stays with the block after it
	extra  float64 // room the block after the last one needs on the same page
}

func (b block) height() float64 { return float64(len(b.lines))*b.pitch + paragraphMM }

// newBlock wraps a paragraph to the width.
func newBlock(text string, f face, size, pitch, firstIndent, width float64) block {
	limit := unitsIn(width, size)
	return block{
		lines: wrap(nil, f, printable(text), limit-unitsIn(firstIndent, size), limit),
		face:  f, size: size, pitch: pitch, indent: firstIndent,
	}
}

// place draws the blocks one under the other.
func (c *canvas) place(blocks []block) {
	for i, b := range blocks {
		c.need(c.least(blocks[i:]))
		if b.mark != "" {
			c.mark(c.below, b.mark)
		}
		c.paragraph(b)
	}
}

// least is the height that must be on one page before the first block may
// begin: headings with the first lines of what follows them.
func (c *canvas) least(blocks []block) float64 {
	sum := 0.0
	for _, b := range blocks {
		if !b.keep {
			if b.extra > 0 {
				return sum + b.height() + b.extra
			}
			return sum + float64(min(len(b.lines), wholeLines))*b.pitch
		}
		sum += b.height()
	}
	return sum
}

// paragraph draws the lines of a block, over as many pages as it takes, and
// leaves no single line behind on either side of a page break.
func (c *canvas) paragraph(b block) {
	for rest := b.lines; len(rest) > 0; {
		fits := int(math.Floor((c.room() + 0.01) / b.pitch))
		if fits < len(rest) {
			if len(rest)-fits < wholeLines {
				fits = len(rest) - wholeLines
			}
			if fits < wholeLines && c.need(c.h) {
				continue
			}
			fits = max(fits, 1)
		}
		n := min(fits, len(rest))
		for i, l := range rest[:n] {
			first := len(rest) == len(b.lines) && i == 0
			c.bodyLine(b, l, first, i == len(rest)-1)
		}
		rest = rest[n:]
		if len(rest) > 0 {
			c.need(c.h)
		}
	}
	c.y += paragraphMM
}

func (c *canvas) bodyLine(b block, l line, first, last bool) {
	x, width := c.left, c.bodyWidth()
	if first {
		x, width = x+b.indent, width-b.indent
	}
	y := baseline(c.y, b.pitch, b.size)
	if last {
		c.text(x, y, b.face, b.size, l.text)
	} else {
		c.justified(x, y, width, b.face, b.size, l)
	}
	c.y += b.pitch
}
