package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// annexes are the lists behind the text: every finding, the figures by unit, the
// order of merit, the charts, and how it was all counted. When nothing was found
// lists and figures are left out.
func (c *composer) annexes(h Head) []Annex {
	reference := c.attachedTo("Báo cáo", h)
	body := map[string]func() Annex{
		textAnnexList:  func() Annex { return Annex{Landscape: true, Parts: []Part{{Table: c.listTable()}}} },
		textAnnexUnits: func() Annex { return Annex{Landscape: true, Parts: c.unitsParts()} },
		textAnnexMerit: func() Annex { return Annex{Landscape: true, Parts: c.meritParts()} },
		textAnnexChart: func() Annex { return Annex{Parts: chartParts(c.charts)} },
		textAnnexRules: func() Annex { return Annex{Parts: c.rulesParts()} },
	}
	var list []Annex
	for _, title := range c.annexTitles() {
		x := body[title]()
		x.Number, x.Title, x.Reference = c.annexOf(title), title, reference
		list = append(list, x)
	}
	return list
}

// attachedTo says which paper an annex belongs to.
func (c *composer) attachedTo(what string, h Head) string {
	return say(textReference, "what", what, "number", cmp.Or(h.Number, "…"), "symbol", h.Symbol, "date", longDate(c.in.Date), "of", c.ofAgency())
}

// annexTitles are the annexes there are and are wanted, in their order.
func (c *composer) annexTitles() []string {
	var titles []string
	add := func(title string, kind Optional, there bool) {
		if there && !slices.Contains(c.in.Without, kind) {
			titles = append(titles, title)
		}
	}
	add(textAnnexList, AnnexList, len(c.findings) > 0)
	add(textAnnexUnits, AnnexUnits, len(c.findings) > 0)
	add(textAnnexMerit, AnnexMerit, len(c.in.Standings) > 0 && c.in.Unit == "")
	add(textAnnexChart, AnnexCharts, len(c.charts) > 0)
	return append(titles, textAnnexRules)
}

