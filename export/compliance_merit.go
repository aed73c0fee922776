package export

import (
	"strconv"
	"strings"

	"kycuong/register"
	"kycuong/review"
)

// merit speaks of the units in order of merit, group by group; of one unit, where
// it stands.
func (c *composer) merit() []Paragraph {
	if len(c.in.Standings) == 0 {
		return nil
	}
	if c.in.Unit != "" {
		return texts(c.ownMerit())
	}
	lines := []string{say(textMeritHow, "n", strconv.Itoa(c.in.Scoring.Minimum), "where", c.inAnnexes(" (cách tính, khoảng tin cậy và danh sách đầy đủ tại {annexes})", textAnnexMerit))}
	for group := review.GroupDepartments; group <= review.GroupOthers; group++ {
		if ranked := c.ranked(group); len(ranked) > 1 { // one alone is neither first nor last
			lines = append(lines, c.meritOf(group, ranked))
		}
	}
	if len(lines) == 1 {
		return texts(textMeritNone)
	}
	return texts(lines...)
}

// ranked are the units of a group that have a rank, the best first.
func (c *composer) ranked(group review.Group) (list []review.Standing) {
	for _, s := range c.in.Standings {
		if s.Group == group && s.Rank > 0 {
			list = append(list, s)
		}
	}
	return list
}

// meritOf names the best and the last of a group.
func (c *composer) meritOf(group review.Group, ranked []review.Standing) string {
	best, last := ranked[0], ranked[len(ranked)-1]
	if best.Rank == last.Rank {
		return say("- {group}: xếp hạng {n} đơn vị. {alike}", "group", groupNames[group], "n", len(ranked), "alike", say(textMeritAlike, "score", scoreWords(best.Score)))
	}
	first := c.namedScores(ranked, func(s review.Standing) bool { return s.Rank == best.Rank })
	final := c.namedScores(ranked, func(s review.Standing) bool { return s.Rank > best.Rank && s.Rank > len(ranked)-mostNamed })
	if final == "" {
		final = c.namedScores(ranked, func(s review.Standing) bool { return s.Rank == last.Rank })
	}
	return say(textMeritGroup, "group", groupNames[group], "n", len(ranked), "best", first, "worst", say(textMeritWorst, "worst", final))
}

// namedScores names some units with their scores.
func (c *composer) namedScores(list []review.Standing, which func(review.Standing) bool) string {
	var parts []string
	for _, s := range list {
		if which(s) {
			parts = append(parts, say("{name} ({score} điểm)", "name", c.unitName(s.Unit, c.lastDay), "score", scoreWords(s.Score)))
		}
	}
	if more := len(parts) - mostNamed; more > 1 {
		return strings.Join(parts[:mostNamed], ", ") + say(" và {n} đơn vị khác cùng hạng", "n", more)
	}
	return strings.Join(parts, ", ")
}

func (c *composer) ownMerit() string {
	for _, s := range c.in.Standings {
		if register.UnitKey(s.Unit) != register.UnitKey(c.in.Unit) {
			continue
		}
		if s.Rank == 0 {
			return say(textMeritFew, "cases", s.Cases.Total(), "n", strconv.Itoa(c.in.Scoring.Minimum))
		}
		return say(textMeritOne, "rank", strconv.Itoa(s.Rank), "n", strconv.Itoa(len(c.ranked(s.Group))), "group", small(groupNames[s.Group]), "score", scoreWords(s.Score), "bounds", boundsWords(s))
	}
	return textMeritEmpty
}

// meritParts are the annex with the formula and every unit.
func (c *composer) meritParts() []Part {
	b := RankingBook(RankingInput{Standings: c.in.Standings, Scoring: c.in.Scoring, Settings: c.in.Settings, Org: c.org, Rulebook: c.rules, From: c.in.From, To: c.in.To, AsOf: c.in.AsOf})
	return append(b.Summary, Part{Table: b.table()})
}
