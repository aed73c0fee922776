package export

import (
	"slices"

	"kycuong/register"
	"kycuong/review"
)

var indicatorColumns = []Column{{"Văn bản giao; mục", 30, Left}, {"Chỉ tiêu", 60, Left}, {"Hạn", 20, Centre}, {"Đơn vị", 50, Left}, {"Mức giao", 20, Right}, {"Thực hiện", 20, Right},
	{"So với mức giao", 19, Right}, {"Bình quân", 18, Right}, {"So với bình quân", 21, Right}}

// indicatorTable sets the units of every indicator side by side, the best
// first.
func indicatorTable(list []judged, asOf register.Date) Table {
	t := Table{Columns: indicatorColumns}
	tasks := make([]register.Task, len(list))
	for i, x := range list {
		tasks[i] = x.Task
	}
	for _, ind := range review.Indicators(tasks, asOf) {
		for _, u := range ind.Units {
			at := slices.IndexFunc(list, func(x judged) bool { return x.ID == u.ID })
			t.Rows = append(t.Rows, Row{Cells: []string{taskPlace(u.Task), u.Content, list[at].status.Due.String(), list[at].lead, amount(u.Target, u.Measure), amount(u.Value, u.Measure),
				u.Share.String(), average(ind), difference(u.Against, u.Measure)}})
		}
	}
	return t
}

func average(ind review.Indicator) string {
	if ind.Average == nil {
		return amount(nil, "")
	}
	return review.Amount(ind.Average.Rounded(), ind.Measure)
}

func amount(q *register.Quantity, measure string) string {
	if q == nil {
		return "–"
	}
	return review.Amount(*q, measure)
}

// difference writes a sign before what is more, and points for percents: 3
// points less are "-3 điểm %".
func difference(q *register.Quantity, measure string) string {
	if q == nil {
		return "–"
	}
	text := q.Rounded().String()
	if *q > 0 {
		text = "+" + text
	}
	switch measure {
	case "":
		return text
	case "%":
		return text + " điểm %"
	}
	return text + " " + measure
}
