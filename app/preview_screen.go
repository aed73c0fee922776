package app

import (
	"fmt"
	"image"

	"kycuong/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// previewScreen shows the pages of a report as they will be printed, one at a time.
type previewScreen struct {
	content fyne.CanvasObject
	w       words
	on      previewActions
	pages   int
	page    int     // from 0
	zoom    int     // place in zooms
	turn    int     // counts what was asked for, so that a late picture is not shown
	inches  float32 // width of the page shown last, which "fit" fits
	kept    map[int]image.Image
	paper   *canvas.Image
	scroll  *container.Scroll
	where   *widget.Label
	scale   *widget.Label
}

type previewActions struct {
	draw  func(page, dpi int, done func(image.Image)) // off the UI goroutine
	open  func()                                      // hands the file to the system's viewer, which prints
	close func()
}

// zooms are the sizes of a page in percent; the first fits it into the width.
var zooms = []int{0, 75, 100, 125, 150, 200}

// screenDPI is what 100 percent are.
const screenDPI = 96

// keptPictures is how many pictures of pages are kept.
const keptPictures = 6

func newPreviewScreen(w words, title string, on previewActions) *previewScreen {
	s := &previewScreen{w: w, on: on, inches: pageInches, kept: map[int]image.Image{}, paper: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}, where: widget.NewLabel(""), scale: widget.NewLabel("")}
	s.scroll = container.NewScroll(container.NewCenter(s.paper))
	head := widget.NewLabel(title)
	head.TextStyle.Bold = true
	head.Truncation = fyne.TextTruncateEllipsis
	top := container.NewBorder(nil, nil, widgets.NewButton(w.t("Back (Esc)"), theme.NavigateBackIcon(), on.close),
		widgets.NewButton(w.t("Print or open … (Ctrl+P)"), theme.DocumentPrintIcon(), on.open), head)
	bar := container.NewHBox(widgets.NewButton(w.t("Page before (PgUp)"), theme.MoveUpIcon(), func() { s.show(s.page - 1) }), s.where,
		widgets.NewButton(w.t("Page after (PgDn)"), theme.MoveDownIcon(), func() { s.show(s.page + 1) }), layout.NewSpacer(),
		widgets.NewButton(w.t("Smaller (-)"), theme.ZoomOutIcon(), func() { s.resize(s.zoom - 1) }), s.scale,
		widgets.NewButton(w.t("Larger (+)"), theme.ZoomInIcon(), func() { s.resize(s.zoom + 1) }))
	s.content = container.NewBorder(container.NewVBox(top, bar), nil, nil, nil, s.scroll)
	s.where.SetText(w.t("Making the report …"))
	return s
}

// begin shows the first page of a document that is ready.
func (s *previewScreen) begin(pages int) {
	s.pages = pages
	s.show(0)
}

// show turns to a page.
func (s *previewScreen) show(page int) {
	if s.pages == 0 {
		return
	}
	moved := page != s.page
	s.page = max(0, min(page, s.pages-1))
	s.where.SetText(s.w.t("Page {page} of {pages}", "page", s.page+1, "pages", s.pages))
	s.scale.SetText(s.w.t("Fit the width"))
	if z := zooms[s.zoom]; z > 0 {
		s.scale.SetText(fmt.Sprintf("%d%%", z))
	}
	s.turn++
	if img, ok := s.kept[s.page]; ok {
		s.put(img, moved)
		return
	}
	turn, asked, dpi := s.turn, s.page, s.dpi()
	s.on.draw(s.page, dpi, func(img image.Image) {
		if turn != s.turn {
			return
		}
		if wide := float32(img.Bounds().Dx()) / float32(max(dpi, 1)); zooms[s.zoom] == 0 && (wide < s.inches*0.98 || wide > s.inches*1.02) {
			s.inches = wide // the page is not as wide as the one before: fit it anew
			s.show(asked)
			return
		}
		if len(s.kept) >= keptPictures {
			clear(s.kept)
		}
		s.kept[asked] = img
		s.put(img, moved)
	})
}

// resize chooses another size of the page.
func (s *previewScreen) resize(zoom int) {
	if zoom = max(0, min(zoom, len(zooms)-1)); zoom != s.zoom {
		s.zoom = zoom
		clear(s.kept)
		s.show(s.page)
	}
}

// pageInches is the width of the first page of most reports, A4 upright.
const pageInches = 210 / 25.4

// dpi is how fine a page is drawn: pictures for one pixel of the screen each.
func (s *previewScreen) dpi() int {
	return int(float32(screenDPI) * s.factor() * s.pixels())
}

// factor is the size of the page, 1 for 100 percent.
func (s *previewScreen) factor() float32 {
	if z := zooms[s.zoom]; z > 0 {
		return float32(z) / 100
	}
	room := max(s.scroll.Size().Width-theme.ScrollBarSize()-8, 400)
	return min(room/(s.inches*screenDPI), 2)
}

// pixels is how many of them are in one of Fyne's.
func (s *previewScreen) pixels() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.scroll); c != nil {
		return max(c.Scale(), 1)
	}
	return 1
}

func (s *previewScreen) put(img image.Image, top bool) {
	b := img.Bounds()
	s.paper.Image = img
	s.paper.SetMinSize(fyne.NewSize(float32(b.Dx())/s.pixels(), float32(b.Dy())/s.pixels()))
	s.paper.Refresh()
	s.scroll.Refresh()
	if top {
		s.scroll.ScrollToTop()
	}
}

// typedKey turns pages, scrolls and changes the size.
func (s *previewScreen) typedKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyEscape:
		s.on.close()
	case fyne.KeyPageDown, fyne.KeyRight:
		s.show(s.page + 1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		s.show(s.page - 1)
	case fyne.KeyHome:
		s.show(0)
	case fyne.KeyEnd:
		s.show(s.pages - 1)
	case fyne.KeyDown:
		s.scrollBy(pageStep)
	case fyne.KeyUp:
		s.scrollBy(-pageStep)
	case fyne.KeyPlus, fyne.KeyEqual:
		s.resize(s.zoom + 1)
	case fyne.KeyMinus:
		s.resize(s.zoom - 1)
	}
}

// pageStep is how far an arrow key moves the page, in Fyne's pixels.
const pageStep = 60

func (s *previewScreen) scrollBy(step float32) {
	most := max(0, s.scroll.Content.MinSize().Height-s.scroll.Size().Height)
	s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, max(0, min(s.scroll.Offset.Y+step, most))))
}
