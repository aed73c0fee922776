package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours with a meaning. They are Fyne's own names, so that Fyne's widgets and
// ours speak with one voice and ours still have a colour under another theme.
const (
	ColorDanger = theme.ColorNameError       // refused, overdue, lost
	ColorWarn   = theme.ColorNameWarning     // allowed, but look again
	ColorOK     = theme.ColorNameSuccess     // done, in order
	ColorAccent = theme.ColorNamePrimary     // where the user is, what to press
	ColorMuted  = theme.ColorNamePlaceHolder // true but not important
)

// Variant says which of the two palettes a Theme shows.
type Variant int

const (
	// VariantSystem follows the desktop's setting.
	VariantSystem Variant = iota
	// VariantLight is always light.
	VariantLight
	// VariantDark is always dark.
	VariantDark
)

// Theme is a compact Fyne theme for full working days at small screens.
type Theme struct {
	variant Variant
	base    fyne.Theme
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the theme; to change the variant, apply a new one.
func NewTheme(v Variant) *Theme {
	return &Theme{variant: v, base: theme.DefaultTheme()}
}

// Color returns the colour of a name. The variant passed in counts only when the
// theme follows the system.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.variant {
	case VariantLight:
		v = theme.VariantLight
	case VariantDark:
		v = theme.VariantDark
	}
	palette := lightPalette
	if v == theme.VariantDark {
		palette = darkPalette
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return t.base.Color(name, v)
}

// Font returns Fyne's built-in Noto Sans, which has every Vietnamese letter. The
// monospace face lacks 46 of them, so the regular face stands in for it.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	style.Monospace = false
	return t.base.Font(style)
}

// Icon returns Fyne's icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return t.base.Icon(name)
}

// sizes keep to a grid of 4; the padding inside inputs is 6 so that an entry is
// 30 high, a row of the grid 28.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               13,
	theme.SizeNameCaptionText:        11,
	theme.SizeNameSubHeadingText:     16,
	theme.SizeNameHeadingText:        18,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       6,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameInlineIcon:         16,
	theme.SizeNameInputRadius:        4,
	theme.SizeNameButtonRadius:       4,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameDialogRadius:       8,
	theme.SizeNamePopupRadius:        4,
	theme.SizeNameCardRadius:         4,
	theme.SizeNameSeparatorThickness: 1,
}

// Size returns the size of a name in Fyne's pixels.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return t.base.Size(name)
}
