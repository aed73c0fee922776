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

func (n Counts) excusedWords() string {
	switch {
	case n.Excused == 0:
		return ""
	case n.Net == 0:
		return ", " + every(n.Raw) + "thuộc ngoại lệ được chấp nhận"
	}
	return say(textRuleExcuse, "excused", n.Excused, "net", n.Net)
}

// unitsOf names the units of findings, when the report is about several: one
// unit as the place where they are, several as a list of what is left at each.
func (c *composer) unitsOf(found []review.Finding) (at, list string) {
	if c.in.Unit != "" {
		return "", ""
	}
	if all := c.byUnit(only(found, review.Finding.Raw)); len(all) == 1 {
		return " tại " + all[0].Name, ""
	}
	units := c.byUnit(only(found, review.Finding.Net))
	if len(units) == 0 {
		return "", ""
	}
	var parts []string
	shown := min(len(units), listedUnits)
	if len(units) == listedUnits+1 {
		shown++ // its name is no longer than "one other unit"
	}
	for _, u := range units[:shown] {
		parts = append(parts, u.Name+" "+number(u.Net))
	}
	if more := len(units) - shown; more > 0 {
		rest := 0
		for _, u := range units[shown:] {
			rest += u.Net
		}
		parts = append(parts, say("{n} đơn vị khác tổng cộng {rest}", "n", more, "rest", rest))
	}
	return "", "; theo đơn vị: " + strings.Join(parts, ", ")
}

// others is the part on every other rule.
func (c *composer) others() []Paragraph {
	var list []Paragraph
	var clean []string
	item := 0
	for _, code := range c.codes() {
		if code == ruleMany || slices.Contains(bypassRules, code) || slices.Contains(programmeRules, code) {
			continue
		}
		found := only(c.findings, func(f review.Finding) bool { return f.Rule == code && !c.isToldWithTasks(f) })
		n := count(found)
		if n.Raw == 0 {
			if len(found) == 0 && len(only(c.findings, ofRule(code))) > 0 {
				continue // told with the tasks
			}
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
	at, units := c.unitsOf(found)
	kinds := ""
	if n.Net > 0 {
		kinds = ", " + n.kinds()
	}
	return say(textRuleFound, "raw", n.Raw, "at", at, "excused", n.excusedWords(), "kinds", kinds, "units", units)
}
