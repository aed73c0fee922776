package export

import "strings"

// The head of a document: lengths in millimetres, sizes in points.
const (
	headSize    = 13.0
	headPitch   = 5.6
	headLeft    = 62.0 // width of the agency's column; the state's has the rest, where its name stands on one line
	nationName  = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	nationMotto = "Độc lập - Tự do - Hạnh phúc"
	ruleBelow   = 0.9 // from the line of text to its rule
	agencyRule  = 0.4 // of the width of the agency's name
	titleRule   = 0.4 // of the width of the subject
	blankNumber = 12.0
	afterHead   = 6.0
	titleSize   = 14.0
	titlePitch  = 6.2
)

// head draws the agency on the left, the state on the right, then number,
// place and date.
func (c *canvas) head(h Head) {
	top := c.y
	ours, theirs, nameSize := c.headColumns()
	left, right := c.left+ours/2, c.left+ours+theirs/2
	if h.Superior != "" {
		c.centred(left, ours-2, regular, headSize, headPitch, h.Superior)
	}
	if h.Agency != "" {
		wide := c.centred(left, ours-2, bold, headSize, headPitch, h.Agency)
		c.rule(left-wide*agencyRule/2, c.y+ruleBelow, wide*agencyRule)
	}
	leftEnd := c.y
	c.y = top
	c.centred(right, theirs, bold, nameSize, headPitch, nationName)
	wide := c.centred(right, theirs, bold, nameSize+1, headPitch, nationMotto)
	c.rule(right-wide/2, c.y+ruleBelow, wide)
	c.y = max(c.y, leftEnd) + 3
	row := c.y
	c.number(left, baseline(row, headPitch, headSize), h)
	c.centred(right, theirs, italic, headSize, headPitch, h.Place)
	c.y = max(c.y, row+headPitch) + afterHead
}

// headColumns are the widths of the agency's and of the state's column, and the size of
// the name of the state, which stands on one line within any margins: the decree has it
// in 13 or 12 points, and the motto one larger.
func (c *canvas) headColumns() (agency, state, size float64) {
	state, size = c.bodyWidth()-headLeft, headSize
	if measure(bold, size, nationName)+1 > state {
		size--
	}
	state = max(state, measure(bold, size, nationName)+1)
	return c.bodyWidth() - state, state, size
}

// number draws "Số: 07/BC-VP", with room for the pen when there is no number.
func (c *canvas) number(middle, y float64, h Head) {
	symbol := printable(h.Symbol)
	if h.Number != "" {
		s := "Số: " + printable(h.Number) + symbol
		c.text(max(c.left, middle-measure(regular, headSize, s)/2), y, regular, headSize, s)
		return
	}
	before := measure(regular, headSize, "Số:")
	x := max(c.left, middle-(before+blankNumber+measure(regular, headSize, symbol))/2)
	c.text(x, y, regular, headSize, "Số:")
	c.text(x+before+blankNumber, y, regular, headSize, symbol)
}

// title draws the kind of document and its subject with the rule below.
func (c *canvas) title(kind, subject string) {
	middle := c.left + c.bodyWidth()/2
	c.centred(middle, c.bodyWidth(), bold, titleSize, titlePitch, kind)
	wide := 0.0
	for _, part := range c.subjectParts(subject) {
		wide = max(wide, c.centred(middle, c.bodyWidth()-20, bold, titleSize, titlePitch, part))
	}
	c.rule(middle-wide*titleRule/2, c.y+ruleBelow, wide*titleRule)
	c.y += 7
}

// subjectParts break a subject that does not stand on one line between what the report
// is on and the period, not inside a word of two syllables.
func (c *canvas) subjectParts(subject string) []string {
	rest, is := strings.CutPrefix(subject, textSubject+" ")
	if !is || measure(bold, titleSize, printable(subject)) <= c.bodyWidth()-20 {
		return []string{subject}
	}
	return []string{textSubject, rest}
}

// The addressees, "Kính gửi".
const (
	toLabel  = "Kính gửi:"
	toIndent = 20.0 // of a list of several
)

// addressees draws one on the line of its label, several as a list.
func (c *canvas) addressees(to []string) {
	if len(to) == 0 {
		return
	}
	label := measure(regular, bodySize, toLabel+" ")
	room := c.bodyWidth() - 2*indent - label
	x := c.left + indent
	if len(to) == 1 {
		lines := balanced(regular, printable(to[0]), unitsIn(room, bodySize))
		widest := 0
		for _, l := range lines {
			widest = max(widest, l.width)
		}
		x = c.left + (c.bodyWidth()-label-inMM(widest, bodySize))/2
		c.text(x, baseline(c.y, bodyPitch, bodySize), regular, bodySize, toLabel)
		c.hanging(x+label, regular, bodySize, bodyPitch, lines)
	} else {
		c.text(x+toIndent, baseline(c.y, bodyPitch, bodySize), regular, bodySize, toLabel)
		c.y += bodyPitch
		for i, one := range to {
			text := "- " + strings.TrimSpace(one) + listEnd(i, len(to))
			c.hanging(x+toIndent+label, regular, bodySize, bodyPitch, wrap(nil, regular, printable(text), unitsIn(room-toIndent, bodySize), unitsIn(room-toIndent, bodySize)))
		}
	}
	c.y += bodyPitch * 0.8
}

func listEnd(i, n int) string {
	if i == n-1 {
		return "."
	}
	return ";"
}

// hanging draws lines one under the other, each on a page where it has room.
func (c *canvas) hanging(x float64, f face, size, pitch float64, lines []line) {
	for _, l := range lines {
		c.need(pitch)
		c.text(x, baseline(c.y, pitch, size), f, size, l.text)
		c.y += pitch
	}
}
