package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// facts lists labelled values one under the other; blank ones are left out.
type facts struct{ box *fyne.Container }

func newFacts() facts { return facts{container.New(factLayout{labelShare})} }

// newWideFacts are for a place that is several times as wide as a label.
func newWideFacts() facts { return facts{container.New(factLayout{wideLabelShare})} }

func (f facts) add(label, value string) {
	if value == "" {
		return
	}
	name := wrapped(label)
	name.Importance = widget.LowImportance
	f.box.Add(name)
	f.box.Add(wrapped(value))
}

// factLayout puts labels left and values right, both wrapped. The toolkit's own
// form gives a narrow pane to the longest label.
type factLayout struct{ share float32 }

// The part of the width that labels get.
const labelShare, wideLabelShare = 0.42, 0.2

// Layout places the pairs.
func (l factLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width * l.share
	overlap := factOverlap()
	var y float32
	for i := 0; i+1 < len(objects); i += 2 {
		label, value := objects[i], objects[i+1]
		label.Resize(fyne.NewSize(left, label.MinSize().Height))
		value.Resize(fyne.NewSize(size.Width-left, value.MinSize().Height))
		height := max(label.MinSize().Height, value.MinSize().Height)
		label.Move(fyne.NewPos(0, y))
		value.Move(fyne.NewPos(left, y))
		label.Resize(fyne.NewSize(left, height))
		value.Resize(fyne.NewSize(size.Width-left, height))
		y += height - overlap
	}
}

// MinSize returns the height of the pairs at the width they have.
func (factLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	overlap := factOverlap()
	var size fyne.Size
	for i := 0; i+1 < len(objects); i += 2 {
		label, value := objects[i].MinSize(), objects[i+1].MinSize()
		size.Width = max(size.Width, label.Width+value.Width)
		size.Height += max(label.Height, value.Height) - overlap
	}
	return size
}

// factOverlap is how far rows move together: the padding of one label is enough
// between two.
func factOverlap() float32 { return theme.InnerPadding() }
