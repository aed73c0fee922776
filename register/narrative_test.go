package register

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFiguresAreNotPartsOfNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ghi nhận 1.400 văn bản, gồm 120 văn bản đi", "1.400|120"}, {"chiếm 12,5%; R01 có 02 trường hợp.", "12,5|02"},
		{"12/TTr-UBND ngày 05/02/2026 của 3 sở", "3"}, {"đã xong 27/49 trường hợp (55,1%).", "27|49|55,1"}, {"quý III năm 2025", ""}, {"năm 2025 có 2 quý", "2"}, {"(Điều 12) và 3 việc", "3"}, {"tổng số 06 nhiệm vụ", "06"},
		{"1/(1 + 0) = 100,00%", "1|1|0|100,00"}, {"", ""}, {"không có số", ""}, {"Nghị định 30/2020/NĐ-CP", ""},
	} {
		var got []string
		for _, f := range FiguresIn(c.text) {
			got = append(got, f.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %v, want %s", c.text, got, c.want)
		}
	}
}

func TestARewordingKeepsItsFiguresLinked(t *testing.T) {
	draft := "Phát hiện 03 trường hợp gửi vượt cấp; còn lại 02 trường hợp."
	r := Reword("VƯỢT CẤP", draft, "Qua rà soát có 03 văn bản gửi vượt cấp, tính 02 trường hợp; riêng huyện A có 5 văn bản.")
	text, typed := r.On("Phát hiện 12 trường hợp gửi vượt cấp; còn lại 09 trường hợp.", "*")
	if text != "Qua rà soát có 12 văn bản gửi vượt cấp, tính 09 trường hợp; riêng huyện A có 5* văn bản." || !slices.Equal(typed, []string{"5"}) {
		t.Errorf("%q, typed %v", text, typed)
	}
	if r.Draft != Skeleton("Phát hiện 12 trường hợp gửi vượt cấp; còn lại 09 trường hợp.") {
		t.Errorf("%q", r.Draft)
	}
	changed := Reword("VƯỢT CẤP", draft, "Phát hiện 04 trường hợp gửi vượt cấp; còn lại 02 trường hợp.")
	if _, typed := changed.On(draft, ""); !slices.Equal(typed, []string{"04"}) {
		t.Errorf("a changed figure is not told: %v", typed)
	}
}

// TestAnUneditedParagraphStaysTheDraft: whatever the figures, what was not changed
// reads as drafted, and nothing in it counts as typed.
func TestAnUneditedParagraphStaysTheDraft(t *testing.T) {
	word := rapid.SampledFrom([]string{"có", "1.400", "02", "trường hợp", "R01", "12/TTr-UBND", "27/49", "12,5%", "ngày 05/02/2026", "2025", "(", ")", ";"})
	rapid.Check(t, func(t *rapid.T) {
		draft := strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "words"), " ")
		text, typed := Reword("A", draft, draft).On(draft, "")
		if text != draft || len(typed) > 0 {
			t.Fatalf("%q became %q, typed %v", draft, text, typed)
		}
	})
}

func FuzzReword(f *testing.F) {
	f.Add("Có 3 văn bản", "Chỉ có 3 văn bản {1}")
	f.Fuzz(func(t *testing.T, draft, edited string) {
		text, _ := Reword("A", draft, edited).On(draft, "")
		if !strings.ContainsAny(edited, "{}") && text != edited {
			t.Errorf("%q over %q reads %q", edited, draft, text)
		}
	})
}
