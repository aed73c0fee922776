package review

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// dossier judges what a request is sent with: R09 the opinions of those it
// touches, R11 a summary of a long dossier.
func (c *checker) dossier(d *register.Document) []Finding {
	return slices.Concat(c.missingOpinions(d), c.summary(d))
}

// missingOpinions judges R09.
func (c *checker) missingOpinions(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R09", d.Date)
	if !ok || len(d.Consulted) == 0 {
		return nil
	}
	var missing []string
	for _, p := range d.Consulted {
		if !c.hasOpinion(d, p) {
			missing = append(missing, c.nameOf(p, d.Date))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	f := c.finding(rule, d, "missing", map[string]string{"units": joined(missing)})
	c.claim(&f, rule, d)
	return []Finding{f}
}

// hasOpinion reports that one of the opinions enclosed is a unit's: the register
// has it from that unit or, where it is not in the register, its symbol is the
// unit's.
func (c *checker) hasOpinion(d *register.Document, p register.Party) bool {
	unit, ok := c.resolve(p, d.Date)
	if !ok {
		return len(d.Opinions) > 0 // whose opinion is missing cannot be said
	}
	for _, symbol := range d.Opinions {
		refs := slices.Collect(c.lib.references(register.SymbolKey(symbol)))
		if c.anySentBy(refs, unit, d.Date) {
			return true
		}
		if len(refs) == 0 && c.isSymbolOf(symbol, unit) {
			return true
		}
	}
	return false
}

func (c *checker) isSymbolOf(symbol string, u register.Unit) bool {
	sym, err := register.ParseSymbol(symbol)
	if err != nil {
		return true // it cannot be said to be another's
	}
	agency, _, _ := strings.Cut(sym.Agency, "-") // what follows is a division or a field
	return slices.ContainsFunc(splitAbbr(u.Abbr), func(a string) bool { return register.Fold(a) == register.Fold(agency) })
}

// summary judges R11.
func (c *checker) summary(d *register.Document) []Finding {
	rule, ok := c.ruleOn("R11", d.Date)
	most, longest := 0, 0
	if ok {
		most, longest = rule.number("pages", 0), rule.number("summaryPages", 0)
	}
	if most == 0 || d.Pages <= most || !slices.Contains(rule.list("types"), d.Type) {
		return nil
	}
	sentence := "none"
	switch {
	case d.Summary > 0 && (longest == 0 || d.Summary <= longest):
		return nil
	case d.Summary > 0:
		sentence = "long"
	}
	f := c.finding(rule, d, sentence, map[string]string{"pages": strconv.Itoa(d.Pages), "most": strconv.Itoa(most), "summary": strconv.Itoa(d.Summary), "longest": strconv.Itoa(longest)})
	c.claim(&f, rule, d)
	return []Finding{f}
}
