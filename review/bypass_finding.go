package review

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// bypassFinding makes the finding of one rule over all addressees that break
// it; the longest way counts.
func (c *checker) bypassFinding(code string, d *register.Document, sender register.Unit, routes []route) []Finding {
	rule, ok := c.rule(code, d)
	if !ok {
		return nil
	}
	worst := routes[0]
	for _, r := range routes[1:] {
		if r.levels > worst.levels {
			worst = r
		}
	}
	sentence, severity := "bypass", rule.Severity
	switch {
	case worst.professional:
		sentence, severity = "professional", Warning
	case code == ruleCentral && (c.isRequest(d) || sender.Level < register.LevelProvince):
		severity = Violation
	}
	f := c.finding(rule, d, sentence, map[string]string{
		"addressees": c.addresseeNames(routes, d.Date), "levels": strconv.Itoa(worst.levels),
		"skipped": unitNames(worst.skipped, ", "), "path": unitNames(worst.path, " – "),
	})
	f.Severity, f.Levels = severity, worst.levels
	f.Skipped, f.Path = codes(worst.skipped), codes(worst.path)
	c.excuse(&f, rule, d, routes)
	return []Finding{f}
}

// manyAddressees judges R05: a request for decision with several competent
// addressees, or one document to the direct superior and over its head at once.
func (c *checker) manyAddressees(d *register.Document, routes, over []route) []Finding {
	rule, ok := c.rule(ruleManyReceived, d)
	if !ok || len(routes) < 2 {
		return nil
	}
	var competent []route
	seen := map[string]bool{}
	for _, r := range routes {
		key := register.UnitKey(r.body.Code)
		if !r.outside && !r.subordinate && !seen[key] {
			seen[key] = true
			competent = append(competent, r)
		}
	}
	sentence := "many"
	switch {
	case len(over) > 0:
		sentence = "spans"
	case len(competent) < 2 || !c.isRequest(d):
		return nil
	}
	f := c.finding(rule, d, sentence, map[string]string{
		"addressees": c.addresseeNames(competent, d.Date), "n": strconv.Itoa(len(competent)),
	})
	for _, r := range over {
		if r.levels > f.Levels {
			f.Levels, f.Path = r.levels, codes(r.path)
		}
	}
	c.excuse(&f, rule, d, competent)
	return []Finding{f}
}

// sentenceSender tells of a sender nobody knows.
const sentenceSender = "unknownSender"

// outsideWord is the word by which the rule knows a party that is no unit for an
// organisation or a citizen outside the administration, who can be nobody's superior.
func (c *checker) outsideWord(d *register.Document, p register.Party) (string, bool) {
	rule, ok := c.rule(ruleBypass, d)
	if !ok || p.Text == "" || c.resolution(p, d.Date).Certainty != register.Unknown {
		return "", false
	}
	name := register.FoldWords(p.Text)
	for _, word := range rule.list("outsideWords") {
		if strings.HasPrefix(name, register.FoldWords(word)) {
			return word, true
		}
	}
	return "", false
}

// unknownParty reports a sender or addressee that is "chưa xác định": nothing
// can be said about the way, least of all that it was right.
func (c *checker) unknownParty(d *register.Document, p register.Party, sentence string) []Finding {
	rule, ok := c.rule(ruleBypass, d)
	if !ok || p.IsZero() {
		return nil
	}
	if _, outside := c.outsideWord(d, p); outside && sentence != sentenceSender {
		return nil
	}
	res := c.resolution(p, d.Date)
	words := map[string]string{"addressees": p.Text}
	switch res.Certainty {
	case register.Resolved:
		return nil
	case register.Ambiguous:
		sentence = "ambiguous"
		words["candidates"] = unitNamesWithCodes(res.Candidates)
	case register.Ended:
		sentence = "ended"
		words["addressees"] = res.Unit.Name
	}
	if words["addressees"] == "" {
		words["addressees"] = p.Code
	}
	f := c.finding(rule, d, sentence, words)
	f.Severity = Warning
	return []Finding{f}
}

// mergeSame keeps one finding a rule and document: the first holds the facts,
// the sentences of the others follow.
func mergeSame(found []Finding) []Finding {
	if len(found) < 2 {
		return found
	}
	var merged []Finding
	for _, f := range found {
		i := slices.IndexFunc(merged, func(m Finding) bool { return m.Key() == f.Key() })
		if i < 0 {
			merged = append(merged, f)
			continue
		}
		merged[i].Message += " " + f.Message
	}
	return merged
}

func (c *checker) addresseeNames(routes []route, d register.Date) string {
	names := make([]string, len(routes))
	for i, r := range routes {
		names[i] = r.unit.Name
	}
	return strings.Join(names, ", ")
}

func joined(names []string) string { return strings.Join(names, ", ") }

func splitAbbr(abbr string) []string {
	list := strings.Split(abbr, ";")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

func unitNames(units []register.Unit, between string) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = u.Name
	}
	return strings.Join(names, between)
}

// shownCandidates is how many namesakes a sentence lists.
const shownCandidates = 3

func unitNamesWithCodes(units []register.Unit) string {
	var names []string
	for _, u := range units[:min(len(units), shownCandidates)] {
		names = append(names, u.Name+" ("+u.Code+")")
	}
	text := strings.Join(names, ", ")
	if more := len(units) - shownCandidates; more > 0 {
		text += " và " + strconv.Itoa(more) + " đơn vị khác"
	}
	return text
}

func codes(units []register.Unit) []string {
	list := make([]string, len(units))
	for i, u := range units {
		list[i] = u.Code
	}
	return list
}
