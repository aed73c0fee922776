package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"kycuong/register"
)

// Refusal says where and why a row, or with Row 0 a file, was not accepted.
type Refusal struct {
	File   string
	Row    int
	Column string // title as the file writes it
	Fault  register.Fault
}

// Error returns the refusal in English.
func (r Refusal) Error() string {
	return fmt.Sprintf("%s, row %d, column %s: %s", r.File, r.Row, r.Column, r.Fault.Error())
}

// Source tells where the accepted values came from and what was noticed.
type Source struct {
	File     string
	Encoding Encoding
	Rows     []int // of the accepted values, in their order
	Refused  []Refusal
	Warnings []Refusal
}

// Progress hears how many rows have been read.
type Progress func(rows int)

// progressEvery is how often Progress is called and cancelling is noticed.
const progressEvery = 500

// reader goes over the rows below the header.
type reader struct {
	*table
	Source
	row int
}

// readRows opens the file and calls each with every row that is not blank;
// each returns whether the row was accepted.
func readRows(ctx context.Context, path string, names map[string]string, required string, progress Progress,
	each func(r *reader, cells []string) bool) (Source, error) {
	src, enc, err := openTable(path)
	if err != nil {
		return Source{}, err
	}
	t, err := findHeader(src, filepath.Base(path), names, required)
	if err != nil {
		return Source{}, errors.Join(err, src.close())
	}
	r := &reader{table: t, Source: Source{File: filepath.Base(path), Encoding: enc}}
	if enc != UTF8 && enc != UTF16 {
		r.warn("", fault("", "The file was read as {encoding}; check a few names before you rely on it.", "encoding", string(enc)))
	}
	err = errors.Join(r.loop(ctx, progress, each), src.close())
	return r.Source, err
}

func (r *reader) loop(ctx context.Context, progress Progress, each func(*reader, []string) bool) error {
	for n := 1; ; n++ {
		cells, row, err := r.src.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s, row %d: %w", r.file, r.row+1, err)
		}
		if n%progressEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if progress != nil {
				progress(n)
			}
		}
		r.row = row
		if !isBlank(cells) && each(r, cells) {
			r.Rows = append(r.Rows, row)
		}
	}
}

func (r *reader) refuse(field string, f register.Fault) {
	r.Refused = append(r.Refused, Refusal{r.file, r.row, r.title(field), f})
}

func (r *reader) warn(field string, f register.Fault) {
	r.Warnings = append(r.Warnings, Refusal{r.file, r.row, r.title(field), f})
}

func (r *reader) title(field string) string {
	if t, ok := r.titles[field]; ok {
		return t
	}
	return standardTitles[field]
}

// refuseAll refuses the row for every fault; it reports whether there was one.
func (r *reader) refuseAll(fs register.Faults) bool {
	for _, f := range fs {
		r.refuse(f.Field, f)
	}
	return len(fs) > 0
}

// date reads a cell as a day: dd/mm/yyyy, yyyy-mm-dd or a spreadsheet's serial
// number.
func (r *reader) date(cells []string, field string, bad *bool) register.Date {
	text := r.cell(cells, field)
	d, err := parseDate(text)
	if err != nil {
		r.refuse(field, noDate(field, text))
		*bad = true
	}
	return d
}

// datelike is a text that was meant as a day.
var datelike = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b`)

// noDate says of a text that is no day whether the calendar or the writing is why.
func noDate(field, text string) register.Fault {
	if datelike.MatchString(text) {
		return fault(field, "There is no day {text}.", "text", shorten(text))
	}
	return fault(field, "“{text}” is not a date; write dd/mm/yyyy.", "text", shorten(text))
}

// Serial numbers of 1945 and 2199, between which a bare number is a day.
const firstSerial, lastSerial = 16438, 109574

func parseDate(text string) (register.Date, error) {
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial >= firstSerial && serial < lastSerial {
		// Spreadsheets count from 1900 and believe in a 29/02/1900.
		return register.Date(math.Floor(serial)) - 1, nil
	}
	if day, _, found := strings.Cut(text, " "); found {
		if d, err := register.ParseDate(day); err == nil {
			return d, nil
		}
	}
	if day, _, found := strings.Cut(text, "T"); found && len(day) == len("2006-01-02") {
		text = day
	}
	return register.ParseDate(text)
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func fault(field, text string, pairs ...string) register.Fault {
	f := register.Fault{Field: field, Text: text}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[pairs[i]] = pairs[i+1]
	}
	return f
}
