package export

// The frame of a cover, in millimetres.
const (
	frameAround = 12.0 // from the edge of the paper
	frameGap    = 1.2  // between its two lines
	coverTop    = 26.0
)

// cover draws the first page of a book that is bound.
func (c *canvas) cover(b *Binding) {
	c.addPage(true)
	left := c.left - frameAround // the back of the book takes its part
	for _, in := range []float64{frameAround, frameAround + frameGap} {
		c.doc.Rect(left+in, in, c.w-left-2*in, c.h-2*in, "D")
	}
	c.y = coverTop
	middle := left + (c.w-left)/2
	for _, l := range b.Cover {
		c.y += l.Room
		f := regular
		if l.Bold {
			f = bold
		}
		c.centred(middle, c.w-left-4*frameAround, f, l.Size, l.Size*mmPerPoint*1.35, l.Text)
	}
}

// textCloseBook heads the minutes.
const textCloseBook = "XÁC NHẬN ĐÓNG SỔ"

// closing draws the minutes of the closing with its signatures, on one page.
func (c *canvas) closing(b *Binding) {
	height := signPitch*3 + signRoom + beforeSign + titlePitch + paragraphMM
	for _, text := range b.Closing {
		height += newBlock(text, regular, bodySize, bodyPitch, indent, c.bodyWidth()).height()
	}
	c.y += paragraphMM
	c.need(height)
	c.centred(c.left+c.bodyWidth()/2, c.bodyWidth(), bold, titleSize, titlePitch, textCloseBook)
	c.y += paragraphMM
	for _, text := range b.Closing {
		c.paragraph(newBlock(say(text, "pages", len(c.wide)), regular, bodySize, bodyPitch, indent, c.bodyWidth()))
	}
	half := c.bodyWidth() / 2
	c.centred(c.left+half*1.5, half, italic, headSize, headPitch, b.Place)
	top := c.y
	c.signer(c.left+half/2, half, b.Left)
	end := c.y
	c.y = top
	c.signer(c.left+half*1.5, half, b.Right)
	c.y = max(c.y, end)
}

// signer draws who signs, with room for the pen.
func (c *canvas) signer(middle, width float64, s Signature) {
	for _, l := range s.SignerTitle {
		c.centred(middle, width, bold, signSize, signPitch, l)
	}
	c.y += signRoom
	if s.SignerName != "" {
		c.centred(middle, width, bold, signSize, signPitch, s.SignerName)
	}
}
