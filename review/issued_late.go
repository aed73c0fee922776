package review

import (
	"cmp"
	"strconv"

	"kycuong/register"
)

// issuedLate judges R13: issued later than the working day after signature
// (Decree 30/2020, articles 4.2c and 18.1).
func (c *checker) issuedLate(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R13", d.Date)
	signed := cmp.Or(d.Signed, d.Date)
	if !ok || d.Direction != register.Outgoing || d.Issued == 0 || d.Issued < signed {
		return nil
	}
	limit := c.Calendar.AddWorkingDays(signed, rule.number("workingDays", 1))
	if d.Issued <= limit.Due {
		return nil
	}
	return []Finding{c.finding(rule, d, "late", map[string]string{
		"signed": signed.String(), "issued": d.Issued.String(), "due": limit.Due.String(),
		"late": strconv.Itoa(c.Calendar.WorkingDaysBetween(limit.Due, d.Issued)), "explained": limit.Explain(),
	})}
}
