package register

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Quantity is a measured or wanted figure with up to four decimals, counted in
// ten-thousandths, so that sums and comparisons are exact.
type Quantity int64

const (
	quantityScale  = 10_000
	quantityPlaces = 4
	maxQuantity    = 100_000_000_000 // whole units; a province's budget in million đồng is far below
)

// ErrQuantity is the cause of every figure that could not be read.
const ErrQuantity = Problem("This is not a figure; write 1.234,5 or 1234.5, with at most four decimals.")

// ParseQuantity reads a figure as it is written in Vietnam, "1.234,5", and with
// a decimal point, "45.25"; a single point before three digits parts thousands.
// A percent sign at the end is passed over.
func ParseQuantity(text string) (Quantity, error) {
	bad := func() (Quantity, error) { return 0, fmt.Errorf("%s: %w", text, ErrQuantity) }
	s := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	negative := strings.HasPrefix(s, "-")
	s = strings.ReplaceAll(strings.TrimPrefix(s, "-"), " ", "")
	whole, decimals, hasComma := strings.Cut(s, ",")
	if !hasComma {
		whole, decimals = cutPoint(s)
	}
	if strings.Contains(whole, ".") && !isGrouped(whole) || len(decimals) > quantityPlaces || hasComma && decimals == "" {
		return bad()
	}
	whole = strings.ReplaceAll(whole, ".", "")
	digits := whole + decimals + strings.Repeat("0", quantityPlaces-len(decimals))
	if whole == "" || len(whole) > len("100000000000") {
		return bad()
	}
	var n int64
	for _, r := range digits {
		if r < '0' || r > '9' {
			return bad()
		}
		n = n*10 + int64(r-'0')
	}
	if n > maxQuantity*quantityScale {
		return bad()
	}
	if negative {
		n = -n
	}
	return Quantity(n), nil
}

// cutPoint parts a figure without a comma at a decimal point.
func cutPoint(s string) (whole, decimals string) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 || strings.Count(s, ".") > 1 || len(s)-i-1 == 3 {
		return s, ""
	}
	return s[:i], s[i+1:]
}

// isGrouped reports points between groups of three digits.
func isGrouped(s string) bool {
	groups := strings.Split(s, ".")
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// String writes the figure as in Vietnam: 1.234,5.
func (q Quantity) String() string {
	n, sign := int64(q), ""
	if n < 0 {
		n, sign = -n, "-"
	}
	digits := fmt.Sprint(n / quantityScale)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	decimals := strings.TrimRight(fmt.Sprintf("%04d", n%quantityScale), "0")
	if decimals == "" {
		return sign + digits
	}
	return sign + digits + "," + decimals
}

// Rounded returns the figure with two decimals, halves away from zero: what is
// shown of an average, not what is compared.
func (q Quantity) Rounded() Quantity {
	const places = quantityScale / 100
	return Quantity(rounded(int64(q), places) * places)
}

// Float returns the figure for a spreadsheet cell; not for arithmetic.
func (q Quantity) Float() float64 { return float64(q) / quantityScale }

// MarshalJSON writes a JSON number.
func (q Quantity) MarshalJSON() ([]byte, error) {
	n, sign := int64(q), ""
	if n < 0 {
		n, sign = -n, "-"
	}
	text := fmt.Sprintf("%s%d.%04d", sign, n/quantityScale, n%quantityScale)
	return []byte(strings.TrimSuffix(strings.TrimRight(text, "0"), ".")), nil
}

// UnmarshalJSON reads a JSON number, or a text that ParseQuantity reads.
func (q *Quantity) UnmarshalJSON(b []byte) (err error) {
	var text string
	if json.Unmarshal(b, &text) != nil {
		text = strings.ReplaceAll(string(b), ".", ",") // a JSON point always parts decimals
	}
	*q, err = ParseQuantity(text)
	return err
}