// inAnnexes refers to those of some annexes that are there; "" to none.
func (c *composer) inAnnexes(text string, titles ...string) string {
	there := c.annexTitles()
	var names []string
	for _, title := range titles {
		if slices.Contains(there, title) {
			names = append(names, c.annexOf(title))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return say(text, "annexes", strings.Join(names, ", "))
}

// annexOf is what the text calls an annex: "Phụ lục III"; the only one has no
// number.
func (c *composer) annexOf(title string) string {
	titles := c.annexTitles()
	if len(titles) == 1 {
		return "Phụ lục"
	}
	return "Phụ lục " + roman(slices.Index(titles, title)+1)
}

func (c *composer) ofAgency() string {
	if name := c.agencyName(); name != "" {
		return " của " + name
	}
	return ""
}

// listTable is annex I: every finding under the name of its unit.
func (c *composer) listTable() *Table {
	t := &Table{Columns: []Column{
		{"STT", 12, Centre}, {"Số, ký hiệu; ngày văn bản", 27.5, Left}, {"Trích yếu", 28, Left}, {"Quy tắc; căn cứ", 57.5, Left},
		{"Nội dung phát hiện; trình tự đúng", 81, Left}, {"Trạng thái; kết luận", 46, Left},
	}}
	number := 0
	for _, u := range c.totals.ByUnit {
		title := unitLine(u, "")
		switch {
		case u.Rejected > 0 && u.Raw > 0:
			title += say(" (ngoài ra, {n} trường hợp không phải vi phạm)", "n", u.Rejected)
		case u.Rejected > 0:
			title += say(" ({n} trường hợp không phải vi phạm)", "n", u.Rejected)
		}
		t.Rows = append(t.Rows, Row{Group: true, Cells: []string{title}})
		for _, f := range c.foundAt(u.Code) {
			number++
			t.Rows = append(t.Rows, listRow(number, c.entry(f)))
		}
	}
	return t
}

func listRow(n int, e Entry) Row {
	rule := e.Rule + ". " + e.RuleTitle + " (" + small(e.Severity) + ")"
	if e.Citation != "" {
		rule += ". Căn cứ: " + e.Citation
	}
	state := e.State
	if e.Decision != "" {
		state += ". " + e.Decision
	}
	return Row{Cells: []string{strconv.Itoa(n), symbolAndDate(e.Symbol, e.Date), cmp.Or(e.Subject, "–"), rule, factsAndPath(e), state}}
}

// factsAndPath is the sentence of the finding, and after it the way that
// should have been taken where the sentence does not end with it already.
func factsAndPath(e Entry) string {
	if e.Path == "" || strings.Contains(e.Message, strings.ReplaceAll(e.Path, pathArrow, " – ")) {
		return e.Message
	}
	return e.Message + " Trình tự đúng: " + e.Path + "."
}

// pathArrow stands between the units of a way.
const pathArrow = " → "

func symbolAndDate(symbol string, d register.Date) string {
	if d == 0 {
		return symbol
	}
	return symbol + " ngày " + d.String()
}

// list returns the entries in the order of annex I.
func (c *composer) list() []Entry {
	var list []Entry
	for _, u := range c.totals.ByUnit {
		for _, f := range c.foundAt(u.Code) {
			list = append(list, c.entry(f))
		}
	}
	return list
}

// entry puts a finding into words.
func (c *composer) entry(f review.Finding) Entry {
	e := Entry{
		Unit: c.unitName(f.Unit, f.Subject.Date), Symbol: f.Subject.Symbol, Date: f.Subject.Date, Subject: f.About,
		Rule: f.Rule, RuleTitle: c.ruleTitleOn(f), Citation: f.Citation, Severity: severityWords[f.Severity], Levels: f.Levels,
		Message: f.Message, Path: c.path(f), State: stateWords[f.State], Evidence: f.Evidence, Decision: c.decision(f),
	}
	if f.Exception != "" && f.State == review.StateExcused {
		e.Exception = f.Exception + ". " + c.exceptionTitle(f.Exception)
	}
	if c.hidden[f.Subject.Kind+"|"+idOf(f)] {
		e.Subject = textHidden
	}
	return e
}

func (c *composer) ruleTitleOn(f review.Finding) string {
	if r, ok := c.rules.RuleOf(f); ok {
		return r.Title
	}
	return c.ruleTitle(f.Rule)
}

func (c *composer) path(f review.Finding) string {
	names := make([]string, len(f.Path))
	for i, code := range f.Path {
		names[i] = c.unitName(code, f.Subject.Date)
	}
	return strings.Join(names, pathArrow)
}

// decision says who decided, when, and on what ground; of a finding the
// program excused by itself, on what evidence.
func (c *composer) decision(f review.Finding) string {
	var parts []string
	if f.State == review.StateExcused {
		text := c.exceptionTitle(f.Exception) + " (" + f.Exception + ")"
		if f.Evidence != "" {
			text += ", căn cứ: " + f.Evidence
		}
		parts = append(parts, text)
	}
	if d := f.Decision; d != nil {
		if d.Reason != "" {
			parts = append(parts, "Lý do: "+d.Reason)
		}
		if f.State != review.StateExcused && d.Evidence != "" {
			parts = append(parts, "Căn cứ: "+d.Evidence)
		}
		by := d.By + " kết luận"
		if !d.At.IsZero() {
			by += " ngày " + register.DateOf(d.At).String()
		}
		parts = append(parts, by)
	} else if f.State == review.StateExcused {
		parts = append(parts, "Xác định khi rà soát, theo dữ liệu trong sổ")
	}
	if f.Changed {
		parts = append(parts, "Dữ liệu đã thay đổi sau khi có kết luận")
	}
	return strings.Join(parts, ". ")
}
