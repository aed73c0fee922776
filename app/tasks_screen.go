package app

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"
	"kycuong/review"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tasksScreen is the place of what directives and the programme set: a list, in
// which what is overdue and due soon comes first, and beside it the directives,
// a calendar of deadlines and the indicators.
type tasksScreen struct {
	content    fyne.CanvasObject
	tabs       *container.AppTabs
	progress   *widgets.Button // the report on a task: its progress, or the figure of an indicator
	directives *directivesTab
	deadlines  *deadlinesTab
	indicators *indicatorsTab

	w       words
	on      taskActions
	all     []taskRow
	rows    []taskRow
	grid    *widgets.Grid
	detail  *taskPane
	search  *widgets.Line
	total   *widget.Label
	list    *list
	words   wanted // what the search line asks for in words
	filter  taskFilter
	kind    *selectField
	state   *selectField
	order   *collation
	sortCol int
	desc    bool
}

// taskRow is a task with what it is today.
type taskRow struct {
	register.Task
	status register.TaskStatus
	lead   string
	key    string // what the search looks at, folded
	ended  bool   // the unit in the lead is there no longer
}

// The tabs of the place.
const (
	tabList = iota
	tabDirectives
	tabDeadlines
	tabIndicators
)

// taskFilter narrows the list; zero values narrow nothing.
type taskFilter struct {
	kind, state string
}

// The states one can ask for.
const (
	statePressing = "pressing" // overdue or due soon
	stateOpen     = "open"
	stateDone     = "done"
	stateLate     = "late"
	stateFree     = "free"
	stateEnded    = "ended" // open, and the unit in the lead has ended
	stateOverdue  = "overdue"
	stateWeek     = "week"  // open and due within soonDays
	stateMonth    = "month" // open and due this month
)

// taskActions are what the user can want.
type taskActions struct {
	menu     fyne.CanvasObject // opens the commands of the list
	add      func()
	read     func(text string) wanted // a filter in words
	report   func(register.Task)      // progress
	complete func(register.Task)
	extend   func(register.Task)
	intake   func() // of a directive's text
	void     func([]register.Task)
	transfer func([]register.Task)
	chain    func(register.Directive) []link
	focus    func(fyne.Focusable)
	today    func() register.Date
	nameOf   func(register.Party, register.Date) string
}

func newTasksScreen(w words, on taskActions) *tasksScreen {
	s := &tasksScreen{w: w, on: on, order: newCollation(), total: widget.NewLabel(""), sortCol: 3, filter: taskFilter{state: stateOpen}}
	s.search = widgets.NewLine()
	s.search.SetPlaceHolder(w.t("Search tasks: content, directive, agency (Ctrl+F)"))
	s.search.OnChanged = func(text string) {
		s.words = on.read(text)
		s.apply()
	}
	s.grid = widgets.NewGrid(widgets.GridConfig{
		Columns: []widgets.Column{{Title: w.t("Set by"), Width: 144, MinWidth: 136, Sortable: true}, {Title: w.t("Task"), Width: 260, MinWidth: 120, Flex: true, Sortable: true},
			{Title: w.t("Lead"), Width: 150, MinWidth: 90, Sortable: true}, {Title: w.t("Due"), Width: 84, MinWidth: 84, Sortable: true}, {Title: w.t("State"), Width: 160, MinWidth: 158, Sortable: true}},
		Length: func() int { return len(s.rows) }, Cell: s.cell, OnSelected: s.selected,
		OnSort:      func(col int, desc bool) { s.sortCol, s.desc = col, desc; s.apply() },
		OnActivated: func(row int) { on.report(s.rows[row].Task) },
	})
	s.grid.SetSort(3, false)
	s.detail = newTaskPane(w, on)
	add := widgets.NewButton(w.t("New task (Ctrl+N)"), theme.ContentAddIcon(), on.add)
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(s.filters(), add, on.menu), s.search)
	split := container.NewHSplit(s.grid, s.detail.content)
	split.SetOffset(0.74)
	s.directives, s.deadlines, s.indicators = newDirectivesTab(w, on), newDeadlinesTab(w, on.today, on), newIndicatorsTab(w, on)
	s.tabs = container.NewAppTabs(container.NewTabItem(w.t("List"), container.NewBorder(bar, s.total, nil, nil, split)), container.NewTabItem(w.t("Directives"), s.directives.content),
		container.NewTabItem(w.t("Deadlines"), s.deadlines.content), container.NewTabItem(w.t("Indicators"), s.indicators.content))
	s.tabs.OnSelected = func(*container.TabItem) {
		s.progress.SetText(s.progressLabel())
		on.focus(s.focus())
	}
	s.content = container.NewBorder(s.buttons(), nil, nil, nil, s.tabs)
	return s
}

