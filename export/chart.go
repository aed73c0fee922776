package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// ChartKind is a way to draw figures.
type ChartKind string

// The kinds of charts.
const (
	Bars    ChartKind = "bars"    // a bar for each row, its parts one after the other
	HeatMap ChartKind = "heatmap" // a shaded cell for each row and column
	Columns ChartKind = "columns" // upright bars side by side for each row
)

// Chart is a picture of figures: what it shows is decided here, pdf_chart.go draws it.
type Chart struct {
	Kind    ChartKind
	Caption string
	Series  []string // what the values of a row stand for: parts of a bar, columns of a map
	Rows    []ChartRow
	Note    string `json:",omitempty"`
}

// ChartRow has a value for each of the series.
type ChartRow struct {
	Label  string
	Values []int
	Rest   bool `json:",omitempty"` // the sum of all that the other rows do not name
}

// Total is the sum of the row.
func (r ChartRow) Total() (sum int) {
	for _, v := range r.Values {
		sum += v
	}
	return sum
}

// largest is the largest figure of the rows that stand for one unit each, by which the
// others are drawn; at least 1.
func (ch Chart) largest(of func(ChartRow) int) int {
	most := 1
	for _, r := range ch.Rows {
		if !r.Rest {
			most = max(most, of(r))
		}
	}
	return most
}

// outgrows reports a sum of many units beside which the bars of single ones would
// vanish: it is written, not drawn.
func (ch Chart) outgrows(r ChartRow) bool { return r.Rest && r.Total() > ch.largest(ChartRow.Total) }

// inWords tells a row: "43, gồm: 8 quá hạn chưa xong; 35 hoàn thành đúng hạn".
func (ch Chart) inWords(r ChartRow) string {
	var parts []string
	for i, v := range r.Values {
		if v > 0 {
			parts = append(parts, grouped(v)+" "+small(ch.Series[i]))
		}
	}
	return grouped(r.Total()) + ", gồm: " + strings.Join(parts, "; ")
}

// The words of the charts.
const (
	textChartUnits  = "Số trường hợp còn lại sau ngoại lệ theo đơn vị"
	textChartMonths = "Số trường hợp còn lại sau ngoại lệ theo đơn vị và {step}"
	textChartTrend  = "Số trường hợp còn lại sau ngoại lệ qua các kỳ"
	textChartTasks  = "Thực hiện nhiệm vụ, chương trình theo đơn vị chủ trì"
	textChartRest   = "{n} đơn vị còn lại"
	textChartNote   = "Số liệu chốt đến hết ngày {asOf}; kỳ trước tính theo quy tắc và kết luận tại ngày chốt."
)

// chartedUnits is how many units a chart names; the rest are one row.
const chartedUnits = 13

// trendPeriods is how many periods the trend shows.
const trendPeriods = 4

// chartsOfPeriod are the charts there are figures for.
func (c *composer) chartsOfPeriod() []Chart {
	var list []Chart
	add := func(ch Chart) {
		ch.Rows = slices.DeleteFunc(ch.Rows, func(r ChartRow) bool { return ch.Kind != Columns && r.Total() == 0 })
		if slices.ContainsFunc(ch.Rows, func(r ChartRow) bool { return r.Total() > 0 }) {
			ch.Caption = fmt.Sprintf("Biểu đồ %d. %s", len(list)+1, ch.Caption)
			list = append(list, ch)
		}
	}
	if c.in.Unit == "" {
		add(Chart{Kind: Bars, Caption: textChartUnits, Series: []string{"Gửi vượt cấp", "Vi phạm khác", "Cảnh báo khác"}, Rows: c.unitRows(3, func(f review.Finding) int {
			switch {
			case isBypass(f):
				return 0
			case f.Severity == review.Violation:
				return 1
			}
			return 2
		})})
	}
	add(c.monthsChart())
	add(c.trendChart())
	add(c.tasksChart())
	return list
}

// unitRows count net findings by unit and by what a finding belongs to, the most
// first.
func (c *composer) unitRows(n int, place func(review.Finding) int) []ChartRow {
	var rows []ChartRow
	rest, others := ChartRow{Values: make([]int, n), Rest: true}, 0
	for i, u := range c.totals.ByUnit {
		row := ChartRow{Label: u.Name, Values: make([]int, n)}
		for _, f := range c.foundAt(u.Code) {
			if at := place(f); f.Net() && at >= 0 {
				row.Values[at]++
			}
		}
		if i < chartedUnits || len(c.totals.ByUnit) == chartedUnits+1 {
			rows = append(rows, row)
			continue
		}
		if row.Total() > 0 {
			others++
		}
		for j, v := range row.Values {
			rest.Values[j] += v
		}
	}
	if others > 0 {
		rest.Label = say(textChartRest, "n", others)
		rows = append(rows, rest)
	}
	return rows
}

// step is a stretch of time that is one column of a heat map.
type step struct {
	name     string
	from, to register.Date
}

// mostSteps is how many columns a map has.
const mostSteps = 12

