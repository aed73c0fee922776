package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kycuong/register"
)

// piece is a stretch of the text; depth is 0 outside the items.
type piece struct {
	item     string
	from, to int
	depth    int
	counted  bool // under a number that Word makes and we only count
}

// cutItems parts the text from body on at the items; the pieces cover it whole.
func cutItems(text string, body int, automatic map[int]markerKind) []piece {
	c := cutter{text: text, automatic: automatic}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case at < body:
			c.addressing = strings.HasPrefix(line, "Kính gửi")
		case c.ended:
		case isFoot(line):
			c.cut(at, "", 0)
			c.ended = true
		default:
			c.line(at, line)
		}
		at += len(line) + 1
	}
	return c.close()
}

func isFoot(line string) bool {
	return strings.HasPrefix(line, "Nơi nhận") || strings.HasPrefix(line, "TM. ") || strings.HasPrefix(line, "KT. ") || strings.HasPrefix(line, "TL. ") || strings.HasPrefix(line, "TUQ. ")
}

// closing begins a paragraph behind the last item that belongs to none.
var closing = register.Pattern(`^(?:(?:Chỉ thị|Quyết định|Công văn|Kế hoạch|Văn bản|Thông báo|Nghị quyết|Chương trình|Công điện|Kết luận) này|Trên đây là|Trong quá trình|Nhận được|Yêu cầu|Đề nghị|(?:UBND|Ủy ban nhân dân|Chủ tịch UBND) tỉnh (?:yêu cầu|đề nghị))\s`)

type cutter struct {
	text       string
	stack      []marker
	counts     [4]int // dashes and the like under the item they stand in
	automatic  map[int]markerKind
	pieces     []piece
	addressing bool // in the list under "Kính gửi"
	ended      bool
}

// cut begins a piece at an offset.
func (c *cutter) cut(at int, item string, depth int) {
	if n := len(c.pieces); n > 0 {
		c.pieces[n-1].to = at
	} else if at > 0 {
		c.pieces = append(c.pieces, piece{to: at})
	}
	c.pieces = append(c.pieces, piece{item: item, from: at, depth: depth})
}

func (c *cutter) close() []piece {
	if len(c.pieces) == 0 {
		return []piece{{to: len(c.text)}}
	}
	c.pieces[len(c.pieces)-1].to = len(c.text)
	return c.pieces
}

// line looks for an item at the head of a line, and for more of its kind inside.
func (c *cutter) line(at int, line string) {
	m := markerOf(line)
	if kind, ok := c.automatic[at]; ok && m.kind == noMarker && !c.addressing {
		m = marker{kind: kind}
	} else if !ok && m.kind == noMarker {
		c.addressing = strings.HasPrefix(line, "Kính gửi")
	}
	switch {
	case c.accepts(m) || c.skipsOne(m, line):
		c.begin(at, m)
	case len(c.stack) > 0 && c.stack[len(c.stack)-1].kind > articleMarker && closing().MatchString(line):
		c.cut(at, "", 0)
	}
	if !strings.Contains(line, ") ") {
		return
	}
	for _, m := range inlineForm().FindAllStringSubmatchIndex(line, -1) {
		inner := markerOf(line[m[2]:])
		if inner.kind != noMarker && inner.kind < dashMarker && c.accepts(inner) {
			c.begin(at+m[2], inner)
		}
	}
}

// accepts: a number continues those of its kind or begins at the first, so that
// "05/8/2022" and "Điều 2" inside a sentence are none.
func (c *cutter) accepts(m marker) bool {
	switch m.kind {
	case noMarker:
		return false
	case autoMarker, lowAutoMarker:
		return true
	case dashMarker, plusMarker:
		return len(c.stack) > 0
	case deeperMarker:
		return c.parent(m) >= 0 || c.sister(m)
	}
	for i := len(c.stack) - 1; i >= 0; i-- {
		if c.stack[i].kind == m.kind {
			return m.place == c.stack[i].place+1 || m.place == 1 && i < len(c.stack)-1
		}
	}
	return m.place == 1
}

// skipsOne forgives a number left out at the head of a line: 1, 2, 4.
func (c *cutter) skipsOne(m marker, line string) bool {
	if m.kind != arabicMarker && m.kind != romanMarker {
		return false
	}
	i := slices.IndexFunc(c.stack, func(s marker) bool { return s.kind == m.kind })
	_, rest, _ := strings.Cut(line, " ")
	first, _ := utf8.DecodeRuneInString(rest)
	return i >= 0 && m.place == c.stack[i].place+2 && unicode.IsUpper(first)
}

// parent is where the item that 1.1 belongs to stands: 1.
func (c *cutter) parent(m marker) int {
	above := m.label[:strings.LastIndexByte(m.label, '.')]
	i := slices.IndexFunc(c.stack, func(s marker) bool { return s.label == above })
	if i >= 0 && m.place == 1 || c.sister(m) {
		return i
	}
	return -1
}

// sister reports that the item before m, 1.1 before 1.2, stands open.
func (c *cutter) sister(m marker) bool {
	before := m.label[:strings.LastIndexByte(m.label, '.')+1] + strconv.Itoa(m.place-1)
	return slices.ContainsFunc(c.stack, func(s marker) bool { return s.kind == deeperMarker && s.label == before })
}

func (c *cutter) begin(at int, m marker) {
	same := slices.IndexFunc(c.stack, func(s marker) bool { return s.kind == m.kind })
	switch m.kind {
	case deeperMarker:
		same = slices.IndexFunc(c.stack, func(s marker) bool {
			return s.kind == deeperMarker && strings.Count(s.label, ".") >= strings.Count(m.label, ".")
		})
		if i := c.parent(m); i >= 0 {
			same = i + 1
		}
	case dashMarker, plusMarker, autoMarker, lowAutoMarker:
		n := &c.counts[m.kind-dashMarker]
		*n++
		if same < 0 {
			*n = 1
		}
		m.label = "(" + strconv.Itoa(*n) + ")"
	}
	if same >= 0 {
		c.stack = c.stack[:same]
	}
	c.stack = append(c.stack, m)
	c.cut(at, c.name(), len(c.stack))
	c.pieces[len(c.pieces)-1].counted = slices.ContainsFunc(c.stack, func(s marker) bool { return s.kind >= autoMarker })
}

// name joins the labels from the top down; 1.1 names its parent itself.
func (c *cutter) name() string {
	var labels []string
	for _, m := range c.stack {
		if m.kind == deeperMarker && len(labels) > 0 && strings.HasPrefix(m.label, labels[len(labels)-1]+".") {
			labels = labels[:len(labels)-1]
		}
		labels = append(labels, m.label)
	}
	return strings.ReplaceAll(strings.Join(labels, "."), ".(", "(")
}
