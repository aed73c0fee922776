package review

import (
	"cmp"
	"slices"
	"strconv"

	"kycuong/register"
)

// Step is one step of the reasoning behind a finding: a Vietnamese sentence, and
// the record it rests on, when it rests on one.
type Step struct {
	Text   string `json:"text"`
	Record string `json:"record,omitempty"`
}

// Why opens the reasoning behind a finding about a document: which rule of which
// time applies, who was whose superior on the day and by which record, which
// addressees were set aside and why, which exception was looked for and what is
// missing for it, and how a deadline was counted day by day. It is worked out
// anew, only when asked for.
func Why(f Facts, lib Library, d register.Document, x Finding) []Step {
	c := &checker{Facts: f, lib: lib}
	steps := c.whyRule(x, d.Date)
	if slices.Contains([]string{ruleBypass, ruleSubUnit, ruleCentral, ruleManyReceived, "R02", "R06", "R12"}, x.Rule) {
		steps = append(steps, c.whyWay(&d)...)
	}
	steps = append(steps, c.whyDeadline(x, &d)...)
	steps = append(steps, Step{Text: fill(whyFound, "message", x.Message)})
	return append(steps, c.whyExcuses(x, &d)...)
}

// WhyTask is Why for a finding about a task.
func WhyTask(f Facts, t register.Task, x Finding) []Step {
	c := &checker{Facts: f}
	return append(append(c.whyRule(x, x.Subject.Date), c.whyTask(t)...), Step{Text: fill(whyFound, "message", x.Message)})
}

// WhyOther is Why for findings about neither a document nor a task: the rule, and
// what was found.
func WhyOther(f Facts, x Finding) []Step {
	c := &checker{Facts: f}
	return append(c.whyRule(x, x.Subject.Date), Step{Text: fill(whyFound, "message", x.Message)})
}

// whyRule tells which rule judged, and since when it is in force.
func (c *checker) whyRule(x Finding, d register.Date) []Step {
	rule, ok := c.Rulebook.RuleOf(x)
	if !ok {
		return []Step{{Text: fill(whyNoRule, "rule", x.Rule, "day", d.String())}}
	}
	return []Step{{Text: fill(whyRule, "rule", rule.Code, "title", rule.Title, "severity", severityName[x.Severity], "citation", rule.Cite()), Record: fill(whyRuleRecord, "pack", rule.Pack, "period", period(rule.From, rule.To))}}
}

// whyWay tells the way of a document, addressee by addressee.
func (c *checker) whyWay(d *register.Document) []Step {
	named, ok := c.resolve(d.Sender, d.Date)
	if !ok {
		return []Step{c.whyUnknown(d.Sender, d.Date)}
	}
	steps := []Step{{Text: fill(whySender, "sender", named.Name, "kind", named.Kind.String(), "level", named.Level.String(), "day", d.Date.String()), Record: unitRecord(named)}}
	sender := c.bodyOf(named, d.Date)
	if !same(sender, named) {
		steps = append(steps, Step{Text: fill(whyGate, "unit", named.Name, "body", sender.Name), Record: unitRecord(named)})
	}
	below := sender
	for _, up := range c.Org.Superiors(sender.Code, d.Date) {
		steps = append(steps, Step{Text: fill(whySuperior, "unit", below.Name, "superior", up.Name, "day", d.Date.String()), Record: unitRecord(below)})
		below = up
	}
	for _, code := range named.Professional {
		steps = append(steps, Step{Text: fill(whyProfessional, "unit", named.Name, "superior", c.Org.Name(code, d.Date)), Record: unitRecord(named)})
	}
	for _, p := range c.mainAddressees(d) {
		steps = append(steps, c.whyAddressee(d, named, p))
	}
	if len(d.CC) > 0 {
		var names []string
		for _, p := range d.CC {
			names = append(names, c.nameOf(p, d.Date))
		}
		steps = append(steps, Step{Text: fill(whyCopies, "names", joined(names))})
	}
	return steps
}

