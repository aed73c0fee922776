package export

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// TaskInput is what the lists of tasks are made from.
type TaskInput struct {
	Kind     register.TaskKind
	Tasks    []register.Task
	Settings register.Settings
	Org      *register.Org
	Calendar *register.Calendar
	From, To register.Date // the period
	AsOf     register.Date // data cut-off
	Unit     string        // code of the one lead unit; "" for all
}

// judged is a task with what it is on the day of the list.
type judged struct {
	register.Task
	status   register.TaskStatus
	lead     string // name of the unit in the lead
	handedOn string // from whom, when and by what the task came to it
	asOf     register.Date
}

var taskColumns = []Column{{"Văn bản giao; mục", 28, Left}, {"Nội dung", 62, Left}, {"Đơn vị chủ trì", 32, Left}, {"Ngày giao", 20, Centre}, {"Hạn", 29, Centre},
	{"Tình trạng", 30, Left}, {"Ngày hoàn thành", 20, Centre}, {"Văn bản kết quả; tiến độ", 31, Left}}

var programmeColumns = []Column{{"TT", 10, Centre}, {"Nội dung", 56, Left}, {"Sản phẩm; cấp quyết định", 26, Left}, {"Đơn vị chủ trì", 33, Left}, {"Hạn trình", 29, Centre},
	{"Tình trạng", 28, Left}, {"Ngày trình", 20, Centre}, {"Văn bản trình", 25, Left}, {"Văn bản ban hành", 25, Left}}

// TaskBook decides what the list of tasks, or of programme items, says: the
// figures with their formulas, the figures of each unit, what was set for
// several units at once, and every task under its unit.
func TaskBook(in TaskInput) Book {
	list := in.judge()
	b := Book{Scope: Scope{KindTasks, in.From, in.To, in.AsOf, in.Unit}, Title: textTasksTitle, Sheet: "Nhiệm vụ", Columns: taskColumns, Superior: upper(in.Settings.Superior), Agency: upper(in.Settings.Agency),
		Period: periodLine(in.From, in.To)}
	words, row := taskFigureWords, taskRow
	if in.Kind == register.TaskProgramme {
		b.Scope.Kind, b.Title, b.Sheet, b.Columns, words, row = KindProgramme, textProgrammeTitle, "Chương trình công tác", programmeColumns, programmeFigureWords, programmeRow
	}
	b = b.AboutUnit(in.Unit, in.Org, in.To)
	if len(list) == 0 {
		b.Closing = say(textNoTasks, "what", words.what)
		return b
	}
	b.Summary, b.ListTitle = in.summary(list, words), words.list
	unit := ""
	for _, x := range list {
		if x.lead != unit {
			unit = x.lead
			b.Rows = append(b.Rows, BookRow{text(unit)})
		}
		b.Rows = append(b.Rows, row(x))
	}
	b.Closing = say("Tổng cộng: {n} {what}.", "n", len(list), "what", words.what)
	return b
}

