package review

import (
	"slices"
	"strconv"

	"kycuong/register"
)

// receipt judges how incoming documents were received: R17 returned without a
// reason, R18 not acknowledged on the day (Decree 30/2020, article 21.2).
func (c *checker) receipt(d register.Document) []Finding {
	if d.Direction != register.Incoming {
		return nil
	}
	return slices.Concat(c.returned(d), c.acknowledged(d))
}

// returned judges R17.
func (c *checker) returned(d register.Document) []Finding {
	rule, ok := c.Rulebook.RuleOn("R17", d.Date)
	if !ok || !d.Returned || d.ReturnReason != "" || d.Secrecy != register.Open {
		return nil
	}
	return []Finding{c.byOffice(c.finding(rule, d, "noReason", nil))}
}

// acknowledged judges R18; what was never recorded is not judged.
func (c *checker) acknowledged(d register.Document) []Finding {
	rule, ok := c.Rulebook.RuleOn("R18", d.Date)
	if !ok || d.Acknowledged == 0 || d.Arrived == 0 || d.Acknowledged <= d.Arrived {
		return nil
	}
	return []Finding{c.byOffice(c.finding(rule, d, "late", map[string]string{"arrived": d.Arrived.String(), "acknowledged": d.Acknowledged.String(),
		"late": strconv.Itoa(int(d.Acknowledged - d.Arrived))}))}
}

// byOffice makes the office answer for what it did with a document it got.
func (c *checker) byOffice(f Finding) Finding {
	if c.Settings.Office != "" {
		f.Unit = c.Settings.Office
	}
	return f
}
