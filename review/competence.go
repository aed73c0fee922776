package review

import (
	"slices"

	"kycuong/register"
)

// competence judges whether a request goes to who has to decide it: R02 a
// commune's request past the department that leads the field, R06 a department
// that does not lead it, R12 a matter the sender settles itself. They speak only
// of what was recorded, never of a guess.
func (c *checker) competence(d *register.Document) []Finding {
	if d.Field == "" && d.Content == "" || !c.isRequest(d) {
		return nil
	}
	sender, ok := c.resolve(d.Sender, d.Date)
	if !ok || isOutside(sender) {
		return nil
	}
	sender = c.bodyOf(sender, d.Date)
	var routes []route
	for _, p := range c.mainAddressees(d) {
		if r := c.route(sender, p, d.Date); r.certainty == register.Resolved && !r.outside {
			routes = append(routes, r)
		}
	}
	return slices.Concat(c.pastTheLead(d, sender, routes), c.wrongLead(d, sender, routes), c.ownMatter(d, sender, routes))
}

// pastTheLead judges R02.
func (c *checker) pastTheLead(d *register.Document, sender register.Unit, routes []route) []Finding {
	rule, ok := c.rule("R02", d)
	field, lead, known := c.fieldOf(d)
	if !ok || !known || sender.Kind != register.KindCommittee || sender.Level != register.LevelCommune {
		return nil
	}
	isProvince := func(r route) bool {
		return r.body.Kind == register.KindCommittee && r.body.Level == register.LevelProvince
	}
	i := slices.IndexFunc(routes, isProvince)
	hasLead := slices.ContainsFunc(routes, func(r route) bool { return same(r.body, lead) })
	if i < 0 || hasLead && c.enabled("E2", d.Date) {
		return nil
	}
	sentence := "past"
	if hasLead {
		sentence = "both"
	}
	return c.aboutCompetence(rule, d, sentence, map[string]string{"field": field.Name, "lead": lead.Name, "addressees": routes[i].unit.Name}, routes[i:i+1])
}

// wrongLead judges R06.
func (c *checker) wrongLead(d *register.Document, sender register.Unit, routes []route) []Finding {
	rule, ok := c.rule("R06", d)
	field, lead, known := c.fieldOf(d)
	if !ok || !known || same(sender, lead) || slices.ContainsFunc(routes, func(r route) bool { return same(r.body, lead) || r.body.Kind == register.KindCommittee }) {
		return nil
	}
	var others []route
	for _, r := range routes {
		if r.body.Kind == register.KindDepartment && !r.subordinate {
			others = append(others, r)
		}
	}
	if len(others) == 0 {
		return nil
	}
	return c.aboutCompetence(rule, d, "wrong", map[string]string{"field": field.Name, "lead": lead.Name, "addressees": c.addresseeNames(others, d.Date)}, others)
}

// ownMatter judges R12.
func (c *checker) ownMatter(d *register.Document, sender register.Unit, routes []route) []Finding {
	rule, ok := c.rule("R12", d)
	content, known := c.contentOf(d)
	if !ok || !known || !content.isOwn(sender.Kind) {
		return nil
	}
	var above []route
	for _, r := range routes {
		if r.direct || r.levels > 0 {
			above = append(above, r)
		}
	}
	if len(above) == 0 {
		return nil
	}
	return c.aboutCompetence(rule, d, "own", map[string]string{"content": content.Name, "addressees": c.addresseeNames(above, d.Date)}, above)
}

func (c *checker) aboutCompetence(rule *Rule, d *register.Document, sentence string, words map[string]string, routes []route) []Finding {
	f := c.finding(rule, d, sentence, words)
	c.excuseAnswer(&f, rule, d, routes)
	return []Finding{f}
}
