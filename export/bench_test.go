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

// BenchmarkPDF draws every kind of report that has a list in it, with 100 to 100,000
// rows printed in full, the data inside. The floor, in the same run, is gofpdf given the
// broken lines of the same cells at the same places and the same rules: one plain call
// for each, compressed as our file is. "ratio" is ours over the floor.
func BenchmarkPDF(b *testing.B) {
	for _, kind := range benchKinds {
		for _, rows := range []int{100, 1_000, benchRows, 100_000} {
			b.Run(kind.name+"/"+strconv.Itoa(rows), func(b *testing.B) {
				d, pages := kind.make(rows)
				var ours, floor time.Duration
				rounds := 0
				for b.Loop() {
					rounds++
					ours += timed(b, func() error { return d.WritePDF(context.Background(), io.Discard, made, nil) })
					floor += timed(b, func() error { return drawBroken(pages) })
				}
				b.ReportMetric(float64(ours)/float64(floor), "ratio")
				b.ReportMetric(ours.Seconds()*1000/float64(rounds), "ms/report")
			})
		}
	}
}

// written is what there is a PDF of.
type written interface {
	WritePDF(ctx context.Context, w io.Writer, made time.Time, progress func(done, total int)) error
}

// benchKinds make a report with so many rows, and its broken lines.
var benchKinds = []struct {
	name string
	make func(rows int) (written, [][]brokenLine)
}{
	{"outgoing", func(n int) (written, [][]brokenLine) { return printedBook(testBook(n)) }},
	{"incoming", func(n int) (written, [][]brokenLine) {
		return printedBook(RegisterBook(register.Incoming, incomingDocs(n), testOrg(), testSettings(), benchFrom, benchTo))
	}},
	{"tracking", func(n int) (written, [][]brokenLine) {
		return printedBook(TrackingBook(incomingDocs(n), testOrg(), testSettings(), benchFrom, benchTo))
	}},
	{"tasks", func(n int) (written, [][]brokenLine) { return printedBook(TaskBook(manyTasks(n, register.TaskOnce))) }},
	{"programme", func(n int) (written, [][]brokenLine) {
		return printedBook(TaskBook(manyTasks(n, register.TaskProgramme)))
	}},
	{"ranking", func(n int) (written, [][]brokenLine) { return printedBook(RankingBook(manyRanked(n))) }},
	{"list", func(n int) (written, [][]brokenLine) { return printedBook(manyListed(n)) }},
	{"compliance", func(n int) (written, [][]brokenLine) {
		r := Compliance(manyFindings(n))
		r.Paper.MostRows = n
		return r, brokenReport(r)
	}},
}

var benchFrom, benchTo = register.MustDate("2025-01-01"), register.MustDate("2025-12-31")

func incomingDocs(n int) []register.Document {
	docs := make([]register.Document, n)
	for i := range docs {
		docs[i] = register.Document{ID: uint64(i + 1), Direction: register.Incoming, Number: register.Number{N: i + 1}, Symbol: fmt.Sprintf("%02d/UBND-TH", i+1), Type: "CV",
			Date: benchFrom + register.Date(i%300), Arrived: benchFrom + register.Date(i%300+1), HandleDue: benchFrom + register.Date(i%300+20),
			Subject: fmt.Sprintf("Về việc báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội lần thứ %d", i+1),
			Sender:  register.Party{Code: "H41"}, Handler: register.Party{Code: "H41.15"}, Progress: "Đang xử lý"}
	}
	return docs
}

func manyTasks(n int, kind register.TaskKind) TaskInput {
	in := taskInput(kind)
	in.Tasks = nil
	for i := range n {
		t := register.Task{ID: uint64(i + 1), Kind: kind, Directive: fmt.Sprintf("%02d/CT-UBND", i/20+1), Item: strconv.Itoa(i%20 + 1), Lead: register.Party{Code: []string{"H41.15", "H41.16"}[i%2]},
			Content: fmt.Sprintf("Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý đợt %d", i+1), Assigned: benchFrom, Due: register.Due{Date: benchFrom + register.Date(i%360)}}
		if i%3 > 0 {
			t.Done, t.Result = t.Due.Date-1, fmt.Sprintf("%d/BC-SNV", i+1)
		}
		in.Tasks = append(in.Tasks, t)
	}
	return in
}

