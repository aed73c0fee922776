// Package paper turns the pages of a PDF into pictures for the screen. The one rule
// to know: what it draws with, PDFium compiled to WebAssembly, takes seconds to make
// ready the first time on a computer and is kept in a folder after that, so it is
// made ready only when a page is wanted.
package paper

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Press draws pages. It may be used by several goroutines, one after the other.
type Press struct {
	cache string

	mu   sync.Mutex
	pool pdfium.Pool
	kept wazero.CompilationCache
}

// NewPress returns a press that keeps what it compiles in a folder, which is made
// when it is missing; "" keeps nothing.
func NewPress(cache string) *Press { return &Press{cache: cache} }

// ready starts PDFium.
func (p *Press) ready() error {
	if p.pool != nil {
		return nil
	}
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if p.cache != "" {
		kept, err := wazero.NewCompilationCacheWithDir(p.cache)
		if err == nil { // without a folder to write to it only takes longer
			p.kept = kept
			config = config.WithCompilationCache(kept)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{MinIdle: 0, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		return fmt.Errorf("start pdfium: %w", err)
	}
	p.pool = pool
	return nil
}

// Close gives back the memory; a press can be used again after it.
func (p *Press) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pool == nil {
		return nil
	}
	err := p.pool.Close()
	if p.kept != nil {
		err = errors.Join(err, p.kept.Close(context.Background()))
	}
	p.pool, p.kept = nil, nil
	return err
}

// patience is how long a page may be waited for while another is drawn.
const patience = time.Minute

// Document is an open PDF.
type Document struct {
	press *Press
	inst  pdfium.Pdfium
	ref   references.FPDF_DOCUMENT
	raw   []byte // PDFium reads it while the document is open
	pages int
}

// Open opens a PDF that is not changed while it is open.
func (p *Press) Open(raw []byte) (*Document, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ready(); err != nil {
		return nil, err
	}
	inst, err := p.pool.GetInstance(patience)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	d := &Document{press: p, inst: inst, raw: raw}
	doc, err := inst.OpenDocument(&requests.OpenDocument{File: &d.raw})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open pdf: %w", err), inst.Close())
	}
	d.ref = doc.Document
	count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open pdf: %w", err), inst.Close())
	}
	d.pages = count.PageCount
	return d, nil
}

// Pages is how many there are.
func (d *Document) Pages() int { return d.pages }

// Page draws a page, counted from 0, at so many dots an inch. The picture belongs to
// the caller.
func (d *Document) Page(n, dpi int) (image.Image, error) {
	d.press.mu.Lock()
	defer d.press.mu.Unlock()
	page, err := d.inst.RenderPageInDPI(&requests.RenderPageInDPI{DPI: dpi, Page: requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: n}}})
	if err != nil {
		return nil, fmt.Errorf("draw page %d: %w", n+1, err)
	}
	defer page.Cleanup()
	img := image.NewRGBA(page.Result.RenderedImage.Bounds())
	draw.Draw(img, img.Bounds(), page.Result.RenderedImage, img.Bounds().Min, draw.Src) // the memory is PDFium's
	return img, nil
}

// Close closes the document; its press goes on.
func (d *Document) Close() error {
	d.press.mu.Lock()
	defer d.press.mu.Unlock()
	_, err := d.inst.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref})
	return errors.Join(err, d.inst.Close())
}
