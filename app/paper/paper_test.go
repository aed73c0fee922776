package paper

import (
	"bytes"
	"image"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

func twoPages(t *testing.T) []byte {
	t.Helper()
	doc := gofpdf.New("P", "mm", "A4", "")
	doc.AddPage()
	doc.Rect(0, 0, 105, 297, "F") // the left half is black
	doc.AddPageFormat("L", gofpdf.SizeType{Wd: 210, Ht: 297})
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// dark reports a dark point, at parts of width and height.
func dark(img image.Image, x, y float64) bool {
	b := img.Bounds()
	r, _, _, _ := img.At(int(x*float64(b.Dx())), int(y*float64(b.Dy()))).RGBA()
	return r < 0x8000
}

func TestPagesAreDrawn(t *testing.T) {
	folder := t.TempDir()
	for _, run := range []string{"the first time", "from what was kept"} {
		p := NewPress(folder)
		d, err := p.Open(twoPages(t))
		if err != nil {
			t.Fatal(err)
		}
		if d.Pages() != 2 {
			t.Errorf("%s: %d pages", run, d.Pages())
		}
		first, err := d.Page(0, 72)
		if err != nil {
			t.Fatal(err)
		}
		second, err := d.Page(1, 144)
		if err != nil {
			t.Fatal(err)
		}
		if b := first.Bounds(); b.Dx() < 594 || b.Dx() > 597 || !dark(first, 0.25, 0.5) || dark(first, 0.75, 0.5) {
			t.Errorf("%s: the first page is %v", run, b)
		}
		if b := second.Bounds(); b.Dx() < b.Dy() || b.Dx() < 1680 || dark(second, 0.25, 0.5) {
			t.Errorf("%s: the second page is %v", run, b)
		}
		if _, err := d.Page(2, 72); err == nil {
			t.Errorf("%s: there is a third page", run)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		if _, err := p.Open([]byte("no pdf")); err == nil {
			t.Errorf("%s: any bytes are a pdf", run)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
}
