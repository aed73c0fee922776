package review

import (
	"iter"
	"slices"

	"kycuong/register"
)

// directOrder is the exception "the superior body asked for it itself".
const directOrder = "E1"

// excuse marks the finding excused when an exception stands on evidence: the
// one the clerk claims, or a document of the addressee itself that this one
// answers.
func (c *checker) excuse(f *Finding, rule *Rule, d *register.Document, routes []route) {
	if c.answersThem(d, routes) {
		if e, ok := c.Rulebook.ExceptionOn(directOrder, d.Date); ok && e.Excuses(rule.Code) {
			f.State, f.Exception, f.Evidence = StateExcused, e.Code, d.InReplyTo
			return
		}
	}
	c.claimUnless(d.Exception == directOrder && c.contradicted(d, routes), f, rule, d)
}

// excuseAnswer is excuse for a document that went the right way to the wrong
// body: an answer to what that body asked is excused.
func (c *checker) excuseAnswer(f *Finding, rule *Rule, d *register.Document, routes []route) {
	for i := range routes {
		routes[i].levels = max(routes[i].levels, 1)
	}
	c.excuse(f, rule, d, routes)
}

// claim marks the finding excused when the exception the clerk claims stands on
// evidence; a claim without it stays open and the sentence says so.
func (c *checker) claim(f *Finding, rule *Rule, d *register.Document) {
	c.claimUnless(false, f, rule, d)
}

// claimUnless is claim where the register may hold the evidence and contradict it.
func (c *checker) claimUnless(contradicted bool, f *Finding, rule *Rule, d *register.Document) {
	if d.Exception == "" {
		return
	}
	e, ok := c.Rulebook.ExceptionOn(d.Exception, d.Date)
	switch {
	case !ok || !e.Excuses(rule.Code):
		f.Message += c.note(rule, d, "notApplicable")
	case !proves(e, d.Evidence):
		f.Message += c.note(rule, d, "unproven")
	case contradicted:
		f.Message += c.note(rule, d, "contradicted")
	default:
		f.State, f.Exception, f.Evidence = StateExcused, e.Code, d.Evidence
	}
}

// note is a further clause of the sentence, when the rule has it.
func (c *checker) note(rule *Rule, d *register.Document, name string) string {
	if rule.Sentences[name] == "" {
		return ""
	}
	return " " + c.sentence(rule, d, name, map[string]string{"exception": d.Exception, "evidence": d.Evidence})
}

// answersThem reports that the document answers one that each addressee passed
// to over somebody's head has sent, and that stands in the register.
func (c *checker) answersThem(d *register.Document, routes []route) bool {
	keys := answered(d)
	for _, r := range routes {
		if r.levels == 0 {
			continue
		}
		asked := false
		for _, key := range keys {
			asked = asked || c.anySentBy(slices.Collect(c.lib.references(key)), r.body, d.Date)
		}
		if !asked {
			return false
		}
	}
	return len(keys) > 0 && slices.ContainsFunc(routes, func(r route) bool { return r.levels > 0 })
}

// contradicted reports that the register holds the document named as evidence,
// and that it does not come from any body addressed.
func (c *checker) contradicted(d *register.Document, routes []route) bool {
	for _, s := range register.SymbolsIn(d.Evidence) {
		refs := slices.Collect(c.lib.references(register.SymbolKey(s)))
		if len(refs) == 0 {
			return false
		}
		for _, r := range routes {
			if c.anySentBy(refs, r.body, d.Date) {
				return false
			}
		}
	}
	return true
}

// anySentBy reports that one of the documents came from the body, not later than
// the day.
func (c *checker) anySentBy(refs []Reference, body register.Unit, d register.Date) bool {
	return slices.ContainsFunc(refs, func(ref Reference) bool { return c.sentBy(ref, body, d) })
}

func (c *checker) sentBy(ref Reference, body register.Unit, d register.Date) bool {
	u, ok := c.resolve(ref.Sender, ref.Date)
	return ok && ref.Date <= d && same(c.bodyOf(u, ref.Date), body)
}

func (l Library) references(key string) iter.Seq[Reference] {
	if l.BySymbol == nil {
		return nothing
	}
	return l.BySymbol(key)
}

func (l Library) answers(key string) iter.Seq[Reference] {
	if l.AnswersTo == nil {
		return nothing
	}
	return l.AnswersTo(key)
}

func nothing(func(Reference) bool) {}
