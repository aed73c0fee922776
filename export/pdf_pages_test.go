package export

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"kycuong/register"
)

// pagesOf is the text of a PDF page by page, without the page numbers.
func pagesOf(t *testing.T, w writer) [][]string {
	t.Helper()
	path, _ := pdfOf(t, w)
	pages := strings.Split(readBack(t, "pdftotext", "-raw", path, "-"), "\f")
	var list [][]string
	for i, page := range pages[:len(pages)-1] { // the last one ends the file
		lines := strings.Split(strings.TrimSpace(page), "\n")
		if i > 0 {
			lines = lines[1:]
		}
		list = append(list, lines)
	}
	return list
}

// stepped is a book of groups of two rows of several lines: "Nhóm 7" heads "dòng 13"
// and "dòng 14".
func stepped(rows int) Book {
	b := Book{Scope: Scope{Kind: KindRanking}, Title: "BẢNG", Sheet: "Bảng", bare: true, Columns: []Column{{"Một", 20, Left}, {"Hai", 20, Left}}, Closing: "Hết bảng."}
	for n := 1; n <= rows; n++ {
		if n%2 == 1 {
			b.Rows = append(b.Rows, BookRow{text(fmt.Sprintf("Nhóm %d", n/2+1))})
		}
		long := strings.Repeat(strings.Repeat("dài ", 40), n%7)
		b.Rows = append(b.Rows, BookRow{text(fmt.Sprintf("dòng %d.", n)), text(long)})
	}
	return b
}

// asReport is the same table in an annex, below a heading.
func asReport(b Book) Report {
	before := strings.Split(strings.Repeat("Đoạn văn.|", len(b.Rows)%30), "|")
	return Report{Kind: "BÁO CÁO", bare: true, Annexes: []Annex{{Number: "Phụ lục", Title: "BẢNG", Landscape: true, Parts: []Part{{Text: before}, {Heading: "Đề mục", Table: b.table()}}}}}
}

// TestNothingStandsAlone looks at tables of every length: no heading is the last line
// of a page, rows that go on have their heading above them again, and the last page
// has two rows.
func TestNothingStandsAlone(t *testing.T) {
	for rows := 2; rows <= 18; rows++ {
		book := stepped(rows)
		for name, w := range map[string]writer{"book": book, "report": asReport(book)} {
			pages := pagesOf(t, w)
			for i, lines := range pages {
				if last := lines[len(lines)-1]; strings.HasPrefix(last, "Nhóm") || last == "Đề mục" {
					t.Errorf("%s of %d rows: page %d ends with %q", name, rows, i+1, last)
				}
				holdsGroups(t, fmt.Sprintf("%s of %d rows: page %d", name, rows, i+1), lines)
			}
			if n := strings.Count(strings.Join(pages[len(pages)-1], "\n"), "dòng "); n < 2 && rows%2 == 0 { // an odd last row has a group of its own
				t.Errorf("%s of %d rows: the last page has %d", name, rows, n)
			}
		}
	}
}

// holdsGroups fails when a row does not stand below the heading of its group.
func holdsGroups(t *testing.T, where string, lines []string) {
	t.Helper()
	group := 0
	for _, l := range lines {
		if number, is := strings.CutPrefix(l, "Nhóm "); is {
			fmt.Sscan(number, &group)
		}
		n := 0
		if number, is := strings.CutPrefix(l, "dòng "); is {
			fmt.Sscan(number, &n)
			if group != (n+1)/2 {
				t.Errorf("%s: row %d stands below group %d", where, n, group)
			}
		}
	}
}

// TestWidestMargins: within the widest margins the decree allows the name of the state,
// and a day in any list, stand on one line, and no column vanishes.
func TestWidestMargins(t *testing.T) {
	wide := register.Paper{Top: 25, Bottom: 25, Left: 35, Right: 20}
	in := testInput()
	in.Settings.Agency, in.Settings.Abbr = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông", "BQLDAĐTXD.GT&PTĐT"
	r := Compliance(in)
	r.Paper, r.bare = wide, true
	if first := strings.Join(pagesOf(t, r)[0], "\n"); !strings.Contains(first, nationName) || !strings.Contains(first, "Số: 07/BC-BQLDAĐTXD.GT&PTĐT") {
		t.Errorf("the head is broken:\n%s", first)
	}
	for _, columns := range [][]Column{outgoingColumns, incomingColumns, trackingColumns, taskColumns, programmeColumns} {
		widths, sum := columnWidths(columns, a4Long-55, bookSize), 0.0
		for i, w := range widths {
			sum += w
			if columns[i].ofDays() && w < dayWidth(bookSize)-0.01 || w < 9 {
				t.Errorf("%s is %.1f mm wide", columns[i].Title, w)
			}
		}
		if math.Abs(sum-(a4Long-55)) > 0.01 {
			t.Errorf("the columns are %.2f mm wide", sum)
		}
	}
}
