package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kycuong/register"
)

var (
	pageNumber = register.Pattern(`^(?:- ?)?\d{1,3}(?: ?-)?$`)
	lineEnds   = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2028", "\n")
)

// mendLines cleans a text line by line and joins what a copy from a PDF has
// broken: a line goes on when it does not end a sentence and the next one begins
// no item, heading or paragraph.
func mendLines(text string) string {
	text = lineEnds.Replace(norm.NFC.String(text))
	var out strings.Builder
	out.Grow(len(text))
	last := "" // the line written last, as it stood in the source
	open := false
	var subject subjectBlock
	for raw := range strings.SplitSeq(text, "\n") {
		for _, line := range columns(register.Clean(raw)) {
			switch {
			case line == "":
				open = false
				subject.gap()
				continue
			case len(line) < 10 && pageNumber().MatchString(line):
				continue // the sentence goes on overleaf
			case open && subject.joins(last, line):
				out.WriteByte(' ')
			default:
				if out.Len() > 0 {
					out.WriteByte('\n')
				}
				subject.begin(line)
			}
			out.WriteString(line)
			last, open = line, true
		}
	}
	return norm.NFC.String(out.String())
}

// mottoes stand in the right column of the head of a state document.
var mottoes = []string{" CỘNG HÒA XÃ HỘI", " CỘNG HOÀ XÃ HỘI", " Độc lập - Tự do", " Độc lập – Tự do"}

// columns parts the two columns of a head that a copy put on one line.
func columns(line string) []string {
	for _, m := range mottoes {
		if left, _, both := strings.Cut(line, m); both && len(left) < 200 {
			return []string{left, line[len(left)+1:]}
		}
	}
	if numberLine().MatchString(line) {
		if m := placeAfterNumber().FindStringSubmatchIndex(line); m != nil {
			return []string{line[:m[2]-1], line[m[2]:]}
		}
	}
	return []string{line}
}

// goesOn reports that next belongs to the sentence line has begun.
func goesOn(line, next string) bool {
	if strings.ContainsAny(line[len(line)-1:], ".;:!?") || isHeadLine(line) || isHeadLine(next) || markerOf(next).kind != noMarker {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) || unicode.IsDigit(first) || strings.ContainsRune("(“\"", first) {
		return true
	}
	const fullLine = 55 // runes; a shorter line that ends a thought is a line of its own
	return utf8.RuneCountInString(line) >= fullLine
}

// isHeadLine reports a line of the head, the heading or the foot of a document,
// which never goes on.
func isHeadLine(line string) bool {
	for _, start := range []string{"Nơi nhận", "Kính gửi", "Độc lập"} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	const longest = 200 // bytes; no such line is longer
	return len(line) <= longest && (isCapitals(line) || numberLine().MatchString(line) || strings.Contains(line, "ngày") && placeAndDay().MatchString(line))
}

// isCapitals reports a line such as "CHỈ THỊ", which has no small letter.
func isCapitals(line string) bool {
	letters := 0
	for _, r := range line {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 3
}
