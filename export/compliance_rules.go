package export

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/review"
)

// exceptionsUsed lists the exceptions that excused findings the test keeps.
func (c *composer) exceptionsUsed(keep func(review.Finding) bool) []string {
	by := map[string]int{}
	for _, f := range c.findings {
		if f.State == review.StateExcused && keep(f) {
			by[f.Exception]++
		}
	}
	var codes []string
	for code := range by {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, compareCodes)
	var lines []string
	for i, code := range codes {
		lines = append(lines, say(textException, "title", c.exceptionTitle(code), "code", code, "n", by[code], "end", listEnd(i, len(codes))))
	}
	return lines
}

// compareCodes orders E2 before E10.
func compareCodes(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func (c *composer) exceptionTitle(code string) string {
	for _, e := range c.rules.Exceptions {
		if e.Code == code {
			return e.Title
		}
	}
	return "Ngoại lệ khác"
}

func (c *composer) bypassDecided(n Counts) []string {
	var lines []string
	if n.Net > 0 {
		lines = append(lines, say(textBypassStates, "net", n.Net, "states", n.states()))
	}
	if n.Rejected > 0 {
		lines = append(lines, say(textBypassReject, "rejected", n.Rejected))
	}
	return lines
}

// many speaks of documents to several addressees or levels at once.
func (c *composer) many() string {
	found := only(c.findings, ofRule(ruleMany))
	n := count(found)
	if n.Raw == 0 {
		return textManyNone
	}
	return say(textManyFound, "raw", n.Raw, "excused", n.excusedWords(), "units", c.unitsOf(found))
}

func (n Counts) excusedWords() string {
	if n.Excused == 0 {
		return ""
	}
	return say(textRuleExcuse, "excused", n.Excused, "net", n.Net)
}

// unitsOf lists the units of net findings, when the report is about several.
func (c *composer) unitsOf(found []review.Finding) string {
	units := c.byUnit(only(found, review.Finding.Net))
	if len(units) == 0 || c.in.Unit != "" {
		return ""
	}
	var parts []string
	for _, u := range units[:min(len(units), listedUnits)] {
		parts = append(parts, u.Name+" "+number(u.Net))
	}
	if more := len(units) - listedUnits; more > 0 {
		parts = append(parts, say("{n} đơn vị khác", "n", more))
	}
	return "; theo đơn vị: " + strings.Join(parts, ", ")
}

// others is the part on every other rule.
func (c *composer) others() []Paragraph {
	var list []Paragraph
	var clean []string
	item := 0
	for _, code := range c.codes() {
		if code == ruleMany || slices.Contains(bypassRules, code) {
			continue
		}
		found := only(c.findings, ofRule(code))
		n := count(found)
		if n.Raw == 0 {
			clean = append(clean, small(c.ruleTitle(code))+" ("+code+")")
			continue
		}
		item++
		list = append(list,
			Paragraph{Text: strconv.Itoa(item) + ". " + c.ruleTitle(code) + " (" + code + ")", Bold: true},
			Paragraph{Text: c.ruleFound(n, found)})
	}
	if len(clean) > 0 {
		text := say(textRulesClean, "rules", strings.Join(clean, "; "))
		if item > 0 {
			item++
			list = append(list, Paragraph{Text: strconv.Itoa(item) + ". Các quy tắc khác", Bold: true})
		}
		list = append(list, Paragraph{Text: text})
	}
	if len(list) == 0 {
		return texts(textNoRules)
	}
	return list
}

func (c *composer) ruleFound(n Counts, found []review.Finding) string {
	if n.Net == 0 {
		return say("Phát hiện {raw} trường hợp, đều thuộc ngoại lệ được chấp nhận.", "raw", n.Raw)
	}
	return say(textRuleFound, "raw", n.Raw, "excused", n.excusedWords(), "kinds", n.kinds(), "units", c.unitsOf(found))
}
