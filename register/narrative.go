package register

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Narrative is what an office changed in the drafted words of one report. It is
// kept with the report's period, and put on the draft each time it is made.
type Narrative struct {
	Kind  string      `json:"kind" cbor:"1,keyasint"`
	From  Date        `json:"from" cbor:"2,keyasint,omitempty"`
	To    Date        `json:"to" cbor:"3,keyasint,omitempty"`
	Unit  string      `json:"unit,omitempty" cbor:"4,keyasint,omitempty"`
	Edits []Rewording `json:"edits" cbor:"5,keyasint,omitempty"`
}

// ID names the report the narrative belongs to.
func (n Narrative) ID() string {
	return strings.Join([]string{n.Kind, n.From.ISO(), n.To.ISO(), UnitKey(n.Unit)}, "|")
}

// Rewording is one paragraph as the office wants it. Its figures stay linked to
// those of the draft: {1} in Text is the first figure of the drafted paragraph,
// whatever it is by then.
type Rewording struct {
	Section string `json:"section" cbor:"1,keyasint"`                   // heading without its number
	Draft   string `json:"draft,omitempty" cbor:"2,keyasint,omitempty"` // the drafted paragraph with # for each figure; "" for a paragraph of the office's own
	Text    string `json:"text,omitempty" cbor:"3,keyasint,omitempty"`  // "" leaves the paragraph out
}

// IsOwn reports a paragraph the draft does not have; it stands at the end of its
// section.
func (r Rewording) IsOwn() bool { return r.Draft == "" }

// Figure is a number in a text, and where it stands.
type Figure struct {
	Text     string // as written: 1.400, 25%, 0,6
	From, To int    // bytes
}

// figureWord is a number, or a number out of another: 1.400, 0,6, 27/49.
var figureWord = Pattern(`^(\d+(?:[.,]\d+)*)(?:/(\d+(?:[.,]\d+)*))?$`)

// FiguresIn finds the numbers of a text. Those inside symbols, dates and words
// (12/TTr-UBND, 05/02/2026, R01) are parts of names and none.
func FiguresIn(text string) []Figure {
	var list []Figure
	for i := 0; i < len(text); {
		end := i
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/-.,", r) {
				break
			}
			end += size
		}
		if end == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		word := strings.TrimRight(text[i:end], "/-.,")
		if isNamed(text[:i]) {
			i = end
			continue
		}
		if m := figureWord().FindStringSubmatchIndex(word); m != nil {
			list = append(list, Figure{word[m[2]:m[3]], i + m[2], i + m[3]})
			if m[4] >= 0 {
				list = append(list, Figure{word[m[4]:m[5]], i + m[4], i + m[5]})
			}
		}
		i = end
	}
	return list
}

// naming are words whose number is a name: năm 2025, Điều 12.
var naming = []string{"năm", "tháng", "quý", "ngày", "điều", "khoản", "mục", "chương", "lục"}

func isNamed(before string) bool {
	word := strings.TrimRight(before, " ")
	if len(word) == len(before) {
		return false
	}
	if at := strings.LastIndexAny(word, " (\u201c"); at >= 0 {
		_, size := utf8.DecodeRuneInString(word[at:])
		word = word[at+size:]
	}
	return slices.Contains(naming, strings.ToLower(word))
}

// Skeleton is a text with # for each of its figures: what two drafts of one
// paragraph have in common.
func Skeleton(text string) string {
	var b strings.Builder
	at := 0
	for _, f := range FiguresIn(text) {
		b.WriteString(text[at:f.From])
		b.WriteByte('#')
		at = f.To
	}
	return b.String() + text[at:]
}

// braces are taken for links, so nobody may type them.
var braces = strings.NewReplacer("{", "(", "}", ")")

// Reword links the figures of an edited paragraph to those of the draft, in their
// order; a figure the draft does not have stays as it was typed.
func Reword(section, draft, edited string) Rewording {
	r := Rewording{Section: section, Draft: Skeleton(draft)}
	edited = braces.Replace(edited)
	figures := FiguresIn(draft)
	var b strings.Builder
	at, next := 0, 0
	for _, f := range FiguresIn(edited) {
		for i := range figures {
			place := (next + i) % len(figures)
			if figures[place].Text != f.Text {
				continue
			}
			b.WriteString(edited[at:f.From])
			b.WriteString("{" + strconv.Itoa(place+1) + "}")
			at, next = f.To, place+1
			break
		}
	}
	r.Text = b.String() + edited[at:]
	return r
}

// link stands for a figure of the draft.
var link = Pattern(`\{(\d+)\}`)

// On puts the rewording on a paragraph as it is drafted now, with a mark behind each
// figure that is not the draft's; typed are these.
func (r Rewording) On(draft, mark string) (text string, typed []string) {
	figures := FiguresIn(draft)
	own := FiguresIn(link().ReplaceAllStringFunc(r.Text, func(l string) string { return strings.Repeat(" ", len(l)) }))
	links := link().FindAllStringSubmatchIndex(r.Text, -1)
	var b strings.Builder
	at := 0
	for len(own)+len(links) > 0 {
		if len(links) == 0 || len(own) > 0 && own[0].From < links[0][0] {
			b.WriteString(r.Text[at:own[0].To] + mark)
			typed = append(typed, own[0].Text)
			at, own = own[0].To, own[1:]
			continue
		}
		b.WriteString(r.Text[at:links[0][0]])
		if n, err := strconv.Atoi(r.Text[links[0][2]:links[0][3]]); err == nil && n >= 1 && n <= len(figures) {
			b.WriteString(figures[n-1].Text)
		}
		at, links = links[0][1], links[1:]
	}
	return b.String() + r.Text[at:], typed
}
