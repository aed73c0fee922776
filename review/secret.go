package review

import (
	"strings"

	"kycuong/register"
)

// secret judges R24: no content of state secrets in this register. Validate
// refuses it on entry; this finds what was hidden in an open document's words.
func (c *checker) secret(d register.Document) []Finding {
	rule, ok := c.Rulebook.RuleOn("R24", d.Date)
	if !ok {
		return nil
	}
	if d.Secrecy != register.Open {
		if d.Subject+d.Note+d.Evidence+d.Progress == "" {
			return nil
		}
		return []Finding{c.finding(rule, d, "content", map[string]string{"secrecy": d.Secrecy.String()})}
	}
	text := " " + register.FoldMarks(d.Subject+" "+d.Note) + " "
	for i, mark := range c.folded(rule) {
		if strings.Contains(text, mark) {
			f := c.finding(rule, d, "suspected", map[string]string{"mark": rule.list("marks")[i]})
			f.Severity = Warning
			return []Finding{f}
		}
	}
	return nil
}

// folded returns the marks of the rule as whole words of folded text.
func (c *checker) folded(rule Rule) []string {
	param := rule.Params["marks"]
	if list, ok := c.marks[param]; ok {
		return list
	}
	var list []string
	for _, mark := range rule.list("marks") {
		list = append(list, " "+register.FoldMarks(mark)+" ")
	}
	if c.marks == nil {
		c.marks = map[string][]string{}
	}
	c.marks[param] = list
	return list
}
