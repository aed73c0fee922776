package export

import (
	"cmp"
	"slices"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// ComplianceInput is what the report on the working rules is made from.
type ComplianceInput struct {
	Settings register.Settings
	Org      *register.Org
	From, To register.Date // the period; a zero day leaves it open on that side
	AsOf     register.Date // data cut-off
	Unit     string        // code of the unit the report is about; "" for all

	Outgoing int // documents logged in the period
	Incoming int
	Judged   int // documents the rules were applied to

	Tasks    []register.Task // every task and programme item; those of the period are counted
	Calendar *register.Calendar

	Findings            []review.Finding  // decisions applied; those outside period and unit are left out, but for the trend
	Standings           []review.Standing // units in order of merit, as review.Rank returns them; nil leaves them out
	Scoring             review.Scoring
	Without             []Optional // annexes that are left out
	Rulebook            *review.Rulebook
	CalendarProvisional bool
	JournalHead         string // digest of the register's last journal entry; "" prints none

	Number string        // of the report: "07" or "07/BC-VP"; "" leaves it blank
	Date   register.Date // of the report; zero leaves it blank
}

// composer decides the report's words.
type composer struct {
	in       ComplianceInput
	org      *register.Org
	rules    *review.Rulebook
	findings []review.Finding            // of the period and unit, oldest first
	units    map[string][]review.Finding // the same, by register.UnitKey
	lastDay  register.Date               // day whose unit names head the lists
	hidden   map[string]bool             // subjects that are not printed
	totals   Totals
	tasks    map[register.TaskKind][]judged // of the period
	charts   []Chart
}

// Compliance decides what the report on the working rules says: "Báo cáo tình
// hình thực hiện Quy chế làm việc".
func Compliance(in ComplianceInput) Report {
	c := newComposer(in)
	head := c.head()
	return Report{
		Scope:     Scope{KindCompliance, in.From, in.To, in.AsOf, in.Unit},
		Title:     textSubject + " " + c.period(),
		Head:      head,
		Kind:      textKind,
		Subject:   c.subject(),
		To:        listOf(in.Settings.ReportTo),
		Sections:  c.sections(),
		Copies:    listOf(in.Settings.CopiesTo),
		Signature: signature(in.Settings),
		Annexes:   c.annexes(head),
		Totals:    c.totals,
		List:      c.list(),
		Figures:   c.figures(),
	}
}

func newComposer(in ComplianceInput) *composer {
	c := &composer{in: in, org: in.Org, rules: in.Rulebook, lastDay: cmp.Or(in.To, in.AsOf, in.Date)}
	if c.org == nil {
		c.org = register.NewOrg(nil)
	}
	if c.rules == nil {
		c.rules = &review.Rulebook{}
	}
	for _, f := range in.Findings {
		if c.keeps(f) {
			c.findings = append(c.findings, f)
		}
	}
	c.hidden = secretSubjects(in.Findings)
	slices.SortStableFunc(c.findings, func(a, b review.Finding) int {
		return cmp.Or(cmp.Compare(a.Subject.Date, b.Subject.Date), cmp.Compare(a.Rule, b.Rule), strings.Compare(a.Key(), b.Key()))
	})
	c.units = map[string][]review.Finding{}
	for _, f := range c.findings {
		key := register.UnitKey(f.Unit)
		c.units[key] = append(c.units[key], f)
	}
	c.tasks = c.tasksOfPeriod()
	c.totals = c.total()
	c.charts = c.chartsOfPeriod()
	return c
}

// foundAt returns the findings of one unit.
func (c *composer) foundAt(unit string) []review.Finding { return c.units[register.UnitKey(unit)] }

func (c *composer) keeps(f review.Finding) bool {
	return (c.in.From == 0 || f.Subject.Date >= c.in.From) && (c.in.To == 0 || f.Subject.Date <= c.in.To) &&
		(c.in.Unit == "" || register.UnitKey(c.in.Unit) == register.UnitKey(f.Unit))
}

// unitName returns what to call the unit on a day; words that mean no unit
// stay as they were written.
func (c *composer) unitName(code string, d register.Date) string {
	if code == "" {
		return textNoUnit
	}
	return c.org.Name(code, d)
}

// codes returns the codes of every rule in force at some time of the period or
// found broken in it, in order.
func (c *composer) codes() []string {
	var codes []string
	for _, r := range c.rulesUsed() {
		codes = append(codes, r.Code)
	}
	for _, f := range c.findings {
		codes = append(codes, f.Rule)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// rulesUsed returns the rules in force at some time of the period.
func (c *composer) rulesUsed() []review.Rule {
	var used []review.Rule
	for _, r := range c.rules.Rules {
		if r.Enabled && c.overlaps(r.From, r.To) {
			used = append(used, r)
		}
	}
	slices.SortStableFunc(used, func(a, b review.Rule) int {
		return cmp.Or(strings.Compare(a.Code, b.Code), cmp.Compare(a.From, b.From))
	})
	return used
}

func (c *composer) overlaps(from, to register.Date) bool {
	return (c.in.To == 0 || from <= c.in.To) && (to == 0 || to >= c.in.From)
}

// ruleTitle returns the title of the rule, as it last was in the period.
func (c *composer) ruleTitle(code string) string {
	title := code
	for _, r := range c.rulesUsed() {
		if r.Code == code {
			title = r.Title
		}
	}
	return title
}

// head makes the block above the text.
func (c *composer) head() Head {
	s := c.in.Settings
	number, symbol, whole := strings.Cut(strings.TrimSpace(c.in.Number), "/")
	if !whole {
		symbol = "BC"
		if s.Abbr != "" {
			symbol += "-" + s.Abbr
		}
	}
	return Head{
		Superior: upper(s.Superior), Agency: upper(s.Agency),
		Number: number, Symbol: "/" + symbol, Place: placeAndDate(s.Place, c.in.Date),
	}
}

// signature makes the block below the text.
func signature(s register.Settings) Signature {
	sign := Signature{SignerTitle: titleLines(s.SignerTitle), SignerName: s.SignerName}
	if s.Paper.SecondTitle != "" {
		sign.Second = &Signature{SignerTitle: titleLines(s.Paper.SecondTitle), SignerName: s.Paper.SecondName}
	}
	return sign
}

func titleLines(title string) (lines []string) {
	for _, line := range strings.Split(title, "/") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, upper(line))
		}
	}
	return lines
}

