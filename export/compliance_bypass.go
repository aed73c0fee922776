package export

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/review"
)

// listedUnits is how many units a list in the text names; the annexes name all.
const listedUnits = 10

// bypass is the part on documents sent over a level's head.
func (c *composer) bypass() []Paragraph {
	n := c.totals.Bypass
	many := count(only(c.findings, ofRule(ruleMany)))
	first := c.bypassFound(n)
	switch {
	case many.Raw > 0 || !c.uses(ruleMany):
	case first == textNoBypass:
		first = textNoneOfBoth
	default:
		first += " " + textManyNone
	}
	list := texts(first)
	item := 0
	part := func(title string, lines []string) {
		if len(lines) > 0 {
			item++
			list = append(list, Paragraph{Text: strconv.Itoa(item) + ". " + title, Bold: true})
			list = append(list, texts(lines...)...)
		}
	}
	if c.in.Unit == "" {
		part(textByUnit, c.bypassByUnit())
	}
	part(textExceptions, c.exceptionsUsed(isBypass))
	part(textDecided, bypassDecided(n))
	if c.totals.Unsure.Net > 0 {
		part(textUnsure, []string{say(textUnsureFound, "net", c.totals.Unsure.Net)})
	}
	if many.Raw > 0 {
		part(c.ruleTitle(ruleMany)+" ("+ruleMany+")", []string{c.many(many)})
	}
	return list
}

// uses reports that one of the rules was in force, or found broken.
func (c *composer) uses(rules ...string) bool {
	return slices.ContainsFunc(c.codes(), func(code string) bool { return slices.Contains(rules, code) })
}

func (c *composer) bypassFound(n Counts) string {
	switch {
	case !c.uses(bypassRules...):
		return textNoBypassRule
	case n.Raw == 0:
		return textNoBypass
	}
	return say(textBypassFound, "raw", n.Raw, "parts", c.bypassParts()) + " " + c.bypassSplit(n)
}

// bypassParts says how many there are under each rule.
func (c *composer) bypassParts() string {
	var codes, parts []string
	for _, code := range bypassRules {
		n := count(only(c.findings, func(f review.Finding) bool { return f.Rule == code && isBypass(f) }))
		if n.Raw > 0 {
			codes = append(codes, code)
			parts = append(parts, say("{title} ({code}) {n} trường hợp", "n", n.Raw, "title", small(c.ruleTitle(code)), "code", code))
		}
	}
	if len(parts) == 1 {
		return " (quy tắc " + codes[0] + ")"
	}
	return ", gồm: " + strings.Join(parts, "; ")
}

func (c *composer) bypassSplit(n Counts) string {
	text := textBypassSplit
	switch {
	case n.Net == 0 && n.Raw == 1:
		text = textBypassOneOut
	case n.Net == 0:
		text = textBypassExcused
	case n.Raw == 1:
		text = textBypassOne
	case n.Excused == 0:
		text = textBypassNet
	}
	return say(text, "excused", n.Excused, "net", n.Net, "levels", levels(c.totals.ByLevels))
}

// levels lists how many went over one head, two heads …
func levels(by map[int]int) string {
	var keys []int
	for k := range by {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if len(keys) == 1 {
		return say(" ({all}vượt {k} cấp)", "all", every(by[keys[0]]), "k", strconv.Itoa(keys[0]))
	}
	var parts []string
	for _, k := range keys {
		parts = append(parts, say("vượt {k} cấp: {n}", "k", strconv.Itoa(k), "n", by[k]))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

func (c *composer) bypassByUnit() []string {
	var lines []string
	units := c.byUnit(only(c.findings, func(f review.Finding) bool { return isBypass(f) && f.Raw() }))
	rest := units[min(len(units), listedUnits):]
	if len(rest) == 1 {
		rest = nil // one more line names it as well as a line "one other unit"
	}
	shown := units[:len(units)-len(rest)]
	for i, u := range shown {
		by := map[int]int{}
		for _, f := range c.foundAt(u.Code) {
			if isBypass(f) && f.Net() {
				by[f.Levels]++
			}
		}
		lines = append(lines, "- "+unitLine(u, levels(by))+listEnd(i, len(units)))
	}
	if len(rest) > 0 {
		lines = append(lines, otherUnits(rest, c.inAnnexes(" (chi tiết tại {annexes})", textAnnexList, textAnnexUnits)))
	}
	return lines
}

// otherUnits sums up the units the text does not name.
func otherUnits(rest []UnitCounts, where string) string {
	raw, net := 0, 0
	for _, u := range rest {
		raw, net = raw+u.Raw, net+u.Net
	}
	left := "đều thuộc ngoại lệ"
	switch {
	case net == raw:
		left = "không có trường hợp nào thuộc ngoại lệ"
	case net > 0:
		left = say("còn lại {net} sau ngoại lệ", "net", net)
	}
	return say(textOtherUnits, "units", len(rest), "raw", raw, "rest", left, "where", where)
}

// unitLine says what was found at a unit, and what of it is left.
func unitLine(u UnitCounts, levels string) string {
	text := "{unit}: {raw} trường hợp, {excused} thuộc ngoại lệ, còn lại {net}{levels}"
	switch {
	case u.Raw == 0:
		return say("{unit}: không có trường hợp tính vào số liệu", "unit", u.Name)
	case u.Excused == 0:
		text = "{unit}: {raw} trường hợp{levels}"
	case u.Net == 0:
		text = "{unit}: {raw} trường hợp, {all}thuộc ngoại lệ"
	}
	return say(text, "unit", u.Name, "raw", u.Raw, "excused", u.Excused, "net", u.Net, "levels", levels, "all", every(u.Raw))
}

func bypassDecided(n Counts) []string {
	var lines []string
	if n.Net > 0 {
		lines = append(lines, n.states())
	}
	if n.Rejected > 0 {
		lines = append(lines, say(textBypassReject, "rejected", n.Rejected))
	}
	return lines
}

// many speaks of documents to several addressees or levels at once.
func (c *composer) many(n Counts) string {
	at, units := c.unitsOf(only(c.findings, ofRule(ruleMany)))
	return say(textManyFound, "raw", n.Raw, "at", at, "excused", n.excusedWords(), "units", units)
}
