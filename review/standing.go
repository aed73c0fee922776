package review

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"kycuong/register"
)

// Scoring says how units are ranked. It is an office's own choice: no act that
// was read sets weights.
type Scoring struct {
	Violation int            `json:"violation" cbor:"1,keyasint"` // points a net violation costs
	Warning   int            `json:"warning" cbor:"2,keyasint"`
	Rules     map[string]int `json:"rules,omitempty" cbor:"3,keyasint,omitempty"` // points of a rule where they differ
	Minimum   int            `json:"minimum" cbor:"4,keyasint"`                   // fewer cases than these are not ranked
}

// DefaultScoring is what an office starts with: a violation costs as much as two
// warnings, and a unit with fewer than ten cases is not ranked.
func DefaultScoring() Scoring { return Scoring{Violation: 2, Warning: 1, Minimum: 10} }

// OrDefault returns the scoring, the default for one that was never set.
func (s Scoring) OrDefault() Scoring {
	if s.Violation == 0 && s.Warning == 0 && len(s.Rules) == 0 {
		return DefaultScoring()
	}
	return s
}

// Points is what a net finding costs.
func (s Scoring) Points(f Finding) int {
	if n, ok := s.Rules[f.Rule]; ok {
		return n
	}
	if f.Severity == Violation {
		return s.Violation
	}
	return s.Warning
}

// Group is a class of units that are ranked among themselves.
type Group uint8

// The groups, in the order they are listed.
const (
	GroupDepartments Group = iota // sở, ban, ngành cấp tỉnh
	GroupDistricts                // UBND cấp huyện
	GroupCommunes                 // UBND cấp xã
	GroupSubUnits                 // phòng, chi cục, trung tâm
	GroupOthers
	GroupUnknown // parties that mean no known unit
)

// Standing is how one unit stands in a period. Score, Low and High are shares
// of 100 points.
type Standing struct {
	Unit    string // code, or words that mean no known unit
	Group   Group
	Cases   Cases
	Raw     int
	Excused int
	Net     int
	Points  int // what its net findings cost
	Score   Share
	Low     Share // bounds within which the score of such a unit may lie by chance
	High    Share
	Rank    int       // 1 is the best of its group; 0 when there are too few cases
	Before  *Standing // of the period before, when there were cases
}

// ScoreFormula is printed with the scores.
const ScoreFormula = "Điểm = 100 - 100 × tổng điểm trừ / số trường hợp (không thấp hơn 0)"

// Term is what a ranking of one period is made from.
type Term struct {
	Findings []Finding // of the period, with decisions
	Cases    map[string]Cases
}

// Rank ranks the units that had cases or findings in a period, group by group,
// the best first; those without a rank come last. Equal scores share a rank, and
// the next one is passed over.
func Rank(now, before Term, org *register.Org, day register.Date, scoring Scoring) []Standing {
	list := standings(now, org, day, scoring)
	earlier := map[string]*Standing{}
	for _, s := range standings(before, org, day, scoring) {
		earlier[register.UnitKey(s.Unit)] = &s
	}
	for i := range list {
		list[i].Before = earlier[register.UnitKey(list[i].Unit)]
	}
	return list
}

func standings(t Term, org *register.Org, day register.Date, scoring Scoring) []Standing {
	by := map[string]*Standing{}
	at := func(unit string) *Standing {
		key := register.UnitKey(unit)
		if by[key] == nil {
			by[key] = &Standing{Unit: codeOf(org, unit), Group: groupOf(org, unit, day), Cases: t.Cases[key]}
		}
		return by[key]
	}
	for _, key := range slices.Sorted(maps.Keys(t.Cases)) {
		at(key)
	}
	for _, f := range t.Findings {
		if !f.Raw() {
			continue
		}
		s := at(f.Unit)
		s.Raw++
		if !f.Net() {
			s.Excused++
			continue
		}
		s.Net++
		s.Points += scoring.Points(f)
	}
	var list []Standing
	for _, key := range slices.Sorted(maps.Keys(by)) {
		by[key].score()
		list = append(list, *by[key])
	}
	place(list, scoring.Minimum)
	return list
}

// codeOf returns a unit's code as the office writes it.
func codeOf(org *register.Org, unit string) string {
	if u, ok := org.Latest(unit); ok {
		return u.Code
	}
	return unit
}

// groupOf is the group of a unit as it was on a day, or last was.
func groupOf(org *register.Org, unit string, day register.Date) Group {
	u, ok := org.At(unit, day)
	if !ok {
		if u, ok = org.Latest(unit); !ok {
			return GroupUnknown
		}
	}
	switch {
	case u.Kind == register.KindDivision || u.Kind == register.KindBranch || u.Kind == register.KindCentre:
		return GroupSubUnits
	case u.Kind == register.KindDepartment && u.Level == register.LevelProvince:
		return GroupDepartments
	case u.Kind == register.KindCommittee && u.Level == register.LevelDistrict:
		return GroupDistricts
	case u.Kind == register.KindCommittee && u.Level == register.LevelCommune:
		return GroupCommunes
	}
	return GroupOthers
}

// lost is the part of its points a unit lost, out of its cases: at most all.
func (s Standing) lost() (points, cases int) {
	n := s.Cases.Total()
	return min(s.Points, n), n
}

func (s *Standing) score() {
	lost, n := s.lost()
	s.Score, s.Low, s.High = shareOf(n-lost, n), -1, -1
	if n > 0 {
		s.Low, s.High = wilson(n-lost, n)
	}
}

// wilson bounds a share of n cases with 95 in 100 certainty (Wilson's score
// interval), cut off to hundredths of a percent.
func wilson(k, n int) (low, high Share) {
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	centre := float64(p + z*z/(2*m))
	spread := float64(z * math.Sqrt(float64(p*(1-p)/m)+float64(z*z/(4*m*m))))
	scale := 1 + float64(z*z/m)
	bound := func(x float64) Share { return Share(math.Floor(min(max(x/scale, 0), 1)*whole + 1e-6)) }
	return bound(centre - spread), bound(centre + spread)
}

// place sorts a list and gives the ranks.
func place(list []Standing, minimum int) {
	ranked := func(s Standing) bool { return s.Group < GroupUnknown && s.Cases.Total() >= max(minimum, 1) }
	slices.SortStableFunc(list, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(boolRank(!ranked(a)), boolRank(!ranked(b))), compareLost(a, b), cmp.Compare(a.Unit, b.Unit))
	})
	n := 0 // units of the group ranked so far
	for i := range list {
		if i > 0 && list[i].Group != list[i-1].Group {
			n = 0
		}
		if !ranked(list[i]) {
			continue
		}
		n++
		list[i].Rank = n
		if n > 1 && compareLost(list[i-1], list[i]) == 0 {
			list[i].Rank = list[i-1].Rank
		}
	}
}

// compareLost compares what two units lost, as exact fractions.
func compareLost(a, b Standing) int {
	x, n := a.lost()
	y, m := b.lost()
	if n == 0 || m == 0 {
		return cmp.Compare(boolRank(n == 0), boolRank(m == 0))
	}
	return cmp.Compare(x*m, y*n)
}
