package review

import (
	"slices"
	"strconv"

	"kycuong/register"
)

// receipt judges how incoming documents were received: R17 returned without a
// reason, or not returned though meant for others, R18 not acknowledged on the day
// (Decree 30/2020, article 21.2).
func (c *checker) receipt(d *register.Document) []Finding {
	if d.Direction != register.Incoming {
		return nil
	}
	return slices.Concat(c.returned(d), c.acknowledged(d))
}

// returned judges R17.
func (c *checker) returned(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R17", d.Date)
	switch {
	case !ok || d.Secrecy != register.Open:
		return nil
	case !d.Returned:
		return c.kept(rule, d)
	case d.ReturnReason == "":
		return []Finding{c.byOffice(c.finding(rule, d, "noReason", nil))}
	}
	return nil
}

// kept finds a document that was meant for others and lies here, given to nobody,
// longer than the office allows. What was given to somebody was taken for ours.
func (c *checker) kept(rule *Rule, d *register.Document) []Finding {
	days := rule.number("workingDays", 0)
	if days == 0 || !d.Handler.IsZero() || d.Reply != "" || d.Progress != "" || !c.isForOthers(d) {
		return nil
	}
	due := c.Calendar.AddWorkingDays(d.Day(), days).Due
	if c.AsOf <= due {
		return nil
	}
	f := c.finding(rule, d, "kept", map[string]string{"arrived": d.Day().String(), "due": due.String(), "asOf": c.AsOf.String(), "addressees": c.addresseesOf(d)})
	f.Pending = true
	return []Finding{c.byOffice(f)}
}

func (c *checker) addresseesOf(d *register.Document) string {
	var names []string
	for _, p := range d.To {
		names = append(names, c.nameOf(p, d.Date))
	}
	return joined(names)
}

// isForOthers reports that every addressee is known, and that neither they nor the
// receivers of copies are this office, its head, or under it.
func (c *checker) isForOthers(d *register.Document) bool {
	office, ok := c.resolve(register.Party{Code: c.Settings.Office}, d.Date)
	if !ok || len(d.To) == 0 {
		return false
	}
	office = c.bodyOf(office, d.Date)
	for _, p := range slices.Concat(d.To, d.CC) {
		u, ok := c.resolve(p, d.Date)
		if !ok {
			return false
		}
		body := c.bodyOf(u, d.Date)
		if same(body, office) || indexOf(c.Org.Superiors(body.Code, d.Date), office) >= 0 {
			return false
		}
	}
	return true
}

// acknowledged judges R18; what was never recorded is not judged.
func (c *checker) acknowledged(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R18", d.Date)
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
