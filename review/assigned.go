package review

import "kycuong/register"

// assigned judges R19: an incoming document that wants an answer or is urgent,
// and is given to no unit by the working day after it came (Decree 30/2020,
// articles 23 and 24). What asks for nothing needs no lead.
func (c *checker) assigned(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R19", d.Date)
	if !ok || d.Direction != register.Incoming || d.Returned || d.Secrecy != register.Open || !d.Handler.IsZero() ||
		d.HandleDue == 0 && d.ReplyDue == 0 && d.Urgency == register.Normal {
		return nil
	}
	due := c.Calendar.AddWorkingDays(d.Day(), rule.number("workingDays", 1)).Due
	if c.AsOf <= due {
		return nil
	}
	f := c.finding(rule, d, "open", map[string]string{"arrived": d.Day().String(), "due": due.String()})
	if c.Settings.Office != "" {
		f.Unit = c.Settings.Office
	}
	return []Finding{f}
}
