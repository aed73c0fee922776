package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var lightPalette = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground:          rgb(0xf7f8f9),
	theme.ColorNameForeground:          rgb(0x1b1f24),
	theme.ColorNamePlaceHolder:         rgb(0x5a616b),
	theme.ColorNameDisabled:            rgb(0x646b75),
	theme.ColorNamePrimary:             rgb(0x1a5ba6),
	theme.ColorNameHyperlink:           rgb(0x1a5ba6),
	theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	theme.ColorNameError:               rgb(0xae1f1f),
	theme.ColorNameForegroundOnError:   rgb(0xffffff),
	theme.ColorNameWarning:             rgb(0x7f4b00),
	theme.ColorNameForegroundOnWarning: rgb(0xffffff),
	theme.ColorNameSuccess:             rgb(0x17643a),
	theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
	theme.ColorNameButton:              rgb(0xe6e9ed),
	theme.ColorNameDisabledButton:      rgb(0xeef0f2),
	theme.ColorNameInputBackground:     rgb(0xffffff),
	theme.ColorNameInputBorder:         rgb(0x868d97),
	theme.ColorNameHeaderBackground:    rgb(0xe9ecf0),
	theme.ColorNameMenuBackground:      rgb(0xffffff),
	theme.ColorNameOverlayBackground:   rgb(0xffffff),
	theme.ColorNameSeparator:           rgb(0xd5dae0),
	theme.ColorNameSelection:           rgb(0xcfe0f5),
	theme.ColorNameFocus:               rgba(0x1a5ba6, 0x38),
	theme.ColorNameHover:               rgba(0x1b1f24, 0x10),
	theme.ColorNamePressed:             rgba(0x1b1f24, 0x24),
	theme.ColorNameScrollBar:           rgb(0x868d97),
	theme.ColorNameScrollBarBackground: rgb(0xeceff2),
	theme.ColorNameShadow:              rgba(0x000000, 0x38),
}

var darkPalette = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground:          rgb(0x1b1d20),
	theme.ColorNameForeground:          rgb(0xe8eaed),
	theme.ColorNamePlaceHolder:         rgb(0xaab1ba),
	theme.ColorNameDisabled:            rgb(0x9aa1ab),
	theme.ColorNamePrimary:             rgb(0x8ab8f2),
	theme.ColorNameHyperlink:           rgb(0x8ab8f2),
	theme.ColorNameForegroundOnPrimary: rgb(0x14171a),
	theme.ColorNameError:               rgb(0xff938a),
	theme.ColorNameForegroundOnError:   rgb(0x14171a),
	theme.ColorNameWarning:             rgb(0xf2b65c),
	theme.ColorNameForegroundOnWarning: rgb(0x14171a),
	theme.ColorNameSuccess:             rgb(0x7fcb97),
	theme.ColorNameForegroundOnSuccess: rgb(0x14171a),
	theme.ColorNameButton:              rgb(0x33373d),
	theme.ColorNameDisabledButton:      rgb(0x282b30),
	theme.ColorNameInputBackground:     rgb(0x24272b),
	theme.ColorNameInputBorder:         rgb(0x78808a),
	theme.ColorNameHeaderBackground:    rgb(0x2a2d32),
	theme.ColorNameMenuBackground:      rgb(0x282b30),
	theme.ColorNameOverlayBackground:   rgb(0x24272b),
	theme.ColorNameSeparator:           rgb(0x3a3f46),
	theme.ColorNameSelection:           rgb(0x23405f),
	theme.ColorNameFocus:               rgba(0x8ab8f2, 0x40),
	theme.ColorNameHover:               rgba(0xffffff, 0x12),
	theme.ColorNamePressed:             rgba(0xffffff, 0x28),
	theme.ColorNameScrollBar:           rgb(0x78808a),
	theme.ColorNameScrollBarBackground: rgb(0x24272b),
	theme.ColorNameShadow:              rgba(0x000000, 0x80),
}
