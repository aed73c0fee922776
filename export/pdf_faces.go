package export

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/image/font/sfnt"

	"kycuong/assets"
)

// face is one of the four fonts.
type face uint8

const (
	regular face = iota
	bold
	italic
	boldItalic
)

const family = "serif"

var faceStyles = [...]string{"", "B", "I", "BI"}

// missingGlyph is drawn for characters a face does not have: the empty box
// fonts keep for them may not stand in an archive.
const missingGlyph = '□'

// glyphs are the characters of a face, by their code.
type glyphs struct {
	width   [0x10000]uint16 // in thousandths of the size
	missing [0x10000]bool   // drawn, and measured, as missingGlyph
}

// faces measures the faces once; they are read-only.
var faces = sync.OnceValue(func() *[len(faceStyles)]glyphs {
	var all [len(faceStyles)]glyphs
	doc := newFPDF()
	for f, style := range faceStyles {
		font, err := sfnt.Parse(assets.FontFile(style))
		if err != nil {
			panic(fmt.Sprintf("font %q: %v", style, err)) // compiled in
		}
		doc.SetFont(family, style, 10)
		var buf sfnt.Buffer
		for r := range all[f].width {
			shown := rune(r)
			if glyph, err := font.GlyphIndex(&buf, shown); err != nil || glyph == 0 {
				all[f].missing[r], shown = true, missingGlyph
			}
			all[f].width[r] = uint16(doc.GetStringSymbolWidth(string(shown)))
		}
	}
	return &all
})

// drawable puts missingGlyph in the place of characters the face does not have.
func (f face) drawable(s string) string {
	missing := &faces()[f].missing
	for _, r := range s {
		if missing[r&0xFFFF] {
			return strings.Map(func(r rune) rune {
				if missing[r&0xFFFF] {
					return missingGlyph
				}
				return r
			}, s)
		}
	}
	return s
}
