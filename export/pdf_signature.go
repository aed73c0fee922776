package export

// The block below the text: lengths in millimetres, sizes in points.
const (
	copiesLabel     = "Nơi nhận:"
	copiesLabelSize = 12.0
	copiesSize      = 11.0
	copiesPitch     = 4.7
	copiesWidth     = 70.0
	signSize        = 14.0
	signPitch       = 6.0
	signRoom        = 26.0 // for signature and seal
	beforeSign      = 2.0
)

// copyLines are the wrapped lines of "Nơi nhận".
func copyLines(copies []string) []line {
	var lines []line
	limit := unitsIn(copiesWidth, copiesSize)
	for i, one := range copies {
		lines = wrap(lines, regular, printable("- "+one+listEnd(i, len(copies))), limit, limit)
	}
	return lines
}

// signatureHeight is the height of the block that must not be parted: the
// signatures, and of the copies what stands beside or below them.
func (c *canvas) signatureHeight(s Signature, copies []string) float64 {
	signs := s.height()
	left := copiesPitch * float64(len(copyLines(copies))+2)
	if s.Second != nil {
		return beforeSign + max(signs, s.Second.height()) + min(left, signs)
	}
	return beforeSign + max(signs, min(left, 2*signs))
}

func (s Signature) height() float64 { return signPitch*float64(len(s.SignerTitle)+1) + signRoom }

// signature draws who gets copies on the left, who signs on the right; two who sign
// stand side by side above the copies.
func (c *canvas) signature(s Signature, copies []string) {
	c.y += beforeSign
	top := c.y
	if s.Second != nil {
		half := c.bodyWidth() / 2
		c.signer(c.left+half/2, half, *s.Second)
		end := c.y
		c.y = top
		c.signer(c.left+half*1.5, half, s)
		c.y = max(c.y, end) + signPitch
		c.copies(copies)
		return
	}
	c.signer(c.left+copiesWidth+(c.bodyWidth()-copiesWidth)/2, c.bodyWidth()-copiesWidth, s)
	end := c.y
	c.y = top
	pages := len(c.wide)
	c.copies(copies)
	if len(c.wide) == pages {
		c.y = max(c.y, end)
	}
}

// copies draws "Nơi nhận".
func (c *canvas) copies(copies []string) {
	if len(copies) == 0 {
		return
	}
	c.text(c.left, baseline(c.y, signPitch, copiesLabelSize), boldItalic, copiesLabelSize, copiesLabel)
	c.y += signPitch
	c.hanging(c.left, regular, copiesSize, copiesPitch, copyLines(copies))
}
