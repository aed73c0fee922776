package review

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

// FuzzReadRulebook reads rules that are anything: what is accepted holds, and is
// accepted when it is written and read again.
func FuzzReadRulebook(f *testing.F) {
	f.Add([]byte(`{"rules":[{"code":"R01","title":"Vượt cấp","citation":"Đ 7","severity":2,"from":"2006-01-01","enabled":true,"params":{"days":5}}],"exceptions":[{"code":"E1","title":"Giao","kind":1,"rules":["R01"],"enabled":true}]}`))
	f.Add([]byte(`{"rules":[{"code":"R01"}]}`))
	raw, err := os.ReadFile("../assets/rulebook.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		rb, err := ReadRulebook(bytes.NewReader(raw))
		if err != nil {
			return
		}
		written, err := json.Marshal(rb)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadRulebook(bytes.NewReader(written))
		if err != nil {
			t.Fatalf("written as %s, read again: %v", written, err)
		}
		if twice, err := json.Marshal(again); err != nil || !bytes.Equal(twice, written) {
			t.Fatalf("written as %s, read and written again %s, %v", written, twice, err)
		}
	})
}
