package export

import (
	"math"
	"strings"

	"kycuong/register"
)

// printable makes any text fit to be drawn: valid UTF-8 in NFC of the Basic
// Multilingual Plane, no controls, single blanks.
func printable(s string) string { return register.Clean(s) }

// line is a line of wrapped text.
type line struct {
	text  string
	width int // thousandths of the size
}

// measure returns the width of printable text in millimetres.
func measure(f face, size float64, s string) float64 {
	return inMM(units(f, s), size)
}

func inMM(units int, size float64) float64 { return float64(units) * size / 1000 * mmPerPoint }

func units(f face, s string) int {
	table := &faces()[f].width
	sum := 0
	for _, r := range s {
		sum += int(table[r&0xFFFF])
	}
	return sum
}

// unitsIn returns how many thousandths of the size go into a width.
func unitsIn(width, size float64) int { return int(math.Floor(width / (size * mmPerPoint) * 1000)) }

// wrap breaks printable text into lines no wider than limit, the first no
// wider than first. It breaks at blanks; a word that is wider than a line is
// broken after a sign or, at the worst, anywhere. It appends to lines.
func wrap(lines []line, f face, text string, first, limit int) []line {
	table := &faces()[f].width
	blank := int(table[' '])
	start, width := 0, 0
	blankAt, blankWidth := -1, 0 // the last blank, and the width before it
	signAt, signWidth := -1, 0   // after the last sign in the word, and the width so far
	max := first
	for i, r := range text {
		w := int(table[r&0xFFFF])
		if r == ' ' {
			blankAt, blankWidth, signAt = i, width, -1
		}
		for r != ' ' && width+w > max && i > start { // what is left of a word may be too wide still
			switch {
			case blankAt > start:
				lines = append(lines, line{text[start:blankAt], blankWidth})
				start, width, signWidth = blankAt+1, width-blankWidth-blank, signWidth-blankWidth-blank
			case signAt > start:
				lines = append(lines, line{text[start:signAt], signWidth})
				start, width, signAt = signAt, width-signWidth, -1
			default:
				lines = append(lines, line{text[start:i], width})
				start, width = i, 0
			}
			blankAt, max = -1, limit
		}
		width += w
		if strings.ContainsRune("/-.,;_", r) {
			signAt, signWidth = i+1, width
		}
	}
	return append(lines, line{text[start:], width})
}

// balanced wraps centred text into as few lines as it needs, of about the same
// width.
func balanced(f face, text string, limit int) []line {
	lines := wrap(nil, f, text, limit, limit)
	low, high := limit/len(lines)/2, limit
	for high-low > 50 {
		middle := (low + high) / 2
		if try := wrap(nil, f, text, middle, middle); len(try) > len(lines) || parted(try, text) {
			low = middle
		} else {
			lines, high = try, middle
		}
	}
	return lines
}

// parted reports that the lines break a word of the text.
func parted(lines []line, text string) bool {
	length := len(lines) - 1 // a blank between one line and the next
	for _, l := range lines {
		length += len(l.text)
	}
	return length > len(text)
}

// centred draws balanced lines around the middle x, moves y below them, and
// returns the width of the widest in millimetres.
func (c *canvas) centred(x, width float64, f face, size, pitch float64, text string) (widest float64) {
	for _, l := range balanced(f, printable(text), unitsIn(width, size)) {
		w := inMM(l.width, size)
		c.text(x-w/2, baseline(c.y, pitch, size), f, size, l.text)
		c.y += pitch
		widest = math.Max(widest, w)
	}
	return widest
}

// descent is the part of the size below the baseline.
const descent = 0.22

// baseline returns where the letters of a line stand that begins at top.
func baseline(top, pitch, size float64) float64 {
	return top + (pitch-size*mmPerPoint)/2 + (1-descent)*size*mmPerPoint
}

// justified draws the words of a line from x so that it is width wide.
func (c *canvas) justified(x, y, width float64, f face, size float64, l line) {
	words := strings.Split(l.text, " ")
	blank := measure(f, size, " ")
	gap := 0.0
	if len(words) > 1 {
		gap = (width - inMM(l.width, size)) / float64(len(words)-1)
	}
	if gap <= 0 || gap > widestGap*blank {
		c.text(x, y, f, size, l.text)
		return
	}
	for i, word := range words {
		if i < len(words)-1 {
			word += " " // so that copied text keeps its blanks
		}
		c.text(x, y, f, size, word)
		x += measure(f, size, word) + gap
	}
}

// widestGap is how many blanks a line may be stretched by at each gap.
const widestGap = 2
