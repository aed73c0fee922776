package export

import (
	"strings"
	"testing"

	"kycuong/register"
	"kycuong/review"
)

func rankingInput() RankingInput {
	findings := func(unit, rule string, severity review.Severity, state review.State, n int) (list []review.Finding) {
		for range n {
			list = append(list, review.Finding{Rule: rule, Unit: unit, Severity: severity, State: state})
		}
		return list
	}
	scoring := review.Scoring{Violation: 2, Warning: 1, Rules: map[string]int{"R13": 1, "R01": 5}, Minimum: 10}
	now := review.Term{Cases: map[string]review.Cases{"H41.15": {Sent: 30, Tasks: 10}, "H41.16": {Sent: 9}, "H41": {Sent: 120}},
		Findings: append(findings("H41.15", "R13", review.Violation, review.StateOpen, 4), findings("Tổ công tác", "R01", review.Warning, review.StateExcused, 1)...)}
	before := review.Term{Cases: map[string]review.Cases{"H41.15": {Sent: 20}, "H41.16": {Sent: 12}}, Findings: findings("H41.15", "R01", review.Violation, review.StateOpen, 1)}
	day := register.MustDate
	return RankingInput{Standings: review.Rank(now, before, testOrg(), day("2025-12-31"), scoring), Scoring: scoring, Settings: testSettings(), Org: testOrg(), Rulebook: testRules(),
		From: day("2025-01-01"), To: day("2025-12-31"), AsOf: day("2025-12-31")}
}

func TestTheRankingReadsAsAgreed(t *testing.T) {
	for name, make := range map[string]func() Book{
		"ranking": func() Book { return RankingBook(rankingInput()) },
		"ranking of one unit": func() Book {
			in := rankingInput()
			in.Unit = "h41.15"
			return RankingBook(in)
		},
		"ranking of nobody": func() Book {
			in := rankingInput()
			in.Standings = nil
			return RankingBook(in)
		},
	} {
		book := make()
		holdGolden(t, name, plainBook(book))
		file, _ := pdfOf(t, book)
		text := strings.Join(strings.Fields(textOf(t, file)), " ")
		for _, r := range book.Rows {
			if len(r) > 1 && !strings.Contains(text, r[7].String()) {
				t.Errorf("%s: the paper lacks the score %s", name, r[7].String())
			}
		}
	}
}
