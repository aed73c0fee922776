package app

import (
	"slices"

	"kycuong/app/widgets"
	"kycuong/register"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// refusal is why an answer is not taken, and the field that is to be mended; without a
// text it is taken.
type refusal struct {
	text string
	at   fyne.CanvasObject // nil when no field is to blame
}

// fields are those of a question by the names that faults of a value call them.
type fields map[string]fyne.CanvasObject

// needs are fields that may not stay blank, and what is said when they do.
type needs map[fyne.CanvasObject]string

// said is a refusal that names no field.
func said(problem string) refusal { return refusal{text: problem} }

// blames is a refusal for what stands in a field.
func blames(at fyne.CanvasObject, problem string) refusal { return refusal{problem, at} }

// refused says what is wrong first, in the order of the faults, and where.
func (w words) refused(fs register.Faults, on fields) refusal {
	if len(fs) == 0 {
		return refusal{}
	}
	return refusal{w.fault(fs[0]), on[fs[0].Field]}
}

// needed are the fields that a value of blanks is refused for, with what is said then.
// What is chosen of a list is never blank.
func (w words) needed(blank register.Faults, on fields) needs {
	list := needs{}
	for _, f := range slices.Backward(blank) { // what is said first stays
		if at := on[f.Field]; at != nil {
			if _, chosen := at.(*widgets.Select); !chosen {
				list[at] = w.fault(f)
			}
		}
	}
	return list
}

// misses is what a question refuses before it is answered: a day that is none, nothing
// where something is needed, what is wrong by itself; the first of them as they stand.
func (q question) misses(w words) refusal {
	for _, item := range q.items {
		if day, ok := item.Widget.(*widgets.DateEntry); ok && !day.Empty() {
			if _, _, _, ok := day.Date(); !ok {
				return blames(day, w.fault(dayFault("", day)))
			}
		}
		if q.isNeeded(item.Widget) && isBlank(item.Widget) {
			return blames(item.Widget, q.needs[item.Widget])
		}
		if q.wrong != nil {
			if text := q.wrong(item.Widget); text != "" {
				return blames(item.Widget, text)
			}
		}
	}
	return refusal{}
}

// isNeeded reports that a field may not stay blank; one that is not to be filled in may.
func (q question) isNeeded(field fyne.CanvasObject) bool {
	off, can := field.(fyne.Disableable)
	return q.needs[field] != "" && !(can && off.Disabled())
}

func isBlank(field fyne.CanvasObject) bool {
	switch f := field.(type) {
	case *widgets.Line:
		return register.Clean(f.Text) == ""
	case *widgets.DateEntry:
		return f.Empty()
	case *widgets.Picker:
		return f.Empty()
	}
	return false
}

// requiredMark follows the label of a field that may not stay blank.
const requiredMark = " *"

// mark puts the mark behind the labels of the fields that are needed now, and reports
// whether there are any.
func (q question) mark(labels []string) (any bool) {
	for i, item := range q.items {
		item.Text = labels[i]
		if q.isNeeded(item.Widget) {
			item.Text += requiredMark
			any = true
		}
	}
	return any
}

// refusalLine is the line above the buttons of a form: what the marks mean, and what is
// wrong once something is. Its room is kept, so that the buttons stay where they are.
type refusalLine struct {
	label *widget.Label
	hint  string
}

func newRefusalLine() *refusalLine { return &refusalLine{label: wrapped("")} }

// say shows a problem; "" is none.
func (m *refusalLine) say(problem string) {
	m.label.Importance = widget.DangerImportance
	if problem == "" {
		m.label.Importance = widget.LowImportance
	} else {
		m.label.Show() // where no room was kept
	}
	m.label.SetText(firstOf(problem, m.hint))
}

// focusableOf is what of a field takes the keyboard; nil for nothing.
func focusableOf(field fyne.CanvasObject) fyne.Focusable {
	switch f := field.(type) {
	case *widgets.Picker:
		return f.Focusable()
	case fyne.Focusable:
		return f
	}
	return nil
}
