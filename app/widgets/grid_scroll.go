package widgets

import (
	"math"

	"fyne.io/fyne/v2"
)

const (
	rowHeightMin   = 32
	rowHeightMax   = 40
	headerHeight   = 32
	scrollbarWidth = 12
	thumbMin       = 24
	wheelNotch     = 25 // what Fyne reports for one click of the wheel
	wheelRows      = 3  // rows for it
)

// Scrolling counts rows in integers. A million rows in pixels would be 3e7, and
// Fyne's float32 positions miss by whole rows there.

// visibleRows is the number of whole rows that fit.
func (g *Grid) visibleRows() int {
	return max(0, int((g.Size().Height-headerHeight)/g.cfg.RowHeight))
}

func (g *Grid) maxTop() int { return max(0, g.length-g.visibleRows()) }

// Top returns the first row that is shown.
func (g *Grid) Top() int { return g.top }

func (g *Grid) clampTop(top int) int { return max(0, min(top, g.maxTop())) }

func (g *Grid) isVisible(row int) bool {
	return row >= g.top && row < g.top+g.visibleRows()
}

// ScrollTo brings a row into sight; the selection stays.
func (g *Grid) ScrollTo(row int) {
	if g.reveal(row) {
		g.redraw()
	}
}

// reveal moves the top as little as needed and tells whether it moved.
func (g *Grid) reveal(row int) bool {
	if row < 0 || row >= g.length || g.visibleRows() == 0 {
		return false
	}
	top := g.top
	if row < top {
		top = row
	} else if row >= top+g.visibleRows() {
		top = row - g.visibleRows() + 1
	}
	moved := top != g.top
	g.top = g.clampTop(top)
	return moved
}

func (g *Grid) scrollRows(rows int) {
	top := g.clampTop(g.top + rows)
	if top == g.top {
		return
	}
	g.top = top
	g.redraw()
	g.hoverAt(g.mouse.at)
}

// Scrolled moves three rows for a notch of the wheel; a touchpad's small steps
// add up.
func (g *Grid) Scrolled(ev *fyne.ScrollEvent) {
	g.wheel -= float64(ev.Scrolled.DY) / wheelNotch * wheelRows
	rows := math.Trunc(math.Round(g.wheel*1000) / 1000)
	g.wheel -= rows
	g.scrollRows(int(rows))
}

// thumb returns place and length of the scrollbar's thumb below the header, zero
// length if everything is in sight.
func (g *Grid) thumb() (y, length float32) {
	track := g.Size().Height - headerHeight
	if g.maxTop() == 0 || track < thumbMin {
		return 0, 0
	}
	share := float64(g.visibleRows()) / float64(g.length)
	length = max(thumbMin, float32(share)*track)
	way := float64(track - length)
	return float32(way * float64(g.top) / float64(g.maxTop())), length
}

// dragThumb puts the thumb's upper end at y below the header.
func (g *Grid) dragThumb(y float32) {
	_, length := g.thumb()
	way := float64(g.Size().Height - headerHeight - length)
	if length == 0 || way <= 0 {
		return
	}
	top := g.clampTop(int(math.Round(float64(y) / way * float64(g.maxTop()))))
	if top != g.top {
		g.top = top
		g.redraw()
	}
}
