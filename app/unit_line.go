package app

import (
	"strings"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
)

// unitLine is a line of a question for an agency, or for several parted by ";", found
// by half of their names as in the forms. It is read as text.
type unitLine struct {
	object *widgets.Picker
	focus  fyne.Focusable
	a      *App
	uses   map[string]int // by key of the agency, in recent documents
}

func (a *App) newUnitLine(host *widgets.PopupHost, many bool, hint string) *unitLine {
	l := &unitLine{a: a}
	l.object = widgets.NewPicker(widgets.PickerConfig{Host: host, FreeText: true, HighlightFirst: true, PlaceHolder: hint,
		OnSubmitted: func() { a.answerAsked(true) },
		Suggest:     func(text string) []widgets.Option { return l.suggest(text, many) }})
	l.focus = l.object.Focusable()
	return l
}

// suggest completes the last of the agencies.
func (l *unitLine) suggest(text string, many bool) []widgets.Option {
	before, query := "", text
	if i := strings.LastIndex(text, ";"); many && i >= 0 {
		before, query = strings.TrimSpace(text[:i])+"; ", text[i+1:]
	}
	if register.Fold(query) == "" {
		return nil
	}
	var options []widgets.Option
	if l.uses == nil {
		l.uses = l.a.partyUses(0)
	}
	for _, u := range byUse(l.uses, query, l.a.org.Find(query, l.a.today(), searched)) {
		name := l.nameFor(u.Code)
		detail := u.Code
		if name == u.Code {
			detail = u.Name
		}
		options = append(options, widgets.Option{Key: u.Code, Label: before + name, Detail: detail})
	}
	return options
}

// nameFor is how an agency stands in the line: by its name, and by its code where the
// name alone does not say which it is today.
func (l *unitLine) nameFor(code string) string {
	name := l.a.org.Name(code, l.a.today())
	if register.UnitKey(l.codeOf(name)) == register.UnitKey(code) {
		return name
	}
	return code
}

// codeOf is the code of what is typed; what is no agency of today stays as it is.
func (l *unitLine) codeOf(text string) string {
	text = register.Clean(text)
	return firstOf(l.a.org.ResolveParty(register.Party{Text: text}, l.a.today()).Code, text)
}

func (l *unitLine) text() string { return l.object.Text() }

func (l *unitLine) set(text string) { l.object.SetValue(widgets.Option{Label: text}) }

// setCodes shows the agencies with these codes.
func (l *unitLine) setCodes(codes ...string) {
	var names []string
	for _, code := range codes {
		if code != "" {
			names = append(names, l.nameFor(code))
		}
	}
	l.set(strings.Join(names, "; "))
}

// codes are those of the agencies in the line.
func (l *unitLine) codes() (codes []string) {
	for _, name := range strings.Split(l.text(), ";") {
		if code := l.codeOf(name); code != "" {
			codes = append(codes, code)
		}
	}
	return codes
}
