package widgets

import (
	"strings"
	"unicode"

	"kycuong/app/typing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// method is how Vietnamese is typed in all entries of the window.
var method = typing.Off

// SetTyping sets how Vietnamese is typed, for all entries at once.
func SetTyping(m typing.Method) { method = m }

// typist makes Vietnamese of the keys typed into an entry. It knows the keys of the
// word being typed, to give them back when it turns out to be no Vietnamese word.
type typist struct {
	composed, keys string
	isCode         bool // no text is typed but codes
	isPlain        bool // each key is the letter on it
}

// typed puts a rune into the entry, or into the word before the cursor.
func (t *typist) typed(e *widget.Entry, r rune) {
	if method == typing.Off || t.isPlain || e.Disabled() || e.Password || e.SelectedText() != "" {
		e.TypedRune(r)
		return
	}
	before := wordBefore(e)
	if before != t.composed {
		t.composed, t.keys = before, before
	}
	compose := method.Type
	if t.isCode || inAddress(e) {
		compose = method.TypeCode
	}
	next := compose(before, r)
	if !unicode.IsLetter(r) && next == before+string(r) { // the word has ended
		next = typing.Settle(before, t.keys) + string(r)
	}
	rewrite(e, before, next)
	t.composed, t.keys = next, t.keys+string(r)
	if wordBefore(e) == "" {
		t.composed, t.keys = "", ""
	}
}

// inAddress reports that a folder, an address of the net or one of mail is being typed.
func inAddress(e *widget.Entry) bool {
	text := []rune(e.Text)
	text = text[:min(e.CursorTextOffset(), len(text))]
	from := len(text)
	for from > 0 && !unicode.IsSpace(text[from-1]) {
		from--
	}
	token := string(text[from:])
	return strings.HasPrefix(token, "/") || strings.ContainsAny(token, `@\`) || strings.Contains(token, "://") || strings.HasPrefix(token, "www.")
}

// wordBefore are the letters that end at the cursor.
func wordBefore(e *widget.Entry) string {
	text := []rune(e.Text)
	to := min(e.CursorTextOffset(), len(text))
	from := to
	for from > 0 && unicode.IsLetter(text[from-1]) {
		from--
	}
	return string(text[from:to])
}

// rewrite replaces the word before the cursor, as if it had been typed so; whoever
// listens to the entry hears of it once.
func rewrite(e *widget.Entry, before, next string) {
	old, now := []rune(before), []rune(next)
	same := 0
	for same < len(old) && same < len(now) && old[same] == now[same] {
		same++
	}
	changed := e.OnChanged
	e.OnChanged = nil
	for range len(old) - same {
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for i, r := range now[same:] {
		if i == len(now)-same-1 {
			e.OnChanged = changed
		}
		e.TypedRune(r)
	}
	e.OnChanged = changed
}
