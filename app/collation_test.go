package app

import (
	"slices"
	"strings"
	"testing"
)

func TestWordsAreOrderedAsInADictionary(t *testing.T) {
	want := []string{"An Khê", "Ăng", "Ân Thi", "Dân", "Dần", "Đan", "Nhiệm vụ 2", "Nhiệm vụ 10", "Sở Công Thương", "Sở Nội vụ", "Sở Xây dựng", "Ủy ban nhân dân xã A", "UBND tỉnh"}
	got := slices.Clone(want)
	slices.Reverse(got)
	c := newCollation()
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(c.key(a), c.key(b)) })
	want[11], want[12] = want[12], want[11]
	if !slices.Equal(got, want) {
		t.Errorf("ordered are %q", got)
	}
}
