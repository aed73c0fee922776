package export

import (
	"kycuong/register"
	"kycuong/review"
)

// The rules about the yearly programme; they are told with its figures.
var programmeRules = []string{"R21", "R22"}

const ruleOverdue = "R20"

// tasksOfPeriod judges the tasks the report is about.
func (c *composer) tasksOfPeriod() map[register.TaskKind][]judged {
	by := map[register.TaskKind][]judged{}
	if c.in.Calendar == nil {
		return by
	}
	for _, kind := range []register.TaskKind{register.TaskProgramme, register.TaskOnce} {
		in := TaskInput{Kind: kind, Tasks: c.in.Tasks, Settings: c.in.Settings, Org: c.org, Calendar: c.in.Calendar,
			From: c.in.From, To: c.lastDay, AsOf: c.in.AsOf, Unit: c.in.Unit}
		by[kind] = in.judge()
	}
	return by
}

// isToldWithTasks reports a finding about a task, when there is a part of the
// report on them.
func (c *composer) isToldWithTasks(f review.Finding) bool {
	return c.totals.Tasks > 0 && f.Subject.Kind == "task"
}

// taskPart are the figures of the programme, or of the tasks, and what was found
// late; nothing when there are none.
func (c *composer) taskPart(kind register.TaskKind, words figureWords, rules ...string) []Paragraph {
	tasks := c.tasks[kind]
	if len(tasks) == 0 {
		return nil
	}
	var f review.TaskFigures
	for _, x := range tasks {
		f.Add(x.Task, x.status)
	}
	list := texts(taskSentences(f, words, c.in.AsOf)...)
	for _, code := range rules {
		found := only(c.findings, func(f review.Finding) bool { return f.Rule == code && f.Subject.Kind == "task" })
		if n := count(found); n.Raw > 0 {
			list = append(list, Paragraph{Text: c.ruleTitle(code) + " (" + code + "): " + small(c.ruleFound(n, found))})
		}
	}
	return list
}
