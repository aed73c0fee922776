package register

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FuzzClean: what was cleaned is clean – valid, composed, in one line, without what
// cannot be seen – and stays so. Folding it once is enough.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"Ủy ban", "U\u0309y\u00A0ban\t\n", "\xff\u200b😀", "Hoà Hòa quý", "a\u0301\u0323", "\uFEFF"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if !utf8.ValidString(c) || !norm.NFC.IsNormalString(c) || strings.TrimSpace(c) != c || strings.Contains(c, "  ") {
			t.Fatalf("Clean(%q) = %q", s, c)
		}
		if strings.ContainsFunc(c, func(r rune) bool { return r > 0xFFFF || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Fatalf("Clean(%q) = %q keeps what cannot be seen", s, c)
		}
		if again := Clean(c); again != c {
			t.Fatalf("Clean(%q) = %q, cleaned again %q", s, c, again)
		}
		for name, fold := range map[string]func(string) string{"Fold": Fold, "FoldMarks": FoldMarks} {
			key := fold(c)
			if again := fold(key); again != key {
				t.Fatalf("%s(%q) = %q, folded again %q", name, c, key, again)
			}
		}
	})
}

// FuzzParseNumber: a number that is read is written so that it is read again.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"5", "05", "12a", "66.25", "0", "99999999999999999999", "12đ", "１２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNumber(s)
		if err != nil {
			if !errors.Is(err, ErrSymbol) {
				t.Fatalf("ParseNumber(%q) error = %v", s, err)
			}
			return
		}
		again, err := ParseNumber(n.String())
		if err != nil || again != n || n.N <= 0 || n.Less(n) {
			t.Fatalf("ParseNumber(%q) = %+v, written %q, read again %+v, %v", s, n, n, again, err)
		}
	})
}

// FuzzParseClock: a time that is read is of a day, and written so that it is read
// again.
func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"8:30", "14h30", "24:00", "7h", "8 giờ 5", "-1:-1", "+8:+5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseClock(s)
		if err != nil {
			if !errors.Is(err, ErrClock) {
				t.Fatalf("ParseClock(%q) error = %v", s, err)
			}
			return
		}
		if again, err := ParseClock(c.String()); err != nil || again != c || c < 0 || c > 24*60 {
			t.Fatalf("ParseClock(%q) = %d, written %q, read again %d, %v", s, c, c, again, err)
		}
	})
}

// FuzzCanonicalCode: the canonical form of a code is its own, and names the same
// unit.
func FuzzCanonicalCode(f *testing.F) {
	for _, s := range []string{"000.00.15.H41", "H41.15", "28.22.H17", "h41", "..H41", "000.00.00.G22", "H41.H42", "X", "0.H41.0.H42", "ǰ.H41"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code := CanonicalCode(s)
		if again := CanonicalCode(code); again != code {
			t.Fatalf("CanonicalCode(%q) = %q, again %q", s, code, again)
		}
		if Clean(s) == "" {
			return
		}
		org := NewOrg([]Unit{{Code: s, Name: "Đơn vị", Kind: KindDepartment}})
		if _, ok := org.At(code, 0); !ok {
			t.Fatalf("the unit %q is not found by %q", s, code)
		}
	})
}

// FuzzParseRelations: relations that are read are written so that they are read
// again, but for documents that are named twice in one part.
func FuzzParseRelations(f *testing.F) {
	for _, s := range []string{"căn cứ 12/QĐ-UBND ngày 05/02/2025; thay thế 7/KH-UBND", "12/QĐ-UBND, 13/QĐ-UBND", "thu hồi 1/A-B ngày 31/02/2025", "theo", ";;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, err := ParseRelations(s)
		if err != nil {
			if !errors.Is(err, ErrRelation) {
				t.Fatalf("ParseRelations(%q) error = %v", s, err)
			}
			return
		}
		text := RelationsText(list)
		again, err := ParseRelations(text)
		if err != nil || len(again) != len(list) {
			t.Fatalf("ParseRelations(%q) = %+v, written %q, read again %+v, %v", s, list, text, again, err)
		}
		for i, r := range list {
			if again[i] != r {
				t.Fatalf("%q: %+v, written %q, read again %+v", s, r, text, again[i])
			}
		}
	})
}

// FuzzDocumentJSON reads a document as scripts write it: cleaning it is enough once,
// what may be kept has an identity of its own that survives JSON.
func FuzzDocumentJSON(f *testing.F) {
	f.Add([]byte(`{"direction":1,"symbol":"5/BC-SNV","date":"2026-02-05","type":"BC","subject":"Báo cáo","sender":{"code":"000.00.15.H41"},"to":[{"text":"UBND tỉnh"}]}`))
	f.Add([]byte(`{"date":"31/02/2026"}`))
	f.Add([]byte(`{"relations":[{"kind":"based","symbol":""}],"urgency":200,"signedAt":"25h"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var d Document
		if json.Unmarshal(raw, &d) != nil {
			return
		}
		d = d.Clean()
		if fs := d.Validate(); fs != nil {
			if fs.Error() == "" {
				t.Fatalf("faults without words: %+v", fs)
			}
			return
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var again Document
		if err := json.Unmarshal(text, &again); err != nil || again.Identity() != d.Identity() || again.Validate() != nil {
			t.Fatalf("%+v written %s, read again %+v, %v", d, text, again, err)
		}
		if d.Clean().Identity() != d.Identity() {
			t.Fatalf("cleaning %+v makes another document of it", d)
		}
	})
}
