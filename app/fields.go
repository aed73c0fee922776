package app

import (
	"errors"
	"time"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
)

// lineField is one line of text, offering what was typed there before.
type lineField struct {
	object fyne.CanvasObject
	picker *widgets.Picker
	entry  *widgets.Line
}

func newLineField(host *widgets.PopupHost, previous func(prefix string) []string, changed func()) *lineField {
	return newTextField(host, 1, previous, changed)
}

// newTextField is one that shows several rows of what it holds.
func newTextField(host *widgets.PopupHost, rows int, previous func(prefix string) []string, changed func()) *lineField {
	f := &lineField{}
	if previous == nil {
		f.entry = widgets.NewLine()
		f.entry.OnChanged = func(string) { changed() }
		f.object = f.entry
		return f
	}
	f.picker = widgets.NewPicker(widgets.PickerConfig{Host: host, Rows: rows, FreeText: true, OnChanged: changed, Suggest: func(query string) []widgets.Option {
		if query == "" {
			return nil
		}
		var options []widgets.Option
		for _, text := range previous(query) {
			options = append(options, widgets.Option{Key: text, Label: text})
		}
		return options
	}})
	f.object = f.picker
	return f
}

// newCodeField is one for a number or symbol.
func newCodeField(changed func()) *lineField {
	line := widgets.NewCodeLine()
	line.OnChanged = func(string) { changed() }
	return &lineField{entry: line, object: line}
}

func (f *lineField) focus() fyne.Focusable {
	if f.entry != nil {
		return f.entry
	}
	return f.picker.Focusable()
}

func (f *lineField) text() string {
	if f.entry != nil {
		return f.entry.Text
	}
	return f.picker.Text()
}

func (f *lineField) set(text string) {
	if f.entry != nil {
		f.entry.SetText(text)
		return
	}
	f.picker.SetValue(widgets.Option{Key: text, Label: text})
}

func (f *lineField) hint(text string) { f.entry.SetPlaceHolder(text) }

// dateField is a day.
type dateField struct {
	object *widgets.DateEntry
}

func newDateField(today func() register.Date, changed func()) *dateField {
	f := &dateField{object: widgets.NewDateEntry(func() time.Time { return today().Time() })}
	f.object.OnChanged = func(string) { changed() }
	return f
}

func (f *dateField) text() string { return f.object.Text }

// date returns the day, none when the field is empty; false when what stands
// there is no day.
func (f *dateField) date() (register.Date, bool) {
	if f.object.Empty() {
		return 0, true
	}
	y, m, d, ok := f.object.Date()
	if !ok {
		return 0, false
	}
	date, err := register.NewDate(y, time.Month(m), d)
	return date, err == nil
}

// fault says why what stands there is no day.
func (f *dateField) fault(name string) register.Fault { return dayFault(name, f.object) }

// dayFault tells a day that no calendar has from a text that is no day at all: whoever
// wrote 31/02/2026 wrote it as days are written.
func dayFault(name string, day *widgets.DateEntry) register.Fault {
	args := map[string]string{"text": day.Text}
	switch err := day.Err(); {
	case errors.Is(err, widgets.ErrDateDay):
		return register.Fault{Field: name, Text: "There is no day {text}.", Args: args}
	case errors.Is(err, widgets.ErrDateYear):
		return register.Fault{Field: name, Text: "The year of {text} is not one from 1945 to 2199.", Args: args}
	}
	return register.Fault{Field: name, Text: "“{text}” is not a date; write dd/mm/yyyy.", Args: args}
}

func (f *dateField) set(d register.Date) {
	if d == 0 {
		f.object.Clear()
		return
	}
	f.object.SetDate(d.Year(), int(d.Month()), d.Day())
}

// choiceField is one of a list of values, found by typing.
type choiceField struct {
	object *widgets.Picker
	focus  fyne.Focusable
	list   []choice
}

func newChoiceField(host *widgets.PopupHost, list []choice, changed func()) *choiceField {
	f := &choiceField{list: list}
	f.object = widgets.NewPicker(widgets.PickerConfig{Host: host, FreeText: true, HighlightFirst: true, OnChanged: changed, Suggest: f.suggest})
	f.focus = f.object.Focusable()
	return f
}