// judge takes the tasks of the period, unit by unit, the earliest deadline
// first.
func (in TaskInput) judge() []judged {
	var list []judged
	terms := in.Settings.Terms()
	tasks := slices.Clone(in.Tasks)
	register.Averages(tasks, in.AsOf)
	for _, t := range tasks {
		s := t.Status(in.AsOf, in.Calendar, terms)
		if t.Kind.OfDirective() != in.Kind.OfDirective() || !in.keeps(t, s) {
			continue
		}
		list = append(list, in.named(t, s))
	}
	order := newOrder()
	slices.SortStableFunc(list, func(a, b judged) int {
		return cmp.Or(order(a.lead, b.lead), cmp.Compare(dueLast(a.status), dueLast(b.status)), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// named finds what to call the unit in the lead: by the name it had when it got
// the task.
func (in TaskInput) named(t register.Task, s register.TaskStatus) judged {
	n := names{in.Org, ""}
	x := judged{Task: t, status: s, asOf: in.AsOf, lead: n.party(t.Lead, cmp.Or(t.Assigned, s.Due, in.AsOf))}
	if i := len(t.Transfers) - 1; i >= 0 {
		last := t.Transfers[i]
		x.lead = n.party(t.Lead, last.On)
		x.handedOn = say(textHandedOn, "from", n.party(last.From, last.On), "day", last.On.String())
		if last.Basis != "" {
			x.handedOn = strings.TrimSuffix(x.handedOn, ")") + ", " + last.Basis + ")"
		}
	}
	return x
}

func dueLast(s register.TaskStatus) register.Date {
	if s.Due == 0 {
		return register.MustDate("2199-12-31")
	}
	return s.Due
}

// keeps: a programme item belongs to the period its deadline lies in, a task to
// every period in which it was to be worked on.
func (in TaskInput) keeps(t register.Task, s register.TaskStatus) bool {
	if in.Unit != "" && register.UnitKey(t.Lead.Code) != register.UnitKey(in.Unit) {
		return false
	}
	if t.Kind == register.TaskProgramme {
		return s.Original >= in.From && s.Original <= in.To
	}
	begun := cmp.Or(t.Assigned, s.Original)
	return begun <= in.To && (s.State != register.TaskDone || s.Done >= in.From)
}

func (in TaskInput) summary(list []judged, words figureWords) []Part {
	var all review.TaskFigures
	by := map[string]*review.TaskFigures{}
	var units []string
	for _, x := range list {
		all.Add(x.Task, x.status)
		if by[x.lead] == nil {
			by[x.lead] = &review.TaskFigures{}
			units = append(units, x.lead) // the list is in the order of the units
		}
		by[x.lead].Add(x.Task, x.status)
	}
	parts := []Part{{Text: taskSentences(all, words, in.AsOf)}}
	t := &Table{Columns: figureColumns(words)}
	for _, u := range units {
		t.Rows = append(t.Rows, Row{Cells: figureCells(u, *by[u])})
	}
	if len(units) > 1 {
		t.Rows = append(t.Rows, Row{Bold: true, Cells: figureCells(textSum, all)})
	}
	parts = append(parts, Part{Heading: textByLead, Table: t})
	if many := manyLeads(list); len(many.Rows) > 0 {
		parts = append(parts, Part{Heading: textMany, Table: &many})
	}
	if figures := indicatorTable(list, in.AsOf); len(figures.Rows) > 0 {
		parts = append(parts, Part{Heading: textIndicators, Text: []string{review.AverageFormula + "."}, Table: &figures})
	}
	return parts
}

// manyLeads is the table task by unit: what was set for several units at once, and
// who of them is late. A report that is due four times a year is one task of its unit.
func manyLeads(list []judged) Table {
	t := Table{Columns: []Column{{"Văn bản giao; mục", 40, Left}, {"Nội dung", 84, Left}, {"Số đơn vị", 18, Right}, {"Hoàn thành", 20, Right}, {"Quá hạn", 18, Right}, {"Đơn vị chưa hoàn thành", 72, Left}}}
	groups := map[string][]judged{}
	var keys []string
	for _, x := range list {
		key := x.Directive + "\x1f" + x.Item + "\x1f" + x.Content
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], x)
	}
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(groups[a][0].ID, groups[b][0].ID) })
	for _, key := range keys {
		if leads, open, late := leadsOf(groups[key]); leads > 1 {
			t.Rows = append(t.Rows, Row{Cells: []string{taskPlace(groups[key][0].Task), groups[key][0].Content, grouped(leads), grouped(leads - len(open)), grouped(late), cmp.Or(strings.Join(open, "; "), "–")}})
		}
	}
	return t
}

// leadsOf counts the units a task was set for, names those that have not done all of
// it, and counts those that are late. The group is in the order of the units.
func leadsOf(group []judged) (leads int, open []string, late int) {
	isLate := map[string]bool{}
	for i, x := range group {
		if i == 0 || x.lead != group[i-1].lead {
			leads++
		}
		if x.status.State == register.TaskDone {
			continue
		}
		if !slices.Contains(open, x.lead) {
			open = append(open, x.lead)
		}
		if x.status.Timing == register.Late {
			isLate[x.lead] = true
		}
	}
	return leads, open, len(isLate)
}

// taskPlace is the document that set a task, and its place there.
func taskPlace(t register.Task) string {
	if t.Item == "" {
		return t.Directive
	}
	return strings.TrimPrefix(t.Directive+", mục "+t.Item, ", ")
}

func taskRow(x judged) BookRow {
	result := x.Result
	if n := len(x.Progress); result == "" && n > 0 {
		result = x.Progress[n-1].Text
	}
	if value, _, ok := x.Measured(x.asOf); ok && x.Kind == register.TaskIndicator {
		result = strings.TrimSuffix(review.Amount(value, x.Measure)+"; "+result, "; ")
	}
	return BookRow{text(taskPlace(x.Task)), text(x.Content), text(x.lead + x.handedOn), day(x.Assigned), text(deadlineWords(x.Task, x.status)),
		text(statusWords(x.Task, x.status)), day(x.status.Done), text(result)}
}

func programmeRow(x judged) BookRow {
	product := x.Output
	if x.Decider != "" {
		product = strings.TrimPrefix(product+"; "+x.Decider, "; ")
	}
	issued := x.Issued
	if x.IssuedOn != 0 {
		issued += " ngày " + x.IssuedOn.String()
	}
	return BookRow{text(x.Item), text(x.Content), text(product), text(x.lead), text(deadlineWords(x.Task, x.status)),
		text(statusWords(x.Task, x.status)), day(x.Done), text(x.Result), text(issued)}
}
