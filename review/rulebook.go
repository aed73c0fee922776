package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kycuong/register"
)

// Severity weighs a finding: a violation counts, a warning asks a person to
// look.
type Severity string

// The two weights.
const (
	Violation Severity = "violation"
	Warning   Severity = "warning"
)

// Rule is one clause of the working rules in one period of its validity. It
// is data: an office edits it, adds its own citation, switches it off.
type Rule struct {
	Code      string            `json:"code" cbor:"1,keyasint"` // R01 …
	Pack      string            `json:"pack,omitempty" cbor:"2,keyasint,omitempty"`
	Title     string            `json:"title" cbor:"3,keyasint"`
	TitleEn   string            `json:"titleEn" cbor:"4,keyasint"`
	Citation  string            `json:"citation" cbor:"5,keyasint"`
	Confirmed bool              `json:"confirmed" cbor:"6,keyasint,omitempty"` // false is shown as "chưa đối chiếu nguyên văn"
	Severity  Severity          `json:"severity" cbor:"7,keyasint"`
	Enabled   bool              `json:"enabled" cbor:"8,keyasint,omitempty"`
	From      register.Date     `json:"from" cbor:"9,keyasint,omitempty"` // first day; none: since ever
	To        register.Date     `json:"to" cbor:"10,keyasint,omitempty"`  // last day; none: still in force
	Params    map[string]string `json:"params,omitempty" cbor:"11,keyasint,omitempty"`
	Sentences map[string]string `json:"sentences" cbor:"12,keyasint"` // Vietnamese, by case, with {placeholders}
	Example   string            `json:"example,omitempty" cbor:"13,keyasint,omitempty"`
	Tier      string            `json:"tier,omitempty" cbor:"14,keyasint,omitempty"` // tier of the senders it is about, as register.Level has it; "" for all no other is about
}

// ExceptionKind says what proves an exception.
type ExceptionKind string

// The kinds of proof.
const (
	ByDocument  ExceptionKind = "document"  // a document must be named, by number and symbol
	ByReason    ExceptionKind = "reason"    // a reason in words, or a document
	ByStructure ExceptionKind = "structure" // the document itself shows it; the program sees it alone
)

// Exception is a lawful ground for what a rule would otherwise call a breach.
type Exception struct {
	Code      string        `json:"code" cbor:"1,keyasint"` // E1 …
	Title     string        `json:"title" cbor:"2,keyasint"`
	TitleEn   string        `json:"titleEn" cbor:"3,keyasint"`
	Source    string        `json:"source" cbor:"4,keyasint"`
	Confirmed bool          `json:"confirmed" cbor:"5,keyasint,omitempty"`
	Kind      ExceptionKind `json:"kind" cbor:"6,keyasint"`
	Rules     []string      `json:"rules" cbor:"7,keyasint"` // codes of the rules it can excuse
	Enabled   bool          `json:"enabled" cbor:"8,keyasint,omitempty"`
	From      register.Date `json:"from" cbor:"9,keyasint,omitempty"`
	To        register.Date `json:"to" cbor:"10,keyasint,omitempty"`
}

// Rulebook holds the rules and exceptions an office works by.
type Rulebook struct {
	Rules      []Rule      `json:"rules"`
	Exceptions []Exception `json:"exceptions"`
	Scoring    Scoring     `json:"scoring"` // how units are ranked
	Fields     []Field     `json:"fields"`
	Contents   []Content   `json:"contents"`
}

// ReadRulebook reads the JSON form and refuses a faulty one.
func ReadRulebook(r io.Reader) (*Rulebook, error) {
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	var rb Rulebook
	if err := dec.Decode(&rb); err != nil {
		return nil, fmt.Errorf("rulebook: %w", err)
	}
	return &rb, rb.Validate()
}

// What a rulebook can have wrong.
var (
	ErrRulesOverlap = errors.New("two entries of one rule are in force on the same day")
	ErrBadRule      = errors.New("the rule is not complete")
)

// Validate refuses incomplete rules and two entries of one code on one day.
func (rb *Rulebook) Validate() error {
	for i, r := range rb.Rules {
		if r.Code == "" || r.Title == "" || r.Citation == "" || (r.Severity != Violation && r.Severity != Warning) || (r.To != 0 && r.To < r.From) {
			return fmt.Errorf("rule %d %s: %w", i+1, r.Code, ErrBadRule)
		}
		for _, q := range rb.Rules[:i] {
			if q.Code == r.Code && q.Tier == r.Tier && r.Enabled && q.Enabled && (q.To == 0 || r.From <= q.To) && (r.To == 0 || q.From <= r.To) {
				return fmt.Errorf("rule %s: %w", r.Code, ErrRulesOverlap)
			}
		}
	}
	return nil
}

