package review

import (
	"strconv"
	"strings"

	"kycuong/register"
)

// whyDeadline tells how the deadline of a document was counted, and the days after
// it one by one.
func (c *checker) whyDeadline(x Finding, d *register.Document) []Step {
	rule, ok := c.Rulebook.RuleOf(x)
	if !ok {
		return nil
	}
	switch x.Rule {
	case "R13":
		signed := d.Signed
		if signed == 0 {
			signed = d.Date
		}
		limit := c.Calendar.AddWorkingDays(signed, rule.number("workingDays", 1))
		return append([]Step{{Text: fill(whyCounted, "explained", limit.Explain())}}, c.whyLate(limit.Due, d.Issued)...)
	case "R17":
		if d.Returned {
			return nil
		}
		limit := c.Calendar.AddWorkingDays(d.Day(), rule.number("workingDays", 0))
		return append([]Step{{Text: fill(whyCounted, "explained", limit.Explain())}}, c.whyLate(limit.Due, c.AsOf)...)
	case "R19":
		limit := c.Calendar.AddWorkingDays(d.Day(), rule.number("workingDays", 1))
		return append([]Step{{Text: fill(whyCounted, "explained", limit.Explain())}}, c.whyLate(limit.Due, c.AsOf)...)
	case "R20":
		until := c.AsOf
		if done, how := c.finished(&rule, d); how != "" && done != 0 {
			until = done
		}
		return append([]Step{{Text: fill(whyGiven, "due", dueOf(d).String())}}, c.whyLate(dueOf(d), until)...)
	}
	return nil
}

// shownDays is how many working days are named; more are counted only.
const shownDays = 12

// whyLate counts the working days after a deadline.
func (c *checker) whyLate(due, until register.Date) []Step {
	if due == 0 || until <= due {
		return nil
	}
	var days []string
	n := 0
	for d := due + 1; d <= until; d++ {
		if c.Calendar.IsWorking(d) {
			n++
			if n <= shownDays {
				days = append(days, d.String())
			}
		}
	}
	text := strings.Join(days, ", ")
	if n > shownDays {
		text += whyMoreDays
	}
	steps := []Step{{Text: fill(whyLate, "due", due.String(), "until", until.String(), "n", strconv.Itoa(n), "days", text)}}
	for y := due.Year(); y <= until.Year(); y++ {
		if c.Calendar.Provisional(y) {
			steps = append(steps, Step{Text: fill(whyProvision, "year", strconv.Itoa(y))})
		}
	}
	return steps
}

// whyTask tells a task's deadline, what moved it, and when it was done.
func (c *checker) whyTask(t register.Task) []Step {
	s := t.Status(c.AsOf, c.Calendar, c.Settings.Terms())
	how := ""
	switch {
	case t.Due.Days > 0:
		how = fill(whyDueDays, "explained", c.Calendar.AddWorkingDays(t.Assigned, t.Due.Days).Explain())
	case t.Due.Month != 0:
		how = fill(whyDueMonth, "month", strconv.Itoa(int(t.Due.Month)), "year", strconv.Itoa(t.Due.Year))
	}
	steps := []Step{{Text: fill(whyTaskDue, "due", s.Original.String(), "how", how), Record: taskSymbol(t)}}
	for _, x := range t.Transfers {
		steps = append(steps, Step{Text: fill(whyHandedOn, "day", x.On.String(), "from", c.nameOf(x.From, x.On), "to", c.nameOf(x.To, x.On), "basis", x.Basis)})
	}
	for _, e := range t.Extensions {
		text := whyExtended
		switch {
		case e.Approved == "":
			text = whyRefused
		case e.Asked != 0 && e.From != 0 && !e.InTime():
			text = whyAsked
		}
		steps = append(steps, Step{Text: fill(text, "to", e.To.String(), "approved", e.Approved, "asked", e.Asked.String()), Record: e.Approved})
	}
	until := c.AsOf
	if s.State == register.TaskDone {
		until = s.Done
		result := ""
		if t.Result != "" {
			result = " (" + t.Result + ")"
		}
		steps = append(steps, Step{Text: fill(whyDone, "day", s.Done.String(), "result", result), Record: t.Result})
	} else {
		steps = append(steps, Step{Text: fill(whyNotDone, "day", c.AsOf.String())})
	}
	return append(steps, c.whyLate(s.Due, until)...)
}