// focus is where the keyboard goes in the tab that is open.
func (s *tasksScreen) focus() fyne.Focusable {
	switch s.tabs.SelectedIndex() {
	case tabDirectives:
		return s.directives.focus()
	case tabDeadlines:
		return s.deadlines.month
	case tabIndicators:
		return s.indicators.grid
	}
	return s.grid
}

// back leads out of an open directive, and else empties the search.
func (s *tasksScreen) back() {
	if s.tabs.SelectedIndex() == tabDirectives && s.directives.view != nil {
		s.directives.close()
		return
	}
	if s.search.Text != "" {
		s.search.SetText("")
	}
}

func (s *tasksScreen) filters() fyne.CanvasObject {
	w := s.w
	s.kind = newSelectField([]choice{{"", w.t("Tasks and programme")}, {string(register.TaskOnce), w.t("Tasks of directives")}, {string(register.TaskReport), w.t("Recurring tasks")}, {string(register.TaskIndicator), w.t("Indicators")}, {string(register.TaskProgramme), w.t("Programme items")}}, nil)
	s.kind.changed = func() { s.narrow(func(f *taskFilter) { f.kind = s.kind.value() }) }
	s.state = newSelectField([]choice{{stateOpen, w.t("Not done yet")}, {statePressing, w.t("Overdue or due soon")}, {stateOverdue, w.t("Overdue")}, {stateWeek, w.t("Due in 7 days")}, {stateMonth, w.t("Due this month")}, {stateLate, w.t("Late, done or not")},
		{stateDone, w.t("Done")}, {stateFree, w.t("Without a deadline")}, {stateEnded, w.t("The lead has ended")}, {"", w.t("All tasks")}}, nil)
	s.state.changed = func() { s.narrow(func(f *taskFilter) { f.state = s.state.value() }) }
	return container.NewHBox(s.kind.object, s.state.object)
}

func (s *tasksScreen) buttons() fyne.CanvasObject {
	button := func(label string, icon fyne.Resource, do func(register.Task)) *widgets.Button {
		return widgets.NewButton(label, icon, func() { s.withCurrent(do) })
	}
	s.progress = button(s.progressLabel(), theme.DocumentCreateIcon(), s.on.report)
	s.progress.Importance = widget.HighImportance
	return container.NewHBox(s.progress, button(s.w.t("Done … (F7)"), theme.ConfirmIcon(), s.on.complete),
		button(s.w.t("Extend … (F8)"), theme.HistoryIcon(), s.on.extend), widgets.NewButton(s.w.t("Hand on … (F9)"), theme.MailForwardIcon(), s.handOn), widgets.NewButton(s.w.t("Void …"), theme.DeleteIcon(), func() { s.on.void(s.chosen()) }), widgets.NewButton(s.w.t("Read a directive (Ctrl+O)"), theme.DocumentIcon(), s.on.intake))
}

// withCurrent does something with the task under the cursor of the open tab.
func (s *tasksScreen) withCurrent(do func(register.Task)) {
	if t, ok := s.currentTask(); ok {
		do(t)
	}
}

func (s *tasksScreen) currentTask() (register.Task, bool) {
	switch s.tabs.SelectedIndex() {
	case tabDirectives:
		return s.directives.task()
	case tabDeadlines:
		return s.deadlines.task()
	case tabIndicators:
		return s.indicators.task()
	}
	if row := s.grid.Current(); row >= 0 && row < len(s.rows) {
		return s.rows[row].Task, true
	}
	return register.Task{}, false
}

// handOn passes on the chosen tasks.
func (s *tasksScreen) handOn() { s.on.transfer(s.chosen()) }

