package intake

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kycuong/register"
)

// maxDirective is the largest text of a directive that is read, in bytes.
const maxDirective = 32 << 20

// ErrNotText: the file is no text a directive can be read from.
const ErrNotText = register.Problem("The file is neither a text (.txt) nor a Word document (.docx).")

// ReadDirective reads the text of a directive from a .txt file of any encoding
// or from a .docx file. Numbers that Word makes by itself are not in a .docx's
// text; such items are counted (1), (2) and marked as unsure.
func ReadDirective(ctx context.Context, path string, org *register.Org) (Directive, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Directive{}, err
	}
	if info.Size() > maxDirective {
		return Directive{}, fmt.Errorf("%s: %w", filepath.Base(path), ErrLongText)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return Directive{}, err
	}
	if err := ctx.Err(); err != nil {
		return Directive{}, err
	}
	text, word, err := textOf(raw, strings.ToLower(filepath.Ext(path)))
	if err == nil && strings.TrimSpace(text) == "" {
		err = ErrEmptyFile
	}
	if err != nil {
		return Directive{}, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	d, err := parseDirective(text, org, word)
	if err != nil {
		return d, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return d, nil
}

// textOf is the text of a file; word says that it comes from Word, with its
// automatic numbers marked.
func textOf(raw []byte, ending string) (text string, word bool, err error) {
	switch {
	case strings.HasPrefix(string(raw), "PK\x03\x04"):
		text, err = textOfWord(raw)
		return text, true, err
	case ending == ".docx" || strings.Contains(string(raw[:min(len(raw), 4096)]), "\x00\x00\x00"):
		return "", false, ErrNotText
	}
	text, _ = Decode(raw)
	return text, false, nil
}

// textOfWord reads the paragraphs of a .docx, those in tables cell by cell.
func textOfWord(raw []byte) (string, error) {
	archive, err := zip.NewReader(strings.NewReader(string(raw)), int64(len(raw)))
	if err != nil {
		return "", errors.Join(ErrNotText, err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		return "", errors.Join(ErrNotText, err)
	}
	defer part.Close() // only read
	w := wordText{dec: xml.NewDecoder(io.LimitReader(part, 8*maxDirective))}
	err = w.read()
	if errors.Is(err, ErrLongText) {
		return "", err
	}
	if err != nil {
		return "", errors.Join(ErrNotText, err)
	}
	return w.text.String(), nil
}