// RuleOn returns the enabled rule of that code in force on the day, the one for
// all tiers before one for a single tier.
func (rb *Rulebook) RuleOn(code string, d register.Date) (Rule, bool) {
	return rb.RuleFor(code, d, func() string { return "" })
}

// RuleFor is RuleOn for senders of a tier, which have rules of their own where
// the rulebook says so. The tier is asked for only when it matters.
func (rb *Rulebook) RuleFor(code string, d register.Date, tier func() string) (Rule, bool) {
	if r := inForceAmong(rb.entries(code), d, tier); r != nil {
		return *r, true
	}
	return Rule{}, false
}

// entries are the enabled entries of a rule, of whatever days and tiers.
func (rb *Rulebook) entries(code string) (list []*Rule) {
	for i := range rb.Rules { // by index: rules are large
		if r := &rb.Rules[i]; r.Code == code && r.Enabled {
			list = append(list, r)
		}
	}
	return list
}

// inForceAmong chooses the entry for a day and tier; nil when there is none.
func inForceAmong(entries []*Rule, d register.Date, tier func() string) (chosen *Rule) {
	for _, r := range entries {
		if !inForce(r.From, r.To, d) {
			continue
		}
		if r.Tier == "" {
			chosen = r
		} else if want := tier(); want == r.Tier {
			return r
		} else if want == "" && chosen == nil {
			chosen = r
		}
	}
	return chosen
}

// RuleOf returns the rule that made a finding.
func (rb *Rulebook) RuleOf(x Finding) (Rule, bool) {
	for _, r := range rb.Rules {
		if r.Code == x.Rule && r.Enabled && inForce(r.From, r.To, x.Subject.Date) && r.Cite() == x.Citation {
			return r, true
		}
	}
	return rb.RuleOn(x.Rule, x.Subject.Date)
}

// Packs returns the names of the packs the rules come in, in the order of the
// rules; a rule that is in none is in "".
func (rb *Rulebook) Packs() (packs []string) {
	for _, r := range rb.Rules {
		if !slices.Contains(packs, r.Pack) {
			packs = append(packs, r.Pack)
		}
	}
	return packs
}

// WithPack is the rulebook with all rules of a pack switched on or off.
func (rb *Rulebook) WithPack(pack string, enabled bool) *Rulebook {
	own := *rb
	own.Rules = slices.Clone(rb.Rules)
	for i := range own.Rules {
		if own.Rules[i].Pack == pack {
			own.Rules[i].Enabled = enabled
		}
	}
	return &own
}

// ExceptionOn returns the enabled exception of that code on the day.
func (rb *Rulebook) ExceptionOn(code string, d register.Date) (Exception, bool) {
	for _, e := range rb.Exceptions {
		if e.Code == code && e.Enabled && inForce(e.From, e.To, d) {
			return e, true
		}
	}
	return Exception{}, false
}

func inForce(from, to, d register.Date) bool { return from <= d && (to == 0 || d <= to) }

// Excuses reports that the exception can excuse findings of the rule.
func (e Exception) Excuses(rule string) bool { return slices.Contains(e.Rules, rule) }

// Cite returns the citation with the mark of an unread one.
func (r *Rule) Cite() string {
	if r.Confirmed {
		return r.Citation
	}
	return r.Citation + " (chưa đối chiếu nguyên văn)"
}

// laterParams are those that rules got after registers with their own rulebook were made.
var laterParams = map[string][]string{ruleBypass: {"outsideWords"}}

// ParamNames are the parameters the rule has or can have, in the order of their names.
func (r *Rule) ParamNames() []string {
	names := slices.Concat(slices.Collect(maps.Keys(r.Params)), laterParams[r.Code])
	slices.Sort(names)
	return slices.Compact(names)
}

// list returns a parameter that holds several values separated by ";".
func (r *Rule) list(name string) []string { return splitList(r.Params[name]) }

// has reports that such a parameter holds a value.
func (r *Rule) has(name, value string) bool {
	for v := range strings.SplitSeq(r.Params[name], ";") {
		if strings.TrimSpace(v) == value && value != "" {
			return true
		}
	}
	return false
}

func splitList(text string) []string {
	var out []string
	for v := range strings.SplitSeq(text, ";") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// number returns a parameter as a number, or what it is by default.
func (r *Rule) number(name string, byDefault int) int {
	text := strings.TrimSpace(r.Params[name])
	if text == "" {
		return byDefault
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return byDefault
	}
	return n
}
