package review

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kycuong/register"
)

// TestPhrases holds the quick way against looking for each phrase in turn.
func TestPhrases(t *testing.T) {
	word := rapid.SampledFrom([]string{"mật", "tối", "tuyệt", "độ", "bí", "mat", "m", "—", "", "công tác"})
	rapid.Check(t, func(t *rapid.T) {
		text := " " + register.FoldMarks(strings.Join(rapid.SliceOf(word).Draw(t, "text"), " ")) + " "
		var list []string
		for _, w := range rapid.SliceOfN(rapid.SliceOfN(word, 1, 3), 0, 6).Draw(t, "phrases") {
			list = append(list, strings.Join(w, " "))
		}
		words := strings.Join(list, ";")
		want := slices.IndexFunc(splitList(words), func(w string) bool {
			w = register.FoldMarks(w)
			return w != "" && strings.Contains(text, " "+w+" ")
		})
		if got := newPhrases(words).firstIn(text); got != want {
			t.Fatalf("%q in %q: place %d, not %d", words, text, got, want)
		}
	})
}

// TestPapersOfOneKeyAreHeldAgainstEachOther stands for two contents that happen to
// have one key.
func TestPapersOfOneKeyAreHeldAgainstEachOther(t *testing.T) {
	p := &paper{kind: "TTr", subject: "Về việc bổ sung kinh phí", sender: register.Party{Code: "H41.1"}}
	same, other, foreign := *p, *p, *p
	same.subject = "về việc  BỔ SUNG kinh phí"
	other.subject = "Về việc bổ sung biên chế"
	foreign.sender.Code = "H41.2"
	if !sameContent(p, &same) || sameContent(p, &other) || sameContent(p, &foreign) {
		t.Errorf("same content: %v, other subject: %v, other sender: %v", sameContent(p, &same), sameContent(p, &other), sameContent(p, &foreign))
	}
}
