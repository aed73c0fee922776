package intake

import (
	"slices"
	"strings"

	"kycuong/register"
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
	plusMarker // below a dash
	autoMarker // numbered by Word, not in the text
	lowAutoMarker
)

// marker is the number at the head of an item.
type marker struct {
	kind  markerKind
	label string
	place int // among its kind: 3 for III, 3, c)
}

var (
	romanForm   = register.Pattern(`^([IVX]{1,5})[.)]\s`)
	articleForm = register.Pattern(`^(?:Điều|ĐIỀU)\s+(\d{1,3})[.:]\s`)
	deeperForm  = register.Pattern(`^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s`)
	arabicForm  = register.Pattern(`^(\d{1,2})[.)]\s`)
	letterForm  = register.Pattern(`^([a-zđ])[).]\s`)
	dashForm    = register.Pattern(`^[-–—+•*▪●○\x{F0B7}\x{F0A7}]\s`)
	inlineForm  = register.Pattern(`[;:.,]\s+((?:[a-zđ]|\d{1,2})\)\s)`)
)

// itemLetters are those by which items are counted; f, j, w and z are none.
var itemLetters = []rune("abcdđeghiklmnopqrstuvxy")

var romanNumbers = strings.Fields("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX")

// markerOf reads the number a line begins with.
func markerOf(line string) marker {
	const longest = 16 // bytes; no number of an item is longer
	if len(line) < longest {
		line += " "
	} else {
		line = line[:longest]
	}
	if strings.HasPrefix(line, string(autoNumber)) || strings.HasPrefix(line, string(autoNumberLow)) {
		return marker{kind: autoMarker}
	}
	if m := romanForm().FindStringSubmatch(line); m != nil {
		if i := slices.Index(romanNumbers, m[1]); i >= 0 {
			return marker{romanMarker, m[1], i + 1}
		}
	}
	if m := articleForm().FindStringSubmatch(line); m != nil {
		return marker{articleMarker, "Điều " + m[1], number(m[1])}
	}
	if m := arabicForm().FindStringSubmatch(line); m != nil {
		return marker{arabicMarker, m[1], number(m[1])}
	}
	if m := deeperForm().FindStringSubmatch(line); m != nil {
		return marker{deeperMarker, m[1], number(m[1][strings.LastIndexByte(m[1], '.')+1:])}
	}
	if m := letterForm().FindStringSubmatch(line); m != nil {
		if i := slices.Index(itemLetters, []rune(m[1])[0]); i >= 0 {
			return marker{letterMarker, m[1], i + 1}
		}
	}
	if dashForm().MatchString(line) {
		if line[0] == '+' {
			return marker{plusMarker, "", 0}
		}
		return marker{dashMarker, "", 0}
	}
	return marker{}
}
