package export

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"kycuong/register"
)

// archive is what makes a drawn document one that lasts: PDF/A, which says of
// itself what it is, in which colours and language, where its parts begin, and
// carries the data it was drawn from. With attached files it is PDF/A-3b;
// PDF/A-1b, the oldest and most widely checked form, knows none, and is what a
// document without them is. Nothing else in the file depends on which it is, but
// for the list of characters PDF/A-1 wants of each font.
type archive struct {
	title, author, subject string
	paper                  register.Paper
	made                   time.Time
	stamp                  Stamp
	marks                  []mark
	files                  []packed
}

// part is the number of the part of ISO 19005 the file keeps to.
func (a archive) part() int {
	if len(a.files) > 0 {
		return 3
	}
	return 1
}

// header is the first line, and one of bytes no text has, so that nobody who
// carries the file takes it for text.
func (a archive) header() []byte {
	version := "1.4"
	if a.part() == 3 {
		version = "1.7"
	}
	return []byte("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n")
}

// archive writes the information, the catalog and all they point to.
func (p *packer) archive(a archive, info, catalog int) {
	intent := p.intent()
	outline := p.outline(a.marks)
	metadata := p.metadata(a)
	p.put(info, "%s", a.info())
	keys := fmt.Sprintf("/Type /Catalog\n/Pages 1 0 R\n/Lang (vi-VN)\n/ViewerPreferences <</DisplayDocTitle true>>\n/OutputIntents [%d 0 R]\n/Metadata %d 0 R\n", intent, metadata)
	if outline != 0 {
		keys += fmt.Sprintf("/Outlines %d 0 R\n/PageMode /UseOutlines\n", outline)
	}
	keys += p.attach(a.files, a.made)
	p.put(catalog, "<<\n%s>>", keys)
}

// info is the dictionary older readers look into; the metadata say the same.
func (a archive) info() string {
	var b strings.Builder
	b.WriteString("<<\n")
	for _, e := range []struct{ key, text string }{{"Title", a.title}, {"Author", a.author}, {"Subject", a.subject}, {"Creator", program}, {"Producer", program}} {
		if text := said(e.text); text != "" {
			fmt.Fprintf(&b, "/%s %s\n", e.key, textString(text))
		}
	}
	fmt.Fprintf(&b, "/CreationDate %s\n/ModDate %[1]s\n>>", pdfDate(a.made))
	return b.String()
}

// said is text of the file about itself, fit for PDF and XML alike: XML has no
// place for the two last codes of the plane.
func said(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xFFFE {
			return unicode.ReplacementChar
		}
		return r
	}, printable(s))
}

// textString is text as PDF writes it, in UTF-16.
func textString(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return "<" + hex.EncodeToString(b) + ">"
}

func pdfDate(t time.Time) string { return t.UTC().Format("(D:20060102150405Z)") }

// descriptor is the object that describes a font, and the one after it: the map
// from characters to glyphs.
type descriptor struct {
	number      int
	b, glyphMap []byte
}

// descriptor copies the description of a font and adds the list of the
// characters that are in it, those that lead to a glyph. PDF/A-1 asks for the
// list; in PDF/A-3 it need not be, and whether a character without a glyph
// belongs to it is read in two ways. It is written last, so that the numbers of
// the objects do not depend on it.
func (p *packer) descriptor(d descriptor) {
	end := bytes.LastIndex(d.b, []byte(">>"))
	_, rest, ok := bytes.Cut(d.glyphMap, streamBegin)
	stop := bytes.LastIndex(rest, streamEnd)
	if end < 0 || !ok || stop < 0 {
		p.keep(errPack)
		return
	}
	set, err := charactersOf(rest[:stop])
	p.keep(err)
	characters := p.putStream(p.reserve(), "", set)
	p.placed[d.number] = p.at
	p.write(named(fmt.Appendf(bytes.Clone(d.b[:end]), "/CIDSet %d 0 R%s", characters, d.b[end:])))
}

// charactersOf reads a compressed map from characters to glyphs, two bytes
// each, and returns one bit for each character that has a glyph; the first is
// that of the glyph every font begins with.
func charactersOf(glyphMap []byte) ([]byte, error) {
	unzip, err := zlib.NewReader(bytes.NewReader(glyphMap))
	if err != nil {
		return nil, fmt.Errorf("read map of glyphs: %w", err)
	}
	m, err := io.ReadAll(unzip)
	if err != nil {
		return nil, fmt.Errorf("read map of glyphs: %w", err)
	}
	set := make([]byte, len(m)/2/8)
	set[0] = 0x80
	for i := 0; i+1 < len(m); i += 2 {
		if m[i] != 0 || m[i+1] != 0 {
			set[i/2/8] |= 0x80 >> (i / 2 % 8)
		}
	}
	return set, nil
}

var (
	mapBegin  = []byte("/CIDInit /ProcSet findresource begin\n")
	wideRange = []byte("1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n")
)

// readable sets right, in the stream that tells which letters the characters of
// a font are, the one range gofpdf writes: a range may not be longer than what
// its last byte counts. Other streams stay as they are.
func readable(data []byte) []byte {
	if !bytes.HasPrefix(data, mapBegin) {
		return data
	}
	return bytes.Replace(data, wideRange, letterRanges(), 1)
}

// letterRanges says that characters are the letters of the same code, 256 at a
// time and as many lines together as a map may have; halves of a pair and the
// codes at both ends are no letters.
func letterRanges() []byte {
	const together = 100
	var lines []string
	for row := range 0x100 {
		first, last := row<<8, row<<8|0xFF
		switch {
		case row >= 0xD8 && row <= 0xDF:
			continue
		case row == 0:
			first = 1
		case row == 0xFF:
			last = 0xFFFD
		}
		lines = append(lines, fmt.Sprintf("<%04X> <%04X> <%04[1]X>\n", first, last))
	}
	var b []byte
	for block := range slices.Chunk(lines, together) {
		b = fmt.Appendf(b, "%d beginbfrange\n%sendbfrange\n", len(block), strings.Join(block, ""))
	}
	return b
}
