package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says what each room may import beside the standard library and
// golang.org/x/text; a name without a dot is a room of our own.
var allowed = map[string][]string{
	"register": {},
	"review":   {"register"},
	"store":    {"register", "review", "go.etcd.io/bbolt", "filippo.io/age", "golang.org/x/crypto", "github.com/fxamacker/cbor/v2", "github.com/RoaringBitmap/roaring/v2", "golang.org/x/sys"},
	"intake":   {"register", "github.com/xuri/excelize/v2"},
	"export":   {"register", "review", "assets", "github.com/jung-kurt/gofpdf", "golang.org/x/image/font/sfnt", "github.com/xuri/excelize/v2", "github.com/pdfcpu/pdfcpu"},
	"docs":     {},
	"assets":   {"github.com/go-fonts/liberation"},
	"cli":      {"register", "review", "store", "intake", "export", "assets", "github.com/alecthomas/kong", "golang.org/x/term"},
	"app":      {"register", "review", "store", "intake", "export", "assets", "docs", "app", "fyne.io/fyne/v2", "github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"},
	".":        {"app", "cli", "assets", "fyne.io/fyne/v2", "fyne.io/fyne/v2/app"},
}

// onlyMain may be imported by main alone.
const onlyMain = "fyne.io/fyne/v2/app"

func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for _, path := range goFiles(t) {
		room, _, nested := strings.Cut(filepath.ToSlash(path), "/")
		if !nested {
			room = "."
		}
		seen[room] = true
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !mayImport(room, imported) {
				t.Errorf("%s imports %s, which %s may not", path, imported, room)
			}
		}
	}
	for room := range allowed {
		if !seen[room] {
			t.Errorf("the table has %s, the tree has not", room)
		}
	}
}

func mayImport(room, imported string) bool {
	if own, ok := strings.CutPrefix(imported, "kycuong/"); ok {
		own, _, _ = strings.Cut(own, "/")
		return slices.Contains(allowed[room], own)
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") || strings.HasPrefix(imported, "golang.org/x/text/") {
		return true
	}
	if imported == onlyMain {
		return room == "."
	}
	return slices.ContainsFunc(allowed[room], func(a string) bool {
		return imported == a || strings.HasPrefix(imported, a+"/")
	})
}

// goFiles returns the Go files of the tree that belong to its packages.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "out" || d.Name() == "bin" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil && d.IsDir() && path != "." {
			return filepath.SkipDir // a module of its own
		}
		if strings.HasSuffix(path, ".go") && !strings.HasPrefix(filepath.ToSlash(path), "assets/sample/") {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestOnlyOneFileStartsGoroutinesOfTheWindow(t *testing.T) {
	for _, path := range goFiles(t) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir != "app" || strings.HasSuffix(path, "_test.go") {
			continue
		}
		if base := filepath.Base(path); base != "background.go" && mentions(t, path, "fyne.Do(") {
			t.Errorf("%s calls fyne.Do; only background.go does", path)
		}
	}
}
