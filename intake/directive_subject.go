package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kycuong/register"
)

// subjectBlock follows the lines of a source to the block of its subject, the "trích
// yếu": the first lines under the type in capitals, or from "V/v" on. Its lines are
// broken by hand, so where they end cannot be told by how full they are.
type subjectBlock struct {
	lines int  // written so far
	under bool // the line before was a type in capitals
	open  bool
	past  bool // the block has been, or the items have begun
}

// gap ends the block at an empty line.
func (b *subjectBlock) gap() {
	if b.open {
		b.open, b.past = false, true
	}
}

// joins reports that a line goes on in the next.
func (b *subjectBlock) joins(line, next string) bool {
	if !b.open {
		return goesOn(line, next)
	}
	if subjectGoesOn(line, next) {
		return true
	}
	b.gap()
	return false
}

// begin takes a line that is written as one of its own.
func (b *subjectBlock) begin(line string) {
	_, isType := register.TypeByText(line)
	switch {
	case b.past:
	case b.lines >= headLines || markerOf(line).kind != noMarker:
		b.past = true
	case !b.open:
		b.open = b.under || aboutLine().MatchString(line)
	}
	b.lines++
	b.under = isType && isCapitals(line)
}

// subjectGoesOn reports that a subject, whose last line is given, goes on in the next: in
// small letters, in a name the last line has not finished, but not in a sentence of
// its own.
func subjectGoesOn(line, next string) bool {
	if strings.ContainsAny(line[len(line)-1:], ".;:!?") || isHeadLine(next) || markerOf(next).kind != noMarker {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsUpper(first) {
		return true
	}
	return isUnfinished(line) || citedStart().MatchString(next) || isProperName(next)
}

// citedStart begins with a document that is named.
var citedStart = register.Pattern(`^(?:Nghị quyết|Nghị định|Chỉ thị|Quyết định|Kế hoạch|Kết luận|Thông tư|Thông báo|Công điện|Công văn|Chương trình|Đề án|Luật)\s+(?:số\s|\p{Lu})`)

// unfinishedWords are those no subject ends with.
var unfinishedWords = strings.Fields("của và với tại cho về theo các những thuộc giữa trong từ đến số bởi là hoặc")

// unfinishedPhrases want their object.
var unfinishedPhrases = []string{"thực hiện", "thi hành", "triển khai", "ban hành", "quán triệt"}

func isUnfinished(line string) bool {
	if strings.HasSuffix(line, ",") || strings.HasSuffix(line, "-") || strings.HasSuffix(line, "–") {
		return true
	}
	words := strings.Fields(register.FoldMarks(line))
	return len(words) > 0 && slices.Contains(unfinishedWords, words[len(words)-1]) ||
		len(words) > 1 && slices.Contains(unfinishedPhrases, strings.Join(words[len(words)-2:], " "))
}

// agencyStarts begin names of agencies, which sentences begin with too.
var agencyStarts = []string{"Bộ", "Sở", "UBND", "Ban", "HĐND"}

// isProperName reports a short line that begins with a name of two words or more:
// "Thanh Lĩnh năm 2026".
func isProperName(next string) bool {
	const fullLine = 55 // runes
	words := strings.Fields(next)
	if len(words) < 2 || utf8.RuneCountInString(next) >= fullLine || strings.ContainsAny(next, ".:;") || slices.Contains(agencyStarts, words[0]) {
		return false
	}
	second, _ := utf8.DecodeRuneInString(words[1])
	return unicode.IsUpper(second)
}
