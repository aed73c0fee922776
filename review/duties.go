package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// duties judges R23: reports owed at the end of every period that are missing
// or came late.
type duties struct {
	c       *checker
	sent    map[string][]sentReport // by key of the sender
	touched map[string]bool         // senders
	begun   bool                    // every unit was judged once
}

type sentReport struct {
	document uint64
	date     register.Date
	symbol   string
	subject  string // folded, between blanks
}

func newDuties(c *checker) *duties {
	return &duties{c: c, sent: map[string][]sentReport{}, touched: map[string]bool{}}
}

// place says whose report a document is; without duties there is nothing to
// say. It changes nothing but the trace.
func (x *duties) place(c *checker, d *register.Document, t *trace) {
	if len(c.Settings.Duties) == 0 || d.Type != "BC" || d.Secrecy != register.Open {
		return
	}
	if u, ok := c.resolve(d.Sender, d.Date); ok {
		t.paper.reporter = register.UnitKey(u.Code)
		t.report = &sentReport{d.ID, d.Date, d.Symbol, " " + register.Fold(d.Subject) + " "}
	}
}

func (x *duties) add(t trace) {
	if t.report != nil {
		key := t.paper.reporter
		x.sent[key] = append(x.sent[key], *t.report)
		x.touched[key] = true
	}
}

func (x *duties) remove(p *paper) {
	if p.reporter != "" {
		x.sent[p.reporter] = slices.DeleteFunc(x.sent[p.reporter], func(r sentReport) bool { return r.document == p.id })
		x.touched[p.reporter] = true
	}
}

// changed judges the reports of the units touched since it was last asked; the
// first time of all, who never sent anything too.
func (x *duties) changed() findings {
	found := findings{}
	if x.begun && len(x.touched) == 0 {
		return found
	}
	for key := range x.touched {
		found[owner{in: inReports, name: key}] = nil
	}
	for _, duty := range x.c.Settings.Duties {
		rounds := duty.Rounds(x.c.AsOf, x.c.Calendar)
		for i, round := range rounds {
			rule, ok := x.c.ruleOn("R23", round.Due)
			if !ok {
				continue
			}
			next := x.c.AsOf + 1
			if i+1 < len(rounds) {
				next = rounds[i+1].End - earlyDays
			}
			for _, u := range x.owing(duty, round) {
				key := register.UnitKey(u.Code)
				if x.begun && !x.touched[key] {
					continue
				}
				owed := owner{in: inReports, name: key}
				if f, late := x.judge(rule, duty, round, next, u); late {
					found[owed] = append(found[owed], f)
				}
			}
		}
	}
	clear(x.touched)
	x.begun = true
	return found
}

// earlyDays is how long before the end of its period a report can be written
// and still be the report of that period.
const earlyDays = 20

// owing are the units that owe the report: those that were there at the end of
// the period and on the day it was due.
func (x *duties) owing(duty register.ReportDuty, round register.Round) []register.Unit {
	var units []register.Unit
	for _, u := range x.c.Org.UnitsAt(round.Due) {
		if _, was := x.c.Org.At(u.Code, round.End); was && owes(duty.Units, u) {
			units = append(units, u)
		}
	}
	return units
}

func owes(group string, u register.Unit) bool {
	switch group {
	case register.GroupDepartments:
		return u.Level == register.LevelProvince && u.Kind == register.KindDepartment
	case register.GroupDistricts:
		return u.Level == register.LevelDistrict && u.Kind == register.KindCommittee
	case register.GroupCommunes:
		return u.Level == register.LevelCommune && u.Kind == register.KindCommittee
	}
	return slices.ContainsFunc(strings.Split(group, ";"), func(code string) bool { return register.UnitKey(code) == register.UnitKey(u.Code) })
}

// judge looks for the report of one unit and round; it must come before next,
// when the report of the next round begins.
func (x *duties) judge(rule *Rule, duty register.ReportDuty, round register.Round, next register.Date, u register.Unit) (Finding, bool) {
	words := map[string]string{"unit": u.Name, "name": duty.Name, "round": round.Name, "due": round.Due.String(), "asOf": x.c.AsOf.String()}
	sentence, until := "missing", x.c.AsOf
	if r, ok := x.sentFor(duty, round, next, u); ok {
		if r.date <= round.Due {
			return Finding{}, false
		}
		sentence, until = "late", r.date
		words["symbol"], words["sent"] = r.symbol, r.date.String()
	} else if x.c.AsOf <= round.Due {
		return Finding{}, false
	}
	words["late"] = strconv.Itoa(x.c.Calendar.WorkingDaysBetween(round.Due, until))
	f := Finding{
		Rule: rule.Code, Severity: rule.Severity, State: StateOpen, Unit: u.Code, Citation: rule.Cite(), Skipped: []string{}, Path: []string{},
		Subject: Subject{Kind: "report", ID: strings.Join([]string{duty.Code, register.UnitKey(u.Code), round.End.ISO()}, "|"), Symbol: duty.Name + " " + round.Name, Date: round.Due},
		Pending: sentence == "missing", About: duty.Name + " " + round.Name, facts: facts(sentence, words),
	}
	f.Message = register.Fill(cmp.Or(rule.Sentences[sentence], "{name} {round}: "+rule.Title), words)
	return f, true
}

// sentFor returns the first report whose subject has every word of the duty.
func (x *duties) sentFor(duty register.ReportDuty, round register.Round, next register.Date, u register.Unit) (first sentReport, ok bool) {
	want := strings.Fields(register.Fold(duty.Words))
	for _, r := range x.sent[register.UnitKey(u.Code)] {
		if r.date <= round.End-earlyDays || r.date >= next || ok && (r.date > first.date || r.date == first.date && r.document > first.document) {
			continue
		}
		if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(r.subject, " "+w+" ") }) {
			first, ok = r, true
		}
	}
	return first, ok
}
