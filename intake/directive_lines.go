package intake

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kycuong/register"
)

var pageNumber = regexp.MustCompile(`^\s*(?:-\s*)?\d{1,3}(?:\s*-)?\s*$`)

// mendLines cleans a text line by line and joins what a copy from a PDF has
// broken: a line goes on when it does not end a sentence and the next one begins
// no item, heading or paragraph.
func mendLines(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2028", "\n").Replace(norm.NFC.String(text))
	var out []string
	open := false // the last line of out may go on
	for _, raw := range strings.Split(text, "\n") {
		line := register.Clean(raw)
		switch {
		case line == "":
			open = false
			continue
		case pageNumber.MatchString(line):
			open = len(out) > 0 // the sentence goes on overleaf
			continue
		case open && goesOn(out[len(out)-1], line):
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
		open = true
	}
	return strings.Join(out, "\n")
}

func endsInWord(line string) bool { return !strings.ContainsAny(line[len(line)-1:], ".;:!?") }

// goesOn reports that next belongs to the sentence line has begun.
func goesOn(line, next string) bool {
	if !endsInWord(line) || isHeadLine(line) || isHeadLine(next) || markerOf(next).kind != noMarker {
		return false
	}
	first := []rune(next)[0]
	if unicode.IsLower(first) || unicode.IsDigit(first) || strings.ContainsRune("(“\"", first) {
		return true
	}
	const fullLine = 55 // runes; a shorter line that ends a thought is a line of its own
	return len([]rune(line)) >= fullLine
}

// isHeadLine reports a line of the head, the heading or the foot of a document,
// which never goes on.
func isHeadLine(line string) bool {
	letters, capitals := 0, 0
	for _, r := range line {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return letters > 3 && capitals == letters || placeAndDay.MatchString(line) || numberLine.MatchString(line) ||
		strings.HasPrefix(line, "Nơi nhận") || strings.HasPrefix(line, "Kính gửi") || strings.HasPrefix(line, "Độc lập")
}
