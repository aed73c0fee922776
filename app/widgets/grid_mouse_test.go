package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestGridSelectsByMouse(t *testing.T) {
	g := openGrid(t, 100)
	g.click(lineAt(2), 0)
	g.click(lineAt(5), fyne.KeyModifierShift)
	g.wantSelected(t, 2, 3, 4, 5)
	g.click(lineAt(8), fyne.KeyModifierControl)
	g.click(lineAt(3), fyne.KeyModifierControl)
	g.wantSelected(t, 2, 4, 5, 8)
	if want := []int{2, 5, 8, 3}; !slices.Equal(g.selected, want) {
		t.Errorf("OnSelected = %v, want %v", g.selected, want)
	}
	g.drag(lineAt(1), 0, 3*rowHeightMin)
	g.wantSelected(t, 1, 2, 3, 4)
}

func TestGridActivatesByDoubleClickOnOneRow(t *testing.T) {
	g := openGrid(t, 100)
	g.click(lineAt(4), 0)
	g.click(lineAt(5), 0)
	g.DoubleTapped(&fyne.PointEvent{Position: lineAt(5)})
	if g.activated != nil {
		t.Fatalf("two rows clicked: activated = %v, want none", g.activated)
	}
	g.click(lineAt(5), 0)
	g.DoubleTapped(&fyne.PointEvent{Position: lineAt(5)})
	if !slices.Equal(g.activated, []int{5}) {
		t.Errorf("activated = %v, want [5]", g.activated)
	}
}

func TestGridScrolls(t *testing.T) {
	g := openGrid(t, million)
	wheel := func(dy float32) { g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)}) }
	steps := []struct {
		name string
		do   func()
		top  int
	}{
		{"one notch down", func() { wheel(-25) }, 3},
		{"a third of a notch", func() { wheel(-25. / 3) }, 4},
		{"above the start", func() { wheel(1000) }, 0},
		{"below the thumb", func() { g.click(fyne.NewPos(595, 300), 0) }, 9},
		{"above the thumb", func() { g.scrollRows(500_000); g.click(fyne.NewPos(595, 40), 0) }, 500_000},
		{"thumb to the end", func() { g.ScrollTo(0); g.drag(fyne.NewPos(595, headerHeight+5), 0, 1000) }, million - 10},
		{"thumb to the start", func() { g.drag(fyne.NewPos(595, headerHeight+10*rowHeightMin-5), 0, -1000) }, 0},
		{"thumb to the middle", func() { g.drag(fyne.NewPos(595, headerHeight+5), 0, (10*rowHeightMin-thumbMin)/2) }, 499_995},
	}
	for _, s := range steps {
		if s.do(); g.top != s.top {
			t.Errorf("%s: top = %d, want %d", s.name, g.top, s.top)
		}
	}
}

func TestGridSortsByHeader(t *testing.T) {
	g := openGrid(t, 10)
	head := fyne.NewPos(100, 10)
	g.click(head, 0)
	if g.sorted != "1 false" || !g.view.heads[1].arrow.Visible() {
		t.Errorf("first click: %q, arrow %v", g.sorted, g.view.heads[1].arrow.Visible())
	}
	g.click(head, 0)
	if g.sorted != "1 true" {
		t.Errorf("second click: %q, want 1 true", g.sorted)
	}
	g.click(fyne.NewPos(300, 10), 0)
	if g.sorted != "1 true" || g.SelectedCount() != 0 {
		t.Errorf("a column that cannot sort did: %q", g.sorted)
	}
}

func TestGridResizesColumns(t *testing.T) {
	g := openGrid(t, 10)
	g.drag(fyne.NewPos(70, 10), 30, 0)
	if w := g.cols[0].w; w != 100 {
		t.Errorf("dragged by 30: width %v, want 100", w)
	}
	g.drag(fyne.NewPos(100, 10), -300, 0)
	if w := g.cols[0].w; w != 50 {
		t.Errorf("dragged far left: width %v, want the minimum 50", w)
	}
	g.drag(fyne.NewPos(50, 10), 3000, 0)
	last := g.cols[3]
	if end := last.x + last.w; end != 600-scrollbarWidth || g.cols[2].w != 120 {
		t.Errorf("dragged far right: last column ends at %v, flexible one is %v", end, g.cols[2].w)
	}
	edge := g.cols[2].x + g.cols[2].w
	g.drag(fyne.NewPos(edge, 10), 20, 0)
	if w := g.cols[3].w; w != 70 {
		t.Errorf("edge of the flexible column: neighbour is %v, want 70", w)
	}
	widths := g.ColumnWidths()
	h := openGrid(t, 10)
	h.SetColumnWidths(widths)
	h.SetColumnWidths([]float32{1})
	if !slices.Equal(h.ColumnWidths(), widths) {
		t.Errorf("widths kept: %v, want %v", h.ColumnWidths(), widths)
	}
}

func TestGridNarrowsColumnsToTheirMinimum(t *testing.T) {
	g := openGrid(t, 10)
	g.Resize(fyne.NewSize(322, 200))
	for i, want := range []float32{50, 80, 120, 60} {
		if g.cols[i].w != want {
			t.Errorf("column %d is %v, want %v", i, g.cols[i].w, want)
		}
	}
}

func TestGridTellsTheFullTextUnderTheMouse(t *testing.T) {
	g := openGrid(t, 100)
	move := &desktop.MouseEvent{}
	move.Position = fyne.NewPos(90, lineAt(3).Y)
	g.MouseMoved(move)
	if g.hover != "3/1 Quyết định về việc thành lập" {
		t.Errorf("hover = %q", g.hover)
	}
	if shown := g.view.lines[3].cells[1].text.Text; shown == g.hover {
		t.Errorf("120 px show %q in full", shown)
	}
	g.scrollRows(1)
	if g.hover != "4/1 Quyết định về việc thành lập" {
		t.Errorf("after scrolling hover = %q", g.hover)
	}
	g.MouseOut()
	if g.hover != "" {
		t.Errorf("mouse gone: hover = %q", g.hover)
	}
	g.more = "Vi phạm, chưa xét"
	if g.MouseMoved(move); g.hover != g.more {
		t.Errorf("over a cell with more to say hover = %q", g.hover)
	}
	move.Position = fyne.NewPos(70, 10)
	g.MouseMoved(move)
	if g.Cursor() != desktop.HResizeCursor {
		t.Error("no double arrow over the edge of a column")
	}
}