// chosen are the selected tasks of the list, or the one under the cursor of another tab.
func (s *tasksScreen) chosen() (list []register.Task) {
	if s.tabs.SelectedIndex() == tabList {
		for _, row := range s.grid.Selected() {
			list = append(list, s.rows[row].Task)
		}
	} else if t, ok := s.currentTask(); ok {
		list = append(list, t)
	}
	return list
}

func (s *tasksScreen) narrow(change func(*taskFilter)) {
	change(&s.filter)
	s.apply()
}

// show replaces the tasks and keeps the place of the cursor.
func (s *tasksScreen) show(all []taskRow, directives []directiveRow, cal *register.Calendar) {
	s.all = all
	s.apply()
	s.directives.show(directives)
	s.deadlines.show(all, cal)
	s.indicators.show(all, s.on.today())
}

// apply filters, sorts and counts.
func (s *tasksScreen) apply() {
	row := max(s.grid.Current(), 0)
	words := strings.Fields(register.Fold(s.words.text))
	s.rows = nil
	var figures review.TaskFigures
	for _, t := range s.all {
		if s.keeps(t, words) {
			s.rows = append(s.rows, t)
			figures.Add(t.Task, t.status)
		}
	}
	slices.SortStableFunc(s.rows, func(a, b taskRow) int {
		order := s.compare(a, b)
		if s.desc {
			return -order
		}
		return order
	})
	s.grid.ClearSelection()
	s.grid.Refresh()
	s.total.SetText(s.w.counted(s.counted(figures), s.words.about()))
	if len(s.rows) == 0 {
		s.detail.empty(s.emptyWords())
		return
	}
	s.grid.Select(min(row, len(s.rows)-1))
}

// counted tells how many tasks are listed, in time and late. That none of them is done is
// not said: the list may be of those that are not.
func (s *tasksScreen) counted(f review.TaskFigures) string {
	if len(s.rows) > 0 && f.DoneInTime+f.DoneLate+f.DoneFree == 0 {
		return s.w.t("{n} tasks not done – {within} within, {over} overdue; {free} without a deadline", "n", len(s.rows), "within", f.OpenWithin, "over", f.OpenLate, "free", f.OpenFree)
	}
	return s.w.t("{n} tasks – done: {inTime} in time, {late} late; open: {within} within, {over} overdue; {free} without a deadline", "n", len(s.rows),
		"inTime", f.DoneInTime, "late", f.DoneLate, "within", f.OpenWithin, "over", f.OpenLate, "free", f.DoneFree+f.OpenFree)
}

func (s *tasksScreen) keeps(t taskRow, words []string) bool {
	x := s.words
	if s.filter.kind != "" && string(t.Kind) != s.filter.kind || !s.inState(t) || x.period != (period{}) && !x.period.includes(t.status.Due) ||
		x.unit != "" && register.UnitKey(x.unit) != register.UnitKey(t.Lead.Code) {
		return false
	}
	for _, word := range words {
		if !strings.Contains(t.key, " "+word) {
			return false
		}
	}
	return true
}

func (s *tasksScreen) inState(t taskRow) bool {
	x := t.status
	done := x.State == register.TaskDone
	switch firstOf(s.words.state, s.filter.state) {
	case statePressing:
		return !done && (x.IsSoon || x.Timing == register.Late)
	case stateOpen:
		return !done
	case stateDone:
		return done
	case stateLate:
		return x.Timing == register.Late
	case stateOverdue:
		return t.isLate()
	case stateWeek:
		return t.isDueIn(s.on.today(), s.on.today()+soonDays)
	case stateMonth:
		m := monthOf(s.on.today(), 0)
		return t.isDueIn(m.from, m.to)
	case stateEnded:
		return t.ended
	case stateFree:
		return x.Timing == register.NoDeadline
	}
	return true
}

// filterWords say what narrows the list; "" for nothing.
func (s *tasksScreen) filterWords() string {
	parts := []string{s.words.String()}
	if s.filter.kind != "" {
		parts = append(parts, s.kind.label())
	}
	if s.filter.state != "" && s.words.state == "" {
		parts = append(parts, s.state.label())
	}
	return listed(parts...)
}

