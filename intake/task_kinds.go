package intake

import (
	"path/filepath"
	"strconv"
	"strings"

	"kycuong/register"
)

// taskKinds are the words a list of tasks has for its kinds.
var taskKinds = map[string]register.TaskKind{
	"": register.TaskOnce, "nhiem vu": register.TaskOnce, "mot lan": register.TaskOnce,
	"dinh ky": register.TaskReport, "bao cao dinh ky": register.TaskReport,
	"chi tieu": register.TaskIndicator,
}

// kind reads what sort of task a row of a directive's tasks is; a row with a
// target or a unit of measure is an indicator without saying so.
func (r *reader) kind(t *register.Task, cells []string, bad *bool) {
	t.Measure = r.cell(cells, "measure")
	target := r.quantity(cells, "target", bad)
	if t.Kind == register.TaskProgramme {
		return
	}
	text := register.Fold(r.cell(cells, "kind"))
	kind, ok := taskKinds[text]
	if !ok {
		r.refuse("kind", fault("kind", "“{text}” is not a kind of task.", "text", shorten(r.cell(cells, "kind"))))
		*bad = true
		return
	}
	if text == "" && (target != nil || t.Measure != "") {
		kind = register.TaskIndicator
	}
	t.Kind, t.Target = kind, target
	switch register.Fold(r.cell(cells, "lower")) {
	case "giam", "thap hon", "cang thap cang tot":
		t.LowerIsBetter = true
	}
}

// measured reads the figure of an indicator. Without a day of its own it is of
// the day the list is read for, or of the deadline when that lies before.
func (r *reader) measured(t *register.Task, cells []string, asOf register.Date, bad *bool) {
	value := r.quantity(cells, "value", bad)
	if value == nil || t.Kind != register.TaskIndicator {
		return
	}
	on := r.date(cells, "measured", bad)
	if on == 0 {
		on = asOf
		if t.Due.Date != 0 && t.Due.Date < asOf {
			on = t.Due.Date
		}
	}
	t.Progress = append(t.Progress, register.Progress{On: on, Value: value})
	if one, _ := register.ParseQuantity("1"); t.Measure == "%" && *value > 0 && *value <= one {
		r.warn("value", fault("value", "{value}% is kept; a cell in percent format holds a hundredth of what it shows.", "value", value.String()))
	}
}

func (r *reader) quantity(cells []string, field string, bad *bool) *register.Quantity {
	text := r.cell(cells, field)
	if text == "" {
		return nil
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && strings.EqualFold(filepath.Ext(r.file), ".xlsx") {
		text = strings.TrimRight(strings.ReplaceAll(strconv.FormatFloat(f, 'f', 4, 64), ".", ","), "0") // a spreadsheet's own number
		text = strings.TrimSuffix(text, ",")
	}
	q, err := register.ParseQuantity(text)
	if err != nil {
		r.refuse(field, fault(field, string(register.ErrQuantity)))
		*bad = true
		return nil
	}
	return &q
}

// relations reads what other documents a document names, and what they are to it.
func (r *reader) relations(cells []string, bad *bool) []register.Relation {
	list, err := register.ParseRelations(r.cell(cells, "relations"))
	if err != nil {
		r.refuse("relations", fault("relations", string(register.ErrRelation)))
		*bad = true
	}
	return list
}
