package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// autoNumber stands in the text before a paragraph that Word numbers by itself,
// the next sign before one a level lower. Neither leaves this package.
const (
	autoNumber    = '\uE000'
	autoNumberLow = '\uE001'
)

// wordText takes the text out of word/document.xml.
type wordText struct {
	dec    *xml.Decoder
	text   strings.Builder
	inText bool
	number bool // the paragraph belongs to a list
	low    bool // below the first level of it
}

func (w *wordText) read() error {
	for {
		token, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = w.start(t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			if w.inText {
				w.write(strings.NewReplacer(string(autoNumber), "", string(autoNumberLow), "").Replace(string(t)))
			}
		}
		if err == nil && w.text.Len() > maxDirective {
			err = ErrLongText // packed small
		}
		if err != nil {
			return err
		}
	}
}

// write adds text; the first of a numbered paragraph gets its sign.
func (w *wordText) write(s string) {
	if w.number && strings.TrimSpace(s) != "" {
		w.number = false
		if w.low {
			w.text.WriteRune(autoNumberLow)
		} else {
			w.text.WriteRune(autoNumber)
		}
	}
	w.text.WriteString(s)
}

func (w *wordText) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "Fallback", "pPrChange": // the same once more for old programs; what the paragraph was before
		return w.dec.Skip()
	case "p":
		w.number, w.low = false, false
	case "ilvl":
		level, _ := strconv.Atoi(valueOf(t)) // no level is the first
		w.low = level > 0
	case "numId":
		w.number = valueOf(t) != "0"
	case "t":
		w.inText = true
	case "tab":
		w.text.WriteByte(' ')
	case "noBreakHyphen":
		w.text.WriteByte('-')
	case "br", "cr":
		w.text.WriteByte('\n')
	}
	return nil
}

func (w *wordText) end(name string) {
	switch name {
	case "t":
		w.inText = false
	case "p":
		w.text.WriteString("\n\n") // a paragraph of Word is never broken
		w.number = false
	}
}

func valueOf(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// takeSigns takes the signs of automatic numbers out of a mended text and
// returns at which offsets they stood, and how deep.
func takeSigns(text string) (clean string, at map[int]markerKind) {
	if !strings.ContainsRune(text, autoNumber) && !strings.ContainsRune(text, autoNumberLow) {
		return text, nil
	}
	at = map[int]markerKind{}
	var b strings.Builder
	for _, r := range text {
		switch r {
		case autoNumber:
			at[b.Len()] = autoMarker
		case autoNumberLow:
			at[b.Len()] = lowAutoMarker
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), at
}