func (f *choiceField) suggest(query string) []widgets.Option {
	var exact, rest []widgets.Option
	q := register.Fold(query)
	for _, c := range f.list {
		option := widgets.Option{Key: c.value, Label: c.label, Detail: c.value}
		switch {
		case q == register.Fold(c.value):
			exact = append(exact, option)
		case begins(register.Fold(c.label), q) || begins(register.Fold(c.value), q) || begins(register.Initials(c.label), q):
			rest = append(rest, option)
		}
	}
	return append(exact, rest...)
}

func begins(text, start string) bool { return len(text) >= len(start) && text[:len(start)] == start }

func (f *choiceField) value() string {
	return firstOf(f.object.Value().Key, f.object.Text())
}

func (f *choiceField) set(value string) {
	for _, c := range f.list {
		if c.value == value {
			f.object.SetValue(widgets.Option{Key: c.value, Label: c.label})
			return
		}
	}
	f.object.SetValue(widgets.Option{Label: value})
}

// unitField is an agency, or several.
type unitField struct {
	object *widgets.Picker
	focus  fyne.Focusable
	many   bool
	nameOf func(code string) string
}

func newUnitField(host *widgets.PopupHost, many bool, find func(string) []register.Unit, nameOf func(string) string, isKnown func(name string) bool, changed func()) *unitField {
	f := &unitField{nameOf: nameOf}
	f.object = widgets.NewPicker(widgets.PickerConfig{Host: host, Multi: many, FreeText: true, HighlightFirst: true, OnChanged: changed, Unsure: func(o widgets.Option) bool {
		return o.Key == "" && isKnown != nil && !isKnown(o.Label)
	}, Suggest: func(query string) []widgets.Option {
		if register.Fold(query) == "" {
			return nil
		}
		var options []widgets.Option
		for _, u := range find(query) {
			options = append(options, widgets.Option{Key: u.Code, Label: u.Name, Detail: u.Code})
		}
		return options
	}})
	f.many = many
	f.focus = f.object.Focusable()
	return f
}

// parties returns the agencies; words that are none keep no code.
func (f *unitField) parties() []register.Party {
	options := []widgets.Option{f.object.Value()}
	if f.many {
		options = f.object.Values()
	}
	var list []register.Party
	for _, o := range options {
		if o.Label != "" || o.Key != "" {
			list = append(list, register.Party{Code: o.Key, Text: o.Label})
		}
	}
	return list
}

func (f *unitField) set(list []register.Party) {
	var options []widgets.Option
	for _, p := range list {
		if p.IsZero() {
			continue
		}
		label := p.Text
		if p.Code != "" {
			label = f.nameOf(p.Code)
		}
		options = append(options, widgets.Option{Key: p.Code, Label: label})
	}
	switch {
	case f.many:
		f.object.SetValues(options)
	case len(options) > 0:
		f.object.SetValue(options[0])
	default:
		f.object.Clear()
	}
}

// selectField is one of a few values, shown as a drop-down list.
type selectField struct {
	object  *widgets.Select
	list    []choice
	changed func()
}

func newSelectField(list []choice, changed func()) *selectField {
	f := &selectField{list: list, changed: changed}
	labels := make([]string, len(list))
	for i, c := range list {
		labels[i] = c.label
	}
	f.object = widgets.NewSelect(labels, func(string) {
		if f.changed != nil {
			f.changed()
		}
	})
	return f
}

// add offers one more.
func (f *selectField) add(c choice) {
	f.list = append(f.list, c)
	f.object.SetOptions(append(f.object.Options, c.label))
}

func (f *selectField) index() int { return f.object.SelectedIndex() }

func (f *selectField) value() string {
	if i := f.index(); i >= 0 {
		return f.list[i].value
	}
	if len(f.list) > 0 {
		return f.list[0].value
	}
	return ""
}

// label is how the value is shown; also of one that nobody has chosen yet.
func (f *selectField) label() string {
	value := f.value()
	for _, c := range f.list {
		if c.value == value {
			return c.label
		}
	}
	return ""
}

func (f *selectField) set(value string) {
	for i, c := range f.list {
		if c.value == value {
			f.object.SetSelectedIndex(i)
		}
	}
}
