package assets

import (
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
)

// FontFile returns the TrueType file of Liberation Serif, whose widths are
// those of Times New Roman: style "" is regular, "B" bold, "I" italic, "BI"
// both. The bytes are shared and must not be changed.
func FontFile(style string) []byte {
	switch style {
	case "B":
		return liberationserifbold.TTF
	case "I":
		return liberationserifitalic.TTF
	case "BI", "IB":
		return liberationserifbolditalic.TTF
	}
	return liberationserifregular.TTF
}