// upper writes capitals, as agency names and titles are.
func upper(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

// listOf splits a setting that holds several lines separated by ";".
func listOf(s string) []string {
	var list []string
	for _, one := range strings.Split(s, ";") {
		if one = strings.TrimRight(strings.TrimSpace(one), ".,"); one != "" {
			list = append(list, one)
		}
	}
	return list
}

// reporter is the unit the settings call the issuing agency.
func reporter(s register.Settings, org *register.Org, d register.Date) (register.Unit, bool) {
	for _, name := range []string{s.Agency, s.Agency + " " + s.Superior} { // "Văn phòng" alone is anybody's
		if r := org.Resolve(name, d); r.Certainty == register.Resolved {
			return r.Unit, true
		}
	}
	return register.Unit{}, false
}

// Reporter returns who reports: the unit the settings call the issuing agency, else
// the office.
func Reporter(s register.Settings, org *register.Org, d register.Date) register.Party {
	if u, ok := reporter(s, org, d); ok {
		return register.Party{Code: u.Code}
	}
	return register.Party{Code: s.Office}
}

// agencyName returns the name of the agency that reports: as the units have it,
// else as the settings write it, else the office's, else "".
func (c *composer) agencyName() string {
	s := c.in.Settings
	if u, ok := reporter(s, c.org, c.lastDay); ok {
		return u.Name
	}
	if s.Agency != "" {
		return strings.TrimSpace(s.Agency)
	}
	if s.Office != "" {
		return c.unitName(s.Office, c.lastDay)
	}
	return ""
}
