package assets

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestSampleIsWhatItsGeneratorMakes runs the generator and holds its files
// against those in the tree.
func TestSampleIsWhatItsGeneratorMakes(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("go", "run", "sample/generate.go", "sample/tasks.go", "sample/directive.go", "sample/judged.go", dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(made) != 9 {
		t.Errorf("%d files made, want 9", len(made))
	}
	for _, f := range made {
		got, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("sample", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what generate.go makes", f.Name())
		}
	}
}

func TestTextFillsInNamesAndFallsBackToEnglish(t *testing.T) {
	if got := Text("vi", "Written: {path}", "path", "a.pdf"); got != "Đã xuất: a.pdf" {
		t.Errorf("got %q", got)
	}
	if got := Text("en", "Written: {path}", "path", "a.pdf"); got != "Written: a.pdf" {
		t.Errorf("got %q", got)
	}
	if got := Text("vi", "a text nobody translated {n}", "n", 3); got != "a text nobody translated 3" {
		t.Errorf("got %q", got)
	}
}

// TestAButtonAndItsCommandSayTheSame: a button names its key in brackets, the list of
// commands has the same words without it.
func TestAButtonAndItsCommandSayTheSame(t *testing.T) {
	raw, err := os.ReadFile("translations/vi.json")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(` \((Ctrl\+\w+|F\d+|Esc|Enter)\)$`)
	otherCommands := map[string]string{ // what the command is called in English, if otherwise
		"Keep the tasks (Ctrl+S)": "Keep directive and tasks", "Read (F5)": "Read the text again", "Leave out, take in (F8)": "Leave out or take again",
		"Enter into the register (Ctrl+S)": "Enter the documents", "Exception: leave out, take in (F7)": "Leave out the exception", "As drafted (F6)": "Words of the draft",
		"Leave out (F8)": "Leave the paragraph out", "Copy the whole text (F9)": "Copy all", "Save and next (Ctrl+Enter)": "Save and enter the next", "Remedied (F9)": "Remedied …",
	}
	// “Open” alone is a state, “Correct …” alone mends the list of agencies.
	alone := map[string]bool{"Open (Enter)": true, "Correct … (Enter)": true}
	n := 0
	for button, text := range table {
		key := named.FindString(button)
		if key == "" || alone[button] {
			continue
		}
		command, ok := otherCommands[button]
		if !ok {
			command = named.ReplaceAllString(button, "")
		}
		want, ok := table[command]
		if !ok {
			continue
		}
		if n++; text != want+key {
			t.Errorf("the button %q says %q, its command %q", button, text, want)
		}
	}
	if n < 20 {
		t.Errorf("only %d buttons are compared", n)
	}
}
