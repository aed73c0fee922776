package intake

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kycuong/register"

	"github.com/xuri/excelize/v2"
)

// What a file as a whole can have wrong.
const (
	ErrEmptyFile = register.Problem("The file is empty.")
	ErrNoHeader  = register.Problem("No row with the names of the columns was found in the file.")
	ErrTooLarge  = register.Problem("The file is larger than 1 GB.")
	ErrLongText  = register.Problem("The text of the directive is larger than 32 MB.")
	ErrNotTable  = register.Problem("The file is neither XLSX nor CSV.")
)

const maxFile = 1 << 30

// rowSource gives the rows of a table one by one, then io.EOF.
type rowSource interface {
	next() (cells []string, row int, err error)
	close() error
}

// openTable opens an XLSX (first sheet with rows) or CSV file.
func openTable(path string) (rowSource, Encoding, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, "", err
	case info.Size() == 0:
		return nil, "", fmt.Errorf("%s: %w", path, ErrEmptyFile)
	case info.Size() > maxFile:
		return nil, "", fmt.Errorf("%s: %w", path, ErrTooLarge)
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx", ".xlsm":
		src, err := openXLSX(path)
		return src, UTF8, err
	case ".xls", ".doc", ".docx", ".pdf", ".zip":
		return nil, "", fmt.Errorf("%s: %w", path, ErrNotTable)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, "", err
	}
	if strings.HasPrefix(string(raw[:min(4, len(raw))]), "PK\x03\x04") {
		src, err := openXLSX(path)
		return src, UTF8, err
	}
	text, enc := Decode(raw)
	if strings.TrimSpace(text) == "" {
		return nil, "", fmt.Errorf("%s: %w", path, ErrEmptyFile)
	}
	return newCSV(text), enc, nil
}

type csvRows struct {
	r     *csv.Reader
	extra int // line ends inside cells so far
}

func newCSV(text string) *csvRows {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	return &csvRows{r: r}
}

// separator picks the one that stands most often in the first lines.
func separator(text string) rune {
	lines := strings.SplitN(text, "\n", 6)
	head := strings.Join(lines[:min(5, len(lines))], "\n")
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t'} {
		if n := countOutsideQuotes(head, sep); n > most {
			best, most = sep, n
		}
	}
	return best
}

func countOutsideQuotes(s string, sep rune) int {
	n, quoted := 0, false
	for _, r := range s {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '\n':
			quoted = false
		case r == sep && !quoted:
			n++
		}
	}
	return n
}

func (c *csvRows) next() ([]string, int, error) {
	cells, err := c.r.Read()
	if err != nil {
		return nil, 0, err
	}
	line, _ := c.r.FieldPos(0)
	row := line - c.extra
	for _, cell := range cells {
		c.extra += strings.Count(cell, "\n")
	}
	return cells, row, nil
}

func (c *csvRows) close() error { return nil }

type xlsxRows struct {
	file *excelize.File
	rows *excelize.Rows
	row  int
}

func openXLSX(path string) (*xlsxRows, error) {
	if unpacked(path) > maxFile {
		return nil, fmt.Errorf("%s: %w", path, ErrTooLarge)
	}
	f, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: maxFile})
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %v", path, ErrNotTable, err)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err == nil {
			return &xlsxRows{file: f, rows: rows}, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("%s: %w", path, ErrEmptyFile), f.Close())
}

// unpacked is what a workbook says it becomes when it is unpacked, which a small file
// can say of itself to fill the disk; 0 for what is no workbook.
func unpacked(path string) (size uint64) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return 0
	}
	defer archive.Close() // was only read
	for _, f := range archive.File {
		size += min(f.UncompressedSize64, 2*maxFile)
	}
	return size
}

func (x *xlsxRows) next() ([]string, int, error) {
	if !x.rows.Next() {
		if err := x.rows.Error(); err != nil {
			return nil, 0, err
		}
		return nil, 0, io.EOF
	}
	x.row++
	// Raw values: a date arrives as its serial number, whatever its format.
	cells, err := x.rows.Columns(excelize.Options{RawCellValue: true})
	return cells, x.row, err
}

func (x *xlsxRows) close() error { return errors.Join(x.rows.Close(), x.file.Close()) }

// table is a rowSource whose header has been found.
type table struct {
	src     rowSource
	file    string
	columns map[string]int    // field to column
	titles  map[string]string // field to the title as the file writes it
}

// headerRows is how far down the titles are looked for; registers often have
// a heading above them.
const headerRows = 15

// findHeader reads to the row of titles. names maps folded titles to fields;
// the row that knows at least two of them, the first among them if required,
// is the one.
func findHeader(src rowSource, file string, names map[string]string, required string) (*table, error) {
	for range headerRows {
		cells, _, err := src.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		t := &table{src: src, file: file, columns: map[string]int{}, titles: map[string]string{}}
		for i, cell := range cells {
			if field, ok := names[titleKey(cell)]; ok {
				if _, twice := t.columns[field]; !twice {
					t.columns[field], t.titles[field] = i, register.Clean(cell)
				}
			}
		}
		if _, ok := t.columns[required]; ok && len(t.columns) >= 2 {
			return t, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", file, ErrNoHeader)
}

// titleKey matches titles without regard to case, marks and spacing.
func titleKey(s string) string { return strings.ReplaceAll(register.Fold(s), " ", "") }

// cell returns the cleaned text of a field; line ends in it become "; ".
func (t *table) cell(cells []string, field string) string {
	i, ok := t.columns[field]
	if !ok || i >= len(cells) {
		return ""
	}
	return register.Clean(strings.ReplaceAll(strings.TrimSpace(cells[i]), "\n", " "))
}

// many splits a cell that holds several values.
func (t *table) many(cells []string, field string) []string {
	i, ok := t.columns[field]
	if !ok || i >= len(cells) {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(cells[i], func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimLeft(register.Clean(part), "- "); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func isBlank(cells []string) bool {
	return strings.TrimSpace(strings.Join(cells, "")) == ""
}
