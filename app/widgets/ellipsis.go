package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

const (
	ellipsis = "…"
	// fitCacheMax bounds the memory; a screen holds a few hundred cells.
	fitCacheMax = 4096
)

type fitKey struct {
	text  string
	width float32
	bold  bool
}

// fitter shortens texts to a width. It adds up the widths of single letters,
// measured once each, which shaping only ever makes narrower.
type fitter struct {
	size    float32
	font    string
	letters [2]map[rune]float32 // regular, bold
	cache   map[fitKey]string
}

// use forgets all measurements when the text size or the font changed.
func (f *fitter) use(size float32, font fyne.Resource) {
	name := ""
	if font != nil {
		name = font.Name()
	}
	if f.cache != nil && f.size == size && f.font == name {
		return
	}
	f.size, f.font = size, name
	f.letters = [2]map[rune]float32{{}, {}}
	f.cache = make(map[fitKey]string)
}

// fit returns the text in one line, shortened with an ellipsis if it must be.
func (f *fitter) fit(text string, bold bool, width float32) string {
	if text == "" || width <= 0 {
		return ""
	}
	key := fitKey{text, width, bold}
	if cut, ok := f.cache[key]; ok {
		return cut
	}
	if len(f.cache) >= fitCacheMax {
		clear(f.cache)
	}
	cut := f.cut(oneLine(text), bold, width)
	f.cache[key] = cut
	return cut
}

func (f *fitter) cut(text string, bold bool, width float32) string {
	dots := f.letter('…', bold)
	var used float32
	end := 0 // bytes that fit together with the ellipsis
	for i, r := range text {
		if used+dots <= width {
			end = i
		}
		used += f.letter(r, bold)
		if used > width {
			return strings.TrimRight(text[:end], " ") + ellipsis
		}
	}
	return text
}

// width is what a text needs to be shown in full.
func (f *fitter) width(text string, bold bool) (w float32) {
	for _, r := range text {
		w += f.letter(r, bold)
	}
	return w
}

func (f *fitter) letter(r rune, bold bool) float32 {
	face := 0
	if bold {
		face = 1
	}
	w, ok := f.letters[face][r]
	if !ok {
		w = fyne.MeasureText(string(r), f.size, fyne.TextStyle{Bold: bold}).Width
		f.letters[face][r] = w
	}
	return w
}

// oneLine turns line breaks and tabs into blanks; a canvas text has no lines.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
