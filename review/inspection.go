package review

import (
	"cmp"

	"kycuong/register"
)

// Inspection is a finding that people made and entered by hand: at a "kiểm tra" of
// an agency, or by "giám sát". It stands beside what the program finds, with the
// same decisions.
type Inspection struct {
	ID       uint64        `json:"id,omitempty" cbor:"-"`
	Rule     string        `json:"rule" cbor:"1,keyasint"` // code of the rule that was broken
	Severity Severity      `json:"severity" cbor:"2,keyasint"`
	Unit     string        `json:"unit" cbor:"3,keyasint"` // code of who answers for it
	Day      register.Date `json:"day" cbor:"4,keyasint"`
	Symbol   string        `json:"symbol,omitempty" cbor:"5,keyasint,omitempty"` // of the document it is about
	Sentence string        `json:"sentence" cbor:"6,keyasint"`                   // what was found
	Evidence string        `json:"evidence,omitempty" cbor:"7,keyasint,omitempty"`
	FoundBy  string        `json:"foundBy" cbor:"8,keyasint"` // the team, with its decision or plan
	Voided   string        `json:"voided,omitempty" cbor:"9,keyasint,omitempty"`
}

// Clean returns the inspection with every text cleaned.
func (x Inspection) Clean() Inspection {
	for _, s := range []*string{&x.Rule, &x.Unit, &x.Symbol, &x.Sentence, &x.Evidence, &x.FoundBy, &x.Voided} {
		*s = register.Clean(*s)
	}
	return x
}

// Validate returns what is missing for a finding that can be defended.
func (x Inspection) Validate(rb *Rulebook) register.Faults {
	var fs register.Faults
	add := func(field, text string) { fs = append(fs, register.Fault{Field: field, Text: text}) }
	if _, ok := rb.RuleOn(x.Rule, x.Day); !ok {
		add("rule", "The rule was not in force on that day.")
	}
	if x.Severity != Violation && x.Severity != Warning {
		add("severity", "Say whether it is a violation or a warning.")
	}
	if x.Unit == "" {
		add("unit", "Say which agency answers for it.")
	}
	if x.Day == 0 {
		add("day", "Say on which day it was.")
	}
	if x.Sentence == "" {
		add("sentence", "Write what was found.")
	}
	if x.Evidence == "" {
		add("evidence", "An inspection finding needs its evidence: minutes, a document, a record.")
	}
	if x.FoundBy == "" {
		add("foundBy", "Say who found it.")
	}
	return fs
}

// inspected turns an inspection into a finding by the rule of its day.
func (c *checker) inspected(x Inspection) (Finding, bool) {
	rule, ok := c.ruleOn(x.Rule, x.Day)
	if !ok || x.Voided != "" {
		return Finding{}, false
	}
	words := map[string]string{"sentence": x.Sentence, "by": x.FoundBy, "evidence": x.Evidence}
	return Finding{
		Rule: rule.Code, Severity: x.Severity, State: StateOpen, Unit: x.Unit, Citation: rule.Cite(), Skipped: []string{}, Path: []string{},
		Subject: Subject{Kind: "inspection", ID: x.ID, Symbol: cmp.Or(x.Symbol, "kiểm tra"), Date: x.Day},
		Message: register.Fill(textInspected, words), About: x.Sentence, facts: facts("inspected", words),
	}, true
}

const textInspected = "{sentence} ({by} phát hiện; chứng cứ: {evidence})."
