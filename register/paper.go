package register

import "cmp"

// Paper is how an office's reports are printed, within what Decree 30/2020,
// appendix I allows; zero values are the decree's own.
type Paper struct {
	Top    int `json:"top,omitempty" cbor:"1,keyasint,omitempty"` // margins in millimetres
	Bottom int `json:"bottom,omitempty" cbor:"2,keyasint,omitempty"`
	Left   int `json:"left,omitempty" cbor:"3,keyasint,omitempty"`
	Right  int `json:"right,omitempty" cbor:"4,keyasint,omitempty"`

	SecondTitle string `json:"secondTitle,omitempty" cbor:"5,keyasint,omitempty"` // of a second signatory, on the left; lines separated by "/"
	SecondName  string `json:"secondName,omitempty" cbor:"6,keyasint,omitempty"`

	Fonts    string `json:"fonts,omitempty" cbor:"7,keyasint,omitempty"`    // folder with the office's own TrueType files; "" for the program's
	Practice bool   `json:"-" cbor:"-"`                                     // every page says that it counts for nothing
	MostRows int    `json:"mostRows,omitempty" cbor:"8,keyasint,omitempty"` // longer tables stand in the attached data alone
}

// Margins returns the margins in millimetres, with the decree's smallest where none
// is set: top, bottom, left, right.
func (p Paper) Margins() (top, bottom, left, right float64) {
	return float64(cmp.Or(p.Top, 20)), float64(cmp.Or(p.Bottom, 20)), float64(cmp.Or(p.Left, 30)), float64(cmp.Or(p.Right, 15))
}

// RowLimit is how many rows of a table are printed at most.
func (p Paper) RowLimit() int { return cmp.Or(p.MostRows, 20_000) }

// Validate returns what the decree does not allow.
func (p Paper) Validate() Faults {
	var fs Faults
	for _, m := range []struct {
		field       string
		value       int
		least, most int
	}{{"top", p.Top, 20, 25}, {"bottom", p.Bottom, 20, 25}, {"left", p.Left, 30, 35}, {"right", p.Right, 15, 20}} {
		if m.value != 0 && (m.value < m.least || m.value > m.most) {
			fs = append(fs, fault(m.field, "A margin of {mm} mm is not allowed here: it is {least} to {most} mm (Decree 30/2020).", "mm", m.value, "least", m.least, "most", m.most))
		}
	}
	if p.MostRows < 0 {
		fs = append(fs, fault("mostRows", "The number of rows cannot be negative."))
	}
	return fs
}

// What a folder of fonts can lack.
const (
	ErrFontFamily   = Problem("The folder does not hold one family of TrueType fonts (.ttf): regular, bold, italic and bold italic.")
	ErrFontLetters  = Problem("The font lacks Vietnamese letters.")
	ErrFontUnusable = Problem("The font cannot be read.")
)
