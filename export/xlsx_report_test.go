package export

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestFiguresOfTheWorkbook(t *testing.T) {
	for name, change := range goldens {
		t.Run(name, func(t *testing.T) {
			in := testInput()
			change(&in)
			r := Compliance(in)
			f := reportBook(t, r)
			if got := f.GetSheetList(); fmt.Sprint(got) != "[Tổng hợp Danh sách Theo đơn vị]" {
				t.Errorf("sheets %v", got)
			}
			for i, figure := range r.Figures {
				if !figure.Head {
					sameNumber(t, f, "Tổng hợp", fmt.Sprintf("B%d", tableRow+1+i), figure.Value)
				}
			}
			sameUnits(t, f, r.Totals)
		})
	}
}

// sameUnits holds the sheet of units, its sums too, against the figures.
func sameUnits(t *testing.T, f *excelize.File, totals Totals) {
	t.Helper()
	const sheet = "Theo đơn vị"
	line := func(row int, n Counts, byRule func(RuleCounts) int) {
		figures := []int{n.Raw, n.Excused, n.Net, n.Violations, n.Warnings}
		for _, rule := range totals.ByRule {
			figures = append(figures, byRule(rule))
		}
		for i, want := range figures {
			at, err := excelize.CoordinatesToCellName(i+3, row)
			if err != nil {
				t.Fatal(err)
			}
			sameNumber(t, f, sheet, at, want)
		}
	}
	for i, u := range totals.ByUnit {
		line(tableRow+1+i, u.Counts, func(r RuleCounts) int { return u.NetByRule[r.Rule] })
	}
	last := tableRow + 1 + len(totals.ByUnit)
	if len(totals.ByUnit) == 0 {
		if got := valueAt(t, f, sheet, fmt.Sprintf("A%d", last)); got != textNoneFound {
			t.Errorf("the sheet of no units says %q", got)
		}
		return
	}
	line(last, totals.All, func(r RuleCounts) int { return r.Net })
	if formula, err := f.GetCellFormula(sheet, fmt.Sprintf("C%d", last)); err != nil || !strings.HasPrefix(formula, "SUM(") {
		t.Errorf("the sum is the formula %q, %v", formula, err)
	}
}

func TestListOfTheWorkbook(t *testing.T) {
	r := Compliance(testInput())
	f := reportBook(t, r)
	rows, err := f.GetRows("Danh sách")
	if err != nil || len(rows) != tableRow+len(r.List) {
		t.Fatalf("%d rows in the list, %v", len(rows), err)
	}
	for i, e := range r.List {
		want := []string{strconv.Itoa(i + 1), e.Unit, e.Symbol, e.Date.String(), e.Subject, e.Rule, e.RuleTitle, e.Citation, e.Severity, "",
			e.Message, e.Path, e.State, e.Exception, e.Evidence, e.Decision}
		if e.Levels > 0 {
			want[9] = strconv.Itoa(e.Levels)
		}
		for col, w := range want {
			if got := cellOf(rows[tableRow+i], col); got != w {
				t.Errorf("finding %d, column %d: %q, want %q", i+1, col+1, got, w)
			}
		}
	}
}

func cellOf(row []string, col int) string {
	if col < len(row) {
		return row[col]
	}
	return ""
}
