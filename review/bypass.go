package review

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/register"
)

// Codes of the rules about the way a document takes.
const (
	ruleBypass       = "R01" // over the head of the direct superior
	ruleSubUnit      = "R03" // a sub-unit writes over its department
	ruleCentral      = "R04" // to the centre in the province's stead
	ruleManyReceived = "R05" // more than one competent main addressee
)

// route is how one main addressee stands to the sender on the document's day.
type route struct {
	party        register.Party
	certainty    register.Certainty
	unit         register.Unit   // the addressee as named
	body         register.Unit   // the body it stands for: a chairman or an office is its committee
	outside      bool            // not in the administrative tree
	subordinate  bool            // the sender itself or below it
	direct       bool            // the sender's direct superior
	professional bool            // above the sender in its own profession
	levels       int             // levels passed over; 0 when the way is right
	skipped      []register.Unit // the superiors passed over
	path         []register.Unit // the way that should have been taken, both ends included
}

// bypass judges the way of a document: "gửi văn bản vượt cấp".
func (c *checker) bypass(d *register.Document) []Finding {
	sender, ok := c.resolve(d.Sender, d.Date)
	if !ok {
		return c.unknownParty(d, d.Sender, sentenceSender)
	}
	if isOutside(sender) {
		return nil
	}
	var found []Finding
	routes := c.routes[:0] // none of them outlives the findings
	for _, p := range c.mainAddressees(d) {
		r := c.route(sender, p, d.Date)
		if r.certainty != register.Resolved {
			found = append(found, c.unknownParty(d, p, "unknown")...)
			continue
		}
		routes = append(routes, r)
	}
	c.routes = routes
	return mergeSame(append(c.judgeRoutes(d, c.bodyOf(sender, d.Date), routes), found...))
}

// mainAddressees are the "Kính gửi" entries; an incoming document without any
// was addressed to this office.
func (c *checker) mainAddressees(d *register.Document) []register.Party {
	if len(d.To) == 0 && d.Direction == register.Incoming && c.Settings.Office != "" {
		return []register.Party{{Code: c.Settings.Office}}
	}
	return d.To
}

func (c *checker) resolve(p register.Party, d register.Date) (register.Unit, bool) {
	r := c.resolution(p, d)
	return r.Unit, r.Certainty == register.Resolved
}

func (c *checker) resolution(p register.Party, d register.Date) *register.Resolution {
	as := named{cmp.Or(p.Code, p.Text), c.Org.Era(d)}
	if c.asked.res == nil || c.asked.as != as {
		c.asked.as = as
		c.asked.res = c.resolved.of(as, func() *register.Resolution {
			r := c.Org.Resolve(as.text, d)
			return &r
		})
	}
	return c.asked.res
}

// named is what somebody is called in an era of the tree.
type named struct {
	text string
	era  int
}

func isOutside(u register.Unit) bool {
	return u.Kind == register.KindVertical || u.Kind == register.KindOtherSystem
}

// bodyOf returns the body a unit speaks for: an office ("văn phòng") is the
// gate of the body it serves, a chairman or director is the body itself.
func (c *checker) bodyOf(u register.Unit, d register.Date) register.Unit {
	for range 8 {
		if u.Kind != register.KindOffice && u.Kind != register.KindPerson {
			break
		}
		up, ok := c.Org.At(u.Superior, d)
		if !ok {
			break
		}
		u = up
	}
	return u
}

// between is a sender, as named, and an addressee in an era of the tree.
type between struct {
	sender string
	to     register.Party
	era    int
}

// route finds how the addressee stands to the sender; most ways are taken often.
func (c *checker) route(named register.Unit, p register.Party, d register.Date) route {
	return c.ways.of(between{named.Code, p, c.Org.Era(d)}, func() route { return c.findRoute(named, p, d) })
}

func (c *checker) findRoute(named register.Unit, p register.Party, d register.Date) route {
	res := c.resolution(p, d)
	r := route{party: p, certainty: res.Certainty, unit: res.Unit}
	if res.Certainty != register.Resolved {
		return r
	}
	sender := c.bodyOf(named, d)
	r.body = c.bodyOf(r.unit, d)
	if isOutside(r.body) {
		r.outside = true
		return r
	}
	up := c.Org.Superiors(sender.Code, d)
	theirs := append([]register.Unit{r.body}, c.Org.Superiors(r.body.Code, d)...)
	r.subordinate = indexOf(theirs, sender) >= 0
	if r.subordinate || len(up) == 0 {
		return r
	}
	r.direct = same(r.body, up[0])
	r.professional = c.isProfessional([]register.Unit{sender, named}, theirs)
	meet := slices.IndexFunc(up, func(u register.Unit) bool { return indexOf(theirs, u) >= 0 })
	if meet > 0 && isAbove(r.body, sender, up[meet]) {
		r.levels, r.skipped = meet, up[:meet]
		r.path = append(append([]register.Unit{sender}, r.skipped...), r.body)
	}
	return r
}

