package register

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseSymbol(t *testing.T) {
	for _, c := range []struct {
		text, number, typ, agency string
		year                      int
		padded, party             bool
	}{
		{"15/QĐ-BNV", "15", "QĐ", "BNV", 0, true, false},
		{"05/SNV-VP", "05", "", "SNV-VP", 0, true, false},
		{"5/BC-SNV", "05", "BC", "SNV", 0, false, false},
		{"12a/2026/QĐ-UBND", "12a", "QĐ", "UBND", 2026, true, false},
		{"66.25/2026/NQ-CP", "66.25", "NQ", "CP", 2026, true, false},
		{"5240/QĐ-UBND.VX", "5240", "QĐ", "UBND.VX", 0, true, false},
		{"12 /TTr - SNV", "12", "TTr", "SNV", 0, true, false},
		{"07/ĐA-UBND", "07", "ĐA", "UBND", 0, true, false},
		{"07/DA-UBND", "07", "DA", "UBND", 0, true, false},
		{"12-KH/TU", "12", "KH", "TU", 0, true, true},
		{"8/CTr–UBND", "08", "CTr", "UBND", 0, false, false},
	} {
		s, err := ParseSymbol(c.text)
		if err != nil {
			t.Errorf("ParseSymbol(%q): %v", c.text, err)
			continue
		}
		if s.Number.String() != c.number || s.Type != c.typ || s.Agency != c.agency || s.Year != c.year || s.Padded != c.padded || s.Party != c.party {
			t.Errorf("ParseSymbol(%q) = %+v", c.text, s)
		}
	}
	for _, text := range []string{"", "/BC-SNV", "GM-UBND", "12", "0/BC-SNV", "abc", "12//BC", "999999999/BC-X"} {
		if s, err := ParseSymbol(text); err == nil {
			t.Errorf("ParseSymbol(%q) = %+v, want an error", text, s)
		}
	}
}

func TestSymbolKey(t *testing.T) {
	if SymbolKey("05/BC-SNV") != SymbolKey("5 / BC – SNV") {
		t.Error("two spellings of one symbol have different keys")
	}
	if SymbolKey("05/ĐA-SNV") == SymbolKey("05/DA-SNV") {
		t.Error("đề án and dự án have one key")
	}
	if SymbolKey("05/2026/QĐ-UBND") == SymbolKey("05/QĐ-UBND") {
		t.Error("the year is lost in the key")
	}
}

func TestComposedSymbolsParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typ := rapid.SampledFrom(DocTypes()).Draw(t, "type")
		n := Number{N: rapid.IntRange(1, 99999).Draw(t, "n"), Suffix: rapid.SampledFrom([]string{"", "a", "đ", ".25"}).Draw(t, "suffix")}
		year := rapid.SampledFrom([]int{0, 2026}).Draw(t, "year")
		text := ComposeSymbol(n, year, typ.Code, "SNV", "VP")
		s, err := ParseSymbol(text)
		if err != nil || s.Number != n || s.Year != year || !s.Padded {
			t.Fatalf("ParseSymbol(%q) = %+v, %v", text, s, err)
		}
		if want := typ.Code; s.Type != want && typ.Code != Letter && typ.Code != PersonalLetter {
			t.Fatalf("ParseSymbol(%q).Type = %q, want %q", text, s.Type, want)
		}
	})
}

func TestSymbolsIn(t *testing.T) {
	got := SymbolsIn("Thực hiện Công văn số 5958/UBND-TH ngày 05/8/2022 và Kế hoạch số 12-KH/TU; Nghị quyết 76/NQ-CP ngày 15/7/2021.")
	want := []string{"5958/UBND-TH", "12-KH/TU", "76/NQ-CP"}
	if len(got) != len(want) {
		t.Fatalf("SymbolsIn = %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("SymbolsIn[%d] = %q, want %q", i, got[i], want[i])
		}
	}
}

func TestDocTypes(t *testing.T) {
	if n := len(DocTypes()); n != 29 {
		t.Errorf("%d types, the decree has 29", n)
	}
	for text, want := range map[string]string{"ttr": "TTr", "TỜ TRÌNH": "TTr", "đa": "ĐA", "da": "DA", "Dự án": "DA", "công văn": "CV", "UQ": "GUQ", "Bản thoả thuận": "BTT"} {
		if got, ok := TypeByText(text); !ok || got.Code != want {
			t.Errorf("TypeByText(%q) = %v, %v; want %s", text, got, ok, want)
		}
	}
	if _, ok := TypeByText("tơ trinh"); ok {
		t.Error("a type was found without its marks: đề án and dự án would be mixed up")
	}
}

func FuzzParseSymbol(f *testing.F) {
	f.Add("12a/2026/QĐ-UBND")
	f.Add("12-KH/TU")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSymbol(text)
		if err == nil && (s.Number.IsZero() || s.Agency == "") {
			t.Fatalf("ParseSymbol(%q) = %+v", text, s)
		}
		if err == nil && s.Key() != SymbolKey(text) || err != nil && !errors.Is(err, ErrSymbol) {
			t.Fatalf("ParseSymbol(%q) = %+v, %v; SymbolKey %q", text, s, err, SymbolKey(text))
		}
		for _, found := range SymbolsIn(text) {
			if _, err := ParseSymbol(found); err != nil || !strings.Contains(Clean(text), found) {
				t.Fatalf("SymbolsIn(%q) found %q, %v", text, found, err)
			}
		}
	})
}
