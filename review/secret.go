package review

import (
	"strings"

	"kycuong/register"
)

// secret judges R24: no content of state secrets in this register. Validate
// refuses it on entry; this finds what was hidden in an open document's words.
func (c *checker) secret(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R24", d.Date)
	if !ok {
		return nil
	}
	if d.Secrecy != register.Open {
		if d.Subject+d.Note+d.Evidence+d.Progress == "" {
			return nil
		}
		return []Finding{c.finding(rule, d, "content", map[string]string{"secrecy": d.Secrecy.String()})}
	}
	text := d.Subject
	if d.Note != "" {
		text = strings.TrimSpace(d.Subject + " " + d.Note)
	}
	if i := c.firstOf(text, rule.Params["marks"]); i >= 0 {
		f := c.finding(rule, d, "suspected", map[string]string{"mark": rule.list("marks")[i]})
		f.Severity = Warning
		return []Finding{f}
	}
	return nil
}