func (s *tasksScreen) compare(a, b taskRow) int {
	switch s.sortCol {
	case 0:
		return cmp.Or(cmp.Compare(a.Directive, b.Directive), cmp.Compare(a.ID, b.ID))
	case 1:
		return cmp.Compare(s.order.key(a.Content), s.order.key(b.Content))
	case 2:
		return cmp.Or(cmp.Compare(s.order.key(a.lead), s.order.key(b.lead)), cmp.Compare(a.ID, b.ID))
	case 4:
		return cmp.Or(cmp.Compare(a.status.State, b.status.State), cmp.Compare(b.status.LateDays, a.status.LateDays))
	}
	never := func(d register.Date) bool { return d == 0 } // comes last
	if never(a.status.Due) != never(b.status.Due) {
		if never(a.status.Due) {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.status.Due, b.status.Due), cmp.Compare(a.ID, b.ID))
}

func (s *tasksScreen) cell(row, col int) widgets.CellText {
	return s.rows[row].cell(s.w, listColumns[col])
}

func (s *tasksScreen) selected(row int) {
	if row < 0 || row >= len(s.rows) {
		s.detail.empty("")
		return
	}
	s.detail.show(s.rows[row])
}

// emptyWords say why nothing is listed, and what to do.
func (s *tasksScreen) emptyWords() string {
	if len(s.all) == 0 {
		return s.w.t("There are no tasks yet. Press Ctrl+N to enter one, or Ctrl+O to read them out of a directive.")
	}
	return s.w.t("No task is like that. Search with fewer words, or choose other filters.")
}

// placeOfTask is the document that set a task, and its place there.
func placeOfTask(w words, t register.Task) string {
	text := t.Directive
	if t.Kind == register.TaskProgramme {
		text = firstOf(t.Directive, w.t("Programme"))
	}
	if t.Item != "" {
		text += ", " + t.Item
	}
	return strings.TrimPrefix(text, ", ")
}

// taskWords say what a task is today.
func taskWords(w words, t register.Task, s register.TaskStatus) string {
	state := map[register.TaskState]string{register.TaskNotStarted: w.t("Not begun"), register.TaskInProgress: w.t("In progress"), register.TaskDone: w.t("Done")}[s.State]
	if t.Kind == register.TaskProgramme && s.State == register.TaskDone {
		state = w.t("Submitted")
	}
	switch {
	case s.Timing == register.Late:
		return lateWords(w, state, s)
	case s.IsSoon:
		return w.t("{state}, due soon", "state", state)
	}
	return state
}

// lateWords say by how much a deadline was missed, or is; a day off after it counts for
// nothing.
func lateWords(w words, state string, s register.TaskStatus) string {
	isDone := s.State == register.TaskDone
	switch {
	case isDone && s.LateDays == 0:
		return w.t("{state} after its deadline, {due}", "state", state, "due", s.Due)
	case isDone:
		return w.t("{state} {n} working days after its deadline, {due}", "state", state, "n", s.LateDays, "due", s.Due)
	case s.LateDays == 0:
		return w.t("{state}, past its deadline, {due}", "state", state, "due", s.Due)
	}
	return w.t("{state}, {n} working days past its deadline, {due}", "state", state, "n", s.LateDays, "due", s.Due)
}

// shortTaskWords are taskWords for a column.
func shortTaskWords(w words, t register.Task, s register.TaskStatus) string {
	switch {
	case s.Timing == register.Late && s.State == register.TaskDone:
		return w.t("Done {n} days late", "n", s.LateDays)
	case s.Timing == register.Late:
		return w.t("{n} days overdue", "n", s.LateDays)
	case s.IsSoon:
		return w.t("Due soon")
	}
	return taskWords(w, t, s)
}

func taskTone(s register.TaskStatus) widgets.Tone {
	done := s.State == register.TaskDone
	switch {
	case s.Timing == register.Late && !done:
		return widgets.ToneDanger
	case s.Timing == register.Late || s.IsSoon:
		return widgets.ToneWarn
	case done:
		return widgets.ToneOK
	}
	return widgets.ToneMuted
}

func (s *tasksScreen) progressLabel() string { return s.progressWord() + " (F6)" }

// progressWord is what F6 does in the open tab: what is told of an indicator is a figure.
func (s *tasksScreen) progressWord() string {
	if s.tabs.SelectedIndex() == tabIndicators {
		return s.w.t("Enter figure …")
	}
	return s.w.t("Progress …")
}
