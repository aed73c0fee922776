package cli

import (
	"fmt"

	"kycuong/assets"
	"kycuong/register"
	"kycuong/review"
	"kycuong/store"
)

type checkCmd struct {
	From day    `help:"First day of the documents judged." placeholder:"2006-01-02"`
	To   day    `help:"Last day." placeholder:"2006-01-02"`
	AsOf day    `help:"Day the review looks from; today by default." placeholder:"2006-01-02"`
	Unit string `help:"Code of the unit that answers for the finding."`
	Rule string `help:"Code of the rule."`
	JSON bool   `name:"json" help:"Print JSON."`
}

// checkResult is the JSON of the command.
type checkResult struct {
	From     register.Date    `json:"from"`
	To       register.Date    `json:"to"`
	AsOf     register.Date    `json:"asOf"`
	Findings []review.Finding `json:"findings"`
}

// Run prints the findings.
func (c checkCmd) Run(s *session) error {
	return s.with(func(st *store.Store) error {
		asOf := c.AsOf.or(register.DateOf(s.now()))
		found, _, err := st.Findings(asOf, review.Filter{From: c.From.Date, To: c.To.Date, Unit: c.Unit, Rule: c.Rule})
		if err != nil {
			return err
		}
		if c.JSON {
			if found == nil {
				found = []review.Finding{}
			}
			return s.json(checkResult{c.From.Date, c.To.Date, asOf, found})
		}
		for _, f := range found {
			fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Rule, f.Severity, f.State, f.Subject.Date, f.Subject.Symbol, f.Message)
		}
		raw, excused, net := counts(found)
		fmt.Fprintln(s.out, assets.Text(s.lang, "{n} findings; raw {raw}, excused {excused}, net {net}", "n", len(found), "raw", raw, "excused", excused, "net", net))
		return nil
	})
}

func counts(found []review.Finding) (raw, excused, net int) {
	for _, f := range found {
		if f.Raw() {
			raw++
		}
		if f.State == review.StateExcused {
			excused++
		}
		if f.Net() {
			net++
		}
	}
	return raw, excused, net
}
