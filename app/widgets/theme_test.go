package widgets

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// readable is the least contrast of text, by WCAG 2 level AA.
const readable = 4.5

// over is a colour that lets the ground through, on that ground.
func over(top, base color.Color) color.Color {
	c := color.NRGBAModel.Convert(top).(color.NRGBA)
	solid := c
	solid.A = 0xff
	return mix(solid, base, float64(c.A)/255)
}

var bothVariants = map[string]Variant{"light": VariantLight, "dark": VariantDark}

func TestThemeTextIsReadable(t *testing.T) {
	texts := []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder,
		theme.ColorNameDisabled, theme.ColorNameHyperlink, ColorDanger, ColorWarn, ColorOK, ColorAccent, ColorMuted}
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground}
	for name, v := range bothVariants {
		th := NewTheme(v)
		get := func(n fyne.ThemeColorName) color.Color { return th.Color(n, theme.VariantLight) }
		check := func(what string, text, ground color.Color) {
			if c := contrast(text, ground); c < readable {
				t.Errorf("%s: %s has contrast %.2f, want %.1f", name, what, c, readable)
			}
		}
		for _, n := range texts {
			for _, g := range grounds {
				check(string(n+" on "+g), get(n), get(g))
			}
		}
		fg := get(theme.ColorNameForeground)
		for _, g := range []fyne.ThemeColorName{theme.ColorNameButton, theme.ColorNameSelection} {
			check(string("foreground on "+g), fg, get(g))
			check(string("foreground on hovered "+g), fg, over(get(theme.ColorNameHover), get(g)))
			check(string("foreground on pressed "+g), fg, over(get(theme.ColorNamePressed), get(g)))
			check(string("foreground on focused "+g), fg, over(get(theme.ColorNameFocus), get(g)))
		}
		check("disabled button", get(theme.ColorNameDisabled), get(theme.ColorNameDisabledButton))
		check("on primary", get(theme.ColorNameForegroundOnPrimary), get(theme.ColorNamePrimary))
		check("on error", get(theme.ColorNameForegroundOnError), get(ColorDanger))
		check("on warning", get(theme.ColorNameForegroundOnWarning), get(ColorWarn))
		check("on success", get(theme.ColorNameForegroundOnSuccess), get(ColorOK))
	}
}

// TestTonesAreReadable: every tone on every ground our widgets put it on.
func TestTonesAreReadable(t *testing.T) {
	for name, v := range bothVariants {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(v))
		g := NewGrid(GridConfig{Columns: []Column{{Flex: true}}})
		test.NewTempWindow(t, g)
		c := g.view.colors
		grounds := map[string]color.Color{"ground": c.ground, "zebra": c.zebra, "hover": c.hover, "selected": c.selected}
		for tone := ToneNone; tone <= ToneInfo; tone++ {
			for what, ground := range grounds {
				if r := contrast(c.tones[tone], ground); r < readable {
					t.Errorf("%s: tone %d on %s has contrast %.2f", name, tone, what, r)
				}
			}
			soft := softColor(c.tones[tone], theme.Color(theme.ColorNameBackground))
			if r := contrast(c.tones[tone], soft); r < readable {
				t.Errorf("%s: badge of tone %d has contrast %.2f", name, tone, r)
			}
			if r := contrast(c.text, soft); r < readable {
				t.Errorf("%s: banner of tone %d has contrast %.2f", name, tone, r)
			}
		}
	}
}

// TestThemeEdgesAreVisible: what must be seen without being read, 3:1.
func TestThemeEdgesAreVisible(t *testing.T) {
	for name, v := range bothVariants {
		th := NewTheme(v)
		get := func(n fyne.ThemeColorName) color.Color { return th.Color(n, theme.VariantLight) }
		for _, n := range []fyne.ThemeColorName{theme.ColorNameInputBorder, theme.ColorNamePrimary, theme.ColorNameScrollBar} {
			for _, g := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground} {
				if c := contrast(get(n), get(g)); c < 3 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 3", name, n, g, c)
				}
			}
		}
	}
}

func TestThemeVariant(t *testing.T) {
	light, dark := lightPalette[theme.ColorNameBackground], darkPalette[theme.ColorNameBackground]
	tests := []struct {
		variant Variant
		system  fyne.ThemeVariant
		want    color.Color
	}{
		{VariantSystem, theme.VariantLight, light},
		{VariantSystem, theme.VariantDark, dark},
		{VariantLight, theme.VariantDark, light},
		{VariantDark, theme.VariantLight, dark},
	}
	for _, tt := range tests {
		if got := NewTheme(tt.variant).Color(theme.ColorNameBackground, tt.system); got != tt.want {
			t.Errorf("variant %d on system %d: background %v, want %v", tt.variant, tt.system, got, tt.want)
		}
	}
}

func TestPalettesNameTheSameColors(t *testing.T) {
	for n := range lightPalette {
		if _, ok := darkPalette[n]; !ok {
			t.Errorf("%s is missing in the dark palette", n)
		}
	}
	if len(lightPalette) != len(darkPalette) {
		t.Errorf("%d light colours, %d dark", len(lightPalette), len(darkPalette))
	}
}

func TestThemeHasNoMonospace(t *testing.T) {
	th := NewTheme(VariantSystem)
	if th.Font(fyne.TextStyle{Monospace: true}) != th.Font(fyne.TextStyle{}) {
		t.Error("the monospace face lacks Vietnamese letters")
	}
	if th.Icon(theme.IconNameHome) == nil || th.Size(theme.SizeNameText) != 13 || th.Size("unknown") != 0 {
		t.Error("icon or sizes are wrong")
	}
}
