package app

import (
	"cmp"
	"slices"

	"kycuong/register"
	"kycuong/review"
)

// directiveRow is a directive with the tasks it set: one whose text was kept, or
// one that only its tasks name.
type directiveRow struct {
	register.Directive
	isKept  bool
	tasks   []taskRow
	figures review.TaskFigures
	next    register.Date // the first deadline of what is open
}

// directiveRows groups tasks by the directive that set them, the newest first.
// What a directive without a kept text is about, describe tells.
func directiveRows(tasks []taskRow, kept []register.Directive, describe func(*register.Directive)) []directiveRow {
	var rows []directiveRow
	for _, d := range kept {
		rows = append(rows, directiveRow{Directive: d, isKept: true})
	}
	for _, t := range tasks {
		if t.Directive == "" || !t.Kind.OfDirective() {
			continue
		}
		i := slices.IndexFunc(rows, func(r directiveRow) bool { return r.Sets(t.Task) })
		if i < 0 {
			d := register.Directive{Symbol: t.Directive, Date: t.Assigned}
			describe(&d)
			rows = append(rows, directiveRow{Directive: d})
			i = len(rows) - 1
		}
		rows[i].add(t)
	}
	slices.SortStableFunc(rows, func(a, b directiveRow) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(register.SymbolKey(a.Symbol), register.SymbolKey(b.Symbol)))
	})
	return rows
}

func (r *directiveRow) add(t taskRow) {
	r.tasks = append(r.tasks, t)
	r.figures.Add(t.Task, t.status)
	if due := t.status.Due; t.status.State != register.TaskDone && due != 0 && (r.next == 0 || due < r.next) {
		r.next = due
	}
}

// open counts what is not done yet, with or without a deadline.
func (r directiveRow) open() int { return r.figures.Open() + r.figures.OpenFree }
