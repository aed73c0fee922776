package export

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestACancelledExportLeavesTheEarlierFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Sổ đi.pdf")
	if err := os.WriteFile(path, []byte("earlier"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := ToFile(path, func(w io.Writer) error {
		return testBook(500).WritePDF(ctx, w, made, func(done, total int) {
			if done >= 200 {
				cancel()
			}
		})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want Canceled", err)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if kept, _ := os.ReadFile(path); string(kept) != "earlier" || len(entries) != 1 {
		t.Errorf("the earlier file is %q, %d files", kept, len(entries))
	}
}

func TestACancelledExportLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, w := range []writer{testBook(5), Compliance(testInput())} {
		for _, write := range []func(io.Writer) error{
			func(out io.Writer) error { return w.WritePDF(ctx, out, made, nil) },
			func(out io.Writer) error { return w.WriteXLSX(ctx, out, made) },
		} {
			folder := t.TempDir()
			if err := ToFile(filepath.Join(folder, "mới"), write); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want Canceled", err)
			}
			if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
				t.Errorf("%d files are left, %v", len(entries), err)
			}
		}
	}
}

func TestAWholeFileReplacesTheEarlierOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Báo cáo năm 2025.pdf")
	if err := os.WriteFile(path, []byte("earlier"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ToFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "later"); return err }); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	info, statErr := os.Stat(path)
	if err != nil || statErr != nil || string(got) != "later" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q with mode %v; %v, %v", got, info.Mode(), err, statErr)
	}
}

func TestProgressOfAnExport(t *testing.T) {
	var seen []int
	total := 0
	err := testBook(350).WritePDF(context.Background(), io.Discard, made, func(done, of int) { seen, total = append(seen, done), of })
	if err != nil || total != 350 || !slices.IsSorted(seen) || seen[len(seen)-1] != 350 {
		t.Errorf("progress %v of %d, %v", seen, total, err)
	}
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(blocked, "r.pdf"), filepath.Dir(blocked)} {
		err := ToFile(path, func(w io.Writer) error { return testBook(1).WritePDF(context.Background(), w, made, nil) })
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v", path, err)
		}
	}
	broken := errors.New("the disk is full")
	if err := testBook(1).WritePDF(context.Background(), failing{broken}, made, nil); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the writer", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
