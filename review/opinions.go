package review

import (
	"fmt"
	"strconv"

	"kycuong/register"
)

// opinions judges R10: units asked in writing for their opinion that answer late
// or never. There is a finding for each unit, which answers for it.
func (c *checker) opinions(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R10", d.Date)
	if !ok || !c.asksOpinion(rule, d) {
		return nil
	}
	due := d.ReplyDue
	if days := rule.number("workingDays", 0); due == 0 && days > 0 {
		due = c.Calendar.AddWorkingDays(d.Date, days).Due
	}
	if due == 0 {
		return nil
	}
	var found []Finding
	for _, p := range d.To {
		unit, ok := c.resolve(p, d.Date)
		if !ok || isOutside(unit) || same(unit, register.Unit{Code: c.Settings.Office}) {
			continue
		}
		if f, late := c.opinionOf(rule, d, c.bodyOf(unit, d.Date), due); late {
			found = append(found, f)
		}
	}
	return found
}

// asksOpinion reports a letter that asks for opinions, by the words of its subject.
func (c *checker) asksOpinion(rule *Rule, d *register.Document) bool {
	return d.Direction == register.Outgoing && d.Type == register.Letter && c.hasAny(d.Subject, rule.Params["askWords"])
}

func (c *checker) opinionOf(rule *Rule, d *register.Document, unit register.Unit, due register.Date) (Finding, bool) {
	answered := register.Date(0)
	for ref := range c.lib.answers(register.SymbolKey(d.Symbol)) {
		if ref.Direction == register.Incoming && ref.Date >= d.Date && (answered == 0 || ref.Date < answered) && c.sentBy(ref, unit, ref.Date) {
			answered = ref.Date
		}
	}
	sentence, until := "never", c.AsOf
	switch {
	case answered != 0 && answered <= due, answered == 0 && c.AsOf <= due:
		return Finding{}, false
	case answered != 0:
		sentence, until = "late", answered
	}
	f := c.finding(rule, d, sentence, map[string]string{"unit": unit.Name, "due": due.String(), "answered": answered.String(), "asOf": c.AsOf.String(),
		"late": strconv.Itoa(c.Calendar.WorkingDaysBetween(due, until))})
	f.Unit, f.Pending = unit.Code, answered == 0
	f.Subject.Kind, f.Subject.ID = "opinion", fmt.Sprintf("%d|%s", d.ID, register.UnitKey(unit.Code))
	return f, true
}
