package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// PopupHost is its content with a layer above it on which pickers let their
// lists float. Fyne's own overlays would take the keyboard away from the entry
// and swallow the first click elsewhere. Put it around everything the list may
// cover, outside of any scrolling.
type PopupHost struct {
	widget.BaseWidget
	content fyne.CanvasObject
	layer   *fyne.Container
}

// NewPopupHost returns a host, without content until SetContent if it is nil.
func NewPopupHost(content fyne.CanvasObject) *PopupHost {
	h := &PopupHost{content: content, layer: container.New(floating{})}
	h.ExtendBaseWidget(h)
	return h
}

// SetContent puts the content below the layer. Pickers want their host when they
// are made, before there is a content to give it.
func (h *PopupHost) SetContent(content fyne.CanvasObject) {
	h.content = content
	h.Refresh()
}

// listWidthMin keeps a list readable under a narrow entry.
const listWidthMin = 280

// show puts a list under an entry, or above where there is more room.
func (h *PopupHost) show(l *pickerList, entry fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	above := d.AbsolutePositionForObject(entry)
	at := above.Subtract(d.AbsolutePositionForObject(h))
	size, room := entry.Size(), h.Size()
	width := min(max(size.Width, listWidthMin), room.Width)
	y := at.Y + size.Height
	below := room.Height - y
	if c := d.CanvasForObject(h); c != nil { // a small host, as a question, has the window around it
		below = c.Size().Height - above.Y - size.Height
	}
	if l.height() > below && above.Y > below {
		y = at.Y - l.height()
	}
	l.Move(fyne.NewPos(max(0, min(at.X, room.Width-width)), y))
	l.Resize(fyne.NewSize(width, l.height()))
	l.Show()
	h.layer.Objects = []fyne.CanvasObject{l}
	h.layer.Refresh()
}

func (h *PopupHost) hide(l *pickerList) {
	l.Hide()
	if len(h.layer.Objects) == 1 && h.layer.Objects[0] == l {
		h.layer.Objects = nil
		h.layer.Refresh()
	}
}

// CreateRenderer links the host to its drawing.
func (h *PopupHost) CreateRenderer() fyne.WidgetRenderer { return hostView{h} }

type hostView struct{ h *PopupHost }

func (v hostView) Destroy() {}

func (v hostView) MinSize() fyne.Size {
	if v.h.content == nil {
		return fyne.Size{}
	}
	return v.h.content.MinSize()
}

func (v hostView) Objects() []fyne.CanvasObject {
	if v.h.content == nil {
		return []fyne.CanvasObject{v.h.layer}
	}
	return []fyne.CanvasObject{v.h.content, v.h.layer}
}

func (v hostView) Layout(size fyne.Size) {
	for _, o := range v.Objects() {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

func (v hostView) Refresh() {
	v.Layout(v.h.Size())
	if v.h.content != nil {
		v.h.content.Refresh()
	}
}

// floating leaves objects where they were put and asks for no room.
type floating struct{}

func (floating) Layout([]fyne.CanvasObject, fyne.Size) {}
func (floating) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