// isAbove reports that writing to the body at the far side of their common
// superior goes over somebody's head: it is that superior itself, or a
// specialised agency of a higher tier than the sender's. A neighbour of the
// sender's own tier is coordination.
func isAbove(body, sender, common register.Unit) bool {
	if same(body, common) {
		return true
	}
	return body.Kind != register.KindCommittee && body.Level > sender.Level
}

// isProfessional reports that a professional superior of the sender, or a
// unit below that superior, is addressed.
func (c *checker) isProfessional(senders, theirs []register.Unit) bool {
	for _, s := range senders {
		for _, code := range s.Professional {
			if indexOf(theirs, register.Unit{Code: code}) >= 0 {
				return true
			}
		}
	}
	return false
}

func same(a, b register.Unit) bool { return register.UnitKey(a.Code) == register.UnitKey(b.Code) }

func indexOf(list []register.Unit, u register.Unit) int {
	return slices.IndexFunc(list, func(x register.Unit) bool { return same(x, u) })
}

// judgeRoutes turns the routes into findings, one a rule.
func (c *checker) judgeRoutes(d *register.Document, sender register.Unit, routes []route) []Finding {
	var found []Finding
	directToo := slices.ContainsFunc(routes, func(r route) bool { return r.direct })
	byRule := map[string][]route{}
	for _, r := range routes {
		if r.levels == 0 || c.isFreeOfWay(d, r) {
			continue
		}
		code := c.ruleFor(sender, r, d.Date)
		if directToo {
			code = ruleManyReceived
		}
		byRule[code] = append(byRule[code], r)
	}
	for _, code := range []string{ruleBypass, ruleSubUnit, ruleCentral} {
		if len(byRule[code]) > 0 {
			found = append(found, c.bypassFinding(code, d, sender, byRule[code])...)
		}
	}
	return append(found, c.manyAddressees(d, routes, byRule[ruleManyReceived])...)
}

// isFreeOfWay reports what needs no way at all: invitations, introductions and
// slips (E11), and reports or replies inside one's own profession (E7). The
// document itself shows it, so no finding arises.
func (c *checker) isFreeOfWay(d *register.Document, r route) bool {
	if rule, ok := c.rule(ruleBypass, d); ok && rule.has("freeTypes", d.Type) {
		return c.enabled("E11", d.Date)
	}
	return r.professional && !c.isRequest(d) && c.enabled("E7", d.Date)
}

func (c *checker) enabled(exception string, d register.Date) bool {
	_, ok := c.Rulebook.ExceptionOn(exception, d)
	return ok
}

// ruleFor says which rule a bypass breaks.
func (c *checker) ruleFor(sender register.Unit, r route, d register.Date) string {
	switch {
	case r.body.Level == register.LevelCentral || r.body.Kind == register.KindGovernment || r.body.Kind == register.KindMinistry:
		return ruleCentral
	case len(r.skipped) > 0 && r.skipped[0].Kind == register.KindDepartment:
		return ruleSubUnit
	}
	return ruleBypass
}

// isRequest reports that the document asks for a decision: by its type, or, a
// letter, by the words of its subject. Replies and requests for guidance do not.
func (c *checker) isRequest(d *register.Document) bool {
	rule, ok := c.rule(ruleManyReceived, d)
	if !ok {
		rule, _ = c.rule(ruleBypass, d)
	}
	if rule.has("requestTypes", d.Type) {
		return true
	}
	if d.Type != register.Letter || d.InReplyTo != "" {
		return false
	}
	return c.mentions(d, rule.Params["requestWords"]) && !c.mentions(d, rule.Params["guidanceWords"])
}

// mentions reports that the subject has one of the words anywhere, even inside
// another.
func (c *checker) mentions(d *register.Document, words string) bool {
	subject := c.fold(d.Subject)
	return slices.ContainsFunc(splitList(words), func(w string) bool { return strings.Contains(subject, register.FoldMarks(w)) })
}
