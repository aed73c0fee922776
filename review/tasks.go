package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// tasks are those to be judged, with the averages that indicators are held
// against.
func (c *checker) tasks() []register.Task {
	if c.Tasks == nil {
		return nil
	}
	list := slices.Clone(c.Tasks())
	register.Averages(list, c.AsOf)
	return list
}

// task judges one task: R20 overdue, R21 a programme item submitted late, R22
// a programme item moved without consent.
func (c *checker) task(t register.Task) []Finding {
	if t.Voided != "" {
		return nil
	}
	s := t.Status(c.AsOf, c.Calendar, c.Settings.Terms())
	code := "R20"
	if t.Kind == register.TaskProgramme {
		code = "R21"
	}
	var found []Finding
	if s.Timing == register.Late {
		if rule, ok := c.ruleOn(code, s.Due); ok {
			found = append(found, c.lateTask(rule, t, s))
		}
	}
	return append(found, c.movedItems(t, s)...)
}

func (c *checker) lateTask(rule *Rule, t register.Task, s register.TaskStatus) Finding {
	sentence, done := "taskOpen", ""
	words := map[string]string{"due": s.Due.String(), "late": strconv.Itoa(s.LateDays), "asOf": c.AsOf.String(), "extensions": c.extensions(t)}
	switch {
	case s.State == register.TaskDone:
		sentence, done = "taskLate", s.Done.String()
	case t.Kind == register.TaskIndicator:
		sentence = "indicator"
		words["measured"], words["goal"] = c.measured(t), goalWords(t)
	}
	words["done"] = done
	f := c.aboutTask(rule, t, s, sentence, words)
	f.Pending = s.State != register.TaskDone
	return f
}

// measured tells how far an indicator has come.
func (c *checker) measured(t register.Task) string {
	value, on, ok := t.Measured(c.AsOf)
	if !ok {
		return "chưa có số liệu"
	}
	return "mới đạt " + Amount(value, t.Measure) + " (số liệu ngày " + on.String() + ")"
}

// goalWords tell what an indicator is held against.
func goalWords(t register.Task) string {
	var parts []string
	if t.Target != nil {
		parts = append(parts, "chỉ tiêu "+Amount(*t.Target, t.Measure))
	}
	if t.Average != nil {
		parts = append(parts, "bình quân các đơn vị "+Amount(t.Average.Rounded(), t.Measure))
	}
	return strings.Join(parts, ", ")
}

// Amount writes a figure with its unit of measure: 60,5%, 12 hồ sơ.
func Amount(q register.Quantity, measure string) string {
	if measure == "%" || measure == "" {
		return q.String() + measure
	}
	return q.String() + " " + measure
}

// extensions tells how often the deadline was moved with consent.
func (c *checker) extensions(t register.Task) string {
	n := 0
	for _, e := range t.Extensions {
		if e.Approved != "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (đã gia hạn %d lần)", n)
}

// movedItems judges R22.
func (c *checker) movedItems(t register.Task, s register.TaskStatus) []Finding {
	if t.Kind != register.TaskProgramme {
		return nil
	}
	rule, ok := c.ruleOn("R22", s.Original)
	if !ok {
		return nil
	}
	for _, e := range t.Extensions {
		if e.Approved == "" {
			return []Finding{c.aboutTask(rule, t, s, "moved", map[string]string{"due": s.Original.String(), "to": e.To.String()})}
		}
	}
	return nil
}

// aboutTask starts a finding of a rule about a task. Its day is the deadline,
// so that it falls into the period in which the work was due.
func (c *checker) aboutTask(r *Rule, t register.Task, s register.TaskStatus, sentence string, words map[string]string) Finding {
	words["task"], words["content"], words["lead"] = taskSymbol(t), shortened(t.Content), c.nameOf(t.Lead, cmp.Or(t.Assigned, s.Due))
	f := Finding{
		Rule: r.Code, Severity: r.Severity, State: StateOpen, Unit: c.answerable(t.Lead), Citation: r.Cite(),
		Subject: Subject{Kind: "task", ID: t.ID, Symbol: taskSymbol(t), Date: s.Due}, Skipped: []string{}, Path: []string{},
		About: t.Content, facts: facts(sentence, words),
	}
	text, ok := r.Sentences[sentence]
	if !ok {
		text = "{task}: " + r.Title
	}
	f.Message = register.Fill(text, words)
	return f
}

// taskSymbol names a task by the document that set it and its place there.
func taskSymbol(t register.Task) string {
	switch {
	case t.Kind == register.TaskProgramme && t.Directive == "":
		return "Chương trình công tác"
	case t.Item == "":
		return t.Directive
	case t.Directive == "":
		return "mục " + t.Item
	}
	return t.Directive + ", mục " + t.Item
}

// shownContent is how much of a task's content its sentence repeats.
const shownContent = 120

func shortened(text string) string {
	r := []rune(text)
	if len(r) <= shownContent {
		return text
	}
	cut := string(r[:shownContent])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// answerable is who answers for a task on the day of the review: the unit in
// the lead or, when that has ended, its only successor.
func (c *checker) answerable(p register.Party) string {
	if p.Code == "" {
		return p.Text
	}
	return c.Org.Heir(p.Code, c.AsOf)
}
