package assets

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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
	if got := Text("vi", "Written: {path}", "path", "a.pdf"); got != "Đã ghi: a.pdf" {
		t.Errorf("got %q", got)
	}
	if got := Text("en", "Written: {path}", "path", "a.pdf"); got != "Written: a.pdf" {
		t.Errorf("got %q", got)
	}
	if got := Text("vi", "a text nobody translated {n}", "n", 3); got != "a text nobody translated 3" {
		t.Errorf("got %q", got)
	}
}
