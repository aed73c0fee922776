package app

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"os"
	"path/filepath"

	"kycuong/app/paper"
	"kycuong/export"
)

// previewReport shows the pages of a report. Nothing is recorded, no number taken, and
// no file written but the one a viewer is given.
func (a *App) previewReport(req export.Request, title, fileName string, back func()) {
	a.previewPages(func(ctx context.Context, w io.Writer) error { return a.services.Render(ctx, a.st, req, w) }, title, fileName, back)
}

// previewPages shows the pages of whatever is drawn as PDF.
func (a *App) previewPages(render func(context.Context, io.Writer) error, title, fileName string, back func()) {
	var raw bytes.Buffer
	var s *previewScreen
	stop := context.CancelFunc(func() {})
	s = newPreviewScreen(a.w, title, previewActions{
		draw: a.drawPage,
		open: func() { a.openCopy(fileName, raw.Bytes()) },
		close: func() {
			stop()
			back()
		},
	})
	a.current = s
	a.set(s.content, nil)
	var doc *paper.Document
	stop = a.background(a.w.t("The report could not be previewed"), func(ctx context.Context) error {
		if err := render(ctx, &raw); err != nil {
			return err
		}
		var err error
		doc, err = a.press.Open(raw.Bytes())
		return err
	}, func() {
		a.letGoPages()
		a.pages = doc
		if a.current != s { // one has gone on while it was made
			a.letGoPages()
			return
		}
		s.begin(doc.Pages())
	})
}

func (a *App) drawPage(page, dpi int, done func(image.Image)) {
	doc := a.pages
	if doc == nil {
		return
	}
	var img image.Image
	a.background(a.w.t("The page could not be drawn"), func(context.Context) (err error) {
		img, err = doc.Page(page, dpi)
		return err
	}, func() { done(img) })
}

// letGoPages closes the report whose pages were on the screen; what goes wrong then
// matters to nobody.
func (a *App) letGoPages() {
	if doc := a.pages; doc != nil {
		a.pages = nil
		a.background("", func(context.Context) error { return doc.Close() }, nil)
	}
}

// openCopy hands the system's viewer a copy of a report, to be printed from there.
func (a *App) openCopy(name string, raw []byte) {
	if len(raw) == 0 {
		return
	}
	path := filepath.Join(a.copies, name)
	if err := errors.Join(os.MkdirAll(a.copies, 0o700), os.WriteFile(path, raw, 0o600)); err != nil {
		a.showError(a.w.t("The report was not opened"), err)
		return
	}
	a.openFile(path)
}

// pressFolder is where what pages are drawn with is kept; "" when the system has no
// such place.
func pressFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "kycuong", "pages")
}
