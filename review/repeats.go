package review

import (
	"slices"

	"kycuong/register"
)

// repeats judges R25: one content sent by papers of their own to bodies of several
// levels within a few days, instead of to the one that decides.
type repeats struct {
	c    *checker
	sent map[string][]paper // by sender, type and subject
}

func newRepeats(c *checker) *repeats { return &repeats{c: c, sent: map[string][]paper{}} }

func (x *repeats) add(d register.Document) {
	rule, ok := x.c.Rulebook.RuleOn("R25", d.Date)
	if !ok || d.Secrecy != register.Open || len(d.To) == 0 || d.InReplyTo != "" || slices.Contains(rule.list("freeTypes"), d.Type) || len([]rune(d.Subject)) < rule.number("letters", 20) {
		return
	}
	key := register.UnitKey(partyCode(d.Sender)) + "\x1f" + d.Type + "\x1f" + register.FoldMarks(d.Subject)
	x.sent[key] = append(x.sent[key], slim(d))
}

func (x *repeats) findings() []Finding {
	var found []Finding
	for _, docs := range x.sent {
		if len(docs) < 2 {
			continue
		}
		slices.SortStableFunc(docs, func(a, b paper) int { return int(a.date - b.date) })
		for i := 1; i < len(docs); i++ {
			if f, ok := x.judge(docs[:i], docs[i].document()); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

// judge holds a document against those of the same content before it.
func (x *repeats) judge(before []paper, d register.Document) (Finding, bool) {
	rule, ok := x.c.Rulebook.RuleOn("R25", d.Date)
	level, resolved := x.level(d)
	if !ok || !resolved {
		return Finding{}, false
	}
	for _, p := range before {
		first := p.document()
		if d.Date-first.Date > register.Date(rule.number("days", 10)) || register.SymbolKey(first.Symbol) == register.SymbolKey(d.Symbol) {
			continue
		}
		if other, ok := x.level(first); ok && other != level {
			f := x.c.finding(rule, d, "again", map[string]string{"first": symbolOf(first), "firstDate": first.Date.String(),
				"firstTo": x.names(first), "addressees": x.names(d)})
			x.c.claim(&f, rule, d)
			return f, true
		}
	}
	return Finding{}, false
}

// level is the tier of the first addressee that is in the administration.
func (x *repeats) level(d register.Document) (register.Level, bool) {
	for _, p := range d.To {
		if u, ok := x.c.resolve(p, d.Date); ok && !isOutside(u) {
			return x.c.bodyOf(u, d.Date).Level, true
		}
	}
	return register.LevelNone, false
}

func (x *repeats) names(d register.Document) string {
	var names []string
	for _, p := range d.To {
		names = append(names, x.c.nameOf(p, d.Date))
	}
	return joined(names)
}
