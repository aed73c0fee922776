package widgets

import "fyne.io/fyne/v2"

// rebuildChips brings the chips in line with the values. Chips are kept where
// they can be: one that is just being clicked must stay the same object.
func (p *Picker) rebuildChips() {
	p.chips = p.chips[:min(len(p.chips), len(p.values))]
	for i, v := range p.values {
		if i == len(p.chips) {
			p.chips = append(p.chips, newChip("", nil))
		}
		c := p.chips[i]
		c.label, c.onRemove = oneLine(v.Label), nil
		c.unsure = p.cfg.Unsure != nil && p.cfg.Unsure(v)
		if !p.Disabled() {
			c.onRemove = func() {
				p.remove(i)
				p.entry.focus()
			}
		}
	}
	p.Refresh()
}

// CreateRenderer links the picker to its drawing.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer { return &pickerView{p} }

// pickerView stacks entry, list and chips. The entry stays on top, so it does
// not move under the hands of the typist.
type pickerView struct{ p *Picker }

func (v *pickerView) Destroy() {}

func (v *pickerView) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{v.p.entry}
	if v.p.cfg.Host == nil {
		out = append(out, v.p.list)
	}
	for _, c := range v.p.chips {
		out = append(out, c)
	}
	return out
}

func (v *pickerView) MinSize() fyne.Size {
	size := v.p.entry.MinSize()
	size.Height = v.arrange(max(knownWidth(v.p), size.Width), func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return size
}

func (v *pickerView) Layout(size fyne.Size) {
	v.arrange(size.Width, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

func (v *pickerView) Refresh() {
	v.Layout(v.p.Size())
	v.p.entry.Refresh()
	for _, c := range v.p.chips {
		c.Refresh()
	}
}

// arrange tells the place of every part for a width and returns the height.
func (v *pickerView) arrange(width float32, at func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	y := v.p.entry.MinSize().Height
	at(v.p.entry, fyne.Position{}, fyne.NewSize(width, y))
	if v.p.cfg.Host == nil && v.p.open {
		at(v.p.list, fyne.NewPos(0, y), fyne.NewSize(width, v.p.list.height()))
		y += v.p.list.height()
	}
	if len(v.p.chips) == 0 {
		return y
	}
	var x float32
	y += chipGap
	for _, c := range v.p.chips {
		w := min(c.wish(), width)
		if x > 0 && x+w > width {
			x, y = 0, y+chipHeight+chipGap
		}
		at(c, fyne.NewPos(x, y), fyne.NewSize(w, chipHeight))
		x += w + chipGap
	}
	return y + chipHeight
}

// firstWidth stands for the width of what has not been laid out yet. Asked for
// its height at no width at all, wrapped content would be immensely tall, and
// Fyne would make the window as tall and leave it so.
const firstWidth = 480

// knownWidth is the width that wrapped content may count on.
func knownWidth(o fyne.CanvasObject) float32 {
	if w := o.Size().Width; w > 0 {
		return w
	}
	return firstWidth
}
