package docs

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

func TestTheGuideHasASectionForEveryPlace(t *testing.T) {
	sections := Sections()
	for _, place := range []string{"overview", "outgoing", "incoming", "entry", "tasks", "review", "reports", "preview", "narrative", "units", "settings", "keys", "trouble"} {
		if s := sections[Find(sections, place)]; !slices.Contains(s.Places, place) || s.Text == "" {
			t.Errorf("nothing is said about %s", place)
		}
	}
	if Find(sections, "nowhere") != 0 {
		t.Error("an unknown place does not lead to the beginning")
	}
}

// TestEveryPictureOfTheGuideIsThere: they are made by scripts/guide.sh.
func TestEveryPictureOfTheGuideIsThere(t *testing.T) {
	pictures := regexp.MustCompile(`\]\((images/[^)]+)\)`).FindAllStringSubmatch(guide, -1)
	if len(pictures) < 6 {
		t.Errorf("only %d pictures", len(pictures))
	}
	for _, p := range pictures {
		if _, err := os.Stat(p[1]); err != nil {
			t.Error(err)
		}
	}
}
