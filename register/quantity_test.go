package register

import (
	"encoding/json"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantitiesAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]Quantity{
		"0": 0, "95": 950_000, "45,2": 452_000, "45.25": 452_500, "1.234": 12_340_000, "1.234,5": 12_345_000, "12.345.678": 123_456_780_000,
		" 98,62 % ": 986_200, "-3,5": -35_000, "0,0001": 1, "1 234,5": 12_345_000, "12345.6": 123_456_000,
	} {
		got, err := ParseQuantity(text)
		if err != nil || got != want {
			t.Errorf("%q: %d (%v), want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", "abc", "1,2,3", "1.2.3", "12.34.567", "1,23456", "5,", ",5", "9999999999999", "1e3", "٣"} {
		if q, err := ParseQuantity(text); !errors.Is(err, ErrQuantity) {
			t.Errorf("%q: %v, want ErrQuantity, got %s", text, err, q)
		}
	}
}

func TestQuantitiesComeBackFromTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Quantity(rapid.Int64Range(-1e15, 1e15).Draw(t, "q"))
		if back, err := ParseQuantity(q.String()); err != nil || back != q {
			t.Fatalf("%d: %q comes back as %d (%v)", q, q, back, err)
		}
		raw, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		var back Quantity
		if err := json.Unmarshal(raw, &back); err != nil || back != q {
			t.Fatalf("%d: %s comes back as %d (%v)", q, raw, back, err)
		}
	})
}

func TestQuantitiesAreShownRounded(t *testing.T) {
	for text, want := range map[string]string{"57,9938": "57,99", "57,995": "58", "-0,005": "-0,01", "0,0049": "0", "12": "12"} {
		q, err := ParseQuantity(text)
		if err != nil || q.Rounded().String() != want {
			t.Errorf("%s: %s (%v), want %s", text, q.Rounded(), err, want)
		}
	}
}

func FuzzParseQuantity(f *testing.F) {
	for _, seed := range []string{"1.234,5", "45.25", "-0", "..", "1.", "9999999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseQuantity(text)
		if err != nil {
			return
		}
		if back, err := ParseQuantity(q.String()); err != nil || back != q {
			t.Errorf("%q: %s comes back as %s (%v)", text, q, back, err)
		}
	})
}
