package docs

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
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

// TestTheGuideNamesTheTabsOfTheSettingsAsTheScreenDoes: a tab that was renamed is not
// found by whoever reads the guide.
func TestTheGuideNamesTheTabsOfTheSettingsAsTheScreenDoes(t *testing.T) {
	raw, err := os.ReadFile("../assets/translations/vi.json")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	labels := slices.Collect(maps.Values(table))
	named := map[string]bool{}
	for _, bold := range regexp.MustCompile(`\*\*([^*]+)\*\*`).FindAllStringSubmatch(guide, -1) {
		text := strings.Join(strings.Fields(bold[1]), " ") // a line may end inside it
		if label, ok := strings.CutPrefix(text, "Thiết lập > "); ok {
			named[label] = true
			if !slices.Contains(labels, label) {
				t.Errorf("no label of the screen reads %q", label)
			}
		}
	}
	for _, tab := range []string{"Office", "Numbers", "Rules", "Exceptions", "Calendar", "Reports owed", "Printing", "Accounts", "Backups", "Display"} {
		if !named[table[tab]] {
			t.Errorf("nothing is said about the tab %q", table[tab])
		}
	}
}
