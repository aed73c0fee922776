package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

func standingOrg() *register.Org {
	u := func(code string, level register.Level, kind register.Kind) register.Unit {
		return register.Unit{Code: code, Name: code, Level: level, Kind: kind}
	}
	p, c := register.LevelProvince, register.LevelCommune
	return register.NewOrg([]register.Unit{u("S1", p, register.KindDepartment), u("S2", p, register.KindDepartment), u("S3", p, register.KindDepartment), u("S4", p, register.KindDepartment),
		u("X1", c, register.KindCommittee), u("CC", p, register.KindBranch), u("T", p, register.KindCommittee)})
}

func breaches(unit string, severity Severity, state State, n int) []Finding {
	return slices.Repeat([]Finding{{Rule: "R13", Unit: unit, Severity: severity, State: state}}, n)
}

func TestUnitsAreRankedAmongTheirKind(t *testing.T) {
	now := Term{Cases: map[string]Cases{"S1": {Sent: 40}, "S2": {Sent: 10, Tasks: 10}, "S3": {Sent: 20}, "S4": {Sent: 3}, "X1": {Sent: 10}, "CC": {Sent: 12}, "T": {Sent: 100}},
		Findings: slices.Concat(breaches("S1", Violation, StateConfirmed, 2), breaches("S2", Violation, StateOpen, 1), breaches("S2", Warning, StateExcused, 3), breaches("S2", Warning, StateRejected, 5),
			breaches("S3", Warning, StateOpen, 5), breaches("S4", Violation, StateOpen, 1), breaches("Tổ công tác", Warning, StateOpen, 1), breaches("X1", Violation, StateOpen, 50))}
	before := Term{Cases: map[string]Cases{"S1": {Sent: 20}}, Findings: breaches("S1", Violation, StateOpen, 5)}
	var got []string
	for _, s := range Rank(now, before, standingOrg(), register.MustDate("2025-12-31"), DefaultScoring()) {
		line := fmt.Sprintf("%d %s %d. %d/%d/%d -%d %s", s.Group, s.Unit, s.Rank, s.Raw, s.Excused, s.Net, s.Points, s.Score)
		if s.Before != nil {
			line += fmt.Sprintf(" trước %d. %s", s.Before.Rank, s.Before.Score)
		}
		got = append(got, line)
	}
	want := []string{
		"0 S1 1. 2/0/2 -4 90,00% trước 1. 50,00%",
		"0 S2 1. 4/3/1 -2 90,00%", // the same share of other numbers: they tie
		"0 S3 3. 5/0/5 -5 75,00%",
		"0 S4 0. 1/0/1 -2 33,33%", // three cases are too few
		"2 X1 1. 50/0/50 -100 0,00%",
		"3 CC 1. 0/0/0 -0 100,00%",
		"4 T 1. 0/0/0 -0 100,00%",
		"5 Tổ công tác 0. 1/0/1 -1 –",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestARuleCanCostMore(t *testing.T) {
	s := Scoring{Violation: 2, Warning: 1, Rules: map[string]int{"R01": 5, "R15": 0}}
	for rule, want := range map[string]int{"R01": 5, "R15": 0, "R13": 2} {
		if got := s.Points(Finding{Rule: rule, Severity: Violation}); got != want {
			t.Errorf("%s costs %d, want %d", rule, got, want)
		}
	}
	if (Scoring{}).OrDefault().Minimum != DefaultScoring().Minimum || s.OrDefault().Minimum != 0 {
		t.Error("the default stands for no scoring, and for nothing else")
	}
}

// TestKnownIntervals are Wilson's bounds of published examples: 8 of 10, none of
// 10, all of 10 and 81 of 263.
func TestKnownIntervals(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want string
	}{{8, 10, "49,01% 94,33%"}, {0, 10, "0,00% 27,75%"}, {10, 10, "72,24% 100,00%"}, {81, 263, "25,52% 36,62%"}} {
		low, high := wilson(c.k, c.n)
		if got := low.String() + " " + high.String(); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.k, c.n, got, c.want)
		}
	}
}

// TestRanksAreFair holds any ranking to what a rank means: whoever lost less
// stands before, equals stand together, and each rank counts those before it.
func TestRanksAreFair(t *testing.T) {
	org := standingOrg()
	rapid.Check(t, func(t *rapid.T) {
		now := Term{Cases: map[string]Cases{}}
		for _, u := range []string{"S1", "S2", "S3", "S4"} {
			now.Cases[u] = Cases{Sent: rapid.IntRange(0, 30).Draw(t, "sent"), Tasks: rapid.IntRange(0, 5).Draw(t, "tasks")}
			now.Findings = append(now.Findings, breaches(u, Violation, StateOpen, rapid.IntRange(0, 6).Draw(t, "violations"))...)
		}
		list := Rank(now, Term{}, org, register.MustDate("2025-12-31"), DefaultScoring())
		for _, a := range list {
			if a.Cases.Total() > 0 && (a.Low > a.Score || a.High < a.Score) {
				t.Fatalf("%s lies outside %s – %s", a.Score, a.Low, a.High)
			}
			if a.Rank == 0 {
				if a.Cases.Total() >= DefaultScoring().Minimum {
					t.Fatalf("%+v has no rank", a)
				}
				continue
			}
			better := 0
			for _, b := range list {
				if b.Rank > 0 && compareLost(b, a) < 0 {
					better++
				}
			}
			if a.Rank != better+1 {
				t.Fatalf("%+v: %d are better", a, better)
			}
		}
	})
}
