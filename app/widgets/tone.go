package widgets

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Tone is the meaning a text carries besides its words.
type Tone int

const (
	// ToneNone is ordinary text.
	ToneNone Tone = iota
	// ToneDanger marks what is refused, overdue or lost.
	ToneDanger
	// ToneWarn marks what is allowed but wants a second look.
	ToneWarn
	// ToneOK marks what is done or in order.
	ToneOK
	// ToneMuted marks what is true but not important.
	ToneMuted
	// ToneInfo marks what is good to know.
	ToneInfo
)

func (t Tone) colorName() fyne.ThemeColorName {
	switch t {
	case ToneDanger:
		return ColorDanger
	case ToneWarn:
		return ColorWarn
	case ToneOK:
		return ColorOK
	case ToneMuted:
		return ColorMuted
	case ToneInfo:
		return ColorAccent
	}
	return theme.ColorNameForeground
}

// icon says the tone without its colour; nil for tones that say nothing.
func (t Tone) icon() fyne.Resource {
	switch t {
	case ToneDanger:
		return theme.NewErrorThemedResource(theme.ErrorIcon())
	case ToneWarn:
		return theme.NewWarningThemedResource(theme.WarningIcon())
	case ToneOK:
		return theme.NewSuccessThemedResource(theme.ConfirmIcon())
	case ToneInfo:
		return theme.NewPrimaryThemedResource(theme.InfoIcon())
	}
	return nil
}

// softness is the share of the tone in the ground behind toned text: enough to be
// seen, little enough to keep the text above it readable.
const softness = 0.10

// softColor is the ground for text of a tone: the tone faintly over the base.
func softColor(tone, base color.Color) color.Color {
	return mix(tone, base, softness)
}

// mix returns share of a over the rest of b, opaque.
func mix(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	blend := func(x, y uint32) uint8 {
		return uint8((float64(x)*share + float64(y)*(1-share)) / 257)
	}
	return color.NRGBA{R: blend(ar, br), G: blend(ag, bg), B: blend(ab, bb), A: 0xff}
}

// clearer is the ink that stands out more from a ground, by the contrast of WCAG 2.
func clearer(ground color.Color, inks ...color.Color) (best color.Color) {
	most := 0.0
	for _, ink := range inks {
		if c := contrast(ground, ink); c > most {
			best, most = ink, c
		}
	}
	return best
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
