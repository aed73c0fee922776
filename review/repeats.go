package review

import (
	"hash/maphash"
	"slices"
	"unicode/utf8"

	"kycuong/register"
)

// repeats judges R25: one content sent by papers of their own to bodies of several
// levels within a few days, instead of to the one that decides.
type repeats struct {
	c       *checker
	sent    lists[contentKey]
	touched map[contentKey]bool
}

// contentKey is equal for documents of one sender, type and subject. Others may
// have the same one, so those of one key are held against each other.
type contentKey uint64

// noContent is the key of what cannot be sent once too often.
const noContent contentKey = 0

var contentSeed = maphash.MakeSeed()

func newRepeats(c *checker, size int) *repeats {
	return &repeats{c: c, sent: newLists[contentKey](size), touched: map[contentKey]bool{}}
}

// content returns the key of a document the rule looks at.
func (c *checker) content(d *register.Document) contentKey {
	rule, ok := c.ruleOn("R25", d.Date)
	if !ok || d.Secrecy != register.Open || len(d.To) == 0 || d.InReplyTo != "" || rule.has("freeTypes", d.Type) || utf8.RuneCountInString(d.Subject) < rule.number("letters", 20) {
		return noContent
	}
	return contentKey(maphash.Comparable(contentSeed, likenessOf(d.Sender, d.Type, c.fold(d.Subject))) | 1)
}

// likeness is what makes papers repeats of each other.
type likeness struct{ sender, kind, subject string }

// likenessOf takes a folded subject.
func likenessOf(sender register.Party, kind, subject string) likeness {
	return likeness{register.UnitKey(partyCode(sender)), kind, subject}
}

// sameContent reports that two papers of one key say the same.
func sameContent(p, q *paper) bool {
	return likenessOf(p.sender, p.kind, register.FoldMarks(p.subject)) == likenessOf(q.sender, q.kind, register.FoldMarks(q.subject))
}

func (x *repeats) add(p *paper) {
	if p.same == noContent {
		return
	}
	x.sent.add(p.same, p)
	if x.sent.many[p.same] != nil {
		x.touched[p.same] = true
	}
}

func (x *repeats) remove(p *paper) {
	if p.same == noContent {
		return
	}
	if x.sent.many[p.same] != nil {
		x.touched[p.same] = true
	}
	x.sent.remove(p.same, p)
}

// changed judges the contents touched since it was last asked.
func (x *repeats) changed() findings {
	found := findings{}
	for key := range x.touched {
		own := owner{in: inContent, id: uint64(key)}
		found[own] = nil
		docs := slices.Collect(x.sent.of(key))
		slices.SortStableFunc(docs, func(a, b *paper) int { return int(a.date - b.date) })
		for i := 1; i < len(docs); i++ {
			if f, ok := x.judge(docs[:i], docs[i]); ok {
				found[own] = append(found[own], f)
			}
		}
	}
	clear(x.touched)
	return found
}

// judge holds a document against those of the same content before it.
func (x *repeats) judge(before []*paper, now *paper) (Finding, bool) {
	d := now.document()
	rule, ok := x.c.ruleOn("R25", d.Date)
	level, resolved := x.level(d)
	if !ok || !resolved {
		return Finding{}, false
	}
	days := register.Date(rule.number("days", 10))
	for _, p := range before {
		if now.date-p.date > days || p.key == now.key {
			continue
		}
		first := p.document()
		if other, ok := x.level(first); ok && other != level && sameContent(p, now) {
			f := x.c.finding(rule, d, "again", map[string]string{"first": symbolOf(first), "firstDate": first.Date.String(),
				"firstTo": x.c.addresseesOf(first), "addressees": x.c.addresseesOf(d)})
			x.c.claim(&f, rule, d)
			return f, true
		}
	}
	return Finding{}, false
}

// level is the tier of the first addressee that is in the administration.
func (x *repeats) level(d *register.Document) (register.Level, bool) {
	for _, p := range d.To {
		if u, ok := x.c.resolve(p, d.Date); ok && !isOutside(u) {
			return x.c.bodyOf(u, d.Date).Level, true
		}
	}
	return register.LevelNone, false
}
