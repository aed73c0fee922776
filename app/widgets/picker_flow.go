package widgets

// typed follows the text letter by letter.
func (p *Picker) typed(string) {
	if p.quiet {
		return
	}
	p.chosen = Option{}
	if p.Text() == "" {
		p.closeList()
	} else {
		p.openList(p.cfg.HighlightFirst || !p.cfg.FreeText)
	}
	p.changed()
}

// openList asks for suggestions and shows them, or closes the list if there are
// none.
func (p *Picker) openList(highlight bool) {
	options := p.cfg.Suggest(p.Text())
	if len(options) == 0 {
		p.closeList()
		return
	}
	p.list.show(options, highlight)
	p.open = true
	if p.cfg.Host != nil {
		p.cfg.Host.show(p.list, p.entry)
	} else {
		p.list.Show()
	}
	p.Refresh()
}

func (p *Picker) closeList() {
	if !p.open {
		return
	}
	p.open = false
	if p.cfg.Host != nil {
		p.cfg.Host.hide(p.list)
	} else {
		p.list.Hide()
	}
	p.Refresh()
}

// pick accepts an option of the list and gives the keyboard back to the entry.
func (p *Picker) pick(o Option) {
	p.accept(o)
	p.entry.focus()
	p.entry.toEnd()
}

// accept makes an option the value, or one of the values.
func (p *Picker) accept(o Option) {
	p.reopen()
	if p.cfg.Multi {
		p.setText("")
		p.add(o)
	} else {
		p.chosen = o
		p.setText(o.Label)
	}
	p.mark()
	p.changed()
}

// acceptText takes the text of a multi picker as a value; false if it may not.
func (p *Picker) acceptText() bool {
	o := p.resolve(p.Text())
	if !p.cfg.Multi || !p.allowed(o) {
		return false
	}
	p.accept(o)
	return true
}

func (p *Picker) add(o Option) {
	if !p.has(o) {
		p.values = append(p.values, o)
		p.rebuildChips()
	}
}

func (p *Picker) remove(i int) {
	if p.Disabled() || i < 0 || i >= len(p.values) {
		return
	}
	p.pending = false
	p.values = append(p.values[:i:i], p.values[i+1:]...)
	p.rebuildChips()
	p.changed()
}

// leave settles the text when the focus has gone: nothing typed is lost. The
// value stays what Value and Values said before, so OnChanged is not called.
func (p *Picker) leave() {
	p.closeList()
	switch o := p.current(); {
	case !p.cfg.Multi:
		if p.chosen = o; o.Key != "" && o.Label != p.entry.Text {
			p.setText(o.Label)
		}
	case p.allowed(o):
		p.setText("")
		p.pending = !p.has(o)
		p.add(o)
	}
	p.mark()
}

// reopen turns a chip made by leave back into text: the focus also goes when the
// user merely looks at another window.
func (p *Picker) reopen() {
	if !p.pending {
		return
	}
	p.pending = false
	last := len(p.values) - 1
	label := p.values[last].Label
	p.values = p.values[:last]
	p.rebuildChips()
	p.setText(label)
}
