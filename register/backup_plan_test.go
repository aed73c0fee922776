package register

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestAYearOfDailyBackups keeps 7 days, 4 weeks and 12 months of them.
func TestAYearOfDailyBackups(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	var taken []time.Time
	for d := range 500 {
		taken = append(taken, now.AddDate(0, 0, -d))
	}
	var kept []string
	for i, keep := range (BackupPlan{}).Keeps(taken, now) {
		if keep {
			kept = append(kept, taken[i].Format("02/01/2006"))
		}
	}
	want := []string{"24/11/2026", "23/11/2026", "22/11/2026", "21/11/2026", "20/11/2026", "19/11/2026", "18/11/2026", "15/11/2026", "08/11/2026",
		"31/10/2026", "30/09/2026", "31/08/2026", "31/07/2026", "30/06/2026", "31/05/2026", "30/04/2026", "31/03/2026", "28/02/2026", "31/01/2026", "31/12/2025"}
	if !slices.Equal(kept, want) {
		t.Errorf("kept are\n%v, want\n%v", kept, want)
	}
}

// TestPruningAgainKeepsTheSame: what one pruning leaves, the next leaves too, and
// the newest is never lost.
func TestPruningAgainKeepsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
		hours := rapid.SliceOfN(rapid.IntRange(-48, 24*800), 0, 60).Draw(t, "hours")
		slices.Sort(hours)
		var taken []time.Time
		for _, h := range hours {
			taken = append(taken, now.Add(-time.Duration(h)*time.Hour))
		}
		plan := BackupPlan{Days: rapid.IntRange(0, 9).Draw(t, "days"), Weeks: rapid.IntRange(0, 5).Draw(t, "weeks"), Months: rapid.IntRange(0, 13).Draw(t, "months")}
		var left []time.Time
		for i, keep := range plan.Keeps(taken, now) {
			if keep {
				left = append(left, taken[i])
			} else if i == 0 {
				t.Fatal("the newest is lost")
			}
		}
		if again := plan.Keeps(left, now); slices.Contains(again, false) {
			t.Fatalf("a second pruning removes more: %v of %v", again, left)
		}
	})
}
