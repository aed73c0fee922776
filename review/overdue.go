package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// overdue judges R20: an incoming document with a deadline that was answered
// late or not at all (Decree 30/2020, article 24.2).
func (c *checker) overdue(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R20", d.Date)
	due := dueOf(d)
	if !ok || d.Direction != register.Incoming || due == 0 || d.Returned {
		return nil
	}
	done, how := c.finished(rule, d)
	words := map[string]string{"due": due.String(), "handler": c.handlerName(d), "answer": how}
	sentence, until := "open", c.AsOf
	switch {
	case how != "" && (done == 0 || done <= due):
		return nil
	case how != "":
		sentence, until = "late", done
		words["done"] = done.String()
	case c.AsOf <= due:
		return nil
	}
	words["late"] = strconv.Itoa(c.Calendar.WorkingDaysBetween(due, until))
	words["asOf"] = c.AsOf.String()
	f := c.finding(rule, d, sentence, words)
	f.Unit, f.Pending = c.handlerOf(d), sentence == "open"
	return []Finding{f}
}

// dueOf is the day by which an incoming document is to be settled.
func dueOf(d *register.Document) register.Date { return cmp.Or(d.HandleDue, d.ReplyDue) }

// handlerOf is who answers for an incoming document: who it was given to, and the
// office as long as nobody has it.
func (c *checker) handlerOf(d *register.Document) string {
	return cmp.Or(partyCode(d.Handler), c.Settings.Office, partyCode(d.Sender))
}

func (c *checker) handlerName(d *register.Document) string {
	if !d.Handler.IsZero() {
		return c.nameOf(d.Handler, d.Date)
	}
	if c.Settings.Office != "" {
		return c.Org.Name(c.Settings.Office, d.Date)
	}
	return "Đơn vị xử lý"
}

// dayInText finds the day a progress note names.
var dayInText = register.Pattern(`\d{1,2}/\d{1,2}/\d{4}`)

// finished says by what a document was settled, and when; the day is none
// when nothing tells it, and then the benefit of the doubt holds.
func (c *checker) finished(rule *Rule, d *register.Document) (day register.Date, by string) {
	if d.Reply != "" {
		for ref := range c.lib.references(register.SymbolKey(d.Reply)) {
			if ref.Direction == register.Outgoing && ref.Date >= d.Date {
				return ref.Date, d.Reply
			}
		}
		return register.Date(0), d.Reply
	}
	if ref, ok := c.answerTo(d); ok {
		return ref.Date, "văn bản trả lời"
	}
	progress := register.FoldMarks(d.Progress)
	if slices.ContainsFunc(rule.list("doneWords"), func(w string) bool { return strings.HasPrefix(progress, register.FoldMarks(w)) }) {
		if day, err := register.ParseDate(dayInText().FindString(d.Progress)); err == nil {
			return day, d.Progress
		}
		return 0, d.Progress
	}
	return 0, ""
}

// answerTo finds the first outgoing document that says it answers d. Where
// several incoming documents bear one symbol, the answer must go to d's sender.
func (c *checker) answerTo(d *register.Document) (Reference, bool) {
	key := register.SymbolKey(d.Symbol)
	var best Reference
	for ref := range c.lib.answers(key) {
		if ref.Direction != register.Outgoing || ref.Date < d.Date || best.Date != 0 && ref.Date >= best.Date {
			continue
		}
		if c.goesTo(ref, d.Sender) || !c.hasNamesake(key, d.Date.Year()) {
			best = ref
		}
	}
	return best, best.Date != 0
}

// hasNamesake reports several incoming documents of a year with one symbol.
func (c *checker) hasNamesake(key string, year int) bool {
	n := 0
	for ref := range c.lib.references(key) {
		if ref.Direction == register.Incoming && ref.Date.Year() == year {
			n++
		}
	}
	return n > 1
}

func (c *checker) goesTo(ref Reference, p register.Party) bool {
	want, ok := c.resolve(p, ref.Date)
	if !ok {
		return true
	}
	want = c.bodyOf(want, ref.Date)
	return slices.ContainsFunc(ref.To, func(to register.Party) bool {
		u, ok := c.resolve(to, ref.Date)
		return ok && same(c.bodyOf(u, ref.Date), want)
	})
}
