package widgets

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"
)

// ErrNotInList: the text is none of the options and free text is not allowed.
var ErrNotInList = errors.New("not in the list")

// Option is one thing to pick. An empty Key means the label is free text.
type Option struct{ Key, Label, Detail string }

// PickerConfig is everything a Picker needs; callbacks may be nil.
type PickerConfig struct {
	// Suggest returns what fits the text, best first; called at every letter on
	// the UI goroutine, so it must answer in milliseconds.
	Suggest func(query string) []Option
	// FreeText allows what Suggest does not know.
	FreeText bool
	// Multi collects several options, shown as chips below the entry.
	Multi bool
	// HighlightFirst offers the first suggestion to Tab and Enter at once. Always
	// so without FreeText; with it, Tab would replace what was typed.
	HighlightFirst bool
	PlaceHolder    string
	// Rows is how many lines of text are to be seen, broken at words; 0 means one.
	Rows int
	// Host is the layer the list floats on; nil makes room for it in the form.
	Host *PopupHost

	// Unsure marks chips that want a second look; nil marks none.
	Unsure func(Option) bool

	// OnChanged is called when Value or Values may have changed, at every letter.
	OnChanged func()
	// OnSubmitted is called on an Enter that picked nothing.
	OnSubmitted func()
}

// Picker is an entry with suggestions below it, for one value or several. The
// keyboard stays in the entry all the time, and text left there counts.
type Picker struct {
	widget.BaseWidget
	cfg   PickerConfig
	entry *pickerEntry
	list  *pickerList
	chips []*chip

	chosen  Option   // single value: what was picked, if the text still says so
	values  []Option // several values: one for each chip
	pending bool     // the last chip was made of text left behind
	quiet   bool     // the text is being set by us
	open    bool
}

// NewPicker returns an empty picker.
func NewPicker(cfg PickerConfig) *Picker {
	if cfg.Suggest == nil {
		cfg.Suggest = func(string) []Option { return nil }
	}
	p := &Picker{cfg: cfg}
	p.entry = newPickerEntry(p)
	p.list = newPickerList(p.pick, p.leave)
	p.ExtendBaseWidget(p)
	return p
}

// Focusable returns the entry, for canvas.Focus.
func (p *Picker) Focusable() fyne.Focusable { return p.entry }

// Text returns what is typed in the entry.
func (p *Picker) Text() string { return strings.TrimSpace(p.entry.Text) }

// Value returns the one value: the option picked or named in full, else the text
// without a key.
func (p *Picker) Value() Option {
	if label := strings.TrimSpace(p.chosen.Label); label != "" && label == p.Text() {
		return p.chosen
	}
	return p.resolve(p.Text())
}

// SetValue shows a value without calling OnChanged.
func (p *Picker) SetValue(o Option) {
	p.chosen = o
	p.setText(o.Label)
	p.mark()
}

// Values returns all values of a multi picker in order, the text still in the
// entry last.
func (p *Picker) Values() []Option {
	out := append([]Option(nil), p.values...)
	if o := p.resolve(p.Text()); p.allowed(o) && !p.has(o) {
		out = append(out, o)
	}
	return out
}

// SetValues shows values without calling OnChanged.
func (p *Picker) SetValues(values []Option) {
	p.values, p.pending = append([]Option(nil), values...), false
	p.setText("")
	p.mark()
	p.rebuildChips()
}

// Clear empties entry and chips without calling OnChanged.
func (p *Picker) Clear() {
	p.chosen = Option{}
	p.SetValues(nil)
}

// Empty tells whether there is neither text nor chip.
func (p *Picker) Empty() bool { return p.Text() == "" && len(p.values) == 0 }

// Validate marks the entry and returns ErrNotInList if its text is not allowed;
// empty is valid.
func (p *Picker) Validate() error {
	err := p.check()
	p.entry.SetValidationError(err)
	return err
}

func (p *Picker) check() error {
	if p.cfg.FreeText || p.Text() == "" || p.current().Key != "" {
		return nil
	}
	return ErrNotInList
}

// current is the value of the text in the entry alone.
func (p *Picker) current() Option {
	if p.cfg.Multi {
		return p.resolve(p.Text())
	}
	return p.Value()
}

func (p *Picker) mark() { p.entry.SetValidationError(p.check()) }

// Disable makes the picker read-only.
func (p *Picker) Disable() {
	p.closeList()
	p.entry.Disable()
	p.rebuildChips()
}

// Enable undoes Disable.
func (p *Picker) Enable() {
	p.entry.Enable()
	p.rebuildChips()
}

// Disabled tells whether the picker is read-only.
func (p *Picker) Disabled() bool { return p.entry.Disabled() }

// Hide hides the list too.
func (p *Picker) Hide() {
	p.closeList()
	p.BaseWidget.Hide()
}

// resolve finds the option that a text names in full; capitals do not matter if
// that leaves only one.
func (p *Picker) resolve(text string) Option {
	if text == "" {
		return Option{}
	}
	var alike []Option
	for _, o := range p.cfg.Suggest(text) {
		if o.Label == text {
			return o
		}
		if strings.EqualFold(norm.NFC.String(o.Label), norm.NFC.String(text)) {
			alike = append(alike, o)
		}
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return Option{Label: text}
}

// allowed tells whether a value may become a chip.
func (p *Picker) allowed(o Option) bool {
	return o.Key != "" || (p.cfg.FreeText && o.Label != "")
}

// has tells whether a value is among the chips.
func (p *Picker) has(o Option) bool {
	for _, v := range p.values {
		if v.Key == o.Key && (o.Key != "" || v.Label == o.Label) {
			return true
		}
	}
	return false
}

func (p *Picker) setText(text string) {
	p.quiet = true
	p.entry.SetText(text)
	p.quiet = false
	p.closeList()
}

func (p *Picker) changed() {
	if p.cfg.OnChanged != nil {
		p.cfg.OnChanged()
	}
}
