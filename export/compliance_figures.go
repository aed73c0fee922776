package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

func idOf(f review.Finding) string { return fmt.Sprint(f.Subject.ID) }

// secretSubjects are the documents whose subject line is not printed, because
// a finding says that it may hold a state secret.
func secretSubjects(findings []review.Finding) map[string]bool {
	hidden := map[string]bool{}
	for _, f := range findings {
		if f.Rule == "R24" {
			hidden[f.Subject.Kind+"|"+idOf(f)] = true
		}
	}
	return hidden
}

// unitsParts are annex II: the figures of every unit.
func (c *composer) unitsParts() []Part {
	t := c.unitsTable()
	var legend []string
	for _, r := range c.totals.ByRule {
		legend = append(legend, r.Rule+" – "+small(c.ruleTitle(r.Rule))+c.unsureOf(r.Rule))
	}
	return []Part{{Table: &t}, {Text: []string{say(textLegend, "rules", strings.Join(legend, "; "))}}}
}

// unitsTable has a row for each unit and a column for each rule there are
// findings of.
func (c *composer) unitsTable() Table {
	t := Table{Columns: []Column{{"STT", 11, Centre}, {"Đơn vị", 62, Left}, {"Số phát hiện", 17, Right}, {"Thuộc ngoại lệ", 17, Right},
		{"Còn lại", 15, Right}, {"Vi phạm", 15, Right}, {"Cảnh báo", 15, Right}}}
	var codes []string
	for _, r := range c.totals.ByRule {
		codes = append(codes, r.Rule)
		t.Columns = append(t.Columns, Column{r.Rule, 11, Right})
	}
	sum := UnitCounts{Name: textSum, Counts: c.totals.All, NetByRule: map[string]int{}}
	for i, u := range c.totals.ByUnit {
		t.Rows = append(t.Rows, Row{Cells: unitCells(strconv.Itoa(i+1), u, codes)})
		for code, n := range u.NetByRule {
			sum.NetByRule[code] += n
		}
	}
	if len(t.Rows) > 1 {
		t.Rows = append(t.Rows, Row{Bold: true, Cells: unitCells("", sum, codes)})
	}
	return t
}

func unitCells(number string, u UnitCounts, codes []string) []string {
	cells := []string{number, u.Name}
	for _, n := range []int{u.Raw, u.Excused, u.Net, u.Violations, u.Warnings} {
		cells = append(cells, figure(n))
	}
	for _, code := range codes {
		cells = append(cells, figure(u.NetByRule[code]))
	}
	return cells
}

// figure is a number in a table: a dash for none, so that the others are seen.
func figure(n int) string {
	if n == 0 {
		return "–"
	}
	return grouped(n)
}

// rulesParts are annex III: how the figures were counted, and from what data.
func (c *composer) rulesParts() []Part {
	data := []string{say(textPeriod, "days", daysWords(c.in.From, c.in.To), "asOf", c.asOf())}
	if c.in.Unit != "" {
		data = append(data, say(textScope, "unit", c.unitName(c.in.Unit, c.lastDay)))
	}
	if c.in.CalendarProvisional {
		data = append(data, textProvisional)
	} else {
		data = append(data, textConfirmed)
	}
	if c.in.JournalHead != "" {
		data = append(data, say(textJournal, "head", c.in.JournalHead))
	}
	parts := []Part{{Heading: textMethod, Text: textCounting}}
	if t := c.rulesTable(); len(t.Rows) > 0 {
		parts = append(parts, Part{Heading: textRulesTable, Table: &t})
	}
	if t := c.exceptionsTable(); len(t.Rows) > 0 {
		parts = append(parts, Part{Heading: textExcuseTable, Table: &t})
	}
	parts = append(parts, Part{Heading: textData, Text: data})
	for i := range parts {
		parts[i].Heading = strconv.Itoa(i+1) + ". " + parts[i].Heading
	}
	return parts
}

func (c *composer) rulesTable() Table {
	t := Table{Columns: []Column{{"Mã", 11, Centre}, {"Quy tắc", 42, Left}, {"Mức", 18, Left}, {"Căn cứ", 62, Left}, {"Áp dụng", 32, Left}}}
	for _, r := range c.rulesUsed() {
		t.Rows = append(t.Rows, Row{Cells: []string{r.Code, r.Title, severityWords[r.Severity], r.Cite(), c.inForceWords(r.From, r.To)}})
	}
	return t
}

// inForceWords say in which part of the period a rule was in force.
func (c *composer) inForceWords(from, to register.Date) string {
	if from <= c.in.From {
		from = 0
	}
	if c.in.To != 0 && to >= c.in.To {
		to = 0
	}
	switch {
	case from == 0 && to == 0:
		return "Cả kỳ báo cáo"
	case to == 0:
		return "Từ ngày " + from.String()
	case from == 0:
		return "Đến ngày " + to.String()
	}
	return "Từ ngày " + from.String() + " đến ngày " + to.String()
}

func (c *composer) exceptionsTable() Table {
	t := Table{Columns: []Column{{"Mã", 11, Centre}, {"Ngoại lệ", 50, Left}, {"Căn cứ", 52, Left}, {"Điều kiện chứng minh", 28, Left}, {"Quy tắc", 24, Left}}}
	for _, e := range c.rules.Exceptions {
		if !e.Enabled || !c.overlaps(e.From, e.To) {
			continue
		}
		source := e.Source
		if !e.Confirmed {
			source += " (" + small(textUnread) + ")"
		}
		t.Rows = append(t.Rows, Row{Cells: []string{e.Code, e.Title, source, proofWords[e.Kind], strings.Join(e.Rules, ", ")}})
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int { return compareCodes(a.Cells[0], b.Cells[0]) })
	return t
}

// figures are the workbook's summary.
func (c *composer) figures() []Figure {
	t := c.totals
	list := []Figure{
		{Label: "Văn bản", Head: true},
		{Label: "Văn bản đi trong kỳ", Value: t.Outgoing}, {Label: "Văn bản đến trong kỳ", Value: t.Incoming}, {Label: "Văn bản đã rà soát", Value: t.Judged},
		{Label: "Trường hợp phát hiện", Head: true},
		{Label: "Số phát hiện", Value: t.All.Raw}, {Label: "Thuộc ngoại lệ", Value: t.All.Excused}, {Label: "Còn lại", Value: t.All.Net, Net: true},
		{Label: "Không phải vi phạm (đã loại khỏi số liệu)", Value: t.All.Rejected},
		{Label: "Phân loại số còn lại", Head: true},
		{Label: "Vi phạm", Value: t.All.Violations}, {Label: "Cảnh báo", Value: t.All.Warnings},
		{Label: "Đã xác nhận vi phạm", Value: t.All.Confirmed}, {Label: "Đã khắc phục", Value: t.All.Remedied}, {Label: "Chưa có kết luận", Value: t.All.Open},
		{Label: "Gửi vượt cấp (R01, R03, R04)", Head: true},
		{Label: "Số phát hiện", Value: t.Bypass.Raw}, {Label: "Thuộc ngoại lệ", Value: t.Bypass.Excused}, {Label: "Còn lại", Value: t.Bypass.Net, Net: true},
		{Label: "Chưa đủ căn cứ kết luận", Value: t.Unsure.Net},
		{Label: "Số còn lại theo quy tắc", Head: true},
	}
	for _, r := range t.ByRule {
		list = append(list, Figure{Label: r.Rule + ". " + c.ruleTitle(r.Rule), Value: r.Net})
	}
	return list
}
