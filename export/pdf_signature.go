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
// signature, and of the copies what stands beside it.
func (c *canvas) signatureHeight(s Signature, copies []string) float64 {
	right := signPitch*float64(len(s.SignerTitle)+1) + signRoom
	left := copiesPitch * float64(len(copyLines(copies))+2)
	return beforeSign + max(right, min(left, 2*right))
}

// signature draws who gets copies on the left, who signs on the right.
func (c *canvas) signature(s Signature, copies []string) {
	c.y += beforeSign
	top := c.y
	right := marginLeft + copiesWidth + (c.bodyWidth()-copiesWidth)/2
	for _, l := range s.SignerTitle {
		c.centred(right, c.bodyWidth()-copiesWidth, bold, signSize, signPitch, l)
	}
	c.y += signRoom
	c.centred(right, c.bodyWidth()-copiesWidth, bold, signSize, signPitch, s.SignerName)
	end := c.y
	c.y = top
	if len(copies) > 0 {
		c.text(marginLeft, baseline(c.y, signPitch, copiesLabelSize), boldItalic, copiesLabelSize, copiesLabel)
		c.y += signPitch
		pages := len(c.wide)
		c.hanging(marginLeft, regular, copiesSize, copiesPitch, copyLines(copies))
		if len(c.wide) > pages {
			return
		}
	}
	c.y = max(c.y, end)
}
