package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Action is one thing to do about a message.
type Action struct {
	Label string
	Do    func()
}

const (
	bannerEdge = 4 // width of the coloured edge
	bannerPad  = 8
	bannerIcon = 20
)

// Banner is a message bar inside the page: it takes no focus by itself and stops
// nobody from typing on.
type Banner struct {
	widget.BaseWidget
	tone    Tone
	title   *widget.Label
	text    *widget.Label
	buttons *fyne.Container
}

// NewBanner returns a banner of ToneInfo, ToneOK, ToneWarn or ToneDanger with a
// button for each action. The text is wrapped and may have several lines. Without
// title and text the banner is hidden until Set.
func NewBanner(tone Tone, title, text string, actions ...Action) *Banner {
	b := &Banner{title: widget.NewLabel(""), text: widget.NewLabel(""), buttons: container.NewHBox()}
	b.title.TextStyle.Bold = true
	b.title.Wrapping = fyne.TextWrapWord
	b.text.Wrapping = fyne.TextWrapWord
	b.ExtendBaseWidget(b)
	b.Set(tone, title, text, actions...)
	return b
}

// Set shows a message in place of the one before.
func (b *Banner) Set(tone Tone, title, text string, actions ...Action) {
	b.tone = tone
	b.title.SetText(title)
	b.text.SetText(text)
	b.buttons.Objects = nil
	for _, a := range actions {
		b.buttons.Add(NewButton(a.Label, nil, a.Do))
	}
	setVisible(b.title, title != "")
	setVisible(b.text, text != "")
	setVisible(b.buttons, len(actions) > 0)
	setVisible(b, title != "" || text != "")
	b.Refresh()
}

// Clear hides the banner.
func (b *Banner) Clear() { b.Set(b.tone, "", "") }

func (b *Banner) icon() fyne.Resource {
	switch b.tone {
	case ToneDanger:
		return theme.NewErrorThemedResource(theme.ErrorIcon())
	case ToneWarn:
		return theme.NewWarningThemedResource(theme.WarningIcon())
	case ToneOK:
		return theme.NewSuccessThemedResource(theme.ConfirmIcon())
	}
	return theme.NewPrimaryThemedResource(theme.InfoIcon())
}
