package export

import (
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// listedUnits is how many units a list in the text names; the annexes name all.
const listedUnits = 10

func (c *composer) period() string { return periodWords(c.in.From, c.in.To) }

// of names the unit the report is about, when it is about one.
func (c *composer) of() string {
	if c.in.Unit == "" {
		return ""
	}
	return " của " + c.unitName(c.in.Unit, c.lastDay)
}

func (c *composer) subject() string { return textSubject + " " + c.period() + c.of() }

func (c *composer) asOf() string {
	if c.in.AsOf == 0 {
		return c.lastDay.String()
	}
	return c.in.AsOf.String()
}

// sections are the text, from the opening sentence to "./.".
func (c *composer) sections() []Section {
	who := c.agencyName()
	if who == "" {
		who = textSomebody
	}
	opening := say(textOpening, "who", who, "period", c.period(), "of", c.of(), "asOf", c.asOf())
	closing := say(textClosing, "period", c.period(), "of", c.of())
	return []Section{
		{Paragraphs: texts(opening)},
		{Heading: textOverview, Paragraphs: c.overview()},
		{Heading: textBypass, Paragraphs: c.bypass()},
		{Heading: textOthers, Paragraphs: c.others()},
		{Heading: textRemarks, Paragraphs: c.remarks()},
		{Paragraphs: texts(closing)},
	}
}

func texts(lines ...string) []Paragraph {
	list := make([]Paragraph, len(lines))
	for i, l := range lines {
		list[i] = Paragraph{Text: l}
	}
	return list
}

func (c *composer) overview() []Paragraph {
	t, n := c.totals, c.totals.All
	days := daysWords(c.in.From, c.in.To)
	logged := say(textNoneLogged, "days", days)
	if t.Outgoing+t.Incoming > 0 {
		logged = say(textLogged, "days", days, "total", t.Outgoing+t.Incoming, "out", t.Outgoing, "in", t.Incoming,
			"judged", t.Judged, "rules", c.ruleCount())
	}
	lines := []string{logged, c.found(n)}
	if n.Rejected > 0 {
		lines = append(lines, say(textRejected, "rejected", n.Rejected))
	}
	if n.Net > 0 {
		states := say(textStates, "net", n.Net, "states", n.states())
		if n.Open > 0 {
			states += " " + textProposal
		}
		lines = append(lines, states)
	}
	if c.in.CalendarProvisional {
		lines = append(lines, textProvisional)
	}
	return texts(lines...)
}

func (c *composer) ruleCount() int {
	var codes []string
	for _, r := range c.rulesUsed() {
		codes = append(codes, r.Code)
	}
	return len(slices.Compact(codes)) // rulesUsed is in order
}

func (c *composer) found(n Counts) string {
	if n.Raw == 0 {
		return textNoneFound
	}
	split := textSplit
	switch {
	case n.Net == 0:
		split = textAllExcused
	case n.Excused == 0:
		split = textAllNet
	}
	where := ""
	if c.in.Unit == "" {
		units := 0
		for _, u := range c.totals.ByUnit {
			if u.Raw > 0 {
				units++
			}
		}
		where = say(" tại {units} đơn vị", "units", units)
	}
	split = say(split, "excused", n.Excused, "net", n.Net, "kinds", n.kinds())
	return say(textFound, "raw", n.Raw, "where", where, "split", split)
}

// bypass is the part on documents sent over a level's head.
func (c *composer) bypass() []Paragraph {
	n := c.totals.Bypass
	var list []Paragraph
	if n.Raw == 0 {
		list = texts(textNoBypass)
	} else {
		list = texts(say(textBypassFound, "raw", n.Raw, "parts", c.bypassParts()) + " " + c.bypassSplit(n))
	}
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
	part(textDecided, c.bypassDecided(n))
	if c.totals.Unsure.Net > 0 {
		part(textUnsure, []string{say(textUnsureFound, "net", c.totals.Unsure.Net)})
	}
	part(c.ruleTitle(ruleMany)+" ("+ruleMany+")", []string{c.many()})
	return list
}

func (c *composer) bypassParts() string {
	var parts []string
	for _, code := range bypassRules {
		n := count(only(c.findings, func(f review.Finding) bool { return f.Rule == code && isBypass(f) }))
		if n.Raw > 0 {
			parts = append(parts, say("{n} trường hợp {title} ({code})", "n", n.Raw, "title", small(c.ruleTitle(code)), "code", code))
		}
	}
	return strings.Join(parts, "; ")
}

func (c *composer) bypassSplit(n Counts) string {
	text := textBypassSplit
	switch {
	case n.Net == 0:
		text = textBypassExcused
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
		for _, f := range c.findings {
			if isBypass(f) && f.Net() && register.UnitKey(f.Unit) == register.UnitKey(u.Code) {
				by[f.Levels]++
			}
		}
		lines = append(lines, unitLine(u, levels(by), listEnd(i, len(units))))
	}
	if len(rest) > 0 {
		var sum Counts
		for _, u := range rest {
			sum.Raw, sum.Net = sum.Raw+u.Raw, sum.Net+u.Net
		}
		lines = append(lines, say(textOtherUnits, "units", len(rest), "raw", sum.Raw, "net", sum.Net))
	}
	return lines
}

func unitLine(u UnitCounts, levels, end string) string {
	switch {
	case u.Excused == 0:
		return say("- {unit}: {raw} trường hợp{levels}{end}", "unit", u.Name, "raw", u.Raw, "levels", levels, "end", end)
	case u.Net == 0:
		return say("- {unit}: {raw} trường hợp, đều thuộc ngoại lệ{end}", "unit", u.Name, "raw", u.Raw, "end", end)
	}
	return say("- {unit}: {raw} trường hợp, {excused} thuộc ngoại lệ, còn lại {net}{levels}{end}", "unit", u.Name,
		"raw", u.Raw, "excused", u.Excused, "net", u.Net, "levels", levels, "end", end)
}
