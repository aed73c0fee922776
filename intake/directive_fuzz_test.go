package intake

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// holdsDirective is what is true of the reading of any text.
func holdsDirective(t interface{ Fatalf(string, ...any) }, text string) {
	d, err := ParseDirective(text, directiveOrg())
	if err != nil && !errors.Is(err, ErrNoDirective) {
		t.Fatalf("%v", err)
	}
	joined := ""
	for _, p := range d.Parts {
		joined += p.Text
	}
	if joined != d.Text {
		t.Fatalf("the parts give\n%q\nthe text is\n%q", joined, d.Text)
	}
	flat := strings.ReplaceAll(d.Text, "\n", " ")
	for _, x := range d.Tasks {
		if !strings.Contains(d.Text, x.Text) {
			t.Fatalf("task %q is not in the text", x.Text)
		}
	}
	for _, c := range d.Citations {
		if !strings.Contains(d.Text, c.Text) || !strings.Contains(strings.ReplaceAll(flat, " ", ""), strings.ReplaceAll(c.Symbol, " ", "")) && !strings.Contains(flat, "–") {
			t.Fatalf("citation %+v is not in the text", c)
		}
	}
}

func TestPartsGiveTheTextAgain(t *testing.T) {
	stretches := []string{"1. ", "2. ", "a) ", "b) ", "đ) ", "I. ", "II. ", "- ", "1.1. ", "Điều 1. ", "\n", "\n\n", "; b) ", " trước ngày 15/12/2024", " Giao Sở Y tế rà soát.", " Sở Tài chính chủ trì",
		" Công văn số 12/UBND-TH ngày 5 tháng 8 năm 2022", "Nơi nhận:", "TM. UBND", " 31/02/2025", "\x00", "\U0001F600", "e\u0301"}
	rapid.Check(t, func(t *rapid.T) {
		holdsDirective(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(stretches), 0, 40).Draw(t, "stretches"), ""))
	})
}

func FuzzParseDirective(f *testing.F) {
	f.Add(sampleDirective(f))
	f.Add("Số: 23/CT-UBND\nngày 20 năm 202/\n\nCH")
	f.Add("1. a\n2. b\xff\n- c")
	f.Fuzz(func(t *testing.T, text string) { holdsDirective(t, text) })
}

// BenchmarkParseDirective reads two megabytes of items; behind a first "Nơi
// nhận" nothing would be read.
func BenchmarkParseDirective(b *testing.B) {
	head, rest, _ := strings.Cut(sampleDirective(b), "1. Về")
	items, _, _ := strings.Cut("1. Về"+rest, "Nơi nhận")
	text := head + strings.Repeat(items, 2<<20/len(items)+1)
	org := directiveOrg()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d, err := ParseDirective(text, org)
		if err != nil || len(d.Tasks) < 10_000 {
			b.Fatal(len(d.Tasks), err)
		}
	}
}
