package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font/sfnt"

	"kycuong/assets"
	"kycuong/register"
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

// styleNames are what fonts call the four.
var styleNames = [...]string{"Regular", "Bold", "Italic", "Bold Italic"}

// missingGlyph is drawn for characters a face does not have: the empty box
// fonts keep for them may not stand in an archive.
const missingGlyph = '□'

// glyphs are the characters of a face, by their code.
type glyphs struct {
	width   [0x10000]uint16 // in thousandths of the size
	missing [0x10000]bool   // drawn, and measured, as missingGlyph
}

// typeface is a family of four fonts.
type typeface struct {
	folder string
	files  [len(faceStyles)][]byte
	names  [len(faceStyles)]string // of the fonts, as files name them
	table  *[len(faceStyles)]glyphs
}

// using is the typeface everything is measured and drawn with. drawing keeps it from
// being changed while a document is under way.
var (
	using   atomic.Pointer[typeface]
	drawing sync.RWMutex
)

// builtIn is Liberation Serif, measured when it is first needed.
var builtIn = sync.OnceValue(func() *typeface {
	t := &typeface{}
	for f, style := range faceStyles {
		t.files[f] = assets.FontFile(style)
	}
	if err := t.measure(); err != nil {
		panic(err) // compiled in
	}
	return t
})

// current is the typeface in use.
func current() *typeface {
	if t := using.Load(); t != nil {
		return t
	}
	return builtIn()
}

func faces() *[len(faceStyles)]glyphs { return current().table }

// UseFonts draws everything from now on with the fonts of a folder: one family with
// its four styles, complete in Vietnamese. "" is the program's own. A folder that
// does not serve changes nothing.
func UseFonts(folder string) error {
	if t := using.Load(); t != nil && t.folder == folder || t == nil && folder == "" {
		return nil
	}
	var t *typeface
	if folder != "" {
		var err error
		if t, err = readTypeface(folder); err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
	}
	drawing.Lock()
	defer drawing.Unlock()
	using.Store(t)
	return nil
}

// readTypeface finds the four fonts of a folder by what they call themselves.
func readTypeface(folder string) (*typeface, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	families := map[string]*typeface{}
	var buf sfnt.Buffer
	for _, e := range entries {
		if strings.ToLower(filepath.Ext(e.Name())) != ".ttf" {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		font, err := sfnt.Parse(raw)
		if err != nil {
			continue // another kind of file under the name of one
		}
		name, _ := font.Name(&buf, sfnt.NameIDFamily) // a font without names is none of a family
		style, _ := font.Name(&buf, sfnt.NameIDSubfamily)
		at := slices.Index(styleNames[:], style)
		if name == "" || at < 0 {
			continue
		}
		if families[name] == nil {
			families[name] = &typeface{folder: folder}
		}
		families[name].files[at] = raw
	}
	var whole []*typeface
	for _, t := range families {
		if !slices.ContainsFunc(t.files[:], func(raw []byte) bool { return raw == nil }) {
			whole = append(whole, t)
		}
	}
	if len(whole) != 1 {
		return nil, register.ErrFontFamily
	}
	return whole[0], errors.Join(whole[0].measure(), whole[0].complete())
}

// measure reads widths and names; the library panics on fonts it cannot read.
func (t *typeface) measure() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = register.ErrFontUnusable
		}
	}()
	t.table = new([len(faceStyles)]glyphs)
	doc := t.newFPDF()
	for f, style := range faceStyles {
		font, err := sfnt.Parse(t.files[f])
		if err != nil {
			return register.ErrFontUnusable
		}
		var buf sfnt.Buffer
		if t.names[f], err = font.Name(&buf, sfnt.NameIDPostScript); err != nil || t.names[f] == "" {
			return register.ErrFontUnusable
		}
		doc.SetFont(family, style, 10)
		for r := range t.table[f].width {
			shown := rune(r)
			if glyph, err := font.GlyphIndex(&buf, shown); err != nil || glyph == 0 {
				t.table[f].missing[r], shown = true, missingGlyph
			}
			t.table[f].width[r] = uint16(doc.GetStringSymbolWidth(string(shown)))
		}
	}
	if doc.Err() {
		return register.ErrFontUnusable
	}
	return nil
}

// vietnamese are all letters of the alphabet with every mark, and the signs of
// official texts.
const vietnamese = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY0123456789.,;:!?()[]/-–“”…%§" +
	"ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"

// complete reports a face that lacks a letter.
func (t *typeface) complete() error {
	for f := range t.table {
		for _, r := range vietnamese + strings.ToLower(vietnamese) {
			if t.table[f].missing[r&0xFFFF] {
				return fmt.Errorf("%s, %c: %w", t.names[f], r, register.ErrFontLetters)
			}
		}
	}
	return nil
}

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
