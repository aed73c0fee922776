package review

import (
	"fmt"
	"strconv"

	"kycuong/register"
)

// urgent judges R14: an urgent document is issued at once (Decree 30/2020,
// articles 4.2c and 18.1). The law gives no hours; the threshold is the office's.
// Without times of the day only a later day is late.
func (c *checker) urgent(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R14", d.Date)
	signed := d.Signed
	if signed == 0 {
		signed = d.Date
	}
	if !ok || d.Direction != register.Outgoing || d.Urgency == register.Normal || d.Issued == 0 || d.Issued < signed {
		return nil
	}
	words := map[string]string{"urgency": d.Urgency.String(), "signed": signed.String(), "issued": d.Issued.String()}
	sentence := ""
	switch hours := rule.number("hours", 0); {
	case d.SignedAt != 0 && d.IssuedAt != 0 && hours > 0:
		minutes := register.MinutesBetween(signed, d.SignedAt, d.Issued, d.IssuedAt)
		if minutes > 60*hours {
			sentence = "hours"
			words["signed"], words["issued"] = d.SignedAt.String()+" "+words["signed"], d.IssuedAt.String()+" "+words["issued"]
			words["took"], words["hours"] = fmt.Sprintf("%d giờ %02d phút", minutes/60, minutes%60), strconv.Itoa(hours)
		}
	case d.Issued > signed:
		sentence = "day"
	}
	if sentence == "" {
		return nil
	}
	f := c.finding(rule, d, sentence, words)
	c.claim(&f, rule, d)
	return []Finding{f}
}
