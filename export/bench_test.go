package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"github.com/xuri/excelize/v2"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/review"
)

const benchRows = 10_000

// BenchmarkRegisterPDF draws registers of 100 to 100,000 documents. The floor, in the
// same run, is gofpdf given the broken lines of the same cells at the same
// places and the same rules: one plain call for each. "ratio" is ours over the
// floor with gofpdf's own compression, as our file is compressed too;
// "ratio-uncompressed" is ours, compressing, over a floor that writes a file
// several times as large.
func BenchmarkRegisterPDF(b *testing.B) {
	for _, rows := range []int{100, 1_000, benchRows, 100_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) { benchmarkRegister(b, rows) })
	}
}

func benchmarkRegister(b *testing.B, rows int) {
	book := testBook(rows)
	book.Paper.MostRows = rows
	pages := brokenLines(book)
	var ours, floor, bare time.Duration
	rounds := 0
	for b.Loop() {
		rounds++
		ours += timed(b, func() error { return book.WritePDF(context.Background(), io.Discard, made, nil) })
		floor += timed(b, func() error { return drawBroken(pages, true) })
		bare += timed(b, func() error { return drawBroken(pages, false) })
	}
	b.ReportMetric(float64(ours)/float64(floor), "ratio")
	b.ReportMetric(float64(ours)/float64(bare), "ratio-uncompressed")
	b.ReportMetric(ours.Seconds()*1000/float64(rounds), "ms/register")
}

// BenchmarkReportPDF draws the compliance report with a list of 100 to 10,000
// findings.
func BenchmarkReportPDF(b *testing.B) {
	for _, rows := range []int{100, 1_000, benchRows} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			in := testInput()
			in.Findings = nil
			for id := range rows {
				in.Findings = append(in.Findings, found(uint64(id+1), "R13", fmt.Sprintf("Đơn vị %d", id%150), review.StateOpen, 0, "Trích yếu của văn bản"))
				in.Findings[id].Subject.Date = in.From + register.Date(id%365)
			}
			var composed, drawn time.Duration
			rounds := 0
			for b.Loop() {
				rounds++
				start := time.Now()
				r := Compliance(in)
				composed += time.Since(start)
				drawn += timed(b, func() error { return r.WritePDF(context.Background(), io.Discard, made, nil) })
			}
			b.ReportMetric(composed.Seconds()*1000/float64(rounds), "ms/composed")
			b.ReportMetric(drawn.Seconds()*1000/float64(rounds), "ms/drawn")
		})
	}
}

func timed(b *testing.B, work func() error) time.Duration {
	b.Helper()
	start := time.Now()
	if err := work(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// brokenLine is a line of text at its place; a rule has no text.
type brokenLine struct {
	x, y float64
	text string
}

// brokenLines are the lines of every cell and the rules below the rows, page
// by page.
func brokenLines(book Book) (pages [][]brokenLine) {
	const top, bottom = 40.0, 190.0 // below the header of the table, and of the page
	t := newTable(book.Columns[:], 30, 252, bookSize)
	y := bottom
	for _, values := range book.Rows {
		r := Row{Cells: make([]string, BookColumns)}
		for i, v := range values {
			r.Cells[i] = v.String()
		}
		height := t.measure(r)
		if y+height > bottom {
			pages = append(pages, nil)
			y = top
		}
		page := &pages[len(pages)-1]
		for i, lines := range t.lines {
			for j, l := range lines {
				if l.text != "" {
					*page = append(*page, brokenLine{t.x[i], y + float64(j)*t.pitch, l.text})
				}
			}
		}
		y += height
		*page = append(*page, brokenLine{y: y})
	}
	return pages
}

func drawBroken(pages [][]brokenLine, compress bool) error {
	doc := gofpdf.New("L", "mm", "A4", "")
	doc.SetCompression(compress)
	doc.AddUTF8FontFromBytes(family, "", bytes.Clone(assets.FontFile("")))
	doc.SetFont(family, "", bookSize)
	doc.SetAutoPageBreak(false, 0)
	for _, page := range pages {
		doc.AddPage()
		for _, l := range page {
			if l.text == "" {
				doc.Line(30.0, l.y, 282, l.y)
			} else {
				doc.Text(l.x, l.y, l.text)
			}
		}
	}
	return doc.Output(io.Discard)
}

// BenchmarkRegisterXLSX writes the same register as a workbook; the floor is
// excelize's own stream of the same values, of the same types, without styles.
func BenchmarkRegisterXLSX(b *testing.B) {
	book := testBook(benchRows)
	var ours, floor time.Duration
	rounds := 0
	for b.Loop() {
		rounds++
		ours += timed(b, func() error { return book.WriteXLSX(context.Background(), io.Discard, made) })
		floor += timed(b, func() error { return streamValues(book) })
	}
	b.ReportMetric(float64(ours)/float64(floor), "ratio")
	b.ReportMetric(ours.Seconds()*1000/float64(rounds), "ms/register")
}

func streamValues(book Book) error {
	f := excelize.NewFile()
	stream, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	for i, r := range book.Rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		values := make([]any, BookColumns)
		for col, v := range r {
			values[col] = plainValue(v)
		}
		if err := stream.SetRow(at, values); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	if err := f.Write(io.Discard); err != nil {
		return err
	}
	return f.Close()
}

func plainValue(v Value) any {
	switch {
	case v.Date != 0:
		return v.Date.Time()
	case v.Count != 0:
		return v.Count
	}
	return v.Text
}
