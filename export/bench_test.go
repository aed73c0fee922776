package export

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"github.com/xuri/excelize/v2"

	"kycuong/assets"
)

const benchRows = 10_000

// BenchmarkRegisterPDF draws a register of 10,000 documents. The floor, in the
// same run, is gofpdf given the lines broken already: one call for each line
// of text, compressed by itself; "ratio" is the first over the second.
func BenchmarkRegisterPDF(b *testing.B) {
	book := testBook(benchRows)
	floorTable := newTable(book.Columns[:], 252, 10)
	var ours, floor time.Duration
	rounds := 0
	for b.Loop() {
		rounds++
		start := time.Now()
		if err := book.WritePDF(context.Background(), io.Discard, made, nil); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		pages := brokenLines(book, floorTable)
		start = time.Now()
		drawLines(b, pages)
		floor += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(floor), "ratio")
	b.ReportMetric(ours.Seconds()*1000/float64(rounds), "ms/register")
}

// brokenLines are the lines of every cell, row by row.
func brokenLines(book Book, t *table) (rows [][]string) {
	for _, r := range book.Rows {
		var lines []string
		for i, v := range r {
			for _, l := range wrap(nil, regular, printable(v.String()), t.limits[i], t.limits[i]) {
				lines = append(lines, l.text)
			}
		}
		rows = append(rows, lines)
	}
	return rows
}

func drawLines(b *testing.B, rows [][]string) {
	b.Helper()
	doc := gofpdf.New("L", "mm", "A4", "")
	doc.AddUTF8FontFromBytes(family, "", bytes.Clone(assets.FontFile("")))
	doc.SetFont(family, "", 10)
	doc.SetAutoPageBreak(false, 0)
	const perPage = 14
	for i, lines := range rows {
		if i%perPage == 0 {
			doc.AddPage()
		}
		for j, l := range lines {
			doc.Text(float64(10+j), float64(10+i%perPage*10), l)
		}
		doc.Line(10, float64(10+i%perPage*10), 250, float64(10+i%perPage*10))
	}
	if err := doc.Output(io.Discard); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRegisterXLSX writes the same register as a workbook; the floor is
// excelize's own stream of the same values without a style.
func BenchmarkRegisterXLSX(b *testing.B) {
	book := testBook(benchRows)
	var ours, floor time.Duration
	for b.Loop() {
		start := time.Now()
		if err := book.WriteXLSX(context.Background(), io.Discard, made); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		start = time.Now()
		streamValues(b, book)
		floor += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(floor), "ratio")
}

func streamValues(b *testing.B, book Book) {
	b.Helper()
	f := excelize.NewFile()
	stream, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	values := make([]any, BookColumns)
	for i, r := range book.Rows {
		for col, v := range r {
			values[col] = v.String()
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			b.Fatal(err)
		}
		if err := stream.SetRow(at, values); err != nil {
			b.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(io.Discard); err != nil {
		b.Fatal(err)
	}
}
