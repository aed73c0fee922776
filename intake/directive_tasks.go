package intake

import (
	"fmt"
	"strings"
	"time"

	"kycuong/register"
)

// Register makes the record an office keeps of the directive itself.
func (d Directive) Register() register.Directive {
	return register.Directive{Symbol: d.Number, Date: d.Date, Issuer: d.Issuer, Subject: d.Subject, Addressees: d.Addressees, Cited: d.Citations, Text: d.Text}
}

// itemLabel is how an item's text begins with its number, which the task has
// apart: "3.", "a)", "1.1.", "-".
var itemLabel = register.Pattern(`^\s*(?:\d+(?:\.\d+)*[.)]|\p{Ll}\)|[IVX]+\.|[-+•])\s+`)

var daysInDue = register.Pattern(`(\d{1,3}) ngày làm việc`)

// RegisterTasks makes the tasks an office keeps of a requirement: one for each
// unit in the lead and, when it recurs, for each time it falls due within a year. The
// content is the exact text behind the item's own number.
func (d Directive) RegisterTasks(x DirectiveTask) []register.Task {
	base := register.Task{Kind: register.TaskOnce, Directive: d.Number, Item: x.Item, Content: itemLabel().ReplaceAllString(x.Text, ""), Assigned: d.Date, Due: register.Due{Date: x.Due}}
	if x.Days > 0 && d.Date != 0 {
		base.Due = register.Due{Days: x.Days}
	} else if m := daysInDue().FindStringSubmatch(x.DueText); m != nil && x.Due == 0 && d.Date != 0 {
		base.Due = register.Due{Days: number(m[1])}
	}
	rounds := []register.Task{base}
	if days := occurrences(x.Recurs, d.Date); len(days) > 0 {
		rounds = nil
		for _, day := range days {
			one := base
			one.Kind = register.TaskReport
			one.Due = register.Due{Date: day}
			one.Item = fmt.Sprintf("%s (%02d/%d)", x.Item, int(day.Month()), day.Year())
			rounds = append(rounds, one)
		}
	}
	var list []register.Task
	for _, unit := range x.Units {
		for _, one := range rounds {
			one.Lead, one.With = unit, without(x.With, []register.Party{unit})
			list = append(list, one)
		}
	}
	return list
}

// Deadline is the day a requirement of a directive issued on a day falls due by a
// calendar; zero when its text gives none.
func (x DirectiveTask) Deadline(issued register.Date, cal *register.Calendar) register.Date {
	if x.Due == 0 && x.Days > 0 && issued != 0 && cal != nil {
		return cal.AddWorkingDays(issued, x.Days).Due
	}
	return x.Due
}

// occurrences are the days of a recurring deadline in the year after a day.
func occurrences(recurs string, from register.Date) []register.Date {
	every, day, _ := strings.Cut(recurs, ":")
	step := map[string]int{"monthly": 1, "quarterly": 3, "half": 6, "yearly": 12}[every]
	if step == 0 || from == 0 {
		return nil
	}
	dayOfMonth, month, _ := strings.Cut(day, "/")
	var list []register.Date
	for m := 0; m <= 12; m++ {
		first := time.Date(from.Year(), from.Month()+time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		if int(first.Month())%step != 0 && step != 12 || step == 12 && int(first.Month()) != number(month) {
			continue
		}
		d := register.DateOf(first) + register.Date(min(number(dayOfMonth), lastDayOf(first))-1)
		if d > from && d <= from+366 {
			list = append(list, d)
		}
	}
	return list
}

func lastDayOf(first time.Time) int { return first.AddDate(0, 1, -1).Day() }
