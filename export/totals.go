package export

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"kycuong/register"
	"kycuong/review"
)

// Counts are the figures of a set of findings. Raw leaves out what a manager
// rejected; Net is Raw without what is excused. Violations and Warnings,
// Open, Confirmed and Remedied each add up to Net.
type Counts struct {
	Raw        int
	Excused    int
	Rejected   int
	Net        int
	Violations int
	Warnings   int
	Open       int
	Confirmed  int
	Remedied   int
}

func (c *Counts) add(f review.Finding) {
	if !f.Raw() {
		c.Rejected++
		return
	}
	c.Raw++
	if !f.Net() {
		c.Excused++
		return
	}
	c.Net++
	if f.Severity == review.Violation {
		c.Violations++
	} else {
		c.Warnings++
	}
	switch f.State {
	case review.StateConfirmed:
		c.Confirmed++
	case review.StateRemedied:
		c.Remedied++
	default:
		c.Open++
	}
}

// RuleCounts are the figures of one rule.
type RuleCounts struct {
	Rule string
	Counts
}

// UnitCounts are the figures of one unit, and its net figures by rule code.
type UnitCounts struct {
	Code      string // as the findings have it: a code, or words that mean no known unit
	Name      string
	NetByRule map[string]int
	Counts
}

// Totals are the figures the report's sentences are made of.
type Totals struct {
	Outgoing int // documents logged in the period
	Incoming int
	Judged   int
	Tasks    int // tasks and programme items of the period
	All      Counts
	ByRule   []RuleCounts // by code
	ByUnit   []UnitCounts // most net findings first
	Bypass   Counts       // rules R01, R03 and R04 where a level was passed over
	Unsure   Counts       // the same rules where sender or addressee is not known
	ByLevels map[int]int  // net bypasses by the number of levels passed over
}

// The rules about sending over a level's head, and the one counted beside.
var bypassRules = review.BypassRules

const ruleMany = "R05"

// isBypass reports a finding that somebody was passed over; isUnsure one of
// the same rules that could not be judged.
func isBypass(f review.Finding) bool { return f.IsBypass() }

func isUnsure(f review.Finding) bool { return slices.Contains(bypassRules, f.Rule) && f.Levels == 0 }

func count(findings []review.Finding) Counts {
	var c Counts
	for _, f := range findings {
		c.add(f)
	}
	return c
}

// only returns the findings the test keeps.
func only(findings []review.Finding, keep func(review.Finding) bool) []review.Finding {
	var kept []review.Finding
	for _, f := range findings {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

func ofRule(code string) func(review.Finding) bool {
	return func(f review.Finding) bool { return f.Rule == code }
}

// total counts the findings of the period.
func (c *composer) total() Totals {
	t := Totals{
		Outgoing: c.in.Outgoing, Incoming: c.in.Incoming, Judged: c.in.Judged, Tasks: len(c.tasks[register.TaskOnce]) + len(c.tasks[register.TaskProgramme]),
		All: count(c.findings), Bypass: count(only(c.findings, isBypass)), Unsure: count(only(c.findings, isUnsure)),
		ByLevels: map[int]int{}, ByUnit: c.byUnit(c.findings),
	}
	for _, code := range c.codes() {
		if n := count(only(c.findings, ofRule(code))); n != (Counts{}) {
			t.ByRule = append(t.ByRule, RuleCounts{code, n})
		}
	}
	for _, f := range c.findings {
		if isBypass(f) && f.Net() {
			t.ByLevels[f.Levels]++
		}
	}
	return t
}

// byUnit counts unit by unit; those with the most net findings come first,
// then those with the most raw ones, then in the order of their names.
func (c *composer) byUnit(findings []review.Finding) []UnitCounts {
	var units []UnitCounts
	index := map[string]int{}
	for _, f := range findings {
		key := register.UnitKey(f.Unit)
		i, known := index[key]
		if !known {
			i = len(units)
			index[key] = i
			units = append(units, UnitCounts{Code: f.Unit, Name: c.unitName(f.Unit, c.lastDay), NetByRule: map[string]int{}})
		}
		units[i].add(f)
		if f.Net() {
			units[i].NetByRule[f.Rule]++
		}
	}
	order := newOrder()
	slices.SortStableFunc(units, func(a, b UnitCounts) int {
		return cmp.Or(cmp.Compare(b.Net, a.Net), cmp.Compare(b.Raw, a.Raw), order(a.Name, b.Name), cmp.Compare(a.Code, b.Code))
	})
	return units
}

// newOrder compares Vietnamese names; it is not for several goroutines.
func newOrder() func(a, b string) int {
	c := collate.New(language.Vietnamese)
	return func(a, b string) int { return cmp.Or(c.CompareString(a, b), strings.Compare(a, b)) }
}
