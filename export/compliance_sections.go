package export

import (
	"slices"
	"strings"

	"kycuong/register"
)

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
	var body []Section
	add := func(heading string, paragraphs []Paragraph) {
		if len(paragraphs) > 0 {
			body = append(body, Section{Heading: heading, Paragraphs: paragraphs})
		}
	}
	add(textOverview, c.overview())
	add(textProgramme, c.taskPart(register.TaskProgramme, programmeFigureWords, programmeRules...))
	add(textBypass, c.bypass())
	add(textOthers, c.others())
	add(textTasks, c.taskPart(register.TaskOnce, taskFigureWords, ruleOverdue))
	if c.in.Unit == "" {
		add(textMerit, c.merit())
	} else {
		add(textOwnMerit, c.merit())
	}
	add(textShortcomings, texts(c.remark()...))
	add(textProposals, texts(c.advice()...))
	for i := range body {
		body[i].Heading = roman(i+1) + ". " + body[i].Heading
	}
	list := append([]Section{{Paragraphs: texts(c.opening())}}, body...)
	return append(list, Section{Paragraphs: texts(say(textClosing, "period", c.period(), "of", c.of(), "through", c.through()))})
}

// through says that the report goes on into the report on administrative reform,
// "cải cách hành chính", when it is sent by way of the department of home affairs.
func (c *composer) through() string {
	if strings.Contains(register.Fold(c.in.Settings.ReportTo), "noi vu") {
		return textThrough
	}
	return ""
}

func (c *composer) opening() string {
	text, who := textOpening, c.agencyName()
	if who == "" {
		text = textUnnamed
	}
	return say(text, "who", who, "period", c.period(), "of", c.of(), "asOf", c.asOf())
}

func texts(lines ...string) []Paragraph {
	list := make([]Paragraph, len(lines))
	for i, l := range lines {
		list[i] = Paragraph{Text: l}
	}
	return list
}

func (c *composer) overview() []Paragraph {
	n := c.totals.All
	lines := []string{c.logged()}
	if len(c.findings) > 0 || c.judged() {
		lines = append(lines, c.found(n))
	}
	if n.Rejected > 0 && n.Raw > 0 {
		lines = append(lines, say(textRejected, "rejected", n.Rejected))
	}
	if n.Net > 0 {
		states := n.states()
		if n.Open > 0 && n.Net > 1 {
			states += " " + textProposal
		}
		lines = append(lines, states)
	}
	if c.in.CalendarProvisional {
		lines = append(lines, textProvisional)
	}
	return texts(lines...)
}

// logged says how many documents there are and how many were judged.
func (c *composer) logged() string {
	t, days := c.totals, daysWords(c.in.From, c.in.To)
	var split string
	switch {
	case t.Outgoing+t.Incoming == 0:
		return say(textNoneLogged, "days", days)
	case t.Outgoing == 0:
		split = every(t.Incoming) + "là văn bản đến"
	case t.Incoming == 0:
		split = every(t.Outgoing) + "là văn bản đi"
	default:
		split = say(textLoggedBoth, "out", t.Outgoing, "in", t.Incoming)
	}
	judged := textNoneJudged
	if c.judged() {
		tasks := ""
		if t.Tasks > 0 {
			tasks = say(" và {n} nhiệm vụ, nội dung chương trình công tác", "n", t.Tasks)
		}
		judged = say(textJudged, "judged", t.Judged, "tasks", tasks, "rules", c.ruleCount(), "annex", c.annexOf(textAnnexRules))
	}
	return say(textLogged, "days", days, "total", t.Outgoing+t.Incoming, "split", split) + " " + judged
}

// judged reports that any rule was applied to any document.
func (c *composer) judged() bool { return c.totals.Judged > 0 && c.ruleCount() > 0 }

func (c *composer) ruleCount() int {
	var codes []string
	for _, r := range c.rulesUsed() {
		codes = append(codes, r.Code)
	}
	return len(slices.Compact(codes)) // rulesUsed is in order
}

func (c *composer) found(n Counts) string {
	split := textSplit
	switch {
	case n.Raw == 0 && n.Rejected > 0:
		return say(textOnlyRejected, "rejected", n.Rejected)
	case n.Raw == 0:
		return textNoneFound
	case n.Net == 0:
		split = textAllExcused
	case n.Raw == 1:
		split = textOneNet
	case n.Excused == 0:
		split = textAllNet
	}
	split = say(split, "excused", n.Excused, "net", n.Net, "kinds", n.kinds(), "all", every(n.Raw))
	return say(textFound, "raw", n.Raw, "where", c.where(), "split", split)
}

// where says at how many units the findings are, of a report about several; one is
// named.
func (c *composer) where() string {
	units, name := 0, ""
	for _, u := range c.totals.ByUnit {
		if u.Raw > 0 {
			units, name = units+1, u.Name
		}
	}
	switch {
	case c.in.Unit != "" || name == textNoUnit:
		return ""
	case units == 1:
		return " tại " + name
	}
	return say(" tại {units} đơn vị", "units", units)
}