func manyRanked(n int) RankingInput {
	in := rankingInput()
	one := in.Standings[0]
	in.Standings = nil
	for i := range n {
		one.Unit, one.Rank = fmt.Sprintf("Ủy ban nhân dân xã thứ %d", i+1), i+1
		in.Standings = append(in.Standings, one)
	}
	return in
}

func manyListed(n int) Book {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{strconv.Itoa(i + 1), fmt.Sprintf("%02d/BC-UBND", i+1), (benchFrom + register.Date(i%300)).String(), fmt.Sprintf("Báo cáo kết quả thực hiện nhiệm vụ lần thứ %d", i+1), "Sở Nội vụ"}
	}
	return ListBook("Văn bản đi", "năm 2025", []Column{{"STT", 8, Left}, {"Số, ký hiệu", 20, Left}, {"Ngày", 14, Left}, {"Trích yếu", 60, Left}, {"Cơ quan gửi", 30, Left}}, rows, testSettings(), benchTo)
}

func manyFindings(n int) ComplianceInput {
	in := testInput()
	in.Findings = nil
	for id := range n {
		in.Findings = append(in.Findings, found(uint64(id+1), "R13", fmt.Sprintf("Đơn vị %d", id%150), review.StateOpen, 0, "Trích yếu của văn bản"))
		in.Findings[id].Subject.Date = in.From + register.Date(id%365)
	}
	return in
}

// BenchmarkCompliance decides what a compliance report of so many findings says.
func BenchmarkCompliance(b *testing.B) {
	for _, rows := range []int{100, 1_000, benchRows, 100_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			in := manyFindings(rows)
			for b.Loop() {
				Compliance(in)
			}
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

// printedBook prints a book in full, however long it is.
func printedBook(book Book) (written, [][]brokenLine) {
	book.Paper.MostRows = max(1, len(book.Rows))
	var pages broken
	for _, p := range book.Summary {
		pages.part(p)
	}
	t := newTable(book.Columns, 30, 252, bookSize)
	for _, values := range book.Rows {
		if values.isHeading() {
			pages.row(t, Row{Group: true, Cells: []string{values[0].Text}})
		} else {
			pages.row(t, t.rowOf(values))
		}
	}
	return book, pages
}

// brokenReport are the lines of the tables of its annexes.
func brokenReport(r Report) [][]brokenLine {
	var pages broken
	for _, x := range r.Annexes {
		for _, p := range x.Parts {
			pages.part(p)
		}
	}
	return pages
}

// broken are the lines of every cell and the rules below the rows, page by page.
type broken [][]brokenLine

func (pages *broken) part(p Part) {
	if p.Table == nil {
		return
	}
	t := newTable(p.Table.Columns, 30, 252, annexTableSize)
	for _, r := range p.Table.Rows {
		pages.row(t, r)
	}
}

func (pages *broken) row(t *table, r Row) {
	const top, bottom = 40.0, 190.0 // below the header of the table, and of the page
	height := t.measure(r)
	y := bottom
	if n := len(*pages); n > 0 {
		last := (*pages)[n-1]
		y = last[len(last)-1].y
	}
	if y+height > bottom {
		*pages = append(*pages, nil)
		y = top
	}
	page := &(*pages)[len(*pages)-1]
	columns := t.lines
	if r.Group {
		columns = t.lines[:1]
	}
	for i, lines := range columns {
		for j, l := range lines {
			if l.text != "" {
				*page = append(*page, brokenLine{t.x[i], y + float64(j)*t.pitch, l.text})
			}
		}
	}
	*page = append(*page, brokenLine{y: y + height})
}

func drawBroken(pages [][]brokenLine) error {
	doc := gofpdf.New("L", "mm", "A4", "")
	doc.SetCompression(true)
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
