package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// markerKind is the way an item is numbered.
type markerKind uint8

const (
	noMarker markerKind = iota
	romanMarker
	articleMarker // Điều 2.
	arabicMarker
	deeperMarker // 1.1.
	letterMarker
	dashMarker
)

// marker is the number at the head of an item.
type marker struct {
	kind  markerKind
	label string
	place int // among its kind: 3 for III, 3, c)
}

var (
	romanForm   = regexp.MustCompile(`^([IVX]{1,5})[.)]\s`)
	articleForm = regexp.MustCompile(`^(?:Điều|ĐIỀU)\s+(\d{1,3})[.:]\s`)
	deeperForm  = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s`)
	arabicForm  = regexp.MustCompile(`^(\d{1,2})[.)]\s`)
	letterForm  = regexp.MustCompile(`^([a-zđ])[).]\s`)
	dashForm    = regexp.MustCompile(`^[-–—+•*]\s`)
	inlineForm  = regexp.MustCompile(`[;:.,]\s+((?:[a-zđ]|\d{1,2})\)\s)`)
)

// itemLetters are those by which items are counted; f, j, w and z are none.
var itemLetters = []rune("abcdđeghiklmnopqrstuvxy")

var romanNumbers = strings.Fields("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX")

// markerOf reads the number a line begins with.
func markerOf(line string) marker {
	line += " "
	if m := romanForm.FindStringSubmatch(line); m != nil {
		if i := slices.Index(romanNumbers, m[1]); i >= 0 {
			return marker{romanMarker, m[1], i + 1}
		}
	}
	if m := articleForm.FindStringSubmatch(line); m != nil {
		return marker{articleMarker, "Điều " + m[1], number(m[1])}
	}
	if m := arabicForm.FindStringSubmatch(line); m != nil {
		return marker{arabicMarker, m[1], number(m[1])}
	}
	if m := deeperForm.FindStringSubmatch(line); m != nil {
		return marker{deeperMarker, m[1], number(m[1][strings.LastIndexByte(m[1], '.')+1:])}
	}
	if m := letterForm.FindStringSubmatch(line); m != nil {
		if i := slices.Index(itemLetters, []rune(m[1])[0]); i >= 0 {
			return marker{letterMarker, m[1], i + 1}
		}
	}
	if dashForm.MatchString(line) {
		return marker{dashMarker, "", 0}
	}
	return marker{}
}

// piece is a stretch of the text; depth is 0 outside the items.
type piece struct {
	item     string
	from, to int
	depth    int
}

// cutItems parts the text from body on at the items; the pieces cover it whole.
func cutItems(text string, body int) []piece {
	c := cutter{text: text}
	at := 0
	for _, line := range strings.Split(text, "\n") {
		switch {
		case at < body:
		case isFoot(line) && len(c.stack) > 0:
			c.cut(at, "", 0)
			c.ended = true
		case !c.ended:
			c.line(at, line)
		}
		at += len(line) + 1
	}
	return c.close()
}

func isFoot(line string) bool {
	return strings.HasPrefix(line, "Nơi nhận") || strings.HasPrefix(line, "TM. ") || strings.HasPrefix(line, "KT. ") || strings.HasPrefix(line, "TL. ") || strings.HasPrefix(line, "TUQ. ")
}

type cutter struct {
	text   string
	stack  []marker
	pieces []piece
	dashes int
	ended  bool
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
	if m := markerOf(line); c.accepts(m) {
		c.begin(at, m)
	}
	for _, m := range inlineForm.FindAllStringSubmatchIndex(line, -1) {
		inner := markerOf(line[m[2]:])
		if inner.kind != noMarker && inner.kind != dashMarker && c.accepts(inner) {
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
	case dashMarker:
		return len(c.stack) > 0
	}
	for i := len(c.stack) - 1; i >= 0; i-- {
		if c.stack[i].kind == m.kind {
			if m.kind == deeperMarker && m.place == 1 {
				return true
			}
			return m.place == c.stack[i].place+1 || m.place == 1 && i < len(c.stack)-1
		}
	}
	return m.place == 1
}

func (c *cutter) begin(at int, m marker) {
	same := slices.IndexFunc(c.stack, func(s marker) bool { return s.kind == m.kind })
	if m.kind == dashMarker {
		c.dashes++
		if same < 0 {
			c.dashes = 1
		}
		m.label = "(" + strconv.Itoa(c.dashes) + ")"
	}
	if same >= 0 {
		c.stack = c.stack[:same]
	}
	c.stack = append(c.stack, m)
	c.cut(at, c.name(), len(c.stack))
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

// assignee begins a sentence that sets a task to somebody else.
var assignee = regexp.MustCompile(`[.;]\s+((?:Giao|Yêu cầu|Đề nghị|Các|UBND|Ủy ban|Sở|Ban|Văn phòng|Thanh tra|Công an|Chủ tịch|Giám đốc|Thủ trưởng)\s)`)

// requirements parts a paragraph where a sentence turns to other units; the
// stretches joined with single blanks are the paragraph again.
func requirements(text string, finder *unitFinder) []string {
	text = strings.TrimSpace(text)
	var list []string
	start := 0
	for _, m := range assignee.FindAllStringSubmatchIndex(text, -1) {
		const lead = 120 // bytes in which the units of a sentence are named
		next := text[m[2]:min(len(text), m[2]+lead)]
		if len(finder.in(strings.ToValidUTF8(next, ""))) == 0 || len(finder.in(text[start:m[2]])) == 0 {
			continue
		}
		list = append(list, strings.TrimSpace(text[start:m[2]]))
		start = m[2]
	}
	return append(list, strings.TrimSpace(text[start:]))
}