// stepsOf parts a period into months, or into quarters or years when there are
// too many.
func stepsOf(from, to register.Date) (name string, steps []step) {
	if from == 0 || to < from {
		return "", nil
	}
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month()) + 1
	size, name := 1, "tháng"
	if months > mostSteps {
		size, name = 3, "quý"
	}
	if months > 3*mostSteps {
		size, name = 12, "năm"
	}
	for d := from; d <= to; {
		first := (int(d.Month())-1)/size*size + size // last month of the step
		year, month := d.Year(), first
		end := register.MustDate(fmt.Sprintf("%04d-%02d-01", year+month/12, month%12+1)) - 1
		s := step{from: d, to: min(end, to)}
		switch size {
		case 1:
			s.name = fmt.Sprintf("%d/%02d", d.Month(), d.Year()%100)
		case 3:
			s.name = fmt.Sprintf("%s/%02d", roman(first/3), d.Year()%100)
		default:
			s.name = strconv.Itoa(d.Year())
		}
		steps = append(steps, s)
		d = end + 1
	}
	return name, steps
}

func (c *composer) monthsChart() Chart {
	name, steps := stepsOf(c.in.From, c.in.To)
	if len(steps) < 2 {
		return Chart{}
	}
	ch := Chart{Kind: HeatMap, Caption: say(textChartMonths, "step", name)}
	for _, s := range steps {
		ch.Series = append(ch.Series, s.name)
	}
	ch.Rows = c.unitRows(len(steps), func(f review.Finding) int {
		return slices.IndexFunc(steps, func(s step) bool { return s.from <= f.Subject.Date && f.Subject.Date <= s.to })
	})
	return ch
}

// trendChart counts this period and those of the same length before it.
func (c *composer) trendChart() Chart {
	ch := Chart{Kind: Columns, Caption: textChartTrend, Series: []string{"Gửi vượt cấp", "Trường hợp khác"}, Note: say(textChartNote, "asOf", c.asOf())}
	from, to := c.in.From, c.in.To
	if from == 0 || to == 0 {
		return Chart{}
	}
	for range trendPeriods {
		row := ChartRow{Label: shortPeriod(from, to), Values: make([]int, 2)}
		for _, f := range c.in.Findings {
			if !f.Net() || f.Subject.Date < from || f.Subject.Date > to || c.in.Unit != "" && register.UnitKey(c.in.Unit) != register.UnitKey(f.Unit) {
				continue
			}
			if isBypass(f) {
				row.Values[0]++
			} else {
				row.Values[1]++
			}
		}
		ch.Rows = append(ch.Rows, row)
		from, to = register.PeriodBefore(from, to)
	}
	slices.Reverse(ch.Rows)
	for len(ch.Rows) > 1 && ch.Rows[0].Total() == 0 { // before the register began
		ch.Rows = ch.Rows[1:]
	}
	if len(ch.Rows) < 2 {
		return Chart{}
	}
	return ch
}

// shortPeriod names a period under a column.
func shortPeriod(from, to register.Date) string {
	if name := namedPeriod(from, to); name != "" {
		return name
	}
	if from == to {
		return from.String()
	}
	return from.String() + " – " + to.String()
}

// tasksChart shows how the deadlines of tasks and programme items were met, the
// unit with the most late ones first.
func (c *composer) tasksChart() Chart {
	ch := Chart{Kind: Bars, Caption: textChartTasks, Series: []string{"Quá hạn chưa xong", "Hoàn thành chậm", "Đang thực hiện, trong hạn", "Hoàn thành đúng hạn"}} // the darkest first
	by := map[string]*review.TaskFigures{}
	var leads []string
	for _, kind := range []register.TaskKind{register.TaskOnce, register.TaskProgramme} {
		for _, x := range c.tasks[kind] {
			if by[x.lead] == nil {
				by[x.lead] = &review.TaskFigures{}
				leads = append(leads, x.lead)
			}
			by[x.lead].Add(x.Task, x.status)
		}
	}
	order := newOrder()
	slices.SortFunc(leads, func(a, b string) int {
		x, y := by[a], by[b]
		if n := (y.OpenLate + y.DoneLate) - (x.OpenLate + x.DoneLate); n != 0 {
			return n
		}
		if n := y.Total() - x.Total(); n != 0 {
			return n
		}
		return order(a, b)
	})
	rest := ChartRow{Values: make([]int, 4), Rest: true}
	others := 0
	for i, lead := range leads {
		f := by[lead]
		row := ChartRow{Label: lead, Values: []int{f.OpenLate, f.DoneLate, f.OpenWithin, f.DoneInTime}}
		if i < chartedUnits || len(leads) == chartedUnits+1 {
			ch.Rows = append(ch.Rows, row)
			continue
		}
		if row.Total() > 0 {
			others++
		}
		for j, v := range row.Values {
			rest.Values[j] += v
		}
	}
	if others > 0 {
		rest.Label = say(textChartRest, "n", others)
		ch.Rows = append(ch.Rows, rest)
	}
	return ch
}

func chartParts(charts []Chart) []Part {
	parts := make([]Part, len(charts))
	for i := range charts {
		parts[i] = Part{Chart: &charts[i]}
	}
	return parts
}