func (c *checker) whyUnknown(p register.Party, d register.Date) Step {
	res := c.resolution(p, d)
	switch res.Certainty {
	case register.Ambiguous:
		return Step{Text: fill(whyAmbiguous, "name", cmp.Or(p.Text, p.Code), "candidates", unitNamesWithCodes(res.Candidates))}
	case register.Ended:
		return Step{Text: fill(whyEnded, "name", res.Unit.Name, "day", d.String()), Record: unitRecord(res.Unit)}
	}
	return Step{Text: fill(whyUnknown, "name", cmp.Or(p.Text, p.Code))}
}

// whyAddressee tells how one addressee stands to the sender.
func (c *checker) whyAddressee(d *register.Document, sender register.Unit, p register.Party) Step {
	r := c.route(sender, p, d.Date)
	if word, ok := c.outsideWord(d, p); ok {
		return Step{Text: fill(whyCitizen, "name", p.Text, "word", word)}
	}
	if r.certainty != register.Resolved {
		return c.whyUnknown(p, d.Date)
	}
	name := r.unit.Name
	if !same(r.unit, r.body) {
		name += fill(whyStandsFor, "body", r.body.Name)
	}
	s := Step{Record: unitRecord(r.unit)}
	switch {
	case r.outside:
		s.Text = fill(whyOutside, "name", name, "kind", r.body.Kind.String())
	case r.subordinate:
		s.Text = fill(whyBelow, "name", name)
	case r.direct:
		s.Text = fill(whyDirect, "name", name)
	case r.levels == 0:
		s.Text = fill(whySide, "name", name)
	case c.isFreeOfWay(d, r):
		s.Text = fill(whyFree, "name", name, "reason", c.whyFreeReason(d, r))
	default:
		s.Text = fill(whyOver, "name", name, "n", strconv.Itoa(r.levels), "skipped", unitNames(r.skipped, ", "), "path", unitNames(r.path, " – "))
	}
	return s
}

func (c *checker) whyFreeReason(d *register.Document, r route) string {
	if rule, ok := c.rule(ruleBypass, d); ok && rule.has("freeTypes", d.Type) {
		return fill(whyFreeType, "type", register.TypeName(d.Type))
	}
	return whyFreeProfession
}

// whyExcuses tells of every exception that could excuse the finding what was
// looked for and what is missing.
func (c *checker) whyExcuses(x Finding, d *register.Document) []Step {
	var steps []Step
	for _, e := range c.Rulebook.Exceptions {
		if !e.Excuses(x.Rule) || !inForce(e.From, e.To, d.Date) {
			continue
		}
		text := ""
		switch {
		case !e.Enabled:
			text = whyExcuseOff
		case x.State == StateExcused && x.Exception == e.Code:
			text = fill(whyExcused, "evidence", cmp.Or(x.Evidence, "–"))
		case d.Exception == e.Code && !proves(e, d.Evidence):
			text = whyUnproven
		case d.Exception == e.Code:
			text = fill(whyContradicted, "evidence", d.Evidence)
		case e.Code == directOrder && d.InReplyTo != "":
			text = fill(whyNoOrder, "symbol", d.InReplyTo)
		case e.Code == directOrder:
			text = whyNoReply
		case e.Kind == ByStructure:
			text = whyNotStructure
		default:
			text = whyNotClaimed
		}
		steps = append(steps, Step{Text: e.Code + " – " + e.Title + ": " + text, Record: e.Source})
	}
	return steps
}

func period(from, to register.Date) string {
	switch {
	case from == 0 && to == 0:
		return "không giới hạn"
	case from == 0:
		return "đến hết ngày " + to.String()
	case to == 0:
		return "từ ngày " + from.String() + " đến nay"
	}
	return "từ ngày " + from.String() + " đến hết ngày " + to.String()
}

// unitRecord names the period of a unit that was looked at.
func unitRecord(u register.Unit) string {
	return u.Code + ", " + period(u.From, u.To)
}

func fill(text string, pairs ...string) string {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return register.Fill(text, args)
}
