package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
	"kycuong/review"
)

func TestAPeriodIsPartedIntoSteps(t *testing.T) {
	day := register.MustDate
	for _, c := range []struct {
		from, to, name, first, last string
		n                           int
	}{
		{"2025-01-01", "2025-12-31", "tháng", "1/25", "12/25", 12}, {"2024-12-15", "2025-01-14", "tháng", "12/24", "1/25", 2},
		{"2024-01-01", "2025-12-31", "quý", "I/24", "IV/25", 8}, {"2023-11-15", "2025-02-14", "quý", "IV/23", "I/25", 6},
		{"2020-05-01", "2025-12-31", "năm", "2020", "2025", 6},
	} {
		name, steps := stepsOf(day(c.from), day(c.to))
		if name != c.name || len(steps) != c.n || steps[0].name != c.first || steps[len(steps)-1].name != c.last {
			t.Errorf("%s – %s: %s %+v", c.from, c.to, name, steps)
			continue
		}
		if steps[0].from != day(c.from) || steps[len(steps)-1].to != day(c.to) {
			t.Errorf("%s – %s is not covered: %+v", c.from, c.to, steps)
		}
		for i := 1; i < len(steps); i++ {
			if steps[i].from != steps[i-1].to+1 {
				t.Errorf("%s – %s has a gap before %s", c.from, c.to, steps[i].name)
			}
		}
	}
}

// TestChartsShowTheFiguresOfTheReport: whatever was found, the parts of the bars
// and the cells of the map add up to the report's own figure.
func TestChartsShowTheFiguresOfTheReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := testInput()
		in.Findings = nil
		for id := range rapid.IntRange(0, 80).Draw(t, "findings") {
			f := found(uint64(id+1), rapid.SampledFrom([]string{"R01", "R05", "R13"}).Draw(t, "rule"), fmt.Sprintf("Đơn vị %d", rapid.IntRange(1, 40).Draw(t, "unit")),
				rapid.SampledFrom([]review.State{review.StateOpen, review.StateExcused, review.StateRejected, review.StateConfirmed}).Draw(t, "state"), id%2, "Trích yếu")
			f.Subject.Date = in.From + register.Date(rapid.IntRange(0, int(in.To-in.From)).Draw(t, "day"))
			in.Findings = append(in.Findings, f)
		}
		c := newComposer(in)
		for _, ch := range c.charts {
			sum := 0
			for _, r := range ch.Rows {
				sum += r.Total()
			}
			if ch.Kind != Columns && sum != c.totals.All.Net || ch.Kind == Columns && ch.Rows[len(ch.Rows)-1].Total() != c.totals.All.Net {
				t.Fatalf("%s adds up to %d, the report says %d", ch.Caption, sum, c.totals.All.Net)
			}
			if len(ch.Rows) > chartedUnits+1 {
				t.Fatalf("%s has %d rows", ch.Caption, len(ch.Rows))
			}
		}
		if c.totals.All.Net > 0 && len(c.charts) < 2 {
			t.Fatalf("%d charts of %d findings", len(c.charts), c.totals.All.Net)
		}
	})
}

// TestAGreatRestIsWritten: sixty units beside which the fourteen bars would vanish.
func TestAGreatRestIsWritten(t *testing.T) {
	ch := Chart{Kind: Bars, Series: []string{"Quá hạn", "Đúng hạn"}, Rows: []ChartRow{{Label: "Sở Y tế", Values: []int{2, 1}}, {Label: "47 đơn vị còn lại", Values: []int{0, 3}, Rest: true}}}
	if rest := ch.Rows[1]; ch.outgrows(rest) {
		t.Error("a rest no larger than a unit is drawn")
	}
	ch.Rows[1].Values[0] = 1709
	if rest := ch.Rows[1]; !ch.outgrows(rest) || ch.largest(ChartRow.Total) != 3 || ch.inWords(rest) != "1.712, gồm: 1.709 quá hạn; 3 đúng hạn" {
		t.Errorf("%v, %d, %q", ch.outgrows(rest), ch.largest(ChartRow.Total), ch.inWords(rest))
	}
	r := Report{Title: "Biểu đồ", bare: true, Annexes: []Annex{{Number: "Phụ lục", Title: textAnnexChart, Parts: chartParts([]Chart{ch})}}}
	if text := strings.Join(pagesOf(t, r)[1], " "); !strings.Contains(text, ch.inWords(ch.Rows[1])) {
		t.Errorf("the page says %q", text)
	}
}

// TestChartsStandOnPaper draws long names and large figures and reads them back.
func TestChartsStandOnPaper(t *testing.T) {
	long := "Ủy ban nhân dân xã Nghĩa Đàn, huyện Nghĩa Đàn, tỉnh Nghệ An và các đơn vị trực thuộc"
	r := Report{Title: "Biểu đồ", Annexes: []Annex{{Number: "Phụ lục", Title: textAnnexChart, Parts: chartParts([]Chart{
		{Kind: Bars, Caption: "Biểu đồ 1. Thanh", Series: []string{"Một", "Hai", "Ba", "Bốn"}, Rows: []ChartRow{{Label: long, Values: []int{12345, 1, 0, 7}}, {Label: "Sở Y tế", Values: []int{0, 0, 0, 3}}}},
		{Kind: HeatMap, Caption: "Biểu đồ 2. Bản đồ", Series: []string{"I/24", "II/24"}, Rows: []ChartRow{{Label: long, Values: []int{0, 999}}}},
		{Kind: Columns, Caption: "Biểu đồ 3. Cột", Series: []string{"Một", "Hai"}, Rows: []ChartRow{{Label: "năm 2024", Values: []int{0, 40}}, {Label: "năm 2025", Values: []int{1234, 0}}}, Note: "Ghi chú."},
	})}}}
	var out bytes.Buffer
	if err := r.WritePDF(t.Context(), &out, register.MustDate("2026-01-02").Time(), nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "biểu đồ.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(readBack(t, "pdftotext", "-raw", path, "-")), " ")
	for _, want := range []string{"12.353", "999", "1.234", "40", "Biểu đồ 3. Cột", "Ghi chú.", "Ủy ban nhân dân xã Nghĩa Đàn"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the page: %s", want, text)
		}
	}
}
