package store

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestDrawing compares the buckets of a fresh file with those the package
// comment draws, and with what the file says about itself.
func TestDrawing(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var drawn []string
	for _, line := range strings.Split(f.Doc.Text(), "\n") {
		if fields := strings.Fields(line); strings.HasPrefix(line, "\t") && len(fields) > 2 {
			drawn = append(drawn, fields[0])
		}
	}
	drawn = slices.DeleteFunc(drawn, func(s string) bool { return s == "CRC-32C(4)" })
	s := openTest(t)
	var found []string
	err = s.read(func(tx *txn) error {
		return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			found = append(found, string(name))
			if r, err := load(tx, schemaBucket, name); err != nil || len(r.payload) == 0 {
				t.Errorf("the file says nothing about bucket %s, %v", name, err)
			}
			return nil
		})
	})
	slices.Sort(drawn)
	if err != nil || !slices.Equal(drawn, found) {
		t.Errorf("buckets = %v, %v, drawn are %v", found, err, drawn)
	}
}

func TestDescribe(t *testing.T) {
	text := documentsBucket.describe()
	for _, want := range []string{"11 Subject (string)", "14 Sender (register.Party)", "    2 Text (string)", "60 Slot"} {
		if !strings.Contains(text, want) {
			t.Errorf("description of documents lacks %q:\n%s", want, text)
		}
	}
	for _, b := range buckets {
		if _, isText := b.value.(string); !isText && strings.Contains(b.describe(), "   ()") {
			t.Errorf("a field of %s has no number:\n%s", b.name, b.describe())
		}
	}
}
