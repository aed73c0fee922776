package register

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Number is the number of a document in its book: 12, 12a (inserted later),
// 66.25 (seen in the field). The zero Number is "none yet".
type Number struct {
	N      int    `cbor:"1,keyasint,omitempty"`
	Suffix string `cbor:"2,keyasint,omitempty"` // "a" or ".25"
}

// IsZero reports that no number is given.
func (n Number) IsZero() bool { return n.N == 0 && n.Suffix == "" }

// String pads numbers below ten, as Decree 30/2020, appendix I wants: 05, 05a.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d%s", n.N, n.Suffix)
}

// Less orders 12 before 12a before 13.
func (n Number) Less(m Number) bool {
	if n.N != m.N {
		return n.N < m.N
	}
	return n.Suffix < m.Suffix
}

// ErrSymbol is the cause of every number or symbol that could not be read.
var ErrSymbol = errors.New("not a number and symbol")

// ParseNumber reads 5, 05, 12a, 66.25.
func ParseNumber(s string) (Number, error) {
	digits, suffix, ok := cutNumber(strings.ToLower(Clean(s)))
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n == 0 {
		return Number{}, fmt.Errorf("%q: %w", s, ErrSymbol)
	}
	return Number{N: n, Suffix: suffix}, nil
}

// Symbol is a "số, ký hiệu" taken apart: 12a/2026/QĐ-UBND.
type Symbol struct {
	Number Number
	Padded bool   // a number below ten carries its leading 0
	Year   int    // of normative documents; 0 for the others
	Type   string // type code; "" for a công văn, whose symbol starts with the agency
	Agency string // what follows the type: UBND, SNV-VP
	Party  bool   // the party's style, 12-KH/TU
}

var (
	partySymbol = Pattern(`^(\d+[\p{Ll}]?)-(\p{Lu}\p{L}*)/(\p{Lu}[\p{L}\d]*(?:[-.&][\p{L}\d]+)*)$`)
	aroundSigns = Pattern(`\s*([-/.&])\s*`)
)

var longDashes = strings.NewReplacer("–", "-", "—", "-")

// longDash is the first byte of each of them, and of other signs that are rare in a
// symbol.
const longDash = 0xE2

// ParseSymbol takes a symbol apart, forgiving blanks around the separators
// and long dashes.
func ParseSymbol(s string) (Symbol, error) {
	t := Clean(s)
	if strings.IndexByte(t, longDash) >= 0 {
		t = longDashes.Replace(t)
	}
	if strings.Contains(t, " ") {
		t = aroundSigns().ReplaceAllString(t, "$1")
	}
	if number, year, rest, ok := cutSymbol(t); ok {
		return newSymbol(number, year, rest, s)
	}
	if m := partySymbol().FindStringSubmatch(t); m != nil {
		sym, err := newSymbol(m[1], "", m[2]+"-"+m[3], s)
		sym.Party = true
		return sym, err
	}
	return Symbol{}, fmt.Errorf("%q: %w", s, ErrSymbol)
}

func newSymbol(number, year, rest, raw string) (Symbol, error) {
	n, err := ParseNumber(number)
	if err != nil {
		return Symbol{}, fmt.Errorf("%q: %w", raw, ErrSymbol)
	}
	sym := Symbol{Number: n, Agency: rest, Padded: n.N >= 10 || strings.HasPrefix(number, "0")}
	if year != "" {
		sym.Year, _ = strconv.Atoi(year) // four digits
	}
	first, tail, more := strings.Cut(rest, "-")
	if t, ok := TypeByText(first); ok && more && isAbbreviation(first) {
		sym.Type, sym.Agency = t.Code, tail
	}
	return sym, nil
}

// isAbbreviation keeps our own codes for types without one out of symbols.
func isAbbreviation(s string) bool {
	return !strings.EqualFold(s, Letter) && !strings.EqualFold(s, PersonalLetter)
}

// ComposeSymbol writes the symbol of a document of the given type: the
// agency's abbreviation follows the type; a công văn has none, so its field
// or drafting unit follows the agency: 05/SNV-VP. A year is for normative
// documents only.
func ComposeSymbol(n Number, year int, typeCode, agency, field string) string {
	var b strings.Builder
	b.WriteString(n.String())
	if year > 0 {
		fmt.Fprintf(&b, "/%d", year)
	}
	b.WriteByte('/')
	if isAbbreviation(typeCode) && typeCode != "" {
		b.WriteString(typeCode + "-" + agency)
		return b.String()
	}
	b.WriteString(agency)
	if field != "" {
		b.WriteString("-" + field)
	}
	return b.String()
}

// SymbolKey returns the form under which two spellings of one symbol are
// equal: no blanks, one dash, no leading zero, lower case, đ kept apart from d.
func SymbolKey(s string) string {
	sym, err := ParseSymbol(s)
	if err != nil {
		return strings.ReplaceAll(FoldMarks(s), " ", "")
	}
	return sym.Key()
}

// Key is the SymbolKey of every spelling of the symbol.
func (s Symbol) Key() string {
	key := make([]byte, 0, 64)
	key = append(append(strconv.AppendInt(key, int64(s.Number.N), 10), s.Number.Suffix...), '/')
	if s.Year > 0 {
		key = append(strconv.AppendInt(key, int64(s.Year), 10), '/')
	}
	if s.Type != "" {
		key = append(append(key, s.Type...), '-')
	}
	return string(lowered(append(key, s.Agency...)))
}

// lowered is a text in lower case, in its own place as long as that is enough.
func lowered(text []byte) []byte {
	for i, c := range text {
		if c >= utf8.RuneSelf {
			return bytes.ToLower(text)
		}
		if 'A' <= c && c <= 'Z' {
			text[i] += 'a' - 'A'
		}
	}
	return text
}

var symbolInText = Pattern(`\d+[a-zđ]?(?:\.\d+)?\s*(?:/\s*\d{4}\s*)?(?:/|-)\s*\p{Lu}[\p{L}\d]*(?:\s*[-/.&]\s*\p{Lu}[\p{L}\d]*)*`)

// SymbolsIn returns the symbols of documents named in a text, as written.
func SymbolsIn(text string) []string {
	var found []string
	for _, m := range symbolInText().FindAllString(Clean(text), -1) {
		if _, err := ParseSymbol(m); err == nil {
			found = append(found, m)
		}
	}
	return found
}
