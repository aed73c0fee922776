package register

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRelationsAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string][]Relation{
		"": nil,
		"căn cứ Công văn số 5958/UBND-TH ngày 05/8/2022; thay thế 12/KH-UBND": {{BasedOn, "5958/UBND-TH", MustDate("2022-08-05")}, {Replaces, "12/KH-UBND", 0}},
		"12/QĐ-UBND":                                      {{BasedOn, "12/QĐ-UBND", 0}},
		"Sửa đổi 12/QĐ-UBND; 13/QĐ-UBND":                  {{Amends, "12/QĐ-UBND", 0}, {Amends, "13/QĐ-UBND", 0}},
		"bai bo 7/QD-SNV":                                 {{Revokes, "7/QD-SNV", 0}},
		"căn cứ 1/NGÀY ngày 01/01/2000":                   {{BasedOn, "1/NGÀY", MustDate("2000-01-01")}},
		"ngày 05/8/2022, 5/UBND-TH":                       {{BasedOn, "5/UBND-TH", MustDate("2022-08-05")}},
		"kèm theo 45/TTr-STC ngày 1/2/2025":               {{AttachedTo, "45/TTr-STC", MustDate("2025-02-01")}},
		"thu hồi 9/TB-VP; căn cứ 10/BC-VP":                {{Revokes, "9/TB-VP", 0}, {BasedOn, "10/BC-VP", 0}},
		"thay thế 1/KH-UBND và 2/KH-UBND ngày 01/02/2024": {{Replaces, "1/KH-UBND", 0}, {Replaces, "2/KH-UBND", 0}},
	} {
		got, err := ParseRelations(text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v (%v), want %v", text, got, err, want)
		}
	}
	if _, err := ParseRelations("căn cứ quyết định trước"); !errors.Is(err, ErrRelation) {
		t.Errorf("words without a symbol: %v", err)
	}
}

func TestRelationsComeBackFromTheirWords(t *testing.T) {
	kinds := []RelationKind{BasedOn, Replaces, Amends, Revokes, AttachedTo}
	rapid.Check(t, func(t *rapid.T) {
		var list []Relation
		for range rapid.IntRange(0, 4).Draw(t, "n") {
			r := Relation{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Symbol: rapid.SampledFrom([]string{"12/QĐ-UBND", "5958/UBND-TH", "07/TTr-SNV"}).Draw(t, "symbol")}
			if rapid.Bool().Draw(t, "dated") {
				r.Date = MustDate("2020-01-01") + Date(rapid.IntRange(0, 3000).Draw(t, "day"))
			}
			list = append(list, r)
		}
		if back, err := ParseRelations(RelationsText(list)); err != nil || !slices.Equal(back, list) {
			t.Fatalf("%q comes back as %v (%v)", RelationsText(list), back, err)
		}
	})
}
