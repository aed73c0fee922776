package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// namedFilter is what narrows a list, kept on the user's desk under a name.
type namedFilter struct {
	Name   string   `json:"name"`
	Text   string   `json:"text"`
	Chosen []string `json:"chosen"` // of the choices beside the search, as they are called; "" for none
}

func (l *list) filtersName() string { return "filters/" + l.name }

func (l *list) filters() (kept []namedFilter) {
	l.a.readDesk(l.filtersName(), &kept)
	return kept
}

// use narrows the list as a filter says. A choice there is no longer is left open.
func (l *list) use(f namedFilter) {
	for i, s := range l.chosen {
		label := ""
		if i < len(f.Chosen) && slices.Contains(s.Options, f.Chosen[i]) {
			label = f.Chosen[i]
		}
		if label == "" && len(s.Options) > 0 {
			label = s.Options[0]
		}
		s.SetSelected(label)
	}
	l.search.SetText(f.Text)
}

// nameFilter keeps what narrows the list now; the same name replaces.
func (l *list) nameFilter() {
	a := l.a
	if l.filter() == "" {
		a.status(a.w.t("Nothing narrows the list. Choose or type a filter first."))
		return
	}
	name := widgets.NewLine()
	a.ask(question{title: a.w.t("Keep this filter under a name"), text: l.filter(), first: name, items: []*widget.FormItem{widget.NewFormItem(a.w.t("Name"), name)},
		needs: needs{name: a.w.t("A name is needed.")}, confirm: a.w.t("Keep"), dismiss: a.w.t("Cancel"), answer: func() refusal {
			f := namedFilter{Name: register.Clean(name.Text), Text: l.search.Text}
			for _, s := range l.chosen {
				f.Chosen = append(f.Chosen, s.Selected)
			}
			l.keepFilters(append(l.without(f.Name), f))
			a.status(a.w.t("Kept. It is in the menu of the list, and under Ctrl+K."))
			return refusal{}
		}})
}

func (l *list) without(name string) []namedFilter {
	return slices.DeleteFunc(l.filters(), func(f namedFilter) bool { return f.Name == name })
}

func (l *list) keepFilters(kept []namedFilter) {
	if len(kept) == 0 {
		l.a.keepOnDesk(l.filtersName(), nil)
		return
	}
	l.a.keepOnDesk(l.filtersName(), kept)
}

// forgetFilter takes a name away.
func (l *list) forgetFilter() {
	var names []string
	for _, f := range l.filters() {
		names = append(names, f.Name)
	}
	l.a.askForget(l.a.w.t("Forget a filter"), names, func(name string) { l.keepFilters(l.without(name)) })
}

// askForget asks which of some names is forgotten.
func (a *App) askForget(title string, names []string, forget func(name string)) {
	choice := widgets.NewSelect(names, nil)
	choice.SetSelected(names[0])
	a.ask(question{title: title, first: choice, items: []*widget.FormItem{widget.NewFormItem(a.w.t("Name"), choice)},
		confirm: a.w.t("Forget"), dismiss: a.w.t("Cancel"), answer: func() refusal {
			forget(choice.Selected)
			return refusal{}
		}})
}

// menuButton opens the commands of the open screen as a menu.
func (a *App) menuButton() *widgets.Button {
	var b *widgets.Button
	b = widgets.NewButton("", theme.MoreVerticalIcon(), func() { a.showMenu().ShowAtRelativePosition(fyne.NewPos(0, b.Size().Height), b) })
	b.Importance = widget.LowImportance
	return b
}

// offered are the commands of the open screen that stand in its menu.
func (a *App) offered() []command {
	return slices.DeleteFunc(a.here(), func(c command) bool { return c.quiet || c.do == nil })
}

// showMenu is the commands of the open screen as a menu, yet to be shown.
func (a *App) showMenu() *widget.PopUpMenu {
	var items []*fyne.MenuItem
	for _, c := range a.offered() {
		items = append(items, fyne.NewMenuItem(c.label(), c.do))
	}
	return widget.NewPopUpMenu(fyne.NewMenu("", items...), a.window.Canvas())
}
