package intake

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"kycuong/register"
)

const (
	stateForm = `\d{1,6}[a-zđ]?(?:\.\d{1,4})?(?:\s?/\s?\d{4})?\s?/\s?\p{Lu}[\p{L}\d]*(?:\s?[-–.&]\s?\p{Lu}[\p{L}\d]*)*`
	partyForm = `\d{1,6}[a-zđ]?\s?-\s?\p{Lu}\p{L}*/\p{Lu}[\p{L}\d]*(?:[-.&]\p{L}[\p{L}\d]*)*`
)

var (
	citedSymbol = register.Pattern(`^(?:` + partyForm + `|` + stateForm + `)`)
	citedType   = register.Pattern(`(?i)(?:các\s+)?(công văn|nghị quyết|chỉ thị|quyết định|kế hoạch|thông báo(?: kết luận)?|nghị định|thông tư(?: liên tịch)?|luật|báo cáo|tờ trình|chương trình|kết luận|công điện|hướng dẫn|quy định|quy chế|đề án|văn bản|giấy mời|phương án|pháp lệnh|lệnh|biên bản)\s*(?:số\s*:?\s*)?$`)
	citedDay    = register.Pattern(`(?i)^\s*[,(]?\s*(?:ký\s+|ban hành\s+)?` + dayForm + `\s*\)?`)
	issuerStart = register.Pattern(`^\s*,?\s*của\s+`)
)

// span is a stretch of the text.
type span struct{ from, to int }

// citations are the documents the text names from body on, each once.
func citations(text string, body int) []register.Citation {
	list, _ := citationsIn(text, body)
	return list
}

// citationsIn also returns every place a document is named at. Symbols are
// looked for only where digits begin, with room for the longest.
func citationsIn(text string, body int) (list []register.Citation, places []span) {
	const longest = 120 // bytes
	seen := map[string]bool{}
	for at := body; at < len(text); at++ {
		if !isDigit(text[at]) || at > 0 && strings.IndexByte("0123456789/.-", text[at-1]) >= 0 {
			continue
		}
		m := citedSymbol().FindStringIndex(text[at:min(len(text), at+longest)])
		if m == nil {
			continue
		}
		c, from, to := citedAt(text, at, at+m[1], body)
		if c.Symbol == "" {
			continue
		}
		c.Text = text[from:to]
		places = append(places, span{from, to})
		if key := register.SymbolKey(c.Symbol) + c.Date.ISO(); !seen[key] {
			seen[key] = true
			list = append(list, c)
		}
		at = to - 1
	}
	return list, places
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// citedAt reads what stands around a symbol: the type before it, the day and
// the issuer after it. Without any of them, a symbol must look like one by
// itself.
func citedAt(text string, from, to, body int) (c register.Citation, start, end int) {
	symbol := tightSymbol(text[from:to])
	const before, after = 60, 200 // bytes
	left := strings.ReplaceAll(text[max(body, from-before):from], "\n", " ")
	start = from
	typed := citedType().FindStringIndex(left)
	if typed != nil {
		start = from - len(left) + typed[0]
	}
	if _, err := register.ParseSymbol(symbol); err != nil && typed == nil {
		return register.Citation{}, 0, 0
	}
	c.Symbol, end = symbol, to
	right := strings.ReplaceAll(text[end:min(len(text), end+after)], "\n", " ")
	if m := citedDay().FindStringSubmatch(right); m != nil {
		if d := dateOf(m[1], m[2]+m[3], m[4]); d != 0 {
			c.Date, end, right = d, end+len(m[0]), right[len(m[0]):]
		}
	}
	if m := issuerStart().FindString(right); m != "" {
		if name := agencyAt(right[len(m):]); name != "" {
			c.Issuer, end = name, end+len(m)+len(name)
		}
	}
	return c, start, end
}

// tightSymbol takes out the blanks around the signs of a symbol.
func tightSymbol(s string) string {
	s = strings.ReplaceAll(s, "\n", " ")
	s = strings.NewReplacer("–", "-", " / ", "/", "/ ", "/", " /", "/", " - ", "-", "- ", "-", " -", "-").Replace(s)
	return strings.TrimRight(s, "-. ")
}

// agencyWords are the small words inside the names of agencies and offices.
var agencyWords = " tỉnh thành phố huyện thị xã phường nhân dân ban ủy hội đồng phủ tướng thường vụ tịch trưởng nước ương hóa thao lịch dục tạo chính dựng thương nghiệp trường pháp tế nghệ tra lý chức động binh thông "

// agencyAt returns the name of the agency that text begins with; it goes as far
// as the words have a capital or belong to such names.
func agencyAt(text string) string {
	end := 0
	for at, word := range wordsWithPlaces(text) {
		bare := strings.TrimRight(word, ".,;:)")
		first, _ := utf8.DecodeRuneInString(word)
		if bare == "" || !unicode.IsUpper(first) && (end == 0 || !strings.Contains(agencyWords, " "+bare+" ")) {
			break
		}
		end = at + len(bare)
		if bare != word {
			break
		}
	}
	return text[:end]
}

// wordsWithPlaces yields the words of the beginning of a text with where they
// stand.
func wordsWithPlaces(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		const most = 12 // words; no agency's name is longer
		at := 0
		for range most {
			rest := text[at:]
			skip := len(rest) - len(strings.TrimLeft(rest, " "))
			word, _, _ := strings.Cut(rest[skip:], " ")
			if word == "" || !yield(at+skip, word) {
				return
			}
			at += skip + len(word)
		}
	}
}
